"""Kinds of units are data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import kind
from bluezone.rollout.kind import KINDS, Kind, KindError

TEXTS = st.text(min_size=1, max_size=10)


def test_every_kind_has_a_code_of_its_own_and_both_names() -> None:
    assert len(kind.by_code()) == len(KINDS)
    assert all(each.vi and each.en for each in KINDS)


def test_only_bodies_that_decide_together_are_collective() -> None:
    assert {each.code for each in KINDS if each.is_collective} == {"people_committee", "steering_committee"}


def test_a_kind_without_an_english_name_is_refused() -> None:
    with pytest.raises(KindError, match="English"):
        Kind("camp", "trại", "")


def test_two_kinds_of_one_code_are_refused() -> None:
    with pytest.raises(KindError, match="twice"):
        kind.by_code([*KINDS, KINDS[0]])


@given(st.lists(st.builds(Kind, TEXTS, TEXTS, TEXTS, st.booleans()), unique_by=lambda each: each.code))
def test_kinds_come_back_from_their_rows(kinds: list[Kind]) -> None:
    rows = kind.to_rows(kinds)

    assert all(tuple(row) == kind.COLUMNS for row in rows)
    assert list(kind.from_rows(rows)) == kinds
