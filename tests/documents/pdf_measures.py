"""What stands where in a PDF, in millimetres from the left and the top edge of its page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

MM_PER_PT = 25.4 / 72
TOP_MARGIN_MM = 19


@dataclass(frozen=True)
class Place:
    """A text or a ruled line: its edges, and for a text the line it stands on."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    baseline: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Paper:
    """A PDF opened for measuring."""

    def __init__(self, data: bytes) -> None:
        self.document = pdfium.PdfDocument(data)
        self.pages = list(self.document)
        self.texts = [page.get_textpage() for page in self.pages]

    def __len__(self) -> int:
        return len(self.pages)

    def text(self, page: int) -> str:
        return str(self.texts[page].get_text_bounded())

    def text_below_the_number(self, page: int) -> str:
        top = self.pages[page].get_height() - TOP_MARGIN_MM / MM_PER_PT
        return str(self.texts[page].get_text_bounded(top=top))

    def text_in_the_top_margin(self, page: int) -> str:
        bottom = self.pages[page].get_height() - TOP_MARGIN_MM / MM_PER_PT
        return str(self.texts[page].get_text_bounded(bottom=bottom))

    def find(self, text: str, page: int | None = None) -> Place:
        """Return where *text* stands first."""
        for number in range(len(self)) if page is None else [page]:
            found = self.texts[number].search(text, match_case=True).get_next()
            if found:
                return self._around(number, range(found[0], found[0] + found[1]))
        raise AssertionError(f"{text!r} is nowhere")

    def pages_with(self, text: str) -> list[int]:
        return [number for number in range(len(self)) if text in " ".join(self.text(number).split())]

    def all_text(self, page: int) -> Place:
        """Return the edges of everything that is said on *page* below the top margin, where the number stands."""
        height, texts = self.pages[page].get_height(), self.texts[page]
        below_pt = height - TOP_MARGIN_MM / MM_PER_PT
        chars = [char for char in range(texts.count_chars()) if texts.get_charbox(char)[1] < below_pt]
        return self._around(page, chars)

    def rules(self, page: int) -> list[Place]:
        """Return the lines and frames drawn on *page*."""
        return list(self._drawn(page))

    def fonts(self) -> set[str]:
        return {name for page in self.pages for name in _font_names(page)}

    def size_pt(self, text: str) -> float:
        for number, texts in enumerate(self.texts):
            found = texts.search(text, match_case=True).get_next()
            if found:
                return float(pdfium_c.FPDFText_GetFontSize(self.texts[number].raw, found[0]))
        raise AssertionError(f"{text!r} is nowhere")

    def _around(self, page: int, indexes: range | list[int]) -> Place:
        height = self.pages[page].get_height()
        shown = [index for index in indexes if self.texts[page].get_text_range(index, 1).strip()]
        boxes = [self.texts[page].get_charbox(index) for index in shown]
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium_c.FPDFText_GetCharOrigin(self.texts[page].raw, shown[0], x, y)
        return Place(
            page,
            min(box[0] for box in boxes) * MM_PER_PT,
            (height - max(box[3] for box in boxes)) * MM_PER_PT,
            max(box[2] for box in boxes) * MM_PER_PT,
            (height - min(box[1] for box in boxes)) * MM_PER_PT,
            (height - y.value) * MM_PER_PT,
        )

    def _drawn(self, page: int) -> Iterator[Place]:
        height = self.pages[page].get_height()
        for drawn in self.pages[page].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = drawn.get_bounds()
            edges = (left, height - top, right, height - bottom, height - bottom)
            yield Place(page, *(edge * MM_PER_PT for edge in edges))


def _font_names(page: pdfium.PdfPage) -> Iterator[str]:
    for said in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
        font = pdfium_c.FPDFTextObj_GetFont(said.raw)
        buffer = ctypes.create_string_buffer(200)
        length = pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 200)
        yield buffer.raw[: length - 1].decode().partition("+")[2]
