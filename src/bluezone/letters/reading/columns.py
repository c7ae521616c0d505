"""Reading order: from words with boxes to lines of text, as somebody reads the letter aloud.

The head's left column (organ, number, abstract), its right column (title, motto, date), the text across the page with
every paragraph on one line, tables row by row with tabs between cells, at the end "Nơi nhận", then the signature. Page
numbers are left out. Every line remembers its words and so their boxes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bluezone.letters.reading.printed import (
    Box,
    Line,
    Placed,
    PrintedPage,
    Spot,
    Word,
    rules,
    spots,
    upright_height,
    upright_width,
)
from bluezone.letters.reading.printed_bands import Band, band_at, column_lines
from bluezone.letters.reading.printed_paragraphs import Measure, goes_on, measure, paragraphs
from bluezone.letters.reading.printed_rows import WIDE_GAP, Row, em, rows, runs
from bluezone.letters.reading.printed_tables import Cells, aligned, grids, ruled_cells

PAGE_NUMBER = re.compile(r"(trang\s*)?[-–(\[]?\s*\d{1,3}\s*(/\s*\d{1,3})?\s*[-–)\]]?$", re.IGNORECASE)
MARGIN = 0.1
"""Page numbers stand in the outer tenth of the page: 25 of 297 mm are margin at most."""

TRUSTED_ROWS = 3
"""So many long rows show where a page's left edge is; a page with fewer is taken to have that of the page before."""

MOST_HEAD_ROWS = 3
"""A table's head is repeated on every page that it reaches; more rows than this are figures."""

CELL_GAP = 2.5
"""In heights: text further apart on one line than this is not one text; a tab separates it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What becomes one line: its cells. `rows` and `area` are set where it may go on on the next page."""

    cells: Cells
    rows: tuple[Row, ...] = ()
    area: Measure | None = None

    @property
    def is_table_row(self) -> bool:
        """Whether it is a row of a table."""
        return not self.rows

    @property
    def text(self) -> str:
        """Its cells, to compare rows by."""
        return "\t".join(" ".join(spot.word.text for spot in cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a page is, and how high its letters are."""

    width: float
    size: float


def read(pages: Iterable[PrintedPage]) -> tuple[Line, ...]:
    """Return the text of *pages* in reading order, a paragraph that crosses a page as one line."""
    told: list[Part] = []
    for page in pages:
        parts = list(_parts(page))
        if told and parts and _crosses(told[-1], parts[0]):
            told[-1] = _paragraph([*told[-1].rows, *parts.pop(0).rows], told[-1].area)
        told += parts[_repeated(told, parts) :]
    return tuple(_line(part.cells) for part in told)


def side_by_side(page: PrintedPage) -> list[Box]:
    """Return the columns of the head and of the foot of *page*, which is upright: each from edge or white to white.

    Lines in two columns may differ in size; a recogniser does better on one column at a time.
    """
    found = rows(spots(page))
    size, at = em(found), 0
    boxes: list[Box] = []
    while at < len(found):
        if band := band_at(found, at, at, size):
            boxes += _columns(band, page, size)
        at = band.last if band else at + 1
    return boxes


def _columns(band: Band, page: PrintedPage, size: float) -> tuple[Box, Box]:
    ends = [row.x1 for row in band.left], [row.x0 for row in band.right]
    middle = (max(ends[0]) + min(ends[1])) / 2
    both = (*band.left, *band.right)
    top, bottom = min(row.y0 for row in both) - size / 2, max(row.y1 for row in both) + size / 2
    return Box(page.number, 0, top, middle, bottom), Box(page.number, middle, top, page.width, bottom)


def _repeated(told: Sequence[Part], parts: Sequence[Part]) -> int:
    """Return how many of *parts* only repeat the head of the table that *told* ends in."""
    start = len(told)
    while start and told[start - 1].is_table_row:
        start -= 1
    head = told[start : start + MOST_HEAD_ROWS]
    same = takewhile(lambda pair: pair[0].text == pair[1].text, zip(head, parts, strict=False))
    return sum(1 for _ in same)


def _crosses(part: Part, following: Part) -> bool:
    if part.area is None or following.area is None:
        return False
    area = following.area
    if area.full_rows < TRUSTED_ROWS:
        area = replace(area, left=min(area.left, part.area.left))
    return goes_on(part.rows, following.rows[0], part.area, area, same_page=False)


def _parts(page: PrintedPage) -> Iterator[Part]:
    """Yield the lines of *page*: tables between rules where they stand, everything else between them."""
    told = _without_number(rows(spots(page)), page)
    free = [spot for row in told for spot in row.spots]
    frame = Frame(upright_width(page), em(told))
    tables = []
    for grid in grids(rules(page), frame.size):
        inside = [spot for spot in free if grid.holds(spot)]
        if inside:
            tables.append((grid.ys[0], ruled_cells(grid, inside)))
            free = [spot for spot in free if not grid.holds(spot)]
    for top, table in tables:
        yield from _running(rows(spot for spot in free if spot.base < top), told, frame)
        yield from map(Part, table)
        free = [spot for spot in free if spot.base >= top]
    yield from _running(rows(free), told, frame)


def _without_number(found: list[Row], page: PrintedPage) -> list[Row]:
    """Return *found* without the page's number."""
    height = upright_height(page)
    if found and found[0].y1 < MARGIN * height and PAGE_NUMBER.match(found[0].text):
        found = found[1:]
    if found and found[-1].y0 > (1 - MARGIN) * height and PAGE_NUMBER.match(found[-1].text):
        found = found[:-1]
    return found


def _running(found: list[Row], page: list[Row], frame: Frame) -> Iterator[Part]:
    """Yield the lines of rows of *page* without ruled tables: bands, figures in columns, paragraphs."""
    text: list[Row] = []
    at = 0
    while at < len(found):
        if table := aligned(found, at, WIDE_GAP * frame.size):
            yield from _paragraphs(text, page, frame)
            yield from map(Part, table[1])
            text, at = [], at + table[0]
        elif band := band_at(found, at, at - len(text), frame.size):
            yield from _paragraphs(text[: len(text) - (at - band.first)], page, frame)
            yield from (_paragraph(line, None) for line in column_lines(band))
            text, at = [], band.last
        else:
            text.append(found[at])
            at += 1
    yield from _paragraphs(text, page, frame)


def _paragraphs(text: list[Row], page: list[Row], frame: Frame) -> Iterator[Part]:
    if text:
        area = measure(text, page, frame.width)
        yield from (_paragraph(paragraph, area) for paragraph in paragraphs(text, area))


def _paragraph(found: Sequence[Row], area: Measure | None) -> Part:
    if len(found) == 1:
        row = found[0]
        return Part([list(run.spots) for run in runs(row, CELL_GAP * row.height)], (row,), area)
    return Part([[spot for row in found for spot in row.spots]], tuple(found), area)


def _line(cells: Cells) -> Line:
    """Return *cells* as one line: blanks between words, tabs between cells."""
    text = ""
    placed: list[Placed] = []
    for number, cell in enumerate(cells):
        text += "\t" if number else ""
        for count, spot in enumerate(cell):
            text += " " if count else ""
            placed.append(_placed(spot, len(text)))
            text += spot.word.text
    return Line(text, tuple(placed))


def _placed(spot: Spot, start: int) -> Placed:
    word: Word = spot.word
    return Placed(start, start + len(word.text), word)
