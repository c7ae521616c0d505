"""Clocks: milliseconds and datetimes mean the same moment, to the millisecond."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone import clock

LATEST_MS = 253_402_300_799_999
"""Last millisecond of the year 9999."""


@given(st.integers(-62_135_596_800_000, LATEST_MS))
def test_every_millisecond_survives_as_a_datetime(time_ms: int) -> None:
    at = clock.as_datetime(time_ms)

    assert at.tzinfo is UTC
    assert clock.as_ms(at) == time_ms


def test_a_moment_of_the_published_capture_is_shown_as_it_was() -> None:
    assert clock.as_datetime(1_596_866_191_387) == datetime(2020, 8, 8, 5, 56, 31, 387_000, tzinfo=UTC)


def test_a_datetime_of_another_zone_is_the_same_moment() -> None:
    in_vietnam = datetime(2020, 8, 9, 8, 0, tzinfo=timezone(timedelta(hours=7)))

    assert clock.as_datetime(clock.as_ms(in_vietnam)) == in_vietnam


def test_what_a_millisecond_cannot_hold_is_cut_not_rounded_into_the_next() -> None:
    assert clock.as_ms(datetime(1970, 1, 1, 0, 0, 0, 999_999, tzinfo=UTC)) == 999


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="give it a time zone"):
        clock.as_ms(datetime(2020, 8, 9))  # noqa: DTZ001  # the naive one is what is tested


def test_the_clock_of_the_machine_lies_in_this_age_and_runs_forward() -> None:
    first, second = clock.system(), clock.system()

    assert 1_700_000_000_000 < first <= second < 2**32 * 1000


def test_a_clock_set_elsewhere_starts_there_and_runs_forward() -> None:
    elsewhere = clock.starting_at(1_596_672_000_000)

    first, second = elsewhere(), elsewhere()

    assert 1_596_672_000_000 <= first <= second < 1_596_672_000_000 + 60_000
