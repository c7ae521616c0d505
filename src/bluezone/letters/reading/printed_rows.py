"""Rows of a printed page: words that stand on one line, and the runs of words between wide gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from bluezone.letters.reading.printed import Spot

ROW_REACH = 0.45
"""How far from a row's line a word may stand, in heights: less than half the distance of two single-spaced lines."""

SMALLEST = 0.6
"""Of the usual height: a dash in a picture is as high as its ink, yet it belongs to a line of full height."""

WIDE_GAP = 0.9
"""In heights. Blanks between words are a quarter; a loosely justified line has blanks of up to three quarters."""


@dataclass(frozen=True)
class Row:
    """Words on one line, left to right; never empty."""

    spots: tuple[Spot, ...]

    @cached_property
    def x0(self) -> float:
        return self.spots[0].x0

    @cached_property
    def x1(self) -> float:
        return max(spot.x1 for spot in self.spots)

    @cached_property
    def y0(self) -> float:
        return min(spot.y0 for spot in self.spots)

    @cached_property
    def y1(self) -> float:
        return max(spot.y1 for spot in self.spots)

    @cached_property
    def base(self) -> float:
        """Where its words stand."""
        return median(spot.base for spot in self.spots)

    @cached_property
    def height(self) -> float:
        """The height of its letters."""
        return median(spot.height for spot in self.spots)

    @cached_property
    def text(self) -> str:
        return " ".join(spot.word.text for spot in self.spots)


def rows(spots: Iterable[Spot]) -> list[Row]:
    """Return *spots* as rows, top to bottom."""
    found: list[list[Spot]] = []
    ordered = sorted(spots, key=lambda spot: spot.base)
    least = SMALLEST * median(spot.height for spot in ordered) if ordered else 0.0
    for spot in ordered:
        row = found[-1] if found else []
        if row and spot.base - _middle(row) <= ROW_REACH * max(least, min(spot.height, row[0].height)):
            row.append(spot)
        else:
            found.append([spot])
    return [Row(tuple(sorted(row, key=lambda spot: spot.x0))) for row in found]


def em(rows: Sequence[Row]) -> float:
    """Return the usual height of the letters of *rows*."""
    return median(row.height for row in rows) if rows else 1.0


def runs(row: Row, gap: float) -> list[Row]:
    """Return *row* cut where more than *gap* is blank."""
    cuts = [0]
    reach = row.spots[0].x1
    for number, spot in enumerate(row.spots[1:], 1):
        if spot.x0 - reach > gap:
            cuts.append(number)
        reach = max(reach, spot.x1)
    cuts.append(len(row.spots))
    return [Row(row.spots[a:b]) for a, b in pairwise(cuts)]


def _middle(row: list[Spot]) -> float:
    # Of the last few only: a long row must not cost the square of its length.
    last = row[-8:]
    return sum(spot.base for spot in last) / len(last)
