"""What kind of row each row of a roster is: a person, or a heading again, a section, a total, the end.

Also the text of its cells: composed, without edges, and from encodings before Unicode where the words show it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bluezone.letters.folding import fold
from bluezone.letters.old_encodings import conversion, vietnamese_share
from bluezone.rollout import columns, headings
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.column_words import Field
from bluezone.rollout.columns import Mapped
from bluezone.rollout.headings import Rows
from bluezone.rollout.persons import tidy
from bluezone.rollout.unit_names import UnitNames

SAMPLE_CELLS = 400


class RowKind(StrEnum):
    """What a row is."""

    PERSON = "person"
    EMPTY = "empty"
    HEADING = "heading"
    NUMBERS = "column_numbers"
    SECTION = "section"  # one cell, or one merged over all: the unit of the rows below
    TOTAL = "total"
    END = "end"  # signatures, dates, notes below the table


SAID = {
    RowKind.EMPTY: Bilingual("dòng trống", "empty row"),
    RowKind.HEADING: Bilingual("tiêu đề lặp lại", "heading again"),
    RowKind.NUMBERS: Bilingual("dòng số cột", "numbers of the columns"),
    RowKind.SECTION: Bilingual("tên đơn vị của các dòng dưới", "the unit of the rows below"),
    RowKind.TOTAL: Bilingual("dòng tổng cộng", "total"),
    RowKind.END: Bilingual("phần ký hoặc ghi chú cuối bảng", "signatures or notes below the table"),
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no person, and what it was taken for."""

    row: int
    kind: RowKind
    text: str

    @property
    def said(self) -> Bilingual:
        """What it was taken for."""
        return SAID[self.kind]


_TOTAL = re.compile(
    r"(?:tổng(?: cộng| số)?|cộng|tong (?:cong|so)|total)(?: (?:người|máy|danh sách|chung|số|cán bộ))*"
    r"[\s:\d.,/%()]*(?:người|máy|cán bộ)?[\s.]*"
)
"""With its marks: Tống Văn Công is a person."""

_END = re.compile(
    r"(?:.{0,30}, )?ngay [\d. ]* ?thang|nguoi lap|noi nhan|kt\.|tl\.|tm\.|thu truong|giam doc$|\(?ky,|- luu|ghi chu ?:"
    r"|danh sach (?:nay|tren)|nguoi tong hop"
)
_ODD = re.compile("[\u00a1-\u00ff]")
_LETTERED = re.compile(r"[IVXivx]{1,5}\.?|[A-Z]\.?")
"""How sections are counted; persons have plain numbers."""

_ORDER = re.compile(r"^(?:[ivxIVX]+|[A-Z]|\d{1,3})\s*[.)/\-:]\s*")


def kind_of(row: Sequence[str], mapped: Mapped, units: UnitNames, *, has_ended: bool = False) -> RowKind:
    """Return what the tidy *row* below the headings is; *has_ended* says that signatures stood above it."""
    filled = [cell for cell in row if cell]
    if not filled:
        return RowKind.EMPTY
    if _is_heading(row, mapped):
        return RowKind.HEADING
    if len(filled) > 2 and [re.sub(r"\D", "", cell) for cell in filled] == [str(n) for n in range(1, len(filled) + 1)]:
        return RowKind.NUMBERS
    return RowKind.PERSON if _has_phone_like(row) else _without_phone(row, mapped, units, has_ended)


def _without_phone(row: Sequence[str], mapped: Mapped, units: UnitNames, has_ended: bool) -> RowKind:
    distinct = list(dict.fromkeys(cell for cell in row if cell))
    if any(_TOTAL.fullmatch(cell.lower()) for cell in distinct[:2]):
        return RowKind.TOTAL
    if len(distinct) <= 2 and has_ended:
        return RowKind.END
    if _names_somebody(row, mapped):
        return RowKind.PERSON
    if len(distinct) <= 2 and any(_END.match(fold(cell)) for cell in distinct):
        return RowKind.END
    wordy = [cell for cell in distinct if not (_LETTERED.fullmatch(cell) or cell.strip(".").isdigit())]
    if len(wordy) != 1:
        return RowKind.PERSON
    is_unit = units.find(section_name(wordy)).unit is not None
    return RowKind.SECTION if is_unit or _is_section(row, wordy[0], mapped) else RowKind.PERSON


def section_name(row: Sequence[str]) -> str:
    """Return the unit that a section row names, without its "II." or its count in brackets."""
    longest = max(row, key=len)
    return re.sub(r"\s*\(\d+[^)]*\)$", "", _ORDER.sub("", longest)).strip(" :.")


def readable(rows: Rows) -> tuple[list[list[str]], tuple[int, ...]]:
    """Return *rows* with tidy cells in Unicode, and the columns that were in an older encoding."""
    width = max((len(row) for row in rows), default=0)
    ways = [_way(rows, column) for column in range(width)]
    usual = Counter(way for way in ways if way).most_common(1)
    if not usual:
        return [[tidy(cell) for cell in row] for row in rows], ()
    chosen = [way or usual[0][0] for way in ways]
    converted = [[tidy(_converted(cell, way)) for cell, way in zip(row, chosen, strict=False)] for row in rows]
    return converted, tuple(column for column, way in enumerate(ways) if way)


def _way(rows: Rows, column: int) -> Callable[[str], str] | None:
    return conversion(" ".join(_odd_cells(rows, column)))


def _odd_cells(rows: Rows, column: int) -> Iterator[str]:
    left = SAMPLE_CELLS
    for row in rows:
        if column < len(row) and _ODD.search(row[column]):
            yield row[column]
            left -= 1
        if not left:
            return


def _converted(cell: str, way: Callable[[str], str]) -> str:
    """Return *cell* read by *way* where that makes more words of it."""
    if not _ODD.search(cell):
        return cell
    guess = way(cell)
    return guess if vietnamese_share(guess.split()) > vietnamese_share(cell.split()) else cell


def _is_heading(row: Sequence[str], mapped: Mapped) -> bool:
    heads = [headings.key(column.heading) for column in mapped.columns]
    cells = [(headings.key(cell), head) for cell, head in zip(row, heads, strict=False) if cell]
    same = sum(cell == head for cell, head in cells if head)
    return len(cells) > 1 and same * 2 > len(cells)


def _has_phone_like(row: Sequence[str]) -> bool:
    return any(len(re.sub(r"\D", "", cell)) in range(9, 13) for cell in row)


def _names_somebody(row: Sequence[str], mapped: Mapped) -> bool:
    column = mapped.column(Field.NAME)
    return bool(column and column.number < len(row) and columns.is_name(row[column.number]))


def _is_section(row: Sequence[str], text: str, mapped: Mapped) -> bool:
    """Return whether the only words of *row* stand where no person would: merged, numbered, or under no other field."""
    at = [column for column, cell in enumerate(row) if cell == text]
    fields = {mapped.columns[column].field for column in at if column < len(mapped.columns)}
    is_lettered = bool(_ORDER.match(text)) or any(_LETTERED.fullmatch(cell) for cell in row)
    return len(at) > 1 or fields <= {None, Field.UNIT} or is_lettered
