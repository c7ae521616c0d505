"""The whole story on real parts but the air: phones meet, one is confirmed, the other is warned, the third is not."""

import asyncio
import random
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bluezone.device.alert import Level
from bluezone.phone.agent import Agent
from bluezone.phone.condition import Timing, inline
from bluezone.phone.store import Store
from bluezone.phone.uploads import State
from bluezone.protocol.identifiers import identifiers
from bluezone.radio.air import Air, StandingFloor
from bluezone.radio.port import ALWAYS
from bluezone.world.virtual import VirtualLoop
from tests.server import site_process
from tests.server.site_process import Site

pytestmark = pytest.mark.process

START_MS = round(datetime(2020, 8, 9, 7, 20, tzinfo=UTC).timestamp() * 1000)
"""14:20 in Vietnam; the site's clock begins at 15:00."""

CONFIRM = """
from datetime import date
from bluezone.server import programs
print(programs.confirm_case("lan", date(2020, 8, 9), date(2020, 8, 8)))
"""
PUBLISH = "from bluezone.server import programs; programs.publish(is_forced=True)"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with site_process.running(site_process.make(tmp_path, "")) as running:
        yield running


@pytest.fixture
def people(site: Site, tmp_path: Path) -> Iterator["People"]:
    made = People(tmp_path, site.url)
    yield made
    made.close()


class People:
    """Three people with phones on one floor: two a metre apart, one in the far corner."""

    def __init__(self, folder: Path, url: str) -> None:
        self.loop = VirtualLoop(START_MS)
        floor = StandingFloor(np.array([[0.0, 0.0], [1.0, 0.0], [30.0, 20.0]]))
        self.air = Air(floor, self.loop.clock, np.random.default_rng(5))
        self.agents = [self._agent(folder, url, place) for place in range(3)]

    def _agent(self, folder: Path, url: str, place: int) -> Agent:
        store = Store(folder / f"phone-{place}.sqlite3", token_bytes=random.Random(place).randbytes)
        store.settings.server = url
        return Agent(
            store,
            self.air.radio(place),
            clock=self.loop.clock,
            rng=random.Random(place),
            duty=ALWAYS,
            timing=Timing(first_sync_s=1e6),
            run_blocking=inline,
        )

    def live(self, minutes: int, script: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Let *minutes* pass for all, then do what *script* says."""

        async def together() -> None:
            running = [asyncio.create_task(agent.run()) for agent in self.agents]
            await self.air.run(self.loop.clock() + minutes * 60_000)
            await script()
            for agent in self.agents:
                agent.stop()
            await asyncio.gather(*running)

        self.loop.run_until_complete(together())

    def close(self) -> None:
        self.loop.close()
        for agent in self.agents:
            agent.store.close()


def test_who_was_beside_the_infected_is_warned_and_nobody_else(site: Site, people: People) -> None:
    infected, beside, far = people.agents

    async def the_infected_hands_in() -> None:
        code = site.python(CONFIRM).strip()
        preview = await infected.check_code(code.lower())
        upload = await infected.hand_in(preview)
        assert upload.state is State.DONE
        assert upload.receipt
        site.python(PUBLISH)
        for agent in people.agents:
            await agent.sync()
            assert agent.store.authority.last_talk().error_sentence is None

    people.live(30, the_infected_hands_in)

    assert [alert.level for alert in beside.store.alerts.all()] == [Level.WARNING]
    assert 15 <= beside.store.alerts.all()[0].minutes <= 30
    assert far.store.alerts.all() == []
    assert infected.store.alerts.all() == []
    assert [agent.store.authority.trust().position.number for agent in people.agents] == [1, 1, 1]


def test_after_handing_in_nothing_on_the_air_can_be_computed_from_the_published_key(site: Site, people: People) -> None:
    infected, beside, _ = people.agents
    published = set(identifiers(infected.store.chains.current(START_MS).key))

    async def hand_in_and_stay() -> None:
        await infected.hand_in(await infected.check_code(site.python(CONFIRM).strip()))
        until_ms = people.loop.clock()
        await people.air.run(until_ms + 20 * 60_000)
        heard_before = {s.identifier for s in beside.store.contacts.between(0, until_ms)}
        heard_after = {s.identifier for s in beside.store.contacts.between(until_ms + 1, until_ms * 2)}
        assert heard_before & published
        assert heard_after
        assert not heard_after & published

    people.live(10, hand_in_and_stay)
