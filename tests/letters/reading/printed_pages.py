"""Printed pages made by hand: texts set at places, as wide as a typewriter would set them."""

from collections.abc import Sequence

from bluezone.letters.reading import columns
from bluezone.letters.reading.printed import Box, PrintedPage, Word

WIDTH, HEIGHT = 600.0, 850.0
SIZE = 12.0
LETTER = 6.0  # of width; a blank is as wide
LEFT, RIGHT = 80.0, 560.0
PITCH = 15.0


def words(text: str, x: float, y: float, page: int = 1, size: float = SIZE) -> list[Word]:
    """Return the words of *text*, of which the first begins at *x* and all have their top at *y*."""
    found = []
    for word in text.split(" "):
        width = LETTER * len(word) * size / SIZE
        if word:
            found.append(Word(word, Box(page, x, y, x + width, y + size)))
        x += width + LETTER
    return found


def page(*lines: tuple[float, float, str], number: int = 1, rules: tuple[Box, ...] = (), turn: int = 0) -> PrintedPage:
    """Return a page with *lines*, each given as x, y and text."""
    found = tuple(word for x, y, text in lines for word in words(text, x, y, number))
    return PrintedPage(number, WIDTH, HEIGHT, found, rules, turn)


def texts(*pages: PrintedPage) -> list[str]:
    """Return the lines of *pages* in reading order."""
    return [line.text for line in columns.read(pages)]


def full(text: str) -> str:
    """Return *text* filled up with words from LEFT to RIGHT, so that no other word fits behind it."""
    room = int((RIGHT - LEFT) / LETTER)
    while len(text) + 3 <= room:
        text += " ab"
    return text + "x" * (room - len(text))


def grid(xs: Sequence[float], ys: Sequence[float], number: int = 1) -> tuple[Box, ...]:
    """Return the rules of a table with all its edges drawn."""
    across = [Box(number, xs[0], y, xs[-1], y + 0.5) for y in ys]
    down = [Box(number, x, ys[0], x + 0.5, ys[-1]) for x in xs]
    return (*across, *down)
