"""Tables laid out: they fill the room, no word is broken while there is room, figures are centred."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters import tables
from bluezone.letters.layout import ND30, Align
from bluezone.letters.letter import Table
from bluezone.letters.tables import CELL_PADDING_MM
from bluezone.letters.widths import width_mm

UNITS = Table(
    ("STT", "Phòng, đơn vị", "Có điện thoại thông minh", "Đã cài đặt", "Tỷ lệ (%)", "Ghi chú"),
    (
        ("1", "Văn phòng Sở", "10", "10", "100", ""),
        ("2", "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp", "33", "31", "93,9", "Máy đời cũ"),
        ("", "Tổng cộng", "43", "41", "95,3", ""),
    ),
    has_total=True,
)


@st.composite
def any_tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 30))
    cells = st.lists(st.text("abcĐỗ1,% ", max_size=30), min_size=width, max_size=width).map(tuple)
    return Table(draw(cells), tuple(draw(st.lists(cells, max_size=5))), draw(st.booleans()))


@given(any_tables(), st.sampled_from([165.0, 252.0]))
def test_the_columns_fill_the_room(table: Table, room_mm: float) -> None:
    laid_out = tables.lay_out(table, ND30, room_mm)

    assert sum(laid_out.widths_mm) == pytest.approx(room_mm)
    assert min(laid_out.widths_mm) > 0
    assert laid_out.size_pt in ND30.table_sizes_pt


def test_every_word_has_room_in_its_column() -> None:
    laid_out = tables.lay_out(UNITS, ND30, 165)

    for place, width in enumerate(laid_out.widths_mm):
        column = [UNITS.columns[place], *(row[place] for row in UNITS.rows)]
        widest = max(width_mm(word, laid_out.size_pt, is_bold=True) for cell in column for word in cell.split())
        assert widest + 2 * CELL_PADDING_MM <= width
    assert laid_out.size_pt == 13


def test_short_columns_stay_short_and_the_long_one_wraps() -> None:
    number, unit, *_, note = tables.lay_out(UNITS, ND30, 165).widths_mm

    assert unit > 50
    assert number < 15
    assert note >= width_mm("Máy đời cũ", 13) + 2 * CELL_PADDING_MM


def test_a_table_of_many_columns_is_set_smaller() -> None:
    wide = Table(tuple(f"Cột {number}" for number in range(12)), (("1.128.620",) * 12,))

    assert tables.lay_out(wide, ND30, 165).size_pt < 13


def test_figures_are_centred_and_words_are_not() -> None:
    assert tables.lay_out(UNITS, ND30, 165).aligns == (
        Align.CENTER,
        Align.LEFT,
        Align.CENTER,
        Align.CENTER,
        Align.CENTER,
        Align.LEFT,
    )


def test_a_table_without_rows_has_no_total() -> None:
    assert not tables.lay_out(Table(("a",), (), has_total=True), ND30, 165).has_total
