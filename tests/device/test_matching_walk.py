"""The plain walk: how much it computes, and what its hits carry."""

from bluezone.device.matching_contacts import Contacts
from bluezone.device.matching_course import Mode
from bluezone.device.matching_walk import Hit, Walk
from bluezone.device.sighting import Sighting
from bluezone.protocol.identifiers import identifiers, key_after
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, DAY_S, Window

KEY = bytes(range(32))
START_S = 18_480 * DAY_S
START_MS = START_S * 1000
INFECTION = Infection(KEY, START_S, START_S + 14 * DAY_S)


def walk(*heard: Sighting, mode: Mode = Mode.TOLERANT) -> Walk:
    return Walk(Contacts.of(heard), mode, START_MS + 20 * DAY_MS)


def test_a_hit_carries_its_window_its_bounds_and_the_key_that_explains_it() -> None:
    name = identifiers(key_after(KEY, 3))[40]
    opens_ms = START_MS + 3 * DAY_MS + 40 * 900_000

    (hit,) = walk(Sighting(name, opens_ms, -60)).hits(INFECTION)

    assert hit == Hit(INFECTION, key_after(KEY, 3), Window(40), opens_ms, opens_ms + 1_800_000, name)
    assert KEY.hex() not in repr(hit)
    assert repr(name) not in repr(hit)


def test_it_counts_what_it_computes() -> None:
    walking = walk(Sighting(bytes(12), START_MS + 2 * DAY_MS, -60))

    assert not list(walking.hits(INFECTION))
    assert walking.computed == 96 + 1


def test_nothing_is_computed_for_sightings_after_the_end() -> None:
    walking = walk(Sighting(bytes(12), START_MS + 14 * DAY_MS + 1, -60))

    assert not list(walking.hits(INFECTION))
    assert walking.computed == 0
