"""Headings found under titles, in two rows, in merged cells."""

import pytest

from bluezone.rollout import headings
from bluezone.rollout.column_words import Field
from tests.rollout.roster_files import HEADS, PEOPLE, sheet


def test_headings_stand_below_titles() -> None:
    found = headings.find([["DANH SÁCH CÁN BỘ", *[""] * 6], ["(kèm theo công văn)", *[""] * 6], *sheet()], 7)

    assert (found.texts, found.start, found.below) == (tuple(HEADS), 2, 3)


@pytest.mark.parametrize("merged", ["", "Điện thoại"])
def test_headings_in_two_rows_are_read_together(merged: str) -> None:
    rows = [["Họ và tên", "Điện thoại", merged, "Đơn vị"], ["", "Số", "Hệ điều hành", ""]]

    found = headings.find(rows, 4)

    assert found.texts == ("Họ và tên", "Điện thoại Số", "Điện thoại Hệ điều hành", "Đơn vị")
    assert found.below == 2


def test_a_table_without_headings_begins_with_its_first_row() -> None:
    assert headings.find(PEOPLE, 7) == headings.Headings(("",) * 7, 0, 0)


@pytest.mark.parametrize(
    ("text", "field"),
    [("SỐ ĐT", Field.PHONE), ("Họ tên (đầy đủ)", Field.NAME), ("Phòng/ban", Field.UNIT), ("Ghi chù", Field.NOTE)],
)
def test_a_heading_is_known_whatever_its_dress(text: str, field: Field) -> None:
    assert headings.fields(text)[0][0] is field


def test_an_empty_table_has_no_headings() -> None:
    assert headings.find([], 0).texts == ()
