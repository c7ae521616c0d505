"""The rollout of the drill, step by step, on the site's own services: `python -m bluezone.world.campaign STEP`.

Run with the site's environment. Standard input holds the people as JSON, standard output gets what the step made. Each
step says when it happens; the site's clock stands elsewhere.
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bluezone.world import offices
from bluezone.world.offices import CODE, CUTOFF, DEADLINE, OFFICE, PROVINCE, RECEIVER, at

DESK, RECEIVING = "hoa", "giang"
"""User names of who does the department's work, and of who receives."""

LAST_NUMBER = 1157
"""Of the department's documents before the story begins."""

MISSING, LATE = ("so-17", "so-19"), "so-16"
"""Two do not report at all, one after the time."""

COPIES = (
    "UBND tỉnh (b/c)",
    "BCĐ phòng, chống dịch bệnh Covid-19 tỉnh (b/c)",
    "Lãnh đạo Sở",
    "Các phòng, đơn vị thuộc Sở",
)
OUTREACH = ("enterprises", "clusters", "zones", "malls", "markets", "families")
NOT_SUITABLE = "incompatible_device"

Json = dict[str, Any]


def prepare(given: Json) -> Json:
    """Make the offices, their people and the campaign; let the directive come in and go on; take the roster in."""
    from bluezone.letters.wording import Gate
    from bluezone.rollout.outreach import Entry
    from bluezone.server.accounts import services as accounts
    from bluezone.server.accounts.models import Role as SiteRole
    from bluezone.server.rollout import campaigns, gate_notes, outreach
    from bluezone.server.rollout.campaigns import Plan
    from bluezone.server.rollout.models import Period
    from bluezone.server.rollout.outreach import Said
    from bluezone.server.units import changing
    from bluezone.server.units.actor import SITE

    changing.take_in(offices.UNITS, (), by=SITE, now=at(2, 9))
    for name, full_name, password in given["people"]:
        user = accounts.make_user(name, password, SiteRole.STAFF, full_name=full_name, now=at(2, 9))
        _grant(user, name)
    reporting = {OFFICE, *(each.id for each in offices.UNITS if each.id.startswith("so-"))}
    plan = Plan(RECEIVER, PROVINCE, date(2020, 8, 2), lambda unit, tree: unit in reporting)
    campaigns.make(offices.CAMPAIGN, offices.NEEDS, plan, by=SITE, now=at(2, 10))
    campaigns.start(CODE, by=SITE, now=at(2, 10))
    _papers(given["signer"])
    _roster(given["members"])
    for kind in OUTREACH:
        outreach.log(_at(OFFICE), Said(Entry(kind, at(8, 10))), by=_actor(DESK), now=at(8, 10))
    gate_notes.note(_at(OFFICE), Period.objects.get(campaign__code=CODE), Gate(), by=_actor(DESK), now=at(8, 17))
    return {"members": len(given["members"])}


def _grant(user: Any, name: str) -> None:
    from bluezone.rollout.rights import Role
    from bluezone.server.units import granting
    from bluezone.server.units.actor import SITE

    office = (Role.CLERK, Role.DRAFTER, Role.CHECKER, Role.SIGNER, Role.HELPER)
    held = [(role, OFFICE) for role in office] if name == DESK else [(Role.RECEIVING_OFFICER, PROVINCE)]
    for role, place in held:
        granting.give(user, role, place, by=SITE, now=at(2, 9))


def _papers(signer: str) -> None:
    """Register 563/STTTT-CNTT, assign it, pass it on by 1158/SCT-QLTM; give out the numbers up to 1168."""
    from bluezone.server.rollout import (
        access,
        assigning,
        drafting_steps,
        drafts,
        elsewhere,
        forwarding,
        letterheads,
        numbering,
        register,
    )
    from bluezone.server.rollout.letterheads import Text
    from bluezone.server.rollout.models import Series

    by = _actor(DESK)
    letterheads.change(
        OFFICE,
        Text(
            organ="Sở Công Thương",
            parent_organ="UBND tỉnh Quảng Trị",
            abbreviation="SCT",
            drafting="VP",
            place="Quảng Trị",
            signer_authority="KT. GIÁM ĐỐC",
            signer_title="PHÓ GIÁM ĐỐC",
            signer_name=signer,
            recipients="\n".join(COPIES),
            archive="VT, VP",
        ),
        by=by,
        now=at(3, 8),
    )
    entry = register.Entry(
        arrived_on=date(2020, 8, 3),
        issuer="Sở Thông tin và Truyền thông",
        kind="Công văn",
        abstract=offices.SUBJECT,
        number_symbol="563/STTTT-CNTT",
        dated=date(2020, 8, 2),
    )
    directive = register.register(OFFICE, entry, campaign=access.campaign(CODE), by=by, now=at(3, 9))
    assigning.assign(directive, assigning.Order(offices.HOUSE, due=DEADLINE), by=by, now=at(3, 10))
    numbering.start(OFFICE, 2020, Series.Direction.OUTGOING, "", LAST_NUMBER, by=by, now=at(3, 10))
    plan = forwarding.Plan(
        (offices.HOUSE, offices.CENTRE, offices.UNION),
        ("Cài đặt ứng dụng Bluezone trên điện thoại thông minh", "Vận động gia đình và nhân dân nơi cư trú cài đặt"),
        named="Các phòng, đơn vị thuộc Sở",
        until=CUTOFF,
        drafting="QLTM",
    )
    onward = forwarding.forward(directive, plan, by=by, now=at(7, 9))
    drafting_steps.check(onward, by=by, now=at(7, 10))
    drafting_steps.approve(onward, by=by, now=at(7, 11))
    drafting_steps.number(drafts.find(OFFICE, onward.pk), by=by, now=at(7, 14), day=date(2020, 8, 7))
    drafting_steps.issue(drafts.find(OFFICE, onward.pk), by=by, now=at(7, 14))
    for number in range(10):
        abstract = f"việc khác của Sở, số {number + 1}"
        written = elsewhere.Entry("Công văn", "SCT-QLTM", date(2020, 8, 7), abstract, signer)
        elsewhere.register(OFFICE, written, by=by, now=at(7, 16))


def _roster(members: Iterable[Mapping[str, Any]]) -> None:
    from bluezone.server.rollout import accepting, staging

    names = {each.id: each.versions[0].name for each in offices.UNITS}
    rows = [["STT", "Họ và tên", "Đơn vị", "Số điện thoại", "Hệ điều hành"]]
    for place, each in enumerate(members, 1):
        unit = names[offices.place_of(each["department"])]
        rows.append([str(place), each["name"], unit, offices.number_of(each["number"]), each["system"]])
    by = _actor(DESK, 6)
    staged = staging.stage(_at(OFFICE), rows, "danh-sach.xlsx", by=by, now=at(6, 8))
    accepting.accept(staged, staging.look(staged).fingerprint, is_partial=True, by=by, now=at(6, 8, 30))


def tick(given: Json) -> Json:
    """Let a helper note, on Saturday, who cannot install, of those whose phones have not registered."""
    from bluezone.rollout.status import State
    from bluezone.server.rollout import statuses
    from bluezone.server.rollout.models import Member
    from bluezone.server.rollout.statuses import Said

    wanted = [offices.number_of(number) for number in given["numbers"]]
    rows = Member.objects.filter(phone__in=wanted, is_counted=True)
    said = [Said(f"drill-{row.pk}", row.pk, State.EXEMPT, at(8, 16), reason=NOT_SUITABLE) for row in rows]
    answers = statuses.tick(_at(OFFICE), said, by=_actor(DESK), now=at(8, 16))
    return {"noted": sum(answer.refusal is None for answer in answers)}


def freeze(given: Json) -> Json:
    """Freeze the figures of the cut-off."""
    from bluezone.server.rollout import freezing
    from bluezone.server.rollout.models import Snapshot

    freezing.freeze_due(CUTOFF + timedelta(seconds=20))
    found = Snapshot.objects.get(participant=_at(OFFICE))
    verified = _at(OFFICE).campaign.participants.filter(path__startswith=_at(OFFICE).path)
    return {
        "installed": found.installed,
        "total": found.total,
        "open": found.n_open,
        "verified": sum(row.verified for row in verified),
        "digest": found.digest,
    }


def report(given: Json) -> Json:
    """Draft the department's letter, have it checked, approved, numbered and issued on Monday; return it."""
    from bluezone.server.rollout import drafting_steps, drafts, reporting
    from bluezone.server.rollout.models import Period
    from bluezone.server.rollout.reporting import Wish

    by, period = _actor(DESK, 10), Period.objects.get(campaign__code=CODE)
    made = reporting.draft(_at(OFFICE), period, Wish(scope=offices.SCOPE), by=by, now=at(10, 8))
    drafting_steps.check(made, by=by, now=at(10, 9))
    drafting_steps.approve(drafts.find(OFFICE, made.pk), by=by, now=at(10, 9, 30))
    drafting_steps.number(drafts.find(OFFICE, made.pk), by=by, now=at(10, 10), day=date(2020, 8, 10))
    drafting_steps.issue(drafts.find(OFFICE, made.pk), by=by, now=at(10, 10))
    issued = drafts.find(OFFICE, made.pk)
    return {"letter": issued.letter, "number_symbol": issued.number_symbol}


def receive(given: Json) -> Json:
    """Let the other departments' letters arrive as files, be read and, where nothing is wrong, confirmed."""
    from bluezone.server.rollout import confirming, reading_reports, receiving
    from bluezone.server.rollout.reading_reports import Given
    from bluezone.world import other_offices

    by = _actor(RECEIVING, 10)
    files = [(unit, data) for unit, data in other_offices.letters() if unit not in MISSING]
    for unit, data in files:
        arrived = at(11, 8) if unit == LATE else at(10, 15)
        here = receiving.desk(CODE, RECEIVER, None, by=by, now=arrived)
        added = reading_reports.add(here, [Given(f"{unit}.pdf", data)], by=by, now=arrived)
        for row in added.made:
            read = reading_reports.read(row, here)
            if not read.findings:
                confirming.confirm(read, _as_read(read), here, by=by, now=at(11, 9))
    here = receiving.desk(CODE, RECEIVER, None, by=by, now=at(11, 9))
    confirming.confirm_ready(here, by=by, now=at(11, 9))
    confirmed = here.period.received.filter(state="confirmed").count()
    waiting = here.period.received.filter(state="waiting").count()
    return {"files": len(files), "confirmed": confirmed, "waiting": waiting, "expected": 1 + len(offices.OTHERS)}


def _as_read(row: Any) -> Any:
    """Return what a clerk says who finds *row* as the paper has it."""
    from bluezone.rollout import schedule
    from bluezone.server.rollout.confirming import Said

    return Said(
        participant=row.participant,
        period=row.period,
        number_symbol=row.number_symbol,
        dated=row.dated,
        cutoff=schedule.moment(row.as_of),
        denominator=row.denominator,
        total=row.total,
        installed=row.installed,
        reasons=tuple(row.reasons.items()),
        arrived_at=row.arrived_at,
    )


def _at(unit: str) -> Any:
    from bluezone.server.rollout import access

    return access.participant(CODE, unit)


def _actor(username: str, day: int = 8) -> Any:
    from bluezone.server.accounts.models import User
    from bluezone.server.units import actor

    return actor.of(User.objects.get(username=username), at(day, 7))


STEPS: Mapping[str, Callable[[Json], Json]] = {
    "prepare": prepare,
    "tick": tick,
    "freeze": freeze,
    "report": report,
    "receive": receive,
}


def main(words: Sequence[str]) -> None:
    """Run the steps that *words* name, on one standard input, and write what each of them made."""
    from bluezone.server import programs

    programs.prepare()
    given = json.loads(sys.stdin.read() or "{}")
    made = {word: STEPS[word](given) for word in words}
    sys.stdout.write(json.dumps(made, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
