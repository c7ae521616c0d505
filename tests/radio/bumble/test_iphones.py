"""Reading iPhones: once a window, one at a time, with a limit, and never an identifier of another window."""

import asyncio
from collections.abc import Callable
from itertools import count

import pytest

from bluezone.clock import Clock
from bluezone.device.sighting import Sighting
from bluezone.protocol import advertisement
from bluezone.protocol.advertisement import Platform
from bluezone.radio.bumble.device import Report, power_on, private_address
from bluezone.radio.bumble.iphone import IPhone
from bluezone.radio.bumble.iphones import MOST_WAITING, REST_MS
from bluezone.radio.bumble.levels import same_desk
from bluezone.radio.bumble.link import AirLink
from bluezone.radio.bumble.ports import at
from bluezone.radio.bumble.radio import BumbleRadio
from bluezone.radio.port import ALWAYS, BACKGROUND
from bluezone.world import virtual

START_MS = 1_596_672_000_000
WINDOW_S = 900


class Scene:
    """A phone at place 0 that hears, and what it heard."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.link = AirLink(same_desk)
        self.radio = BumbleRadio(at(self.link, 0), clock)
        self.heard: list[Sighting] = []
        self.places = count(1)

    async def iphone(self, identifier: Callable[[], bytes], *, background: bool = False) -> IPhone:
        phone = IPhone(at(self.link, next(self.places)), identifier)
        await phone.open(background=background)
        return phone

    async def impostor(self) -> None:
        """Show an iPhone's packet and serve nothing."""
        device, _ = await power_on(at(self.link, next(self.places)), private_address(_token), _ignore)
        await device.advertise(advertisement.encode_ios(), interval_ms=200)


def _token(size: int, _numbers: "count[int]" = count(1)) -> bytes:  # noqa: B008 - one row of numbers for the whole file
    return next(_numbers).to_bytes(size, "big")


def _ignore(_: Report) -> None:
    return


def at_start(story: Callable[[Scene], object]) -> None:
    async def told(clock: Clock) -> None:
        scene = Scene(clock)
        await scene.radio.open(scene.heard.append, ALWAYS)
        await story(scene)  # type: ignore[misc]  # every story here is a coroutine function

    virtual.run(told, start_ms=START_MS)


@pytest.mark.parametrize("background", [False, True])
def test_an_iphone_is_heard_again_and_again_but_read_once_a_window(background: bool) -> None:
    async def story(scene: Scene) -> None:
        phone = await scene.iphone(lambda: b"i" * 12, background=background)
        await asyncio.sleep(WINDOW_S - 10)

        assert phone.n_reads == 1
        assert len(scene.heard) > 1_000
        assert {(s.identifier, s.platform, s.rssi_dbm) for s in scene.heard} == {(b"i" * 12, Platform.IOS, -60)}

    at_start(story)


def test_the_next_window_is_read_anew_though_the_address_stays() -> None:
    async def story(scene: Scene) -> None:
        def identifier() -> bytes:
            return bytes([(scene.clock() - START_MS) // (WINDOW_S * 1000)]) * 12

        phone = await scene.iphone(identifier)
        await asyncio.sleep(3 * WINDOW_S - 5)

        assert phone.n_reads == 3
        for sighting in scene.heard:
            assert sighting.identifier[0] == (sighting.time_ms - START_MS) // (WINDOW_S * 1000)

    at_start(story)


def test_another_address_is_another_phone_until_it_is_read() -> None:
    async def story(scene: Scene) -> None:
        phone = await scene.iphone(lambda: b"i" * 12)
        await asyncio.sleep(5)
        await phone.change_address()
        await asyncio.sleep(5)

        assert phone.n_reads == 2

    at_start(story)


@pytest.mark.parametrize("served", [b"", b"i" * 11, b"i" * 13, b"i" * 20])
def test_a_value_of_another_length_is_no_identifier_and_the_phone_is_left_alone_for_a_while(served: bytes) -> None:
    async def story(scene: Scene) -> None:
        phone = await scene.iphone(lambda: served)
        await asyncio.sleep(REST_MS / 1000 - 2)
        assert scene.heard == []
        assert phone.n_reads == 1

        await asyncio.sleep(4)
        assert phone.n_reads == 2

    at_start(story)


def test_a_dozen_iphones_are_all_read_within_seconds() -> None:
    async def story(scene: Scene) -> None:
        for n in range(12):
            await scene.iphone(lambda n=n: bytes([n]) * 12)  # type: ignore[misc]  # mypy cannot infer a lambda's default
        await asyncio.sleep(6)

        assert {sighting.identifier[0] for sighting in scene.heard} == set(range(12))

    at_start(story)


def test_who_only_looks_like_an_iphone_does_not_keep_others_from_being_read() -> None:
    async def story(scene: Scene) -> None:
        for _ in range(3):
            await scene.impostor()
        await scene.iphone(lambda: b"i" * 12)
        await asyncio.sleep(10)

        assert scene.heard

    at_start(story)


def test_an_iphone_that_goes_away_while_it_waits_costs_ten_seconds_and_no_more() -> None:
    async def story(scene: Scene) -> None:
        reader = scene.radio._reader
        assert reader is not None
        reader.heard(private_address(_token), -70)
        await asyncio.sleep(0.1)
        began_ms = scene.clock()
        phone = await scene.iphone(lambda: b"i" * 12)
        while not scene.heard:
            await asyncio.sleep(0.1)

        assert phone.n_reads == 1
        assert 9_000 <= scene.clock() - began_ms <= 11_000

    at_start(story)


def test_the_queue_is_bounded_and_holds_each_address_once() -> None:
    async def story(scene: Scene) -> None:
        reader = scene.radio._reader
        assert reader is not None
        addresses = [private_address(_token) for _ in range(3 * MOST_WAITING)]
        for address in addresses + addresses:
            reader.heard(address, -70)

        assert len(reader._waiting) == MOST_WAITING

    at_start(story)


def test_a_change_of_identifier_does_not_wait_for_an_iphone_that_does_not_answer() -> None:
    async def story(scene: Scene) -> None:
        reader = scene.radio._reader
        assert reader is not None
        await scene.radio.broadcast(b"a" * 12)
        reader.heard(private_address(_token), -70)
        await asyncio.sleep(1)
        began_ms = scene.clock()
        await scene.radio.broadcast(b"b" * 12)
        assert scene.clock() - began_ms < 1_000

        await scene.iphone(lambda: b"i" * 12)
        await asyncio.sleep(12)
        assert scene.heard, "reading goes on afterwards"

    at_start(story)


def test_with_pauses_an_iphone_is_found_in_the_next_scan() -> None:
    async def told(clock: Clock) -> list[int]:
        scene = Scene(clock)
        await scene.radio.open(scene.heard.append, BACKGROUND)
        await asyncio.sleep(100)
        await scene.iphone(lambda: b"i" * 12)
        await asyncio.sleep(500)
        return [(sighting.time_ms - START_MS) // 1000 for sighting in scene.heard]

    seconds = virtual.run(told, start_ms=START_MS)
    assert min(seconds) == 300
    assert max(seconds) <= 340
