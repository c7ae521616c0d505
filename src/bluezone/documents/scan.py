"""Pictures of letters as words with boxes: a photo, a fax, a page of a scanned PDF.

The page is cleaned first, turned and levelled, and read like that; `Scanned.box` tells where a word stands on the page
as it came.
"""

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import mean, median

from PIL import Image

from bluezone.documents import picture_cleaning as cleaning
from bluezone.documents import recognised_pieces as pieces
from bluezone.documents import slips, tesseract
from bluezone.documents.limits import PAGE_RECOGNISE_LIMIT_S
from bluezone.documents.recognised_pieces import Area
from bluezone.documents.tesseract import Layout, Recognised
from bluezone.letters.folding import composed
from bluezone.letters.reading.columns import side_by_side
from bluezone.letters.reading.printed import Box, PrintedPage, Word
from bluezone.letters.reading.printed_tables import Grid, grids

LEAST_SIDE_PIXELS = 300
"""A page of A5 at 50 dpi; nothing can be read in less."""

DOUBTFUL = 0.6
"""A page read with less confidence on the average may stand on its head; right ones have over 0.8."""

LEAST_CONFIDENCE = 0.05
_NOISE = frozenset("|_~`´'‘’\"“”«»<>=^°¬·¡!\\")
_DASHES = frozenset("-–—")  # taller than wide, it is what is left of a rule
MOST_TABLES = 8
"""Of one page; each costs a start of the recogniser. What stands in more is read with the page."""

MOST_CELLS = 120
"""Of one table, looked at each by itself; below each other they fit into the tallest picture tesseract takes."""

_GLUED = 5  # letters, from which two words may have been taken for one
_SEVERAL_LINES = 2.4  # heights of a line; a row of one has 1.7, one of two 3
_LETTER_INCHES = 0.16  # the height of a line of 14 points without what sticks out


class PageSlowError(Exception):
    """The page, or the pages before it, took longer than they may."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A page as it was recognised: upright, level, at the resolution it was read at; and the way back."""

    printed: PrintedPage
    frame: "_Frame"

    def box(self, box: Box) -> Box:
        """Return where *box* of the recognised page stands on the page as it came, in its pixels."""
        return self.frame.box(box)


def read(picture: Image.Image, number: int, limit_s: float = PAGE_RECOGNISE_LIMIT_S) -> Scanned:
    """Return what stands on *picture*, which is grey, as page *number*.

    Raises:
        PageSlowError: it took longer than *limit_s*.
        NeedsTesseractError: tesseract or its Vietnamese is missing.
    """
    until = time.monotonic() + limit_s
    if min(picture.size) < LEAST_SIDE_PIXELS or cleaning.is_blank(picture):
        frame = _Frame(1.0, 0.0, *picture.size, 0, *picture.size)
        return Scanned(PrintedPage(number, picture.width, picture.height, ()), frame)
    try:
        best = _attempt(picture, number, until, 1 if cleaning.lies(cleaning.sized(picture)) else 0)
        if best.confidence < DOUBTFUL:
            best = max(best, *_other_attempts(picture, number, until, best), key=lambda attempt: attempt.worth)
    except tesseract.RecogniserSlowError as error:
        raise PageSlowError from error
    return best.scanned


@dataclass(frozen=True, slots=True)
class _Attempt:
    scanned: Scanned
    prepared: Image.Image

    @property
    def confidence(self) -> float:
        """The average over the words."""
        words = self.scanned.printed.words
        return mean([word.confidence or 0.0 for word in words]) if words else 0.0

    @property
    def worth(self) -> float:
        """How much was read, and how surely."""
        return self.confidence * math.sqrt(sum(len(word.text) for word in self.scanned.printed.words))


def _other_attempts(picture: Image.Image, number: int, until: float, first: _Attempt) -> list[_Attempt]:
    """Return what turning the page as its letters ask gives, where they do."""
    more = tesseract.turn(first.prepared, _left(until))
    return [_attempt(picture, number, until, (first.scanned.frame.turn + more) % 4)] if more else [first]


def _attempt(picture: Image.Image, number: int, until: float, turn: int) -> _Attempt:
    """Return *picture* read after *turn* quarter turns clockwise."""
    turned = picture.rotate(-90 * turn, expand=True) if turn else picture
    even = cleaning.evened(turned)
    sized = cleaning.sized(cleaning.cleaned(even) if cleaning.is_speckled(even) else even)
    angle = cleaning.skew(sized)
    level = sized.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if angle else sized
    ruled = cleaning.without_rules(level, number)
    found = _recognised(ruled, number, until)
    frame = _Frame(turned.width / sized.width, angle, *sized.size, turn, *picture.size)
    words = slips.repaired(list(_words(found, number)))
    printed = PrintedPage(number, *sized.size, tuple(words), ruled.boxes)
    return _Attempt(Scanned(printed, frame), level)


def _recognised(ruled: cleaning.Rules, number: int, until: float) -> list[Recognised]:
    """Return the words of a page: its tables and its columns side by side each looked at alone, and the rest."""
    dpi = cleaning.page_dpi(ruled.picture)
    rest = ruled.picture.copy()
    tables = grids(ruled.boxes, _LETTER_INCHES * dpi)[:MOST_TABLES]
    found: list[Recognised] = []
    for grid in tables:
        area = Area(int(grid.xs[0]), int(grid.ys[0]), int(grid.xs[-1]) + 1, int(grid.ys[-1]) + 1)
        whole = pieces.recognised(ruled.picture, [area], Layout.TABLE, _left(until))
        cells = list(islice(_doubtful_cells(grid, whole, _LETTER_INCHES * dpi), MOST_CELLS))
        found += pieces.better(whole, ruled.picture, cells, _left(until))
        rest.paste(255, area)
    text = tesseract.words(rest, _left(until), round(dpi))
    page = PrintedPage(number, *rest.size, tuple(_words(text, number)))
    columns = [Area.round(box, rest.size) for box in side_by_side(page)]
    return found + pieces.better(text, rest, columns, _left(until))


def _doubtful_cells(grid: Grid, words: Sequence[Recognised], letter: float) -> Iterator[Area]:
    """Yield the cells that are better looked at alone.

    In a row of several lines those of neighbours stand at different heights and run into each other; beside the wide
    gaps between columns those between words count for none.
    """
    for top, bottom in pairwise(grid.ys):
        has_lines = bottom - top >= _SEVERAL_LINES * letter
        middle = (top + bottom) / 2
        drawn = [x for x, y0, y1 in grid.down if y0 - grid.touch <= middle <= y1 + grid.touch]
        edges = [edge for edge in grid.xs if any(abs(edge - x) <= grid.touch for x in drawn)]
        for left, right in pairwise(edges):
            cell = Area(int(left) + 1, int(top) + 1, int(right), int(bottom))
            if has_lines or any(len(word.text) >= _GLUED and cell.holds(word) for word in words):
                yield cell


def _left(until: float) -> float:
    left_s = until - time.monotonic()
    if left_s <= 0:
        raise tesseract.RecogniserSlowError
    return left_s


@dataclass(frozen=True, slots=True)
class _Frame:
    """From the cleaned picture back to the one that came: unlevel, unsize, unturn."""

    scale: float
    angle: float
    width: int
    height: int
    turn: int
    page_width: int
    page_height: int

    def box(self, box: Box) -> Box:
        corners = [self._point(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(box.page, max(0.0, min(xs)), max(0.0, min(ys)), max(xs), max(ys))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        # Pillow turns against the clock about the middle; y runs down.
        radians = math.radians(self.angle)
        dx, dy = x - self.width / 2, y - self.height / 2
        px = (dx * math.cos(radians) - dy * math.sin(radians) + self.width / 2) * self.scale
        py = (dx * math.sin(radians) + dy * math.cos(radians) + self.height / 2) * self.scale
        match self.turn:
            case 1:
                return py, self.page_height - px
            case 2:
                return self.page_width - px, self.page_height - py
            case 3:
                return self.page_width - py, px
            case _:
                return px, py


def _words(found: list[Recognised], number: int) -> Iterator[Word]:
    """Yield *found* without the noise of borders and folds; the words of one line share its baseline.

    A euro sign behind a slash is the c of (b/c), which small letters make tesseract see; nobody reports "/€".
    """
    bottoms: dict[tuple[int, int, int, int], list[int]] = {}
    for word in found:
        bottoms.setdefault(word.line, []).append(word.y1)
    for word in found:
        is_dot = word.confidence < LEAST_CONFIDENCE and sum(map(str.isalnum, word.text)) < 3
        is_rule = set(word.text) <= _DASHES and word.y1 - word.y0 > word.x1 - word.x0
        if is_dot or is_rule or set(word.text) <= _NOISE:
            continue
        box = Box(number, word.x0, word.y0, word.x1, word.y1)
        yield Word(composed(word.text).replace("/€", "/c"), box, round(word.confidence, 3), median(bottoms[word.line]))
