"""The chain: what it shows of a log that was changed, and what it cannot show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.server.accounts import chain
from bluezone.server.accounts.chain import Entry

START = datetime(2020, 8, 9, 8, 0, tzinfo=UTC)


def log(count: int, subject: str = "case") -> list[Entry]:
    made, previous = list[Entry](), chain.GENESIS
    for number in range(1, count + 1):
        at, named = START + timedelta(minutes=number), f"{subject} {number}"
        digest = chain.digest(number, at, 7, "case_read", named, "pho-hai", previous)
        made.append(Entry(number, at, 7, "case_read", named, "pho-hai", previous, digest))
        previous = digest
    return made


def checked(entries: list[Entry], told: list[Entry], against: bytes | None = None) -> chain.Verdict:
    return chain.verify(entries, len(told), told[-1].digest if told else chain.GENESIS, against)


def test_a_log_that_nobody_touched_is_sound() -> None:
    entries = log(5)

    assert checked(entries, entries) == chain.Verdict(5, entries[-1].digest)
    assert checked([], []).is_sound


def test_the_digest_never_changes_or_every_log_would_look_forged() -> None:
    found = chain.digest(1, START, None, "swept", "", "", chain.GENESIS)

    assert found.hex() == "d184ba7e4673db22cfc09ceafe91fc79539388050b3edfdc78f7a647646de131"


@pytest.mark.parametrize(
    "changed",
    [
        {"at": START},
        {"actor": None},
        {"actor": 8},
        {"action": "swept"},
        {"subject": "case 9"},
        {"unit": ""},
        {"subject": "case 3pho", "unit": "-hai"},
    ],
)
def test_an_entry_that_was_changed_is_named(changed: dict[str, object]) -> None:
    entries = log(5)

    forged = [*entries[:2], replace(entries[2], **changed), *entries[3:]]  # type: ignore[arg-type]  # any field

    broken = checked(forged, entries).broken
    assert broken
    assert (broken.number, "changed" in broken.reason) == (3, True)


def test_an_entry_that_was_changed_with_its_digest_breaks_the_next() -> None:
    entries = log(5)
    digest = chain.digest(3, START, 7, "case_read", "case 9", "pho-hai", entries[2].previous)

    broken = checked(
        [*entries[:2], replace(entries[2], at=START, subject="case 9", digest=digest), *entries[3:]], entries
    )

    assert broken.broken
    assert broken.broken.number == 4


def test_a_missing_entry_is_named_at_the_front_in_the_middle_and_at_the_end() -> None:
    entries = log(5)

    for place in range(5):
        broken = checked(entries[:place] + entries[place + 1 :], entries).broken
        assert broken
        assert broken.number == place + 1


def test_entries_in_another_order_are_named() -> None:
    entries = log(5)
    swapped = [*entries[:1], replace(entries[2], number=2), replace(entries[1], number=3), *entries[3:]]

    broken = checked(swapped, entries).broken

    assert broken
    assert broken.number == 2


def test_an_entry_put_in_between_is_named() -> None:
    entries = log(5)
    forged = replace(entries[3], number=3, subject="case 17")
    moved = [replace(entry, number=entry.number + 1) for entry in entries[2:]]

    broken = checked([*entries[:2], forged, *moved], entries).broken

    assert broken
    assert broken.number == 3


def test_a_log_rewritten_as_a_whole_shows_only_beside_a_digest_noted_before() -> None:
    noted, forged = log(5)[2].digest, log(6, subject="other")

    assert checked(forged, forged).is_sound
    assert not checked(forged, forged, against=noted).is_sound
    assert checked(log(6), log(6), against=noted).is_sound


def test_a_head_that_tells_of_another_end_is_named() -> None:
    entries = log(3)

    assert not chain.verify(entries, 3, bytes(32)).is_sound
    assert not chain.verify(entries, 4, entries[-1].digest).is_sound
    assert not chain.verify(entries, 2, entries[1].digest).is_sound


@given(st.text(max_size=10), st.text(max_size=10), st.text(max_size=10), st.text(max_size=10))
def test_where_one_part_ends_matters(action: str, subject: str, other_action: str, other_subject: str) -> None:
    one = chain.digest(1, START, None, action, subject, "", chain.GENESIS)
    other = chain.digest(1, START, None, other_action, other_subject, "", chain.GENESIS)

    assert (one == other) == ((action, subject) == (other_action, other_subject))
