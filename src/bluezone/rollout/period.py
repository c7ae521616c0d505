"""A stretch of days in which something holds; both ends belong to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from bluezone.errors import BluezoneError

ONE_DAY = timedelta(days=1)


class PeriodError(BluezoneError, ValueError):
    """A period ends before it begins."""

    code: ClassVar[str] = "rollout_period_invalid"


@dataclass(frozen=True, slots=True)
class Period:
    """From *since* to *until*, both included; open where *until* is None.

    Raises:
        PeriodError: it ends before it begins.
    """

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise PeriodError(
                f"Period: found the end {self.until} before the beginning {self.since}. Exchange or correct the days."
            )

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.last

    @property
    def last(self) -> date:
        """The last day; of an open period the last day that a calendar has."""
        return self.until or date.max

    def overlaps(self, other: "Period") -> bool:
        """Return whether a day lies in both."""
        return self.since <= other.last and other.since <= self.last

    def __str__(self) -> str:
        return f"{self.since}–{self.until or ''}"


def first_uncovered(wanted: Period, periods: Iterable[Period]) -> date | None:
    """Return the first day of *wanted* that lies in none of *periods*, or None where all do."""
    day = wanted.since
    for period in sorted(periods, key=lambda each: each.since):
        if day in period:
            if period.last >= wanted.last:
                return None
            day = period.last + ONE_DAY
    return day
