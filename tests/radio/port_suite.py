"""What every radio must do. Subclass PortSuite, give it a scene, and the tests run over your implementation."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import pairwise

import pytest

from bluezone.device.sighting import Sighting
from bluezone.protocol.advertisement import AdvertisementError
from bluezone.radio.port import ALWAYS, Cycle, Duty, Radio, RadioError
from tests.radio.scenes import START_MS, Stage, name

NEAR = (0.0, 2.0)
SOMETIMES = Cycle(10, 20)
ALL_THE_TIME = Cycle(1, 0)


class Ear:
    """A radio and what it heard."""

    def __init__(self, radio: Radio) -> None:
        self.radio = radio
        self.heard: list[Sighting] = []

    async def open(self, duty: Duty = ALWAYS, *, broadcasts: str | None = None) -> None:
        await self.radio.open(self.heard.append, duty)
        if broadcasts is not None:
            await self.radio.broadcast(name(broadcasts))

    def names(self) -> set[bytes]:
        return {sighting.identifier for sighting in self.heard}

    def forget(self) -> None:
        self.heard.clear()


async def two(stage: Stage, *, duty: Duty = ALWAYS) -> tuple[Ear, Ear]:
    """Return two phones on the air: a by *duty*, b always."""
    a, b = Ear(stage.radio(0)), Ear(stage.radio(1))
    await a.open(duty, broadcasts="a")
    await b.open(broadcasts="b")
    return a, b


def gaps_s(heard: Sequence[Sighting]) -> list[float]:
    return [(later.time_ms - earlier.time_ms) / 1000 for earlier, later in pairwise(heard)]


class PortSuite:
    """The promises of bluezone.radio.port."""

    @staticmethod
    def scene(story: Callable[[Stage], Awaitable[None]], metres: Sequence[float]) -> None:
        """Run *story* among phones that lie so many metres along a line, without chance; each subclass has its own."""
        raise NotImplementedError

    def test_two_phones_hear_each_other(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage)
            await asyncio.sleep(5)

            assert a.names() == {name("b")}
            assert b.names() == {name("a")}

        self.scene(story, NEAR)

    def test_a_phone_that_broadcasts_nothing_hears_and_is_not_heard(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = Ear(stage.radio(0)), Ear(stage.radio(1))
            await a.open()
            await b.open(broadcasts="b")
            await asyncio.sleep(5)

            assert a.names() == {name("b")}
            assert b.heard == []

        self.scene(story, NEAR)

    def test_sightings_carry_the_time_at_which_they_are_handed_over_and_come_in_its_order(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = Ear(stage.radio(0)), Ear(stage.radio(1))
            handed_over_ms: list[int] = []
            heard: list[Sighting] = []

            def take(sighting: Sighting) -> None:
                handed_over_ms.append(stage.clock())
                heard.append(sighting)

            await a.radio.open(take, ALWAYS)
            await b.open(broadcasts="b")
            await asyncio.sleep(20)

            assert [sighting.time_ms for sighting in heard] == handed_over_ms
            assert handed_over_ms == sorted(handed_over_ms)
            assert START_MS <= handed_over_ms[0] < START_MS + 2_000

        self.scene(story, NEAR)

    def test_a_phone_in_earshot_is_heard_at_least_every_two_seconds(self) -> None:
        async def story(stage: Stage) -> None:
            a, _ = await two(stage)
            await asyncio.sleep(30)

            assert max(gaps_s(a.heard)) <= 2

        self.scene(story, NEAR)

    def test_a_new_identifier_takes_effect_at_once_and_the_old_one_is_gone(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage)
            await asyncio.sleep(3)
            await a.radio.broadcast(name("c"))
            b.forget()
            await asyncio.sleep(3)

            assert b.names() == {name("c")}

        self.scene(story, NEAR)

    def test_falling_silent_takes_effect_at_once_and_ends_with_the_next_identifier(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage)
            await asyncio.sleep(3)
            await a.radio.broadcast(None)
            b.forget()
            await asyncio.sleep(3)
            assert b.heard == []

            await a.radio.broadcast(name("c"))
            await asyncio.sleep(3)
            assert b.names() == {name("c")}

        self.scene(story, NEAR)

    def test_an_identifier_given_before_opening_goes_on_the_air_with_opening(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = Ear(stage.radio(0)), Ear(stage.radio(1))
            await b.open()
            await a.radio.broadcast(name("a"))
            await asyncio.sleep(3)
            assert b.heard == []

            await a.open()
            await asyncio.sleep(3)
            assert b.names() == {name("a")}

        self.scene(story, NEAR)

    def test_nothing_is_heard_in_the_pauses_of_scanning(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage, duty=Duty(advertise=ALL_THE_TIME, scan=SOMETIMES))
            await asyncio.sleep(150)

            pauses = [gap for gap in gaps_s(a.heard) if gap > 3]
            assert len(pauses) in (4, 5)
            assert all(18 <= pause <= 22 for pause in pauses)
            assert max(gaps_s(b.heard)) <= 2, "the other phone goes on scanning"

        self.scene(story, NEAR)

    def test_a_phone_is_not_heard_in_the_pauses_of_advertising(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage, duty=Duty(advertise=SOMETIMES, scan=ALL_THE_TIME))
            await asyncio.sleep(150)

            pauses = [gap for gap in gaps_s(b.heard) if gap > 3]
            assert len(pauses) in (4, 5)
            assert all(18 <= pause <= 22 for pause in pauses)
            assert max(gaps_s(a.heard)) <= 2, "the phone itself goes on scanning"

        self.scene(story, NEAR)

    def test_an_identifier_given_in_a_pause_waits_for_its_end(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage, duty=Duty(advertise=SOMETIMES, scan=ALL_THE_TIME))
            await asyncio.sleep(35)
            b.forget()
            while not b.heard:
                await asyncio.sleep(1)
            while stage.clock() - b.heard[-1].time_ms < 4_000:
                await asyncio.sleep(1)
            b.forget()
            await a.radio.broadcast(name("c"))
            await asyncio.sleep(3)
            assert b.heard == []

            await asyncio.sleep(30)
            assert b.names() == {name("c")}

        self.scene(story, NEAR)

    def test_another_duty_counts_from_now_on(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage, duty=Duty(advertise=SOMETIMES, scan=SOMETIMES))
            await a.radio.set_duty(ALWAYS)
            await asyncio.sleep(100)

            assert max(gaps_s(a.heard)) <= 2
            assert max(gaps_s(b.heard)) <= 2

        self.scene(story, NEAR)

    def test_a_closed_radio_neither_hears_nor_is_heard_and_may_be_closed_again(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage)
            await asyncio.sleep(3)
            await a.radio.close()
            a.forget()
            b.forget()
            await asyncio.sleep(5)
            await a.radio.close()

            assert a.heard == []
            assert b.heard == []

        self.scene(story, NEAR)

    def test_a_radio_that_was_closed_can_be_opened_again(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage)
            await a.radio.close()
            b.forget()
            await a.open(broadcasts="c")
            await asyncio.sleep(3)

            assert b.names() == {name("c")}
            assert a.names() == {name("b")}

        self.scene(story, NEAR)

    def test_a_radio_that_was_never_opened_can_be_closed(self) -> None:
        async def story(stage: Stage) -> None:
            await stage.radio(0).close()

        self.scene(story, NEAR)

    def test_the_nearer_phone_is_louder(self) -> None:
        async def story(stage: Stage) -> None:
            ear, near, far = (Ear(stage.radio(place)) for place in range(3))
            await ear.open()
            await near.open(broadcasts="n")
            await far.open(broadcasts="f")
            await asyncio.sleep(5)

            levels = {sighting.identifier: sighting.rssi_dbm for sighting in ear.heard}
            assert levels[name("n")] == levels[name("f")] + 20, "ten times as far in open air"

        self.scene(story, (0.0, 1.0, 10.0))

    def test_who_is_out_of_earshot_is_not_heard(self) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage)
            await asyncio.sleep(10)

            assert a.heard == []
            assert b.heard == []

        self.scene(story, (0.0, 5_000.0))

    def test_no_packet_tells_its_power(self) -> None:
        async def story(stage: Stage) -> None:
            a, _ = await two(stage)
            await asyncio.sleep(3)

            assert {sighting.tx_power_dbm for sighting in a.heard} == {None}

        self.scene(story, NEAR)

    def test_an_air_that_cannot_be_reached_is_refused_with_what_to_do(self) -> None:
        async def story(stage: Stage) -> None:
            stage.take_away()

            with pytest.raises(RadioError, match=r"(Give|make) "):
                await stage.radio(0).open(lambda _: None)

        self.scene(story, NEAR)

    @pytest.mark.parametrize("identifier", [b"", b"x" * 11, b"x" * 13])
    def test_an_identifier_of_another_length_is_refused_and_the_old_one_stays(self, identifier: bytes) -> None:
        async def story(stage: Stage) -> None:
            a, b = await two(stage)
            with pytest.raises(AdvertisementError, match="expected 12"):
                await a.radio.broadcast(identifier)
            await asyncio.sleep(3)

            assert b.names() == {name("a")}

        self.scene(story, NEAR)
