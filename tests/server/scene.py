"""The scene of the server's tests: a Sunday, a clock set by hand, a password."""

from datetime import UTC, datetime, timedelta

PASSWORD = "hoa-sen-trang-1"
SUNDAY = datetime(2020, 8, 9, 8, 0, tzinfo=UTC)
"""15:00 in Vietnam."""


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> int:
        """Return the time in milliseconds since 1970."""
        return round(self.at.timestamp() * 1_000)

    def move(self, **by: float) -> datetime:
        """Go on by hours=, minutes= or days=, and return the new time."""
        self.at += timedelta(**by)
        return self.at
