"""A radio worked by hand: the test says what is heard and when it fails, and sees what is broadcast."""

from collections.abc import Callable

from bluezone.device.sighting import Sighting
from bluezone.radio.port import BACKGROUND, Duty, RadioError


class HandRadio:
    """The port without any air behind it.

    Attributes:
        broadcasts: every identifier put on the air, None for silence.
        duties: every duty asked for.
        failures: how many of the next calls fail.
        is_open: whether it is.
    """

    def __init__(self) -> None:
        self.broadcasts: list[bytes | None] = []
        self.duties: list[Duty] = []
        self.failures = 0
        self.is_open = False
        self.hear: Callable[[Sighting], None] = lambda sighting: None

    @property
    def on_air(self) -> bytes | None:
        """What is on the air now."""
        return self.broadcasts[-1] if self.broadcasts else None

    async def open(self, on_sighting: Callable[[Sighting], None], duty: Duty = BACKGROUND) -> None:
        self._fail_perhaps()
        self.hear, self.is_open = on_sighting, True
        self.duties.append(duty)

    async def broadcast(self, identifier: bytes | None) -> None:
        self._fail_perhaps()
        self.broadcasts.append(identifier)

    async def set_duty(self, duty: Duty) -> None:
        self._fail_perhaps()
        self.duties.append(duty)

    async def close(self) -> None:
        self.is_open = False

    def _fail_perhaps(self) -> None:
        if self.failures:
            self.failures -= 1
            raise RadioError("radio: the adapter is gone; plug it in again")
