"""The receiving department of tests: twenty departments report to it on paper, and what their papers say."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from bluezone.documents import letter_file
from bluezone.letters import checks, sheet
from bluezone.letters.letter import Letter, Moment, Precision
from bluezone.rollout import report, snapshot, tally, unit
from bluezone.rollout.campaign import Campaign as PureCampaign
from bluezone.rollout.report import Deeds
from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import ReportingPeriod
from bluezone.rollout.tally import Standing, Unit
from bluezone.rollout.unit import UnitId
from bluezone.server.accounts import services as accounts
from bluezone.server.accounts.models import Role as SiteRole
from bluezone.server.rollout import campaigns, confirming, reading_reports, receiving
from bluezone.server.rollout.confirming import Said
from bluezone.server.rollout.models import Received
from bluezone.server.rollout.reading_reports import Given
from bluezone.server.rollout.receiving import Desk
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor
from bluezone.server.units.models import Grant
from tests.rollout.receiving import NAMES
from tests.server.rollout import papers
from tests.server.rollout.province import (
    CODE,
    CUTOFF,
    DEADLINE,
    FROM,
    NEEDS,
    THURSDAY,
    Province,
    definition,
    load_units,
)

RECEIVER = "Sở Thông tin và Truyền thông"
PERIODS = (ReportingPeriod(CUTOFF, DEADLINE),)


def departments(names: Sequence[str] = NAMES) -> list[str]:
    """Write the units of the province and a department of each of *names* below it; return their ids."""
    load_units()
    ids = [f"u{number}" for number in range(len(names))]
    named = zip(ids, names, strict=True)
    registry.replace(unit.one(id, FROM, kind="department", name=name, parent="qt") for id, name in named)
    return ids


def make(
    names: Sequence[str] = NAMES,
    periods: Sequence[ReportingPeriod] = PERIODS,
    reporting: Callable[[str], bool] = lambda unit: unit.startswith("u"),
) -> Province:
    """Return a province in which the departments *names* report to the receiving one, and the campaign runs."""
    departments(names)
    plan = campaigns.Plan(UnitId("qt"), UnitId("qt"), date(2020, 8, 2), lambda unit, tree: reporting(unit))
    made = campaigns.make(definition(periods=periods), NEEDS, plan, by=actor.SITE, now=THURSDAY)
    return Province(campaigns.start(made.code, by=actor.SITE, now=THURSDAY))


def officer(province: Province) -> Actor:
    """Return who receives, with the grant where it usually stands: at the province."""
    return province.acting(Role.RECEIVING_OFFICER, "qt")


def desk(province: Province, place: str = "stttt", number: int | None = None) -> Desk:
    """Return the desk of *place* as it is seen now."""
    return receiving.desk(CODE, place, number, by=officer(province), now=province.now)


def letter(place: int, definition: PureCampaign, installed: int = 20, total: int = 24, **values: Any) -> Letter:
    """Return the report of the department of that place, with the others as having no smartphone."""
    members = [
        Standing("u", str(member), THURSDAY, member < installed, None if member < installed else "no_smartphone")
        for member in range(total)
    ]
    counted = tally.count(members, [Unit("u", NAMES[place])], definition.kind(), CUTOFF)
    frozen = snapshot.freeze(CODE, f"u{place}", counted, at=CUTOFF, by="job")
    office = replace(papers.OFFICE, organ=NAMES[place], abbreviation=f"DV{place}")
    drafted = report.draft(frozen, definition, office, {"stttt": RECEIVER}, Deeds(), report.counts(frozen, definition))
    given = {"number": str(100 + place), "date": date(2020, 8, 10), "is_draft": False, **values}
    return replace(drafted.letter, **given)


def text(of: Letter) -> bytes:
    """Return *of* as a file of plain text."""
    return checks.text_of(sheet.lay_out(of)).encode()


def came(province: Province, data: bytes, at: datetime = DEADLINE, name: str = "bao-cao.txt") -> Received:
    """Return the report in the file *data* that came at *at*, read and not confirmed yet."""
    here = desk(province)
    added = reading_reports.add(here, [Given(name, data)], by=officer(province), now=at)
    (made,) = added.made
    return reading_reports.read(made, here)


def said(row: Received, **values: Any) -> Said:
    """Return what a clerk says who finds *row* as it was read, but for *values*."""
    given = {
        "participant": row.participant,
        "period": row.period,
        "number_symbol": row.number_symbol,
        "dated": row.dated,
        "cutoff": Moment(date(2020, 8, 9), time(8), Precision.MINUTE),
        "denominator": row.denominator,
        "total": row.total,
        "installed": row.installed,
        "reasons": tuple(row.reasons.items()),
        "arrived_at": row.arrived_at,
        **values,
    }
    return Said(**given)


def fill(username: str, password: str) -> int:
    """Fill a site with the twenty departments and an officer who signs in; return the number of a PDF to confirm.

    Of the departments seventeen have reported, one letter contradicts itself, and two files wait to be read.
    """
    province = make()
    user = accounts.make_user(username, password, SiteRole.STAFF, now=THURSDAY)
    Grant.objects.create(user=user, role=Role.RECEIVING_OFFICER.value, unit_id="qt", since=FROM, given_at=THURSDAY)
    definition, here, by = campaigns.pure(province.campaign), desk(province), officer(province)
    for place in range(5, 20):
        row = came(province, text(letter(place, definition, 20 + place % 4, 24 + place)))
        confirming.confirm(row, said(row), here, by=by, now=THURSDAY)
    wrong = text(letter(3, definition)).decode().replace("20/24", "19/24").encode()
    came(province, wrong, name="bao-cao-mau-thuan.txt")
    waiting = [Given(f"bao-cao-{place}.txt", text(letter(place, definition))) for place in (1, 2)]
    reading_reports.add(here, waiting, by=by, now=THURSDAY)
    return came(province, letter_file.write(letter(4, definition), "a.pdf"), name="bao-cao-so-cong-thuong.pdf").pk
