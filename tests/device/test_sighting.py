"""Sightings: bounds of a reading, and which of many readings are kept."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.device.sighting import KEPT_EVERY_MS, RSSI_UNKNOWN_DBM, Sighting, SightingError, Thinning
from bluezone.protocol.advertisement import Platform

IDENTIFIER = bytes(range(12))
START_MS = 1_596_672_000_000


@pytest.mark.parametrize("size", [0, 11, 13, 32])
def test_an_identifier_has_twelve_bytes(size: int) -> None:
    with pytest.raises(SightingError, match=f"found {size} bytes, expected 12"):
        Sighting(bytes(size), START_MS, -60)


@pytest.mark.parametrize("rssi_dbm", [-129, 128, 10**6])
def test_a_reading_out_of_range_is_refused(rssi_dbm: int) -> None:
    with pytest.raises(SightingError, match="expected -128 to 127 dBm"):
        Sighting(IDENTIFIER, START_MS, rssi_dbm)
    with pytest.raises(SightingError, match="transmit power"):
        Sighting(IDENTIFIER, START_MS, -60, tx_power_dbm=rssi_dbm)


@pytest.mark.parametrize("rssi_dbm", [-128, 0, RSSI_UNKNOWN_DBM])
def test_a_reading_at_the_bounds_is_kept(rssi_dbm: int) -> None:
    assert Sighting(IDENTIFIER, 0, rssi_dbm).rssi_dbm == rssi_dbm


def test_a_moment_before_1970_is_refused() -> None:
    with pytest.raises(SightingError, match="before 1970"):
        Sighting(IDENTIFIER, -1, -60)


def test_unless_told_otherwise_an_android_phone_of_unknown_power_was_heard() -> None:
    found = Sighting(IDENTIFIER, START_MS, -60)

    assert (found.tx_power_dbm, found.platform) == (None, Platform.ANDROID)


def test_an_identifier_does_not_show_in_a_log() -> None:
    assert repr(IDENTIFIER)[2:-1] not in repr(Sighting(IDENTIFIER, START_MS, -60))


@pytest.mark.parametrize(
    ("after_ms", "kept"),
    [
        ([0, 1, 4_999, 5_000, 9_999, 10_000], [True, False, False, True, False, True]),
        ([0, 4_000, 8_000, 12_000], [True, False, True, False]),
        ([0, -1_000, 5_000], [True, False, True]),
    ],
    ids=["at exactly five seconds", "counted from the last kept", "a clock set back"],
)
def test_of_one_identifier_one_sighting_in_five_seconds_is_kept(after_ms: list[int], kept: list[bool]) -> None:
    thinning = Thinning()

    assert [thinning.keeps(IDENTIFIER, START_MS + after) for after in after_ms] == kept


def test_identifiers_do_not_thin_each_other() -> None:
    thinning = Thinning()

    assert [thinning.keeps(bytes([number]) * 12, START_MS) for number in range(3)] == [True, True, True]


def as_the_original(seen: list[tuple[bytes, int]]) -> list[bool]:
    """The rule with a memory that never forgets."""
    kept_ms: dict[bytes, int] = {}
    kept = []
    for identifier, time_ms in seen:
        is_kept = identifier not in kept_ms or time_ms - kept_ms[identifier] >= KEPT_EVERY_MS
        if is_kept:
            kept_ms[identifier] = time_ms
        kept.append(is_kept)
    return kept


@given(st.lists(st.tuples(st.sampled_from([b"a", b"b", b"c"]), st.integers(0, 3_000)), max_size=60), st.data())
def test_forgetting_changes_no_answer_while_the_clock_runs_forward(steps: list[tuple[bytes, int]], data: Any) -> None:
    time_ms, seen = 0, []
    for identifier, step_ms in steps:
        time_ms += step_ms
        seen.append((identifier, time_ms))
    thinning = Thinning(least_room=data.draw(st.integers(1, 4)))

    assert [thinning.keeps(*sighting) for sighting in seen] == as_the_original(seen)


def test_of_a_stream_of_ever_new_identifiers_only_the_last_seconds_are_remembered() -> None:
    thinning = Thinning()

    for number in range(100_000):
        thinning.keeps(number.to_bytes(12, "big"), START_MS + number)

    assert thinning.n_remembered <= 2 * KEPT_EVERY_MS


def test_a_crowd_is_remembered_whole_and_forgotten_after_it() -> None:
    thinning = Thinning()
    crowd = [number.to_bytes(12, "big") for number in range(50_000)]

    assert all(thinning.keeps(identifier, START_MS) for identifier in crowd)
    assert not any(thinning.keeps(identifier, START_MS + 1) for identifier in crowd)
    for number in range(100_000):
        thinning.keeps(number.to_bytes(12, "little"), START_MS + 10_000 + number)

    assert thinning.n_remembered < 50_000
