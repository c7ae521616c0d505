"""Bulk: the kernel answers as the plain walk does, in whatever order, number and arrangement."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from bluezone.device import matching_course
from bluezone.device.kernel import bulk, compiled
from bluezone.device.kernel.bulk import Bulk
from bluezone.device.matching import Contacts, Engine, Match, Mode, matches
from bluezone.device.matching_loader import Loader
from bluezone.device.sighting import Sighting
from bluezone.protocol.identifiers import identifiers, key_after
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, DAY_S
from tests.device.kernel.arrangements import FIRST_DAY_S, KEYS, Arrangement, arrangements

WAYS = sorted({False, compiled.HAS_SHA_INSTRUCTIONS})
NOW_MS = (FIRST_DAY_S + 20 * DAY_S) * 1000


def answer(
    given_: Arrangement, engine: Engine, *, with_instructions: bool = compiled.HAS_SHA_INSTRUCTIONS, threads: int = 1
) -> list[Match]:
    """What *engine* says to *given_*."""

    class Forced(Bulk):
        def __init__(self, contacts: Contacts, mode: Mode, now_ms: int) -> None:
            super().__init__(contacts, mode, now_ms, with_instructions=with_instructions)

    contacts = Contacts.of(given_.sightings)
    return list(
        matches(
            given_.infections,
            contacts,
            now_ms=given_.now_ms,
            mode=given_.mode,
            engine=engine,
            threads=threads,
            loader=Loader(lambda: Forced),
        )
    )


def met(day: int, window: int, key: bytes = KEYS[0], windows: int = 96) -> Sighting:
    """A sighting of the key's identifier a moment after it came on air."""
    opens_ms = FIRST_DAY_S * 1000 + day * DAY_MS + window * (DAY_MS // windows)
    return Sighting(identifiers(key_after(key, day), windows)[window], opens_ms + 1, -60)


def infection(days: int = 14, key: bytes = KEYS[0], windows: int = 96) -> Infection:
    return Infection(key, FIRST_DAY_S, FIRST_DAY_S + days * DAY_S, windows)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let hostile infections end after 3,000 identifiers, since the plain walk is slow."""
    monkeypatch.setattr(matching_course, "MOST_IDENTIFIERS", 3_000)


@pytest.mark.parametrize("with_instructions", WAYS)
def test_the_kernel_answers_as_the_plain_walk(with_instructions: bool) -> None:
    @settings(max_examples=150, deadline=None)
    @given(arrangements())
    def check(given_: Arrangement) -> None:
        assert answer(given_, Engine.KERNEL, with_instructions=with_instructions) == answer(given_, Engine.PLAIN)

    check()


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("threads", [1, 2, 3])
def test_blocks_come_back_in_order_on_any_number_of_threads(
    monkeypatch: pytest.MonkeyPatch, threads: int, mode: Mode
) -> None:
    monkeypatch.setattr(bulk, "BLOCK", 7)
    keys = [bytes([number]) * 32 for number in range(60)]
    sightings = [met(number % 5, number, keys[number]) for number in range(0, 60, 3)]
    given_ = Arrangement([infection(key=key) for key in keys], sightings, mode, NOW_MS)

    found = answer(given_, Engine.KERNEL, threads=threads)

    assert [match.infection.daily_key for match in found] == keys[::3]
    assert found == answer(given_, Engine.PLAIN)


def test_more_hits_than_there_was_room_for_are_all_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "ROOM", 2)
    given_ = Arrangement([infection()], [met(day, 40) for day in range(9)], Mode.TOLERANT, NOW_MS)

    assert [match.rows for match in answer(given_, Engine.KERNEL)] == [(row,) for row in range(9)]


def test_long_plans_are_made_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bluezone.device.kernel.plan.MOST_DAYS", 20)
    given_ = Arrangement([infection()] * 5, [met(3, 7), met(13, 95)], Mode.COMPATIBILITY, NOW_MS)

    assert answer(given_, Engine.KERNEL) == answer(given_, Engine.PLAIN)


def test_thousands_of_identifiers_that_are_alike_in_most_bits_are_told_apart() -> None:
    true = met(2, 30)
    alike = [
        Sighting(bytes([*true.identifier[:4], *number.to_bytes(8, "big")]), true.time_ms, -60)
        for number in range(3_000)
    ]
    given_ = Arrangement([infection()], [*alike, true], Mode.TOLERANT, NOW_MS)

    (match,) = answer(given_, Engine.KERNEL)

    assert match.rows == (3_000,)
    assert match.day_key == key_after(KEYS[0], 2)


def test_progress_is_told_after_each_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BLOCK", 4)
    told: list[int] = []

    list(Bulk(Contacts.of([met(0, 0)]), Mode.TOLERANT, NOW_MS).hits([infection()] * 10, 1, told.append))

    assert told == [4, 8, 10]


def test_infections_are_taken_block_by_block_not_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BLOCK", 4)
    taken = 0

    def stream() -> Iterator[Infection]:
        nonlocal taken
        while True:
            taken += 1
            yield infection()

    next(Bulk(Contacts.of([met(0, 0)]), Mode.TOLERANT, NOW_MS).hits(stream(), 2, lambda done: None))

    assert taken <= 4 * 4
