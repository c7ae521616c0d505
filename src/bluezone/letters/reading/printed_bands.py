"""Bands of two columns: the head of a letter, and its foot with "Nơi nhận" beside the signature.

A band is a stretch of rows with a white strip through all of them. It is believed where two rows at least have text on
both sides, or one has and the words say what it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bluezone.letters.folding import fold
from bluezone.letters.reading.printed_paragraphs import ADDRESS, BULLET, FINISHED
from bluezone.letters.reading.printed_rows import WIDE_GAP, Row, rows, runs
from bluezone.letters.reading.printed_tables import MOST_ROWS, is_figure

HEAD = re.compile(r"\bco\w?ng h\w{1,2}a xa h\w{1,2}i\b|\bdoc lap\W+tu do\b|\bdang cong san\b")
FOOT = re.compile(r"^n\w{1,2}i nh\w{1,2}n\b")
ABSTRACT = re.compile(r"^[vw]\s?[/.]\s?v\b")
LEAST_STRIP = 0.5
"""In heights of letters: narrower white is a blank between words."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows first..last-1 of those given, as the rows of the left and of the right column."""

    first: int
    last: int
    left: tuple[Row, ...]
    right: tuple[Row, ...]
    is_foot: bool


def band_at(found: Sequence[Row], first: int, free: int, size: float) -> Band | None:
    """Return the band that begins at row *first* of *found*, if there is one; rows from *free* on may belong to it."""
    strip = _strip(found, first, size)
    if strip is None:
        return None
    is_foot = bool(FOOT.match(fold(found[first].text)))
    last, strip = _extent(found, first, strip, size)
    band = _band(found, first, last, strip, is_foot)
    if not _is_believed(band, found):
        return None
    return _band(found, _opening(found, band, free, size), _closing(found, band, size), strip, is_foot)


def column_lines(band: Band) -> list[list[Row]]:
    """Return the lines of *band*, left column first, each as the rows it is made of."""
    if not band.is_foot:
        return _abstract(band.left) + [[row] for row in band.right]
    return _recipients(band.left) + _titles(band.right)


def _strip(found: Sequence[Row], first: int, size: float) -> tuple[float, float] | None:
    """Return the white strip with which a band would begin: the widest in a row, or between two side by side."""
    parts = _parts(found[first], size)
    if len(parts) == 1 and first + 1 < len(found) and _overlap(found[first], found[first + 1]) > 0.25:
        parts = sorted([*parts, *_parts(found[first + 1], size)], key=lambda part: part.x0)
    gaps = [(a.x1, b.x0) for a, b in pairwise(parts) if b.x0 - a.x1 > _least(found[first], size)]
    if not gaps or ADDRESS.match(fold(found[first].text)):
        return None
    return max(gaps, key=lambda gap: gap[1] - gap[0])


def _least(row: Row, size: float) -> float:
    """Return how wide a strip must be that begins at *row*; where the national title stands it needs no width."""
    return (0.1 if HEAD.search(fold(row.text)) else LEAST_STRIP) * size


def _parts(row: Row, size: float) -> list[Row]:
    """Return the runs of *row*; the national title begins one however near the organ's name comes."""
    parts = []
    for part in runs(row, WIDE_GAP * size):
        at = _title_at(part)
        parts += [Row(part.spots[:at]), Row(part.spots[at:])] if at else [part]
    return parts


def _title_at(part: Row) -> int:
    words = [fold(spot.word.text) for spot in part.spots]
    for number in range(1, len(words) - 1):
        if HEAD.match(" ".join(words[number : number + 4])):
            return number
    return 0


def _extent(
    found: Sequence[Row], first: int, strip: tuple[float, float], size: float
) -> tuple[int, tuple[float, float]]:
    """Return how far the white strip runs and what is left of it."""
    last = first
    for row in found[first : first + MOST_ROWS]:
        narrowed = _clipped(strip, _parts(row, size))
        if narrowed[1] - narrowed[0] < _least(found[first], size) or ADDRESS.match(fold(row.text)):
            break
        strip, last = narrowed, last + 1
    return last, strip


def _clipped(strip: tuple[float, float], parts: Sequence[Row]) -> tuple[float, float]:
    a, b = strip
    for part in parts:
        if part.x1 <= a or part.x0 >= b:
            continue
        if part.x0 < a and part.x1 > b:
            return a, a
        is_left = part.x0 < a or (part.x1 <= b and part.x0 + part.x1 < a + b)
        a, b = (part.x1, b) if is_left else (a, part.x0)
    return a, b


def _band(found: Sequence[Row], first: int, last: int, strip: tuple[float, float], is_foot: bool) -> Band:
    middle = sum(strip) / 2
    spots = [spot for row in found[first:last] for spot in row.spots]
    left = rows(spot for spot in spots if (spot.x0 + spot.x1) / 2 < middle)
    right = rows(spot for spot in spots if (spot.x0 + spot.x1) / 2 >= middle)
    return Band(first, last, tuple(left), tuple(right), is_foot)


def _is_believed(band: Band, found: Sequence[Row]) -> bool:
    beside = sum(any(_overlap(row, other) > 0.25 for other in band.right) for row in band.left)
    if beside == 0:
        return False
    if band.is_foot or any(HEAD.search(fold(row.text)) for row in band.right):
        return True
    figures = sum(is_figure(row.spots) for row in band.right)
    return beside >= 2 and figures * 2 < len(band.right)


def _overlap(row: Row, other: Row) -> float:
    """Return how much of the lower row's height the two share."""
    shared = min(row.y1, other.y1) - max(row.y0, other.y0)
    return shared / min(row.y1 - row.y0, other.y1 - other.y0, key=lambda height: height or 1.0)


def _opening(found: Sequence[Row], band: Band, free: int, size: float) -> int:
    """Return where *band* begins if the one-sided rows right above it are its own.

    In a foot only the signer's title may stand higher; to its left would be the last line of the text.
    """
    edge = min(row.x0 for row in band.right)
    first = band.first
    while first > free:
        above = found[first - 1]
        is_near = found[first].y0 - above.y1 < 1.2 * size
        is_own = above.x0 >= edge - size or (not band.is_foot and first == 1 and above.x1 <= edge)
        if not (is_near and is_own):
            break
        first -= 1
    return first


def _closing(found: Sequence[Row], band: Band, size: float) -> int:
    """Return where *band* ends: a foot with the page, a head with what still stands close below in its columns."""
    if band.is_foot:
        return band.last
    last = max(
        number
        for number in range(band.first, band.last)
        if any(_overlap(found[number], row) > 0.25 for row in band.left)
        and any(_overlap(found[number], row) > 0.25 for row in band.right)
    )
    while last + 1 < band.last and _is_next(found[last], found[last + 1], band, size):
        last += 1
    return last + 1


def _is_next(row: Row, below: Row, band: Band, size: float) -> bool:
    """Whether *below* still belongs to a head: close, and in the middle of its column."""
    column = [other for other in band.left if other.x1 <= min(row.x0 for row in band.right)]
    if below.x0 >= min(other.x0 for other in band.right):
        column = list(band.right)
    middle = (min(other.x0 for other in column) + max(other.x1 for other in column)) / 2 if column else 0.0
    is_centred = abs((below.x0 + below.x1) / 2 - middle) < 2.5 * size
    return below.y0 - row.y1 < 1.5 * size and is_centred


def _abstract(left: Sequence[Row]) -> list[list[Row]]:
    """Return the left column of a head with the lines of "V/v ..." made one."""
    lines: list[list[Row]] = []
    is_abstract = False
    for row in left:
        is_stamp = row.text.isupper()
        if is_abstract and not is_stamp and row.y0 - lines[-1][-1].y1 < row.height:
            lines[-1].append(row)
            continue
        is_abstract = bool(ABSTRACT.match(fold(row.text)))
        lines.append([row])
    return lines


def _titles(right: Sequence[Row]) -> list[list[Row]]:
    """Return the signature with a title's last word, left alone on its line, put back; no title is one word."""
    lines: list[list[Row]] = []
    for row in right:
        is_left_alone = len(row.spots) == 1 and row.text.isupper() and row.text.isalpha()
        if is_left_alone and lines and lines[-1][-1].text.isupper() and row.y0 - lines[-1][-1].y1 < 0.6 * row.height:
            lines[-1].append(row)
        else:
            lines.append([row])
    return lines


def _recipients(left: Sequence[Row]) -> list[list[Row]]:
    """Return the list of recipients with wrapped entries made one line."""
    lines: list[list[Row]] = []
    for row in left:
        opens = (
            BULLET.match(row.spots[0].word.text) or row.text.startswith(("-", "–", "+")) or fold(row.text[:3]) == "luu"
        )
        if lines and not opens and not FINISHED.search(lines[-1][-1].text) and len(lines) > 1:
            lines[-1].append(row)
        else:
            lines.append([row])
    return lines
