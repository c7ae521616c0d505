"""A printed page as words with boxes: what a PDF or a picture gives, and what reading it in order returns.

Coordinates are those of the page as a person sees it: x to the right, y downwards, in the page's own unit (points of a
PDF, pixels of a picture).
"""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on page *page*, counted from 1; x0 <= x1, y0 <= y1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands; `confidence` is 0 to 1 as the recogniser gave it, None where the file has the text.

    `baseline` is the y on which its letters stand; None where nobody knows, as in a picture.
    """

    text: str
    box: Box
    confidence: float | None = None
    baseline: float | None = None


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page: its size, its words in any order, its ruled lines as thin boxes.

    `turn` counts the quarter turns clockwise that bring the text upright: 1 for an annex that lies on its left side.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A word in a line of text: characters start..end-1 of the line stand for it."""

    start: int
    end: int
    word: Word


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a title line or a row of a table (cells separated by tabs), with the words it is made of."""

    text: str
    words: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A word in the frame in which it is read: upright and level. `base` is the y of its line."""

    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    word: Word

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0


LEAST_SLOPE = 0.002
"""A line of 165 mm that climbs a third of a millimetre is level enough."""


def spots(page: PrintedPage) -> list[Spot]:
    """Return the words of *page*, upright and level, in the order in which they were given."""
    turned = [_spot(word, page) for word in page.words]
    slope = _slope(turned)
    if abs(slope) < LEAST_SLOPE:
        return turned
    return [_levelled(spot, slope) for spot in turned]


def rules(page: PrintedPage) -> list[Box]:
    """Return the ruled lines of *page* in the upright frame."""
    return [Box(page.number, *upright(rule, page)) for rule in page.rules]


def upright_width(page: PrintedPage) -> float:
    """Return how wide *page* is when its text stands upright."""
    return page.height if page.turn % 2 else page.width


def upright_height(page: PrintedPage) -> float:
    """Return how high *page* is when its text stands upright."""
    return page.width if page.turn % 2 else page.height


def upright(box: Box, page: PrintedPage) -> tuple[float, float, float, float]:
    """Return x0, y0, x1, y1 of *box* after the turns that bring *page* upright."""
    match page.turn % 4:
        case 1:
            return page.height - box.y1, box.x0, page.height - box.y0, box.x1
        case 2:
            return page.width - box.x1, page.height - box.y1, page.width - box.x0, page.height - box.y0
        case 3:
            return box.y0, page.width - box.x1, box.y1, page.width - box.x0
        case _:
            return box.x0, box.y0, box.x1, box.y1


def _spot(word: Word, page: PrintedPage) -> Spot:
    x0, y0, x1, y1 = upright(word.box, page)
    has_baseline = word.baseline is not None and page.turn % 4 == 0
    return Spot(x0, y0, x1, y1, word.baseline if has_baseline and word.baseline else (y0 + y1) / 2, word)


def _slope(found: list[Spot]) -> float:
    """Return how much the lines fall per unit to the right: the median over words and their neighbours to the right."""
    steps = [
        (right.base - left.base) / ((right.x0 + right.x1 - left.x0 - left.x1) / 2)
        for left, right in pairwise(found)
        if right.x0 > left.x1 and right.x0 - left.x1 < left.height and right.y0 < left.base < right.y1
    ]
    return median(steps) if len(steps) >= 20 else 0.0


def _levelled(spot: Spot, slope: float) -> Spot:
    drop = slope * (spot.x0 + spot.x1) / 2
    return Spot(spot.x0, spot.y0 - drop, spot.x1, spot.y1 - drop, spot.base - drop, spot.word)
