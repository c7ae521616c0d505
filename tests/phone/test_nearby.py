"""Which phones are near just now."""

import random

import pytest

from bluezone.device.sighting import Sighting
from bluezone.phone.nearby import Nearby, NearPhone, Ring

NOW_MS = 1_596_960_000_000


def heard(name: int = 1, age_ms: int = 0, rssi_dbm: int = -60) -> Sighting:
    return Sighting(name.to_bytes(12), NOW_MS - age_ms, rssi_dbm)


def test_a_phone_shows_its_last_strength_and_vanishes_after_thirty_seconds() -> None:
    nearby = Nearby()
    nearby.heard(heard(age_ms=20_000, rssi_dbm=-90))
    nearby.heard(heard(age_ms=1_500, rssi_dbm=-61))

    assert nearby.now(NOW_MS) == [NearPhone((1).to_bytes(12), -61, 1)]
    assert nearby.now(NOW_MS + 28_499) != []
    assert nearby.now(NOW_MS + 28_500) == []


def test_the_strongest_comes_first() -> None:
    nearby = Nearby()
    for name, rssi_dbm in ((1, -80), (2, -50), (3, -95)):
        nearby.heard(heard(name, rssi_dbm=rssi_dbm))

    assert [phone.rssi_dbm for phone in nearby.now(NOW_MS)] == [-50, -80, -95]


@pytest.mark.parametrize(
    ("rssi_dbm", "ring"),
    [(-69, Ring.STRONG), (-70, Ring.NORMAL), (-89, Ring.NORMAL), (-90, Ring.WEAK), (-127, Ring.WEAK)],
)
def test_the_rings_are_those_of_the_published_app(rssi_dbm: int, ring: Ring) -> None:
    assert NearPhone(bytes(12), rssi_dbm, 0).ring is ring


def test_a_flood_of_identifiers_does_not_fill_the_memory() -> None:
    nearby, rng = Nearby(), random.Random(1)
    for _ in range(10_000):
        nearby.heard(Sighting(rng.randbytes(12), NOW_MS, -60))

    assert len(nearby.now(NOW_MS)) < 300


def test_a_phone_heard_before_the_clock_was_set_back_vanishes() -> None:
    nearby = Nearby()
    nearby.heard(heard())

    assert nearby.now(NOW_MS - 86_400_000) == []
