"""Paragraphs of a printed page: rows that a wrapped line tore apart, put together again.

A row goes on in the next where it is full (the next word would not have fitted) and the next row begins neither
indented, nor after a wider gap, nor with a bullet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bluezone.letters.folding import fold
from bluezone.letters.reading.printed_rows import Row, em

ADDRESS = re.compile(r"^k\wnh g\wi\b")
FINISHED = re.compile(r"[.;:!?…]['\"”’)]*$")
BULLET = re.compile(r"([-–—+•*▪]|\d{1,2}(\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}[.)])$")
LEAST_MEASURE = 0.55
"""Of the page's width: where all lines are shorter, none is a full one. The decree leaves 0.76 of an A4 page."""

MOST_INDENT = 6.0
"""In heights. A first line is indented by 12.7 mm, three heights; further right stands centred text."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The type area of rows: left and right edge, the usual distance of two lines, the height of letters.

    `full_rows` is how many long rows tell the edges; with few of them the left one may be the indent of the first.
    """

    left: float
    right: float
    pitch: float
    em: float
    full_rows: int


def measure(found: Sequence[Row], page: Sequence[Row], width: float) -> Measure:
    """Return the type area in which *found* stand on *page*, tables and all, *width* wide; found[0] exists."""
    widest = max(row.x1 - row.x0 for row in page)
    wide = [row for row in page if row.x1 - row.x0 >= 0.7 * widest]
    size = em(found)
    pitches = [b.base - a.base for a, b in pairwise(found) if 0 < b.base - a.base < 3 * size]
    # Not the outermost: one word that sticks out would make every other line a short one.
    rights = sorted(row.x1 for row in wide)
    left = min(row.x0 for row in wide)
    return Measure(
        left=left,
        right=max(rights[(len(rights) - 1) * 3 // 4], left + LEAST_MEASURE * width),
        pitch=median(pitches) if pitches else 1.2 * size,
        em=size,
        full_rows=len(wide),
    )


def paragraphs(found: Sequence[Row], area: Measure) -> list[list[Row]]:
    """Return *found*, top to bottom, as paragraphs of rows."""
    told: list[list[Row]] = []
    in_addresses = False
    for row in found:
        if told and (goes_on(told[-1], row, area, area) or (in_addresses and _is_same_address(told[-1], row))):
            told[-1].append(row)
            continue
        told.append([row])
        in_addresses = bool(ADDRESS.match(fold(row.text))) or (in_addresses and _has_bullet(row))
    return told


def _is_same_address(paragraph: Sequence[Row], row: Row) -> bool:
    """Whether *row* ends an entry of "Kính gửi", which writers cut where it looks well: its mark is still missing."""
    first, last = paragraph[0], paragraph[-1]
    is_open = _has_bullet(first) and last.text[-1] not in ",;." and not _has_bullet(row)
    hangs = len(first.spots) > 1 and abs(row.x0 - first.spots[1].x0) < 0.5 * row.height
    room = (0.7 if hangs else 0.25) * row.height
    return is_open and row.x0 > first.x0 - 0.3 * row.height and row.y0 - last.y1 < room


def _has_bullet(row: Row) -> bool:
    return bool(BULLET.match(row.spots[0].word.text))


def goes_on(paragraph: Sequence[Row], row: Row, area: Measure, next_area: Measure, same_page: bool = True) -> bool:
    """Whether *row* carries on *paragraph*; *next_area* is that of its page."""
    last = paragraph[-1]
    is_finished = bool(FINISHED.search(last.text))
    return (
        _is_full(last, row, area)
        and not (same_page and _stands_off(last, row, area, is_finished))
        and not _opens(paragraph, row, next_area, is_finished)
    )


def _is_full(last: Row, row: Row, area: Measure) -> bool:
    """Whether the first word of *row* would not have fitted behind *last*."""
    room = area.right - last.x1
    first = row.spots[0]
    if _is_centred(last, area) and not _has_bullet(last) and not first.word.text[:1].islower():
        return False  # a title, an addressee
    if ADDRESS.match(fold(last.text)) and not _is_centred(row, area):
        return first.word.text[:1].islower()
    return last.x0 < area.left + MOST_INDENT * area.em and room < first.x1 - first.x0 + 0.3 * area.em


def _is_centred(row: Row, area: Measure) -> bool:
    left, right = row.x0 - area.left, area.right - row.x1
    return abs(right - left) < 0.5 * area.em < right


def _stands_off(last: Row, row: Row, area: Measure, is_finished: bool) -> bool:
    extra = row.base - last.base - area.pitch
    return extra > (0.25 if is_finished else 1.0) * area.em


def _opens(paragraph: Sequence[Row], row: Row, area: Measure, is_finished: bool) -> bool:
    """Whether *row* begins like a paragraph of its own: indented, or with a bullet."""
    indent = row.x0 - area.left
    is_bullet = _has_bullet(row)
    if is_bullet and (is_finished or indent > 0.5 * area.em):
        return True
    if indent <= 0.8 * area.em:
        return False
    return not _hangs(paragraph, row, area.em, is_finished)


def _hangs(paragraph: Sequence[Row], row: Row, size: float, is_finished: bool) -> bool:
    """Whether an indented *row* stands below the text of an item, or below the second row of its paragraph."""
    if len(paragraph) > 1:
        return abs(row.x0 - paragraph[-1].x0) < 0.5 * size
    first = paragraph[0]
    below_item = len(first.spots) > 1 and _has_bullet(first) and abs(row.x0 - first.spots[1].x0) < 0.6 * size
    return below_item or (abs(row.x0 - first.x0) < 0.3 * size and not is_finished)
