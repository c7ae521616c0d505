"""Where phones are drawn."""

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from bluezone.phone.face import radar
from bluezone.phone.nearby import NearPhone, Ring


def distance(dot: radar.Dot) -> float:
    return math.hypot(dot.x - radar.MIDDLE, dot.y - radar.MIDDLE)


@given(st.binary(min_size=12, max_size=12), st.integers(-127, 20))
def test_a_phone_lies_inside_its_ring_and_outside_of_the_next(identifier: bytes, rssi_dbm: int) -> None:
    phone = NearPhone(identifier, rssi_dbm, 0)

    (dot,) = radar.dots([phone])

    assert distance(dot) < radar.RING_RADII[phone.ring]
    assert dot.ring is Ring.STRONG or distance(dot) > radar.RING_RADII[Ring(phone.ring - 1)]
    assert 0 < dot.x < 2 * radar.MIDDLE


@given(st.integers(-127, 19))
def test_a_stronger_phone_is_never_farther_from_the_middle(rssi_dbm: int) -> None:
    weaker, stronger = (radar.dots([NearPhone(bytes(12), dbm, 0)])[0] for dbm in (rssi_dbm, rssi_dbm + 1))

    assert distance(stronger) <= distance(weaker) + 0.1


def test_a_phone_keeps_its_direction_and_phones_are_spread_around() -> None:
    rng = random.Random(1)
    phones = [NearPhone(rng.randbytes(12), -60, 0) for _ in range(40)]

    quarters = {(dot.x > radar.MIDDLE, dot.y > radar.MIDDLE) for dot in radar.dots(phones)}

    assert len(quarters) == 4
    assert radar.dots(phones) == radar.dots(phones)
