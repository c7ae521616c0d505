"""Days and windows: which stretch of time one identifier is on the air.

A Bluezone day is a UTC day (07:00 to 07:00 in Vietnam). Times are whole milliseconds since 1970-01-01 UTC; a field that
holds seconds ends in `_s`. Source: specification of Bluezone 3, section 2.1.
"""

from typing import NewType

from bluezone.errors import BluezoneError

Day = NewType("Day", int)
"""A UTC day, counted from 1970-01-01."""

Window = NewType("Window", int)
"""The place of a window within its day, from 0."""

DAY_MS = 86_400_000
DAY_S = 86_400
WINDOWS_A_DAY = 96
"""Windows in a day unless a phone was told otherwise: 15 minutes each."""


class WindowsError(BluezoneError, ValueError):
    """The number of windows a day cannot be used."""

    code = "windows_out_of_range"


def day_of(time_ms: int) -> Day:
    """Return the UTC day that holds *time_ms*; times before 1970 count downwards."""
    return Day(time_ms // DAY_MS)


def day_start_ms(day: Day) -> int:
    """Return the first millisecond of *day*."""
    return day * DAY_MS


def length_ms(windows: int) -> int:
    """Return how long one of *windows* windows a day lasts, rounded down.

    Raises:
        WindowsError: *windows* is below 1 or leaves a window shorter than a millisecond.
    """
    if not 1 <= windows <= DAY_MS:
        raise WindowsError(f"windows a day: found {windows}, expected 1 to {DAY_MS:,}; the default is {WINDOWS_A_DAY}")
    return DAY_MS // windows


def index_at(time_ms: int, windows: int = WINDOWS_A_DAY) -> Window:
    """Return the window of its day that holds *time_ms*.

    Where *windows* does not divide the day, the last window takes the milliseconds left over: the original ran past its
    list there and fell silent.
    """
    place = (time_ms - day_start_ms(day_of(time_ms))) // length_ms(windows)
    return Window(min(place, windows - 1))


def start_ms(day: Day, window: Window, windows: int = WINDOWS_A_DAY) -> int:
    """Return the first millisecond of *window* of *day*."""
    return day_start_ms(day) + window * length_ms(windows)


def next_start_ms(time_ms: int, windows: int = WINDOWS_A_DAY) -> int:
    """Return when the window after the one that holds *time_ms* begins."""
    day, window = day_of(time_ms), index_at(time_ms, windows)
    if window + 1 >= windows:
        return day_start_ms(Day(day + 1))
    return start_ms(day, Window(window + 1), windows)


def same(one_ms: int, other_ms: int, windows: int = WINDOWS_A_DAY) -> bool:
    """Return whether both times lie in one window of one day.

    The original compared the place within the day only, so that the same quarter hour of another day passed for
    unchanged.
    """
    return day_of(one_ms) == day_of(other_ms) and index_at(one_ms, windows) == index_at(other_ms, windows)
