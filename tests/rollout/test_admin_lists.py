"""The state's lists become units and successions."""

from collections import Counter
from dataclasses import replace
from datetime import date

from bluezone.rollout import admin_lists, tree
from bluezone.rollout.admin_lists import Lists
from bluezone.rollout.unit import UnitId
from tests.rollout.admin_files import lists, loaded, rows_of

OLD_DAY, NEW_DAY = date(2020, 8, 9), date(2026, 11, 24)


def told(given: Lists) -> list[str]:
    return [problem.en for problem in admin_lists.read(given).problems]


def test_all_lists_load_without_a_problem() -> None:
    assert loaded().problems == ()


def test_63_provinces_and_705_districts_stand_in_the_tree_of_2020() -> None:
    old = tree.on(loaded().units, OLD_DAY)

    assert len(old.roots()) == 63
    assert len(old.versions) == 63 + 705


def test_34_provinces_and_3321_communes_stand_in_the_tree_of_2026() -> None:
    new = tree.on(loaded().units, NEW_DAY)

    assert len(new.roots()) == 34
    assert len(new.versions) == 34 + 3321
    assert (len(new.of_kind("province")), len(new.of_kind("central_city"))) == (27, 7)


def test_every_province_has_as_many_children_as_its_list_says() -> None:
    for day, name, column in ((OLD_DAY, "provinces_2021", "districts"), (NEW_DAY, "provinces_2026", "communes")):
        offices = tree.on(loaded().units, day)
        counted = {row["code"]: len(offices.children(offices.by_code(row["code"])[0])) for row in rows_of(name)}

        assert counted == {row["code"]: int(row[column]) for row in rows_of(name)}


def test_kinds_are_read_from_their_column_or_from_before_the_name() -> None:
    old, new = tree.on(loaded().units, OLD_DAY), tree.on(loaded().units, NEW_DAY)

    assert Counter(version.kind for version in old.versions.values())["provincial_city"] == 81
    assert Counter(version.kind for version in new.versions.values())["special_zone"] == 13


def test_a_province_that_nobody_joined_stays_the_same_unit() -> None:
    units = {unit.id: unit for unit in loaded().units}

    hue = units[UnitId("province-2020-46")]

    assert [version.name for version in hue.versions] == ["Thừa Thiên Huế", "Huế"]
    assert sum(len(unit.versions) == 2 for unit in units.values()) == 11


def test_every_other_province_has_one_successor() -> None:
    links = loaded().successions

    assert len({link.old for link in links}) == len(links) == 63 - 11
    assert len({link.new for link in links}) == 34 - 11


def test_lists_that_are_not_needed_may_be_empty() -> None:
    found = admin_lists.read(Lists(provinces_2026=rows_of("provinces_2026")))

    assert (len(found.units), found.successions, found.problems) == (34, (), ())


def test_every_problem_is_listed_with_its_list_and_row() -> None:
    communes = [
        {"code": "1", "name": "A", "full_name": "Xã A", "kind": "xã", "province_code": "99"},
        {"code": "2", "name": "B", "full_name": "Trại B", "kind": "trại", "province_code": "44"},
        {"code": "3", "name": "", "full_name": "Xã C", "kind": "xã", "province_code": "44"},
        {"code": "4", "name": "D", "full_name": "Xã D", "kind": "xã", "province_code": "44"},
        {"code": "4", "name": "E", "full_name": "Xã E", "kind": "xã", "province_code": "44"},
    ]

    assert told(replace(lists(), communes_2026=communes)) == [
        "communes_2026, row 2: no province has the code 99.",
        'communes_2026, row 3: unknown kind: "trại".',
        "communes_2026, row 4: name is empty, expected a value.",
        "communes_2026, row 6: the code 4 stands twice.",
    ]


def test_faulty_successors_are_told() -> None:
    faulty = [
        *rows_of("province_successors_2025"),
        {"code_until_2025_06_30": "44", "code_from_2025_07_01": "44"},
        {"code_until_2025_06_30": "44", "code_from_2025_07_01": "00"},
    ]

    assert told(replace(lists(), province_successors_2025=faulty)) == [
        "province_successors_2025, row 65: the row stands twice.",
        "province_successors_2025, row 66: no province has the code 00.",
    ]


def test_a_province_listed_twice_is_told() -> None:
    twice = [*rows_of("provinces_2021"), rows_of("provinces_2021")[0]]

    assert told(replace(lists(), provinces_2021=twice)) == ["provinces_2021, row 65: the code 01 stands twice."]
