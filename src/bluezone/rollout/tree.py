"""The tree of one day: who stands under whom, who has which code. A campaign keeps the tree of its first day.

A tree is a frozen value: units that change afterwards do not change it. Its depth is free. Bad data makes no bad tree:
a circle is cut where it closes, a unit with an absent parent stands at the top, and `tree_problems` lists both.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeVar

from bluezone.errors import BluezoneError
from bluezone.rollout import collation
from bluezone.rollout.unit import Unit, UnitId, Version

_Key = TypeVar("_Key")


class UnitUnknownError(BluezoneError, LookupError):
    """The tree of the day has no such unit."""

    code: ClassVar[str] = "rollout_unit_unknown"
    status: ClassVar[int] = 404


@dataclass(frozen=True, slots=True)
class Tree:
    """The units of *day*.

    Attributes:
        versions: what holds of each unit that exists on the day.
        below: the children of each unit, by name in Vietnamese order; under None those at the top.
        codes: the units that carry a code; more than one is a problem.
    """

    day: date
    versions: Mapping[UnitId, Version]
    below: Mapping[UnitId | None, tuple[UnitId, ...]]
    codes: Mapping[str, tuple[UnitId, ...]]

    def __contains__(self, unit: UnitId) -> bool:
        return unit in self.versions

    def version(self, unit: UnitId) -> Version:
        """Return what holds of *unit* on the day.

        Raises:
            UnitUnknownError: it does not exist then.
        """
        if unit not in self.versions:
            raise UnitUnknownError(
                f"Unit: found none of this id on {self.day}, expected one of the tree. Choose it from the tree."
            )
        return self.versions[unit]

    def parent(self, unit: UnitId) -> UnitId | None:
        """Return the unit above; None at the top."""
        parent = self.version(unit).parent
        return parent if parent in self.versions else None

    def roots(self) -> tuple[UnitId, ...]:
        """Return the units at the top."""
        return self.below.get(None, ())

    def children(self, unit: UnitId) -> tuple[UnitId, ...]:
        """Return the units directly below, by name in Vietnamese order."""
        self.version(unit)
        return self.below.get(unit, ())

    def upwards(self, unit: UnitId) -> Iterator[UnitId]:
        """Yield *unit* and those above it, to the top."""
        seen: set[UnitId] = set()
        here: UnitId | None = unit
        while here is not None and here not in seen:
            yield here
            seen.add(here)
            here = self.parent(here)

    def path(self, unit: UnitId) -> tuple[UnitId, ...]:
        """Return the units from the top down to *unit*."""
        return tuple(self.upwards(unit))[::-1]

    def subtree(self, unit: UnitId) -> tuple[UnitId, ...]:
        """Return *unit* and all below it, each before its children."""
        found = {unit: self.version(unit)}
        waiting = [unit]
        while waiting:
            here = waiting.pop()
            found[here] = self.versions[here]
            waiting += [child for child in reversed(self.below.get(here, ())) if child not in found]
        return tuple(found)

    def is_within(self, unit: UnitId, above: UnitId) -> bool:
        """Return whether *unit* is *above* or stands somewhere below it."""
        return any(each == above for each in self.upwards(unit))

    def by_code(self, code: str) -> tuple[UnitId, ...]:
        """Return the units that carry *code* on this day: none, one, or several where the data are wrong."""
        return self.codes.get(code, ())

    def of_kind(self, kind: str) -> tuple[UnitId, ...]:
        """Return the units of one kind, by name in Vietnamese order."""
        return tuple(sorted((unit for unit, held in self.versions.items() if held.kind == kind), key=self._place))

    def _place(self, unit: UnitId) -> tuple[collation.Key, UnitId]:
        return collation.key(self.versions[unit].name), unit


def on(units: Iterable[Unit], day: date) -> Tree:
    """Return the tree of *day*, in a time that grows with the number of units."""
    present = ((unit.id, unit.on(day)) for unit in units)
    versions = {unit: version for unit, version in present if version is not None}
    below: dict[UnitId | None, list[UnitId]] = {}
    codes: dict[str, list[UnitId]] = {}
    for unit in sorted(versions, key=lambda each: (collation.key(versions[each].name), each)):
        version = versions[unit]
        below.setdefault(version.parent if version.parent in versions else None, []).append(unit)
        if version.code:
            codes.setdefault(version.code, []).append(unit)
    return Tree(day, versions, _frozen(below), _frozen(codes))


def _frozen(lists: dict[_Key, list[UnitId]]) -> dict[_Key, tuple[UnitId, ...]]:
    return {key: tuple(each) for key, each in lists.items()}
