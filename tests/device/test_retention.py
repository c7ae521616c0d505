import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.device import retention
from bluezone.device.retention import RetentionError
from bluezone.protocol.window import DAY_MS, day_start_ms

NOW_MS = 20_000 * DAY_MS + 12 * 3_600_000


def test_a_sighting_is_kept_for_fourteen_days_to_the_millisecond() -> None:
    limit_ms = retention.oldest_kept_ms(NOW_MS)

    assert limit_ms == NOW_MS - 14 * DAY_MS
    assert retention.is_kept(limit_ms, NOW_MS)
    assert not retention.is_kept(limit_ms - 1, NOW_MS)


def test_the_key_of_the_day_that_the_limit_falls_into_is_kept_whole() -> None:
    assert retention.oldest_kept_day(NOW_MS) == 20_000 - 14


def test_a_clock_set_to_1970_deletes_nothing() -> None:
    assert retention.oldest_kept_ms(5) == 0
    assert retention.is_kept(NOW_MS, now_ms=5)


@pytest.mark.parametrize("days", [0, -1, 181])
def test_a_period_out_of_bounds_is_refused(days: int) -> None:
    with pytest.raises(RetentionError, match="expected 1 to 180"):
        retention.oldest_kept_ms(NOW_MS, days)


@given(st.integers(0, 2**42), st.integers(1, 180), st.integers(0, 2**42))
def test_whatever_is_kept_has_its_key_kept(now_ms: int, days: int, time_ms: int) -> None:
    if retention.is_kept(time_ms, now_ms, days):
        assert time_ms >= day_start_ms(retention.oldest_kept_day(now_ms, days))


@given(st.integers(0, 2**42), st.integers(0, 2**42), st.integers(1, 179))
def test_a_longer_period_never_keeps_less(now_ms: int, time_ms: int, days: int) -> None:
    assert retention.is_kept(time_ms, now_ms, days + 1) >= retention.is_kept(time_ms, now_ms, days)
