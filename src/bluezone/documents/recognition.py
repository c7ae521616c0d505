"""Recognising the scanned pages of one file: within a number of pages and a time, telling what was left out."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from PIL import Image

from bluezone.documents import scan
from bluezone.documents.errors import DocumentError, DocumentTooLargeError
from bluezone.documents.extract import How
from bluezone.documents.limits import MOST_PAGES_RECOGNISED, PAGE_RECOGNISE_LIMIT_S, RECOGNISE_LIMIT_S
from bluezone.documents.note import Note
from bluezone.documents.page_notes import about_pages
from bluezone.documents.tesseract import NeedsTesseractError
from bluezone.letters.reading.printed import Box, PrintedPage


@dataclass(slots=True)
class Recognition:
    """The scanned pages of one file as they are read, one after the other.

    `back` says for each page read where a box of it stood before the page was turned and levelled.
    """

    pages: int = 0
    back: dict[int, Callable[[Box], Box]] = field(default_factory=dict)
    refusal: DocumentError | None = None
    _until: float = field(default_factory=lambda: time.monotonic() + RECOGNISE_LIMIT_S)
    _slow: list[int] = field(default_factory=list)
    _left_out: list[int] = field(default_factory=list)
    _broken: list[int] = field(default_factory=list)

    def read(self, number: int, width: float, picture: Callable[[], Image.Image]) -> tuple[PrintedPage, How]:
        """Return what stands on page *number*, *width* wide, which *picture* draws in grey.

        It has no words and is UNREAD where it cannot be read.
        """
        unread = PrintedPage(number, 0, 0, ()), How.UNREAD
        if isinstance(self.refusal, NeedsTesseractError):
            return unread
        left_s = min(PAGE_RECOGNISE_LIMIT_S, self._until - time.monotonic())
        if self.pages >= MOST_PAGES_RECOGNISED or left_s <= 0:
            self._left_out.append(number)
            return unread
        self.pages += 1
        try:
            drawn = picture()
            found = scan.read(drawn, number, left_s)
        except scan.PageSlowError:
            self._slow.append(number)
            self.refusal = DocumentTooLargeError(
                f"Page {number}: recognising the picture took longer than {left_s:.0f} seconds and was stopped. "
                "Scan it again, cleaner, at 300 dpi in grey."
            )
            return unread
        except DocumentError as error:
            self.refusal = error
            if not isinstance(error, NeedsTesseractError):
                self._broken.append(number)
            return unread
        self.back[number] = partial(_original, found, width / drawn.width)
        return found.printed, How.OCR if found.printed.words else How.BLANK

    def leave_out(self, numbers: Iterable[int]) -> None:
        """Remember that pages *numbers* are beyond the bounds."""
        self._left_out += numbers

    def notes(self) -> Iterator[Note]:
        """Yield what could not be read, and that recognised text wants a second look."""
        yield from about_pages(
            "recognised",
            list(self.back),
            "là ảnh; chữ được nhận dạng tự động, hãy đối chiếu với ảnh",
            "is a picture; its text was recognised, compare it with the picture",
        )
        if isinstance(self.refusal, NeedsTesseractError):
            yield Note(
                "needs_tesseract",
                "Có trang là ảnh; máy này chưa cài phần nhận dạng chữ (tesseract-ocr, tesseract-ocr-vie).",
                "Some pages are pictures; tesseract-ocr and tesseract-ocr-vie are not installed here.",
            )
        yield from about_pages(
            "page_too_slow", self._slow, "nhận dạng quá lâu nên đã dừng", "took too long to recognise"
        )
        yield from about_pages(
            "pages_not_recognised",
            self._left_out,
            "chưa được nhận dạng vì tệp có quá nhiều trang ảnh",
            "was left out because the file has too many pictures",
        )
        yield from about_pages("page_unreadable", self._broken, "không đọc được", "cannot be read")


def _original(found: scan.Scanned, unit: float, box: Box) -> Box:
    """Return where *box* stood before the page was cleaned, in units of the page."""
    there = found.box(box)
    return Box(there.page, there.x0 * unit, there.y0 * unit, there.x1 * unit, there.y1 * unit)
