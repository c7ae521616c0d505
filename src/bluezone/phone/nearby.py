"""Which phones are near just now, for the radar; in memory alone."""

from dataclasses import dataclass
from enum import IntEnum

from bluezone.device.sighting import Sighting

SHOWN_MS = 30_000
"""A phone not heard for so long vanishes from the radar. Source: specification of Bluezone 3, section 7."""

STRONG_ABOVE_DBM, WEAK_UP_TO_DBM = -70, -90
"""Rings of the radar: weak <= -90 < normal <= -70 < strong. Source: specification of Bluezone 3, section 1.9."""

_FORGET_AT = 256


class Ring(IntEnum):
    """How strong a phone is heard."""

    STRONG = 0
    NORMAL = 1
    WEAK = 2


@dataclass(frozen=True, slots=True)
class NearPhone:
    """One phone on the radar.

    Attributes:
        identifier: 12 bytes; the page shows four hex digits of it.
        rssi_dbm: of the last sighting.
        silent_s: whole seconds since then.
    """

    identifier: bytes
    rssi_dbm: int
    silent_s: int

    @property
    def ring(self) -> Ring:
        """In which ring it is drawn."""
        if self.rssi_dbm > STRONG_ABOVE_DBM:
            return Ring.STRONG
        return Ring.NORMAL if self.rssi_dbm > WEAK_UP_TO_DBM else Ring.WEAK


class Nearby:
    """The last sighting of each identifier; how many it holds stays bounded."""

    def __init__(self) -> None:
        self._last: dict[bytes, Sighting] = {}

    def heard(self, sighting: Sighting) -> None:
        """Take note of *sighting*."""
        self._last[sighting.identifier] = sighting
        if len(self._last) >= _FORGET_AT:
            newest_ms = sighting.time_ms
            recent = [s for s in self._last.values() if abs(newest_ms - s.time_ms) < SHOWN_MS][-_FORGET_AT // 2 :]
            self._last = {s.identifier: s for s in recent}

    def now(self, now_ms: int) -> list[NearPhone]:
        """Return the phones heard in the last SHOWN_MS, the strongest first."""
        found = [
            NearPhone(sighting.identifier, sighting.rssi_dbm, max(0, now_ms - sighting.time_ms) // 1000)
            for sighting in self._last.values()
            if abs(now_ms - sighting.time_ms) < SHOWN_MS
        ]
        return sorted(found, key=lambda phone: (-phone.rssi_dbm, phone.identifier))

    def clear(self) -> None:
        """Forget all of them."""
        self._last.clear()
