"""The table of sightings."""

import random
from datetime import timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bluezone.device.exposure import VIETNAM, LocalDay
from bluezone.device.sighting import Sighting
from bluezone.phone.contacts import Contacts, DayOfContacts
from bluezone.phone.database import IN_MEMORY, Database
from bluezone.protocol.advertisement import Platform
from bluezone.protocol.window import DAY_MS

NOON_MS = 18_480 * DAY_MS + DAY_MS // 2

SIGHTINGS = st.builds(
    Sighting,
    identifier=st.binary(min_size=12, max_size=12),
    time_ms=st.integers(0, 40_000 * DAY_MS),
    rssi_dbm=st.integers(-127, 20),
    tx_power_dbm=st.none() | st.integers(-127, 127),
    platform=st.sampled_from(Platform),
)


def heard(time_ms: int = NOON_MS, name: int = 1, rssi_dbm: int = -60) -> Sighting:
    return Sighting(bytes(11) + bytes((name,)), time_ms, rssi_dbm)


def table() -> Contacts:
    return Contacts(Database(IN_MEMORY))


@given(st.lists(SIGHTINGS, max_size=20, unique_by=lambda s: (s.identifier, s.time_ms)))
def test_what_is_kept_comes_back_whole(sightings: list[Sighting]) -> None:
    contacts = table()

    contacts.keep(sightings)

    assert set(contacts.between(0, 40_000 * DAY_MS)) == set(sightings)
    assert len(contacts) == len(sightings)


def test_the_same_sighting_twice_counts_once() -> None:
    contacts = table()

    assert contacts.keep([heard(), heard(rssi_dbm=-70), heard(NOON_MS + 1)]) == 2


@given(st.integers(-2, 2), st.integers(0, DAY_MS - 1), st.integers(0, 3 * DAY_MS))
def test_a_range_takes_both_its_ends_and_nothing_beside_them(day: int, into_ms: int, length_ms: int) -> None:
    contacts = table()
    from_ms = (18_480 + day) * DAY_MS + into_ms
    until_ms = from_ms + length_ms
    inside = {heard(from_ms), heard(until_ms)}

    contacts.keep([*inside, heard(from_ms - 1), heard(until_ms + 1)])

    assert set(contacts.between(from_ms, until_ms)) == inside


def test_days_are_counted_by_the_calendar_on_the_wall() -> None:
    contacts = table()
    midnight_ms = 18_480 * DAY_MS + 17 * 3_600_000  # in Vietnam

    contacts.keep(
        [heard(midnight_ms - 1), heard(midnight_ms, 1), heard(midnight_ms + 1, 2), heard(midnight_ms + 600_000, 2)]
    )

    assert contacts.by_day(VIETNAM) == [
        DayOfContacts(LocalDay(18_481), identifiers=2, most_at_once=2, minutes=10),
        DayOfContacts(LocalDay(18_480), identifiers=1, most_at_once=1, minutes=5),
    ]
    assert [day.local_day for day in contacts.by_day(timedelta(0))] == [18_480]


def test_old_sightings_go_and_those_at_the_limit_stay() -> None:
    contacts = table()
    contacts.keep([heard(NOON_MS - DAY_MS), heard(NOON_MS - 1), heard(NOON_MS), heard(NOON_MS + DAY_MS)])

    assert contacts.forget_before(NOON_MS) == 2

    assert {s.time_ms for s in contacts.between(0, 2 * NOON_MS)} == {NOON_MS, NOON_MS + DAY_MS}


def test_sightings_ahead_of_a_limit_go_and_those_at_it_stay() -> None:
    contacts = table()
    contacts.keep([heard(NOON_MS), heard(NOON_MS + 1), heard(NOON_MS + DAY_MS)])

    assert contacts.forget_after(NOON_MS) == 2
    assert len(contacts) == 1


def test_a_hundred_thousand_sightings_take_less_than_fifteen_megabytes(tmp_path: Path) -> None:
    rng = random.Random(7)
    database = Database(tmp_path / "phone.sqlite3")
    contacts = Contacts(database)
    for second in range(20):
        start_ms = NOON_MS + 900_000 * second
        names = [rng.randbytes(12) for _ in range(50)]
        contacts.keep(Sighting(n, start_ms + 5_000 * t + rng.randrange(5_000), -60) for t in range(100) for n in names)

    database.close()

    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 15_000_000
