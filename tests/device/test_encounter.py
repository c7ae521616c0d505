from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bluezone.device.encounter import LONGEST_SILENCE_MS, encounters
from bluezone.device.sighting import Sighting

MINUTE_MS = 60_000


def heard(minute: float = 0, name: str = "a", rssi_dbm: int = -70) -> Sighting:
    return Sighting(name.encode().ljust(12, b"\0"), round(minute * MINUTE_MS), rssi_dbm)


sightings = st.lists(st.builds(heard, st.integers(0, 120), st.sampled_from("ab"), st.integers(-100, -40)), max_size=40)


def test_one_missed_scan_round_does_not_end_an_encounter() -> None:
    found = encounters([heard(0), heard(10)])

    assert [len(encounter.sightings) for encounter in found] == [2]


def test_a_silence_longer_than_two_scan_rounds_starts_a_new_encounter() -> None:
    found = encounters([heard(0), heard(4), heard(15)])

    assert [len(encounter.sightings) for encounter in found] == [2, 1]


def test_each_identifier_has_its_own_encounters_in_the_order_of_their_beginnings() -> None:
    found = encounters([heard(3, "a"), heard(1, "b"), heard(2, "b")])

    assert [(encounter.identifier[:1], encounter.start_ms, encounter.end_ms) for encounter in found] == [
        (b"b", MINUTE_MS, 2 * MINUTE_MS),
        (b"a", 3 * MINUTE_MS, 3 * MINUTE_MS),
    ]


def test_nothing_heard_is_no_encounter() -> None:
    assert encounters([]) == []


def test_one_sighting_is_an_encounter_of_no_length() -> None:
    (found,) = encounters([heard(5, rssi_dbm=-61)])

    assert (found.start_ms, found.end_ms, found.strongest_dbm) == (5 * MINUTE_MS, 5 * MINUTE_MS, -61)


@given(sightings)
def test_every_sighting_is_in_exactly_one_encounter_and_no_silence_inside_is_too_long(given: list[Sighting]) -> None:
    found = encounters(given)

    assert sorted(map(repr, (s for encounter in found for s in encounter.sightings))) == sorted(map(repr, set(given)))
    for encounter in found:
        times_ms = [sighting.time_ms for sighting in encounter.sightings]
        assert all(0 <= late - early <= LONGEST_SILENCE_MS for early, late in pairwise(times_ms))


@given(sightings, st.randoms(use_true_random=False))
def test_neither_order_nor_doubles_change_anything(given: list[Sighting], chance: Random) -> None:
    shuffled = given * 2
    chance.shuffle(shuffled)

    assert encounters(shuffled) == encounters(given)
