"""The radio over Bumble: one address an identifier, the bytes of an Android phone, garbage passed over."""

import asyncio
from collections import defaultdict

import numpy as np
import pytest
from bumble import ll
from bumble.core import TimeoutError as BumbleTimeoutError
from bumble.hci import Address
from bumble.transport.common import AsyncPipeSink, Transport
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.clock import Clock
from bluezone.device.sighting import Sighting
from bluezone.protocol import advertisement, window
from bluezone.protocol.identifiers import identifier_at
from bluezone.radio.bumble.controller import AirController
from bluezone.radio.bumble.device import Report, power_on
from bluezone.radio.bumble.levels import same_desk
from bluezone.radio.bumble.link import AirLink
from bluezone.radio.bumble.ports import at
from bluezone.radio.bumble.radio import BumbleRadio
from bluezone.radio.port import ALWAYS, BACKGROUND, Cycle, Duty, RadioError
from bluezone.world import virtual

START_MS = 1_596_672_000_000
DAY_S = 86_400
KEY = bytes(range(32))
EAR = Address("40:00:00:00:00:09", Address.RANDOM_DEVICE_ADDRESS)
OTHER = Address("40:00:00:00:00:08", Address.RANDOM_DEVICE_ADDRESS)


def radio(link: AirLink, clock: Clock, place: int = 0, *, interval_ms: float = 100.0) -> BumbleRadio:
    return BumbleRadio(at(link, place), clock, token_bytes=np.random.default_rng(place).bytes, interval_ms=interval_ms)


async def listening(link: AirLink) -> list[Report]:
    reports: list[Report] = []
    device, _ = await power_on(at(link, 9), EAR, reports.append)
    await device.scan()
    return reports


def ignore(_: Sighting) -> None:
    return


def test_an_android_packet_is_on_the_air_every_100_ms() -> None:
    async def story(clock: Clock) -> list[Report]:
        link = AirLink(same_desk)
        reports = await listening(link)
        phone = radio(link, clock)
        await phone.open(ignore, ALWAYS)
        await phone.broadcast(b"i" * 12)
        await asyncio.sleep(10)
        return reports

    reports = virtual.run(story)
    assert {bytes(report.data) for report in reports} == {advertisement.encode(b"i" * 12)}
    assert len(reports) == pytest.approx(100, abs=2)
    assert all(report.address.is_resolvable for report in reports)


@pytest.mark.parametrize("duty", [ALWAYS, BACKGROUND], ids=["always", "background"])
def test_over_a_day_a_peer_sees_96_identifiers_each_under_one_address_of_its_own(duty: Duty) -> None:
    async def story(clock: Clock) -> tuple[dict[bytes, set[bytes]], dict[bytes, set[bytes]], set[bytes]]:
        link = AirLink(same_desk)
        addresses: dict[bytes, set[bytes]] = defaultdict(set)
        identifiers: dict[bytes, set[bytes]] = defaultdict(set)
        wrong: set[bytes] = set()
        day = window.day_of(clock())

        def take(report: Report) -> None:
            said = advertisement.decode(bytes(report.data))
            assert said is not None
            assert said.identifier is not None
            addresses[said.identifier].add(bytes(report.address))
            identifiers[bytes(report.address)].add(said.identifier)
            at_boundary = clock() % window.length_ms(window.WINDOWS_A_DAY) == 0  # sent before, in the same instant
            if said.identifier != identifier_at(KEY, day, clock()) and not at_boundary:
                wrong.add(said.identifier)

        ear, _ = await power_on(at(link, 9), EAR, take)
        await ear.scan()
        phone = radio(link, clock, interval_ms=2_000)
        await phone.open(ignore, duty)
        for _ in range(window.WINDOWS_A_DAY):
            await phone.broadcast(identifier_at(KEY, day, clock()))
            await asyncio.sleep((window.next_start_ms(clock()) - clock()) / 1000)
        await phone.close()
        return addresses, identifiers, wrong

    addresses, identifiers, wrong = virtual.run(story, start_ms=START_MS)

    assert len(addresses) == len(identifiers) == 96
    assert {len(under) for under in addresses.values()} == {1}
    assert {len(said) for said in identifiers.values()} == {1}
    assert wrong == set(), "none outside of its own window"


def test_an_identifier_that_comes_back_after_silence_keeps_its_address() -> None:
    async def story(clock: Clock) -> set[bytes]:
        link = AirLink(same_desk)
        reports = await listening(link)
        phone = radio(link, clock)
        await phone.open(ignore, ALWAYS)
        for identifier in (b"i" * 12, None, b"i" * 12):
            await phone.broadcast(identifier)
            await asyncio.sleep(1)
        return {bytes(report.address) for report in reports}

    assert len(virtual.run(story)) == 1


def test_advertising_and_scanning_turn_independently() -> None:
    async def story(clock: Clock) -> int:
        link = AirLink(same_desk)
        reports = await listening(link)
        phone = radio(link, clock)
        await phone.open(ignore, Duty(advertise=Cycle(15, 15), scan=Cycle(40, 260)))
        await phone.broadcast(b"i" * 12)
        await asyncio.sleep(300)
        return len(reports)

    assert virtual.run(story) == pytest.approx(1_500, rel=0.02)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=31), st.integers(-128, 127))
def test_no_packet_however_damaged_raises_or_invents_a_sighting(data: bytes, rssi_dbm: int) -> None:
    heard: list[Sighting] = []

    async def story(clock: Clock) -> None:
        controller = AirController(0, AirLink(same_desk))

        async def attach() -> Transport:
            return Transport(controller, AsyncPipeSink(controller))

        phone = BumbleRadio(attach, clock)
        await phone.open(heard.append, ALWAYS)
        controller.on_air(ll.AdvInd(advertiser_address=OTHER, data=data), rssi_dbm)
        await asyncio.sleep(1)
        await phone.close()

    virtual.run(story)

    said = advertisement.decode(data)
    assert [s.identifier for s in heard] == ([said.identifier] if said and said.identifier else [])


@pytest.mark.parametrize(("rssi_dbm", "counts"), [(-128, False), (-127, True), (20, True), (21, False), (127, False)])
def test_a_packet_without_a_reading_is_passed_over(rssi_dbm: int, counts: bool) -> None:
    heard: list[Sighting] = []

    async def story(clock: Clock) -> None:
        controller = AirController(0, AirLink(same_desk))

        async def attach() -> Transport:
            return Transport(controller, AsyncPipeSink(controller))

        await BumbleRadio(attach, clock).open(heard.append, ALWAYS)
        controller.on_air(ll.AdvInd(advertiser_address=OTHER, data=advertisement.encode(b"i" * 12)), rssi_dbm)
        await asyncio.sleep(1)

    virtual.run(story)

    assert bool(heard) == counts


def test_who_connects_to_us_is_sent_away_and_we_are_on_the_air_again() -> None:
    async def story(clock: Clock) -> tuple[list[Report], bool]:
        link = AirLink(same_desk)
        reports: list[Report] = []
        nosy, _ = await power_on(at(link, 9), EAR, reports.append)
        await nosy.scan()
        phone = radio(link, clock)
        await phone.open(ignore, ALWAYS)
        await phone.broadcast(b"i" * 12)
        await asyncio.sleep(1)
        connection = await nosy.connect_le(reports[0].address)
        gone = asyncio.Event()
        connection.on(connection.EVENT_DISCONNECTION, lambda _: gone.set())
        await asyncio.sleep(1)
        reports.clear()
        await asyncio.sleep(5)
        return reports, gone.is_set()

    reports, was_sent_away = virtual.run(story)
    assert was_sent_away
    assert len(reports) > 40


def test_a_transport_that_breaks_is_noticed_at_the_next_change_and_can_be_opened_again() -> None:
    async def story(clock: Clock) -> None:
        link = AirLink(same_desk)
        reports = await listening(link)
        phone = radio(link, clock)
        await phone.open(ignore, ALWAYS)
        await phone.broadcast(b"a" * 12)
        assert phone._device is not None
        phone._device.host.on_transport_lost()  # type: ignore[no-untyped-call]  # Bumble's has no types
        began_ms = clock()
        with pytest.raises(RadioError, match="broke"):
            await phone.broadcast(b"b" * 12)
        await phone.close()
        assert clock() == began_ms, "without waiting for answers that cannot come"

        await phone.open(ignore, ALWAYS)
        await phone.broadcast(b"b" * 12)
        reports.clear()
        await asyncio.sleep(2)
        assert {bytes(report.data) for report in reports} == {advertisement.encode(b"b" * 12)}

    virtual.run(story)


def test_a_radio_that_cannot_start_leaves_nothing_behind() -> None:
    async def story(clock: Clock) -> int:
        link = AirLink(same_desk)

        class Refusing(AirController):
            def on_hci_le_set_extended_scan_enable_command(self, command: object) -> None:  # type: ignore[override]  # it never answers
                raise BumbleTimeoutError

        controller = Refusing(0, link)

        async def attach() -> Transport:
            return Transport(controller, AsyncPipeSink(controller))

        with pytest.raises(RadioError):
            await BumbleRadio(attach, clock).open(ignore, ALWAYS)
        return len(link.controllers)

    assert virtual.run(story) == 0
