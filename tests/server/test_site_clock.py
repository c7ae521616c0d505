"""The site's clock: the machine's, or a drill's that all processes share."""

import time
from datetime import UTC, datetime

import pytest

from bluezone import clock
from bluezone.server import site_clock
from bluezone.server.options import OptionError
from tests.server.scene import HandClock

START = "2020-08-09T08:00:00+07:00"
START_MS = 1_596_934_800_000


def test_without_a_start_it_is_the_machine() -> None:
    assert site_clock.make("", "") is clock.system


def test_a_drill_starts_where_it_is_told() -> None:
    assert 0 <= site_clock.make(START, "")() - START_MS < 60_000


def test_a_process_that_starts_later_shows_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    an_hour_ago_ns = time.monotonic_ns() - 3_600_000_000_000

    shown_ms = site_clock.make(START, str(an_hour_ago_ns))()

    assert 3_600_000 <= shown_ms - START_MS < 3_660_000


@pytest.mark.parametrize("start", ["2020-08-09T08:00:00", "yesterday"])
def test_a_start_that_is_no_moment_or_has_no_offset_is_refused(start: str) -> None:
    with pytest.raises(OptionError, match=r"BLUEZONE_CLOCK_START.*with its offset"):
        site_clock.make(start, "")


def test_now_is_an_aware_datetime(hand_clock: HandClock) -> None:
    assert site_clock.now() == datetime(2020, 8, 9, 8, 0, tzinfo=UTC)
