"""What was read in a file of tables, and why a file is refused."""

from dataclasses import dataclass
from typing import ClassVar

from bluezone.documents.errors import DocumentError
from bluezone.documents.note import Note

MOST_ROWS = 60_000
MOST_COLUMNS = 200
MOST_CELL = 32_767
"""Rows and columns up to which something may stand in a sheet, and signs of a cell: as many as Excel lets it have."""

MOST_CELLS = 3_000_000
"""Of all sheets of a file together, empty ones within a table too: 60,000 people with 50 columns. Full of different
short texts they take 300 MB, which the process that reads can have; empty they take 24."""

MOST_TEXT = 64 * 2**20
"""Signs of all cells of a file together; 60,000 people with 20 columns have a fifth of it."""

MOST_SHEETS = 255
"""A ministry keeps one for each province, or each of its units."""

MOST_ALIKE = 20
"""So many notes of one kind are kept of a sheet; the others are counted."""

NOTES = {
    "formula": ("Ô {} là công thức; đọc kết quả đã lưu.", "{} is a formula; its result is read."),
    "error": ("Ô {} báo lỗi {}.", "{} shows the error {}."),
    "merged": ("Các ô {} được gộp; nội dung ở ô đầu.", "{} are merged; the first cell has the text."),
    "hidden_row": ("Dòng {} đang bị ẩn; vẫn được đọc.", "Row {} is hidden; it is read."),
    "hidden_column": ("Cột {} đang bị ẩn; vẫn được đọc.", "Column {} is hidden; it is read."),
}
"""What may mislead in a sheet: by its code, what is said in Vietnamese and in English."""


class SheetError(DocumentError):
    """A file cannot be read as a table: damaged, cut off, or empty; or a cell cannot be written into one."""

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
        notes: formulas, errors, merged and hidden cells; of many of one kind the first, then how many more there are.
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


class Room:
    """What is left of the bounds of one file, for all its sheets."""

    def __init__(self) -> None:
        self._cells, self._signs = MOST_CELLS, MOST_TEXT

    def take(self, *, cells: int = 0, signs: int = 0) -> None:
        """Count what comes.

        Raises:
            SheetTooLargeError: it is more than is left.
        """
        self._cells -= cells
        self._signs -= signs
        if self._cells < 0 or self._signs < 0:
            raise SheetTooLargeError(
                f"The tables of the file hold more than {MOST_CELLS:,} cells or {MOST_TEXT:,} signs in all, which is "
                "more than any roster. Delete what stands far outside the table, or save the one table you need alone."
            )


class Grid:
    """Cells as they come, in any order, within the bounds; 1 is the first row and the first column.

    What the rows will take is counted before a cell is kept, so a cell far away costs nothing.
    """

    def __init__(self, room: Room | None = None) -> None:
        self._room = room or Room()
        self._rows: dict[int, list[str]] = {}
        self._bottom = self._width = 0
        self._notes: dict[str, list[Note]] = {}
        self._alike: dict[str, int] = {}

    def put(self, row: int, column: int, text: str) -> None:
        """Let *text* stand in a cell.

        Raises:
            SheetTooLargeError: too far down, too far to the right, or too much in all.
            SheetError: before the first row or column.
        """
        if not text or text.isspace():
            return
        if row < 1 or column < 1:
            raise SheetError("A cell stands above or left of the table. Open the file in Excel and save it again.")
        if row > self._bottom or column > self._width:
            self._grow(row, column)
        if len(text) > MOST_CELL:
            raise SheetTooLargeError(
                f"Cell {name(row, column)} holds {len(text):,} signs, expected at most {MOST_CELL:,}. "
                "Upload a table of people or units."
            )
        self._room.take(signs=len(text))
        cells = self._rows.get(row)
        if cells is None:
            cells = self._rows[row] = []
        missing = column - len(cells)
        if missing == 1:
            cells.append(text)
        elif missing > 1:
            cells += [""] * (missing - 1)
            cells.append(text)
        else:
            cells[column - 1] = text

    def _grow(self, row: int, column: int) -> None:
        """Make place down to *row* and out to *column*."""
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise SheetTooLargeError(
                f"Cell {name(row, column)} is filled, expected at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns. "
                "Delete what stands there, or save the table of each unit alone."
            )
        bottom, width = max(row, self._bottom), max(column, self._width)
        self._room.take(cells=bottom * width - self._bottom * self._width)
        self._bottom, self._width = bottom, width

    def note(self, code: str, *what: object) -> None:
        """Tell what NOTES say under *code* of *what*; after MOST_ALIKE of them, only count."""
        told = self._alike[code] = self._alike.get(code, 0) + 1
        if told <= MOST_ALIKE:
            vi, en = NOTES[code]
            self._notes.setdefault(code, []).append(Note(code, vi.format(*what), en.format(*what)))

    def notes(self) -> tuple[Note, ...]:
        """Return what was told, kind by kind, with how often it would have been told again."""
        found = []
        for code, notes in self._notes.items():
            found += notes
            if more := self._alike[code] - len(notes):
                found.append(Note(code, f"Và {more:,} chỗ khác như vậy.".replace(",", "."), f"And {more:,} more."))
        return tuple(found)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return all rows down to the last filled one, each as wide as the widest."""
        nothing = ("",) * self._width
        return tuple(
            (*self._rows[row], *nothing[len(self._rows[row]) :]) if row in self._rows else nothing
            for row in range(1, self._bottom + 1)
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
    known = _COLUMNS.get(letters)
    if known and 0 < len(digits) <= 7:
        return int(digits), known
    if not (letters.isascii() and letters.isalpha() and digits) or len(letters) > 3 or len(digits) > 7:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits), column


_COLUMNS = {name(1, column)[:-1]: column for column in range(1, MOST_COLUMNS + 1)}
