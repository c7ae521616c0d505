"""Duty cycles: on and off by the loop's time; a switch that is being thrown is never cut off."""

import asyncio

import pytest

from bluezone.clock import Clock
from bluezone.radio.bumble.duty import Turns, is_cancelled
from bluezone.radio.port import Cycle, RadioError
from bluezone.world import virtual

Switched = list[tuple[float, bool]]


def switching(*, fails: bool = False, takes_s: float = 0.0) -> tuple[Turns, Switched]:
    switched: Switched = []

    async def switch(is_on: bool) -> None:
        await asyncio.sleep(takes_s)
        switched.append((asyncio.get_running_loop().time(), is_on))
        if fails and len(switched) > 1:
            raise RadioError("gone")

    return Turns("test", switch), switched


def test_it_is_on_at_once_and_then_in_turn() -> None:
    async def story(clock: Clock) -> Switched:
        turns, switched = switching()
        await turns.start(Cycle(15, 5))
        await asyncio.sleep(40)
        await turns.stop()
        return switched

    assert virtual.run(story) == [(0, True), (15, False), (20, True), (35, False), (40, True)]


def test_without_pause_it_is_switched_on_once() -> None:
    async def story(clock: Clock) -> Switched:
        turns, switched = switching()
        await turns.start(Cycle(1, 0))
        await asyncio.sleep(100)
        await turns.stop()
        return switched

    assert virtual.run(story) == [(0, True)]


def test_another_cycle_begins_anew_and_the_old_one_is_over() -> None:
    async def story(clock: Clock) -> Switched:
        turns, switched = switching()
        await turns.start(Cycle(10, 10))
        await asyncio.sleep(15)
        await turns.start(Cycle(30, 10))
        await asyncio.sleep(44)
        await turns.stop()
        return switched

    assert virtual.run(story) == [(0, True), (10, False), (15, True), (45, False), (55, True)]


def test_nothing_is_switched_after_stopping() -> None:
    async def story(clock: Clock) -> Switched:
        turns, switched = switching()
        await turns.start(Cycle(10, 10))
        await turns.stop()
        await turns.stop()
        await asyncio.sleep(100)
        return switched

    assert virtual.run(story) == [(0, True)]


def test_stopping_waits_for_the_switch_that_is_being_thrown() -> None:
    async def story(clock: Clock) -> Switched:
        turns, switched = switching(takes_s=2)
        await turns.start(Cycle(10, 10))
        await asyncio.sleep(11)
        await turns.stop()
        return switched

    assert virtual.run(story) == [(2, True), (14, False)]


def test_a_switch_that_fails_is_tried_again_with_the_next_turn(caplog: pytest.LogCaptureFixture) -> None:
    async def story(clock: Clock) -> Switched:
        turns, switched = switching(fails=True)
        await turns.start(Cycle(10, 10))
        await asyncio.sleep(25)
        await turns.stop()
        return switched

    assert virtual.run(story) == [(0, True), (10, False), (20, True)]
    assert [record.message for record in caplog.records] == ["radio_turn_failed"] * 2


def test_a_switch_that_fails_at_the_start_is_told_to_who_starts_it() -> None:
    async def refuse(is_on: bool) -> None:
        raise RadioError("gone")

    async def story(clock: Clock) -> None:
        with pytest.raises(RadioError):
            await Turns("test", refuse).start(Cycle(10, 10))

    virtual.run(story)


def test_a_loop_learns_that_it_was_cancelled_though_something_swallowed_it() -> None:
    async def swallow() -> bool:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return is_cancelled()
        return False

    async def story(clock: Clock) -> tuple[bool, bool]:
        task = asyncio.create_task(swallow())
        await asyncio.sleep(1)
        task.cancel()
        return await task, is_cancelled()

    assert virtual.run(story) == (True, False)
