"""Contacts: rows by identifier and by time."""

from bluezone.device.matching_contacts import Contacts
from bluezone.device.sighting import Sighting

NAME, OTHER = bytes(12), b"\1" * 12


def contacts(*heard: tuple[bytes, int]) -> Contacts:
    return Contacts.of(Sighting(name, time_ms, -60) for name, time_ms in heard)


def test_rows_are_places_in_the_order_given_and_come_by_time() -> None:
    found = contacts((NAME, 30), (OTHER, 20), (NAME, 10), (NAME, 30))

    assert found.rows_between(NAME, 0, 99) == (2, 0, 3)
    assert found.rows[2].time_ms == 10


def test_both_ends_of_a_stretch_belong_to_it() -> None:
    found = contacts((NAME, 10), (NAME, 20), (NAME, 30))

    assert found.rows_between(NAME, 10, 20) == (0, 1)
    assert found.rows_between(NAME, 11, 19) == ()
    assert found.rows_between(OTHER, 0, 99) == ()


def test_the_last_moment_of_a_stretch_is_told_or_that_there_is_none() -> None:
    found = contacts((NAME, 10), (OTHER, 20))

    assert [found.last_between(*stretch) for stretch in [(10, 10), (0, 19), (0, 99), (11, 19), (0, 9)]] == [
        10,
        10,
        20,
        None,
        None,
    ]


def test_all_moments_rise() -> None:
    found = contacts((NAME, 30), (OTHER, 20), (NAME, 20))

    assert list(found.times_ms) == [20, 20, 30]
    assert (found.first_ms, found.last_ms, len(found)) == (20, 30, 3)
