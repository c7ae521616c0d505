"""Units: offices and territories with an identity of their own; all else about them holds for a time.

A unit is an id and its versions. A version says everything that may change, from one day to another, and a change makes
a new version, so each attribute carries a period without a table of its own. Nothing here knows levels or numbers them.
A code or a name is no identity: code 44 was Quảng Bình and is Quảng Trị, so a code is looked up for a day
(`tree.Tree.by_code`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, ClassVar, NewType

from bluezone.errors import BluezoneError
from bluezone.rollout.period import ONE_DAY, Period

UnitId = NewType("UnitId", str)


class UnitError(BluezoneError, ValueError):
    """A unit, or what is said of it for a time, cannot be as it was given."""

    code: ClassVar[str] = "rollout_unit_invalid"


@dataclass(frozen=True, slots=True)
class Version:
    """What holds of a unit for a time.

    Attributes:
        period: when.
        kind: code of a kind (`rollout.kind`).
        name: "Quảng Trị"; full_name: "Tỉnh Quảng Trị", where it differs.
        code: in the lists of the state, or empty.
        abbreviation: as in symbols, "SCT", or empty.
        receives: whether it may be named as the receiving unit of a campaign.
        parent: the unit above, None at the top.
    """

    period: Period
    kind: str
    name: str
    full_name: str = ""
    code: str = ""
    abbreviation: str = ""
    receives: bool = False
    parent: UnitId | None = None

    def __post_init__(self) -> None:
        if not (self.kind and self.name):
            raise UnitError("Unit: found an empty kind or name, expected both. Fill them in.")
        if self.parent == "":
            raise UnitError("Unit: found an empty parent, expected the id of a unit, or none at all.")

    @property
    def title(self) -> str:
        """The name in full."""
        return self.full_name or self.name


ATTRIBUTES = tuple(each.name for each in fields(Version) if each.name != "period")


@dataclass(frozen=True, slots=True)
class Unit:
    """An office or a territory.

    Attributes:
        id: given by this program, never used again.
        versions: at least one, in order of time. Whether they overlap is told by `tree_problems.problems`.
    """

    id: UnitId
    versions: tuple[Version, ...]

    def __post_init__(self) -> None:
        if not self.id or not self.versions:
            raise UnitError("Unit: found no id or no version, expected an id and one version at least.")
        if any(later.period.since < sooner.period.since for sooner, later in self._pairs()):
            raise UnitError("Unit: found versions out of order, expected them by their first day. Sort them.")

    def _pairs(self) -> Iterable[tuple[Version, Version]]:
        return zip(self.versions, self.versions[1:], strict=False)

    def on(self, day: date) -> Version | None:
        """Return what holds on *day*; None where the unit does not exist then."""
        return next((version for version in reversed(self.versions) if day in version.period), None)

    def history(self, attribute: str) -> tuple[tuple[Any, Period], ...]:
        """Return the values that one of ATTRIBUTES had, each with its period; equal neighbours are one."""
        found: list[tuple[Any, Period]] = []
        for version in self.versions:
            value, period = getattr(version, attribute), version.period
            if found and found[-1][0] == value and _meet(found[-1][1], period):
                period = Period(found.pop()[1].since, period.until)
            found.append((value, period))
        return tuple(found)

    def changed(self, day: date, **attributes: Any) -> "Unit":
        """Return the unit with other *attributes* from *day* on.

        Raises:
            UnitError: an unknown attribute, or *day* does not lie in the last version.
        """
        last = self._last_on(day)
        unknown = sorted(set(attributes) - set(ATTRIBUTES))
        if unknown:
            raise UnitError(f"Unit: found the attribute {unknown[0]}, expected one of {', '.join(ATTRIBUTES)}.")
        new = replace(last, period=Period(day, last.period.until), **attributes)
        return Unit(self.id, (*self._before(day), new))

    def ended(self, last_day: date) -> "Unit":
        """Return the unit as one that exists for the last time on *last_day*.

        Raises:
            UnitError: *last_day* does not lie in the last version.
        """
        last = self._last_on(last_day)
        return Unit(self.id, (*self.versions[:-1], replace(last, period=Period(last.period.since, last_day))))

    def _last_on(self, day: date) -> Version:
        last = self.versions[-1]
        if day not in last.period:
            raise UnitError(f"Unit: found the day {day}, expected one in the last version, {last.period}.")
        return last

    def _before(self, day: date) -> tuple[Version, ...]:
        """Return the versions up to the day before *day*, which lies in the last one."""
        last = self.versions[-1]
        if last.period.since == day:
            return self.versions[:-1]
        return (*self.versions[:-1], replace(last, period=Period(last.period.since, day - ONE_DAY)))


def _meet(sooner: Period, later: Period) -> bool:
    return sooner.until is not None and later.since == sooner.until + ONE_DAY


def one(unit_id: str, since: date, *, until: date | None = None, **attributes: Any) -> Unit:
    """Return a unit with a single version: `one("sct", day, kind="department", name="Sở Công Thương")`."""
    return Unit(UnitId(unit_id), (Version(Period(since, until), **attributes),))
