"""The tree of a day."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import tree, unit
from bluezone.rollout.tree import Tree, UnitUnknownError
from bluezone.rollout.unit import Unit, UnitId
from tests.rollout.admin_files import loaded

BEGIN, REFORM = date(2020, 1, 1), date(2025, 7, 1)


def office(name: str, parent: str | None = None, **others: Any) -> Unit:
    above = UnitId(parent) if parent else None
    return unit.one(name, BEGIN, **({"kind": "division", "name": name, "parent": above} | others))


def of(*units: Unit, day: date = REFORM) -> Tree:
    return tree.on(units, day)


OFFICES = (office("ubnd"), office("so", "ubnd"), office("phong", "so"), office("to", "phong"), office("xa", "ubnd"))


def test_a_path_leads_from_the_top_down() -> None:
    assert of(*OFFICES).path(UnitId("to")) == ("ubnd", "so", "phong", "to")


def test_a_subtree_holds_each_unit_before_its_children() -> None:
    assert of(*OFFICES).subtree(UnitId("ubnd")) == ("ubnd", "so", "phong", "to", "xa")


def test_what_stands_below_is_within() -> None:
    offices = of(*OFFICES)

    assert offices.is_within(UnitId("to"), UnitId("so"))
    assert offices.is_within(UnitId("so"), UnitId("so"))
    assert not offices.is_within(UnitId("so"), UnitId("to"))


def test_children_stand_in_vietnamese_order() -> None:
    offices = of(office("top"), *(office(name, "top") for name in ("Đức", "Dân", "Ân", "An")))

    assert offices.children(UnitId("top")) == ("An", "Ân", "Dân", "Đức")


def test_depth_is_free() -> None:
    deep = of(office("0"), *(office(str(n), str(n - 1)) for n in range(1, 3000)))

    assert len(deep.path(UnitId("2999"))) == len(deep.subtree(UnitId("0"))) == 3000


def test_units_of_another_day_are_not_in_the_tree() -> None:
    ended = office("so").ended(date(2025, 6, 30))

    assert UnitId("so") in of(ended, day=date(2025, 6, 30))
    assert UnitId("so") not in of(ended)


def test_a_unit_whose_parent_is_absent_stands_at_the_top() -> None:
    orphan = of(office("phong", "so"))

    assert orphan.roots() == ("phong",)
    assert orphan.parent(UnitId("phong")) is None


def test_a_circle_is_cut_where_it_closes() -> None:
    circle = of(office("a", "b"), office("b", "a"))

    assert circle.path(UnitId("a")) == ("b", "a")
    assert circle.subtree(UnitId("a")) == ("a", "b")


@pytest.mark.parametrize("ask", [Tree.version, Tree.parent, Tree.children, Tree.path, Tree.subtree])
def test_a_question_about_an_unknown_unit_is_refused(ask: Any) -> None:
    with pytest.raises(UnitUnknownError, match="2025-07-01"):
        ask(of(*OFFICES), UnitId("nobody"))


def test_later_changes_do_not_reach_a_tree_that_a_campaign_keeps() -> None:
    units = list(OFFICES)
    kept = tree.on(units, BEGIN)
    units[2] = units[2].changed(REFORM, parent=UnitId("ubnd"))

    assert kept.path(UnitId("phong")) == ("ubnd", "so", "phong")
    assert tree.on(units, REFORM).path(UnitId("phong")) == ("ubnd", "phong")


def test_code_44_is_quang_binh_in_2020_and_quang_tri_in_2026() -> None:
    old, new = tree.on(loaded().units, date(2020, 8, 9)), tree.on(loaded().units, date(2026, 11, 24))

    assert [old.version(each).name for each in old.by_code("44")] == ["Quảng Bình"]
    assert [new.version(each).name for each in new.by_code("44")] == ["Quảng Trị"]
    assert [old.version(each).name for each in old.by_code("45")] == ["Quảng Trị"]
    assert new.by_code("45") == ()


def test_units_of_a_kind_stand_in_vietnamese_order() -> None:
    offices = of(office("Đông"), office("An"), office("Bắc", kind="market"))

    assert offices.of_kind("division") == ("An", "Đông")


@given(st.lists(st.integers(0, 30), max_size=30))
def test_every_unit_is_below_exactly_one_root(parents: list[int]) -> None:
    units = [office("0"), *(office(str(n), str(parent % n)) for n, parent in enumerate(parents, 1))]

    offices = of(*units)

    below = [each for root in offices.roots() for each in offices.subtree(root)]
    assert sorted(below) == sorted(each.id for each in units)
