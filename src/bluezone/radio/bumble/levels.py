"""How strong packets arrive on a link of virtual controllers."""

from collections.abc import Sequence

import numpy as np

from bluezone.clock import Clock
from bluezone.radio.bumble.link import Levels
from bluezone.radio.propagation import Floor, Medium

SAME_DESK_DBM = -60.0


def same_desk(transmitter: int, receivers: Sequence[int]) -> Sequence[float]:
    """Return the same RSSI for everybody: all phones lie on one desk."""
    return [SAME_DESK_DBM] * len(receivers)


def placed(floor: Floor, medium: Medium, clock: Clock) -> Levels:
    """Return levels by where people are on *floor*, through *medium*, at the moment of each packet."""
    settled_until_ms: int | None = 0
    in_earshot: set[tuple[int, int]] = set()

    def levels(transmitter: int, receivers: Sequence[int]) -> Sequence[float]:
        nonlocal settled_until_ms, in_earshot
        now_ms = clock()
        if settled_until_ms is not None and now_ms >= settled_until_ms:
            pairs = medium.settle(floor.places(now_ms), floor.walls)
            in_earshot = set(zip(*(side.tolist() for side in pairs), strict=True))
            settled_until_ms = floor.changes_after(now_ms)
        near = [receiver for receiver in receivers if (transmitter, receiver) in in_earshot]
        arrived = medium.rssi_dbm(np.full(len(near), transmitter), np.array(near, dtype=np.int64), now_ms)
        by_receiver = dict(zip(near, arrived.tolist(), strict=True))
        return [by_receiver.get(receiver, float("nan")) for receiver in receivers]

    return levels
