"""Tables into files: a workbook as an office would make it by hand, or text that its Excel opens."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from bluezone.documents.sheet_formats import shown

Cell = str | int | Decimal | date | datetime | None
"""A text stays a text: no formula, no link, no number. A datetime is written as it stands, without its zone."""

MADE = datetime(2020, 8, 10, tzinfo=UTC)
"""Every workbook says that it was made then, so that the same tables always give the same bytes."""

LONGEST_SHEET_NAME = 31
WIDEST = 60
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_RISKY = re.compile(r"[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: of its sheet; made valid and unique.
        head: of each column.
        notes: lines above the head.
        total: a last row that stands out.
    """

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    total: Sequence[Cell] | None = None


def workbook(tables: Sequence[Table]) -> bytes:
    """Return *tables* as xlsx."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": MADE.replace(tzinfo=None)})
    writer = _Writer(book)
    for table, name in zip(tables, sheet_names([table.name for table in tables]), strict=True):
        writer.write(book.add_worksheet(name), table)
    book.close()
    return out.getvalue()


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Return names that Excel takes, as near to *wanted* as can be, no two of them the same to it."""
    found: list[str] = []
    taken: set[str] = {"history"}  # Excel keeps this one for itself
    for text in wanted:
        clean = _cut(" ".join(_FORBIDDEN.sub(" ", text).split()).strip("'"), LONGEST_SHEET_NAME).strip("' ") or "Bảng"
        name, number = clean, 1
        while name.casefold() in taken:
            number += 1
            ending = f" ({number})"
            name = _cut(clean, LONGEST_SHEET_NAME - len(ending)).rstrip() + ending
        taken.add(name.casefold())
        found.append(name)
    return found


def _cut(text: str, most: int) -> str:
    """Return the beginning of *text* that takes at most *most* places in UTF-16, by which Excel counts."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


class _Writer:
    """Writes sheets of one workbook with its formats."""

    def __init__(self, book: Any) -> None:
        self._head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E2EEFB"}
        )
        self._title = book.add_format({"bold": True})
        self._text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        self._day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self._moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top"})
        self._number = book.add_format({"num_format": "#,##0.###", "valign": "top"})
        self._whole = book.add_format({"num_format": "#,##0", "valign": "top"})
        self._total = book.add_format({"bold": True, "top": 1})

    def write(self, sheet: Any, table: Table) -> None:
        """Write *table* on *sheet*."""
        for row, note in enumerate(table.notes):
            sheet.write_string(row, 0, _clean(note), self._title)
        top = len(table.notes)
        for column, head in enumerate(table.head):
            sheet.write_string(top, column, _clean(head), self._head)
            sheet.set_column(column, column, _width(table, column))
        for row, cells in enumerate(table.rows, top + 1):
            for column, cell in enumerate(cells):
                self._cell(sheet, row, column, cell, None)
        for column, cell in enumerate(table.total or ()):
            self._cell(sheet, top + 1 + len(table.rows), column, cell, self._total)
        sheet.freeze_panes(top + 1, 0)
        if table.head:
            sheet.autofilter(top, 0, top + len(table.rows), len(table.head) - 1)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell, style: Any) -> None:
        if isinstance(cell, datetime):
            sheet.write_datetime(row, column, cell.replace(tzinfo=None, microsecond=0), style or self._moment)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), style or self._day)  # noqa: DTZ001
        elif isinstance(cell, (int, Decimal)):
            sheet.write_number(row, column, cell, style or (self._whole if isinstance(cell, int) else self._number))
        elif cell:
            sheet.write_string(row, column, _clean(cell), style or self._text)


def _width(table: Table, column: int) -> int:
    cells = (str(row[column]) for row in table.rows[:1_000] if column < len(row) and row[column] is not None)
    longest = max((max(map(len, cell.splitlines()), default=0) for cell in cells), default=0)
    return min(WIDEST, max(longest, min(len(table.head[column]), 20), 4) + 2)


def _clean(text: str) -> str:
    """Return *text* without signs that XML cannot hold, as long as a cell may be."""
    return _CONTROLS.sub("", text)[:32_000]


def text(table: Table) -> bytes:
    """Return *table* as CSV; a text that Excel would take for a formula gets the mark that makes it a text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow([_safe(head) for head in table.head])
    for row in (*table.rows, *([table.total] if table.total else [])):
        writer.writerow([_safe(_plain(cell)) if isinstance(cell, str) else _plain(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if _RISKY.match(cell) else cell


def _plain(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, Decimal):
        return shown(str(cell), "General")
    return "" if cell is None else str(cell)
