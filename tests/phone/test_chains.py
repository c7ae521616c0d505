"""Chains of daily keys."""

import random
from hashlib import sha256

from bluezone.phone.chains import Chains
from bluezone.phone.database import IN_MEMORY, Database
from bluezone.protocol.identifiers import identifiers
from bluezone.protocol.window import DAY_MS, Day

TODAY = Day(18_480)
NOW_MS = TODAY * DAY_MS + 3_600_000


def chains(seed: int = 1) -> Chains:
    return Chains(Database(IN_MEMORY), random.Random(seed).randbytes)


def test_the_random_bytes_are_hashed_before_they_are_a_key_and_never_stored() -> None:
    base = random.Random(1).randbytes(32)

    chain = chains().current(NOW_MS)

    assert chain.key == sha256(base).digest()
    assert chain.day == TODAY


def test_the_same_chain_stays_on_the_air_from_day_to_day() -> None:
    table = chains()
    first = table.current(NOW_MS)

    assert table.current(NOW_MS + 5 * DAY_MS) == first
    assert table.identifier_at(NOW_MS + DAY_MS) == identifiers(sha256(first.key).digest())[4]


def test_keys_before_the_oldest_day_are_forgotten_and_the_identifiers_stay_the_same() -> None:
    table = chains()
    first = table.current(NOW_MS)
    before = table.identifier_at(NOW_MS + 20 * DAY_MS)

    assert table.advance(Day(TODAY + 6))

    kept = table.all()[0]
    assert (kept.day, kept.key) == (TODAY + 6, first.key_of(Day(TODAY + 6)))
    assert table.identifier_at(NOW_MS + 20 * DAY_MS) == before


def test_nothing_is_forgotten_before_its_time() -> None:
    table = chains()
    table.current(NOW_MS)

    assert not table.advance(TODAY)
    assert not table.advance(Day(TODAY - 3))


def test_a_new_chain_shares_nothing_with_the_one_before() -> None:
    table = chains()
    table.current(NOW_MS)
    before = set(identifiers(table.current(NOW_MS).key))

    new = table.begin(NOW_MS)

    assert table.current(NOW_MS) == new
    assert before.isdisjoint(identifiers(new.key))
    assert [chain.ended_ms for chain in table.all()] == [NOW_MS, None]


def test_a_chain_that_ended_before_the_oldest_day_is_deleted() -> None:
    table = chains()
    table.current(NOW_MS)
    new = table.begin(NOW_MS)

    assert table.advance(Day(TODAY + 1))

    assert [chain.number for chain in table.all()] == [new.number]


def test_a_clock_set_back_does_not_repeat_one_day_for_ever() -> None:
    table = chains()
    table.current(NOW_MS)
    back_ms = NOW_MS - 3 * DAY_MS

    on_air = {table.identifier_at(back_ms + day * DAY_MS) for day in range(5)}

    assert len(on_air) == 5
    assert table.current(NOW_MS).day == TODAY - 3


def test_a_clock_set_back_within_the_known_days_keeps_its_chain() -> None:
    table = chains()
    first = table.current(NOW_MS)

    assert table.current(TODAY * DAY_MS) == first


def test_the_chain_that_was_on_the_air_on_the_first_day_is_handed_in() -> None:
    table = chains()
    old = table.current(NOW_MS)
    new = table.begin(NOW_MS + DAY_MS)

    assert table.to_hand_in(TODAY, NOW_MS + 2 * DAY_MS).number == old.number
    assert table.to_hand_in(Day(TODAY + 1), NOW_MS + 2 * DAY_MS).number == old.number
    assert table.to_hand_in(Day(TODAY + 2), NOW_MS + 2 * DAY_MS).number == new.number


def test_only_a_chain_that_ended_can_be_forgotten_by_number() -> None:
    table = chains()
    old = table.current(NOW_MS)
    new = table.begin(NOW_MS)

    table.forget(old.number)
    table.forget(new.number)

    assert table.all() == [new]


def test_keys_do_not_show_in_messages() -> None:
    chain = chains().current(NOW_MS)

    assert chain.key.hex() not in repr(chain)
    assert repr(chain.key) not in repr(chain)
