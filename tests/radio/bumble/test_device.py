"""The device: addresses like those of phones, dead controllers refused with what to do, late answers thrown away."""

import asyncio

import numpy as np
import pytest
from bumble import hci
from bumble.hci import Address
from bumble.transport.common import AsyncPipeSink, Transport

from bluezone.clock import Clock
from bluezone.radio.bumble.controller import AirController
from bluezone.radio.bumble.device import Attach, PhoneDevice, Report, power_on, private_address
from bluezone.radio.bumble.levels import same_desk
from bluezone.radio.bumble.link import AirLink
from bluezone.radio.bumble.ports import at
from bluezone.radio.port import RadioError
from bluezone.world import virtual

OWN = Address("40:00:00:00:00:01", Address.RANDOM_DEVICE_ADDRESS)


class Deaf(AirController):
    """A controller that answers nothing to some commands, or answers late."""

    def __init__(self, link: AirLink, *silent: int, late_s: float | None = None) -> None:
        super().__init__(0, link)
        self.silent, self.late_s = set(silent), late_s
        self.is_closed = False

    def on_hci_command_packet(self, command: hci.HCI_Command) -> None:
        if command.op_code not in self.silent:
            super().on_hci_command_packet(command)
        elif self.late_s is not None:
            asyncio.get_running_loop().call_later(self.late_s, super().on_hci_command_packet, command)

    def close(self) -> None:
        self.is_closed = True
        super().close()


def to(controller: AirController) -> Attach:
    async def attach() -> Transport:
        return Transport(controller, AsyncPipeSink(controller))

    return attach


def ignore(_: Report) -> None:
    return


def test_addresses_are_private_and_differ() -> None:
    chance = np.random.default_rng(1)

    addresses = [private_address(chance.bytes) for _ in range(100)]

    assert len({bytes(address) for address in addresses}) == 100
    assert all(address.is_resolvable and address.is_random for address in addresses)


def test_a_phone_serves_nothing_that_could_tell_who_it_is() -> None:
    async def story(clock: Clock) -> PhoneDevice:
        device, _ = await power_on(at(AirLink(same_desk), 0), OWN, ignore)
        return device

    device = virtual.run(story)
    assert device.gatt_server.attributes == []
    assert device.name == ""


def test_a_controller_that_never_answers_is_refused_after_ten_seconds_and_its_transport_closed() -> None:
    async def story(clock: Clock) -> tuple[int, bool]:
        controller = Deaf(AirLink(same_desk), hci.HCI_RESET_COMMAND)
        with pytest.raises(RadioError, match="did not answer within 10 s while starting"):
            await power_on(to(controller), OWN, ignore)
        return clock(), controller.is_closed

    assert virtual.run(story) == (10_000, True)


def test_a_transport_that_never_opens_is_refused_after_ten_seconds() -> None:
    async def attach() -> Transport:
        await asyncio.Event().wait()
        raise AssertionError("not reached")

    async def story(clock: Clock) -> int:
        with pytest.raises(RadioError, match="cannot be opened"):
            await power_on(attach, OWN, ignore)
        return clock()

    assert virtual.run(story) == 10_000


def test_an_answer_that_comes_too_late_is_not_taken_for_that_to_the_next_command() -> None:
    async def story(clock: Clock) -> str:
        controller = Deaf(AirLink(same_desk), hci.HCI_LE_RAND_COMMAND, late_s=2)
        device, _ = await power_on(to(controller), OWN, ignore)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await device.send_sync_command(hci.HCI_LE_Rand_Command())
        controller.silent.add(hci.HCI_READ_BD_ADDR_COMMAND)
        answer = await device.send_sync_command(hci.HCI_Read_BD_ADDR_Command())
        return type(answer).__name__

    assert "BD_ADDR" in virtual.run(story)


def test_changing_the_address_goes_on_scanning() -> None:
    async def story(clock: Clock) -> tuple[bool, Address]:
        link = AirLink(same_desk)
        controller = Deaf(link)
        device, _ = await power_on(to(controller), OWN, ignore)
        await device.scan()
        new = private_address(np.random.default_rng(1).bytes)
        await device.change_address(new)
        assert controller.random_address == device.random_address == new
        return controller.le_scan_enable, controller.random_address

    is_scanning, address = virtual.run(story)
    assert is_scanning
    assert address != OWN
