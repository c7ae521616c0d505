"""Tables of a printed page: cells between ruled lines, or figures that stand below each other without any.

A table comes out as rows of cells, a cell as the words in it. A cell that spans several columns or rows stands where it
begins; the places it covers are empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bluezone.letters.reading.printed import Box, Spot
from bluezone.letters.reading.printed_rows import Row, rows, runs

Cells = list[list[Spot]]
"""One row of a table: for each column the words of its cell, in reading order."""

MOST_RULES = 1_200
"""A table of 100 rows and 12 columns, each cell with its own frame, has fewer after joining; more is a drawing."""

MOST_ROWS = 200
"""More rows do not fit on a page in letters that can be read."""

TOUCH = 0.35
"""In heights of letters: how far two rules may stand apart and still meet. Scanned lines are a little short."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table between ruled lines: its edges and which of them are drawn where.

    `across` and `down` are rules as (place, from, to): y, x0, x1 and x, y0, y1.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[tuple[float, float, float], ...]
    down: tuple[tuple[float, float, float], ...]
    touch: float

    def holds(self, spot: Spot) -> bool:
        """Whether the middle of *spot* lies in the table."""
        x, y = (spot.x0 + spot.x1) / 2, (spot.y0 + spot.y1) / 2
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def grids(rules: Sequence[Box], em: float) -> list[Grid]:
    """Return the tables that *rules* draw, top to bottom; a frame round one text is none."""
    if len(rules) > MOST_RULES:
        return []
    touch = TOUCH * em
    across = _joined(
        [((r.y0 + r.y1) / 2, r.x0, r.x1) for r in rules if r.x1 - r.x0 > max(em, 3 * (r.y1 - r.y0))], touch
    )
    down = _joined(
        [((r.x0 + r.x1) / 2, r.y0, r.y1) for r in rules if r.y1 - r.y0 > max(em / 2, 3 * (r.x1 - r.x0))], touch
    )
    found = [_grid(h, v, touch) for h, v in _connected(across, down, touch)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: grid.ys[0])


def ruled_cells(grid: Grid, spots: Sequence[Spot]) -> list[Cells]:
    """Return the rows of *grid* with the words of *spots* in their cells; rows without any word are left out."""
    n_columns, n_rows = len(grid.xs) - 1, len(grid.ys) - 1
    starts = _starts(grid)
    held: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        column = _place(grid.xs, (spot.x0 + spot.x1) / 2)
        row = _place(grid.ys, (spot.y0 + spot.y1) / 2)
        held.setdefault(starts[column, row], []).append(spot)
    table = [[in_order(held.get((column, row), [])) for column in range(n_columns)] for row in range(n_rows)]
    return [cells for cells in table if any(cells)]


def aligned(page: Sequence[Row], first: int, gap: float) -> tuple[int, list[Cells]] | None:
    """Return how many rows of *page* from *first* on are a table of figures without rules, and its rows, if any.

    At least three columns, at least two rows with figures, and white strips that run through all of it.
    """
    strips = [(left.x1, right.x0) for left, right in pairwise(runs(page[first], gap))]
    if len(strips) < 2:
        return None
    found, taken = page[first : first + MOST_ROWS], 1
    for row in found[1:]:
        parts = runs(row, gap)
        narrowed = _narrowed(strips, parts, gap * 0.6)
        is_apart = row.y0 - found[taken - 1].y1 > 2.5 * row.height
        if is_apart or len(narrowed) < 2 or any(part.x0 < a and part.x1 > b for part in parts for a, b in strips):
            break
        strips, taken = narrowed, taken + 1
    table = _gathered([_split(row, strips) for row in found[:taken]], found)
    return (taken, table) if _has_figures(table) else None


def in_order(spots: Sequence[Spot]) -> list[Spot]:
    """Return *spots* line by line."""
    return [spot for row in rows(spots) for spot in row.spots]


def is_figure(cell: Sequence[Spot]) -> bool:
    """Whether *cell* is a number, a rate, or a dash in place of one."""
    text = "".join(spot.word.text for spot in cell)
    digits = sum(letter.isdigit() for letter in text)
    return text in {"-", "–"} or (digits > 0 and digits >= len(text.strip("%.,/ ")) - 2 and not text[-1:].isalpha())


def _joined(lines: list[tuple[float, float, float]], touch: float) -> list[tuple[float, float, float]]:
    """Return *lines* with those that lie on each other or follow each other made one."""
    found: list[list[float]] = []
    for place, start, end in sorted(lines):
        for line in reversed(found[-40:]):
            if place - line[0] <= touch / 2 and start <= line[2] + touch and end >= line[1] - touch:
                line[1], line[2] = min(line[1], start), max(line[2], end)
                break
        else:
            found.append([place, start, end])
    return [(place, start, end) for place, start, end in found]


Lines = list[tuple[float, float, float]]


def _connected(across: Lines, down: Lines, touch: float) -> list[tuple[Lines, Lines]]:
    """Return the groups of rules that meet each other."""
    groups: list[tuple[Lines, Lines]] = []
    rest = list(across)
    free = list(down)
    while rest:
        h, v, new = [rest.pop()], [], True
        while new:
            meeting = [d for d in free if any(_meet(a, d, touch) for a in h)]
            v += meeting
            free = [d for d in free if d not in meeting]
            more = [a for a in rest if any(_meet(a, d, touch) for d in meeting)]
            h += more
            rest = [a for a in rest if a not in more]
            new = bool(more)
        groups.append((h, v))
    return groups


def _meet(across: tuple[float, float, float], down: tuple[float, float, float], touch: float) -> bool:
    y, x0, x1 = across
    x, y0, y1 = down
    return x0 - touch <= x <= x1 + touch and y0 - touch <= y <= y1 + touch


def _grid(across: Lines, down: Lines, touch: float) -> Grid | None:
    xs = _edges([x for x, _, _ in down] + [end for line in across for end in line[1:]], touch)
    ys = _edges([y for y, _, _ in across] + [end for line in down for end in line[1:]], touch)
    if not down or len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5 or len(xs) < 3:
        return None
    return Grid(xs, ys, tuple(across), tuple(down), touch)


def _edges(places: list[float], touch: float) -> tuple[float, ...]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 2 * touch:
            found.append(place)
    return tuple(found)


def _starts(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each field of *grid* the field in which its cell begins."""
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        for column, (left, right) in enumerate(pairwise(grid.xs)):
            x, y = (left + right) / 2, (top + bottom) / 2
            start = (column, row)
            if column and not _drawn(grid.down, left, y, grid.touch):
                start = starts[column - 1, row]
            elif row and not _drawn(grid.across, top, x, grid.touch):
                start = starts[column, row - 1]
            starts[column, row] = start
    return starts


def _drawn(lines: Sequence[tuple[float, float, float]], place: float, at: float, touch: float) -> bool:
    return any(abs(line[0] - place) <= 2 * touch and line[1] - touch <= at <= line[2] + touch for line in lines)


def _place(edges: Sequence[float], at: float) -> int:
    return max(0, min(len(edges) - 2, sum(edge <= at for edge in edges) - 1))


def _narrowed(strips: list[tuple[float, float]], parts: list[Row], least: float) -> list[tuple[float, float]]:
    """Return what the words of *parts* leave of *strips*, without those that are hardly white any more."""
    left = []
    for a, b in strips:
        for part in parts:
            if part.x0 < b and part.x1 > a:
                a, b = (part.x1, b) if part.x0 + part.x1 < a + b else (a, part.x0)
        if b - a >= least:
            left.append((a, b))
    return left


def _split(row: Row, strips: list[tuple[float, float]]) -> Cells:
    middles = [(a + b) / 2 for a, b in strips]
    cells: Cells = [[] for _ in range(len(strips) + 1)]
    for spot in row.spots:
        cells[sum(middle < (spot.x0 + spot.x1) / 2 for middle in middles)].append(spot)
    return cells


def _gathered(lines: list[Cells], found: Sequence[Row]) -> list[Cells]:
    """Return *lines* with those that only carry on cells put into the row that they belong to.

    Rows that have most cells filled are rows of the table. Between two of them the widest white parts what belongs to
    the upper from what belongs to the lower.
    """
    anchors = [at for at, cells in enumerate(lines) if sum(map(bool, cells)) >= max(2, len(lines[0]) - 1)]
    if not anchors:
        return []
    borders = [0, *(_widest(found, upper, lower) for upper, lower in pairwise(anchors)), len(lines)]
    return [_one(lines[start:end]) for start, end in pairwise(borders)]


def _widest(found: Sequence[Row], upper: int, lower: int) -> int:
    """Return the line in upper+1..lower before which the most white is; the last of equals."""
    return max(range(upper + 1, lower + 1), key=lambda at: (round(found[at].base - found[at - 1].base), at))


def _one(lines: list[Cells]) -> Cells:
    return [in_order([spot for cell in column for spot in cell]) for column in zip(*lines, strict=True)]


def _has_figures(table: list[Cells]) -> bool:
    figures = [sum(is_figure(cell) for cell in cells) for cells in table]
    return sum(count >= 2 for count in figures) >= 2
