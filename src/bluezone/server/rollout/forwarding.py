"""Passing an incoming directive on by a letter of one's own, to whom one chooses among the units below.

Source: shared specification of the rollout, sections 0 and 2; Nghị định 30/2020/NĐ-CP, Điều 23 and 24.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bluezone.errors import BluezoneError
from bluezone.letters import drafting, kinds, wording
from bluezone.letters.letter import Deadline, Letter, Moment, Reference
from bluezone.rollout import schedule
from bluezone.rollout.report import OFFICIAL_LETTER, Office
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import campaigns, drafts, letterheads
from bluezone.server.rollout.models import Incoming, Outgoing
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor

FORWARDED = "directive_forwarded"
MOST_NAMED = 6
"""More addressees than these are named together; a letter is not read by its list."""

APP = "ứng dụng"
TASKS = (
    "Phổ biến đến toàn thể cán bộ, công chức, viên chức, người lao động; cài đặt {app} trên điện thoại thông minh",
    "Hướng dẫn, hỗ trợ người chưa tự cài đặt được; ghi rõ lý do đối với trường hợp không thể cài đặt",
    "Báo cáo kết quả thực hiện",
)
"""What a clerk starts from; each task is changed or struck out."""


class NobodyChosenError(BluezoneError, ValueError):
    """A directive is passed on to somebody, and only to those below."""

    code = "forwarding_nobody_chosen"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a clerk says of the letter.

    Attributes:
        units: who gets it.
        named: what they are called together, "Các phòng, đơn vị thuộc Sở"; if empty, by their names where few.
        tasks: what they have to do, a sentence each.
        until: when they have to report.
        drafting: the unit that drafts, as in the symbol; if empty, the letterhead's.
        abstract: if empty, that of the directive.
    """

    units: tuple[str, ...]
    tasks: tuple[str, ...]
    named: str = ""
    until: datetime | None = None
    drafting: str = ""
    abstract: str = ""


def direct(unit: str, now: datetime) -> tuple[UnitId, ...]:
    """Return the units directly below *unit* today."""
    return registry.tree_on(schedule.local_day(now)).children(UnitId(unit))


def whole(unit: str, now: datetime) -> tuple[UnitId, ...]:
    """Return all units below *unit* today."""
    return registry.tree_on(schedule.local_day(now)).subtree(UnitId(unit))[1:]


def forward(incoming: Incoming, plan: Plan, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft of the letter by which the office passes *incoming* on.

    Raises:
        RightMissingError
        NobodyChosenError: no unit, or one that does not stand below the office.
        SymbolError: *plan.drafting* is no abbreviation.
    """
    actor.require(by, Action.PAPER_FORWARD, incoming.unit_id, now)
    tree = registry.tree_on(schedule.local_day(now))
    _refuse_foreign(plan.units, incoming.unit_id, tree)
    office = letterheads.office(incoming.unit_id, now)
    if plan.drafting:
        office = replace(office, drafting=plan.drafting, archive=None)
    written = letter(office, incoming, plan, _names(plan, tree))
    return drafts.create(
        written,
        Outgoing.Purpose.FORWARDING,
        incoming.unit_id,
        campaign=incoming.campaign,
        forwards=incoming,
        addressed=plan.units,
        by=by,
        now=now,
    )


def _refuse_foreign(units: Iterable[str], office: str, tree: Tree) -> None:
    chosen = set(units)
    below = set(tree.subtree(UnitId(office))[1:])
    if not chosen or not chosen <= below:
        raise NobodyChosenError("Units: found none, or one that does not stand below this office. Choose one at least.")


def _names(plan: Plan, tree: Tree) -> tuple[str, ...]:
    if plan.named:
        return (plan.named,)
    if len(plan.units) <= MOST_NAMED:
        return tuple(tree.version(UnitId(unit)).title for unit in plan.units)
    return ("Các cơ quan, đơn vị trực thuộc",)


def letter(office: Office, incoming: Incoming, plan: Plan, named: tuple[str, ...]) -> Letter:
    """Return the letter of *office* to those who are *named*."""
    directive = reference(incoming)
    until = _moment(plan.until)
    head = office.head(OFFICIAL_LETTER, named, plan.abstract or incoming.abstract)
    return replace(
        head,
        references=(directive,),
        urgency=incoming.urgency or None,
        deadlines=(Deadline("kết quả cài đặt", office.organ, until),) if until else (),
        body=wording.forwarding(
            office.organ,
            app(incoming),
            directive,
            plan.tasks,
            units=wording.listed(tuple(_inside(name) for name in named)),
            until=until,
        ),
    )


def _inside(name: str) -> str:
    """Return *name* as it stands within a sentence: "các phòng, đơn vị"; the name of an organ keeps its capital."""
    return name[:1].lower() + name[1:] if name.split()[0].lower() in ("các", "những", "toàn") else name


def reference(incoming: Incoming) -> Reference:
    """Return *incoming* as a letter cites it."""
    kind = kinds.of_name(incoming.kind)
    return Reference(
        number_symbol=incoming.number_symbol or None,
        date=incoming.dated,
        issuer=incoming.issuer or None,
        type=kind.name if kind else "Văn bản",
        abstract=incoming.abstract or None,
        role=FORWARDED,
    )


def app(incoming: Incoming) -> str:
    """Return what is installed: the app of its campaign, or what its abstract names."""
    if incoming.campaign:
        return campaigns.pure(incoming.campaign).app.vi
    return drafting.app_in(incoming.abstract) or APP


def tasks(incoming: Incoming) -> tuple[str, ...]:
    """Return the tasks that a letter starts with."""
    return tuple(task.format(app=app(incoming)) for task in TASKS)


def _moment(at: datetime | None) -> Moment | None:
    return schedule.moment(at) if at else None
