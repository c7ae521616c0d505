"""Where a text is broken so that its lines fit a picture: nothing on the server knows how wide a letter is drawn."""

import unicodedata
from functools import lru_cache

_WIDTHS_EM = (
    (0.3, "ijlI'"),
    (0.35, " .,:;!|"),
    (0.46, "frt()[]J"),
    (0.5, "/"),
    (0.61, "cksvxyz"),
    (0.71, "0123456789"),
    (1, "mwMW@%&…"),
)
_USUAL_EM, _CAPITAL_EM, _FOREIGN_EM = 0.65, 0.84, 1.2
"""How wide letters are, in the height of the type: the wider of Be Vietnam Pro and what a system shows without it."""

_LATIN_END = 0x2000

CUT = "…"


def width_em(text: str) -> float:
    """Return how wide *text* is at most, in the height of its type."""
    return sum(map(_letter_em, text))


@lru_cache(maxsize=4096)
def _letter_em(letter: str) -> float:
    bare = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.combining(bare):
        return 0
    for wide, letters in _WIDTHS_EM:
        if bare in letters:
            return wide
    if ord(bare) >= _LATIN_END:  # signs and pictures
        return _FOREIGN_EM
    return _CAPITAL_EM if bare.isupper() else _USUAL_EM


def broken(text: str, *wide_em: float) -> tuple[str, ...]:
    """Return *text* as lines, the first at most the first of *wide_em* and so on; what does not fit ends in CUT."""
    rest, lines = " ".join(text.split()), list[str]()
    for wide in wide_em:
        if rest:
            lines.append(_fitting(rest, wide))
            rest = rest[len(lines[-1]) :].lstrip()
    if rest:
        lines[-1] = _shortened(lines[-1], wide_em[-1])
    return tuple(lines)


def _fitting(text: str, wide_em: float) -> str:
    """Return the longest beginning of *text* that fits, whole words if one of them does, one letter at least."""
    end = _fits(text, wide_em)
    if end == len(text) or text[end] == " ":
        return text[:end].rstrip()
    words = text[:end].rpartition(" ")[0].rstrip()
    return words or text[: max(end, 1)]


def _fits(text: str, wide_em: float) -> int:
    """Return how many letters of *text* fit."""
    wide = 0.0
    for at, letter in enumerate(text):
        wide += _letter_em(letter)
        if wide > wide_em:
            return at
    return len(text)


def _shortened(line: str, wide_em: float) -> str:
    return line[: _fits(line, wide_em - width_em(CUT))].rstrip(" ,.;") + CUT
