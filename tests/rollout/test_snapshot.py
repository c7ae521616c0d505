from dataclasses import replace
from datetime import timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import snapshot, tally
from bluezone.rollout.snapshot import SnapshotAlteredError, SnapshotError
from bluezone.rollout.tally import Standing, Unit
from tests.rollout.story import CAMPAIGN, CUTOFF, UNITS, counted, frozen, roster

HOUR = timedelta(hours=1)
FIXED = "d1dab2c76523a36dd59b6685f4262f08e8c08ce5cf145857eb024044f4a250f4"


def test_the_digest_of_the_story_never_changes() -> None:
    assert frozen().digest == FIXED


@given(st.permutations(roster()), st.permutations(UNITS))
def test_the_same_facts_have_the_same_digest_whatever_the_order(people: list[Standing], units: list[Unit]) -> None:
    found = tally.count(people, units, CAMPAIGN.kind(), CUTOFF.astimezone(timezone(timedelta(hours=7))))

    assert frozen(found).digest == frozen().digest


def test_every_fact_changes_the_digest() -> None:
    other = [
        frozen(counted(Standing("u3", "new", CUTOFF, is_installed=True))),
        frozen(by="somebody"),
        frozen(at=CUTOFF + HOUR),
        frozen(unit="other"),
        frozen(campaign="other"),
    ]

    assert len({each.digest for each in (*other, frozen())}) == len(other) + 1


def test_what_was_frozen_can_be_read_and_verified() -> None:
    data = snapshot.encode(frozen())

    assert snapshot.decode(data) == frozen()
    assert snapshot.verify(data, frozen().digest) == frozen()


@given(st.integers(0, len(snapshot.encode(frozen())) - 1), st.integers(1, 255))
def test_no_byte_can_be_altered_unnoticed(place: int, by: int) -> None:
    data = bytearray(snapshot.encode(frozen()))
    data[place] ^= by

    with pytest.raises(SnapshotAlteredError):
        snapshot.verify(bytes(data), frozen().digest)


@pytest.mark.parametrize("wrong", [b"", b"{}", b"[]", b"\xff", b"null", b'{"rows":{}}'])
def test_bytes_that_are_no_snapshot_are_refused(wrong: bytes) -> None:
    with pytest.raises(SnapshotError):
        snapshot.decode(wrong)


def test_another_form_of_the_same_values_is_refused() -> None:
    with pytest.raises(SnapshotError, match="canonical"):
        snapshot.decode(snapshot.encode(frozen()) + b"\n")


def test_no_member_is_in_a_snapshot() -> None:
    unready = frozen(counted(Standing("u3", "member-of-u3", CUTOFF)))

    assert b"member-of-u3" not in snapshot.encode(unready)
    assert unready.problems


def test_a_correction_is_a_new_snapshot_that_names_the_old() -> None:
    old = frozen()
    right = counted(Standing("u3", "u3-1", CUTOFF, reason="refused"))

    new = snapshot.correct(old, right, at=CUTOFF + HOUR, by="clerk", why="ghi nhầm")

    assert (new.corrects, new.why, new.total.installed) == (old.digest, "ghi nhầm", 40)
    assert snapshot.decode(snapshot.encode(new)) == new


def test_a_correction_needs_other_figures_a_reason_and_the_same_cut_off() -> None:
    right = counted(Standing("u3", "u3-1", CUTOFF, reason="refused"))

    for given_tally, why, at in (
        (counted(), "same", CUTOFF),
        (right, " ", CUTOFF),
        (right, "earlier", CUTOFF - HOUR),
        (replace(right, as_of=CUTOFF - HOUR), "other cut-off", CUTOFF),
    ):
        with pytest.raises(SnapshotError):
            snapshot.correct(frozen(), given_tally, at=at, by="clerk", why=why)


def test_nothing_is_frozen_before_its_cut_off_or_without_a_zone() -> None:
    for at in (CUTOFF - HOUR, CUTOFF.replace(tzinfo=None)):
        with pytest.raises(SnapshotError, match="zone"):
            frozen(at=at)


def test_a_change_is_in_phones_and_in_points() -> None:
    next_hour = replace(counted(Standing("u2", "u2-0", CUTOFF, is_installed=True)), as_of=CUTOFF + HOUR)
    now = snapshot.freeze(CAMPAIGN.code, "sct", next_hour, at=CUTOFF + HOUR, by="job")

    found = snapshot.change(frozen(), now)

    assert (found.installed, found.points) == (1, Decimal("2.4"))
    for since in (now, frozen(unit="other")):
        with pytest.raises(SnapshotError, match="earlier"):
            snapshot.change(since, now)
