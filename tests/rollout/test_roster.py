"""A whole file: read, corrected, accepted, sent again."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import roster
from bluezone.rollout.column_words import Field
from bluezone.rollout.member import Kept
from bluezone.rollout.roster import RosterTooLargeError, Upload
from tests.rollout.roster_files import HEADS, PEOPLE, UNITS, person, sheet


def accepted(reading: roster.Reading) -> list[Kept]:
    return [Kept(f"id{number}", member) for number, member in enumerate(reading.members)]


def test_a_sound_file_is_read_whole() -> None:
    reading = roster.read(sheet(), UNITS)

    assert [(each.name, each.phone, each.unit) for each in reading.members] == [
        ("Nguyễn Văn An", "0912345601", "vp"),
        ("Trần Thị Bình", "0912345602", "vp"),
        ("Lê Hoàng Châu", "0912345603", "khtc"),
        ("Phạm Minh Dũng", "0912345604", "kc"),
    ]
    assert reading.problems == ()
    assert reading.is_clean
    assert len(reading.changes.added) == 4


@given(st.permutations(range(7)), st.permutations(PEOPLE), st.booleans())
def test_a_file_sent_again_with_columns_and_rows_shuffled_never_doubles(
    order: list[int], people: list[list[str]], has_heads: bool
) -> None:
    known = accepted(roster.read(sheet(), UNITS))
    rows = [[row[column] for column in order] for row in ([HEADS] * has_heads + people)]

    again = roster.read(rows, UNITS, known)

    assert (len(again.changes.added), len(again.changes.left), len(again.changes.doubtful)) == (0, 0, 0)
    assert len(again.members) == 4


def test_reading_never_stops_at_the_first_fault() -> None:
    rows = sheet(person(phone="12"), person(name="=A1", phone="0912345602"), person(phone="0912345603", unit="Sở Y tế"))

    reading = roster.read(rows, UNITS)

    assert [(each.row, each.code) for each in reading.errors] == [
        (2, "phone_invalid"),
        (3, "cell_formula"),
        (4, "unit_unknown"),
    ]
    assert (reading.members, reading.is_clean) == ((), False)


def test_a_member_whose_row_has_a_fault_now_is_not_gone() -> None:
    known = accepted(roster.read(sheet(), UNITS))

    again = roster.read(sheet(person(phone="12"), *PEOPLE[1:]), UNITS, known)

    assert (again.changes.left, again.changes.open) == ((), ("id0",))


def test_two_persons_with_one_phone_are_both_held_and_one_person_twice_is_taken_once() -> None:
    rows = sheet(
        person(),
        person(name="Lê Thị Hoa"),
        person("Trần Thị Bình", "0912345602"),
        person("TRẦN THỊ BÌNH", "912345602.0"),
    )

    reading = roster.read(rows, UNITS)

    assert [each.name for each in reading.members] == ["Trần Thị Bình"]
    assert [(each.row, each.code) for each in reading.problems] == [
        (2, "phone_shared"),
        (3, "phone_shared"),
        (5, "member_twice"),
        (5, "zero_restored"),
    ]


def test_a_real_sheet_with_titles_sections_totals_and_signatures_gives_its_people_only() -> None:
    rows = [
        ["DANH SÁCH CÀI ĐẶT ỨNG DỤNG", "", "", ""],
        ["TT", "Họ và tên", "Số ĐT", "Máy"],
        ["I", "Văn phòng", "", ""],
        ["1", "NGUYỄN VĂN AN", "912345601.0", "ip 6s"],
        ["II", "Trung tâm Khuyến công", "", ""],
        ["TT", "Họ và tên", "Số ĐT", "Máy"],
        ["1", "Phạm Minh Dũng", "0912345604", "Android 5.1"],
        ["", "Tổng cộng: 02 người", "", ""],
        ["", "", "Quảng Trị, ngày 09 tháng 8 năm 2020", ""],
        ["", "NGƯỜI LẬP", "", ""],
        ["", "Trần Thị Bình", "", ""],
    ]

    reading = roster.read(rows, UNITS)

    assert [(each.name, each.unit, each.row) for each in reading.members] == [
        ("Nguyễn Văn An", "vp", 4),
        ("Phạm Minh Dũng", "kc", 7),
    ]
    assert reading.errors == ()
    assert [each.row for each in reading.skipped] == [3, 5, 6, 8, 9, 10, 11]


def test_a_file_in_tcvn3_is_read_in_unicode() -> None:
    rows = [["Hä vµ tªn", "Sè ®iÖn tho¹i", "§¬n vÞ"], ["NguyÔn V¨n An", "0912345601", "V¨n phßng"]]

    reading = roster.read([*rows, ["TrÇn ThÞ B×nh", "0912345602", "V¨n phßng"]], UNITS)

    assert [each.name for each in reading.members] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert reading.is_clean
    assert reading.converted


def test_a_correction_of_the_columns_is_followed() -> None:
    rows = [["A1", "B1", "C1"], ["0912345601", "Nguyễn Văn An", "0912345609"]]

    reading = roster.read(rows, UNITS, upload=Upload("vp", said={0: None, 1: Field.NAME, 2: Field.PHONE}))

    assert [each.phone for each in reading.members if each.phone] == ["0912345609"]


def test_a_file_without_names_says_so_and_takes_nobody_off_the_roster() -> None:
    known = accepted(roster.read(sheet(), UNITS))

    reading = roster.read([["Ngày", "Số tiền"], ["1/1", "100"]], UNITS, known)

    assert [each.code for each in reading.problems if each.row == 0] == ["column_missing", "column_missing"]
    assert reading.changes.left == ()
    assert len(reading.changes.open) == 4


def test_a_unit_that_the_file_does_not_name_stays() -> None:
    known = accepted(roster.read(sheet(), UNITS))
    rows = [[row[1], row[2]] for row in sheet()]

    again = roster.read(rows, UNITS, known, Upload("vp"))

    assert again.changes.is_nothing


@pytest.mark.parametrize(
    "rows",
    [[["x"]] * (roster.MOST_ROWS + 1), [["x"] * (roster.MOST_COLUMNS + 1)], [["x" * (roster.LONGEST_CELL + 1)]]],
)
def test_a_table_larger_than_any_roster_is_refused(rows: list[list[str]]) -> None:
    with pytest.raises(RosterTooLargeError):
        roster.read(rows, UNITS)


@pytest.mark.parametrize("rows", [[], [[]], [["", ""]], [HEADS]])
def test_an_empty_file_has_nobody(rows: list[list[str]]) -> None:
    assert roster.read(rows, UNITS).members == ()


@given(st.lists(st.lists(st.text(max_size=20), max_size=8), max_size=12))
def test_any_table_is_read_without_a_fault(rows: list[list[str]]) -> None:
    reading = roster.read(rows, UNITS)

    assert all(each.vi and each.en for each in reading.problems)


def test_a_paste_has_cells_by_tabs_and_rows_by_lines() -> None:
    assert roster.pasted("a\tb\r\nc\t\n") == [["a", "b"], ["c", ""], [""]]
    assert len(roster.read(roster.pasted("\n".join("\t".join(row) for row in sheet())), UNITS).members) == 4


def test_ten_thousand_rows_are_read_and_known_again() -> None:
    people = [person(f"Nguyễn {'Văn' if n % 2 else 'Thị'} An", f"09{n:08}") for n in range(10_000)]
    known = accepted(roster.read(sheet(*people), UNITS))
    random.Random(1).shuffle(people)

    again = roster.read(sheet(*people), UNITS, known)

    assert len(known) == 10_000
    assert again.changes.is_nothing


def test_a_member_that_changed_in_the_file_is_changed_once() -> None:
    known = accepted(roster.read(sheet(), UNITS))
    rows = sheet([*PEOPLE[0][:6], "nghỉ phép"], *PEOPLE[1:])

    once = roster.read(rows, UNITS, known)
    changed = {each.id: each.member for each in once.changes.changed}
    later = [replace(each, member=changed.get(each.id, each.member)) for each in known]

    assert [difference.attribute for each in once.changes.changed for difference in each.differences] == ["note"]
    assert roster.read(rows, UNITS, later).changes.is_nothing
