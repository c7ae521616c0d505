"""Everything that is wrong with units is listed."""

from datetime import date
from typing import Any

from bluezone.rollout import tree_problems, unit
from bluezone.rollout.kind import Kind
from bluezone.rollout.period import Period
from bluezone.rollout.unit import Unit, UnitId, Version
from tests.rollout.admin_files import loaded

BEGIN, REFORM = date(2020, 1, 1), date(2025, 7, 1)


def office(name: str, parent: str | None = None, since: date = BEGIN, **others: Any) -> Unit:
    above = UnitId(parent) if parent else None
    return unit.one(name, since, **({"kind": "division", "name": name, "parent": above} | others))


def found(*units: Unit) -> list[tuple[str, str]]:
    return [(problem.where, problem.code) for problem in tree_problems.problems(units)]


def test_sound_units_have_no_problem() -> None:
    assert found(office("a"), office("b", "a"), office("c", "b")) == []


def test_the_lists_of_the_state_have_no_problem() -> None:
    assert tree_problems.problems(loaded().units) == []


def test_overlapping_periods_are_found() -> None:
    first, second = Period(BEGIN, REFORM), Period(REFORM)
    overlapping = Unit(UnitId("a"), (Version(first, "division", "A"), Version(second, "division", "B")))

    assert found(overlapping) == [("a", "unit_periods_overlap")]


def test_a_long_period_overlaps_beyond_the_next_one() -> None:
    periods = Period(BEGIN), Period(date(2021, 1, 1), date(2021, 2, 1)), Period(REFORM)
    overlapping = Unit(UnitId("a"), tuple(Version(period, "division", "A") for period in periods))

    assert found(overlapping) == [("a", "unit_periods_overlap")] * 2


def test_a_parent_that_does_not_exist_or_only_for_a_while_is_found() -> None:
    short = office("short", until=date(2024, 12, 31))

    assert found(office("a", "nobody"), office("b", "short"), short) == [
        ("a", "unit_parent_unknown"),
        ("b", "unit_parent_absent"),
    ]


def test_a_parent_that_came_later_is_found_with_the_first_day_without_it() -> None:
    problems = tree_problems.problems([office("a", "late"), office("late", since=REFORM)])

    assert [problem.en for problem in problems] == ["Unit a: the unit above, late, does not exist on 2020-01-01."]


def test_two_units_of_one_code_on_one_day_are_found() -> None:
    assert found(office("a", code="44"), office("b", since=REFORM, code="44")) == [("b", "unit_code_shared")]


def test_a_code_may_go_to_another_unit_the_next_day() -> None:
    old = office("a", code="44", until=date(2025, 6, 30))

    assert found(old, office("b", since=REFORM, code="44")) == []


def test_one_id_given_twice_is_found() -> None:
    assert found(office("a"), office("a")) == [("a", "unit_twice")]


def test_a_kind_that_nobody_knows_is_found_and_an_own_kind_is_not() -> None:
    camp = office("a", kind="camp")

    assert found(camp) == [("a", "unit_kind_unknown")]
    assert tree_problems.problems([camp], kinds=[Kind("camp", "trại", "camp")]) == []


def test_every_circle_is_found_once() -> None:
    units = office("a", "b"), office("b", "a"), office("c", "c"), office("d", "a")

    assert found(*units) == [("a", "unit_circle"), ("c", "unit_circle")]


def test_a_circle_that_closes_later_is_found_with_its_day() -> None:
    a = office("a").changed(REFORM, parent=UnitId("b"))

    problems = tree_problems.problems([a, office("b", "a")])

    assert [problem.en for problem in problems] == ["Unit a: circle on 2025-07-01: a → b → a."]


def test_units_that_change_places_make_no_circle() -> None:
    a = office("a").changed(REFORM, parent=UnitId("b"))
    b = office("b", "a").changed(REFORM, parent=None)

    assert found(a, b) == []


def test_all_problems_are_listed_together_in_both_languages() -> None:
    problems = tree_problems.problems(
        [office("a", "nobody", kind="camp", code="1"), office("b", code="1"), office("b")]
    )

    assert {problem.code for problem in problems} == {
        "unit_parent_unknown",
        "unit_kind_unknown",
        "unit_code_shared",
        "unit_twice",
    }
    assert all(problem.vi.startswith("Đơn vị ") and problem.en.startswith("Unit ") for problem in problems)
