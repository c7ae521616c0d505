"""An iPhone that runs the app, for drills and tests: shows itself, and serves its identifier over GATT.

Source: specification of Bluezone 3, sections 1.1 and 1.3.
"""

import secrets
from collections.abc import Callable

from bumble.core import UUID
from bumble.device import Connection
from bumble.gatt import Characteristic, CharacteristicValue, Service
from bumble.transport.common import Transport

from bluezone.protocol import advertisement
from bluezone.protocol.advertisement import IOS_CHARACTERISTIC, IOS_SERVICE
from bluezone.radio.bumble.device import (
    Attach,
    PhoneDevice,
    Report,
    TokenBytes,
    answering,
    power_on,
    private_address,
)

INTERVAL_MS = 200.0
"""Between an iPhone's packets; in the background they come more rarely, which changes nothing here."""


class IPhone:
    """An iPhone on the air; it does not scan.

    Args:
        attach: reaches its controller.
        identifier: asked anew for every read, as iOS does; whatever it returns is served.
    """

    def __init__(
        self, attach: Attach, identifier: Callable[[], bytes], *, token_bytes: TokenBytes = secrets.token_bytes
    ) -> None:
        self._attach, self._identifier, self._token_bytes = attach, identifier, token_bytes
        self._device: PhoneDevice | None = None
        self._transport: Transport | None = None
        self._is_background = False
        self.n_reads = 0

    async def open(self, *, background: bool = False) -> None:
        """Show up, with the app in the foreground or the background.

        Raises:
            RadioError: the controller cannot be reached.
        """
        self._device, self._transport = await power_on(self._attach, private_address(self._token_bytes), _ignore)
        characteristic: Characteristic[bytes] = Characteristic(
            UUID(str(IOS_CHARACTERISTIC)),
            Characteristic.Properties.READ,
            Characteristic.READABLE,
            CharacteristicValue(read=self._read),
        )
        self._device.add_service(Service(UUID(str(IOS_SERVICE)), [characteristic]))
        await self.set_background(background)

    async def set_background(self, background: bool) -> None:
        """Put the app into the background or the foreground."""
        assert self._device is not None, "open first"
        self._is_background = background
        async with answering("changing the advertisement"):
            data = advertisement.encode_ios(background=background)
            await self._device.advertise(data, interval_ms=INTERVAL_MS)

    async def change_address(self) -> None:
        """Go on under another address, as iOS does of its own accord."""
        assert self._device is not None, "open first"
        async with answering("changing the address"):
            await self._device.stop_advertising()
            await self._device.change_address(private_address(self._token_bytes))
        await self.set_background(self._is_background)

    async def close(self) -> None:
        """Leave the air; safe to call twice."""
        transport, self._transport = self._transport, None
        self._device = None
        if transport is not None:
            await transport.close()

    def _read(self, _: Connection) -> bytes:
        self.n_reads += 1
        return self._identifier()


def _ignore(_: Report) -> None:
    return
