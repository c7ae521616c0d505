"""The plan: which days of which infections to expand, and how far; matching_course.py's arithmetic for many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bluezone.device import matching_course
from bluezone.device.matching_course import LONGEST_CHAIN_DAYS, SHORTEST_WINDOW_MS, Mode
from bluezone.protocol.identifiers import KEY_BYTES
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS

Numbers = npt.NDArray[np.int64]

MOST_DAYS = 131_072
"""Days looked at in one step, whether something was heard on them or not; one infection alone may have more."""

_LATEST_MS = 2**53
"""A clock beyond this, in the year 287,396, counts as this."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done for some infections: a job is one day key to be expanded.

    Attributes:
        keys: uint32, (infections, 8): daily keys as numbers, big end first.
        first_jobs: int64, (infections + 1): the jobs of infection i are first_jobs[i] to first_jobs[i + 1] - 1.
        infection: int64, (jobs): whose.
        days: int64, (jobs): how far along the chain.
        windows: int64, (jobs): how many identifiers to compute.
        times_ms: int64, (jobs, 4): start, length and reach of the first window, and the last moment that counts.
    """

    keys: npt.NDArray[np.uint32]
    first_jobs: Numbers
    infection: Numbers
    days: Numbers
    windows: Numbers
    times_ms: Numbers


@dataclass(frozen=True, slots=True)
class _Courses:
    """Course, one number an infection, and how many days to look at from which on."""

    windows: Numbers
    start_ms: Numbers
    length_ms: Numbers
    day_ms: Numbers
    reach_ms: Numbers
    starts_until_ms: Numbers
    counts_until_ms: Numbers
    first_day: Numbers
    n_days: Numbers


def plans(infections: Sequence[Infection], times_ms: Numbers, mode: Mode, now_ms: int) -> Iterator[tuple[int, Plan]]:
    """Yield plans for stretches of *infections*, each with the place at which the stretch begins.

    Args:
        times_ms: int64: when something was heard, rising; one moment or more.
    """
    keys = np.frombuffer(b"".join(infection.daily_key for infection in infections), ">u4").astype(np.uint32)
    keys = keys.reshape(-1, KEY_BYTES // 4)
    courses = _courses(infections, times_ms, mode, now_ms)
    days_before = np.concatenate(([0], np.cumsum(courses.n_days)))
    begin = 0
    while begin < len(infections):
        end = int(np.searchsorted(days_before, days_before[begin] + MOST_DAYS, "right")) - 1
        end = max(begin + 1, end)
        yield begin, _plan(keys[begin:end], _part(courses, begin, end), times_ms)
        begin = end


def _courses(infections: Sequence[Infection], times_ms: Numbers, mode: Mode, now_ms: int) -> _Courses:
    windows = np.array([infection.windows for infection in infections], np.int64)
    start_ms = 1000 * np.array([infection.start_s for infection in infections], np.int64)
    end_ms = 1000 * np.array([infection.end_s for infection in infections], np.int64)
    length_ms = DAY_MS // windows
    end_ms = np.minimum(end_ms, min(max(now_ms, -_LATEST_MS), _LATEST_MS) + length_ms)
    if mode is Mode.COMPATIBILITY:
        day_ms, reach_ms, counts_until_ms = windows * length_ms, length_ms, end_ms + length_ms
        is_taken = np.ones(len(infections), np.bool_)
    else:
        day_ms, reach_ms, counts_until_ms = np.full_like(windows, DAY_MS), 2 * length_ms, end_ms
        is_near = times_ms[0] - start_ms <= LONGEST_CHAIN_DAYS * DAY_MS
        is_taken = (start_ms % DAY_MS == 0) & (length_ms >= SHORTEST_WINDOW_MS) & is_near
    first_day = np.maximum(0, (times_ms[0] - reach_ms - start_ms) // day_ms)
    last_day = (np.minimum(end_ms, times_ms[-1]) - start_ms) // day_ms
    n_days = np.where(is_taken, np.maximum(0, last_day + 1 - first_day), 0)
    return _Courses(windows, start_ms, length_ms, day_ms, reach_ms, end_ms, counts_until_ms, first_day, n_days)


def _part(courses: _Courses, begin: int, end: int) -> _Courses:
    return _Courses(*(getattr(courses, name)[begin:end] for name in _Courses.__slots__))


def _plan(keys: npt.NDArray[np.uint32], courses: _Courses, times_ms: Numbers) -> Plan:
    # Every day of every infection, then only those on which something was heard.
    whose = np.repeat(np.arange(len(keys)), courses.n_days)
    days_before = np.cumsum(courses.n_days) - courses.n_days
    day = courses.first_day[whose] + np.arange(len(whose)) - days_before[whose]
    opens_ms = courses.start_ms[whose] + day * courses.day_ms[whose]
    until_ms = np.minimum(opens_ms + (courses.day_ms + courses.reach_ms)[whose], courses.counts_until_ms[whose])
    last_heard_ms = times_ms[np.searchsorted(times_ms, until_ms, "right") - 1]
    is_heard = (last_heard_ms >= opens_ms) & (until_ms >= times_ms[0])
    whose, day, opens_ms, last_heard_ms = whose[is_heard], day[is_heard], opens_ms[is_heard], last_heard_ms[is_heard]

    starting_ms = np.minimum(last_heard_ms, courses.starts_until_ms[whose])
    windows = np.minimum(courses.windows[whose], (starting_ms - opens_ms) // courses.length_ms[whose] + 1)
    is_paid = _summed_within(whose, windows) <= matching_course.MOST_IDENTIFIERS
    whose, day, opens_ms, windows = whose[is_paid], day[is_paid], opens_ms[is_paid], windows[is_paid]

    ends = (courses.length_ms[whose], courses.reach_ms[whose], courses.counts_until_ms[whose])
    first_jobs = np.searchsorted(whose, np.arange(len(keys) + 1))
    return Plan(keys, first_jobs, whose, day, windows, np.stack((opens_ms, *ends), axis=1))


def _summed_within(whose: Numbers, numbers: Numbers) -> Numbers:
    """Return for each of *numbers* the sum of those up to it that have the same owner; *whose* rises."""
    summed = np.cumsum(numbers)
    before = summed - numbers
    first = np.searchsorted(whose, whose)
    return summed - before[first] if len(whose) else summed
