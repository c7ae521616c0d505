"""Vietnamese text folded for comparison: hòa and hoà are one word, Đ is a D, and capitals do not matter.

What is stored stays as written; only comparisons look at the folded form.
"""

import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_NO_DECOMPOSITION = str.maketrans("đĐ", "dD")


def composed(text: str) -> str:
    """Return *text* in NFC with line ends as newlines; the form in which spans are counted."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return *text* in lower case without diacritics: "Sở Công Thương" becomes "so cong thuong"."""
    letters = unicodedata.normalize("NFD", text.translate(_NO_DECOMPOSITION))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


@lru_cache(maxsize=65536)
def tone_key(word: str) -> str:
    """Return *word* in lower case with its tone behind it, so that the place of the tone mark does not matter.

    >>> tone_key("hòa") == tone_key("hoà") != tone_key("hoa")
    True
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tones = "".join(letter for letter in letters if letter in _TONES)
    rest = "".join(letter for letter in letters if letter not in _TONES)
    return unicodedata.normalize("NFC", rest) + tones


def may_be_slip(written: str, wanted: str) -> bool:
    """Return whether two tone keys of one folded word differ as by a slip: "den", "đên" or "dến" for "đến"."""
    one, other = written.translate(_NO_DECOMPOSITION), wanted.translate(_NO_DECOMPOSITION)
    return fold(written) == written or one in {other, other.rstrip(_TONES)}


SHORTEST_NEAR_WORD = 6
"""A shorter word with one wrong letter is too often another word."""


@lru_cache(maxsize=65536)
def is_slip(written: str, wanted: str) -> bool:
    """Return whether the folded word *written* may be a typing slip for *wanted*."""
    return len(wanted) >= SHORTEST_NEAR_WORD and is_near(written, wanted)


def is_near(one: str, other: str) -> bool:
    """Return whether two folded words differ by one letter: another, one more, one less, or two swapped."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    if shorter[at + 1 :] == longer[at + 1 :]:
        return True
    return shorter[at : at + 2] == longer[at : at + 2][::-1] and shorter[at + 2 :] == longer[at + 2 :]
