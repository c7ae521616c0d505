"""Old workbooks and those of LibreOffice, read in a process of its own."""

from pathlib import Path

import pytest

from bluezone.documents import sheet_process, sheets
from bluezone.documents.sheet_book import SheetError, SheetLockedError, SheetTooLargeError
from bluezone.documents.sheet_kinds import Kind
from bluezone.documents.sheets import Table
from tests.documents import libreoffice
from tests.documents.sheet_files import packed

ROWS = (("a", "b"), ("Nguyễn Văn An", "0912345678"), ("", "x"))
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
)
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


WITH_A_PASSWORD = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + bytes.fromhex("09081000" + "00" * 16 + "2F003600")
"""How a workbook begins that Excel of old saved with a password; nothing here can write a whole one."""


def ods(*tables: str) -> bytes:
    """Return a workbook of LibreOffice with *tables* in it."""
    body = "".join(f'<table:table table:name="S{at}">{table}</table:table>' for at, table in enumerate(tables))
    return packed(
        {
            "mimetype": MIMETYPE,
            "META-INF/manifest.xml": f"<manifest:manifest {NAMES}></manifest:manifest>",
            "content.xml": f"<office:document-content {NAMES}><office:body><office:spreadsheet>{body}"
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def filled(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def cell(text: str, *, at: int = 1, left: int = 0) -> str:
    """Return rows with *text* in row *at*, *left* empty cells left of it."""
    empty = f'<table:table-row table:number-rows-repeated="{at - 1}"><table:table-cell/></table:table-row>'
    row = "<table:table-row>" + "<table:table-cell/>" * left + filled(text) + "</table:table-row>"
    return (empty if at > 1 else "") + row


@pytest.mark.parametrize("kind", [Kind.XLS, Kind.ODS])
def test_a_workbook_of_another_program_is_read(kind: Kind, tmp_path: Path) -> None:
    file = tmp_path / "ours.xlsx"
    file.write_bytes(sheets.write([Table("Danh sách", ROWS[0], ROWS[1:]), Table("Hai", ["c"], [])]))
    (saved,) = libreoffice.converted(tmp_path, kind.value, [file])

    found = sheet_process.read(saved.read_bytes(), kind)

    assert [sheet.name for sheet in found.sheets] == ["Danh sách", "Hai"]
    assert [sheet.rows for sheet in found.sheets] == [ROWS, (("c",),)]


def test_rows_stand_where_they_stood() -> None:
    assert sheet_process.read(ods(cell("a", at=2, left=1)), Kind.ODS).sheets[0].rows == (("", ""), ("", "a"))


@pytest.mark.parametrize(
    ("data", "kind", "error"),
    [
        (b"x", Kind.XLS, SheetError),
        (packed({"content.xml": "<x", "mimetype": MIMETYPE}), Kind.ODS, SheetError),
        (ods(cell("a", at=60_001)), Kind.ODS, SheetTooLargeError),
        (ods(cell("a" * 40_000)), Kind.ODS, SheetTooLargeError),
        (ods(*[cell("a")] * 256), Kind.ODS, SheetTooLargeError),
        (WITH_A_PASSWORD, Kind.XLS, SheetLockedError),
    ],
)
def test_what_is_no_workbook_of_its_kind_is_refused(data: bytes, kind: Kind, error: type[SheetError]) -> None:
    with pytest.raises(error) as caught:
        sheet_process.read(data, kind)

    assert type(caught.value) is error
    assert caught.value.sentence.endswith(".")


def test_all_sheets_share_the_cells_of_a_workbook() -> None:
    wide = "<table:table-row>" + "<table:table-cell/>" * 30 + filled("z") + "</table:table-row>"

    with pytest.raises(SheetTooLargeError, match="3,000,000 cells"):
        sheet_process.read(ods(*[wide + cell("a", at=59_000)] * 2), Kind.ODS)


def test_a_sheet_of_a_billion_cells_takes_its_own_process_and_no_other() -> None:
    row = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000"'
    bomb = f'{row} office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>'

    with pytest.raises(SheetError):
        sheet_process.read(ods(bomb), Kind.ODS)
    assert sheet_process.read(ods(cell("a")), Kind.ODS).sheets[0].rows == (("a",),)
