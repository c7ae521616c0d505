from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import tally
from bluezone.rollout.campaign import DENOMINATORS
from bluezone.rollout.tally import Standing, TallyError, Unit
from tests.rollout.story import BEFORE, CAMPAIGN, CUTOFF, UNITS, counted, roster

KINDS = {kind.code: kind for kind in DENOMINATORS}
LATER = CUTOFF + timedelta(seconds=1)


def person(**changes: object) -> Standing:
    return replace(Standing("u3", "new", BEFORE), **changes)  # type: ignore[arg-type]  # fields of Standing by name


def test_the_story_is_41_of_43_in_three_units() -> None:
    found = counted()

    assert [(row.figures.installed, row.figures.total) for row in found.rows] == [(29, 30), (9, 10), (3, 3)]
    assert (found.total.installed, found.total.total, found.total.rate()) == (41, 43, Decimal("95.3"))
    assert found.total.reasons == (("incompatible_device", 2),)
    assert found.is_ready


def test_a_member_without_app_and_reason_keeps_the_report_from_being_ready() -> None:
    found = counted(person())

    assert found.open == (("u3", "new"),)
    assert not found.is_ready
    assert len(found.problems) == 1
    assert "Công đoàn Ngành: 3 installed, 0 with a reason, 4 in all; 1 are open." in found.problems[0].en
    assert "chưa rõ" in found.problems[0].vi


def test_what_happens_after_the_moment_belongs_to_the_next_tally() -> None:
    at_the_moment = counted(person(at=CUTOFF, is_installed=True))
    after = counted(person(at=LATER, is_installed=True))

    assert at_the_moment.total.total == 44
    assert after == counted()


def test_a_member_who_left_or_moved_is_counted_where_the_last_entry_says() -> None:
    left = counted(Standing("u3", "u3-1", CUTOFF, is_counted=False))
    moved = counted(Standing("u1", "u3-1", CUTOFF, is_installed=True))

    assert left.total.total == 42
    assert [row.figures.total for row in moved.rows] == [30, 11, 2]


def test_the_kind_of_denominator_says_who_counts() -> None:
    people = [
        person(member="a", is_installed=True),
        person(member="b", has_phone=False, reason="no_phone"),
        person(member="c", has_smartphone=False, reason="no_smartphone"),
        person(member="d", has_smartphone=False, is_installed=True),  # the roster is out of date
    ]

    totals = {
        code: tally.count(people, UNITS, KINDS[code], CUTOFF).total
        for code in ("staff", "registered_phones", "staff_with_smartphone")
    }

    assert {code: counts.total for code, counts in totals.items()} == {
        "staff": 4,
        "registered_phones": 3,
        "staff_with_smartphone": 2,
    }
    assert all((counts.staff, counts.smartphones) == (4, 2) for counts in totals.values())


@given(st.permutations(roster()), st.integers(0, 43))
def test_the_order_of_the_roster_means_nothing(shuffled: list[Standing], n_open: int) -> None:
    people = [*shuffled[n_open:], *(replace(each, at=CUTOFF, reason="other") for each in shuffled[:n_open])]

    assert tally.count(people, UNITS, CAMPAIGN.kind(), CUTOFF) == tally.count(
        people[::-1], UNITS, CAMPAIGN.kind(), CUTOFF
    )


def test_two_entries_of_one_moment_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(TallyError, match="one moment"):
        counted(person(), person(is_installed=True))
    assert counted(person(), person()).total.total == 44


def test_nobody_to_count_is_no_report() -> None:
    found = tally.count([], UNITS, CAMPAIGN.kind(), CUTOFF)

    assert [problem.en[:24] for problem in found.problems] == ["There is nobody to count"]


def test_a_population_cannot_be_counted_from_a_roster() -> None:
    with pytest.raises(TallyError, match="population"):
        tally.count(roster(), UNITS, KINDS["population"], CUTOFF)


def test_members_of_no_unit_and_units_twice_are_refused() -> None:
    for units in ((), (UNITS[0], UNITS[0]), (Unit("u9", "Khác"),)):
        with pytest.raises(TallyError):
            tally.count(roster(), units, CAMPAIGN.kind(), CUTOFF)
