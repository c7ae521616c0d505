"""Who is who from one file to the next: nobody twice, nobody gone by a slip, doubts for a person."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import changes
from bluezone.rollout.changes import ChangesError, Difference
from bluezone.rollout.member import Held, Kept, Member

AN = Member("Nguyễn Văn An", "vp", "0912345601", "Chuyên viên", "1980-08-09", row=2)
BINH = Member("Trần Thị Bình", "vp", None, "Kế toán", row=3)
KNOWN = [Kept("a", AN), Kept("b", BINH)]

MEMBERS = st.builds(
    Member,
    st.sampled_from(["Nguyễn Văn An", "Trần Thị Bình", "Lê Hoà", "Lê Hòa", "Lê Hoa"]),
    st.sampled_from(["vp", "kc"]),
    st.one_of(st.none(), st.sampled_from(["0912345601", "0912345602", "0912345603"])),
    st.sampled_from(["", "Kế toán"]),
    st.sampled_from([None, "1980", "1980-08-09", "1990"]),
)
ROSTERS = st.lists(MEMBERS, max_size=8, unique_by=lambda each: each.phone or object())


def numbered(members: list[Member]) -> list[Member]:
    return [replace(each, row=row) for row, each in enumerate(members, 2)]


@given(ROSTERS, st.randoms(use_true_random=False))
def test_the_same_people_again_in_any_order_change_nothing(members: list[Member], chance: random.Random) -> None:
    known = [Kept(f"id{row}", each) for row, each in enumerate(members)]
    chance.shuffle(members)

    found = changes.compare(known, numbered(members))

    assert found.is_nothing
    assert len(found.unchanged) == len(known)


@given(ROSTERS, ROSTERS)
def test_everybody_known_and_every_row_stands_in_one_place(before: list[Member], after: list[Member]) -> None:
    known = [Kept(f"id{row}", each) for row, each in enumerate(before)]
    rows = numbered(after)

    found = changes.compare(known, rows)

    ids = [*(c.id for c in found.changed), *(k.id for k in found.left), *found.unchanged, *found.open]
    assert sorted(ids) == sorted(each.id for each in known)
    assert len(rows) == len(found.added) + len(found.changed) + len(found.unchanged) + len(found.doubtful)


def test_a_member_is_known_by_the_phone_and_the_file_says_what_is_different() -> None:
    found = changes.compare(KNOWN, [replace(AN, name="NGUYEN VAN AN", unit="kc"), BINH])

    assert [(each.id, each.differences) for each in found.changed] == [
        ("a", (Difference("name", "Nguyễn Văn An", "NGUYEN VAN AN"), Difference("unit", "vp", "kc")))
    ]
    assert found.unchanged == ("b",)


@pytest.mark.parametrize("other", [replace(AN, position=""), replace(AN, birth=None)])
def test_a_new_phone_is_no_new_person_where_unit_and_birth_or_position_agree(other: Member) -> None:
    found = changes.compare([Kept("a", AN)], [replace(other, phone="0987654321")])

    assert [each.id for each in found.changed] == ["a"]


def test_a_phone_under_another_name_is_for_a_person_to_decide() -> None:
    new = replace(AN, name="Lê Thị Hoa")

    found = changes.compare(KNOWN, [new, BINH])

    assert [(each.member, each.candidates) for each in found.doubtful] == [(new, ("a",))]
    assert (found.added, found.left, found.open) == ((), (), ("a",))


@pytest.mark.parametrize(("said", "added", "changed", "left"), [("a", 0, 1, 0), (None, 1, 0, 1)])
def test_a_decision_settles_a_doubt(said: str | None, added: int, changed: int, left: int) -> None:
    found = changes.compare(KNOWN, [replace(AN, name="Lê Thị Hoa"), BINH], decisions={2: said})

    assert (len(found.added), len(found.changed), len(found.left), found.doubtful) == (added, changed, left, ())


@pytest.mark.parametrize("decisions", [{9: "a"}, {2: "z"}, {2: "a", 3: "a"}])
def test_a_decision_that_cannot_be_followed_is_refused(decisions: dict[int, str | None]) -> None:
    with pytest.raises(ChangesError):
        changes.compare(KNOWN, [AN, BINH], decisions=decisions)


def test_the_same_name_without_birth_and_position_is_doubtful() -> None:
    found = changes.compare([Kept("b", BINH)], [replace(BINH, phone="0912345609", position="")])

    assert [each.candidates for each in found.doubtful] == [("b",)]


def test_another_birth_is_another_person() -> None:
    found = changes.compare([Kept("a", AN)], [replace(AN, phone="0987654321", birth="1990-01-01")])

    assert (len(found.added), len(found.left), found.doubtful) == (1, 1, ())


@pytest.mark.parametrize("held", [Held(2, phone="0912345601"), Held(2, name="NGUYEN VAN AN")])
def test_whom_a_faulty_row_may_speak_of_is_not_gone(held: Held) -> None:
    found = changes.compare(KNOWN, [BINH], [held])

    assert (found.left, found.open) == ((), ("a",))


def test_what_the_file_has_no_column_for_stays() -> None:
    row = Member("Nguyễn Văn An", "vp", "0912345601", row=2)

    found = changes.compare([Kept("a", AN)], [row], told=("name", "phone"))

    assert found.is_nothing
    assert found.unchanged == ("a",)
