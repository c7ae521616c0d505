"""Units are made, changed and ended by those who may, and only into a sound tree."""

from datetime import date, timedelta

import pytest

from bluezone.rollout import admin_lists, unit
from bluezone.rollout.rights import Role
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import UnitError, UnitId
from bluezone.server.accounts.models import User
from bluezone.server.units import actor, changing, registry
from bluezone.server.units.actor import SITE, Actor, RightMissingError
from tests.rollout.admin_files import lists
from tests.server.rollout import province as provinces
from tests.server.rollout.province import FROM, THURSDAY

DAY = date(2020, 8, 6)
DIVISION = {"kind": "division", "name": "Quản lý thương mại", "abbreviation": "QLTM"}


def administrator_of(place: str = "sct") -> Actor:
    return actor.of(provinces.person("an", (Role.ADMINISTRATOR, place)), THURSDAY)


def test_a_unit_is_made_below_another_and_has_an_id_of_its_own() -> None:
    made = changing.make("sct", DAY, DIVISION, by=administrator_of(), now=THURSDAY)

    version = registry.tree_on(DAY).version(made)
    assert (version.name, version.parent) == ("Quản lý thương mại", "sct")
    assert made not in registry.tree_on(DAY - timedelta(days=1))


def test_a_change_holds_from_its_day_on() -> None:
    changing.change("sct", date(2020, 9, 1), {"name": "Sở mới"}, by=administrator_of(), now=THURSDAY)

    assert registry.tree_on(DAY).version(UnitId("sct")).name == "Sở Công Thương"
    assert registry.tree_on(date(2020, 9, 1)).version(UnitId("sct")).name == "Sở mới"


def test_rights_are_asked_where_the_unit_is_and_where_it_goes() -> None:
    by = administrator_of()

    with pytest.raises(RightMissingError):
        changing.make("stttt", DAY, DIVISION, by=by, now=THURSDAY)
    with pytest.raises(RightMissingError):
        changing.change("vp", DAY, {"parent": "stttt"}, by=by, now=THURSDAY)
    with pytest.raises(RightMissingError):
        changing.make(None, DAY, DIVISION, by=by, now=THURSDAY)
    with pytest.raises(RightMissingError):
        changing.end("stttt", DAY, by=by, now=THURSDAY)


def test_an_administrator_of_the_site_makes_units_at_the_top(administrator: User) -> None:
    made = changing.make(
        None, DAY, {"kind": "country", "name": "Nước"}, by=actor.of(administrator, THURSDAY), now=THURSDAY
    )

    assert made in registry.tree_on(DAY).roots()


def test_what_would_make_no_sound_tree_is_refused_and_nothing_is_written() -> None:
    with pytest.raises(changing.UnitsRefusedError, match=r"circle|itself"):
        changing.change("sct", DAY, {"parent": "vp"}, by=SITE, now=THURSDAY)
    with pytest.raises(changing.UnitsRefusedError):
        changing.make("sct", DAY, {**DIVISION, "kind": "nobody"}, by=SITE, now=THURSDAY)
    with pytest.raises(UnitError):
        changing.change("sct", FROM - timedelta(days=9), {"name": "x"}, by=SITE, now=THURSDAY)

    assert registry.units()[UnitId("sct")] == provinces.UNITS[2]


def test_a_unit_with_others_below_it_does_not_end() -> None:
    with pytest.raises(changing.UnitsRefusedError):
        changing.end("sct", DAY, by=SITE, now=THURSDAY)

    changing.end("vp", DAY, by=SITE, now=THURSDAY)
    assert UnitId("vp") not in registry.tree_on(DAY + timedelta(days=1))


def test_a_successor_is_named_by_who_has_both() -> None:
    changing.end("vp", DAY, by=SITE, now=THURSDAY)

    with pytest.raises(RightMissingError):
        changing.name_successor("vp", "stttt", DAY + timedelta(days=1), by=administrator_of(), now=THURSDAY)
    changing.name_successor("vp", "ttkc", DAY + timedelta(days=1), by=SITE, now=THURSDAY)

    assert registry.successions().links == (Succession(UnitId("vp"), UnitId("ttkc"), DAY + timedelta(days=1)),)


def test_the_lists_of_the_state_are_taken_in_and_again_without_a_change() -> None:
    found = admin_lists.read(lists())
    registry.replace([unit.one("qt", FROM, kind="province", name="Quảng Trị", parent="vn")])  # its code is the list's

    for _ in range(2):
        changing.take_in(found.units, found.successions, by=SITE, now=THURSDAY)

    tree = registry.tree_on(date(2026, 11, 24))
    assert len([each for each in tree.roots() if tree.version(each).kind in ("province", "central_city")]) == 34
    assert len(registry.successions().links) == len(found.successions)


def test_a_list_may_touch_nothing_that_its_reader_may_not() -> None:
    by = administrator_of()
    mine = unit.one("new", DAY, kind="division", name="Mới", parent="sct")
    theirs = unit.one("stttt", FROM, kind="department", name="Khác", parent="qt")
    top = unit.one("top", DAY, kind="country", name="Khác")

    assert changing.take_in([mine], (), by=by, now=THURSDAY) == 1
    for other in (theirs, top):
        with pytest.raises(RightMissingError):
            changing.take_in([other], (), by=by, now=THURSDAY)
