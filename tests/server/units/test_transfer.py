"""Units in and out as a table."""

from datetime import date

import pytest

from bluezone.rollout.rights import Role
from bluezone.rollout.unit import UnitId
from bluezone.server.units import actor, registry, transfer
from bluezone.server.units.actor import SITE, RightMissingError
from bluezone.server.units.changing import UnitsRefusedError
from tests.server.rollout import province as provinces
from tests.server.rollout.province import THURSDAY


def row(**other: str) -> list[str]:
    given = {"id": "new", "since": "2020-08-01", "kind": "division", "name": "Phòng mới", "parent": "sct", **other}
    return [given.get(name, "") for name in transfer.HEADS]


HEADS = list(transfer.HEADS.values())


def test_an_exported_table_comes_back_without_a_change() -> None:
    table = transfer.table(by=SITE, now=THURSDAY)

    found = transfer.take_in(table, by=SITE, now=THURSDAY)

    assert (found.n_new, found.n_changed, found.problems) == (0, 0, ())
    assert len(table) == 1 + len(provinces.UNITS)


def test_only_units_below_ones_own_are_in_the_table() -> None:
    by = actor.of(provinces.person("an", (Role.VIEWER, "sct")), THURSDAY)

    assert {each[0] for each in transfer.table(by=by, now=THURSDAY)[1:]} == {"sct", "vp", "ttkc", "cd"}


def test_columns_may_stand_in_any_order_and_have_either_name() -> None:
    columns = [transfer.HEADS["name"], "id", "kind", transfer.HEADS["since"], "parent"]

    transfer.take_in([columns, ["Phòng mới", "new", "division", "2020-08-01", "sct"]], by=SITE, now=THURSDAY)

    assert registry.tree_on(date(2020, 8, 6)).version(UnitId("new")).name == "Phòng mới"


def test_every_problem_is_told_with_its_row_and_nothing_is_taken() -> None:
    table = [HEADS, row(), row(id="", name=""), row(id="late", since="yesterday")]

    assert len(transfer.read(table).problems) >= 3
    with pytest.raises(UnitsRefusedError):
        transfer.take_in(table, by=SITE, now=THURSDAY)

    assert UnitId("new") not in registry.units()


def test_a_table_without_the_columns_of_units_is_told_which_it_lacks() -> None:
    with pytest.raises(transfer.UnitTableError, match="Loại"):
        transfer.read([["id", "since", "name"], ["a", "2020-08-01", "x"]])
    with pytest.raises(transfer.UnitTableError):
        transfer.read([])


def test_who_may_not_change_a_unit_takes_none_in() -> None:
    by = actor.of(provinces.person("an", (Role.ADMINISTRATOR, "stttt")), THURSDAY)

    with pytest.raises(RightMissingError):
        transfer.take_in([HEADS, row()], by=by, now=THURSDAY)
