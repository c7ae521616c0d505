"""The iPhone: shows itself as iOS does, and computes its identifier anew for every read."""

import asyncio

import pytest
from bumble.hci import Address

from bluezone.clock import Clock
from bluezone.protocol import advertisement
from bluezone.protocol.advertisement import Advertisement, Platform
from bluezone.radio.bumble.device import Report, power_on
from bluezone.radio.bumble.iphone import IPhone
from bluezone.radio.bumble.levels import same_desk
from bluezone.radio.bumble.link import AirLink
from bluezone.radio.bumble.ports import at
from bluezone.world import virtual

EAR = Address("40:00:00:00:00:09", Address.RANDOM_DEVICE_ADDRESS)


async def listening(link: AirLink) -> list[Report]:
    reports: list[Report] = []
    device, _ = await power_on(at(link, 9), EAR, reports.append)
    await device.scan()
    return reports


@pytest.mark.parametrize("background", [False, True])
def test_its_packets_say_that_it_is_an_iphone_and_carry_no_identifier(background: bool) -> None:
    async def story(clock: Clock) -> set[bytes]:
        link = AirLink(same_desk)
        reports = await listening(link)
        phone = IPhone(at(link, 0), lambda: b"i" * 12)
        await phone.open(background=background)
        await asyncio.sleep(2)
        await phone.close()
        await phone.close()
        return {bytes(report.data) for report in reports}

    (data,) = virtual.run(story)
    assert data == advertisement.encode_ios(background=background)
    assert advertisement.decode(data) == Advertisement(Platform.IOS, None)


def test_it_changes_its_address_and_goes_on() -> None:
    async def story(clock: Clock) -> list[int]:
        link = AirLink(same_desk)
        reports = await listening(link)
        phone = IPhone(at(link, 0), lambda: b"i" * 12)
        await phone.open()
        await asyncio.sleep(2)
        await phone.change_address()
        await asyncio.sleep(2)
        addresses = [bytes(report.address) for report in reports]
        return [addresses.count(address) for address in dict.fromkeys(addresses)]

    before, after = virtual.run(story)
    assert before >= 10
    assert after >= 10


def test_a_closed_one_is_gone() -> None:
    async def story(clock: Clock) -> int:
        link = AirLink(same_desk)
        reports = await listening(link)
        phone = IPhone(at(link, 0), lambda: b"i" * 12)
        await phone.open()
        await asyncio.sleep(1)
        await phone.close()
        await asyncio.sleep(0.01)  # what was on its way arrives
        reports.clear()
        await asyncio.sleep(2)
        return len(reports)

    assert virtual.run(story) == 0
