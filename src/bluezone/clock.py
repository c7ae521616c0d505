"""Clocks that edges are handed; pure rooms take the time as an argument and may not import this.

A clock is any callable that returns milliseconds since 1970-01-01 UTC. Drills run on clocks that start elsewhere or run
fast.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], int]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def system() -> int:
    """Return the machine's time in milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


def starting_at(start_ms: int) -> Clock:
    """Return a clock that shows *start_ms* now and runs on at real speed from there."""
    offset_ns = start_ms * 1_000_000 - time.monotonic_ns()
    return lambda: (time.monotonic_ns() + offset_ns) // 1_000_000


def as_datetime(time_ms: int) -> datetime:
    """Return the aware UTC datetime of *time_ms*."""
    return _EPOCH + timedelta(milliseconds=time_ms)


def as_ms(at: datetime) -> int:
    """Return *at*, an aware datetime, in whole milliseconds since 1970-01-01 UTC; what is left over is cut."""
    if at.tzinfo is None:
        raise ValueError("a naive datetime has no place in time; give it a time zone")
    return (at - _EPOCH) // timedelta(milliseconds=1)
