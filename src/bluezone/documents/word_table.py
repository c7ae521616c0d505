"""What a table in a DOCX is for: a letterhead, a closing, a frame to place text in, or data.

Offices place the head and the end of a letter by invisible tables. Those are read cell by cell; only data is read row
by row, for nothing else has something to say across a row.
"""

import re
from collections.abc import Iterator, Sequence

from bluezone.documents.word_lines import Lines, TableKind, TableLines
from bluezone.letters.folding import fold

MOST_LAYOUT_COLUMNS = 4
"""Columns with text; a table with more is data even if it has a column called "Nơi nhận"."""

COVERED = Lines()
"""The place of a cell that a merged one covers; nothing is ever added to it."""

Row = Sequence[Lines]
"""The cells of a row, each with its lines."""

_LETTERHEAD_WORDS = ("cong hoa xa hoi chu nghia", "dang cong san viet nam")
_MOTTO = re.compile(r"doc lap\s*[-–—]\s*tu do")
_NUMBER = re.compile(r"so\s*:")
_DATE = re.compile(r"ngay\b.*\bthang\b.*\bnam\b")
_CLOSING_STARTS = ("noi nhan:", "kt.", "tm.", "tl.", "tuq.")
_SIGNING_TITLES = (
    "giam doc",
    "pho giam doc",
    "chu tich",
    "pho chu tich",
    "thu truong",
    "chanh van phong",
    "truong ban",
)
_MOST_CLOSING_ROWS = 4
_LOOKED_AT = 80  # letters of a line; every word above stands at its start


def kind_of(rows: Sequence[Row]) -> TableKind:
    """Return what the table with *rows* is for."""
    columns = max((sum(cell is not COVERED for cell in row) for row in rows), default=0)
    if max((sum(bool(cell.lines) for cell in row) for row in rows), default=0) <= MOST_LAYOUT_COLUMNS:
        starts = [fold(line[:_LOOKED_AT]) for row in rows for cell in row for line in cell.lines if line]
        if is_letterhead(starts) or _is_number_and_date(starts):
            return TableKind.LETTERHEAD
        if any(start.startswith(_CLOSING_STARTS) for start in starts):
            return TableKind.CLOSING
        if len(rows) <= _MOST_CLOSING_ROWS and any(start in _SIGNING_TITLES for start in starts):
            return TableKind.CLOSING
    return TableKind.DATA if len(rows) > 1 and columns > 1 else TableKind.LAYOUT


def is_letterhead(folded: Sequence[str]) -> bool:
    """Return whether the national title, its motto or the Party's title is among *folded* lines."""
    return any(words in line for line in folded for words in _LETTERHEAD_WORDS) or any(map(_MOTTO.search, folded))


def _is_number_and_date(folded: Sequence[str]) -> bool:
    """Return whether the lower half of a letterhead is among *folded* lines, in a table of its own."""
    return any(map(_NUMBER.match, folded)) and any(map(_DATE.search, folded))


def add(lines: Lines, rows: Sequence[Row], kind: TableKind) -> None:
    """Add to *lines* what the table with *rows* says, in the order in which its *kind* is read."""
    start = len(lines.lines)
    if kind is TableKind.DATA:
        for row in rows:
            cells = [" ".join(" ".join(cell.lines).split()) for cell in row]
            lines.add("\t".join(cells) if any(cells) else "")
    else:
        for cell in _in_order(rows, kind):
            lines.add_all(cell)
    lines.tables.append(TableLines(kind, start, len(lines.lines)))


def _in_order(rows: Sequence[Row], kind: TableKind) -> Iterator[Lines]:
    if kind is not TableKind.CLOSING:
        for row in rows:
            yield from row
        return
    for column in range(max((len(row) for row in rows), default=0)):
        yield from (row[column] for row in rows if column < len(row))
