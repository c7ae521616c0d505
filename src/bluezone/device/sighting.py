"""Sightings: one identifier heard once, and which of them are worth keeping.

Source: specification of Bluezone 3, section 1.9.
"""

from dataclasses import dataclass, field

from bluezone.errors import BluezoneError
from bluezone.protocol.advertisement import Platform
from bluezone.protocol.identifiers import IDENTIFIER_BYTES
from bluezone.protocol.trace import STRONGEST_DBM, WEAKEST_DBM

KEPT_EVERY_MS = 5_000
"""A sighting less than this after the last kept one of the same identifier is dropped; at exactly this it is kept."""

RSSI_UNKNOWN_DBM = 127
"""What a Bluetooth stack reports when it has no reading; kept, since the published app matches such rows too."""


class SightingError(BluezoneError, ValueError):
    """A sighting is out of bounds."""

    code = "sighting_invalid"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One identifier heard once.

    Attributes:
        identifier: 12 bytes.
        time_ms: when, in milliseconds since 1970-01-01 UTC; not negative.
        rssi_dbm: -128 to 127; RSSI_UNKNOWN_DBM where the stack had no reading.
        tx_power_dbm: -128 to 127, as the packet or the stack told; None where it did not, as with Bluezone's packets.
        platform: the kind of phone that was heard.
    """

    identifier: bytes = field(repr=False)  # identifiers stay out of logs and tracebacks
    time_ms: int
    rssi_dbm: int
    tx_power_dbm: int | None = None
    platform: Platform = Platform.ANDROID

    def __post_init__(self) -> None:
        if len(self.identifier) != IDENTIFIER_BYTES:
            raise SightingError(f"identifier: found {len(self.identifier)} bytes, expected {IDENTIFIER_BYTES}")
        if self.time_ms < 0:
            raise SightingError("time: found a moment before 1970")
        for name, dbm in (("RSSI", self.rssi_dbm), ("transmit power", self.tx_power_dbm)):
            if dbm is not None and not WEAKEST_DBM <= dbm <= STRONGEST_DBM:
                raise SightingError(f"{name}: found {dbm}, expected {WEAKEST_DBM} to {STRONGEST_DBM} dBm")


class Thinning:
    """Tells which sightings to keep: of each identifier one in five seconds.

    Holds one time for each identifier of the last five seconds, and for at most as many older ones: memory follows what
    is on the air now, however many identifiers pass by.

    Args:
        least_room: up to so many identifiers nothing is forgotten.
    """

    def __init__(self, least_room: int = 4_096) -> None:
        self._kept_ms: dict[bytes, int] = {}
        self._least_room = self._room = least_room

    def keeps(self, identifier: bytes, time_ms: int) -> bool:
        """Return whether a sighting of *identifier* at *time_ms* is to be kept, and remember it if so.

        A time before the last kept one (a clock set back) counts as too soon, as in the original.
        """
        last_ms = self._kept_ms.get(identifier)
        if last_ms is not None and time_ms - last_ms < KEPT_EVERY_MS:
            return False
        self._kept_ms[identifier] = time_ms
        if len(self._kept_ms) >= self._room:
            self._forget_before(time_ms)
        return True

    def _forget_before(self, time_ms: int) -> None:
        self._kept_ms = {name: kept for name, kept in self._kept_ms.items() if time_ms - kept < KEPT_EVERY_MS}
        # Twice what is left: else every further identifier of a crowd would look through all of them again.
        self._room = max(self._least_room, 2 * len(self._kept_ms))

    @property
    def n_remembered(self) -> int:
        """How many identifiers are held."""
        return len(self._kept_ms)
