"""The state's lists of provinces, districts and communes, as rows, into units and successions.

The lists are data: their days are arguments, kinds are looked up by their Vietnamese names, and no territory is named
here. A province that nobody joined and that kept its code stays the same unit with a new version, whatever its name;
every other one ends, and the new one follows it. Every problem is listed with its list and row.

Source: shared data, admin, README.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from bluezone.letters.folding import composed
from bluezone.rollout.kind import KINDS
from bluezone.rollout.period import ONE_DAY, Period
from bluezone.rollout.problem import Problem
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import Unit, UnitId, Version

Row = Mapping[str, str]

LIST_OF_2021_SINCE = date(2020, 1, 1)
"""The older lists describe 2020 and 2021; they say nothing of the years before."""

REFORM = date(2025, 7, 1)
"""First day of two tiers (shared specification of the rollout, section 1.2)."""

CITY_BEFORE_THE_NAME = {"province": "central_city", "district": "provincial_city"}
"""What "Thành phố" before a name means in the list of provinces and in that of districts."""

FIRST_ROW = 2
"""The first row of a file holds the headings."""

_COLUMNS = {
    "provinces_2021": ("code", "name", "full_name", "districts"),
    "districts_2021": ("code", "name", "full_name", "province_code"),
    "provinces_2026": ("code", "name", "full_name", "kind", "communes"),
    "communes_2026": ("code", "name", "full_name", "kind", "province_code"),
    "province_successors_2025": ("code_until_2025_06_30", "code_from_2025_07_01"),
}
_KIND_CODES = {kind.vi.lower(): kind.code for kind in KINDS}
_OLD, _NEW = _COLUMNS["province_successors_2025"]


@dataclass(frozen=True, slots=True)
class Lists:
    """Rows of the files of the same names; a list that is not needed may be empty."""

    provinces_2021: Iterable[Row] = ()
    districts_2021: Iterable[Row] = ()
    provinces_2026: Iterable[Row] = ()
    communes_2026: Iterable[Row] = ()
    province_successors_2025: Iterable[Row] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the lists hold: units, who followed whom, and what is wrong."""

    units: tuple[Unit, ...]
    successions: tuple[Succession, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Work:
    """What grows while the lists are read."""

    since: date
    reform: date
    problems: list[Problem] = field(default_factory=list)

    @property
    def old_period(self) -> Period:
        return Period(self.since, self.reform - ONE_DAY)

    def rows(self, name: str, rows: Iterable[Row]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the rows that have a text in every column, with their numbers."""
        for number, row in enumerate(rows, FIRST_ROW):
            cells = {column: composed(row.get(column, "")).strip() for column in _COLUMNS[name]}
            empty = [column for column, text in cells.items() if not text]
            for column in empty:
                self.note(name, number, f"cột {column} trống, cần một giá trị", f"{column} is empty, expected a value")
            if not empty:
                yield number, cells

    def note(self, name: str, number: int, vi: str, en: str) -> None:
        where = f"{name}, row {number}"
        self.problems.append(
            Problem("admin_list_invalid", where, f"{name}, dòng {number}: {vi}.", f"{name}, row {number}: {en}.")
        )


def read(lists: Lists, *, since: date = LIST_OF_2021_SINCE, reform: date = REFORM) -> Loaded:
    """Return the units and successions of *lists*, in a time that grows with the number of rows.

    Args:
        since: from which day the older lists hold.
        reform: from which day the newer ones hold, and the last day of the older ones plus one.
    """
    work = _Work(since, reform)
    old = _provinces("provinces_2021", lists.provinces_2021, work.old_period, work)
    new = _provinces("provinces_2026", lists.provinces_2026, Period(reform), work)
    links = _links(lists.province_successors_2025, old, new, work)
    kept = _kept(links)
    ids = {code: old[kept[code]].id if code in kept else unit.id for code, unit in new.items()}
    old_ids = {code: unit.id for code, unit in old.items()}
    provinces = _joined(old, new, kept)
    districts = _leaves("districts_2021", lists.districts_2021, old_ids, work.old_period, work)
    communes = _leaves("communes_2026", lists.communes_2026, ids, Period(reform), work)
    successions = (Succession(old_ids[a], ids[b], reform) for a, b in links if old_ids[a] != ids[b])
    return Loaded((*provinces, *districts, *communes), tuple(successions), tuple(work.problems))


def _provinces(name: str, rows: Iterable[Row], period: Period, work: _Work) -> dict[str, Unit]:
    """Return the provinces of one list by their codes."""
    found: dict[str, Unit] = {}
    for number, cells in work.rows(name, rows):
        version = _version(name, number, cells, "province", None, period, work)
        if cells["code"] in found:
            work.note(name, number, f"mã {cells['code']} bị trùng", f"the code {cells['code']} stands twice")
        elif version:
            found[cells["code"]] = _unit("province", version)
    return found


def _leaves(name: str, rows: Iterable[Row], above: Mapping[str, UnitId], period: Period, work: _Work) -> list[Unit]:
    """Return the districts or communes of one list, each under its province."""
    level, found = name.partition("s_")[0], dict[str, Unit]()
    for number, cells in work.rows(name, rows):
        code, province = cells["code"], cells["province_code"]
        if province not in above:
            work.note(name, number, f"không có tỉnh mang mã {province}", f"no province has the code {province}")
            continue
        version = _version(name, number, cells, level, above[province], period, work)
        if code in found:
            work.note(name, number, f"mã {code} bị trùng", f"the code {code} stands twice")
        elif version:
            found[code] = _unit(level, version)
    return list(found.values())


def _unit(level: str, version: Version) -> Unit:
    return Unit(UnitId(f"{level}-{version.period.since.year}-{version.code}"), (version,))


def _version(
    name: str, number: int, cells: Row, level: str, parent: UnitId | None, period: Period, work: _Work
) -> Version | None:
    kind = _kind(cells, level)
    if kind is None:
        said = cells.get("kind", cells["full_name"])
        work.note(name, number, f'loại chưa có: "{said}"', f'unknown kind: "{said}"')
        return None
    return Version(period, kind, cells["name"], cells["full_name"], cells["code"], parent=parent)


def _kind(cells: Row, level: str) -> str | None:
    """Return the code of the kind that a row names, in its own column or before the name."""
    if "kind" in cells:
        return _KIND_CODES.get(cells["kind"].lower())
    before = cells["full_name"].removesuffix(cells["name"]).strip().lower()
    return CITY_BEFORE_THE_NAME[level] if before == "thành phố" else _KIND_CODES.get(before)


def _links(rows: Iterable[Row], old: Mapping[str, Unit], new: Mapping[str, Unit], work: _Work) -> list[tuple[str, str]]:
    """Return the old and the new code of each row; both are known."""
    name, links = "province_successors_2025", dict[tuple[str, str], None]()
    for number, cells in work.rows(name, rows):
        pair = cells[_OLD], cells[_NEW]
        unknown = [code for code, known in zip(pair, (old, new), strict=True) if code not in known]
        for code in unknown:
            work.note(name, number, f"không có tỉnh mang mã {code}", f"no province has the code {code}")
        if pair in links:
            work.note(name, number, "dòng bị trùng", "the row stands twice")
        elif not unknown:
            links[pair] = None
    return list(links)


def _kept(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the codes of provinces that stay the same unit, new to old: one into one, with the same code."""
    given = list(links)
    onward, back = Counter(old for old, _ in given), Counter(new for _, new in given)
    return {new: old for old, new in given if old == new and onward[old] == back[new] == 1}


def _joined(old: Mapping[str, Unit], new: Mapping[str, Unit], kept: Mapping[str, str]) -> list[Unit]:
    """Return all provinces; one that is kept has both versions."""
    joined = (
        Unit(unit.id, (*unit.versions, *new[code].versions)) if code in kept else unit for code, unit in old.items()
    )
    return [*joined, *(unit for code, unit in new.items() if code not in kept)]
