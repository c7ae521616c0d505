"""The port through which a phone reaches the air.

A radio is told which identifier to broadcast and hands back sightings; how packets, connections, address rotation, duty
cycles and the cache of iPhones work is its own affair. Two implementations pass one test suite: Bumble and the
simulated air.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bluezone.device.sighting import Sighting
from bluezone.errors import BluezoneError


class RadioError(BluezoneError, OSError):
    """The air cannot be reached: no adapter, no permission, a transport that does not answer."""

    code = "radio_unavailable"


class CycleError(BluezoneError, ValueError):
    """A duty cycle would never be on, or has a pause of less than nothing."""

    code = "duty_cycle_invalid"


@dataclass(frozen=True, slots=True)
class Cycle:
    """So long on, so long off, for ever. Both in seconds; run_s above 0, pause_s 0 or more."""

    run_s: float
    pause_s: float

    def __post_init__(self) -> None:
        if self.run_s <= 0 or self.pause_s < 0:
            raise CycleError(
                f"duty cycle: found {self.run_s} s on, {self.pause_s} s off; expected more than 0 and 0 or more"
            )

    @property
    def period_s(self) -> float:
        """Length of one round."""
        return self.run_s + self.pause_s


@dataclass(frozen=True, slots=True)
class Duty:
    """When a phone advertises and when it scans."""

    advertise: Cycle
    scan: Cycle


BACKGROUND = Duty(advertise=Cycle(15, 15), scan=Cycle(40, 260))
"""The app's "scheduler mode". Source: specification of Bluezone 3, section 1.8."""

FOREGROUND = Duty(advertise=Cycle(150, 5), scan=Cycle(150, 5))
"""The app's "full mode"."""

ALWAYS = Duty(advertise=Cycle(1, 0), scan=Cycle(1, 0))
"""No pauses: a gate box on mains power, and tests."""


class Radio(Protocol):
    """One phone's access to the air. Every method is called from the phone's event loop."""

    async def open(self, on_sighting: Callable[[Sighting], None], duty: Duty = BACKGROUND) -> None:
        """Begin to scan; *on_sighting* is called in the event loop, soon after each identifier is heard, unthinned.

        Raises:
            RadioError: the air cannot be reached.
        """

    async def broadcast(self, identifier: bytes | None) -> None:
        """Put *identifier* (12 bytes) on the air instead of the one before, under a new address; None falls silent.

        When this returns, no packet carries the old identifier any more, and none will carry the new one under the old
        address.
        """

    async def set_duty(self, duty: Duty) -> None:
        """Change when to advertise and scan, from now on."""

    async def close(self) -> None:
        """Leave the air; safe to call twice. No sighting is handed over afterwards."""
