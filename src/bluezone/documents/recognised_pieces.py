"""Pieces of a page recognised by themselves: a table, or one of two columns.

The recogniser takes one line across two columns for one size of letters, and overlooks lone figures in a page of text.
The pieces of one page are set below each other in one picture, because starting the recogniser is what costs.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image

from bluezone.documents import tesseract
from bluezone.documents.picture_cleaning import WORKING_DPI
from bluezone.documents.tesseract import Layout, Recognised
from bluezone.letters.reading.printed import Box

BORDER = 24
"""Pixels of white around a piece; tesseract overlooks what touches the edge."""

WORTH_LEAST = 0.9
"""How much of what was read in the whole page a piece must give to be taken instead."""


class Area(NamedTuple):
    """A part of a picture, in pixels, as Pillow wants it."""

    x0: int
    y0: int
    x1: int
    y1: int

    @classmethod
    def round(cls, box: Box, size: tuple[int, int]) -> "Area":
        """Return *box* in whole pixels within a picture of *size*."""
        width, height = size
        return cls(max(0, int(box.x0)), max(0, int(box.y0)), min(width, int(box.x1)), min(height, int(box.y1)))

    def holds(self, word: Recognised) -> bool:
        """Whether the middle of *word* lies here."""
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


def recognised(picture: Image.Image, areas: Sequence[Area], layout: Layout, limit_s: float) -> list[Recognised]:
    """Return the words in *areas* of *picture*, which is grey, with boxes in the whole picture.

    Raises:
        RecogniserSlowError, NeedsTesseractError, DocumentError: see tesseract.words().
    """
    sheet, tops = _sheet(picture, areas)
    words = []
    for word in tesseract.words(sheet, limit_s, WORKING_DPI, layout):
        number = max(at for at, top in enumerate(tops) if top <= max(tops[0], (word.y0 + word.y1) / 2))
        area = areas[number]
        # Areas do not overlap, so where one begins tells its lines from those of others.
        words.append(
            word.moved(area.x0 - BORDER, area.y0 - tops[number] - BORDER, 1 + area.x0 + area.y0 * picture.width)
        )
    return words


def better(words: list[Recognised], picture: Image.Image, areas: Sequence[Area], limit_s: float) -> list[Recognised]:
    """Return *words* of *picture* with those in *areas* as they are read alone, where that gives no less."""
    if not areas:
        return words
    alone = recognised(picture, areas, Layout.PAGE, limit_s)
    for area in areas:
        before = [word for word in words if area.holds(word)]
        after = [word for word in alone if area.holds(word)]
        if _worth(after) >= WORTH_LEAST * _worth(before):
            words = [word for word in words if not area.holds(word)] + after
    return words


def _sheet(picture: Image.Image, areas: Sequence[Area]) -> tuple[Image.Image, list[int]]:
    """Return *areas* of *picture* below each other on white, and at which row each begins."""
    width = max(area.x1 - area.x0 for area in areas) + 2 * BORDER
    heights = [area.y1 - area.y0 + 2 * BORDER for area in areas]
    sheet = Image.new("L", (width, sum(heights)), 255)
    tops = [sum(heights[:number]) for number in range(len(areas))]
    for area, top in zip(areas, tops, strict=True):
        sheet.paste(picture.crop(area), (BORDER, top + BORDER))
    return sheet, tops


def _worth(words: Sequence[Recognised]) -> float:
    return sum(word.confidence * len(word.text) for word in words)
