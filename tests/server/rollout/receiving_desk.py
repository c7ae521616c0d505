"""The receiving department of tests: twenty departments report to it on paper, and what their papers say."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bluezone.letters import checks, sheet
from bluezone.letters.letter import Letter
from bluezone.rollout import report, snapshot, tally, unit
from bluezone.rollout.campaign import Campaign as PureCampaign
from bluezone.rollout.report import Deeds
from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import ReportingPeriod
from bluezone.rollout.tally import Standing, Unit
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import campaigns, reading_reports, receiving
from bluezone.server.rollout.models import Received
from bluezone.server.rollout.reading_reports import Given
from bluezone.server.rollout.receiving import Desk
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor
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
