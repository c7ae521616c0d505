"""Who goes on with what a unit did."""

from datetime import date

import pytest

from bluezone.rollout import succession, unit
from bluezone.rollout.succession import Succession, SuccessionError, Successions
from bluezone.rollout.unit import UnitId
from tests.rollout.admin_files import loaded

BEGIN, REFORM, LATER = date(2020, 1, 1), date(2025, 7, 1), date(2026, 4, 30)


def link(old: str, new: str, day: date = REFORM) -> Succession:
    return Succession(UnitId(old), UnitId(new), day)


def follow(links: Successions, start: str, day: date = LATER) -> list[str]:
    return list(links.successors(UnitId(start), day))


def test_before_the_day_a_unit_stands_for_itself() -> None:
    links = succession.of([link("a", "b")])

    assert follow(links, "a", date(2025, 6, 30)) == ["a"]
    assert follow(links, "a", REFORM) == ["b"]


def test_a_line_is_followed_to_its_end() -> None:
    assert follow(succession.of([link("b", "c", LATER), link("a", "b")]), "a") == ["c"]


def test_a_link_older_than_the_one_before_it_is_not_followed() -> None:
    assert follow(succession.of([link("a", "b", LATER), link("b", "c", REFORM)]), "a") == ["b"]


def test_one_unit_may_have_several_successors() -> None:
    assert follow(succession.of([link("a", "b"), link("a", "c")]), "a") == ["b", "c"]


def test_a_circle_of_links_ends_with_the_unit_itself() -> None:
    assert follow(succession.of([link("a", "b"), link("b", "a")]), "a") == ["a"]


def test_predecessors_are_known_from_the_day_on() -> None:
    links = succession.of([link("a", "c"), link("b", "c")])

    assert links.predecessors(UnitId("c"), REFORM) == ("a", "b")
    assert links.predecessors(UnitId("c"), BEGIN) == ()


def test_figures_are_gathered_for_one_successor_and_never_divided_among_several() -> None:
    links = succession.of([link("a", "c"), link("b", "c"), link("d", "c"), link("d", "e")])

    gathering = links.gathered([UnitId(each) for each in "abdf"], LATER)

    assert gathering.behind == {"c": ("a", "b"), "f": ("f",)}
    assert gathering.divided == {"d": ("c", "e")}


def test_63_provinces_are_gathered_behind_34() -> None:
    links = succession.of(loaded().successions)
    old = [each.id for each in loaded().units if each.id.startswith("province-2020")]

    gathering = links.gathered(old, REFORM)

    assert (len(old), len(gathering.behind), gathering.divided) == (63, 34, {})
    assert gathering.behind[UnitId("province-2025-44")] == ("province-2020-44", "province-2020-45")


def test_a_unit_is_not_its_own_successor() -> None:
    with pytest.raises(SuccessionError):
        link("a", "a")


def test_every_problem_of_links_is_listed() -> None:
    units = [
        unit.one("a", BEGIN, until=date(2025, 6, 30), kind="province", name="A"),
        unit.one("b", LATER, kind="province", name="B"),
    ]

    found = succession.problems([link("a", "b"), link("x", "y"), link("b", "a"), link("x", "y")], units)

    assert [(problem.code, problem.where) for problem in found] == [
        ("succession_new_absent", "a"),
        ("succession_unit_unknown", "x"),
        ("succession_unit_unknown", "x"),
        ("succession_new_absent", "b"),
        ("succession_old_absent", "b"),
        ("succession_unit_unknown", "x"),
        ("succession_unit_unknown", "x"),
        ("succession_twice", "x"),
    ]
