"""What reading a file gives: its text, where each word stands on its page, and what a clerk should know."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bluezone.documents.note import Note
from bluezone.letters.reading.printed import Box, Line


class How(StrEnum):
    """How the text of a page was found."""

    TEXT = "text"  # the file holds it
    SCANNER = "scanner"  # a scanner recognised it and laid it under the picture
    OCR = "ocr"  # recognised here
    BLANK = "blank"  # there is nothing on the page
    UNREAD = "unread"  # a note says why


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page: how it was read and its size, in the unit of the boxes (points of a PDF, pixels of a picture)."""

    number: int
    how: How
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Characters start..end-1 of the text stand in `box`; `confidence` 0 to 1 where they were recognised, else None."""

    start: int
    end: int
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """A file as text.

    Attributes:
        text: in NFC; lines end with a newline, cells of a table row are separated by tabs. Spans count in it.
        kind: what the file is by its content: txt, html, rtf, docx, odt, pdf, png, jpeg, tiff.
        words: where words stand, in the order of the text; empty where nobody knows (txt, docx).
        pages: one for each page; empty where the file has none (txt, docx).
        page_starts: where in the text a page surely begins; the first at 0.
        notes: what a clerk should know about how the file was read.
    """

    text: str
    kind: str
    words: tuple[WordSpan, ...] = ()
    pages: tuple[PageRead, ...] = ()
    page_starts: tuple[int, ...] = (0,)
    notes: tuple[Note, ...] = ()

    def within(self, start: int, end: int) -> tuple[WordSpan, ...]:
        """Return the words that characters start..end-1 touch."""
        first = bisect_left(self.words, start + 1, key=lambda word: word.end)
        last = bisect_left(self.words, end, key=lambda word: word.start)
        return self.words[first:last]

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return where characters start..end-1 stand on paper: one box for each line, to be shown beside a value."""
        rows: list[Box] = []
        for word in self.within(start, end):
            if rows and _is_beside(rows[-1], word.box):
                rows[-1] = _around((rows[-1], word.box))
            else:
                rows.append(word.box)
        return tuple(rows)

    def confidence(self, start: int, end: int) -> float | None:
        """Return how sure the recogniser was of the least sure word in start..end-1; None: the file itself has them."""
        return min((word.confidence for word in self.within(start, end) if word.confidence is not None), default=None)


def compose(
    lines: Sequence[Line],
    kind: str,
    pages: tuple[PageRead, ...],
    notes: Iterable[Note],
    back: Mapping[int, Callable[[Box], Box]],
) -> Extract:
    """Return *lines* as an extract; *back* says for a page that was turned or levelled where its boxes stood before."""
    words: list[WordSpan] = []
    starts: dict[int, int] = {}
    at = 0
    for line in lines:
        for placed in line.words:
            box = placed.word.box
            starts.setdefault(box.page, at + placed.start)
            box = back[box.page](box) if box.page in back else box
            words.append(WordSpan(at + placed.start, at + placed.end, box, placed.word.confidence))
        at += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    page_starts = (0, *sorted(start for start in starts.values() if start > 0))
    return Extract(text, kind, tuple(words), pages, page_starts, tuple(notes))


def _is_beside(row: Box, box: Box) -> bool:
    """Whether *box* stands on the line of *row*: on its page, behind it, and at the same height."""
    shared = min(row.y1, box.y1) - max(row.y0, box.y0)
    return row.page == box.page and box.x1 > row.x0 and shared > 0.5 * min(row.y1 - row.y0, box.y1 - box.y0)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        boxes[0].page,
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
