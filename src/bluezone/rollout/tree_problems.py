"""All that is wrong with units over all their time, not only the first thing and not only on one day.

Looked for: one id or one code given twice, versions that overlap, a kind nobody knows, a parent that is missing for a
while, and circles. The time grows with the number of versions.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bluezone.rollout.kind import KINDS, Kind
from bluezone.rollout.period import Period, first_uncovered
from bluezone.rollout.problem import Problem
from bluezone.rollout.unit import Unit, UnitId


def problems(units: Iterable[Unit], kinds: Iterable[Kind] = KINDS) -> list[Problem]:
    """Return every problem of *units*, in order of their ids; [] where they make a sound tree on every day."""
    given = tuple(units)
    known = {unit.id: unit for unit in given}
    codes = {kind.code for kind in kinds}
    found = [*_doubles(given), *_shared_codes(given), *_circles(known)]
    for unit in given:
        found += [*_overlaps(unit), *_unknown_kinds(unit, codes), *_orphans(unit, known)]
    return sorted(found, key=lambda problem: (problem.where, problem))


def _doubles(units: Iterable[Unit]) -> Iterator[Problem]:
    seen: set[UnitId] = set()
    for unit in units:
        if unit.id in seen:
            vi, en = "mã định danh bị trùng; hãy đổi một mã", "the id stands twice; give one of them another"
            yield _problem("unit_twice", unit.id, vi, en)
        seen.add(unit.id)


def _overlaps(unit: Unit) -> Iterator[Problem]:
    latest = unit.versions[0].period
    for version in unit.versions[1:]:
        if version.period.overlaps(latest):
            vi = f"hai giai đoạn chồng nhau: {latest} và {version.period}; hãy sửa ngày"
            en = f"two periods overlap: {latest} and {version.period}; correct the days"
            yield _problem("unit_periods_overlap", unit.id, vi, en)
        latest = max(latest, version.period, key=lambda period: period.last)


def _unknown_kinds(unit: Unit, known: set[str]) -> Iterator[Problem]:
    for kind in sorted({version.kind for version in unit.versions} - known):
        vi, en = f"loại chưa có: {kind}; hãy thêm loại hoặc sửa lại", f"unknown kind: {kind}; add it or correct it"
        yield _problem("unit_kind_unknown", unit.id, vi, en)


def _orphans(unit: Unit, known: Mapping[UnitId, Unit]) -> Iterator[Problem]:
    for version in unit.versions:
        if version.parent is None:
            continue
        above = known.get(version.parent)
        if above is None:
            vi, en = f"đơn vị cấp trên không có: {version.parent}", f"the unit above does not exist: {version.parent}"
            yield _problem("unit_parent_unknown", unit.id, vi, en)
        elif (day := first_uncovered(version.period, (each.period for each in above.versions))) is not None:
            vi = f"đơn vị cấp trên {version.parent} không có vào ngày {day}"
            en = f"the unit above, {version.parent}, does not exist on {day}"
            yield _problem("unit_parent_absent", unit.id, vi, en)


def _shared_codes(units: Iterable[Unit]) -> Iterator[Problem]:
    carriers: dict[str, list[tuple[date, UnitId, Period]]] = {}
    for unit in units:
        for version in unit.versions:
            if version.code:
                carriers.setdefault(version.code, []).append((version.period.since, unit.id, version.period))
    for code, held in carriers.items():
        yield from _code_problems(code, sorted(held, key=lambda each: each[:2]))


def _code_problems(code: str, held: list[tuple[date, UnitId, Period]]) -> Iterator[Problem]:
    """Yield a problem for each unit that takes *code* while another still has it; *held* by first days."""
    holding: list[tuple[UnitId, Period]] = []
    for since, unit, period in held:
        holding = [each for each in holding if each[1].last >= since]
        others = [other for other, _ in holding if other != unit]
        if others:
            vi = f"mã {code} vào ngày {since} đã thuộc về {others[0]}; một ngày một mã chỉ thuộc một đơn vị"
            en = f"the code {code} belongs to {others[0]} on {since}; on one day a code has one unit"
            yield _problem("unit_code_shared", unit, vi, en)
        holding.append((unit, period))


def _circles(known: Mapping[UnitId, Unit]) -> Iterator[Problem]:
    """Yield each circle once, with the first day on which it is closed."""
    suspects = _suspects(known)
    told: set[frozenset[UnitId]] = set()
    for day in sorted({version.period.since for unit in suspects for version in known[unit].versions}):
        for circle in _circles_on(day, suspects, known):
            if frozenset(circle) not in told:
                told.add(frozenset(circle))
                line = " → ".join((*circle, circle[0]))
                yield _problem("unit_circle", circle[0], f"vòng lặp ngày {day}: {line}", f"circle on {day}: {line}")


def _suspects(known: Mapping[UnitId, Unit]) -> list[UnitId]:
    """Return the units in or below a circle of parents of any time; all others are certainly sound."""
    above = {unit: {version.parent for version in known[unit].versions if version.parent in known} for unit in known}
    waits_for = {unit: len(parents) for unit, parents in above.items()}
    children: dict[UnitId, list[UnitId]] = {}
    for unit, parents in above.items():
        for parent in parents:
            if parent is not None:
                children.setdefault(parent, []).append(unit)
    sound = [unit for unit, count in waits_for.items() if count == 0]
    for unit in sound:  # grows while it is walked
        for child in children.get(unit, ()):
            waits_for[child] -= 1
            if waits_for[child] == 0:
                sound.append(child)
    return [unit for unit, count in waits_for.items() if count > 0]


def _circles_on(day: date, suspects: Iterable[UnitId], known: Mapping[UnitId, Unit]) -> Iterator[tuple[UnitId, ...]]:
    held = {unit: known[unit].on(day) for unit in suspects}
    above = {unit: version.parent for unit, version in held.items() if version is not None}
    done: set[UnitId] = set()
    for start in above:
        line: dict[UnitId, None] = {}
        here: UnitId | None = start
        while here in above and here not in done and here not in line:
            line[here] = None
            here = above[here]
        if here in line:
            walked = tuple(line)
            yield walked[walked.index(here) :]
        done.update(line)


def _problem(code: str, unit: UnitId, vi: str, en: str) -> Problem:
    return Problem(code, unit, f"Đơn vị {unit}: {vi}.", f"Unit {unit}: {en}.")
