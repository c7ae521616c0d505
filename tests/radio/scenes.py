"""Scenes for radios: the same phones in the same places, over each implementation of the port, in simulated time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

import numpy as np
from bumble.transport.common import Transport

from bluezone.clock import Clock
from bluezone.radio.air import Air, StandingFloor
from bluezone.radio.bumble.levels import placed
from bluezone.radio.bumble.link import AirLink
from bluezone.radio.bumble.ports import at
from bluezone.radio.bumble.radio import BumbleRadio
from bluezone.radio.port import Radio
from bluezone.radio.propagation import EXACT, Medium
from bluezone.world import virtual

T = TypeVar("T")
START_MS = 1_596_672_000_000


def name(letter: str) -> bytes:
    """Return the identifier that *letter* stands for in these tests."""
    return letter.encode() * 12


class Stage(Protocol):
    """Where a story happens."""

    clock: Clock

    def radio(self, place: int) -> Radio:
        """Return the radio of the phone at *place*, not yet open."""

    def take_away(self) -> None:
        """Let the air be unreachable from now on."""


Story = Callable[[Stage], Awaitable[T]]


def _floor(metres: Sequence[float]) -> StandingFloor:
    return StandingFloor(np.array([[place, 0.0] for place in metres]))


class _AirStage:
    def __init__(self, clock: Clock, metres: Sequence[float]) -> None:
        self.clock = clock
        self.air = Air(_floor(metres), clock, np.random.default_rng(1), profile=EXACT)

    def radio(self, place: int) -> Radio:
        return self.air.radio(place)

    def take_away(self) -> None:
        self.air.close()


def in_simulated_air(story: Story[T], metres: Sequence[float]) -> T:
    """Run *story* in the simulated air."""

    async def told(clock: Clock) -> T:
        stage = _AirStage(clock, metres)
        running = asyncio.create_task(stage.air.run())
        try:
            return await story(stage)
        finally:
            running.cancel()

    return virtual.run(told, start_ms=START_MS)


class _BumbleStage:
    def __init__(self, clock: Clock, metres: Sequence[float]) -> None:
        self.clock = clock
        medium = Medium(len(metres), EXACT, np.random.default_rng(1))
        self.link = AirLink(placed(_floor(metres), medium, clock))
        self._is_there = True

    def radio(self, place: int) -> Radio:
        reach = at(self.link, place)

        async def attach() -> Transport:
            if not self._is_there:
                raise ConnectionRefusedError(111, "Connection refused")
            return await reach()

        return BumbleRadio(attach, self.clock, token_bytes=np.random.default_rng(place).bytes)

    def take_away(self) -> None:
        self._is_there = False


def over_bumble(story: Story[T], metres: Sequence[float]) -> T:
    """Run *story* over Bumble on virtual controllers."""

    async def told(clock: Clock) -> T:
        return await story(_BumbleStage(clock, metres))

    return virtual.run(told, start_ms=START_MS)
