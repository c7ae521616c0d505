"""The radar: where each near phone is drawn. Distance from the middle tells the signal; the direction tells nothing.

Bluetooth knows no direction, so each identifier gets one of its own that stays while it is shown.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from bluezone.phone.nearby import STRONG_ABOVE_DBM, WEAK_UP_TO_DBM, NearPhone, Ring

MIDDLE = 160
"""Of a drawing of 320 x 320."""

RING_RADII = {Ring.STRONG: 62, Ring.NORMAL: 108, Ring.WEAK: 150}
_EDGES_DBM = {Ring.STRONG: (-30, STRONG_ABOVE_DBM), Ring.NORMAL: (STRONG_ABOVE_DBM, WEAK_UP_TO_DBM)}
_WEAKEST_DBM = -110
_INNERMOST = 34
_MARGIN = 9
"""So that a dot does not lie on a ring."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One phone on the drawing: its centre and its ring."""

    x: float
    y: float
    ring: Ring


def radius(rssi_dbm: int, ring: Ring) -> float:
    """Return how far from the middle a phone of *rssi_dbm* lies, inside of its ring."""
    strongest, weakest = _EDGES_DBM.get(ring, (WEAK_UP_TO_DBM, _WEAKEST_DBM))
    inner = _INNERMOST if ring is Ring.STRONG else RING_RADII[Ring(ring - 1)] + _MARGIN
    share = min(1.0, max(0.0, (strongest - rssi_dbm) / (strongest - weakest)))
    return inner + share * (RING_RADII[ring] - _MARGIN - inner)


def dots(phones: Iterable[NearPhone]) -> list[Dot]:
    """Return where *phones* are drawn."""
    found = []
    for phone in phones:
        distance = radius(phone.rssi_dbm, phone.ring)
        angle = math.tau * int.from_bytes(phone.identifier[:2]) / 65_536
        x, y = MIDDLE + distance * math.cos(angle), MIDDLE + distance * math.sin(angle)
        found.append(Dot(round(x, 1), round(y, 1), phone.ring))
    return found
