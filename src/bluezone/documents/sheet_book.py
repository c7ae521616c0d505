"""What was read in a file of tables, and why a file is refused."""

from dataclasses import dataclass
from typing import ClassVar

from bluezone.documents.errors import DocumentError
from bluezone.documents.note import Note

MOST_ROWS = 60_000
MOST_COLUMNS = 200
MOST_CELL = 5_000
MOST_TEXT = 64 * 2**20
"""Rows and columns up to which something may stand in a sheet, signs of a cell, and of all cells together."""

MOST_NOTES = 200
"""So many notes are kept of one sheet; more say the same."""


class SheetError(DocumentError):
    """A file cannot be read as a table: damaged, cut off, or empty."""

    code: ClassVar[str] = "sheet_unusable"


class SheetTooLargeError(SheetError):
    """A file, or what it unpacks to, is larger than any roster."""

    code: ClassVar[str] = "sheet_too_large"
    status: ClassVar[int] = 413


class SheetLockedError(SheetError):
    """A password protects the file."""

    code: ClassVar[str] = "sheet_locked"


class SheetTypeError(SheetError):
    """The file is something else than a table."""

    code: ClassVar[str] = "sheet_type_unknown"
    status: ClassVar[int] = 415


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    Attributes:
        rows: cells as text, all rows of one length; empty rows and columns at the end are cut off.
        notes: formulas, errors, merged and hidden cells.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[Note, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A file with its sheets, in order."""

    sheets: tuple[Sheet, ...]

    @property
    def fullest(self) -> Sheet:
        """The sheet that is most likely meant: the one with most rows among those that are shown."""
        return max(self.sheets, key=lambda sheet: (not sheet.is_hidden, len(sheet.rows)))


class Grid:
    """Cells as they come, in any order, within the bounds; 1 is the first row and the first column."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, str]] = {}
        self._size = 0
        self.notes: list[Note] = []

    def put(self, row: int, column: int, text: str) -> None:
        """Let *text* stand in a cell.

        Raises:
            SheetTooLargeError: too far down, too far to the right, or too much in all.
        """
        if not text.strip():
            return
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise SheetTooLargeError(
                f"Cell {name(row, column)} is filled, expected at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns. "
                "Delete what stands there, or save the table of each unit alone."
            )
        self._size += len(text)
        if len(text) > MOST_CELL or self._size > MOST_TEXT:
            raise SheetTooLargeError(
                f"Cell {name(row, column)} or the sheet as a whole holds too much text, expected at most {MOST_CELL:,} "
                "signs in a cell. Upload a table of people or units."
            )
        self._rows.setdefault(row, {})[column] = text

    def note(self, code: str, vi: str, en: str) -> None:
        """Tell something about the sheet, if there is room for it."""
        if len(self.notes) < MOST_NOTES:
            self.notes.append(Note(code, vi, en))

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return all rows down to the last filled one, each as wide as the widest."""
        width = max((max(row) for row in self._rows.values()), default=0)
        empty: dict[int, str] = {}
        return tuple(
            tuple(self._rows.get(row, empty).get(column, "") for column in range(1, width + 1))
            for row in range(1, max(self._rows, default=0) + 1)
        )


def name(row: int, column: int) -> str:
    """Return what Excel calls a cell: B3."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def place(reference: str) -> tuple[int, int] | None:
    """Return row and column of a cell called *reference*; None if it is called otherwise."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and digits) or len(letters) > 3 or len(digits) > 7:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits), column
