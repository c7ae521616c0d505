"""Units and successions as rows, out and in by the same columns: a row for each version of a unit.

Reading lists every problem with its row and saves nobody from correcting them: a row with a problem makes no version.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bluezone.errors import BluezoneError
from bluezone.letters.folding import composed
from bluezone.rollout.period import Period
from bluezone.rollout.problem import Problem
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import Unit, UnitId, Version

Row = Mapping[str, str]

COLUMNS = ("id", "since", "until", "kind", "name", "full_name", "code", "abbreviation", "receives", "parent")
SUCCESSION_COLUMNS = ("old", "new", "day")
YES = "x"

FIRST_ROW = 2
"""In a sheet the first row holds the headings."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The units that rows hold, and what is wrong with the others."""

    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]


def to_rows(units: Iterable[Unit]) -> list[dict[str, str]]:
    """Return *units* as rows of COLUMNS, days as 2025-07-01."""
    return [_to_row(unit.id, version) for unit in units for version in unit.versions]


def _to_row(unit: UnitId, version: Version) -> dict[str, str]:
    period = version.period
    return {
        "id": unit,
        "since": period.since.isoformat(),
        "until": period.until.isoformat() if period.until else "",
        "kind": version.kind,
        "name": version.name,
        "full_name": version.full_name,
        "code": version.code,
        "abbreviation": version.abbreviation,
        "receives": YES if version.receives else "",
        "parent": version.parent or "",
    }


def from_rows(rows: Iterable[Row]) -> Reading:
    """Return the units of rows of COLUMNS, in the order in which their ids appear first."""
    versions: dict[UnitId, list[Version]] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows, FIRST_ROW):
        cells = {column: composed(row.get(column, "")).strip() for column in COLUMNS}
        found = _row_problems(number, cells, required=("id", "since", "kind", "name"), days=("since", "until"))
        if not found and cells["receives"] not in ("", YES):
            found = [_found(number, "receives", cells["receives"], f'"{YES}" hoặc để trống', f'"{YES}" or nothing')]
        version = None if found else _version(number, cells, found)
        problems += found
        if version:
            versions.setdefault(UnitId(cells["id"]), []).append(version)
    units = (Unit(unit, tuple(sorted(each, key=lambda v: v.period.since))) for unit, each in versions.items())
    return Reading(tuple(units), tuple(problems))


def _version(number: int, cells: Row, problems: list[Problem]) -> Version | None:
    until = date.fromisoformat(cells["until"]) if cells["until"] else None
    try:
        period = Period(date.fromisoformat(cells["since"]), until)
    except BluezoneError:
        vi, en = f"ngày từ {cells['since']} trở đi", f"a day from {cells['since']} on"
        problems.append(_found(number, "until", cells["until"], vi, en))
        return None
    names = {column: cells[column] for column in ("kind", "name", "full_name", "code", "abbreviation")}
    parent = UnitId(cells["parent"]) if cells["parent"] else None
    return Version(period, **names, receives=cells["receives"] == YES, parent=parent)


def successions_to_rows(links: Iterable[Succession]) -> list[dict[str, str]]:
    """Return *links* as rows of SUCCESSION_COLUMNS."""
    return [{"old": link.old, "new": link.new, "day": link.day.isoformat()} for link in links]


def successions_from_rows(rows: Iterable[Row]) -> tuple[tuple[Succession, ...], tuple[Problem, ...]]:
    """Return the links of rows of SUCCESSION_COLUMNS, and the problems of the other rows."""
    links: list[Succession] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, FIRST_ROW):
        cells = {column: composed(row.get(column, "")).strip() for column in SUCCESSION_COLUMNS}
        found = _row_problems(number, cells, required=SUCCESSION_COLUMNS, days=("day",))
        if not found and cells["old"] == cells["new"]:
            found = [_found(number, "new", cells["new"], "một đơn vị khác", "another unit")]
        problems += found
        if not found:
            links.append(Succession(UnitId(cells["old"]), UnitId(cells["new"]), date.fromisoformat(cells["day"])))
    return tuple(links), tuple(problems)


def _row_problems(number: int, cells: Row, *, required: Iterable[str], days: Iterable[str]) -> list[Problem]:
    found = [_found(number, column, "", "một giá trị", "a value") for column in required if not cells[column]]
    for column in days:
        if cells[column] and not _is_day(cells[column]):
            found.append(_found(number, column, cells[column], "ngày dạng 2025-07-01", "a day such as 2025-07-01"))
    return found


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _found(number: int, column: str, text: str, vi: str, en: str) -> Problem:
    return Problem(
        "row_invalid",
        f"row {number}",
        f'Dòng {number}, cột {column}: có "{text}", cần {vi}.',
        f'Row {number}, column {column}: found "{text}", expected {en}.',
    )
