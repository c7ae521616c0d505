"""Alert: which exposures their owner is told of, and why, as values; the phone's page puts them into words.

An explanation can be checked by the person who reads it: the day and the hours, the minutes, near or not so near, how
often the other phone was heard, and what would have had to differ for the alert not to come. The last is found by
deciding again, not by a formula beside the rule.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from bluezone.device.exposure import STEP_MINUTES, Exposure, LocalDay, Step, date_of
from bluezone.device.profiles import Band
from bluezone.errors import BluezoneError
from bluezone.protocol.infection import Infection

HOUR_MS = 3_600_000
HOURS_A_DAY = 24
MOST_LOSS_DB = 200
"""More than any reading can weaken: from +20 to -127 dBm is 147."""


class RuleError(BluezoneError, ValueError):
    """A rule cannot be used."""

    code = "rule_invalid"


class Level(IntEnum):
    """How serious an alert is. A larger number is more serious."""

    NOTICE = 1
    """Seen together, but not near for long: told on the page, nothing to do."""
    WARNING = 2
    """Near for long: told at once, with what to do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When an exposure becomes an alert; minutes are those of one infection on one local day.

    Attributes:
        name: permanent.
        source: who set it.
        warning_minutes: a warning from this many weighted minutes.
        notice_minutes: a notice from this many minutes near or at a medium distance.
    """

    name: str
    source: str
    warning_minutes: int
    notice_minutes: int

    def __post_init__(self) -> None:
        if self.warning_minutes <= 0 or self.notice_minutes <= 0:
            raise RuleError(f"rule {self.name}: expected more than 0 minutes, or everybody would be told of everybody")


WITHIN_TWO_METRES = Rule(
    name="2 m, 15 minutes/1",
    source="ECDC, contact tracing guidance of 2020: within 2 m for more than 15 minutes",
    warning_minutes=15,
    notice_minutes=15,
)
"""The default. Vietnam's own definition of a contact (2 m) names no minutes."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Local hours of the day, from the beginning of one to the end of another: 9 and 11 mean 9:00 to 11:00."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What would have had to differ for this alert not to come; each alone is enough, and the least that is.

    Attributes:
        minutes_fewer: the time together had ended this many counted minutes earlier; a multiple of 5.
        weaker_db: every reading had been this much weaker, in whole dB; None where the profile counts every distance
            alike.
    """

    minutes_fewer: int
    weaker_db: int | None

    @property
    def times_farther(self) -> float | None:
        """How many times the distance weaker_db is where nothing stands between, to one decimal."""
        return None if self.weaker_db is None else round(10 ** (self.weaker_db / 20), 1)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How serious something was on one local day, and why, by what a person can check.

    Attributes:
        level: how serious.
        local_day: by the calendar on the wall, counted from 1970-01-01.
        hours: in which hours the counted minutes lie, in order, apart from each other.
        minutes: weighted by band for a warning, unweighted for a notice.
        band: nearest band of the counted minutes.
        sightings: how often the other phone was heard in the counted minutes.
        difference: what would have had to differ.
        rule, profile: names of what decided.
    """

    level: Level
    local_day: LocalDay
    hours: tuple[Hours, ...]
    minutes: float
    band: Band
    sightings: int
    difference: Difference
    rule: str
    profile: str

    @property
    def date(self) -> date:
        """The local day as a date."""
        return date_of(self.local_day)


@dataclass(frozen=True, slots=True)
class Alert(Explanation):
    """What the holder of the phone is told of one infection and one local day, and why.

    Attributes:
        infection: whose key explains it.
        utc_offset: local time minus UTC.
    """

    infection: Infection
    utc_offset: timedelta


def level(exposure: Exposure, rule: Rule = WITHIN_TWO_METRES) -> Level | None:
    """Return how serious *exposure* is by *rule*; None if it is nothing to tell."""
    if exposure.minutes >= rule.warning_minutes:
        return Level.WARNING
    return Level.NOTICE if exposure.minutes_in(Band.MEDIUM) >= rule.notice_minutes else None


def alerts(exposures: Iterable[Exposure], rule: Rule = WITHIN_TWO_METRES) -> list[Alert]:
    """Return the alerts that *exposures* give by *rule*, the latest day first, warnings before notices."""
    found = [
        _alert(exposure, reached, rule) for exposure in exposures if (reached := level(exposure, rule)) is not None
    ]
    return sorted(found, key=lambda alert: (-alert.local_day, -alert.level, -alert.minutes))


def _alert(exposure: Exposure, reached: Level, rule: Rule) -> Alert:
    counted = _counted(exposure, reached)
    return Alert(
        level=reached,
        infection=exposure.infection,
        local_day=exposure.local_day,
        utc_offset=exposure.utc_offset,
        hours=_hours(counted, exposure.utc_offset),
        minutes=_minutes(counted, reached),
        band=max(step.band for step in counted),
        sightings=sum(step.sightings for step in counted),
        difference=_difference(exposure, reached, rule),
        rule=rule.name,
        profile=exposure.profile.name,
    )


def _counted(exposure: Exposure, reached: Level) -> list[Step]:
    if reached is Level.WARNING:
        return [step for step in exposure.steps if step.minutes > 0]
    return [step for step in exposure.steps if step.band >= Band.MEDIUM]


def _minutes(counted: list[Step], reached: Level) -> float:
    if reached is Level.WARNING:
        return sum(step.minutes for step in counted)
    return STEP_MINUTES * len(counted)


def _hours(counted: list[Step], utc_offset: timedelta) -> tuple[Hours, ...]:
    offset_ms = utc_offset // timedelta(milliseconds=1)
    found: list[Hours] = []
    for hour in sorted({(step.start_ms + offset_ms) // HOUR_MS % HOURS_A_DAY for step in counted}):
        if found and found[-1].end == hour:
            found[-1] = Hours(found[-1].first, hour + 1)
        else:
            found.append(Hours(hour, hour + 1))
    return tuple(found)


def _difference(exposure: Exposure, reached: Level, rule: Rule) -> Difference:
    def is_less(changed: Exposure) -> bool:
        return (level(changed, rule) or 0) < reached

    n_counted = len(_counted(exposure, reached))
    steps_fewer = bisect_left(range(n_counted), True, key=lambda n: is_less(without_last(exposure, reached, n)))
    weaker_db = bisect_left(range(MOST_LOSS_DB), True, key=lambda loss_db: is_less(exposure.weaker(loss_db)))
    return Difference(STEP_MINUTES * steps_fewer, weaker_db if weaker_db < MOST_LOSS_DB else None)


def without_last(exposure: Exposure, reached: Level, steps: int) -> Exposure:
    """Return *exposure* without the last *steps* of those that count for *reached*."""
    counted = _counted(exposure, reached)
    dropped = set(counted[len(counted) - steps :])
    return replace(exposure, steps=tuple(step for step in exposure.steps if step not in dropped))
