"""The simulated air: same seed same sightings, duty cycles by arithmetic, quiet hours slept through."""

import asyncio
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from bluezone.clock import Clock
from bluezone.device.sighting import Sighting
from bluezone.protocol.advertisement import Platform
from bluezone.radio.air import Air, SimulatedRadio, StandingFloor
from bluezone.radio.port import ALWAYS, BACKGROUND, Duty, RadioError
from bluezone.radio.propagation import EXACT, OFFICE, Floats, Ints, Places, Profile
from bluezone.world import virtual

START_MS = 1_596_672_000_000
HOUR_MS = 3_600_000
Heard = list[tuple[int, Sighting]]


def name(person: int) -> bytes:
    return bytes([person]) * 12


async def hear(
    air: Air, until_ms: int, people: list[int], duty: Duty = ALWAYS, platform: Platform = Platform.ANDROID
) -> Heard:
    """Let *people* join in this order and return who heard what until *until_ms*."""
    heard: Heard = []

    def listener(person: int) -> SimulatedRadio:
        return air.radio(person, platform)

    for person in people:
        radio = listener(person)
        await radio.open(lambda sighting, person=person: heard.append((person, sighting)), duty)  # type: ignore[misc]  # mypy cannot infer a default's type in a lambda
        await radio.broadcast(name(person))
    await air.run(until_ms)
    return heard


def scene(
    *,
    seed: int = 1,
    people: list[int] | None = None,
    profile: Profile = OFFICE,
    duty: Duty = ALWAYS,
    seconds: int = 60,
    tick_ms: int = 1_000,
    apart_m: float = 2.0,
    platform: Platform = Platform.ANDROID,
) -> Heard:
    people = [0, 1, 2] if people is None else people
    floor = StandingFloor(np.array([[apart_m * person, 0.0] for person in range(len(people))]))

    async def story(clock: Clock) -> Heard:
        air = Air(floor, clock, np.random.default_rng(seed), profile=profile, tick_ms=tick_ms)
        return await hear(air, START_MS + seconds * 1_000, people, duty, platform)

    return virtual.run(story, start_ms=START_MS)


def test_the_same_seed_gives_the_same_sightings_whatever_the_order_of_joining() -> None:
    assert scene(seed=7, people=[0, 1, 2], duty=BACKGROUND, seconds=900) == scene(
        seed=7, people=[2, 0, 1], duty=BACKGROUND, seconds=900
    )


def test_another_seed_gives_other_sightings() -> None:
    assert scene(seed=7) != scene(seed=8)


def test_without_chance_everybody_hears_everybody_once_a_tick() -> None:
    heard = scene(profile=EXACT, seconds=10)

    assert Counter((hearer, s.identifier[0]) for hearer, s in heard) == {
        (hearer, sender): 10 for hearer in range(3) for sender in range(3) if hearer != sender
    }


def test_sightings_five_seconds_apart_are_exactly_five_seconds_apart() -> None:
    times = [s.time_ms for hearer, s in scene(profile=EXACT, people=[0, 1], tick_ms=5_000) if hearer == 0]

    assert {later - earlier for earlier, later in pairwise(times)} == {5_000}


def test_a_sighting_says_what_kind_of_phone_was_heard_and_no_power() -> None:
    heard = scene(profile=EXACT, platform=Platform.IOS, seconds=2)

    assert {(s.platform, s.tx_power_dbm) for _, s in heard} == {(Platform.IOS, None)}


@pytest.mark.parametrize("seed", range(5))
def test_in_the_background_each_scan_meets_half_of_another_phones_cycle(seed: int) -> None:
    heard = scene(seed=seed, profile=EXACT, duty=BACKGROUND, people=[0, 1], seconds=3_600)

    scans = Counter((hearer, (s.time_ms + 150_000) // 300_000) for hearer, s in heard)
    per_scan_s = len(heard) / 2 / 12
    assert 15 <= per_scan_s <= 25, "40 s of scanning over a cycle of 15 s on, 15 s off"
    assert 24 <= len(scans) <= 28, "one scan in 300 s by each of two phones; a count may cut one in two"


class Shift:
    """Two people who are in for one hour of a day, ten metres apart at first and one metre from half past."""

    people = 2
    walls: Ints = np.zeros((1, 1), dtype=np.int64)

    def __init__(self) -> None:
        self.asked: list[int] = []

    def places(self, time_ms: int) -> Places:
        self.asked.append(time_ms)
        into_ms = time_ms - START_MS - 8 * HOUR_MS
        if not 0 <= into_ms < HOUR_MS:
            return Places(np.full((2, 2), np.nan), np.zeros(2, dtype=np.int64))
        apart: Floats = np.array([[0.0, 0.0], [10.0 if into_ms < HOUR_MS // 2 else 1.0, 0.0]])
        return Places(apart, np.zeros(2, dtype=np.int64))

    def changes_after(self, time_ms: int) -> int | None:
        moments = [START_MS + 8 * HOUR_MS + half * HOUR_MS // 2 for half in range(3)]
        return next((moment for moment in moments if moment > time_ms), None)


def test_people_hear_each_other_only_while_they_are_in_and_louder_when_they_are_near() -> None:
    floor = Shift()

    async def story(clock: Clock) -> Heard:
        air = Air(floor, clock, np.random.default_rng(1), profile=EXACT)
        heard = await hear(air, START_MS + 24 * HOUR_MS, [0, 1])
        assert clock() == START_MS + 24 * HOUR_MS
        return heard

    heard = virtual.run(story, start_ms=START_MS)

    levels = {s.time_ms: s.rssi_dbm for _, s in heard}
    begin_ms = START_MS + 8 * HOUR_MS
    assert min(levels) == begin_ms + 500
    assert max(levels) == begin_ms + HOUR_MS - 500
    assert len(levels) == 3_600
    assert levels[begin_ms + HOUR_MS // 2 - 500] + 20 == levels[begin_ms + HOUR_MS // 2 + 500]
    assert len(floor.asked) == 4, "places are asked for when they change, not at every tick"


def test_an_air_in_which_nobody_ever_meets_still_lets_time_pass() -> None:
    floor = StandingFloor(np.full((2, 2), np.nan))

    async def story(clock: Clock) -> int:
        await Air(floor, clock, np.random.default_rng(1)).run(START_MS + HOUR_MS)
        return clock()

    assert virtual.run(story, start_ms=START_MS) == START_MS + HOUR_MS


def test_running_in_pieces_equals_running_at_once() -> None:
    floor = StandingFloor(np.array([[0.0, 0.0], [3.0, 0.0]]))

    def heard_in(pieces: int) -> Heard:
        async def story(clock: Clock) -> Heard:
            air = Air(floor, clock, np.random.default_rng(5))
            heard = await hear(air, START_MS, [0, 1])
            for piece in range(pieces):
                await air.run(START_MS + (piece + 1) * 60_000 // pieces)
            return heard

        return virtual.run(story, start_ms=START_MS)

    assert heard_in(1) == heard_in(8)


def test_an_air_runs_on_until_it_is_cancelled() -> None:
    floor = StandingFloor(np.array([[0.0, 0.0], [3.0, 0.0]]))

    async def story(clock: Clock) -> int:
        air = Air(floor, clock, np.random.default_rng(5), profile=EXACT)
        running = asyncio.create_task(air.run())
        radio, other = air.radio(0), air.radio(1)
        heard: list[Sighting] = []
        await radio.open(heard.append, ALWAYS)
        await other.open(lambda _: None, ALWAYS)
        await other.broadcast(name(1))
        await asyncio.sleep(30)
        running.cancel()
        await asyncio.sleep(30)
        return len(heard)

    assert virtual.run(story) == 30


@pytest.mark.parametrize("person", [-1, 2])
def test_a_person_who_is_not_on_the_floor_gets_no_radio(person: int) -> None:
    air = Air(StandingFloor(np.zeros((2, 2))), lambda: 0, np.random.default_rng(1))

    with pytest.raises(RadioError, match="on a floor of 2"):
        air.radio(person)


def test_nobody_carries_two_radios() -> None:
    air = Air(StandingFloor(np.zeros((2, 2))), lambda: 0, np.random.default_rng(1))
    air.radio(0)

    with pytest.raises(RadioError, match="already has a radio"):
        air.radio(0)
