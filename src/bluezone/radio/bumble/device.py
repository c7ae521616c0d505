"""A Bumble device made into a phone's radio: raw reports, a fresh address by hand, nothing told of itself."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bumble import hci
from bumble.core import BaseBumbleError
from bumble.device import AdvertisingType, Connection, Device, DeviceConfiguration
from bumble.hci import Address, HCI_AclDataPacket, HCI_Event, HCI_Packet
from bumble.host import Host
from bumble.transport.common import Transport

from bluezone.radio.port import RadioError

Attach = Callable[[], Awaitable[Transport]]
"""Reaches a controller, by whatever way; raises whatever that way raises."""

Report = hci.HCI_LE_Advertising_Report_Event.Report | hci.HCI_LE_Extended_Advertising_Report_Event.Report
CommandAnswer = hci.HCI_Command_Complete_Event[hci.HCI_ReturnParameters] | hci.HCI_Command_Status_Event
TokenBytes = Callable[[int], bytes]

ANSWER_S = 10.0
"""A controller that has not answered by then is taken for dead."""

_ADDRESS_BYTES = 6
_RESOLVABLE = 0x40
_SCAN_MS = 60.0


def private_address(token_bytes: TokenBytes) -> Address:
    """Return a random private address, in form like those that phones make and resolvable by nobody."""
    token = bytearray(token_bytes(_ADDRESS_BYTES))
    token[-1] = token[-1] & 0x3F | _RESOLVABLE
    return Address(bytes(token), Address.RANDOM_DEVICE_ADDRESS)


class QuietHost(Host):
    """A host that makes no log string of every packet, and gives no command the answer to another.

    The strings cost half of the time. An answer that comes after its command was given up would go to the next one.
    """

    def on_hci_packet(self, packet: HCI_Packet) -> None:
        """Take what the controller sends."""
        if isinstance(packet, HCI_Event):
            self.on_hci_event_packet(packet)
        elif isinstance(packet, HCI_AclDataPacket):
            self.on_hci_acl_data_packet(packet)

    def on_command_processed(self, event: CommandAnswer) -> None:
        """Take the answer to a command, unless nobody waits for this one any more."""
        command, waiting = self.pending_command, self.pending_response
        is_late = command is not None and command.op_code != event.command_opcode
        if waiting is not None and (is_late or waiting.done()):
            return
        super().on_command_processed(event)


class PhoneDevice(Device):
    """A device that hands over every report and serves no GATT of its own."""

    def __init__(self, host: Host, address: Address, on_report: Callable[[Report], None]) -> None:
        config = DeviceConfiguration(
            name="", address=address, advertising_data=b"", gap_service_enabled=False, gatt_service_enabled=False
        )
        self._on_report = on_report
        super().__init__(config=config, host=host)

    def on_advertising_report(self, report: Report) -> None:
        """Hand *report* over as it is; Bumble would keep one collector for each address ever heard."""
        self._on_report(report)

    async def change_address(self, address: Address) -> None:
        """Take *address* for whatever is done from now on; nothing may be on the air meanwhile."""
        was_scanning = self.is_scanning
        if was_scanning:
            await self.stop_scanning()
        await self.send_sync_command(hci.HCI_LE_Set_Random_Address_Command(random_address=address))
        self.random_address = self.static_address = address
        if was_scanning:
            await self.scan()

    async def advertise(self, data: bytes, *, interval_ms: float) -> None:
        """Put *data* on the air under the address of now, connectable, about every *interval_ms*."""
        await self.start_advertising(
            advertising_type=AdvertisingType.UNDIRECTED_CONNECTABLE_SCANNABLE,
            own_address_type=hci.OwnAddressType.RANDOM,
            auto_restart=True,
            advertising_data=data,
            scan_response_data=b"",
            advertising_interval_min=interval_ms,
            advertising_interval_max=interval_ms,
        )

    async def scan(self) -> None:
        """Listen all the time, without asking anybody for more and without dropping repeats."""
        await self.start_scanning(active=False, scan_interval=_SCAN_MS, scan_window=_SCAN_MS, filter_duplicates=False)

    async def hang_up(self, connection: Connection) -> None:
        """End *connection*; a controller that does not answer is left to its own supervision."""
        try:
            async with asyncio.timeout(2):
                await connection.disconnect()
        except (BaseBumbleError, TimeoutError):
            return


@asynccontextmanager
async def answering(doing: str) -> AsyncIterator[None]:
    """Turn whatever goes wrong while talking to a controller into a RadioError that says what to do."""
    try:
        async with asyncio.timeout(ANSWER_S):
            yield
    except RadioError:
        raise
    except TimeoutError as error:
        raise RadioError(
            f"radio: the controller did not answer within {ANSWER_S:.0f} s while {doing}. Unplug the adapter and plug "
            "it in again, or restart the program at the other end of the transport."
        ) from error
    except (BaseBumbleError, OSError, RuntimeError, asyncio.InvalidStateError) as error:
        raise RadioError(
            f"radio: the controller failed while {doing} ({type(error).__name__}). Check that no other program uses "
            "the adapter and start again."
        ) from error


async def power_on(
    attach: Attach, address: Address, on_report: Callable[[Report], None]
) -> tuple[PhoneDevice, Transport]:
    """Return a device that answers, and the transport to close in the end.

    Raises:
        RadioError: the controller cannot be reached or does not answer.
    """
    try:
        async with asyncio.timeout(ANSWER_S):
            transport = await attach()
    except Exception as error:  # each driver raises errors of its own; to the phone all mean the same
        raise RadioError(_unreachable(error)) from error
    try:
        async with answering("starting"):
            device = PhoneDevice(QuietHost(transport.source, transport.sink), address, on_report)
            await device.power_on()
    except BaseException:
        await transport.close()
        raise
    return device, transport


def _unreachable(error: Exception) -> str:
    reason = str(error) or type(error).__name__
    return (
        f"radio: the transport cannot be opened ({reason}). Give one that exists, such as usb:0, hci-socket:0 or "
        "tcp-client:127.0.0.1:6401; usb and hci-socket need an adapter, and the right to use it."
    )
