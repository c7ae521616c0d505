"""The compiled code: both ways of hashing give what hashlib gives, for any number of chains."""

from typing import Any

import numpy as np
import pytest

from bluezone.device.kernel import compiled, table
from bluezone.device.kernel.sha256 import AFTER_DIGEST, AFTER_KEY
from bluezone.device.matching_contacts import Contacts
from bluezone.device.sighting import Sighting
from bluezone.protocol.identifiers import identifiers, key_after

WAYS = sorted({False, compiled.HAS_SHA_INSTRUCTIONS})
KEYS = [bytes([number, *range(31)]) for number in range(70)]
WORDS = np.frombuffer(b"".join(KEYS), ">u4").astype(np.uint32).reshape(-1, 8)
ENDINGS = np.array((AFTER_KEY, AFTER_DIGEST), np.uint32)


@pytest.mark.parametrize("with_instructions", WAYS)
@pytest.mark.parametrize("chains", [1, 31, 32, 33, 70])
def test_chains_of_any_length_are_walked_once_and_give_the_days_that_are_wanted(
    chains: int, with_instructions: bool
) -> None:
    wanted = [sorted({chain % 5, chain % 7, 3 * (chain % 2)}) if chain % 4 else [] for chain in range(chains)]
    days = np.array([day for of_one in wanted for day in of_one], np.int64)
    first_jobs = np.cumsum([0, *map(len, wanted)]).astype(np.int64)
    order = np.argsort([max(of_one, default=0) for of_one in wanted]).astype(np.int64)
    day_keys = np.zeros((len(days), 8), np.uint32)

    compiled.advance(WORDS[:chains], order, first_jobs, days, day_keys, ENDINGS[1], with_instructions)

    expected = [key_after(KEYS[chain], day) for chain, of_one in enumerate(wanted) for day in of_one]
    assert [key.astype(">u4").tobytes() for key in day_keys] == expected


def expanded(sightings: list[Sighting], windows: list[int], room: int, with_instructions: bool) -> tuple[int, Any]:
    """Count and places of the hits of so many windows of each key, each an hour long, from 1970 on."""
    known = table.of(Contacts.of(sightings))
    found = np.full((room, 3), -1, np.int64)
    times_ms = np.array([[0, 3_600_000, 3_600_000, 2**60]] * len(windows), np.int64)
    count = compiled.expand(
        WORDS[: len(windows)], np.argsort(windows).astype(np.int64), np.array(windows, np.int64), times_ms, known.known,
        known.heard_ms, known.bitmap, known.bitmap_mask, known.slots, known.multipliers, known.shift, ENDINGS,
        with_instructions, found,
    )  # fmt: skip
    return count, found


def at_hour(key: int, window: int, hour: int) -> Sighting:
    return Sighting(identifiers(KEYS[key])[window], hour * 3_600_000, -60)


@pytest.mark.parametrize("with_instructions", WAYS)
def test_every_identifier_that_was_heard_is_found_and_no_other(with_instructions: bool) -> None:
    windows = [1 + (17 * key) % 96 for key in range(70)]
    heard = [(key, window) for key in range(70) for window in range(key % 3, 96, 5)]

    count, found = expanded([at_hour(*place, place[1]) for place in heard], windows, 2_000, with_instructions)

    expected = [(key, window, place) for place, (key, window) in enumerate(heard) if window < windows[key]]
    assert sorted(map(tuple, found[:count].tolist())) == expected


@pytest.mark.parametrize("with_instructions", WAYS)
def test_an_identifier_heard_only_outside_its_time_is_no_hit(with_instructions: bool) -> None:
    sightings = [at_hour(0, 10, 9), at_hour(0, 20, 21), at_hour(0, 30, 32)]

    count, found = expanded(sightings, [96], 10, with_instructions)

    assert found[:count].tolist() == [[0, 20, 1]]


def test_hits_without_room_are_counted_and_nothing_is_written_beyond() -> None:
    sightings = [at_hour(0, window, window) for window in range(9)]

    count, found = expanded(sightings, [96], 4, compiled.HAS_SHA_INSTRUCTIONS)

    assert count == 9
    assert found[:, 1].tolist() == [0, 1, 2, 3]


def test_machine_code_can_be_had_where_nothing_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("numba.core.caching.CacheImpl._locator_classes", [])

    @compiled._outer("i8(i8)")
    def doubled(number: int) -> int:
        return 2 * number

    assert doubled(21) == 42
