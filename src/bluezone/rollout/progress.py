"""How far a campaign has come, cut-off by cut-off: plain values for curves, for a table behind them and for a map.

A series is of one denominator. Each of its points says how many units stand behind it, for a curve over 12 units and
then 20 rises without anybody installing anything.

Source: shared specification of the rollout, sections 4.4 and 4.5.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_CEILING, Decimal

from bluezone.rollout import figures
from bluezone.rollout.campaign import Campaign, Target
from bluezone.rollout.figures import Figures


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of one unit at one cut-off; `kind` is the code of the unit's kind."""

    as_of: datetime
    unit: str
    kind: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Point:
    """What a series holds at one cut-off; `rate` is None where there is nobody to count."""

    as_of: datetime
    installed: int
    total: int
    rate: Decimal | None
    n_units: int


@dataclass(frozen=True, slots=True)
class Goal:
    """A share that the campaign wants, and the day by whose end."""

    target: Target
    by: date

    @property
    def percent(self) -> Decimal:
        """The share."""
        return self.target.percent or Decimal(0)


@dataclass(frozen=True, slots=True)
class Series:
    """The points of all units, of one kind, or of one unit, in order of time.

    Attributes:
        key: empty for all, else the code of the kind or the id of the unit.
        goals: those of the campaign that refer to the same denominator, the first first.
    """

    key: str
    denominator: str
    points: tuple[Point, ...]
    goals: tuple[Goal, ...] = ()

    @property
    def has_reached(self) -> bool | None:
        """Whether the last point reaches the last goal, compared unrounded; None without a goal or anybody to count."""
        if not self.goals or not self.points or not self.points[-1].total:
            return None
        return self.goals[-1].target.is_reached(self.points[-1].installed, self.points[-1].total)

    @property
    def n_missing(self) -> int | None:
        """How many more must install until the last goal is reached; 0 if it is, None as for has_reached."""
        if self.has_reached is None:
            return None
        last = self.points[-1]
        wanted = (self.goals[-1].percent * last.total / 100).to_integral_value(ROUND_CEILING)
        return max(0, int(wanted) - last.installed)


def overall(readings: Iterable[Reading], campaign: Campaign, places: int = 1) -> tuple[Series, ...]:
    """Return a series of all units together for each denominator."""
    return _series(readings, campaign, lambda reading: "", places)


def by_kind(readings: Iterable[Reading], campaign: Campaign, places: int = 1) -> tuple[Series, ...]:
    """Return a series for each kind of unit and denominator, kinds as they come first."""
    return _series(readings, campaign, lambda reading: reading.kind, places)


def by_unit(readings: Iterable[Reading], campaign: Campaign, places: int = 1) -> tuple[Series, ...]:
    """Return a series for each unit and denominator, units as they come first."""
    return _series(readings, campaign, lambda reading: reading.unit, places)


def _series(
    readings: Iterable[Reading], campaign: Campaign, key: Callable[[Reading], str], places: int
) -> tuple[Series, ...]:
    groups: dict[tuple[str, str], dict[datetime, list[Figures]]] = {}
    for reading in readings:
        by_time = groups.setdefault((key(reading), reading.figures.denominator), {})
        by_time.setdefault(reading.as_of, []).append(reading.figures)
    return tuple(
        Series(
            name,
            denominator,
            tuple(_point(as_of, told, places) for as_of, told in sorted(by_time.items())),
            _goals(campaign, denominator),
        )
        for (name, denominator), by_time in groups.items()
    )


def _point(as_of: datetime, told: list[Figures], places: int) -> Point:
    whole = figures.total(told)
    return Point(as_of, whole.installed, whole.total, whole.rate(places), len(told))


def _goals(campaign: Campaign, denominator: str) -> tuple[Goal, ...]:
    found = [
        Goal(target, target.due(campaign.start))
        for target in campaign.targets
        if target.percent is not None and target.denominator == denominator
    ]
    return tuple(sorted(found, key=lambda goal: (goal.by, goal.percent)))
