"""Tables in and out: what an office sees is read, and what is written comes back, in our hands and in others'."""

from pathlib import Path

import pytest

from bluezone.documents import sheets
from bluezone.documents.sheets import SheetError, SheetTooLargeError, SheetTypeError, Table
from tests.documents import libreoffice
from tests.documents.sheet_files import packed

TABLE = Table(
    "Danh sách",
    ["STT", "Họ và tên", "Số điện thoại", "Đơn vị"],
    [["1", "Nguyễn Văn An", "0912345678", "Văn phòng"], ["2", "Lê Thị Ánh", "0987654321", "Trung tâm Khuyến công"]],
)
SEEN = tuple(map(tuple, [TABLE.head, *TABLE.rows]))


def first(data: bytes) -> tuple[tuple[str, ...], ...]:
    return sheets.read(data).sheets[0].rows


def test_a_workbook_and_a_text_are_told_apart_by_their_bytes() -> None:
    assert first(sheets.write([TABLE])) == SEEN
    assert first(sheets.write_csv(TABLE)) == SEEN


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", SheetError),
        (b"\x01\x02\x03\x04", SheetTypeError),
        (b"\n\n ; ; \n", SheetError),
        (packed({"xl/workbook.xml": "<workbook"}), SheetError),
        (packed({"xl/workbook.xml": "<workbook/>"}), SheetError),
        (packed({"xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": "<Relationships/>"}), SheetError),
        (b"<html><table><tr><td>1</td></tr></table></html>", SheetTypeError),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, error: type[SheetError]) -> None:
    with pytest.raises(error) as caught:
        sheets.read(data, "danh-sach.xlsx")

    assert caught.value.sentence.endswith(".")


def test_a_file_of_200_megabytes_is_refused_unread() -> None:
    with pytest.raises(SheetTooLargeError):
        sheets.read(bytes(200 * 2**20))


TRICKY = Table("Khó", ["a"], [["0912345678"], ["_x0041_"], ["<r>&</r>"], ["một\nhai"], ["=1+1"]])


def test_another_program_reads_what_we_write_and_we_read_what_it_writes(tmp_path: Path) -> None:
    files = [tmp_path / "plain.xlsx", tmp_path / "tricky.xlsx"]
    for file, table in zip(files, (TABLE, TRICKY), strict=True):
        file.write_bytes(sheets.write([table]))

    for kind in ("csv:Text - txt - csv (StarCalc):44,34,76,1", "xlsx:Calc MS Excel 2007 XML", "xls", "ods"):
        plain, tricky = (first(file.read_bytes()) for file in libreoffice.converted(tmp_path, kind, files))

        assert plain == SEEN
        assert [list(row) for row in tricky[1:]] == TRICKY.rows
