"""The consolidated table of one period: all reports that count, with what changed since the last, and as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bluezone.documents.sheets import Cell, Table
from bluezone.letters import written
from bluezone.rollout import aggregate, arrival, schedule
from bluezone.rollout.aggregate import Group, Line
from bluezone.rollout.aggregate import Table as PureTable
from bluezone.rollout.arrival import Verdict
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.figures import Figures
from bluezone.server.rollout import receiving, reporting
from bluezone.server.rollout.receiving import Desk
from bluezone.server.units import registry

HEADS = (
    Bilingual("STT", "No."),
    Bilingual("Cơ quan, địa phương", "Unit"),
    Bilingual("Số, ký hiệu, ngày báo cáo", "Number, symbol, date"),
    Bilingual("Thời điểm chốt số liệu", "Cut-off"),
    Bilingual("Mẫu số", "Total"),
    Bilingual("Đã cài đặt", "Installed"),
    Bilingual("Tỷ lệ (%)", "Rate (%)"),
    Bilingual("Tăng/giảm số đã cài", "Change, installed"),
    Bilingual("Tăng/giảm điểm %", "Change, points"),
    Bilingual("Xếp hạng trong cùng loại", "Rank within its kind"),
    Bilingual("Trạng thái", "State"),
)
"""Columns of the table as a file; shared specification of the rollout, section 4.5."""

REFERS_TO = Bilingual("Tỷ lệ tính trên", "Rates refer to")
TOTAL = Bilingual("Tổng cộng", "Total")
SUM_OVER = {"vi": "Cộng số liệu của {n} trên {of} đơn vị.", "en": "The sum goes over {n} of {of} units."}


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The table with what else its page says.

    Attributes:
        names: of units, told apart where several have one.
        twice: names of units whose people may stand in the figures of two, the second of which goes on with the first.
        places: decimals of the rates.
    """

    desk: Desk
    verdicts: tuple[Verdict, ...]
    table: PureTable
    names: Mapping[str, str]
    twice: tuple[tuple[str, str], ...]
    places: int


def gather(of: Desk, now: datetime) -> Consolidated:
    """Return the table of the desk's period as it stands at *now*."""
    judged = receiving.verdicts(of, now)
    before = last(of, now)
    places = 2 if any(each.expected.kind in reporting.PROVINCIAL for each in judged) else 1
    table = aggregate.table(judged, of.definition, before, places)
    names = arrival.names(verdict.expected for verdict in judged)
    links = registry.successions()
    doubled = aggregate.counted_twice(table, links, schedule.local_day(now)) if links.links else ()
    named = tuple((names.get(old, old), names.get(new, new)) for old, new in doubled)
    return Consolidated(of, judged, table, names, named, places)


def last(of: Desk, now: datetime) -> Mapping[str, Figures]:
    """Return the figures of the period before, by unit."""
    if of.before is None:
        return {}
    judged = receiving.verdicts(of, now, of.before)
    return {each.expected.unit: each.figures for each in judged if each.figures}


def tables(found: Consolidated, language: str) -> tuple[Table, ...]:
    """Return the table as files have it, one for each denominator: a row for each unit, and the total."""
    return tuple(_table(group, found, language) for group in found.table.groups)


def _table(group: Group, found: Consolidated, language: str) -> Table:
    kind = getattr(found.desk.definition.kind(group.denominator).said, language)
    completeness = group.total.completeness
    said = SUM_OVER[language].format(n=completeness.n_reported, of=completeness.n_expected)
    return Table(
        name=kind,
        head=[getattr(head, language) for head in HEADS],
        rows=[_row(number, line, found, language) for number, line in enumerate(group.lines, 1)],
        notes=[f"{getattr(REFERS_TO, language)}: {kind}", said],
        total=_total(group, found, language),
    )


def _row(number: int, line: Line, found: Consolidated, language: str) -> tuple[Cell, ...]:
    verdict, told, change = line.verdict, line.figures, line.change
    return (
        number,
        found.names[verdict.expected.unit],
        _symbol(verdict),
        cutoff(verdict),
        told.total if told else None,
        told.installed if told else None,
        told.rate(found.places) if told else None,
        change.installed if change else None,
        change.points if change else None,
        f"{line.place.position}/{line.place.of}" if line.place else "",
        getattr(arrival.SAID[verdict.state], language),
    )


def _total(group: Group, found: Consolidated, language: str) -> tuple[Cell, ...] | None:
    told, change = group.total.figures, group.total.change
    if told is None:
        return None
    rate = told.rate(found.places)
    moved = (change.installed, change.points) if change else (None, None)
    return (None, getattr(TOTAL, language), "", "", told.total, told.installed, rate, *moved, "", "")


def _symbol(verdict: Verdict) -> str:
    came = verdict.arrival
    if came is None:
        return ""
    dated = written.short_date(came.dated) if came.dated else ""
    return ", ".join(each for each in (came.number_symbol or "", dated) if each)


def cutoff(verdict: Verdict) -> str:
    """Return the moment of the figures as the letter of *verdict* says it; empty where it says none."""
    said = verdict.arrival.cutoff if verdict.arrival else None
    if said is None or said.day is None:
        return ""
    hour = f"{written.time_of_day(said.at)} " if said.at else ""
    return f"{hour}{written.short_date(said.day)}"
