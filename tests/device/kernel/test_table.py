"""The table: laid out as the compiled code wants it, whatever the identifiers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bluezone.device.kernel import table
from bluezone.device.matching_contacts import Contacts
from bluezone.device.sighting import Sighting


def made(names: list[bytes], times_ms: list[int] | None = None) -> table.Table:
    times = times_ms or list(range(len(names)))
    return table.of(Contacts.of(Sighting(name, time, -60) for name, time in zip(names, times, strict=True)))


@given(st.lists(st.integers(0, 2**96 - 1).map(lambda n: n.to_bytes(12, "little")), min_size=1, unique=True))
def test_each_identifier_has_its_two_bits_and_one_slot(names: list[bytes]) -> None:
    found = made(names)

    assert [found.identifier(place) for place in range(len(names))] == names
    assert sorted(found.slots[found.slots >= 0]) == list(range(len(names)))
    for name in names:
        first = int.from_bytes(name[:4], "little")
        bits = int(found.bitmap[first & int(found.bitmap_mask)])
        assert bits >> (first >> 26) & bits >> (first >> 20 & 63) & 1


def test_the_slots_are_at_most_half_full_and_a_power_of_two() -> None:
    for count in (1, 2, 3, 1_000, 1_025):
        slots = len(made([number.to_bytes(12, "big") for number in range(count)]).slots)

        assert slots >= 2 * count
        assert slots & slots - 1 == 0


def test_where_an_identifier_is_sought_depends_on_all_that_were_heard() -> None:
    one, other = made([bytes(12)]), made([bytes(12), b"\1" * 12])

    assert one.multipliers.tolist() != other.multipliers.tolist()


def test_it_tells_when_each_was_heard_first_and_last() -> None:
    found = made([b"a" * 12, b"b" * 12, b"a" * 12], [30, 20, 10])

    assert found.heard_ms.tolist() == [[10, 30], [20, 20]]
    assert found.times_ms.tolist() == [10, 20, 30]


def test_moments_beyond_64_bits_count_as_far_away() -> None:
    assert int(made([bytes(12)], [2**80]).times_ms[0]) > 2**61


def test_it_is_made_once() -> None:
    contacts = Contacts.of([Sighting(bytes(12), 0, -60)])

    assert table.of(contacts) is table.of(contacts)
    assert table.of(contacts).known.dtype == np.uint32
