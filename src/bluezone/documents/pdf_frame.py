"""From the coordinates of a PDF, which run upwards and know no turn, to those of the page as it is seen."""

import ctypes
import math
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from bluezone.letters.reading.printed import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """From the PDF's own coordinates to the page as it is seen: x' = ax + cy + e, y' = bx + dy + f."""

    width: float
    height: float
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def of(cls, page: pdfium.FPDF_PAGE) -> "Frame":
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        e, f = cls._at(page, 0, 0, width, height)
        ax, ay = cls._at(page, 1000, 0, width, height)
        cx, cy = cls._at(page, 0, 1000, width, height)
        return cls(width, height, (ax - e) / 1000, (ay - f) / 1000, (cx - e) / 1000, (cy - f) / 1000, e, f)

    @staticmethod
    def _at(page: pdfium.FPDF_PAGE, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        # pdfium answers in whole pixels; a page of a hundred pixels to the point makes them exact enough.
        right, down = ctypes.c_int(), ctypes.c_int()
        size = int(width * 100), int(height * 100)
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, right, down)
        return right.value / 100, down.value / 100

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, number: int, left: float, bottom: float, right: float, top: float) -> Box:
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(number, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def shows(self, box: Box) -> bool:
        """Whether the middle of *box* lies on the page."""
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        return 0 <= x <= self.width and 0 <= y <= self.height

    @property
    def turned(self) -> float:
        """By how much the page is turned when shown, in radians, against the clock."""
        return math.atan2(-self.b, self.a)
