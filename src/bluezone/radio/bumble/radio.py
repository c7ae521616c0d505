"""A phone's radio over Bumble: the Android form of an advertisement, and iPhones read over GATT."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from bumble import hci
from bumble.core import BaseBumbleError
from bumble.device import Connection, Device
from bumble.transport.common import Transport

from bluezone.clock import Clock
from bluezone.device.sighting import Sighting
from bluezone.protocol import advertisement
from bluezone.protocol.advertisement import Platform
from bluezone.radio.bumble.device import (
    Attach,
    PhoneDevice,
    Report,
    TokenBytes,
    answering,
    power_on,
    private_address,
)
from bluezone.radio.bumble.duty import Turns
from bluezone.radio.bumble.iphones import Reader
from bluezone.radio.port import BACKGROUND, Duty, RadioError

INTERVAL_MS = 100.0
"""Android's mode "low latency". Source: specification of Bluezone 3, section 1.2."""

_WEAKEST_DBM, _STRONGEST_DBM = -127, 20
"""Bounds of a reading; 127 means "not available". Source: Bluetooth Core specification."""


class BumbleRadio:
    """The port over one controller.

    Args:
        attach: reaches the controller.
        clock: gives sightings their time.
        token_bytes: makes addresses.
        interval_ms: between two packets.
    """

    def __init__(
        self,
        attach: Attach,
        clock: Clock,
        *,
        token_bytes: TokenBytes = secrets.token_bytes,
        interval_ms: float = INTERVAL_MS,
    ) -> None:
        self._attach, self._clock, self._token_bytes, self._interval_ms = attach, clock, token_bytes, interval_ms
        self._device: PhoneDevice | None = None
        self._transport: Transport | None = None
        self._reader: Reader | None = None
        self._on_sighting: Callable[[Sighting], None] | None = None
        self._talking = asyncio.Lock()  # one change at a time: turns and rotations must not cross
        self._advertising = Turns("advertise", self._set_advertising)
        self._scanning = Turns("scan", self._set_scanning)
        self._may_advertise = False
        self._identifier: bytes | None = None
        self._on_air: bytes | None = None
        self._addressed: bytes | None = None
        self._is_lost = False
        self._refusals: set[asyncio.Task[None]] = set()

    async def open(self, on_sighting: Callable[[Sighting], None], duty: Duty = BACKGROUND) -> None:
        """Begin to scan.

        Raises:
            RadioError: the transport cannot be opened, or the controller does not answer.
        """
        device, self._transport = await power_on(self._attach, private_address(self._token_bytes), self._on_report)
        device.on(Device.EVENT_CONNECTION, self._refuse)
        device.host.on("flush", self._lose)
        self._is_lost = False
        self._device, self._on_sighting = device, on_sighting
        self._reader = Reader(device, self._clock, self._on_read)
        self._reader.start()
        try:
            await self._start_turns(duty)
        except BaseException:
            await self.close()
            raise

    async def broadcast(self, identifier: bytes | None) -> None:
        """Put *identifier* on the air under a fresh address; None falls silent.

        An identifier keeps its address when it comes back after a pause: two addresses under one identifier would
        tell a listener that they are one phone.
        """
        if identifier is not None:
            advertisement.encode(identifier)
        async with self._talking:
            self._identifier = identifier
            if self._device is not None:
                async with self._at_work("changing the identifier"):
                    await self._rotate(self._device)

    async def set_duty(self, duty: Duty) -> None:
        """Change when to advertise and scan; both begin anew."""
        if self._device is not None:
            await self._start_turns(duty)

    async def close(self) -> None:
        """Leave the air and give the controller back; safe to call twice."""
        self._on_sighting = None
        await self._advertising.stop()
        await self._scanning.stop()
        async with self._talking:
            device, self._device = self._device, None
            transport, self._transport = self._transport, None
            reader, self._reader = self._reader, None
            self._identifier = self._on_air = self._addressed = None
            self._may_advertise = False
        if reader is not None:
            await reader.stop()
        if device is not None and transport is not None:
            if not self._is_lost:
                await _reset(device)
            await transport.close()

    async def _start_turns(self, duty: Duty) -> None:
        await self._advertising.start(duty.advertise)
        await self._scanning.start(duty.scan)

    async def _rotate(self, device: PhoneDevice) -> None:
        """Bring identifier and address onto the air together."""
        if self._identifier != self._on_air:
            await self._stop(device)
        if self._identifier is not None and self._identifier != self._addressed:
            assert self._reader is not None
            async with self._reader.halted():
                await device.change_address(private_address(self._token_bytes))
            self._addressed = self._identifier
        await self._apply(device)

    async def _set_advertising(self, is_on: bool) -> None:
        async with self._talking:
            self._may_advertise = is_on
            if self._device is not None:
                async with self._at_work("switching advertising"):
                    if self._identifier is not None and self._identifier != self._addressed:
                        await self._rotate(self._device)
                    await self._apply(self._device)

    async def _set_scanning(self, is_on: bool) -> None:
        async with self._talking:
            if self._device is not None and self._device.is_scanning != is_on:
                async with self._at_work("switching scanning"):
                    await (self._device.scan() if is_on else self._device.stop_scanning())

    async def _apply(self, device: PhoneDevice) -> None:
        """Have on the air what should be there now."""
        wanted = self._identifier if self._may_advertise else None
        if wanted != self._on_air:
            await self._stop(device)
            if wanted is not None:
                await device.advertise(advertisement.encode(wanted), interval_ms=self._interval_ms)
                self._on_air = wanted

    async def _stop(self, device: PhoneDevice) -> None:
        if self._on_air is not None:
            await device.stop_advertising()
            self._on_air = None

    def _lose(self) -> None:
        """Note that the transport broke: an adapter was pulled out, or the other end went away."""
        self._is_lost = True

    @asynccontextmanager
    async def _at_work(self, doing: str) -> AsyncIterator[None]:
        if self._is_lost:
            raise RadioError(
                "radio: the connection to the controller broke. Plug the adapter in; open the radio again."
            )
        async with answering(doing):
            yield

    def _on_report(self, report: Report) -> None:
        """Take one packet; whatever is foreign, damaged or without a reading is passed over."""
        device, rssi_dbm = self._device, report.rssi
        if device is None or not device.is_scanning or not _WEAKEST_DBM <= rssi_dbm <= _STRONGEST_DBM:
            return
        said = advertisement.decode(bytes(report.data))
        if said is None:
            return
        if said.identifier is not None:
            self._deliver(said.identifier, rssi_dbm, said.platform)
        elif self._reader is not None:
            self._reader.heard(report.address, rssi_dbm)

    def _on_read(self, identifier: bytes, rssi_dbm: int) -> None:
        self._deliver(identifier, rssi_dbm, Platform.IOS)

    def _deliver(self, identifier: bytes, rssi_dbm: int, platform: Platform) -> None:
        if self._on_sighting is not None:
            self._on_sighting(Sighting(identifier, self._clock(), rssi_dbm, None, platform))

    def _refuse(self, connection: Connection) -> None:
        """Send away who connects to us: nothing can be read here, and while connected we would be silent."""
        if connection.role == hci.Role.PERIPHERAL and self._device is not None:
            task = asyncio.ensure_future(self._device.hang_up(connection))
            self._refusals.add(task)
            task.add_done_callback(self._refusals.discard)


async def _reset(device: PhoneDevice) -> None:
    """Leave nothing of ours on the air; a controller that does not answer is left as it is."""
    with suppress(BaseBumbleError, OSError, RuntimeError, TimeoutError):
        async with asyncio.timeout(2):
            await device.send_sync_command(hci.HCI_Reset_Command())
