"""Columns guessed in any order, by heading and by content, corrected and remembered."""

from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import columns
from bluezone.rollout.column_words import WORDS, Field
from bluezone.rollout.columns import Sureness
from tests.rollout.roster_files import HEADS, PEOPLE, UNITS, sheet

FIELDS = (None, Field.NAME, Field.PHONE, Field.UNIT, Field.POSITION, Field.SYSTEM, Field.NOTE)


@given(st.permutations(range(len(HEADS))))
def test_columns_are_found_in_any_order(order: list[int]) -> None:
    rows = [[row[column] for column in order] for row in sheet()]

    mapped = columns.guess(rows, UNITS)

    assert [column.field for column in mapped.columns] == [FIELDS[column] for column in order]
    assert mapped.is_sure


@given(st.tuples(*(st.sampled_from(WORDS[field]) for field in FIELDS[1:] if field)), st.booleans())
def test_columns_are_found_under_every_known_heading(heads: tuple[str, ...], is_upper: bool) -> None:
    texts = ["stt", *heads]
    rows = [[text.upper() if is_upper else text for text in texts], *PEOPLE]

    assert [column.field for column in columns.guess(rows, UNITS).columns] == list(FIELDS)


@given(st.permutations([1, 2, 3, 5]))
def test_without_headings_the_content_speaks(order: list[int]) -> None:
    rows = [[row[column] for column in order] for row in PEOPLE]

    assert [column.field for column in columns.guess(rows, UNITS).columns] == [FIELDS[column] for column in order]


def test_a_heading_that_the_content_denies_is_no_sure_guess() -> None:
    rows = [["Số điện thoại", "Họ và tên", "Đơn vị"], *(["chưa có", row[1], row[3]] for row in PEOPLE)]

    assert columns.guess(rows, UNITS).columns[0].sureness < Sureness.LIKELY


def test_a_person_is_shown_what_to_check_first_with_examples() -> None:
    mapped = columns.guess(PEOPLE, UNITS)

    assert "(please check)" in columns.shown(mapped.columns)[0].en
    assert mapped.columns[1].examples == tuple(row[1] for row in PEOPLE[:3])
    assert mapped.columns[1].name == "B"


def test_a_correction_wins_and_takes_the_field_from_another() -> None:
    mapped = columns.correct(columns.guess(sheet(), UNITS), {6: Field.POSITION})

    assert [column.field for column in mapped.columns][4:] == [None, Field.SYSTEM, Field.POSITION]
    assert mapped.columns[6].sureness is Sureness.SAID


@given(st.permutations(range(len(HEADS))))
def test_a_correction_is_remembered_whatever_the_order_of_the_next_file(order: list[int]) -> None:
    first = columns.correct(columns.guess(sheet(), UNITS), {6: Field.MODEL, 4: None})
    rows = [[row[column] for column in order] for row in sheet()]

    mapped = columns.guess(rows, UNITS, columns.remember(first))

    wanted = (None, Field.NAME, Field.PHONE, Field.UNIT, None, Field.SYSTEM, Field.MODEL)
    assert [column.field for column in mapped.columns] == [wanted[column] for column in order]


def test_what_a_newer_program_remembered_is_passed_over() -> None:
    assert columns.guess(sheet(), UNITS, {"ho va ten": "blood_group"}).columns[1].field is Field.NAME


def test_columns_are_named_as_in_the_sheet() -> None:
    assert [columns.letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_any_table_is_mapped_each_field_once(rows: list[list[str]]) -> None:
    fields = [column.field for column in columns.guess(rows, UNITS).columns if column.field]

    assert len(fields) == len(set(fields))
