"""What the columns of a table hold, by their heads."""

from decimal import Decimal

import pytest

from bluezone.letters.reading.table_columns import (
    columns_of,
    count_in,
    fraction_in,
    numbers_columns,
    share_in,
    split_head,
)


def kinds(*heads: str) -> list[str | None]:
    return [column.kind for column in columns_of(heads)]


def test_the_form_of_an_office_has_a_kind_for_each_column() -> None:
    heads = ("STT", "Phòng, đơn vị", "Tổng số CBCCVC, NLĐ", "Có điện thoại thông minh", "Đã cài đặt", "Tỷ lệ (%)")

    assert kinds(*heads, "Ghi chú") == ["order", "unit", "staff", "total", "installed", "percent", "note"]


def test_the_form_of_a_receiving_department_leaves_out_what_is_no_figure() -> None:
    heads = ("STT", "Cơ quan, địa phương", "Mẫu số", "Đã cài", "Tỷ lệ", "Tăng/giảm so với kỳ trước", "Trạng thái")

    assert kinds(*heads) == ["order", "unit", "total", "installed", "percent", "other", None]


def test_without_a_column_of_phones_that_of_the_staff_is_the_total() -> None:
    assert kinds("STT", "Đơn vị", "Tổng số CBCCVC", "Đã cài đặt") == ["order", "unit", "total", "installed"]


def test_a_name_without_a_known_word_is_the_unit_behind_the_number() -> None:
    assert kinds("TT", "Chợ", "Đã cài đặt") == ["order", "unit", "installed"]


def test_reasons_stand_under_or_behind_those_without() -> None:
    columns = columns_of(
        ("Đơn vị", "Chưa cài đặt Tổng", "Chưa cài đặt Không có ĐTTM", "Chưa cài đặt: máy hỏng", "Lý do khác")
    )

    assert [(column.kind, column.code, column.head) for column in columns[1:]] == [
        ("missing", None, "Chưa cài đặt Tổng"),
        ("reason", "no_smartphone", "Không có ĐTTM"),
        ("reason", "phone_broken", "máy hỏng"),
        ("reason", "other", "Lý do khác"),
    ]


def test_heads_of_two_levels_are_joined() -> None:
    head, body = split_head(
        [("Đơn vị", "Đã cài", "Chưa cài", ""), ("", "", "Tổng", "Máy hỏng"), ("Văn phòng", "1", "2", "3")]
    )

    assert head == ["Đơn vị", "Đã cài", "Chưa cài Tổng", "Chưa cài Máy hỏng"]
    assert body == [("Văn phòng", "1", "2", "3")]


def test_a_short_second_row_goes_where_it_belongs() -> None:
    head, _ = split_head([("Đơn vị", "Chưa cài", "Ghi chú"), ("Tổng", "Máy hỏng"), ("Văn phòng", "2", "3", "-")])

    assert head == ["Đơn vị", "Chưa cài Tổng", "Chưa cài Máy hỏng", "Ghi chú"]


@pytest.mark.parametrize("row", [("A", "B", "1", "2", "3=2/1"), ("(1)", "(2)", "(3)"), ("1", "2", "3", "4")])
def test_a_row_may_number_the_columns(row: tuple[str, ...]) -> None:
    assert numbers_columns(row)


@pytest.mark.parametrize("row", [("1", "Văn phòng", "2", "3"), ("12", "13", "14"), ("1", "", "1")])
def test_a_row_of_figures_does_not(row: tuple[str, ...]) -> None:
    assert not numbers_columns(row)


def test_a_cell_holds_one_number_and_nothing_else() -> None:
    assert count_in("1.250") == 1250
    assert share_in("95,3%") == share_in("95,3") == Decimal("95.3")
    assert count_in("12 máy") is None
    assert share_in("đạt 95,3%") is None
    assert count_in("") is None


def test_a_cell_with_both_holds_no_more_than_all() -> None:
    assert fraction_in("24/41") == (24, 41)
    assert fraction_in("1.024 / 1.041") == (1024, 1041)
    assert fraction_in("42/41") is None
    assert fraction_in("9/8/2020") is None
