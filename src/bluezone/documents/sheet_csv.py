"""Tables as text: which encoding, what stands between the cells, then the rows.

Letters of encodings from before Unicode may stay as they are: who reads a roster knows by its columns what they are.
"""

import csv
import io
from collections.abc import Iterator

from bluezone.documents import plain_text
from bluezone.documents.errors import DocumentError
from bluezone.documents.limits import MOST_TEXT_BYTES
from bluezone.documents.sheet_book import MOST_CELL, Book, Grid, Sheet, SheetError, SheetTooLargeError, SheetTypeError

BETWEEN = (";", "\t", ",", "|")
_SAMPLE_LINES = 30
_MOST_BETWEEN = 100_000
"""In a line, cells that hold such signs themselves too. More, and its list of cells alone takes all memory."""

MOST_BYTES = 16 * 2**20


def read(data: bytes, name: str = "") -> Book:
    """Return the one table that the text *data* is.

    Raises:
        SheetTooLargeError, SheetTypeError, SheetError
    """
    if len(data) > MOST_BYTES:
        raise SheetTooLargeError(f"The text has {len(data):,} bytes, expected at most {MOST_BYTES:,}. Save less of it.")
    text = _decoded(data)
    if any(sign in text for sign in "\0\x01\x02\x03"):
        raise SheetTypeError("The file is no table, expected xlsx, xls, ods or csv. Save it in Excel as .xlsx.")
    between = _between(text)
    grid = Grid()
    csv.field_size_limit(MOST_CELL * 20)
    try:
        for number, row in enumerate(csv.reader(_lines(text, between), delimiter=between), 1):
            for column, cell in enumerate(row, 1):
                grid.put(number, column, cell.strip())
    except csv.Error as error:
        raise SheetError(f"The text breaks off inside a cell ({error}). Save it again as csv in Excel.") from error
    return Book((Sheet(name or "csv", grid.rows(), grid.notes()),))


def _lines(text: str, between: str) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if line.count(between) > _MOST_BETWEEN:
            raise SheetTooLargeError("A line of the text has more cells than any table. Save the table alone as csv.")
        yield line


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise SheetError("The text is damaged. Save it again as csv (UTF-8) in Excel.") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _old(data)


def _old(data: bytes) -> str:
    """Return *data* in the encoding that makes Vietnamese of all of it, or letter by letter for the roster to tell."""
    try:
        return plain_text.read(data)[0] if len(data) <= MOST_TEXT_BYTES else data.decode("latin-1")
    except DocumentError:
        return data.decode("latin-1")


def _between(text: str) -> str:
    """Return what stands between the cells: what parts most of the first lines into equally many."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]

    def rank(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(BETWEEN, key=rank)
