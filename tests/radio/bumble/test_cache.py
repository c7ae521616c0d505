"""The cache of iPhones: the defects of the original stay out."""

import pytest

from bluezone.protocol.window import DAY_MS
from bluezone.radio.bumble.cache import AddressCache

ADDRESS = bytes(range(6))
NOON_MS = 1_596_672_000_000 + DAY_MS // 2
WINDOW_MS = 900_000


def cached(*puts: tuple[bytes, bytes, int], most: int = 4) -> AddressCache:
    cache = AddressCache(most=most)
    for address, identifier, now_ms in puts:
        cache.put(address, identifier, now_ms)
    return cache


@pytest.mark.parametrize(
    ("later_ms", "hits"),
    [
        (0, True),
        (WINDOW_MS - 1, True),
        (WINDOW_MS, False),
        (DAY_MS, False),  # the same quarter hour of the next day: the original served a stale identifier
        (-1, False),
    ],
)
def test_a_row_is_good_within_its_window_of_its_day(later_ms: int, hits: bool) -> None:
    cache = cached((ADDRESS, b"i" * 12, NOON_MS))

    assert (cache.get(ADDRESS, NOON_MS + later_ms) is not None) == hits


def test_the_newest_row_of_an_address_counts() -> None:
    cache = cached((ADDRESS, b"o" * 12, NOON_MS), (ADDRESS, b"n" * 12, NOON_MS + WINDOW_MS))

    assert cache.get(ADDRESS, NOON_MS + WINDOW_MS) == b"n" * 12
    assert len(cache) == 1


def test_an_address_never_read_is_not_known() -> None:
    assert AddressCache().get(ADDRESS, NOON_MS) is None


def test_rows_of_other_windows_leave_with_the_next_row() -> None:
    cache = cached((b"a" * 6, b"1" * 12, NOON_MS), (b"b" * 6, b"2" * 12, NOON_MS + WINDOW_MS))

    assert len(cache) == 1


def test_a_clock_set_back_does_not_lose_the_new_row() -> None:
    cache = cached((b"a" * 6, b"1" * 12, NOON_MS), (b"b" * 6, b"2" * 12, NOON_MS - WINDOW_MS))

    assert cache.get(b"b" * 6, NOON_MS - WINDOW_MS) == b"2" * 12


def test_it_holds_no_more_than_allowed_and_lets_the_oldest_go() -> None:
    cache = cached(*((bytes([n] * 6), bytes([n] * 12), NOON_MS + n) for n in range(10)), most=4)

    assert len(cache) == 4
    assert cache.get(bytes([5] * 6), NOON_MS + 10) is None
    assert cache.get(bytes([6] * 6), NOON_MS + 10) == bytes([6] * 12)
