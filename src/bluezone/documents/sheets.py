"""Tables in files: what offices keep in Excel, LibreOffice or as text, read as the text they see; and written back.

Every cell is text, because a phone number is one: zeros in front stay, a number shown as a per cent or a date is read
as it is shown. What could mislead, such as a formula, is told in notes. Nothing is believed of a file's size before it
is counted.
"""

from collections.abc import Iterable

from bluezone.documents import sheet_csv, sheet_kinds, sheet_process, sheet_writer, sheet_xlsx
from bluezone.documents.sheet_book import (
    Book,
    Sheet,
    SheetError,
    SheetLockedError,
    SheetTooLargeError,
    SheetTypeError,
)
from bluezone.documents.sheet_kinds import Kind
from bluezone.documents.sheet_writer import Cell, Table

__all__ = [
    "Book",
    "Cell",
    "Sheet",
    "SheetError",
    "SheetLockedError",
    "SheetTooLargeError",
    "SheetTypeError",
    "Table",
    "read",
    "write",
    "write_csv",
]

MOST_FILE_BYTES = 32 * 2**20
"""A roster of 50,000 people has 3 MB."""


def read(data: bytes, name: str = "") -> Book:
    """Return the tables in *data*: xlsx, xlsm, xls, ods, or text with commas, semicolons or tabs.

    Args:
        name: of the file, for sentences and for the name of a sheet that has none; what the file is, it says itself.

    Raises:
        SheetTooLargeError: more bytes, rows, columns or text than any roster has.
        SheetLockedError: a password protects it.
        SheetTypeError: it is something else than a table.
        SheetError: it is damaged, or there is nothing in it.
    """
    if len(data) > MOST_FILE_BYTES:
        raise SheetTooLargeError(
            f"The file has {len(data):,} bytes, expected at most {MOST_FILE_BYTES:,}. Save the table you need alone."
        )
    kind = sheet_kinds.kind(data)
    if kind is Kind.XLSX:
        book = sheet_xlsx.read(data)
    elif kind is Kind.TEXT:
        book = sheet_csv.read(data, name)
    else:
        book = sheet_process.read(data, kind)
    if not any(sheet.rows for sheet in book.sheets):
        raise SheetError("The file holds no filled cell, expected a table. Open it and look which file was meant.")
    return book


def write(tables: Iterable[Table]) -> bytes:
    """Return *tables* as an xlsx workbook, a sheet for each; the same tables always give the same bytes."""
    return sheet_writer.workbook(tuple(tables))


def write_csv(table: Table) -> bytes:
    """Return *table* as text that Excel opens by a double click: UTF-8 with its mark, semicolons between cells.

    Semicolons, because a Vietnamese Windows uses the comma in numbers and so the semicolon between cells.
    """
    return sheet_writer.text(table)
