"""Tables into files: a workbook as an office would make it by hand, or text that its Excel opens.

What is written comes back as it was, or is refused: within the bounds of reading, with all digits, with all signs but
those that nobody sees.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from bluezone.documents import sheet_escapes, sheet_formats
from bluezone.documents.sheet_book import (
    MOST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    Room,
    SheetError,
    SheetTooLargeError,
    name,
)

Cell = str | bool | int | Decimal | date | datetime | None
"""A text stays a text: no formula, no link, no number. A datetime is written as it stands, without its zone, to the
minute. What the numbers or days of Excel cannot hold, such as 17 digits or the year 1899, is written as text."""

MADE = datetime(2020, 8, 10, tzinfo=UTC)
"""Every workbook says that it was made then, so that the same tables always give the same bytes."""

LONGEST_SHEET_NAME = 31
WIDEST = 60
MOST_DIGITS = 15
"""Of a number; what Excel is given beyond them it forgets."""

FIRST_DAY = date(1900, 1, 2)
"""The day before is written as a time of day alone."""

_LONGEST_NUMBER = 22
_LONGEST_WHOLE_BITS = 4_000
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_RISKY = re.compile(r"[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: of its sheet; made valid and unique.
        head: of each column.
        rows: what yields them one by one is asked once, here.
        notes: lines above the head.
        total: a last row that stands out.
    """

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    total: Sequence[Cell] | None = None

    def __post_init__(self) -> None:
        """Keep what yields rows or cells only once."""
        rows = self.rows if isinstance(self.rows, Sequence) else tuple(self.rows)
        if not all(isinstance(row, Sequence) for row in rows):
            rows = [tuple(row) for row in rows]
        object.__setattr__(self, "rows", rows)


def workbook(tables: Sequence[Table]) -> bytes:
    """Return *tables* as xlsx.

    Raises:
        SheetTooLargeError: more sheets, rows, columns, cells or signs than are read.
        SheetError: a cell is nothing that can be written.
    """
    if len(tables) > MOST_SHEETS:
        raise SheetTooLargeError(f"The workbook has {len(tables)} tables, expected at most {MOST_SHEETS}. Write less.")
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": MADE.replace(tzinfo=None)})
    writer = _Writer(book)
    for table, title in zip(tables, sheet_names([table.name for table in tables]), strict=True):
        writer.write(book.add_worksheet(title), table)
    book.close()
    return out.getvalue()


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Return names that Excel takes, as near to *wanted* as can be, no two of them the same to it."""
    found: list[str] = []
    taken: set[str] = {"history"}  # Excel keeps this one for itself
    for text in wanted:
        clean = _cut(" ".join(_FORBIDDEN.sub(" ", text).split()).strip("'"), LONGEST_SHEET_NAME).strip("' ") or "Bảng"
        title, number = clean, 1
        while title.casefold() in taken:
            number += 1
            ending = f" ({number})"
            title = _cut(clean, LONGEST_SHEET_NAME - len(ending)).rstrip() + ending
        taken.add(title.casefold())
        found.append(title)
    return found


def _cut(text: str, most: int) -> str:
    """Return the beginning of *text* that takes at most *most* places in UTF-16, by which Excel counts."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


class _Writer:
    """Writes sheets of one workbook with its formats."""

    def __init__(self, book: Any) -> None:
        self._book, self._room = book, Room()
        self._head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E2EEFB"}
        )
        self._title = book.add_format({"bold": True})
        self._text_style = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        self._day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self._moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top"})
        self._numbers: dict[int, Any] = {}
        self._total = book.add_format({"bold": True, "top": 1})

    def write(self, sheet: Any, table: Table) -> None:
        """Write *table* on *sheet*."""
        self._measure(table)
        for row, note in enumerate(table.notes):
            self._text(sheet, row, 0, note, self._title)
        top = len(table.notes)
        for column, head in enumerate(table.head):
            self._text(sheet, top, column, head, self._head)
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

    def _measure(self, table: Table) -> None:
        """Refuse a table that nobody here could read again."""
        height = len(table.notes) + 1 + len(table.rows) + bool(table.total)
        width = max(1, len(table.head), len(table.total or ()), max(map(len, table.rows), default=0))
        if height > MOST_ROWS or width > MOST_COLUMNS:
            raise SheetTooLargeError(
                f"The table has {height:,} rows and {width:,} columns, expected at most {MOST_ROWS:,} and "
                f"{MOST_COLUMNS}. Choose less, or write it as csv."
            )
        self._room.take(cells=height * width)

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell, style: Any) -> None:
        number = _number(cell)
        moment = _moment(cell)
        if isinstance(cell, bool):
            sheet.write_boolean(row, column, cell, style)
        elif number is not None:
            sheet.write_number(row, column, number, style or self._number_style(number))
            self._room.take(signs=_LONGEST_NUMBER)
        elif moment is not None:
            sheet.write_datetime(
                row, column, moment, style or (self._moment if isinstance(cell, datetime) else self._day)
            )
            self._room.take(signs=_LONGEST_NUMBER)
        else:
            self._text(sheet, row, column, plain(cell, name(row + 1, column + 1)), style or self._text_style)

    def _text(self, sheet: Any, row: int, column: int, text: str, style: Any) -> None:
        """Write *text*, if there is any."""
        clean = _clean(text, name(row + 1, column + 1))
        self._room.take(signs=len(clean))
        if clean and sheet.write_string(row, column, sheet_escapes.written(clean), style):
            raise SheetTooLargeError(
                f"Cell {name(row + 1, column + 1)} is too long with its escapes. Shorten it and write the table again."
            )

    def _number_style(self, number: int | Decimal) -> Any:
        """Return the style that shows all decimals of *number*."""
        places = _places(number)
        if places not in self._numbers:
            code = "#,##0" + ("." + "#" * places if places else "")
            self._numbers[places] = self._book.add_format({"num_format": code, "valign": "top"})
        return self._numbers[places]


def _number(cell: Cell) -> int | Decimal | None:
    """Return *cell* if it is a number that Excel holds with all its digits."""
    if isinstance(cell, int):
        return cell if abs(cell) < 10**MOST_DIGITS else None
    if not isinstance(cell, Decimal) or not cell.is_finite():
        return None
    is_held = (
        len(cell.as_tuple().digits) <= MOST_DIGITS and abs(cell) < 10**MOST_DIGITS and _places(cell) <= MOST_DIGITS
    )
    return cell if is_held else None


def _places(number: int | Decimal) -> int:
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _moment(cell: Cell) -> datetime | None:
    """Return *cell* as days of Excel are counted, if it is one that Excel has."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None, second=0, microsecond=0) if cell.date() >= FIRST_DAY else None
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day) if cell >= FIRST_DAY else None  # noqa: DTZ001
    return None


def _width(table: Table, column: int) -> int:
    cells = (
        plain(row[column], name(number, column + 1))
        for number, row in enumerate(table.rows[:1_000], len(table.notes) + 2)
        if column < len(row)
    )
    longest = max((max(map(len, cell.splitlines()), default=0) for cell in cells), default=0)
    return min(WIDEST, max(longest, min(len(table.head[column]), 20), 4) + 2)


def plain(cell: Cell, where: str) -> str:
    """Return *cell* as it is read.

    Raises:
        SheetError: it is no number, too large a one, or of a kind that no table holds; *where* it stands is said.
    """
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (datetime, date)):
        day = f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
        return f"{day} {cell:%H:%M}" if isinstance(cell, datetime) else day
    if isinstance(cell, Decimal) and cell.is_finite() and abs(cell.adjusted()) < MOST_CELL:
        return sheet_formats.exact(cell)
    if isinstance(cell, int) and cell.bit_length() < _LONGEST_WHOLE_BITS:
        return str(cell)
    if cell is None or isinstance(cell, str):
        return cell or ""
    raise SheetError(
        f"Cell {where} cannot be written: found {type(cell).__name__} of no value that a table holds, expected a text, "
        "a number or a day. Correct it and write the table again."
    )


def _clean(text: str, where: str) -> str:
    """Return *text* without signs that nobody sees.

    Raises:
        SheetTooLargeError: it is longer than a cell may be. SheetError: half a sign is in it.
    """
    clean = sheet_escapes.seen(text)
    try:
        size = len(clean.encode("utf-16-le")) // 2  # as Excel counts
    except UnicodeEncodeError as error:
        raise SheetError(
            f"Cell {where} cannot be written: a sign in it is cut in half. Correct the text and write the table again."
        ) from error
    if size > MOST_CELL:
        raise SheetTooLargeError(
            f"Cell {where} holds {size:,} signs, expected at most {MOST_CELL:,}. Shorten it and write the table again."
        )
    return clean


def text(table: Table) -> bytes:
    """Return *table* as CSV; a text that Excel would take for a formula gets the mark that makes it a text.

    Raises:
        SheetTooLargeError: a cell is longer than is read. SheetError: a cell is nothing that can be written.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    rows = (*((note,) for note in table.notes), table.head, *table.rows, *([table.total] if table.total else []))
    for number, row in enumerate(rows, 1):
        writer.writerow([_safe(cell, name(number, column)) for column, cell in enumerate(row, 1)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: Cell, where: str) -> str:
    said = _clean(plain(cell, where), where)
    return f"'{said}" if isinstance(cell, str) and _RISKY.match(said) else said
