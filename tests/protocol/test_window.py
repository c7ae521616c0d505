"""Windows: days and windows as the original counts them, and without its gaps."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.protocol.window import (
    DAY_MS,
    WINDOWS_A_DAY,
    Day,
    Window,
    WindowsError,
    day_of,
    day_start_ms,
    index_at,
    length_ms,
    next_start_ms,
    same,
    start_ms,
)

times_ms = st.integers(-(2**45), 2**45)
window_counts = st.integers(1, 2_000) | st.sampled_from((7, 24, 48, 96, 144, 288, 86_399_999, DAY_MS))


def test_days_begin_where_the_original_begins_them(vectors: Any) -> None:
    for item in vectors["day_start"]:
        assert day_start_ms(day_of(item["t_ms"])) == item["day_start_ms"]


def test_windows_begin_where_the_original_begins_them(vectors: Any) -> None:
    for item in vectors["keys"]:
        first_day = day_of(item["base_day_ms"])
        for ids in item["ids"]:
            day = Day(first_day + ids["day"])

            found = {place: start_ms(day, Window(int(place)), ids["max"]) for place in ids["starts_ms"]}

            assert found == ids["starts_ms"]


def test_an_identifier_seen_in_the_field_lies_in_its_window(vectors: Any) -> None:
    for item in vectors["observed_in_the_field"]:
        assert index_at(item["time_ms"], item["max"]) == item["index"]


def test_a_day_has_96_windows_of_a_quarter_of_an_hour() -> None:
    assert WINDOWS_A_DAY == 96
    assert length_ms(WINDOWS_A_DAY) == 15 * 60 * 1000


def test_a_moment_before_1970_lies_in_the_day_that_holds_it() -> None:
    assert day_of(-1) == -1
    assert index_at(-1) == 95


@given(times_ms, window_counts)
def test_every_moment_lies_in_the_window_that_holds_it(time_ms: int, windows: int) -> None:
    day, window = day_of(time_ms), index_at(time_ms, windows)

    assert 0 <= window < windows
    assert start_ms(day, window, windows) <= time_ms < next_start_ms(time_ms, windows)


@given(times_ms, window_counts)
def test_windows_follow_each_other_without_gap(time_ms: int, windows: int) -> None:
    following = next_start_ms(time_ms, windows)

    assert not same(following - 1, following, windows)
    assert same(time_ms, following - 1, windows)


def test_the_last_window_takes_what_a_count_that_does_not_divide_the_day_leaves_over() -> None:
    last_ms = DAY_MS - 1

    assert 7 * length_ms(7) == DAY_MS - 1
    assert index_at(last_ms, 7) == 6
    assert next_start_ms(last_ms, 7) == DAY_MS


def test_the_same_quarter_hour_of_another_day_is_another_window(vectors: Any) -> None:
    for item in vectors["mac_cache_id_changed"]:
        is_another_day = day_of(item["t1_ms"]) != day_of(item["t2_ms"])

        is_same = same(item["t1_ms"], item["t2_ms"], item["max"])

        assert is_same == (not item["changed"] and not is_another_day)


@pytest.mark.parametrize("windows", [0, -1, DAY_MS + 1, -(2**70), 2**70])
def test_a_count_of_windows_that_leaves_no_window_is_refused(windows: int) -> None:
    for call in (length_ms, lambda count: index_at(0, count), lambda count: next_start_ms(0, count)):
        with pytest.raises(WindowsError, match="expected 1 to 86,400,000"):
            call(windows)
