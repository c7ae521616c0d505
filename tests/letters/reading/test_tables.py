"""Figures by unit in tables of any shape."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters import breakdown
from bluezone.letters.letter import Counts, Reason, UnitCount
from bluezone.letters.reading import tables
from bluezone.letters.reading.tokens import Text

HEAD = ("STT", "Phòng, đơn vị", "Số máy", "Đã cài đặt", "Tỷ lệ (%)")
UNITS = ("Văn phòng Sở", "Thanh tra Sở", "Phòng Quản lý năng lượng", "Chi cục Kiểm lâm", "Trung tâm Khuyến công")


def find(text: str) -> tables.UnitTable:
    found = tables.find(Text(text))
    assert found is not None
    return found


def tabbed(*rows: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def piped(*rows: tuple[str, ...]) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|---" * len(rows[0]) + "|", *body])


def one_cell_a_line(*rows: tuple[str, ...]) -> str:
    return "\n".join(cell for row in rows for cell in row)


def printed(count: int) -> str:
    return f"{count:,}".replace(",", ".")


figures = st.integers(1, 90_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@settings(max_examples=60)
@given(st.lists(figures, min_size=2, max_size=5), st.sampled_from([tabbed, piped, one_cell_a_line]))
def test_the_figures_of_a_table_come_back_in_every_shape(counts: list[tuple[int, int]], shape: object) -> None:
    assert callable(shape)
    rates = [str(round(Decimal(100 * installed) / total, 1)).replace(".", ",") for installed, total in counts]
    rows = [
        (str(number), UNITS[number - 1], printed(total), printed(installed), rate)
        for number, ((installed, total), rate) in enumerate(zip(counts, rates, strict=True), 1)
    ]

    found = find("Kết quả:\n" + shape(HEAD, *rows) + "\nNơi nhận:")

    assert [(row.installed, row.total) for row in found.rows] == counts
    assert [row.percent_text for row in found.rows] == rates
    assert [row.unit for row in found.rows] == list(UNITS[: len(counts)])


REASONS = ("Tổng", "Không có ĐTTM", "Không tương thích", "Lý do khác")
FORM = ("STT", "Phòng, đơn vị", "Tổng số CBCCVC", "Có điện thoại thông minh", "Đã cài đặt", "Tỷ lệ (%)")
BODY = (
    ("1", "Văn phòng Sở", "13", "12", "11", "91,7", "2", "1", "0", "1", "01 máy hỏng"),
    ("2", "Thanh tra Sở", "5", "5", "5", "100", "0", "0", "0", "0", "-"),
    ("", "Tổng cộng", "18", "17", "16", "94,1", "2", "1", "0", "1", "-"),
)
TWO_LEVELS = {
    "empty cells": tabbed((*FORM, "Chưa cài đặt", "", "", "", "Ghi chú"), ("",) * 6 + REASONS + ("",), *BODY),
    "repeated cells": tabbed((*FORM, *("Chưa cài đặt",) * 4, "Ghi chú"), (*FORM, *REASONS, "Ghi chú"), *BODY),
    "a short second row": tabbed((*FORM, "Chưa cài đặt", "Ghi chú"), REASONS, *BODY),
    "one cell a line": one_cell_a_line(
        (*FORM, "Chưa cài đặt", "Ghi chú"), REASONS, *BODY[:2], ("Tổng cộng", *BODY[2][2:])
    ),
    "one level": tabbed((*FORM, "Chưa cài đặt", *REASONS[1:], "Ghi chú"), *BODY),
}


@pytest.mark.parametrize("shape", TWO_LEVELS)
def test_a_head_of_two_levels_gives_the_reasons_of_each_unit(shape: str) -> None:
    found = find(TWO_LEVELS[shape])

    office, inspectors = found.rows
    assert (office.staff, office.total, office.installed, office.percent) == (13, 12, 11, Decimal("91.7"))
    assert office.not_installed is not None
    assert [(reason.code, reason.count) for reason in office.not_installed] == [("no_smartphone", 1), ("other", 1)]
    assert office.note == "01 máy hỏng"
    assert (inspectors.not_installed, inspectors.note) == ((), None)
    assert found.total is not None
    assert (found.total.installed, found.total.total, found.total.percent_text) == (16, 17, "94,1")
    assert found.not_installed == (
        Reason("no_smartphone", 1, "Không có ĐTTM", "1"),
        Reason("other", 1, "Lý do khác", "1"),
    )


def test_the_annex_that_this_project_writes_is_read_back() -> None:
    rows = (
        UnitCount("Văn phòng Sở", 11, 12, not_installed=(Reason("incompatible_device", 1),)),
        UnitCount("Thanh tra Sở", 5, 5, not_installed=()),
    )
    missing = (Reason("incompatible_device", 1),)
    annex = breakdown.of_units(Counts(installed=16, total=17, not_installed=missing, by_unit=rows))
    table = annex.blocks[0].table
    assert table is not None

    found = find(tabbed(table.columns, *table.rows))

    assert [(row.unit, row.installed, row.total) for row in found.rows] == [
        ("Văn phòng Sở", 11, 12),
        ("Thanh tra Sở", 5, 5),
    ]
    assert found.not_installed is not None
    assert [(reason.code, reason.count) for reason in found.not_installed] == [("incompatible_device", 1)]


def test_where_the_rate_is_of_all_staff_they_are_the_total() -> None:
    rows = (
        UnitCount("Văn phòng Sở", 17, 18, not_installed=(Reason("no_smartphone", 1),)),
        UnitCount("Thanh tra", 5, 5),
    )
    missing = (Reason("no_smartphone", 1),)
    table = breakdown.of_units(Counts(installed=22, total=23, not_installed=missing, by_unit=rows)).blocks[0].table
    assert table is not None

    found = find(tabbed(table.columns, *table.rows))

    assert [(row.total, row.staff) for row in found.rows] == [(18, 18), (5, 5)]


def test_columns_of_the_period_before_are_left_out() -> None:
    head = ("STT", "Xã", "Dân số", "Đã cài kỳ trước", "Đã cài kỳ này", "Tỷ lệ")

    found = find(
        tabbed(head, ("1", "Hải An", "1.000", "100", "150", "15"), ("2", "Hải Lăng", "2.000", "200", "300", "15"))
    )

    assert [row.installed for row in found.rows] == [150, 300]


def test_a_row_that_numbers_the_columns_is_no_unit() -> None:
    found = find(tabbed(HEAD, ("A", "B", "1", "2", "3=2/1"), ("1", "Văn phòng", "12", "12", "100")))

    assert [row.unit for row in found.rows] == ["Văn phòng"]


def test_of_two_rates_that_of_the_count_and_its_total_is_taken() -> None:
    head = ("STT", "Đơn vị", "Dân số", "Đã cài đặt", "Tỷ lệ thuê bao", "Tỷ lệ dân số")

    found = find(
        tabbed(head, ("1", "Hải An", "1.000", "150", "30", "15"), ("2", "Hải Lăng", "2.000", "300", "31", "15"))
    )

    assert [row.percent_text for row in found.rows] == ["15", "15"]


def test_a_cell_may_hold_count_and_total() -> None:
    found = find(
        "Kết quả cấp chữ ký số\n"
        + tabbed(("TT", "Địa phương", "Đã cấp/Tổng số", "Tỷ lệ (%)"), ("1", "Xã Láng Sen", "24/41", "58,54"))
    )

    assert [(row.installed, row.total, row.percent_text) for row in found.rows] == [(24, 41, "58,54")]


def test_notes_give_the_reasons_where_no_column_does() -> None:
    found = find(tabbed(("Bộ phận", "Số máy", "Đã cài", "Ghi chú"), ("Bến xe", "18", "17", "1 máy hỏng")))

    assert found.not_installed is not None
    assert [(reason.code, reason.count) for reason in found.not_installed] == [("phone_broken", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Giải ngân\n"
        + tabbed(("STT", "Đơn vị", "Dự toán", "Đã chi", "Tỷ lệ"), ("1", "Văn phòng", "120", "100", "83,3")),
        tabbed(("Thời gian", "Nội dung", "Người thực hiện"), ("8h00", "Khai mạc", "Văn phòng")),
        "Đã cài đặt 41/43 máy.",
    ],
)
def test_a_table_of_something_else_gives_none(text: str) -> None:
    assert tables.find(Text(text)) is None
