"""When figures freeze and when they must be sent: fixed moments, or a rhythm that knows no Sunday and no holiday.

Cut-off and deadline are two moments. Hours are those of the office; what comes out is UTC.

Source: shared specification of the rollout, section 4.4.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters.letter import VIETNAM, Moment, Precision


class ScheduleError(BluezoneError, ValueError):
    """Cut-offs or deadlines cannot be as they were given."""

    code: ClassVar[str] = "rollout_schedule_invalid"


class Rhythm(StrEnum):
    """How often figures freeze."""

    DAILY = "daily"
    WEEKLY = "weekly"


_STEP = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """One cut-off and the moment until which its report must arrive; both aware.

    Raises:
        ScheduleError: a moment without zone, or a deadline before the cut-off.
    """

    cutoff: datetime
    deadline: datetime

    def __post_init__(self) -> None:
        for at in (self.cutoff, self.deadline):
            if at.tzinfo is None:
                raise ScheduleError(f"Period: found {at} without a time zone, expected one. Give the zone.")
        if self.deadline < self.cutoff:
            raise ScheduleError(
                f"Deadline: found {self.deadline}, expected {self.cutoff} or later: nobody can send figures before "
                "they are frozen. Move the deadline."
            )


@dataclass(frozen=True, slots=True)
class Fixed:
    """Periods named one by one, in order of their cut-offs.

    Raises:
        ScheduleError: no period, or two that are not in order.
    """

    named: tuple[ReportingPeriod, ...]

    def __post_init__(self) -> None:
        cutoffs = [period.cutoff for period in self.named]
        if not cutoffs or cutoffs != sorted(set(cutoffs)):
            raise ScheduleError("Cut-offs: expected one at least, each later than the one before. Put them in order.")

    def periods(self) -> Iterator[ReportingPeriod]:
        """Yield the periods in order."""
        yield from self.named


@dataclass(frozen=True, slots=True)
class Repeated:
    """A cut-off at the same hour every day, or every week on the weekday of `first`, Sundays too.

    Attributes:
        first, last: local days between which the cut-offs lie, both included.
        at: local hour of the cut-off.
        due_days, due_at: the deadline, so many days after the cut-off's day, at that local hour.

    Raises:
        ScheduleError: last before first, or a deadline before its cut-off.
    """

    rhythm: Rhythm
    first: date
    last: date
    at: time
    due_days: int
    due_at: time

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ScheduleError(
                f"Rhythm: found a last day {self.last}, expected {self.first} or later. Correct the days."
            )
        next(self.periods())

    def periods(self) -> Iterator[ReportingPeriod]:
        """Yield the periods in order."""
        day = self.first
        while day <= self.last:
            yield ReportingPeriod(
                moment_utc(day, self.at), moment_utc(day + timedelta(days=self.due_days), self.due_at)
            )
            day += _STEP[self.rhythm]


Schedule = Fixed | Repeated


def next_period(schedule: Schedule, as_of: datetime) -> ReportingPeriod | None:
    """Return the first period whose cut-off is at *as_of* or later; None after the last."""
    return next((period for period in schedule.periods() if period.cutoff >= as_of), None)


def last_period(schedule: Schedule, as_of: datetime) -> ReportingPeriod | None:
    """Return the last period whose cut-off is at *as_of* or earlier; None before the first."""
    return max(
        (period for period in schedule.periods() if period.cutoff <= as_of),
        key=lambda period: period.cutoff,
        default=None,
    )


def moment_utc(day: date, at: time) -> datetime:
    """Return the UTC moment of a local day and hour."""
    return datetime.combine(day, at, VIETNAM).astimezone(UTC)


def moment(at: datetime) -> Moment:
    """Return *at* as a letter says it, in local time."""
    local = at.astimezone(VIETNAM)
    return Moment(local.date(), local.time().replace(second=0, microsecond=0), Precision.MINUTE)


def local_day(at: datetime) -> date:
    """Return the day that the office's calendar shows at *at*."""
    return at.astimezone(VIETNAM).date()
