"""Checks of tables as they stand on paper: columns that add up to their last row, rows that are those of the units.

A table is a run of lines whose cells are parted by tabs. Where a copy has lost its tabs, nothing can be said of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bluezone.letters import written
from bluezone.letters.checks.finding import Found
from bluezone.letters.checks.paper import Paper
from bluezone.letters.folding import fold
from bluezone.letters.letter import Counts
from bluezone.letters.reading.finding import Span

MOST_CELLS = 60
_LEAST_CELLS = 3
_LEAST_ROWS = 3  # a head, a row and a last one
_TOTAL = frozenset({"tong", "tong cong", "tong so", "cong"})
_RATE = ("%", "ty le")
_NUMBERING = ("stt", "tt", "so tt")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    cells: tuple[str, ...]
    span: Span

    @property
    def is_total(self) -> bool:
        """Whether one of the first two cells says that the row adds the others up."""
        return any(fold(cell).strip(" :.") in _TOTAL for cell in self.cells[:2])


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its head and its rows, all of as many cells."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]

    def is_rate(self, column: int) -> bool:
        """Whether the head of *column* speaks of a rate."""
        return any(word in fold(self.head[column]) for word in _RATE)


def grids(paper: Paper) -> Iterator[Grid]:
    """Yield the tables of *paper* that have a head and two rows at least."""
    rows: list[Row] = []
    start = 0
    for line in [*paper.text.split("\n"), ""]:
        cells = tuple(cell.strip() for cell in line.split("\t", MOST_CELLS))
        if rows and len(cells) != len(rows[0].cells):
            yield from _grid(rows)
            rows = []
        if len(cells) >= _LEAST_CELLS:
            rows.append(Row(cells, Span(start, start + len(line))))
        start += len(line) + 1


def _grid(rows: list[Row]) -> Iterator[Grid]:
    if len(rows) >= _LEAST_ROWS:
        yield Grid(rows[0].cells, tuple(rows[1:]))


def of_text(paper: Paper, counts: Counts | None) -> Iterator[Found]:
    """Yield what does not add up in the tables of *paper*, and where its rows are not those of *counts*."""
    for grid in grids(paper):
        yield from _sums(grid)
        if counts is not None:
            yield from _units(grid, counts)


def _sums(grid: Grid) -> Iterator[Found]:
    """Compare each column of counts with its last row, where that adds up."""
    *rows, last = grid.rows
    if not last.is_total or any(row.is_total for row in rows):
        return
    for column, name in enumerate(grid.head):
        if grid.is_rate(column) or fold(name) in _NUMBERING:
            continue
        figures = [written.read_whole(row.cells[column]) for row in rows]
        said = written.read_whole(last.cells[column])
        if said is None or None in figures or sum(figure or 0 for figure in figures) == said:
            continue
        right = sum(figure or 0 for figure in figures)
        yield Found(
            "table_total",
            f"Bảng, cột “{name}”: cộng các dòng được {written.whole(right)}, dòng cuối ghi {written.whole(said)}.",
            f"Table, column “{name}”: the rows add up to {right}, the last row says {said}.",
            last.span,
        )


def _units(grid: Grid, counts: Counts) -> Iterator[Found]:
    """Compare the rows that name a unit with its figures; where there are any, the last row with the whole's."""
    known = {fold(unit.unit): (unit.installed, unit.total, unit.percent) for unit in counts.by_unit or ()}
    whole = (counts.installed, counts.total, counts.percent)
    named = [next((known[fold(cell)] for cell in row.cells if fold(cell) in known), None) for row in grid.rows]
    if not any(named):
        return
    for row, own in zip(grid.rows, named, strict=True):
        figures = whole if row.is_total else own
        if figures is not None:
            yield from _row(grid, row, *figures)


def _row(grid: Grid, row: Row, installed: int | None, total: int | None, percent: Decimal | None) -> Iterator[Found]:
    name = next((cell for cell in row.cells if any(map(str.isalpha, cell))), "")
    if installed is not None and installed not in map(written.read_whole, row.cells):
        yield Found(
            "table_row",
            f"Bảng, dòng “{name}”: không có số đã cài đặt {written.whole(installed)}.",
            f"Table, row “{name}”: the figure {installed} does not stand in it.",
            row.span,
        )
    right = _rates(installed, total, percent)
    for column, cell in enumerate(row.cells):
        said = written.read_decimal(cell.rstrip("% ")) if grid.is_rate(column) else None
        if said is not None and right and said not in right:
            yield Found(
                "table_row",
                f"Bảng, dòng “{name}”: tỷ lệ ghi {cell}, phải là {written.decimal(right[0])}.",
                f"Table, row “{name}”: the rate reads {cell}, expected {right[0]}.",
                row.span,
            )


def _rates(installed: int | None, total: int | None, percent: Decimal | None) -> list[Decimal]:
    """Return what the rate of a row may read: as the value says, or in one, two or no places."""
    found = [] if percent is None else [percent]
    if installed is not None and total and 0 <= installed <= total:
        found += [written.rate(installed, total, places) for places in (1, 2, 0)]
    return found
