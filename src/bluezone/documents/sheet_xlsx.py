"""Workbooks of Excel, read part by part within bounds.

An own reader, because the quick one in Rust forgets how numbers are shown, and with it the zeros before a phone number,
and builds the whole grid before anybody can count it: one cell at XFD1048576 takes all memory. XML is read as a stream
of which nothing is kept; a document type, which only attacks have, is refused.
"""

from collections.abc import Mapping
from datetime import datetime

from bluezone.documents import archive, sheet_escapes, sheet_formats, sheet_xml
from bluezone.documents.archive import Archive
from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError
from bluezone.documents.sheet_book import (
    MOST_CELL,
    MOST_SHEETS,
    MOST_TEXT,
    Book,
    Grid,
    Room,
    Sheet,
    SheetError,
    SheetLockedError,
    SheetTooLargeError,
    name,
    place,
)
from bluezone.documents.sheet_xml import DAMAGED, Allowance, Begin, End

MOST_STRINGS = 1_000_000
"""Different texts: 60,000 people with 16 of them."""

MOST_NAMED = 70_000
"""Parts, styles and formats that a workbook names, each; Excel lets it have 65,490 styles."""

_YES = ("1", "true")


def read(data: bytes) -> Book:
    """Return the workbook that *data* is.

    Raises:
        SheetTooLargeError, SheetLockedError, SheetError
    """
    try:
        return _Workbook(archive.opened(data)).book()
    except SheetError:
        raise
    except DocumentTooLargeError as error:
        raise SheetTooLargeError(
            "The workbook unpacks to more than any roster. Copy the table into a new file and upload that."
        ) from error
    except DocumentLockedError as error:
        raise SheetLockedError(
            "A password protects the file. Take the password away in Excel and save again."
        ) from error
    except (DocumentError, ValueError) as error:  # ValueError: where a number should stand, something else does
        raise SheetError(DAMAGED) from error


class _Workbook:
    """Reads one workbook; what all its sheets share is read first."""

    def __init__(self, packed: Archive) -> None:
        self._packed, self._allowance, self._room = packed, Allowance(), Room()
        self._targets: dict[str, str] = {}
        self._sheets: list[tuple[str, str, bool]] = []
        self._epoch = sheet_formats.EPOCH_1900
        self._codes = dict(sheet_formats.BUILT_IN)
        self._styles: list[int] = []
        self._is_in_styles = False

    def book(self) -> Book:
        """Return the sheets in the order of the workbook."""
        self._part("xl/_rels/workbook.xml.rels", {"Relationship": self._target}, {})
        self._part("xl/workbook.xml", {"workbookPr": self._properties, "sheet": self._sheet}, {})
        if "xl/styles.xml" in self._packed:
            self._part(
                "xl/styles.xml",
                {"numFmt": self._format, "cellXfs": self._styles_begin, "xf": self._style},
                {"cellXfs": self._styles_end},
            )
        strings = _Strings()
        if "xl/sharedStrings.xml" in self._packed:
            self._part("xl/sharedStrings.xml", strings.begins, strings.ends, strings)
        formats = [self._codes.get(style, "General") for style in self._styles]
        return Book(tuple(self._read(sheet, strings.found, formats) for sheet in self._sheets))

    def _read(self, sheet: tuple[str, str, bool], strings: list[str], formats: list[str]) -> Sheet:
        title, part, is_hidden = sheet
        cells = _Cells(strings, formats, self._epoch, Grid(self._room))
        self._part(part, cells.begins, cells.ends, cells)
        return Sheet(title, cells.grid.rows(), cells.grid.notes(), is_hidden)

    def _part(
        self, part: str, begins: Mapping[str, Begin], ends: Mapping[str, End], words: "_Words | None" = None
    ) -> None:
        with self._packed.stream(part, self._allowance.size_bytes) as stream:
            sheet_xml.read(stream, begins, ends, words.hear if words else None, self._allowance)

    def _target(self, given: dict[str, str]) -> None:
        """Keep the part that the workbook names."""
        target = given.get("Target", "")
        if target:
            self._targets[given.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        _check_number(len(self._targets))

    def _properties(self, given: dict[str, str]) -> None:
        if given.get("date1904") in _YES:
            self._epoch = sheet_formats.EPOCH_1904

    def _sheet(self, given: dict[str, str]) -> None:
        """Keep a sheet that is there, refuse one that is another one too."""
        relation = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
        part = self._targets.get(relation, "")
        if part not in self._packed:
            return
        if part.lower() in (other.lower() for _, other, _ in self._sheets):
            raise SheetError("Two sheets of the workbook are one and the same. Open it in Excel and save it again.")
        if len(self._sheets) == MOST_SHEETS:
            raise SheetTooLargeError(
                f"The workbook has more than {MOST_SHEETS} sheets. Copy the table you need into a new file."
            )
        self._sheets.append((given.get("name", "")[:100], part, given.get("state", "visible") != "visible"))

    def _format(self, given: dict[str, str]) -> None:
        self._codes[int(given.get("numFmtId") or 0)] = given.get("formatCode", "")[:200]
        _check_number(len(self._codes))

    def _styles_begin(self, _given: dict[str, str]) -> None:
        self._is_in_styles = True

    def _styles_end(self) -> None:
        self._is_in_styles = False

    def _style(self, given: dict[str, str]) -> None:
        if self._is_in_styles:
            self._styles.append(int(given.get("numFmtId") or 0))
            _check_number(len(self._styles))


def _check_number(named: int) -> None:
    if named > MOST_NAMED:
        raise SheetTooLargeError("The workbook names more styles or parts than any. Copy the table into a new file.")


class _Words:
    """Hears the words within some elements; how they must be pronounced is no part of them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = self._first = 0
        self._is_heard = self._is_pronounced = False
        self.begins: dict[str, Begin] = {"t": self._begin_text, "rPh": self._begin_pronounced}
        self.ends: dict[str, End] = {"t": self._end_text, "rPh": self._end_pronounced}

    def hear(self, piece: str) -> None:
        """Keep *piece* if it stands where words are."""
        if self._is_heard:
            self._pieces.append(piece)
            self._size += len(piece)
            if self._size > 8 * MOST_CELL:  # a sign may be written with seven more, as _x000D_
                raise SheetTooLargeError(f"A cell holds more than {MOST_CELL:,} signs. Upload a table of people.")

    def _forget(self) -> None:
        self._pieces.clear()
        self._size = 0

    def _begin_text(self, _given: dict[str, str]) -> None:
        self._is_heard, self._first = not self._is_pronounced, len(self._pieces)

    def _end_text(self) -> None:
        """Undo the escapes of this piece alone: what two pieces make together is none."""
        self._is_heard = False
        heard = self._pieces[self._first :]
        if len(heard) > 1 or (heard and "_x" in heard[0]):
            self._pieces[self._first :] = [sheet_escapes.undone("".join(heard))]

    def _begin_pronounced(self, _given: dict[str, str]) -> None:
        self._is_pronounced = True

    def _end_pronounced(self) -> None:
        self._is_pronounced = False


class _Strings(_Words):
    """The texts that cells name by a number."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._left = MOST_TEXT
        self.begins["si"], self.ends["si"] = self._begin, self._end

    def _begin(self, _given: dict[str, str]) -> None:
        self._forget()

    def _end(self) -> None:
        text = "".join(self._pieces)
        self._left -= len(text)
        if self._left < 0 or len(self.found) == MOST_STRINGS:
            raise SheetTooLargeError("The workbook holds more text than any roster. Upload the one table you need.")
        self.found.append(text)


class _Cells(_Words):
    """The cells of one sheet."""

    def __init__(self, strings: list[str], formats: list[str], epoch: datetime, grid: Grid) -> None:
        super().__init__()
        self.grid = grid
        self._strings, self._formats, self._epoch = strings, formats, epoch
        self._row = self._column = 0
        self._given: dict[str, str] = {}
        self._is_formula = False
        self.begins |= {"row": self._begin_row, "c": self._begin, "v": self._begin_text, "f": self._formula}
        self.begins |= {"mergeCell": self._merged, "col": self._columns}
        self.ends |= {"c": self._end, "v": self._end_text}

    def _begin_row(self, given: dict[str, str]) -> None:
        self._row, self._column = int(given.get("r") or self._row + 1), 0
        if given.get("hidden") in _YES:
            self.grid.note("hidden_row", self._row)

    def _begin(self, given: dict[str, str]) -> None:
        self._given, self._is_formula = given, False
        self._forget()

    def _formula(self, _given: dict[str, str]) -> None:
        self._is_formula = True

    def _end(self) -> None:
        at = place(self._given.get("r", "")) or (self._row, self._column + 1)
        self._column = at[1]
        if self._is_formula:
            self.grid.note("formula", name(*at))
        if self._pieces:
            self.grid.put(*at, self._shown("".join(self._pieces), at))

    def _shown(self, value: str, at: tuple[int, int]) -> str:
        kind = self._given.get("t", "n")
        if kind == "s":
            index = int(value)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "n":
            style = int(self._given.get("s") or 0)
            code = self._formats[style] if 0 <= style < len(self._formats) else "General"
            return sheet_formats.shown(value.strip(), code, self._epoch)
        if kind == "e":
            self.grid.note("error", name(*at), value[:20])
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        return value

    def _merged(self, given: dict[str, str]) -> None:
        self.grid.note("merged", given.get("ref", "")[:30])

    def _columns(self, given: dict[str, str]) -> None:
        if given.get("hidden") in _YES:
            self.grid.note("hidden_column", name(1, min(int(given.get("min") or 1), 20_000))[:-1])
