"""How wide a text is in Times New Roman, so that lines can be cut and rules drawn without opening a font.

Widths are advances in thousandths of the size, as Times New Roman and the fonts made to its measure have them
(Liberation Serif 2, Tinos). A letter with diacritics is as wide as the bare one; ơ and ư are letters of their own.
"""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

MM_PER_PT = 25.4 / 72

_UNLISTED = 1000  # nothing is wider but dashes and symbols, so a line cut by it still fits
_HORN = "\u031b"

_REGULAR = {
    180: "'",
    200: "|",
    250: " ,.\u00a0",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr‘’·",
    350: "•",
    389: "Js",
    400: "°",
    408: '"',
    444: "?acez“”",
    469: "^",
    480: "{}",
    500: "#$*0123456789_bdghknopquvxy–đ",
    513: "₫",
    529: "ơ",
    541: "~",
    542: "ư",
    556: "FPS",
    564: "+<=>×",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ",
    776: "Ư",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
}
_BOLD = {
    220: "|",
    250: " ,.\u00a0",
    278: "'/\\il",
    333: "!()-:;[]`fjt‘’·",
    350: "•",
    389: "Is",
    394: "{}",
    400: "°",
    444: "cerz",
    500: "#$*0123456789?J_agovxy–“”",
    513: "₫",
    520: "~",
    554: "ơ",
    555: '"',
    556: "Sbdhknpquđ",
    570: "+<=>×",
    581: "^",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "&m",
    930: "@",
    944: "M",
}


def _by_letter(by_width: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in by_width.items() for letter in letters}


_FACES = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


@cache
def _advance(letter: str, is_bold: bool) -> int:
    face = _FACES[is_bold]
    if letter in face:
        return face[letter]
    if unicodedata.combining(letter):
        return 0
    parts = unicodedata.normalize("NFD", letter)
    bare = unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
    return face.get(bare, _UNLISTED)


def width_mm(text: str, size_pt: float, *, is_bold: bool = False) -> float:
    """Return how wide *text* is on one line; for italics take the upright, which is never narrower by much."""
    return sum(_advance(letter, is_bold) for letter in text) / 1000 * size_pt * MM_PER_PT


def one_line(text: str | None) -> str:
    """Return *text* in NFC, every run of blanks and line ends as one blank, without what nobody can see or print."""
    words = unicodedata.normalize("NFC", text or "").split()
    line = " ".join(words)
    return (
        line
        if line.isprintable()
        else " ".join(filter(None, ("".join(filter(str.isprintable, word)) for word in words)))
    )


# Where a line of a name may end: best where the name itself pauses, worst on a word that leans on the next.
_PAUSES = (",", ";", "-", "–")
_OPENERS = {"và", "của", "tỉnh", "huyện", "thành", "về", "trên", "trong", "tại", "theo", "cho", "do", "("}
_LEANERS = {*_OPENERS, "xã", "phường", "quận", "thị", "v/v", "các", "những", "cấp", "số"}
_PLAIN_COST, _LEANING_COST = 0.06, 0.2


def wrapped(text: str, room_mm: float, size_pt: float, *, is_bold: bool = False) -> tuple[str, ...]:
    """Return *text* cut into as few lines of at most *room_mm* as it takes, evenly filled.

    A word wider than the room stands on a line of its own. Blank text has no lines.
    """
    words = text.split()
    measured = [width_mm(word, size_pt, is_bold=is_bold) / room_mm for word in words]
    blank = width_mm(" ", size_pt, is_bold=is_bold) / room_mm

    def cost(filled: float, end: int) -> float:
        return 1 + ((1 - min(filled, 1)) ** 2 + _ending_cost(words, end)) / len(words)

    return tuple(" ".join(line) for line in _cheapest(words, measured, blank, cost))


def _ending_cost(words: Sequence[str], end: int) -> float:
    """Return what it costs the reader that a line ends before word *end*."""
    if end == len(words) or words[end - 1].endswith(_PAUSES):
        return 0.0
    if words[end - 1].lower() in _LEANERS:
        return _LEANING_COST
    return 0.0 if words[end].lower() in _OPENERS else _PLAIN_COST


def _cheapest(
    words: Sequence[str], measured: Sequence[float], blank: float, cost: Callable[[float, int], float]
) -> list[Sequence[str]]:
    """Return *words* as lines whose costs add up to the least; widths are shares of the room."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        filled, choices = -blank, []
        for start in range(end - 1, -1, -1):
            filled += measured[start] + blank
            if filled > 1 and start < end - 1:
                break
            choices.append((best[start][0] + cost(filled, end), start))
        best.append(min(choices))
    lines: list[Sequence[str]] = []
    end = len(words)
    while end:
        start = best[end][1]
        lines.append(words[start:end])
        end = start
    return lines[::-1]
