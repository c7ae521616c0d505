"""What is broadcast: the right identifier, changed on the boundary, never an old one after a change of chain."""

import asyncio
import random
from collections.abc import Awaitable, Callable

import pytest

from bluezone.phone.chains import Chains
from bluezone.phone.condition import Condition, Timing, inline
from bluezone.phone.database import IN_MEMORY, Database
from bluezone.phone.voice import Voice
from bluezone.protocol.window import DAY_MS
from bluezone.radio.port import ALWAYS, BACKGROUND, FOREGROUND, Duty
from bluezone.world.virtual import VirtualLoop
from tests.phone.hand_radio import HandRadio

START_MS = 18_480 * DAY_MS + 8 * 3_600_000 + 600_000


class Scene:
    """A voice on a radio worked by hand."""

    def __init__(self, duty: Duty = BACKGROUND) -> None:
        self.loop, self.radio, self.condition = VirtualLoop(START_MS), HandRadio(), Condition()
        self.chains = Chains(Database(IN_MEMORY), random.Random(1).randbytes)
        self.voice = Voice(
            self.chains,
            self.radio,
            self.loop.clock,
            duty=duty,
            condition=self.condition,
            timing=Timing(),
            run_blocking=inline,
        )

    def play(self, script: Callable[[], Awaitable[None]]) -> None:
        async def both() -> None:
            speaking = asyncio.create_task(self.voice.speak(lambda sighting: None))
            await asyncio.sleep(0.001)
            await script()
            speaking.cancel()
            await asyncio.gather(speaking, return_exceptions=True)

        self.loop.run_until_complete(both())
        self.loop.close()


def test_the_first_change_comes_on_the_boundary_and_not_a_quarter_after_the_start() -> None:
    scene = Scene()

    async def five_minutes() -> None:
        await asyncio.sleep(299)
        assert len(scene.radio.broadcasts) == 1
        await asyncio.sleep(1.1)
        assert scene.radio.broadcasts[1:] == [scene.chains.identifier_at(START_MS + 300_000)]

    scene.play(five_minutes)


def test_a_new_chain_is_on_the_air_when_change_returns() -> None:
    scene = Scene()

    async def change() -> None:
        scene.chains.begin(scene.loop.clock())
        await scene.voice.change()
        assert scene.radio.on_air == scene.chains.identifier_at(scene.loop.clock())

    scene.play(change)


def test_nothing_old_is_on_the_air_when_change_returns_though_the_radio_fails() -> None:
    scene = Scene()

    async def change() -> None:
        old = scene.radio.on_air
        scene.chains.begin(scene.loop.clock())
        scene.radio.failures = 1
        await scene.voice.change()
        assert (scene.radio.is_open, scene.condition.is_on_air) == (False, False)
        await asyncio.sleep(5)
        assert scene.condition.is_on_air
        assert scene.radio.on_air not in (old, None)

    scene.play(change)


def test_a_dead_radio_is_tried_ever_more_slowly_up_to_once_a_minute() -> None:
    scene = Scene()
    scene.radio.failures = 10**9

    async def an_hour() -> None:
        await asyncio.sleep(3600)
        assert scene.condition.radio_error is not None
        assert 60 < 10**9 - scene.radio.failures < 75

    scene.play(an_hour)


@pytest.mark.parametrize(("duty", "seen"), [(BACKGROUND, [BACKGROUND, FOREGROUND]), (ALWAYS, [ALWAYS])])
def test_only_the_background_gives_way_to_a_look_at_the_page(duty: Duty, seen: list[Duty]) -> None:
    scene = Scene(duty)

    async def look() -> None:
        scene.voice.watched()
        await asyncio.sleep(1)
        assert scene.radio.duties == seen

    scene.play(look)
