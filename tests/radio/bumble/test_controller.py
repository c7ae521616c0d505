"""The contract with Bumble 0.0.236: what is overridden still exists, is still needed, and does what we say.

A new version of Bumble that fails here has changed the emulation: look at each cure before raising the pin.
"""

import asyncio
import inspect
from importlib.metadata import version

import pytest
from bumble import hci, ll
from bumble.controller import Controller, LegacyAdvertiser
from bumble.device import Device
from bumble.hci import Address
from bumble.host import Host
from bumble.link import LocalLink

from bluezone.clock import Clock
from bluezone.radio.bumble.controller import AirController
from bluezone.radio.bumble.device import PhoneDevice, QuietHost
from bluezone.radio.bumble.levels import same_desk
from bluezone.radio.bumble.link import AirLink
from bluezone.world import virtual

ADDRESS = Address("40:00:00:00:00:01", Address.RANDOM_DEVICE_ADDRESS)
OTHER = Address("40:00:00:00:00:02", Address.RANDOM_DEVICE_ADDRESS)


class Notebook:
    """Stands where a host would, and keeps what the controller sends."""

    def __init__(self) -> None:
        self.packets: list[bytes] = []

    def on_packet(self, packet: bytes) -> None:
        self.packets.append(packet)

    def events(self) -> list[hci.HCI_Packet]:
        return [hci.HCI_Packet.from_bytes(packet) for packet in self.packets]


def controller_at(place: int, link: AirLink) -> tuple[AirController, Notebook]:
    controller, host = AirController(place, link), Notebook()
    controller.host = host
    return controller, host


def command(controller: AirController, *commands: hci.HCI_Command) -> None:
    for each in commands:
        controller.on_packet(bytes(each))


def legacy(*, interval: int, kind: int = 0) -> hci.HCI_LE_Set_Advertising_Parameters_Command:
    return hci.HCI_LE_Set_Advertising_Parameters_Command(
        advertising_interval_min=interval,
        advertising_interval_max=interval,
        advertising_type=kind,
        own_address_type=Address.RANDOM_DEVICE_ADDRESS,
        peer_address_type=0,
        peer_address=Address.ANY,
        advertising_channel_map=7,
        advertising_filter_policy=0,
    )


SCAN = hci.HCI_LE_Set_Extended_Scan_Enable_Command(enable=1, filter_duplicates=0, duration=0, period=0)
CANCEL = hci.HCI_LE_Create_Connection_Cancel_Command()


def connect_to(address: Address) -> hci.HCI_LE_Create_Connection_Command:
    return hci.HCI_LE_Create_Connection_Command(
        le_scan_interval=96,
        le_scan_window=96,
        initiator_filter_policy=0,
        peer_address_type=address.address_type,
        peer_address=address,
        own_address_type=1,
        connection_interval_min=12,
        connection_interval_max=12,
        max_latency=0,
        supervision_timeout=72,
        min_ce_length=0,
        max_ce_length=0,
    )


def test_bumble_is_of_the_version_these_cures_were_made_for() -> None:
    assert version("bumble") == "0.0.236"


@pytest.mark.parametrize(
    ("ours", "theirs", "method"),
    [
        (AirController, Controller, "send_hci_packet"),
        (AirController, Controller, "on_hci_packet"),
        (AirController, Controller, "on_ll_advertising_pdu"),
        (AirController, Controller, "on_hci_reset_command"),
        (AirController, Controller, "on_hci_le_set_advertising_parameters_command"),
        (AirController, Controller, "on_hci_le_create_connection_cancel_command"),
        (AirLink, LocalLink, "send_advertising_pdu"),
        (AirLink, LocalLink, "send_acl_data"),
        (QuietHost, Host, "on_hci_packet"),
        (QuietHost, Host, "on_command_processed"),
        (PhoneDevice, Device, "on_advertising_report"),
    ],
)
def test_what_is_overridden_takes_what_bumble_hands_it(ours: type, theirs: type, method: str) -> None:
    mine, its = (inspect.signature(getattr(which, method)).parameters for which in (ours, theirs))

    assert [(p.name, p.kind, p.default) for p in mine.values()] == [(p.name, p.kind, p.default) for p in its.values()]


@pytest.mark.parametrize("method", ["create_le_connection", "on_le_connect_ind", "on_le_disconnected", "on_packet"])
def test_what_is_called_still_exists(method: str) -> None:
    assert callable(getattr(Controller, method))


def test_a_legacy_advertiser_still_takes_its_interval_for_milliseconds() -> None:
    assert "advertising_interval_min / 1000.0" in inspect.getsource(LegacyAdvertiser._on_timer_fired)


def test_the_cancelled_connection_still_says_nothing_in_the_original() -> None:
    source = inspect.getsource(Controller.on_hci_le_create_connection_cancel_command)

    assert "pending" not in source


def test_a_legacy_interval_of_160_units_is_100_ms() -> None:
    async def story(clock: Clock) -> int:
        link = AirLink(same_desk)
        sender, _ = controller_at(0, link)
        hearer, host = controller_at(1, link)
        command(hearer, SCAN)
        command(sender, hci.HCI_LE_Set_Random_Address_Command(random_address=ADDRESS), legacy(interval=160))
        command(sender, hci.HCI_LE_Set_Advertising_Enable_Command(advertising_enable=1))
        await asyncio.sleep(1.05)
        command(sender, hci.HCI_LE_Set_Advertising_Enable_Command(advertising_enable=0))
        return len(host.packets) - 1

    assert virtual.run(story) == 11


def test_each_packet_is_reported_once_with_its_level_address_and_data_and_no_power() -> None:
    async def story(clock: Clock) -> list[hci.HCI_Packet]:
        hearer, host = controller_at(0, AirLink(same_desk))
        command(hearer, SCAN)
        await asyncio.sleep(0)
        host.packets.clear()
        hearer.on_air(ll.AdvExtInd(advertiser_address=ADDRESS, data=b"\x02\x01\x02"), -71)
        await asyncio.sleep(0)
        return host.events()

    (event,) = virtual.run(story)
    assert isinstance(event, hci.HCI_LE_Extended_Advertising_Report_Event)
    (report,) = event.reports
    assert (report.address, report.rssi, report.data) == (ADDRESS, -71, b"\x02\x01\x02")
    assert report.address.address_type == Address.RANDOM_DEVICE_ADDRESS
    assert report.tx_power == 127
    assert report.event_type == 0x13, "legacy, connectable, scannable, no scan response"


def test_who_does_not_scan_is_told_nothing() -> None:
    async def story(clock: Clock) -> int:
        hearer, host = controller_at(0, AirLink(same_desk))
        hearer.on_air(ll.AdvInd(advertiser_address=ADDRESS, data=b""), -71)
        await asyncio.sleep(0)
        return len(host.packets)

    assert virtual.run(story) == 0


def test_a_connection_attempt_that_is_given_up_ends_and_the_next_one_may_begin() -> None:
    async def story(clock: Clock) -> tuple[list[hci.HCI_Packet], bool]:
        controller, host = controller_at(0, AirLink(same_desk))
        command(controller, connect_to(OTHER), CANCEL)
        await asyncio.sleep(0.1)
        ended = host.events()
        command(controller, connect_to(OTHER))
        return ended, controller.pending_le_connection is not None

    events, waits_again = virtual.run(story)

    (ended,) = (e for e in events if isinstance(e, hci.HCI_LE_Connection_Complete_Event))
    assert ended.status == hci.HCI_ErrorCode.UNKNOWN_CONNECTION_IDENTIFIER_ERROR
    assert waits_again


def test_giving_up_what_was_not_begun_is_refused() -> None:
    async def story(clock: Clock) -> list[hci.HCI_Packet]:
        controller, host = controller_at(0, AirLink(same_desk))
        command(controller, CANCEL)
        await asyncio.sleep(0)
        return host.events()

    (answer,) = virtual.run(story)
    assert isinstance(answer, hci.HCI_Command_Complete_Event)
    assert answer.return_parameters.status == hci.HCI_ErrorCode.COMMAND_DISALLOWED_ERROR


def test_of_two_who_connect_to_one_phone_at_once_one_waits() -> None:
    async def story(clock: Clock) -> list[bool]:
        link = AirLink(same_desk)
        phone, _ = controller_at(0, link)
        hearers = [controller_at(place, link)[0] for place in (1, 2)]
        for hearer, own in zip(hearers, ("40:00:00:00:00:11", "40:00:00:00:00:12"), strict=True):
            command(hearer, hci.HCI_LE_Set_Random_Address_Command(random_address=Address(own)), connect_to(ADDRESS))
        command(phone, hci.HCI_LE_Set_Random_Address_Command(random_address=ADDRESS), legacy(interval=160))
        command(phone, hci.HCI_LE_Set_Advertising_Enable_Command(advertising_enable=1))
        await asyncio.sleep(0.5)
        return [hearer.pending_le_connection is None for hearer in hearers]

    assert virtual.run(story) == [True, False]


def test_a_reset_takes_everything_off_the_air() -> None:
    async def story(clock: Clock) -> int:
        link = AirLink(same_desk)
        sender, _ = controller_at(0, link)
        hearer, host = controller_at(1, link)
        command(hearer, SCAN)
        command(sender, hci.HCI_LE_Set_Random_Address_Command(random_address=ADDRESS), legacy(interval=160))
        command(sender, hci.HCI_LE_Set_Advertising_Enable_Command(advertising_enable=1))
        await asyncio.sleep(1)
        command(sender, hci.HCI_Reset_Command())
        await asyncio.sleep(0)
        host.packets.clear()
        await asyncio.sleep(1)
        return len(host.packets)

    assert virtual.run(story) == 0


def test_a_controller_that_leaves_ends_its_connections() -> None:
    async def story(clock: Clock) -> tuple[int, list[hci.HCI_Packet]]:
        link = AirLink(same_desk)
        phone, host = controller_at(0, link)
        reader, _ = controller_at(1, link)
        command(reader, hci.HCI_LE_Set_Random_Address_Command(random_address=OTHER), connect_to(ADDRESS))
        command(phone, hci.HCI_LE_Set_Random_Address_Command(random_address=ADDRESS), legacy(interval=160))
        command(phone, hci.HCI_LE_Set_Advertising_Enable_Command(advertising_enable=1))
        await asyncio.sleep(0.5)
        connected = len(phone.le_connections)
        reader.close()
        await asyncio.sleep(0)
        assert phone.le_connections == {}
        return connected, host.events()

    connected, events = virtual.run(story)

    assert connected == 1
    assert any(isinstance(event, hci.HCI_Disconnection_Complete_Event) for event in events)
