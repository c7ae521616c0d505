"""One running phone, in simulated time."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from pathlib import Path

from bluezone.device.sighting import Sighting
from bluezone.phone.agent import Agent
from bluezone.phone.condition import Timing, inline
from bluezone.phone.database import IN_MEMORY
from bluezone.phone.store import Store
from bluezone.protocol.identifiers import identifiers
from bluezone.protocol.window import DAY_MS
from bluezone.radio.air import Air, StandingFloor
from bluezone.radio.port import ALWAYS, BACKGROUND, FOREGROUND, Radio
from bluezone.world.virtual import VirtualLoop
from tests.phone.hand_radio import HandRadio

START_MS = 18_480 * DAY_MS + 8 * 3_600_000
Scene = Callable[[VirtualLoop, Agent], Awaitable[None]]


def agent_of(loop: VirtualLoop, radio: Radio, store: Store | None = None, timing: Timing | None = None) -> Agent:
    store = store or Store(IN_MEMORY, token_bytes=random.Random(1).randbytes)
    return Agent(
        store,
        radio,
        clock=loop.clock,
        rng=random.Random(2),
        timing=timing or Timing(),
        run_blocking=inline,
    )


def play(radio: Radio, scene: Scene, store: Store | None = None, timing: Timing | None = None) -> Agent:
    """Run an agent in simulated time while *scene* happens, then stop it."""
    loop = VirtualLoop(START_MS)
    agent = agent_of(loop, radio, store, timing)

    async def both() -> None:
        running = asyncio.create_task(agent.run())
        await asyncio.sleep(0.001)
        await scene(loop, agent)
        agent.stop()
        await running

    try:
        loop.run_until_complete(both())
    finally:
        loop.close()
    return agent


def heard(loop: VirtualLoop, name: int = 1, rssi_dbm: int = -60) -> Sighting:
    return Sighting(bytes(11) + bytes((name,)), loop.clock(), rssi_dbm)


def test_each_window_has_its_own_identifier_on_the_air_from_its_first_moment() -> None:
    radio = HandRadio()
    changes: list[tuple[int, bytes | None]] = []

    async def a_day(loop: VirtualLoop, agent: Agent) -> None:
        for _ in range(24 * 60):
            if not changes or changes[-1][1] != radio.on_air:
                changes.append((loop.clock(), radio.on_air))
            await asyncio.sleep(60)

    agent = play(radio, a_day)

    chain = agent.store.chains.all()[0]
    today, tomorrow = identifiers(chain.key), identifiers(chain.key_of(chain.day + 1))  # type: ignore[arg-type]  # Day
    assert [name for _, name in changes] == [*today[32:], *tomorrow[:32]]
    assert all((time_ms - START_MS) % 900_000 < 60_000 for time_ms, _ in changes)
    assert len(set(radio.broadcasts)) == len(radio.broadcasts) == 98  # the window after the day, and silence
    assert radio.broadcasts[-1] is None
    assert not radio.is_open


def test_a_sighting_is_committed_within_a_second_and_one_in_five_seconds_is_kept() -> None:
    radio = HandRadio()
    kept: list[int] = []

    async def twelve_seconds(loop: VirtualLoop, agent: Agent) -> None:
        for _ in range(12):
            radio.hear(heard(loop))
            await asyncio.sleep(0.999)
            kept.append(len(agent.store.contacts))

    play(radio, twelve_seconds)

    assert kept == [1] * 6 + [2] * 6


def test_what_was_heard_last_is_committed_when_the_phone_is_stopped() -> None:
    radio = HandRadio()

    async def just_before_the_end(loop: VirtualLoop, agent: Agent) -> None:
        radio.hear(heard(loop))

    agent = play(radio, just_before_the_end)

    assert len(agent.store.contacts) == 1


def test_a_radio_that_fails_is_opened_again_and_the_condition_says_so() -> None:
    radio = HandRadio()
    radio.failures = 3
    seen: list[tuple[bool, bool]] = []

    async def ten_seconds(loop: VirtualLoop, agent: Agent) -> None:
        seen.append((agent.condition.is_on_air, agent.condition.radio_error is not None))
        await asyncio.sleep(10)
        seen.append((agent.condition.is_on_air, agent.condition.radio_error is not None))

    play(radio, ten_seconds)

    assert seen == [(False, True), (True, False)]


def test_a_radio_that_fails_in_mid_day_does_not_end_the_phone() -> None:
    radio = HandRadio()

    async def an_hour(loop: VirtualLoop, agent: Agent) -> None:
        radio.failures = 1
        await asyncio.sleep(3_600)
        assert agent.condition.is_on_air
        assert radio.on_air == agent.store.chains.identifier_at(loop.clock())

    play(radio, an_hour)


def test_a_clock_that_jumps_is_noticed_within_a_minute() -> None:
    radio = HandRadio()

    async def jumps(loop: VirtualLoop, agent: Agent) -> None:
        for jump_ms in (3 * 3_600_000, -2 * DAY_MS, 40 * DAY_MS):
            agent._voice._clock = lambda jump_ms=jump_ms: loop.clock() + jump_ms  # type: ignore[misc]  # the jump
            await asyncio.sleep(61)
            assert radio.on_air == agent.store.chains.identifier_at(loop.clock() + jump_ms)

    play(radio, jumps)


def test_while_the_page_is_looked_at_the_phone_scans_as_in_the_foreground() -> None:
    radio = HandRadio()

    async def a_look(loop: VirtualLoop, agent: Agent) -> None:
        agent.watched()
        await asyncio.sleep(60)
        agent.watched()
        await asyncio.sleep(119)
        assert radio.duties == [BACKGROUND, FOREGROUND]
        await asyncio.sleep(2)
        assert radio.duties == [BACKGROUND, FOREGROUND, BACKGROUND]

    play(radio, a_look)


def test_old_contacts_are_gone_after_the_daily_cleaning() -> None:
    radio = HandRadio()

    async def a_fortnight(loop: VirtualLoop, agent: Agent) -> None:
        radio.hear(heard(loop))
        await asyncio.sleep(13 * 86_400)
        assert len(agent.store.contacts) == 1
        await asyncio.sleep(2 * 86_400)
        assert len(agent.store.contacts) == 0
        assert radio.on_air == agent.store.chains.identifier_at(loop.clock())

    play(radio, a_fortnight)


def test_deleting_everything_takes_effect_on_the_air_at_once() -> None:
    radio = HandRadio()

    async def delete(loop: VirtualLoop, agent: Agent) -> None:
        before = radio.on_air
        radio.hear(heard(loop))
        await agent.forget_everything()
        assert radio.on_air not in (before, None)
        assert agent.nearby.now(loop.clock()) == []
        await asyncio.sleep(2)
        assert len(agent.store.contacts) == 0

    play(radio, delete)


def test_sightings_wait_while_the_file_cannot_be_written(tmp_path: Path) -> None:
    radio = HandRadio()
    store = Store(tmp_path / "phone.sqlite3")

    async def full_disk(loop: VirtualLoop, agent: Agent) -> None:
        with store._database.writing() as connection:
            connection.execute("ALTER TABLE contact RENAME TO elsewhere")
        radio.hear(heard(loop))
        await asyncio.sleep(1)
        assert agent.condition.store_error is not None
        with store._database.writing() as connection:
            connection.execute("ALTER TABLE elsewhere RENAME TO contact")
        radio.hear(heard(loop, name=2))
        await asyncio.sleep(1)
        assert agent.condition.store_error is None
        assert len(store.contacts) == 2

    play(radio, full_disk, store)
    store.close()


def test_two_phones_in_simulated_air_hear_each_other_and_run_again_in_another_loop() -> None:
    import numpy as np

    stores = [Store(IN_MEMORY, token_bytes=random.Random(seed).randbytes) for seed in (1, 2)]
    for _ in range(2):
        loop = VirtualLoop(START_MS)
        air = Air(StandingFloor(np.array([[0.0, 0.0], [1.0, 0.0]])), loop.clock, np.random.default_rng(3))
        agents = [
            Agent(store, air.radio(place), clock=loop.clock, rng=random.Random(place), duty=ALWAYS, run_blocking=inline)
            for place, store in enumerate(stores)
        ]

        async def live(air: Air = air, agents: list[Agent] = agents) -> None:
            running = [asyncio.create_task(agent.run()) for agent in agents]
            await air.run(START_MS + 60_000)
            for agent in agents:
                agent.stop()
            await asyncio.gather(*running)

        loop.run_until_complete(live())
        loop.close()

    for mine, other in (stores, stores[::-1]):
        on_air = other.chains.identifier_at(START_MS)
        assert {sighting.identifier for sighting in mine.contacts.between(0, 2 * START_MS)} == {on_air}
