"""Workbooks of Excel, read part by part within bounds.

An own reader, because the quick one in Rust forgets how numbers are shown, and with it the zeros before a phone number,
and builds the whole grid before anybody can count it: one cell at XFD1048576 takes all memory. XML is read as a stream;
a document type, which only attacks have, is refused.
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from bluezone.documents import archive, sheet_formats
from bluezone.documents.archive import Archive, Bounded
from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError
from bluezone.documents.sheet_book import (
    MOST_TEXT,
    Book,
    Grid,
    Sheet,
    SheetError,
    SheetLockedError,
    SheetTooLargeError,
    name,
    place,
)

MOST_SHEETS = 50
MOST_PART_BYTES = 256 * 2**20
"""What the XML of one sheet may unpack to while it streams by; 60,000 rows of 30 columns have 100 MB."""

MOST_STRINGS = 2_000_000

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_DAMAGED = "The workbook is damaged. Open it in Excel and save it again as .xlsx."
_BROKEN = (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, ValueError)


def read(data: bytes) -> Book:
    """Return the workbook that *data* is.

    Raises:
        SheetTooLargeError, SheetLockedError, SheetError
    """
    try:
        return _book(archive.opened(data))
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
    except (DocumentError, *_BROKEN) as error:
        raise SheetError(_DAMAGED) from error


def _book(packed: Archive) -> Book:
    strings, formats = _strings(packed), _formats(packed)
    targets, sheets, epoch = _targets(packed), [], sheet_formats.EPOCH_1900
    for element in _elements(packed, "xl/workbook.xml"):
        kind = _kind(element)
        if kind == "workbookPr" and element.get("date1904") in ("1", "true"):
            epoch = sheet_formats.EPOCH_1904
        if kind == "sheet" and len(sheets) < MOST_SHEETS:
            target = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION) or "")
            sheets.append((element.get("name", ""), target, element.get("state", "visible") != "visible"))
    reader = _Cells(strings, formats, epoch)
    return Book(
        tuple(reader.sheet(packed, title, part, is_hidden=hidden) for title, part, hidden in sheets if part in packed)
    )


def _targets(packed: Archive) -> dict[str, str]:
    """Return the parts that the workbook names, by what it calls them."""
    found = {}
    for element in _elements(packed, "xl/_rels/workbook.xml.rels"):
        target = element.get("Target", "")
        if target:
            found[element.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _strings(packed: Archive) -> list[str]:
    """Return the texts that cells name by a number; how they must be pronounced is no part of them."""
    found: list[str] = []
    size = 0
    if "xl/sharedStrings.xml" not in packed:
        return found
    for element in _elements(packed, "xl/sharedStrings.xml", "si"):
        text = _text(element)
        size += len(text)
        if size > MOST_TEXT or len(found) > MOST_STRINGS:
            raise SheetTooLargeError("The workbook holds more text than any roster. Upload the one table you need.")
        found.append(text)
    return found


def _text(element: Any) -> str:
    pieces = []
    for each in element.iter():
        above = each.getparent()
        if _kind(each) == "t" and (above is None or _kind(above) != "rPh"):
            pieces.append(each.text or "")
    return "".join(pieces)


def _formats(packed: Archive) -> list[str]:
    """Return how the numbers of each style are shown."""
    codes, styles, is_in_cells = dict(sheet_formats.BUILT_IN), [], False
    if "xl/styles.xml" not in packed:
        return []
    for event, element in _events(packed, "xl/styles.xml"):
        kind = _kind(element)
        if kind == "cellXfs":
            is_in_cells = event == "start"
        elif kind == "numFmt" and event == "end" and element.get("numFmtId", "").isdigit():
            codes[int(element.get("numFmtId"))] = element.get("formatCode", "")[:200]
        elif kind == "xf" and event == "end" and is_in_cells:
            styles.append(int(element.get("numFmtId") or 0))
    return [codes.get(style, "General") for style in styles]


class _Cells:
    """Reads sheets of one workbook."""

    def __init__(self, strings: list[str], formats: list[str], epoch: Any) -> None:
        self._strings, self._formats, self._epoch = strings, formats, epoch

    def sheet(self, packed: Archive, title: str, part: str, *, is_hidden: bool) -> Sheet:
        """Return the sheet in *part*."""
        grid, row, column = Grid(), 0, 0
        for event, element in _events(packed, part):
            kind = _kind(element)
            if kind == "row" and event == "start":
                row, column = int(element.get("r") or row + 1), 0
                if element.get("hidden") in ("1", "true"):
                    grid.note(
                        "hidden_row", f"Dòng {row} đang bị ẩn; vẫn được đọc.", f"Row {row} is hidden; it is read."
                    )
            elif event == "end" and kind == "c":
                at = place(element.get("r") or "") or (row, column + 1)
                column = at[1]
                self._cell(grid, element, at)
            elif event == "end" and kind in _NOTED:
                _NOTED[kind](grid, element)
            if event == "end" and kind in ("row", *_NOTED):
                _forget(element)
        return Sheet(title, grid.rows(), tuple(grid.notes), is_hidden)

    def _cell(self, grid: Grid, element: Any, at: tuple[int, int]) -> None:
        kind, value, formula = element.get("t", "n"), None, False
        for child in element:
            if _kind(child) == "v":
                value = child.text or ""
            elif _kind(child) == "is":
                value = _text(child)
            elif _kind(child) == "f":
                formula = True
        if formula:
            where = name(*at)
            grid.note(
                "formula", f"Ô {where} là công thức; đọc kết quả đã lưu.", f"{where} is a formula; its result is read."
            )
        if value is not None:
            grid.put(*at, self._shown(grid, kind, value, int(element.get("s") or 0), at))

    def _shown(self, grid: Grid, kind: str, value: str, style: int, at: tuple[int, int]) -> str:
        if kind == "s":
            index = int(value)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "e":
            grid.note("error", f"Ô {name(*at)} báo lỗi {value[:20]}.", f"{name(*at)} shows the error {value[:20]}.")
            return value
        if kind == "n":
            code = self._formats[style] if style < len(self._formats) else "General"
            return sheet_formats.shown(value.strip(), code, self._epoch)
        return {"1": "TRUE", "0": "FALSE"}.get(value, value) if kind == "b" else value


def _merged(grid: Grid, element: Any) -> None:
    area = element.get("ref", "")[:30]
    grid.note("merged", f"Các ô {area} được gộp; nội dung ở ô đầu.", f"{area} are merged; the first cell has the text.")


def _hidden_column(grid: Grid, element: Any) -> None:
    if element.get("hidden") in ("1", "true"):
        first = name(1, int(element.get("min") or 1))[:-1]
        grid.note("hidden_column", f"Cột {first} đang bị ẩn; vẫn được đọc.", f"Column {first} is hidden; it is read.")


_NOTED = {"mergeCell": _merged, "col": _hidden_column}


def _elements(packed: Archive, part: str, wanted: str = "") -> Iterator[Any]:
    for event, element in _events(packed, part):
        if event == "end" and (not wanted or _kind(element) == wanted):
            yield element
            _forget(element)


def _events(packed: Archive, part: str) -> Iterator[tuple[str, Any]]:
    """Yield start and end of each element of *part* as it streams by."""
    with packed.stream(part, MOST_PART_BYTES) as stream:
        found = etree.iterparse(
            _Guarded(stream), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
        )
        yield from found


class _Guarded:
    """Bytes on their way to the reader of XML, of which a document type is refused."""

    def __init__(self, stream: Bounded) -> None:
        self._stream, self._is_first = stream, True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        data = self._stream.read(size)
        if self._is_first and b"<!DOCTYPE" in data:
            raise SheetError(_DAMAGED)
        self._is_first = False
        return data


def _forget(element: Any) -> None:
    """Let go what was read: the element and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _kind(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
