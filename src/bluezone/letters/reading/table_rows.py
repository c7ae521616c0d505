"""Tables in a text as rows of cells: cells between tabs or bars, or one cell a line.

    STT<tab>Đơn vị<tab>Đã cài        | STT | Đơn vị | Đã cài |        STT
    1<tab>Phòng Quản lý              | 1 | Phòng Quản lý | 8 |        Đơn vị
    công nghiệp<tab>8                                                 Đã cài ...

A cell that was broken over lines is joined again where the tabs of its lines add up to those of a whole row. Which row
is a head and what the columns hold is told by columns of tables.py, not here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluezone.letters.folding import fold, tone_key
from bluezone.letters.reading.tokens import Text

Cells = tuple[str, ...]

LEAST_BARS = 2
"""Tabs of a row; a table of two columns is rather a letterhead in two columns."""

LONGEST_HEAD = 16
"""Lines of the head of a table with one cell a line."""

_NO_TEXT = re.compile(r"\*|<br\s*/?>")
_NOT_A_ROW = re.compile(r"[\s|:\-–—+=]*")
EMPTY = frozenset({"-", "–", "/"})
"""What stands in a cell that holds nothing."""

_ORDER = frozenset({"stt", "tt", "so tt", "so thu tu"})
"""Heads of the column that numbers the rows, folded; it is the first."""

TOTAL_WORDS = frozenset({"tổng", "tổng cộng", "tổng số", "cộng", "cộng chung", "toàn tỉnh", "toàn huyện", "toàn xã"})
"""A row that adds the others up begins so; Tổng công ty, Công đoàn and Công an are units."""

_TOTALS = frozenset(tuple(tone_key(word) for word in words.split()) for words in TOTAL_WORDS)
_FOLDED_TOTALS = frozenset(tuple(fold(words).split()) for words in TOTAL_WORDS)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows, its head among them, and the tokens first..last-1 that they take."""

    rows: tuple[Cells, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Line:
    first: int
    last: int
    written: str

    @property
    def n_bars(self) -> int:
        return self.written.count("|") - 1 if self.is_barred else self.written.count("\t")

    @property
    def is_barred(self) -> bool:
        return self.written.startswith("|") or self.written.count("|") > self.written.count("\t")


def is_total(cells: Sequence[str]) -> bool:
    """Return whether a row adds the others up."""
    return any(_names_total(cell) for cell in cells[:2])


def _names_total(cell: str) -> bool:
    words = tuple(cell.strip(" :.*").lower().split())
    keys = tuple(tone_key(word) for word in words)
    return keys in _TOTALS or keys[:2] in _TOTALS or keys[:1] == (tone_key("cộng"),) or words in _FOLDED_TOTALS


def grids(text: Text) -> Iterator[Grid]:
    """Yield the tables of *text* in order: those with tabs or bars, then those with one cell a line."""
    lines = list(_lines(text))
    for run in map(_from_order, _runs(lines)):
        rows = _barred_rows(run) if run[0].is_barred else _tabbed_rows(run)
        if len(rows) > 1:
            yield Grid(tuple(rows), run[0].first, run[-1].last)
    yield from _flattened(lines)


def _lines(text: Text) -> Iterator[_Line]:
    """Yield the lines, with the tabs before their first words, which are empty first cells."""
    stop = 0
    for first, last in text.lines():
        start = text.written.rfind("\n", 0, text[first].start) + 1
        if start < stop:  # a line break of Markdown, within a cell
            continue
        end = text.written.find("\n", text[last - 1].end)
        stop = end if end >= 0 else len(text.written)
        yield _Line(first, text.index_at(stop), text.written[start:stop].strip(" "))


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield runs of lines that belong to one table: at least one line of a run has three cells."""
    run: list[_Line] = []
    for at, line in enumerate(lines):
        after = lines[at + 1].n_bars if at + 1 < len(lines) else 0
        goes_on = line.n_bars > 0 or (bool(run) and after > 0 and not line.written.endswith((".", ":", ";")))
        if goes_on:
            run.append(line)
            continue
        if max((line.n_bars for line in run), default=0) >= LEAST_BARS:
            yield run
        run = []
    if max((line.n_bars for line in run), default=0) >= LEAST_BARS:
        yield run


def _from_order(run: list[_Line]) -> list[_Line]:
    """Return *run* from its head on where that starts with STT: a gap in a line above it looks like a tab."""
    starts = (at for at, line in enumerate(run) if fold(line.written.split("\t")[0].strip()) in _ORDER)
    return run[next(starts, 0) :]


def _barred_rows(run: Sequence[_Line]) -> list[Cells]:
    lines = [line for line in run if not _NOT_A_ROW.fullmatch(line.written)]
    return [tuple(_clean(cell) for cell in line.written.strip("|").split("|")) for line in lines]


def _tabbed_rows(run: Sequence[_Line]) -> list[Cells]:
    """Return the rows, lines put together until they have the tabs of a whole row."""
    width = _width(run)
    rows: list[list[str]] = []
    for line in run:
        cells = line.written.split("\t")
        n_open = len(rows[-1]) - 1 + line.n_bars if rows else width + 1
        is_rest = bool(rows) and n_open <= width and not _starts_row(line)
        if is_rest and (len(rows[-1]) <= width or not line.n_bars):
            rows[-1][-1] += f" {cells[0]}"
            rows[-1] += cells[1:]
        else:
            rows.append(cells)
    return [tuple(_clean(cell) for cell in row) for row in rows]


def _width(run: Sequence[_Line]) -> int:
    """Return the tabs of a whole row: those of most rows that start with a number, else the most of any line."""
    numbered = Counter(line.n_bars for line in run if _starts_row(line) and line.n_bars >= LEAST_BARS)
    return numbered.most_common(1)[0][0] if numbered else max(line.n_bars for line in run)


def _starts_row(line: _Line) -> bool:
    """Whether a line begins with a row's number, or is a total row."""
    cells = line.written.split("\t")
    return cells[0].strip().rstrip(".").isdigit() or is_total(cells)


def _clean(cell: str) -> str:
    return " ".join(_NO_TEXT.sub(lambda found: "" if found.group() == "*" else " ", cell).split())


def _flattened(lines: Sequence[_Line]) -> Iterator[Grid]:
    """Yield tables with one cell a line: a head that starts with STT, then rows numbered 1, 2, 3 ..."""
    words = [_clean(line.written) for line in lines]
    for at, word in enumerate(words):
        if fold(word) not in _ORDER:
            continue
        starts = _row_starts(words, at)
        if len(starts) < 2:
            continue
        width = starts[1] - starts[0]
        rows = [tuple(words[at : starts[0]]), *(tuple(words[row : row + width]) for row in starts)]
        stop = starts[-1] + width
        if stop < len(words) and is_total(words[stop : stop + 1]):
            end = _figures_end(words, stop + 1, width)
            rows.append(tuple(words[stop:end]))
            stop = end
        yield Grid(tuple(rows), lines[at].first, lines[min(stop, len(lines)) - 1].last)


def _row_starts(words: Sequence[str], head: int) -> list[int]:
    """Return where rows start that are numbered from 1 on and all take as many lines as the first.

    A count may be 2 as well, so of the widths that a "2" allows that of the head is taken, or that of a head with one
    more line above others, else the one that gives the most rows.
    """
    first = next((i for i in range(head + 2, min(len(words), head + LONGEST_HEAD)) if words[i] in {"1", "01"}), None)
    if first is None:
        return []
    widths = [width for width in range(2, LONGEST_HEAD) if _is_number(words, first + width, 2)]
    runs = [_numbered(words, first, width) for width in widths]
    n_head = first - head

    def likeness(run: Sequence[int]) -> tuple[bool, bool, int]:
        width = run[1] - run[0]
        return width == n_head, width + 1 == n_head, len(run)

    return max((run for run in runs if len(run) > 1), key=likeness, default=[])


def _numbered(words: Sequence[str], first: int, width: int) -> list[int]:
    found = [first]
    while _is_number(words, found[-1] + width, len(found) + 1):
        found.append(found[-1] + width)
    return found if found[-1] + width <= len(words) else found[:-1]


def _is_number(words: Sequence[str], at: int, number: int) -> bool:
    return at < len(words) and words[at].isdigit() and int(words[at]) == number


def _figures_end(words: Sequence[str], start: int, width: int) -> int:
    """Return where the figures of a total row end."""
    end = start
    while end < len(words) and end - start < width and (words[end][:1].isdigit() or words[end] in EMPTY):
        end += 1
    return end
