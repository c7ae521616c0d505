"""Units as rows, out and in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import unit_rows
from bluezone.rollout.period import Period
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import Unit, UnitId, Version
from tests.rollout.admin_files import loaded

ROW = {"id": "d1", "since": "2020-01-01", "kind": "department", "name": "Sở Công Thương"}
LETTERS = st.text("abcđêHòả 14/-&", max_size=8).map(str.strip)
NAMES = LETTERS.filter(bool)
IDS = st.text("abc123-", min_size=1, max_size=6).map(UnitId)
DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))
PERIODS = st.builds(
    lambda days, is_open: Period(min(days), None if is_open else max(days)), st.tuples(DAYS, DAYS), st.booleans()
)
VERSIONS = st.builds(
    Version, PERIODS, NAMES, NAMES, LETTERS, LETTERS, LETTERS, st.booleans(), st.one_of(st.none(), IDS)
)
UNITS = st.builds(
    lambda name, versions: Unit(name, tuple(sorted(versions, key=lambda each: each.period.since))),
    IDS,
    st.lists(VERSIONS, min_size=1, max_size=3),
)


@given(st.lists(UNITS, unique_by=lambda each: each.id, max_size=5))
def test_units_come_back_from_their_rows(units: list[Unit]) -> None:
    rows = unit_rows.to_rows(units)
    reading = unit_rows.from_rows(rows)

    assert all(tuple(row) == unit_rows.COLUMNS for row in rows)
    assert reading.problems == ()
    assert list(reading.units) == units
    assert unit_rows.to_rows(reading.units) == rows


def test_the_lists_of_the_state_come_back_from_their_rows() -> None:
    reading = unit_rows.from_rows(unit_rows.to_rows(loaded().units))
    links, problems = unit_rows.successions_from_rows(unit_rows.successions_to_rows(loaded().successions))

    assert (reading.units, reading.problems) == (loaded().units, ())
    assert (links, problems) == (loaded().successions, ())


def test_columns_that_are_not_there_are_empty() -> None:
    reading = unit_rows.from_rows([ROW])

    assert reading.problems == ()
    assert reading.units[0].versions[0] == Version(Period(date(2020, 1, 1)), "department", "Sở Công Thương")


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("id", " ", 'Row 2, column id: found "", expected a value.'),
        ("since", "1/7/2025", 'Row 2, column since: found "1/7/2025", expected a day such as 2025-07-01.'),
        ("until", "20250701", 'Row 2, column until: found "20250701", expected a day such as 2025-07-01.'),
        ("until", "2019-12-31", 'Row 2, column until: found "2019-12-31", expected a day from 2020-01-01 on.'),
        ("receives", "no", 'Row 2, column receives: found "no", expected "x" or nothing.'),
    ],
)
def test_a_faulty_cell_is_told_with_row_column_and_what_was_expected(column: str, text: str, expected: str) -> None:
    reading = unit_rows.from_rows([ROW | {column: text}])

    assert reading.units == ()
    assert [problem.en for problem in reading.problems] == [expected]


def test_every_problem_is_listed_and_the_sound_rows_are_read() -> None:
    reading = unit_rows.from_rows([ROW | {"name": "", "since": "?"}, ROW, ROW | {"kind": ""}])

    assert [problem.where for problem in reading.problems] == ["row 2", "row 2", "row 4"]
    assert [each.id for each in reading.units] == ["d1"]


def test_decomposed_letters_are_composed() -> None:
    reading = unit_rows.from_rows([ROW | {"name": "Hue\u0302\u0301"}])

    assert reading.units[0].versions[0].name == "Huế"


def test_faulty_successions_are_told_and_the_others_read() -> None:
    good = {"old": "a", "new": "b", "day": "2025-07-01"}

    links, problems = unit_rows.successions_from_rows([good | {"day": "x"}, good, good | {"new": "a"}])

    assert links == (Succession(UnitId("a"), UnitId("b"), date(2025, 7, 1)),)
    assert [(problem.where, problem.code) for problem in problems] == [
        ("row 2", "row_invalid"),
        ("row 4", "row_invalid"),
    ]
