"""Kinds of tables: what places text is read by cells, what compares is read by rows."""

import pytest

from bluezone.documents import word_table
from bluezone.documents.word_lines import Lines, TableKind


def rows(*texts: list[str]) -> list[list[Lines]]:
    return [[Lines(text.split("\n") if text else []) for text in row] for row in texts]


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (rows(["UBND TỈNH", "", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"]), TableKind.LETTERHEAD),
        (rows(["A", "x\nĐộc lập-Tự do-Hạnh phúc"], ["Số: 1", "ngày"]), TableKind.LETTERHEAD),
        (rows(["UBND TỈNH", "ĐẢNG CỘNG SẢN VIỆT NAM"], ["Số 7-CV/TU", "Huế"]), TableKind.LETTERHEAD),
        (rows(["Số : 12/UBND", "Huế, ngày   tháng 8 năm 2020"], ["V/v x", ""]), TableKind.LETTERHEAD),
        (rows(["NƠI NHẬN:", "GIÁM ĐỐC"], ["", "A"]), TableKind.CLOSING),
        (rows(["", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"], ["", "A"]), TableKind.CLOSING),
        (rows(["Thư ký", "CHỦ TỊCH"], ["", ""], ["A", "B"]), TableKind.CLOSING),
        (rows(["Họ tên", "Chức vụ"], *[["A", "Giám đốc"]] * 4), TableKind.DATA),
        (rows(["trái", "phải"]), TableKind.LAYOUT),
        (rows(["trên"], ["dưới"]), TableKind.LAYOUT),
        (rows(["STT", "Đơn vị"], ["1", "Văn phòng"]), TableKind.DATA),
        (rows(["a", "b", "c", "d", "Nơi nhận:"], ["1", "2", "3", "4", "5"]), TableKind.DATA),
        ([], TableKind.LAYOUT),
    ],
)
def test_a_table_is_read_by_what_it_is_for(table: list[list[Lines]], kind: TableKind) -> None:
    assert word_table.kind_of(table) is kind


def test_a_cell_of_data_is_one_piece_of_a_line() -> None:
    lines = Lines()

    word_table.add(lines, rows(["Đơn\n  vị", "41\t/43"]), TableKind.DATA)

    assert lines.lines == ["Đơn vị\t41 /43"]
