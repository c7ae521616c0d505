"""Pages of a PDF as words with boxes, and as pictures; only this file lets pdfium see what a stranger sent.

It runs inside the process that `confined` keeps on a leash. Scripts, attachments, links and forms of the PDF are never
asked for: pdfium is given no form environment, without which it runs nothing.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from bluezone.documents import pdf_shapes
from bluezone.documents.pdf_content import PageContent
from bluezone.documents.pdf_frame import Frame
from bluezone.letters.folding import composed
from bluezone.letters.reading.printed import Box, PrintedPage, Word

MOST_CHARACTERS = 30_000
"""Of one page. The densest page of a letter has 5,000; more is a trap or a map."""

LEAST_FONT_POINTS = 1.0
"""Smaller letters are there to be found, not to be read."""

HIDDEN = 3
"""The text render mode that draws nothing: the text layer below a scan."""

# Private codes under which symbol fonts keep their bullets and dashes; everything else there has no meaning of its own.
SYMBOLS = {0xF02D: "-", 0xF02B: "+", 0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "•", 0xF0FC: "•", 0xF076: "•", 0xF02F: "/"}
_PRIVATE = range(0xE000, 0xF900)
_SOFT_HYPHEN, _LINE_HYPHEN = 0xAD, 0x02


class LockedError(Exception):
    """The PDF wants a password."""


class BrokenError(Exception):
    """pdfium cannot open the PDF, or a page of it."""


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.FPDF_DOCUMENT]:
    """Open *data* as a PDF.

    Raises:
        LockedError: a password is needed.
        BrokenError: it is no PDF that pdfium can open.
    """
    _start()
    held = ctypes.create_string_buffer(data, len(data))
    document = pdfium.FPDF_LoadMemDocument64(held, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        raise LockedError if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else BrokenError
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)
        del held  # pdfium reads from it until here


def count(document: pdfium.FPDF_DOCUMENT) -> int:
    """Return how many pages *document* has."""
    return int(pdfium.FPDF_GetPageCount(document))


def content(document: pdfium.FPDF_DOCUMENT, number: int) -> PageContent:
    """Return what page *number*, counted from 1, holds.

    Raises:
        BrokenError: the page cannot be opened.
    """
    with _page(document, number) as page:
        if not _lay_down(page):
            return _read(page, number)
    with _page(document, number) as page:  # what was laid down becomes text only when the page is opened again
        return _read(page, number)


def _read(page: pdfium.FPDF_PAGE, number: int) -> PageContent:
    frame = Frame.of(page)
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise BrokenError
    try:
        found = _Words(text, frame, number)
        found.collect()
    finally:
        pdfium.FPDFText_ClosePage(text)
    rules, pictures, shapes = pdf_shapes.drawn(page, frame, number)
    return found.content(tuple(rules), pictures, shapes)


def picture(document: pdfium.FPDF_DOCUMENT, number: int, most_pixels: int, dpi: float) -> tuple[int, int, bytes]:
    """Return page *number* in grey at *dpi*, or less where that is more than *most_pixels*: width, height, bytes."""
    with _page(document, number) as page:
        wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = min(dpi / 72, math.sqrt(most_pixels / max(1.0, wide * high)))
        width, height = max(1, int(wide * scale)), max(1, int(high * scale))
        held = ctypes.create_string_buffer(width * height)
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, held, width)
        if not bitmap:
            raise BrokenError
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return width, height, held.raw


MOST_ANNOTATIONS = 500
"""Of one page; a signed and stamped letter has a dozen."""

_WRITTEN_ON = frozenset({pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET})


def _lay_down(page: pdfium.FPDF_PAGE) -> bool:
    """Make part of *page* what was written on it afterwards: number and date, stamps, filled forms. False: nothing was.

    Signatures, comments and links are taken off instead: what they say is not the letter.
    """
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if count <= 0 or count > MOST_ANNOTATIONS:
        return False
    for at in reversed(range(count)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        is_written = pdfium.FPDFAnnot_GetSubtype(note) in _WRITTEN_ON and not _is_signature(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if not is_written:
            pdfium.FPDFPage_RemoveAnnot(page, at)
    return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


def _is_signature(note: pdfium.FPDF_ANNOTATION) -> bool:
    kind = (ctypes.c_ushort * 8)()
    pdfium.FPDFAnnot_GetStringValue(note, b"FT", kind, ctypes.sizeof(kind))
    return bytes(kind).decode("utf-16-le").startswith("Sig")


_is_started = False


def _start() -> None:
    global _is_started
    if not _is_started:
        pdfium.FPDF_InitLibrary()
        _is_started = True


@contextmanager
def _page(document: pdfium.FPDF_DOCUMENT, number: int) -> Iterator[pdfium.FPDF_PAGE]:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise BrokenError
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


@dataclass(slots=True)
class _Words:
    """The words of one page, collected character by character."""

    text: pdfium.FPDF_TEXTPAGE
    frame: Frame
    number: int
    words: list[tuple[Word, float, bool]] = field(default_factory=list)  # word, angle on the page as seen, hidden
    unreadable: int = 0
    is_cut: bool = False

    def collect(self) -> None:
        letters: list[str] = []
        first = last = 0
        characters = pdfium.FPDFText_CountChars(self.text)
        self.is_cut = characters > MOST_CHARACTERS
        for at in range(min(characters, MOST_CHARACTERS)):
            code = pdfium.FPDFText_GetUnicode(self.text, at)
            if code == _SOFT_HYPHEN:
                continue
            if code == 32 or code in (9, 10, 13, 0xA0, 0x3000) or 0x2000 <= code <= 0x200B:
                self._add(letters, first, last)
                letters = []
                continue
            if not letters:
                first = at
            last = at
            letters.append(self._letter(code))
        self._add(letters, first, last)

    def _letter(self, code: int) -> str:
        if code == _LINE_HYPHEN:
            return "-"
        if code in SYMBOLS:
            return SYMBOLS[code]
        if code < 32 or code == 0xFFFD or code in _PRIVATE or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            self.unreadable += 1
            return ""
        return chr(code)

    def _add(self, letters: list[str], first: int, last: int) -> None:
        text = composed("".join(letters))
        if not text:
            return
        box = self._box(first, last)
        if box is None or not self.frame.shows(box) or pdfium.FPDFText_GetFontSize(self.text, first) <= 0:
            return
        if max(box.x1 - box.x0, box.y1 - box.y0) < LEAST_FONT_POINTS:
            return
        angle = self.frame.turned - pdfium.FPDFText_GetCharAngle(self.text, first)  # pdfium counts with the clock
        owner = pdfium.FPDFText_GetTextObject(self.text, first)
        is_hidden = bool(owner) and pdfium.FPDFTextObj_GetTextRenderMode(owner) == HIDDEN
        self.words.append((Word(text, box, None, self._baseline(first)), angle, is_hidden))

    def _box(self, first: int, last: int) -> Box | None:
        corners = pdfium.FS_RECTF()
        boxes = []
        for at in (first, last):
            if not pdfium.FPDFText_GetLooseCharBox(self.text, at, corners):
                return None
            boxes.append(self.frame.box(self.number, corners.left, corners.bottom, corners.right, corners.top))
        a, b = boxes
        return Box(self.number, min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))

    def _baseline(self, at: int) -> float | None:
        x, y = ctypes.c_double(), ctypes.c_double()
        if not pdfium.FPDFText_GetCharOrigin(self.text, at, x, y):
            return None
        return self.frame.point(x.value, y.value)[1]

    def content(self, rules: tuple[Box, ...], pictures: float, shapes: int) -> PageContent:
        """Return the page with the words of its main direction; those askew or across are only told of."""
        quarters = [_quarter(angle) for _, angle, _ in self.words]
        weights = Counter[int]()
        for (word, _, _), quarter in zip(self.words, quarters, strict=True):
            if quarter is not None:
                weights[quarter] += len(word.text)
        main = weights.most_common(1)[0][0] if weights else 0
        upright = [item for item, quarter in zip(self.words, quarters, strict=True) if quarter == main]
        kept = _seen(upright)
        slanted = [word.text for (word, _, _), quarter in zip(self.words, quarters, strict=True) if quarter is None]
        words = tuple(word for word, _, _ in kept)
        return PageContent(
            PrintedPage(self.number, self.frame.width, self.frame.height, words, rules, main),
            self.unreadable,
            sum(is_hidden for _, _, is_hidden in kept),
            pictures,
            shapes,
            " ".join(slanted),
            len(self.words) - len(upright) - len(slanted),
            self.is_cut,
        )


def _seen(words: list[tuple[Word, float, bool]]) -> list[tuple[Word, float, bool]]:
    """Return *words* without those that are not drawn, unless these are most: then they are the layer of a scan."""
    drawn = [item for item in words if not item[2]]
    return drawn if 2 * len(drawn) >= len(words) else words


def _quarter(angle: float) -> int | None:
    """Return how many quarter turns clockwise bring text at *angle* (against the clock) upright; None: askew."""
    turns = angle / (math.pi / 2)
    nearest = round(turns)
    return nearest % 4 if abs(turns - nearest) < 0.1 else None
