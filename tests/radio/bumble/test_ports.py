"""One air for several processes, and a crowd in real time."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bluezone import clock
from bluezone.device.sighting import Sighting
from bluezone.radio.air import StandingFloor
from bluezone.radio.bumble.iphone import IPhone
from bluezone.radio.bumble.levels import placed, same_desk
from bluezone.radio.bumble.link import AirLink
from bluezone.radio.bumble.ports import at, serving
from bluezone.radio.bumble.radio import BumbleRadio
from bluezone.radio.port import ALWAYS, RadioError
from bluezone.radio.propagation import EXACT, OPEN, Medium
from bluezone.radio.transport import open_radio

PHONE = Path(__file__).with_name("phone_process.py")
MOST_LAG_S = 1.0
"""An overloaded air does not fail, it falls behind by seconds; a busy machine may hold a loop up for a moment."""


async def started(name: str, letter: str, seconds: float) -> Process:
    return await asyncio.create_subprocess_exec(sys.executable, PHONE, name, letter, str(seconds), stdout=PIPE)


async def until(process: Process, beginning: str) -> str:
    """Return the next line of *process* that begins so."""
    assert process.stdout is not None
    async with asyncio.timeout(60):
        while line := (await process.stdout.readline()).decode().strip():
            if line.startswith(beginning):
                return line
    raise AssertionError(f"the process ended without saying {beginning}")


async def longest_lag_s(seconds: float) -> float:
    """Let *seconds* pass and return how late the loop was at most."""
    loop, longest = asyncio.get_running_loop(), 0.0
    end = loop.time() + seconds
    while (before := loop.time()) < end:
        await asyncio.sleep(0.02)
        longest = max(longest, loop.time() - before - 0.02)
    return longest


@pytest.mark.process
async def test_two_phone_processes_hear_each_other_and_an_iphone_over_tcp() -> None:
    floor = StandingFloor(np.array([[0.0, 0.0], [1.0, 0.0], [10.0, 0.0]]))
    link = AirLink(placed(floor, Medium(3, EXACT, np.random.default_rng(1)), clock.system))
    iphone = IPhone(at(link, 2), lambda: b"i" * 12)

    async with serving(link, [0, 0]) as names:
        await iphone.open(background=True)
        phones = [await started(name, letter, 4) for name, letter in zip(names, "ab", strict=True)]
        lag_s = await longest_lag_s(3)
        heard = [{await until(phone, "heard") for _ in range(2)} for phone in phones]
        lags = [await until(phone, "lag_ms") for phone in phones]
        codes = [await phone.wait() for phone in phones]

    metre_dbm = round(EXACT.transmit_dbm - EXACT.reference_loss_db + EXACT.receive_db)
    assert f"heard b {metre_dbm} android" in heard[0]
    assert f"heard a {metre_dbm} android" in heard[1]
    assert all(any(line.startswith("heard i ") and line.endswith(" ios") for line in lines) for lines in heard)
    assert codes == [0, 0]
    assert max(int(line.split()[1]) for line in lags) < 1000 * MOST_LAG_S
    assert lag_s < MOST_LAG_S


@pytest.mark.process
async def test_a_phone_that_is_killed_leaves_the_air_and_its_port_can_be_used_again() -> None:
    link = AirLink(same_desk)
    heard: list[Sighting] = []
    ear = BumbleRadio(at(link, 9), clock.system)

    async with serving(link, [0]) as (name,):
        await ear.open(heard.append, ALWAYS)
        killed = await started(name, "k", 600)
        await until(killed, "on air")
        while not heard:
            await asyncio.sleep(0.05)
        killed.kill()
        await killed.wait()
        while len(link.controllers) > 1:
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.05)
        heard.clear()

        again = await started(name, "n", 600)
        await until(again, "on air")
        while not heard:
            await asyncio.sleep(0.05)
        assert {sighting.identifier for sighting in heard} == {b"n" * 12}
        again.kill()
        await again.wait()
        await ear.close()


async def test_a_second_phone_at_one_port_is_refused_and_the_first_goes_on() -> None:
    link = AirLink(same_desk)
    heard: list[Sighting] = []
    ear = BumbleRadio(at(link, 9), clock.system)
    await ear.open(heard.append, ALWAYS)

    async with serving(link, [0]) as (name,):
        first = open_radio(name, clock.system)
        await first.open(lambda _: None, ALWAYS)
        await first.broadcast(b"f" * 12)
        with pytest.raises(RadioError):
            await open_radio(name, clock.system).open(lambda _: None, ALWAYS)
        heard.clear()
        while not heard:
            await asyncio.sleep(0.02)
        await first.close()
    await ear.close()

    assert heard[0].identifier == b"f" * 12


async def test_a_phone_whose_air_goes_away_says_so_at_its_next_change() -> None:
    link = AirLink(same_desk)
    async with serving(link, [0]) as (name,):
        phone = open_radio(name, clock.system)
        await phone.open(lambda _: None, ALWAYS)
        await phone.broadcast(b"f" * 12)
        for controller in list(link.controllers):
            controller.host.transport.abort()  # type: ignore[union-attr]  # the sink of a TCP port has a transport
        while link.controllers:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.02)
        with pytest.raises(RadioError, match="broke"):
            await phone.broadcast(b"g" * 12)
        await phone.close()


async def test_a_port_that_is_taken_is_refused_with_what_to_do() -> None:
    async with serving(AirLink(same_desk), [0]) as (name,):
        port = int(name.rpartition(":")[2])
        with pytest.raises(RadioError, match="Choose another first port"):
            async with serving(AirLink(same_desk), [port]):
                raise AssertionError("not reached")


async def test_fifty_phones_in_one_hall_all_hear_each_other_and_the_loop_keeps_up() -> None:
    people = 50
    spots = np.random.default_rng(1).uniform(0, 10, (people, 2))
    medium = Medium(people, replace(OPEN, body_db=0.0), np.random.default_rng(2))
    link = AirLink(placed(StandingFloor(spots), medium, clock.system))
    heard: Counter[tuple[int, int]] = Counter()
    everybody = asyncio.Event()

    def ear(hearer: int) -> Callable[[Sighting], None]:
        def take(sighting: Sighting) -> None:
            heard[hearer, sighting.identifier[0]] += 1
            if len(heard) == people * (people - 1):
                everybody.set()

        return take

    phones = [BumbleRadio(at(link, place), clock.system, interval_ms=1_000) for place in range(people)]
    for place, phone in enumerate(phones):
        await phone.open(ear(place), ALWAYS)
        await phone.broadcast(bytes([place]) * 12)
    lag_s = await longest_lag_s(3)
    with suppress(TimeoutError):
        async with asyncio.timeout(30):
            await everybody.wait()
    for phone in phones:
        await phone.close()

    assert len(heard) == people * (people - 1)
    assert lag_s < MOST_LAG_S
