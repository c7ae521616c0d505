"""Tables in a text as rows of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.reading.table_rows import grids, is_total
from bluezone.letters.reading.tokens import Text

Rows = list[tuple[str, ...]]


def rows(text: str) -> Rows:
    return [cells for grid in grids(Text(text)) for cells in grid.rows]


def test_cells_stand_between_tabs_and_an_empty_one_stays() -> None:
    assert rows("STT\tĐơn vị\tSố máy\n1\tVăn phòng\t12\n\tTổng cộng\t12\n") == [
        ("STT", "Đơn vị", "Số máy"),
        ("1", "Văn phòng", "12"),
        ("", "Tổng cộng", "12"),
    ]


def test_cells_stand_between_bars_without_the_rule_below_the_head() -> None:
    assert rows("| Đơn vị | Số máy | Ghi chú |\n|---|:---:|---|\n| **Thanh tra<br>Sở** | 5 | |") == [
        ("Đơn vị", "Số máy", "Ghi chú"),
        ("Thanh tra Sở", "5", ""),
    ]


def test_a_gap_in_the_line_above_the_head_is_no_row() -> None:
    text = "(Kèm theo Báo cáo số\tcủa Sở Công Thương tỉnh\nQuảng Trị)\nSTT\tĐơn vị\tSố máy\n1\tVăn phòng\t12\n"

    assert rows(text) == [("STT", "Đơn vị", "Số máy"), ("1", "Văn phòng", "12")]


def test_a_cell_broken_over_lines_is_joined() -> None:
    text = "STT\tPhòng,\nđơn vị\tSố máy\n1\tPhòng Quản lý\ncông nghiệp\t8\n2\tThanh tra\t5"

    assert rows(text) == [
        ("STT", "Phòng, đơn vị", "Số máy"),
        ("1", "Phòng Quản lý công nghiệp", "8"),
        ("2", "Thanh tra", "5"),
    ]


def test_one_cell_a_line_is_a_table_where_rows_are_numbered() -> None:
    text = "Cụ thể:\nSTT\nĐơn vị\nSố máy\n1\nVăn phòng\n12\n2\nThanh tra\n5\nTổng cộng\n17\nNơi nhận:"

    assert rows(text) == [
        ("STT", "Đơn vị", "Số máy"),
        ("1", "Văn phòng", "12"),
        ("2", "Thanh tra", "5"),
        ("Tổng cộng", "17"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH\tCỘNG HÒA\nSỞ NỘI VỤ\tĐộc lập",
        "Sở đã cài đặt 41/43 máy.\nĐạt 95,3%.",
        "STT\nĐơn vị\nSố máy",
        "a | b",
    ],
)
def test_a_letterhead_or_prose_is_no_table(text: str) -> None:
    assert rows(text) == []


def test_a_total_row_is_known_by_its_first_words() -> None:
    assert is_total(("", "Tổng cộng", "17"))
    assert is_total(("Cộng", "17"))
    assert is_total(("TONG CONG", "17"))
    assert not is_total(("1", "Văn phòng", "Tổng"))
    assert not is_total(("1", "Công an huyện"))
    assert not is_total(("1", "Tổng công ty Điện lực"))


@pytest.mark.parametrize("unit", ["Công đoàn ngành", "Công an tỉnh", "Tổng công ty Sông Gianh", "Tổng cục Thuế"])
def test_a_unit_whose_name_begins_like_a_total_is_none(unit: str) -> None:
    assert not is_total(("1", unit, "17"))


cell = st.text("ăbđêmno 0123456789,%", min_size=1, max_size=8).map(lambda text: f"x{text}y")


@given(st.integers(3, 6).flatmap(lambda width: st.lists(st.tuples(*[cell] * width), min_size=2, max_size=6)))
def test_any_cells_come_back_from_tabs_and_bars(table: Rows) -> None:
    clean = [tuple(" ".join(text.split()) for text in line) for line in table]

    assert rows("\n".join("\t".join(line) for line in table)) == clean
    assert rows("\n".join(f"| {' | '.join(line)} |" for line in table)) == clean
