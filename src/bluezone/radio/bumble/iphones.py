"""Reading iPhones: connect, ask for the identifier, hang up, one phone at a time.

An iPhone's packet only says that it is there. Source: specification of Bluezone 3, sections 1.4 to 1.6.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from bumble import hci
from bumble.core import UUID, BaseBumbleError
from bumble.device import Connection, Device, Peer
from bumble.hci import Address

from bluezone.clock import Clock
from bluezone.protocol.advertisement import IOS_CHARACTERISTIC, IOS_SERVICE
from bluezone.protocol.identifiers import IDENTIFIER_BYTES
from bluezone.radio.bumble.cache import AddressCache
from bluezone.radio.bumble.device import PhoneDevice
from bluezone.radio.bumble.duty import is_cancelled

LIMIT_S = 10.0
"""From the start of connecting to the value. Source: section 1.5."""

MOST_WAITING = 64
"""Who comes when so many wait is not queued; it will be heard again."""

REST_MS = 30_000
"""An address that could not be read is left alone so long, so that one dead phone does not starve the others."""

OnRead = Callable[[bytes, int], None]
"""Takes an identifier (12 bytes) and the RSSI in dBm of the packet that led to it."""


@dataclass(slots=True)
class _Waiting:
    address: Address
    rssi_dbm: int


class Reader:
    """Turns sightings of iPhones into identifiers, over connections and a cache."""

    def __init__(self, device: PhoneDevice, clock: Clock, on_read: OnRead) -> None:
        self._device, self._clock, self._on_read = device, clock, on_read
        self.cache = AddressCache()
        self._waiting: OrderedDict[bytes, _Waiting] = OrderedDict()
        self._rests_until_ms: OrderedDict[bytes, int] = OrderedDict()
        self._somebody_waits = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def heard(self, address: Address, rssi_dbm: int) -> None:
        """Take one packet of an iPhone: answered from the cache, or the phone is queued, at most once."""
        name, now_ms = bytes(address), self._clock()
        if (identifier := self.cache.get(name, now_ms)) is not None:
            self._on_read(identifier, rssi_dbm)
        elif (waiting := self._waiting.get(name)) is not None:
            waiting.rssi_dbm = rssi_dbm
        elif len(self._waiting) < MOST_WAITING and now_ms >= self._rests_until_ms.get(name, 0):
            self._waiting[name] = _Waiting(address, rssi_dbm)
            self._somebody_waits.set()

    def start(self) -> None:
        """Begin to work the queue off."""
        self._task = asyncio.create_task(self._work(), name="radio iphones")

    async def stop(self) -> None:
        """Give up what is being read; the queue stays."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    @asynccontextmanager
    async def halted(self) -> AsyncIterator[None]:
        """Read nobody meanwhile: a phone that changes its address may not be connecting."""
        was_running = self._task is not None
        await self.stop()
        try:
            yield
        finally:
            if was_running:
                self.start()

    async def _work(self) -> None:
        while not is_cancelled():
            await self._somebody_waits.wait()
            name, waiting = next(iter(self._waiting.items()))
            identifier = await self._read(waiting.address)
            if is_cancelled():
                return
            self._waiting.pop(name, None)
            if not self._waiting:
                self._somebody_waits.clear()
            if identifier is None:
                self._rest(name)
            else:
                self.cache.put(name, identifier, self._clock())
                self._on_read(identifier, waiting.rssi_dbm)

    def _rest(self, name: bytes) -> None:
        self._rests_until_ms.pop(name, None)
        self._rests_until_ms[name] = self._clock() + REST_MS
        while len(self._rests_until_ms) > MOST_WAITING:
            self._rests_until_ms.popitem(last=False)

    async def _read(self, address: Address) -> bytes | None:
        """Return the identifier that the phone at *address* serves; None if it does not within the limit."""
        connection: Connection | None = None
        try:
            async with asyncio.timeout(LIMIT_S):
                connection = await self._connect(address)
                return await _identifier(connection)
        except (BaseBumbleError, TimeoutError):
            return None
        finally:
            if connection is not None:
                await self._device.hang_up(connection)

    async def _connect(self, address: Address) -> Connection:
        try:
            return await self._device.connect_le(address, own_address_type=hci.OwnAddressType.RANDOM, timeout=None)
        except asyncio.CancelledError:
            await self._stop_connecting()
            raise

    async def _stop_connecting(self) -> None:
        """Have the controller give up, and wait until it has: the next attempt must not get this one's answer."""
        ended = asyncio.Event()

        def end(_: object) -> None:
            ended.set()

        self._device.on(Device.EVENT_CONNECTION_FAILURE, end)
        try:
            with suppress(BaseBumbleError, TimeoutError):
                async with asyncio.timeout(1):
                    await self._device.send_sync_command(hci.HCI_LE_Create_Connection_Cancel_Command())
                    await ended.wait()
        finally:
            self._device.remove_listener(Device.EVENT_CONNECTION_FAILURE, end)


async def _identifier(connection: Connection) -> bytes | None:
    """Return what the phone at the other end serves as its identifier; None if it serves none of 12 bytes."""
    if connection.role != hci.Role.CENTRAL:
        return None  # somebody connected to us at that very moment
    peer = Peer(connection)
    for service in await peer.discover_service(UUID(str(IOS_SERVICE))):
        for characteristic in await service.discover_characteristics([UUID(str(IOS_CHARACTERISTIC))]):
            value = await characteristic.read_value()
            if len(value) == IDENTIFIER_BYTES:
                return bytes(value)
    return None
