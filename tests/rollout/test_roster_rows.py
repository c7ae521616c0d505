"""Rows that are no persons, and cells in old encodings."""

import pytest

from bluezone.rollout import columns, roster_rows
from bluezone.rollout.roster_rows import RowKind
from tests.rollout.roster_files import HEADS, PEOPLE, UNITS, sheet

MAPPED = columns.guess(sheet(), UNITS)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["", "", "", "", "", "", ""], RowKind.EMPTY),
        (HEADS, RowKind.HEADING),
        (["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"], RowKind.NUMBERS),
        (["I. Văn phòng", "", "", "", "", "", ""], RowKind.SECTION),
        (["II", "", "", "Trung tâm Khuyến công", "", "", ""], RowKind.SECTION),
        (["Văn phòng"] * 7, RowKind.SECTION),
        (["", "Văn phòng", "", "", "", "", ""], RowKind.SECTION),
        (["B", "Ban lãnh đạo", "", "", "", "", ""], RowKind.SECTION),
        (["Tổng cộng", "43", "", "", "", "", ""], RowKind.TOTAL),
        (["", "Cộng: 43 người", "", "", "", "", ""], RowKind.TOTAL),
        (["", "", "", "", "Quảng Trị, ngày 09 tháng 8 năm 2020", "", ""], RowKind.END),
        (["", "NGƯỜI LẬP", "", "", "GIÁM ĐỐC", "", ""], RowKind.END),
        (PEOPLE[0], RowKind.PERSON),
    ],
)
def test_every_row_is_known_for_what_it_is(row: list[str], kind: RowKind) -> None:
    assert roster_rows.kind_of(row, MAPPED, UNITS) is kind


@pytest.mark.parametrize(
    "row",
    [
        ["", "Tống Văn Công", "", "", "", "", ""],
        ["", "Nguyễn Văn An", "", "", "Giám đốc", "", ""],
        ["1", "1. Nguyễn Văn An", "", "", "", "", ""],
        ["5", "", "", "", "", "", "chưa rõ"],
        ["", "", "0912345678", "", "", "", ""],
    ],
)
def test_a_person_of_whom_little_is_told_is_not_passed_over(row: list[str]) -> None:
    assert roster_rows.kind_of(row, MAPPED, UNITS) is RowKind.PERSON


def test_a_name_below_the_signatures_is_no_member() -> None:
    row = ["", "Nguyễn Văn An", "", "", "Trần Văn Bình", "", ""]

    assert roster_rows.kind_of(row, MAPPED, UNITS, has_ended=True) is RowKind.END


@pytest.mark.parametrize("text", ["II. Văn phòng (12 người)", "Văn phòng:", "A. Văn phòng"])
def test_a_section_is_named_without_its_number_and_count(text: str) -> None:
    assert roster_rows.section_name(["", text]) == "Văn phòng"


def test_tcvn3_is_read_and_unicode_beside_it_left_alone() -> None:
    rows = [["Hä vµ tªn", "Đơn vị"], ["NguyÔn V¨n An", "Văn phòng"], ["TrÇn ThÞ B×nh", "Văn phòng"]]

    table, converted = roster_rows.readable(rows)

    assert table == [["Họ và tên", "Đơn vị"], ["Nguyễn Văn An", "Văn phòng"], ["Trần Thị Bình", "Văn phòng"]]
    assert converted == (0,)


def test_vni_is_read() -> None:
    table, _ = roster_rows.readable([["Hoï vaø teân"], ["Nguyeãn Vaên An"], ["Traàn Thò Bình"]])

    assert table == [["Họ và tên"], ["Nguyễn Văn An"], ["Trần Thị Bình"]]
