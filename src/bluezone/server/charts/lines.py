"""Where a text is broken so that its lines fit a picture: nothing on the server knows how wide a letter is drawn."""

import unicodedata
from collections.abc import Sequence

_NARROW = frozenset("iljtfrI.,:;'|!()[] -/")
_WIDE = frozenset("mwMWQOGĐ@%")
NARROW_EM, USUAL_EM, CAPITAL_EM, WIDE_EM = 0.37, 0.6, 0.72, 0.92
"""How wide letters are at most, in the height of the type; generous, for a phone may show another type than ours."""

CUT = "…"


def width_em(text: str) -> float:
    """Return how wide *text* is at most, in the height of its type."""
    return sum(map(_letter_em, unicodedata.normalize("NFD", text)))


def _letter_em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter in _NARROW:
        return NARROW_EM
    if letter in _WIDE:
        return WIDE_EM
    if ord(letter) > 0x1FFF:  # signs and pictures, drawn as wide as they are tall or wider
        return 1.2
    return CAPITAL_EM if letter.isupper() else USUAL_EM


def broken(text: str, wide_em: float, most: int = 2) -> tuple[str, ...]:
    """Return *text* as at most *most* lines of at most *wide_em*; what does not fit ends in CUT."""
    rest, lines = " ".join(text.split()), list[str]()
    while rest and len(lines) < most:
        line = _fitting(rest, wide_em)
        lines.append(line)
        rest = rest[len(line) :].lstrip()
    if rest:
        lines[-1] = _shortened(lines[-1], wide_em)
    return tuple(lines)


def _fitting(text: str, wide_em: float) -> str:
    """Return the longest beginning of *text* that fits, whole words if one of them does, one letter at least."""
    end = _fits(text, wide_em)
    if end == len(text) or text[end] == " ":
        return text[:end].rstrip()
    words = text[:end].rpartition(" ")[0].rstrip()
    return words or text[: max(end, 1)]


def _fits(text: Sequence[str], wide_em: float) -> int:
    """Return how many letters of *text* fit."""
    wide = 0.0
    for at, letter in enumerate(text):
        wide += width_em(letter)
        if wide > wide_em:
            return at
    return len(text)


def _shortened(line: str, wide_em: float) -> str:
    return line[: _fits(line, wide_em - width_em(CUT))].rstrip(" ,.;") + CUT
