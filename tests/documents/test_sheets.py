"""Tables in and out: what an office sees is read, and what is written comes back, in our hands and in others'."""

import io
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.documents import sheet_writer, sheets
from bluezone.documents.sheets import (
    SheetError,
    SheetLockedError,
    SheetTooLargeError,
    SheetTypeError,
    Table,
)
from bluezone.rollout import roster, unit_names

HEAD = ["STT", "Họ và tên", "Số điện thoại", "Đơn vị"]
ROWS = [["1", "Nguyễn Văn An", "0912345678", "Văn phòng"], ["2", "Lê Thị Ánh", "0987654321", "Trung tâm Khuyến công"]]


def book(fill: Any, **options: Any) -> bytes:
    """Return a workbook that *fill* wrote through another program's library."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    fill(workbook, workbook.add_worksheet("Danh sách"))
    workbook.close()
    return out.getvalue()


def first(data: bytes) -> tuple[tuple[str, ...], ...]:
    return sheets.read(data).sheets[0].rows


# --- what is read ----------------------------------------------------------------------------------------------------


def test_numbers_are_read_as_they_are_shown() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        def put(row: int, value: float, code: str) -> None:
            sheet.write_number(row, 0, value, workbook.add_format({"num_format": code}))

        for row, (value, code) in enumerate(
            [
                (912345678, "0000000000"),
                (912345678, "0000 000 000"),
                (912345678, "General"),
                (0.9534883720930233, "0.0%"),
                (0.953, "0%"),
                (1128620, "#,##0"),
                (44052, "dd/mm/yyyy"),
                (44052.333333, "d/m/yyyy h:mm"),
                (0.5, "h:mm"),
                (5.1, "General"),
                (3.0, "General"),
                (-2.5, "0.0"),
                (0.1 + 0.2, "General"),
            ]
        ):
            put(row, value, code)

    assert [row[0] for row in first(book(fill))] == [
        "0912345678", "0912345678", "912345678", "95,3%", "95%", "1128620", "09/08/2020", "09/08/2020 08:00", "12:00",
        "5,1", "3", "-2,5", "0,3",
    ]  # fmt: skip


def test_formulas_errors_merged_and_hidden_cells_are_told() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        sheet.merge_range("A1:C1", "DANH SÁCH")
        sheet.write_formula("A2", "=1+1", None, 2)
        sheet.write_formula("B2", "=NA()", None, "#N/A")
        sheet.write("C3", "ẩn")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})

    found = sheets.read(book(fill)).sheets[0]

    assert found.rows == (("DANH SÁCH", "", ""), ("2", "#N/A", ""), ("", "", "ẩn"))
    assert {note.code for note in found.notes} == {"formula", "error", "merged", "hidden_row", "hidden_column"}


def test_rich_texts_inline_texts_and_yes_or_no_are_read() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        sheet.write_rich_string("A1", "Nguyễn ", workbook.add_format({"bold": True}), "Văn An")
        sheet.write_boolean("B1", True)

    assert first(book(fill)) == (("Nguyễn Văn An", "TRUE"),)
    assert first(book(fill, constant_memory=True)) == (("Nguyễn Văn An", "TRUE"),)


def test_the_days_of_a_workbook_from_a_mac_are_right() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        sheet.write_datetime("A1", datetime(2020, 8, 9), workbook.add_format({"num_format": "dd/mm/yyyy"}))  # noqa: DTZ001

    assert first(book(fill, date_1904=True)) == (("09/08/2020",),)


def test_hidden_sheets_are_read_and_the_fullest_is_the_one_that_is_shown() -> None:
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.add_worksheet("Trang bìa").write(0, 0, "x")
    shown, hidden = workbook.add_worksheet("Danh sách"), workbook.add_worksheet("cũ")
    for row in range(9):
        shown.write(row, 0, "an") or hidden.write(row, 0, "cũ") or hidden.write(row + 9, 0, "cũ")
    hidden.hide()
    workbook.close()

    found = sheets.read(out.getvalue())

    assert [sheet.is_hidden for sheet in found.sheets] == [False, False, True]
    assert found.fullest.name == "Danh sách"


@pytest.mark.parametrize("between", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_whatever_stands_between_its_cells(between: str, encoding: str) -> None:
    text = "\r\n".join(between.join(row) for row in [HEAD, *ROWS])

    assert first(text.encode(encoding)) == tuple(map(tuple, [HEAD, *ROWS]))


def test_cells_with_quotes_and_line_breaks_stay_whole() -> None:
    assert first(b'a;"b;""c""\nd"\n1;2\n') == (("a", 'b;"c"\nd'), ("1", "2"))


def test_old_encodings_reach_the_reader_of_rosters() -> None:
    old = "Hä vµ tªn;§iÖn tho¹i\nNguyÔn V¨n Th\u00adëng;0912345678\nLª ThÞ HuyÒn;0912345679\n".encode("latin-1")
    rows = first(old)
    reading = roster.read(rows, unit_names.unit_names([("vp", "Văn phòng")]), (), roster.Upload(own_unit="vp"))

    assert [member.name for member in reading.members] == ["Nguyễn Văn Thưởng", "Lê Thị Huyền"]


# --- what is refused -------------------------------------------------------------------------------------------------


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", SheetError),
        (b"%PDF-1.7 ...", SheetTypeError),
        (b"\x89PNG\r\n\x1a\n", SheetTypeError),
        (b"MZ\x90", SheetTypeError),
        (b"PK\x03\x04 broken", SheetError),
        (bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), SheetLockedError),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"other", SheetTypeError),
        (bytes.fromhex("D0CF11E0A1B11AE1") + "Workbook".encode("utf-16-le"), SheetError),
        (packed(word__document_xml="<x/>"), SheetTypeError),
        (packed(readme="x"), SheetTypeError),
        (packed(xl__workbook_xml="<workbook"), SheetError),
        (packed(xl__workbook_xml="<workbook/>"), SheetError),
        (b"\n\n ; ; \n", SheetError),
        (b"\x01\x02\x03\x04", SheetTypeError),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, error: type[SheetError]) -> None:
    with pytest.raises(error) as caught:
        sheets.read(data, "danh-sach.xlsx")

    assert caught.value.sentence.endswith(".")


def test_a_file_of_200_megabytes_is_refused_unread() -> None:
    with pytest.raises(SheetTooLargeError):
        sheets.read(bytes(200 * 2**20))


def test_a_cell_at_the_end_of_the_world_takes_no_memory() -> None:
    def fill(workbook: Any, sheet: Any) -> None:
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")

    with pytest.raises(SheetTooLargeError, match="XFD1048576"):
        sheets.read(book(fill))


def test_too_many_rows_too_long_a_cell_and_a_bomb_are_refused() -> None:
    with pytest.raises(SheetTooLargeError):
        sheets.read(b"a;b\n" * 60_001)
    with pytest.raises(SheetTooLargeError):
        sheets.read(b"a;" + b"x" * 6_000)
    with pytest.raises(SheetTooLargeError):
        sheets.read(packed(xl__workbook_xml="<a>" + " " * (300 * 2**20) + "</a>"))


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><workbook>&a;</workbook>'

    with pytest.raises(SheetError):
        sheets.read(packed(xl__workbook_xml=bomb, **{"xl___rels__workbook_xml.rels": "<Relationships/>"}))


# --- what is written -------------------------------------------------------------------------------------------------

names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=60)
cells = st.one_of(
    names.map(str.strip), st.integers(-(10**12), 10**12), st.dates(date(1900, 3, 1), date(2100, 1, 1)), st.none()
)


def seen(cell: Any) -> str:
    return "" if cell is None else f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)


@settings(max_examples=60, deadline=None)
@given(names, st.lists(st.lists(cells, min_size=3, max_size=3), max_size=5))
def test_what_is_written_comes_back(name: str, rows: list[list[Any]]) -> None:
    table = Table(name, ["Một", "Hai", "Ba"], rows)

    found = first(sheets.write([table]))

    wanted = [["Một", "Hai", "Ba"], *([seen(cell) for cell in row] for row in rows)]
    while wanted and not any(cell.strip() for cell in wanted[-1]):
        wanted.pop()
    assert [list(row) for row in found] == [[cell if cell.strip() else "" for cell in row] for row in wanted]


@given(st.lists(names, min_size=1, max_size=6))
def test_every_sheet_has_a_name_that_excel_takes_and_no_other_has(wanted: list[str]) -> None:
    found = sheet_writer.sheet_names(wanted)

    assert len({name.casefold() for name in found}) == len(wanted)
    for name in found:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name


def test_long_and_equal_names_are_told_apart_by_a_number() -> None:
    long = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"

    assert sheet_writer.sheet_names([long, long.upper(), "a/b", "A:B"]) == [
        "Trung tâm Khuyến công và Tư vấn", "TRUNG TÂM KHUYẾN CÔNG VÀ TƯ (2)", "a b", "A B (2)",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+84912345678", "-1", "@x", "http://x.example", "0912345678", "12", "1e5"])
def test_a_text_stays_a_text(text: str) -> None:
    table = Table("t", ["a"], [[text]])

    assert first(sheets.write([table]))[1] == (text,)
    assert not sheets.read(sheets.write([table])).sheets[0].notes
    written = sheets.write_csv(table).decode("utf-8-sig").splitlines()[1]
    assert written == (f"'{text}" if text[0] in "=+-@" else text)


def test_the_same_tables_always_give_the_same_bytes() -> None:
    table = Table("t", HEAD, ROWS, notes=["Đến 8h00 ngày 09/8/2020"], total=["", "Tổng cộng", 2, Decimal("95.3")])

    assert sheets.write([table]) == sheets.write([table])
    assert first(sheets.write([table]))[-1] == ("", "Tổng cộng", "2", "95,3")


def converted(data: bytes, name: str, to: str, folder: Path) -> bytes:
    """Return *data* as LibreOffice saves it as *to*."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice is missing; run make setup"
    (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = [program, profile, "--headless", "--convert-to", to, "--outdir", str(folder / "out"), str(folder / name)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return (folder / "out" / f"{Path(name).stem}.{to.split(':')[0]}").read_bytes()


def test_another_program_reads_what_we_write_and_we_read_what_it_writes(tmp_path: Path) -> None:
    table = Table("Danh sách", HEAD, ROWS)
    wanted = tuple(map(tuple, [HEAD, *ROWS]))

    text = converted(sheets.write([table]), "ours.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path)
    assert first(text) == wanted
    for kind in ("xls", "ods"):
        assert first(converted(sheets.write([table]), f"{kind}.xlsx", kind, tmp_path)) == wanted
