"""Who may do what: one table of action and role, and one decision. A right follows the tree downwards.

A person holds grants: a role at a unit for a time. The receiving department is often a sister of those who report to
it, so a receiving officer's grant stands at the unit whose whole subtree reports, a province, not at the department.
Nobody is allowed what no grant allows; nothing takes a right away but its end.

docs/reference/rights.md is written from the table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.period import Period
from bluezone.rollout.succession import Successions
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId


class Role(StrEnum):
    """What a person is in an office."""

    CLERK = "clerk"
    DRAFTER = "drafter"
    CHECKER = "checker"
    SIGNER = "signer"
    HELPER = "helper"
    RECEIVING_OFFICER = "receiving_officer"
    VIEWER = "viewer"
    ADMINISTRATOR = "administrator"


ROLES: dict[Role, Bilingual] = {
    Role.CLERK: Bilingual("văn thư", "registry clerk"),
    Role.DRAFTER: Bilingual("người soạn thảo", "drafter"),
    Role.CHECKER: Bilingual("người kiểm tra", "checker"),
    Role.SIGNER: Bilingual("người ký", "signer"),
    Role.HELPER: Bilingual("người hỗ trợ cài đặt", "helper"),
    Role.RECEIVING_OFFICER: Bilingual("cán bộ tiếp nhận, tổng hợp", "receiving officer"),
    Role.VIEWER: Bilingual("người xem", "viewer"),
    Role.ADMINISTRATOR: Bilingual("quản trị", "administrator"),
}


class Action(StrEnum):
    """What a service does or shows; the part before the dot is its subject."""

    UNIT_SEE = "unit.see"
    UNIT_CHANGE = "unit.change"
    GRANT_CHANGE = "grant.change"
    TOKEN_CHANGE = "token.change"
    AUDIT_SEE = "audit.see"
    PAPER_SEE = "paper.see"
    PAPER_REGISTER = "paper.register"
    PAPER_ASSIGN = "paper.assign"
    PAPER_FORWARD = "paper.forward"
    CAMPAIGN_CHANGE = "campaign.change"
    GUIDANCE_CHANGE = "guidance.change"
    ROSTER_SEE = "roster.see"
    ROSTER_CHANGE = "roster.change"
    STATUS_TICK = "status.tick"
    OUTREACH_LOG = "outreach.log"
    FIGURES_SEE = "figures.see"
    REPORT_DRAFT = "report.draft"
    REPORT_CHECK = "report.check"
    REPORT_APPROVE = "report.approve"
    REPORT_NUMBER = "report.number"
    REPORT_ISSUE = "report.issue"
    RECEIVED_CONFIRM = "received.confirm"
    CHASE_DRAFT = "chase.draft"
    SUMMARY_DRAFT = "summary.draft"


@dataclass(frozen=True, slots=True)
class Rule:
    """How people name an action, and which roles may do it."""

    said: Bilingual
    roles: frozenset[Role]


def _rule(vi: str, en: str, *roles: Role) -> Rule:
    return Rule(Bilingual(vi, en), frozenset(roles))


_C, _D, _K, _S = Role.CLERK, Role.DRAFTER, Role.CHECKER, Role.SIGNER
_H, _R, _V, _A = Role.HELPER, Role.RECEIVING_OFFICER, Role.VIEWER, Role.ADMINISTRATOR

# Names and phones are for those who work with them: neither a viewer, nor a receiving officer, nor an administrator
# sees a roster (design, section 3). Who drafts does not check or approve by the same role, and who approves gives no
# number (Nghị định 30/2020/NĐ-CP, Điều 12, 13 and 15; specification of the rollout, section 2.2).
TABLE: dict[Action, Rule] = {
    Action.UNIT_SEE: _rule("xem đơn vị", "see units", *Role),
    Action.UNIT_CHANGE: _rule("sửa đơn vị", "change units", _A),
    Action.GRANT_CHANGE: _rule("mời người, giao và thu quyền", "invite people, give and end grants", _A),
    Action.TOKEN_CHANGE: _rule("cấp và thu mã kết nối", "give and end tokens of other systems", _A),
    Action.AUDIT_SEE: _rule("xem nhật ký", "see the audit log", _A),
    Action.PAPER_SEE: _rule("xem văn bản đến, đi", "see papers in and out", _C, _D, _K, _S, _R),
    Action.PAPER_REGISTER: _rule("đăng ký văn bản", "register papers", _C),
    Action.PAPER_ASSIGN: _rule("giao việc, đặt thời hạn", "assign papers, set the time", _S),
    Action.PAPER_FORWARD: _rule("chuyển tiếp văn bản", "forward papers", _C, _D),
    Action.CAMPAIGN_CHANGE: _rule("lập, sửa đợt triển khai", "make and change campaigns", _D, _R),
    Action.GUIDANCE_CHANGE: _rule("sửa trang hướng dẫn", "change the public guidance", _D, _R),
    Action.ROSTER_SEE: _rule("xem danh sách người", "see rosters", _D, _K, _H),
    Action.ROSTER_CHANGE: _rule("nhập, sửa danh sách", "import and change rosters", _D),
    Action.STATUS_TICK: _rule("đánh dấu đã cài", "tick installs", _D, _H),
    Action.OUTREACH_LOG: _rule("ghi việc tuyên truyền", "log outreach", _D, _H),
    Action.FIGURES_SEE: _rule("xem số liệu", "see figures", _C, _D, _K, _S, _H, _R, _V),
    Action.REPORT_DRAFT: _rule("soạn báo cáo", "draft reports", _D),
    Action.REPORT_CHECK: _rule("kiểm tra báo cáo", "check reports", _K),
    Action.REPORT_APPROVE: _rule("duyệt, ký báo cáo", "approve and sign reports", _S),
    Action.REPORT_NUMBER: _rule("cấp số báo cáo", "number reports", _C),
    Action.REPORT_ISSUE: _rule("phát hành báo cáo", "issue reports", _C),
    Action.RECEIVED_CONFIRM: _rule("xác nhận báo cáo nhận được", "confirm received reports", _R),
    Action.CHASE_DRAFT: _rule("soạn công văn đôn đốc", "draft chase letters", _R),
    Action.SUMMARY_DRAFT: _rule("tổng hợp, soạn báo cáo chung", "aggregate, draft the summary", _R),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that a person has at a unit, and so at all units below it, for a time."""

    role: Role
    unit: UnitId
    period: Period


def may(grants: Iterable[Grant], action: Action, unit: UnitId, tree: Tree, day: date) -> bool:
    """Return whether a person with *grants* may do *action* at *unit* on *day*.

    Args:
        tree: says what stands under what: today's, or the one that a campaign froze. A unit it lacks has no rights.
        day: on which the grants must hold; it need not be the day of the tree.
    """
    if unit not in tree:
        return False
    roles = TABLE[action].roles
    at = {grant.unit for grant in grants if grant.role in roles and day in grant.period}
    return any(each in at for each in tree.upwards(unit))


def carried(grants: Iterable[Grant], successions: Successions, day: date) -> tuple[Grant, ...]:
    """Return *grants* and, behind them, those that passed to the successor of their unit by *day*.

    What went on as one unit, alone or with others, takes all grants along, from the day on which it did. A unit that
    was divided passes none on, for nobody knows which part a person went to: `divided` lists those. Old grants stay:
    a campaign keeps the tree in which they hold.
    """
    given = tuple(grants)
    passed = (new for grant in given if (new := _passed(grant, successions, day)) is not None)
    return tuple(dict.fromkeys((*given, *passed)))


def divided(grants: Iterable[Grant], successions: Successions, day: date) -> tuple[Grant, ...]:
    """Return those of *grants* that stand at a unit which several units follow on *day*; each must be given anew."""
    return tuple(grant for grant in grants if len(successions.successors(grant.unit, day)) > 1)


def _passed(grant: Grant, successions: Successions, day: date) -> Grant | None:
    """Return *grant* at the one unit that follows on *day*; None where there is none, or it had ended before."""
    followers = successions.successors(grant.unit, day)
    if followers == (grant.unit,) or len(followers) > 1:
        return None
    since = max(_since(grant.unit, successions, day), grant.period.since)
    return Grant(grant.role, followers[0], Period(since, grant.period.until)) if since <= grant.period.last else None


def _since(unit: UnitId, successions: Successions, day: date) -> date:
    """Return since when those who stand for *unit* on *day* have done so."""
    followers = successions.successors(unit, day)
    since = day
    for changed in sorted({link.day for link in successions.links if link.day <= day}, reverse=True):
        if successions.successors(unit, changed) != followers:
            break
        since = changed
    return since


def page_rows() -> list[tuple[str, ...]]:
    """Return the table as docs/reference/rights.md shows it: action, Vietnamese, English, then a cell for each role."""
    return [
        (f"`{action}`", rule.said.vi, rule.said.en, *("yes" if role in rule.roles else "" for role in Role))
        for action, rule in TABLE.items()
    ]
