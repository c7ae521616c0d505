"""Units as the rules see them, read once and again when they changed."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluezone.rollout import unit
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import UnitId
from bluezone.server.units import registry
from tests.server.rollout import province as provinces

DAY = date(2020, 8, 1)
TOP = unit.one("top", DAY, kind="province", name="Tỉnh")
BELOW = unit.one("below", DAY, kind="department", name="Sở", parent="top", abbreviation="S", code="7", receives=True)


def test_units_come_back_as_they_were_written(db: None) -> None:
    changed = BELOW.changed(date(2021, 1, 1), name="Sở mới")

    registry.replace([TOP, changed])

    assert registry.units() == {each.id: each for each in (*provinces.UNITS, TOP, changed)}
    assert registry.tree_on(DAY).children(TOP.id) == (BELOW.id,)


def test_writing_a_unit_again_changes_it_whole(db: None) -> None:
    registry.replace([TOP, BELOW])

    registry.replace([BELOW.ended(date(2020, 12, 31))])

    assert BELOW.id not in registry.tree_on(date(2021, 1, 1))
    assert BELOW.id in registry.tree_on(DAY)


def test_the_tree_is_read_once_until_a_unit_changes(db: None) -> None:
    registry.replace([TOP, BELOW])
    registry.tree_on(DAY)

    with CaptureQueriesContext(connection) as asked:
        registry.tree_on(DAY)
    assert len(asked) == 1

    registry.replace([unit.one("new", DAY, kind="department", name="Mới", parent="top")])
    assert UnitId("new") in registry.tree_on(DAY)


def test_links_to_successors_are_written_once(db: None) -> None:
    new = unit.one("new", date(2021, 1, 1), kind="department", name="Mới", parent="top")
    link = Succession(BELOW.id, new.id, date(2021, 1, 1))

    registry.replace([TOP, BELOW.ended(date(2020, 12, 31)), new], [link])
    registry.replace([], [link])

    assert registry.successions().links == (link,)


def test_few_trees_are_kept(db: None) -> None:
    registry.replace([TOP])

    for day in range(1, 29):
        registry.tree_on(date(2021, 2, day))

    assert len(registry._kept.trees) <= registry.MOST_TREES


def test_the_usual_kinds_are_there(db: None) -> None:
    assert {"province", "department", "union"} <= {kind.code for kind in registry.kinds()}
