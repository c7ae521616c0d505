"""Periods: days from one to another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout.period import Period, PeriodError, first_uncovered

FIRST = date(2026, 1, 1)


def days(first: int, last: int | None = None) -> Period:
    return Period(FIRST + timedelta(first), None if last is None else FIRST + timedelta(last))


def test_both_ends_belong_to_a_period() -> None:
    assert [FIRST + timedelta(n) in days(1, 3) for n in range(5)] == [False, True, True, True, False]


def test_an_open_period_never_ends() -> None:
    assert date.max in days(0)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodError, match="before the beginning"):
        days(3, 2)


def test_periods_that_share_one_day_overlap() -> None:
    assert days(0, 3).overlaps(days(3))
    assert not days(0, 3).overlaps(days(4))


def test_the_first_day_of_a_gap_is_found() -> None:
    assert first_uncovered(days(0), [days(5), days(0, 3)]) == FIRST + timedelta(4)
    assert first_uncovered(days(0), [days(4), days(0, 3)]) is None


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: days(min(ends), max(ends)))


@given(SPANS, st.lists(SPANS, max_size=5))
def test_the_first_uncovered_day_is_the_one_found_by_trying_all(wanted: Period, others: list[Period]) -> None:
    tried = (FIRST + timedelta(n) for n in range(13))
    slow = next((day for day in tried if day in wanted and not any(day in other for other in others)), None)

    assert first_uncovered(wanted, others) == slow


@given(SPANS, SPANS)
def test_periods_overlap_where_a_day_lies_in_both(one: Period, other: Period) -> None:
    shared = any(FIRST + timedelta(n) in one and FIRST + timedelta(n) in other for n in range(13))

    assert one.overlaps(other) == shared
