"""The top of a letter cut up: the lines everyone knows and what stands between them.

Stored copies flatten the two columns in every way, so nothing is read by position: known lines are found by their
words, wherever they stand, and the rest falls into pieces between them. Source: shared specification, section 3.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.reading.heading_lines import Known, Mark, cells, known_line
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.tokens import Text

LONGEST_HEAD = 600
"""Tokens. A letterhead with its abstract has 150; before it a portal may tell a paragraph."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Other tokens first..last-1 on one line, in one cell, or between two known lines."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The known lines and the pieces of a head, each in the order of the text."""

    known: tuple[Known, ...]
    pieces: tuple[Piece, ...]

    def first(self, mark: Mark) -> Known | None:
        """Return the first known line with *mark*."""
        return next((line for line in self.known if line.mark is mark), None)


def read(page: Page) -> Heading:
    """Return the head of *page*, cut up; it ends where the addressees or the closing begin."""
    if "heading" not in page.text.memo:
        page.text.memo["heading"] = _read(page)
    found: Heading = page.text.memo["heading"]
    return found


def _read(page: Page) -> Heading:
    text = page.text
    known = _known_lines(text, min(LONGEST_HEAD, page.closing.first, len(text)))
    end = next((line.first for line in known if line.mark is Mark.DEAR), min(LONGEST_HEAD, page.closing.first))
    known = [line for line in known if line.first <= end]
    return Heading(tuple(known), tuple(_pieces(text, known, end)))


def _known_lines(text: Text, stop: int) -> list[Known]:
    found: list[Known] = []
    for first, last in cells(text, 0, stop):
        at = first
        while at < last:
            line = known_line(text, at, last, at == first or (bool(found) and found[-1].last == at))
            if line is not None:
                found.append(line)
                if line.mark is Mark.DEAR:
                    return found
            at = line.last if line else at + 1
    return found


def _pieces(text: Text, known: list[Known], end: int) -> Iterator[Piece]:
    inside = {at for line in known for at in range(line.first, line.last)}
    for first, last in cells(text, 0, end):
        start = first
        for at in range(first, last):
            if at in inside:
                if at > start:
                    yield Piece(start, at)
                start = at + 1
        if last > start:
            yield Piece(start, last)
