"""The link: levels by pair, only listeners troubled, one controller a place, answers under the right address."""

import asyncio
import math
from collections.abc import Sequence

from bumble import ll
from bumble.core import UUID, PhysicalTransport
from bumble.device import Peer
from bumble.gatt import Characteristic, Service
from bumble.hci import Address

from bluezone.clock import Clock
from bluezone.radio.bumble.controller import AirController
from bluezone.radio.bumble.device import power_on
from bluezone.radio.bumble.levels import same_desk
from bluezone.radio.bumble.link import AirLink
from bluezone.radio.bumble.ports import at
from bluezone.world import virtual

ADDRESS = Address("40:00:00:00:00:01", Address.RANDOM_DEVICE_ADDRESS)
PACKET = ll.AdvExtInd(advertiser_address=ADDRESS, data=b"")


class Listener(AirController):
    """A controller that notes at which level packets arrive."""

    def __init__(self, place: int, link: AirLink, *, scans: bool = True) -> None:
        super().__init__(place, link)
        self.le_scan_enable = scans
        self.levels: list[int] = []

    def on_air(self, packet: ll.AdvInd | ll.AdvExtInd, rssi_dbm: int) -> None:
        self.levels.append(rssi_dbm)


def test_each_listener_gets_its_own_level_and_who_is_out_of_earshot_nothing() -> None:
    asked: list[tuple[int, list[int]]] = []

    def levels(transmitter: int, receivers: Sequence[int]) -> Sequence[float]:
        asked.append((transmitter, list(receivers)))
        return [-50.0 - receiver if receiver < 3 else math.nan for receiver in receivers]

    async def story(clock: Clock) -> list[list[int]]:
        link = AirLink(levels)
        everybody = [Listener(place, link, scans=place != 2) for place in range(4)]
        link.send_advertising_pdu(everybody[0], PACKET)
        await asyncio.sleep(0)
        return [listener.levels for listener in everybody]

    assert virtual.run(story) == [[], [-51], [], []]
    assert asked == [(0, [1, 3])], "who does not scan is not asked for"


def test_a_place_holds_one_controller_the_last_one() -> None:
    async def story(clock: Clock) -> list[list[int]]:
        link = AirLink(same_desk)
        sender, first, second = AirController(0, link), Listener(1, link), Listener(1, link)
        link.send_advertising_pdu(sender, PACKET)
        await asyncio.sleep(0)
        first.close()
        link.send_advertising_pdu(sender, PACKET)
        await asyncio.sleep(0)
        return [first.levels, second.levels]

    assert virtual.run(story) == [[], [-60, -60]]


def test_who_left_hears_nothing_and_may_leave_again() -> None:
    async def story(clock: Clock) -> list[int]:
        link = AirLink(same_desk)
        sender, listener = AirController(0, link), Listener(1, link)
        link.leave(listener)
        link.leave(listener)
        link.send_advertising_pdu(sender, PACKET)
        await asyncio.sleep(0)
        return listener.levels

    assert virtual.run(story) == []


def test_data_to_a_phone_that_is_gone_goes_nowhere() -> None:
    async def story(clock: Clock) -> None:
        link = AirLink(same_desk)
        link.send_acl_data(AirController(0, link), ADDRESS, PhysicalTransport.LE, b"hello")
        await asyncio.sleep(0)

    virtual.run(story)


def test_an_advertising_set_with_an_address_of_its_own_can_be_read() -> None:
    """In Bumble's own link the answers leave under the controller's address, and the reader waits for ever."""

    async def story(clock: Clock) -> list[str]:
        link = AirLink(same_desk)
        own, other, its = (Address(f"40:00:00:00:00:0{n}", Address.RANDOM_DEVICE_ADDRESS) for n in (3, 4, 5))
        served, _ = await power_on(at(link, 0), own, lambda _: None)
        reader, _ = await power_on(at(link, 1), other, lambda _: None)
        value: Characteristic[bytes] = Characteristic(
            UUID("ABCD"), Characteristic.Properties.READ, Characteristic.READABLE, b"hello"
        )
        served.add_service(Service(UUID("1234"), [value]))
        await served.create_advertising_set(random_address=its, auto_start=True)
        connection = await reader.connect_le(its)
        services = await Peer(connection).discover_service(UUID("1234"))
        return [str(service.uuid) for service in services]

    assert len(virtual.run(story)) == 1
