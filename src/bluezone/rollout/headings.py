"""Where the headings of a table stand, what each says, and for what field.

Titles above, headings in two rows, merged cells, a row of column numbers below: all as offices make their tables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bluezone.letters.folding import fold, is_near
from bluezone.rollout.column_words import WORDS, Field
from bluezone.rollout.persons import tidy

Rows = Sequence[Sequence[str]]

MOST_ROWS_ABOVE = 30
"""Titles and legal bases above a table are never longer."""

WHOLE, PART, NEAR = 100, 70, 60
"""How sure a heading is, in per cent: it is the word, holds it, or is one letter away from it."""

SHORTEST_NEAR_HEADING = 5

_WORD = re.compile(r"[^\W_]+")
_FIELDS = {word: each for each, words in WORDS.items() for word in words}
_LONG_FIRST = sorted(_FIELDS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a table: one text for each column, and the rows from..below-1 they stand in; none: 0..0."""

    texts: tuple[str, ...]
    start: int
    below: int


def find(rows: Rows, columns: int) -> Headings:
    """Return the headings of *rows*, which have *columns* columns."""
    scores = [_score(row) for row in rows[:MOST_ROWS_ABOVE]]
    best = max(scores, default=0)
    if best < 2 * WHOLE and not (best and columns < 3):
        return Headings(("",) * columns, 0, 0)
    start = scores.index(best)
    rows_of_heads = [start]
    if start and _is_upper_row(rows[start - 1], rows[start]):
        rows_of_heads.insert(0, start - 1)
    elif start + 1 < len(rows) and _is_lower_row(rows[start], rows[start + 1]):
        rows_of_heads.append(start + 1)
    texts = _texts([_padded(rows[row], columns) for row in rows_of_heads])
    return Headings(texts, rows_of_heads[0], rows_of_heads[-1] + 1)


def key(text: str) -> str:
    """Return by what two headings are the same."""
    return " ".join(_WORD.findall(fold(tidy(text))))


@lru_cache(maxsize=4096)
def fields(text: str) -> tuple[tuple[Field, int], ...]:
    """Return the fields that the heading *text* may mean and how sure, in per cent, the surest first."""
    words = key(text)
    if not words:
        return ()
    if words in _FIELDS:
        return ((_FIELDS[words], WHOLE),)
    found: dict[Field, int] = {}
    for word in _LONG_FIRST:
        if len(word) > 2 and f" {word} " in f" {words} ":
            longer = min(PART + len(word), WHOLE - 1)
            found[_FIELDS[word]] = max(found.get(_FIELDS[word], 0), longer)
        elif len(word) >= SHORTEST_NEAR_HEADING and is_near(words, word):
            found[_FIELDS[word]] = max(found.get(_FIELDS[word], 0), NEAR)
    return tuple(sorted(found.items(), key=lambda each: -each[1]))


def _score(row: Sequence[str]) -> int:
    """Return how much *row* looks like headings: the sum of what its different cells mean, long cells apart."""
    cells = {key(cell) for cell in row if cell and len(cell) <= 60}
    best: dict[Field, int] = {}
    for cell in cells:
        for each, sure in fields(cell)[:1]:
            best[each] = max(best.get(each, 0), sure)
    return sum(best.values())


def _is_lower_row(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Return whether *lower* holds second headings: words only, under gaps or repeats of *upper*."""
    filled = [(column, cell) for column, cell in enumerate(lower) if cell.strip()]
    if not filled or any(any(c.isdigit() for c in cell) for _, cell in filled):
        return False
    under_gap = all(not _cell(upper, column) or _spans(upper, column) for column, _ in filled)
    return under_gap and any(fields(cell) for _, cell in filled)


def _is_upper_row(upper: Sequence[str], lower: Sequence[str]) -> bool:
    gaps = [column for column, cell in enumerate(upper) if cell.strip() and not _cell(lower, column)]
    return any(fields(upper[column]) for column in gaps) and len([c for c in upper if c.strip()]) > 1


def _spans(upper: Sequence[str], column: int) -> bool:
    """Return whether the cell of *upper* goes on to the right, as a merged one or by an empty one."""
    right, here = _cell(upper, column + 1), _cell(upper, column)
    return (column + 1 < len(upper) and not right) or right == here or _cell(upper, column - 1) == here


def _texts(rows: list[list[str]]) -> tuple[str, ...]:
    if len(rows) == 1:
        return tuple(tidy(cell) for cell in rows[0])
    upper, lower = rows
    texts: list[str] = []
    merged = ""
    for above, below in zip(upper, lower, strict=True):
        merged = tidy(above) or (merged if below.strip() else "")
        parts = [merged, tidy(below)] if below.strip() else [merged]
        texts.append(" ".join(dict.fromkeys(part for part in parts if part)))
    return tuple(texts)


def _padded(row: Sequence[str], columns: int) -> list[str]:
    return [*row, *[""] * (columns - len(row))]


def _cell(row: Sequence[str], column: int) -> str:
    return row[column].strip() if 0 <= column < len(row) else ""
