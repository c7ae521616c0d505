"""Small numbers in words, "hai máy", "bốn mươi mốt máy điện thoại": a hole <spoken> for counts up to 999."""

from collections.abc import Iterator
from decimal import Decimal

from bluezone.letters.folding import fold, tone_key
from bluezone.letters.reading.terminals import Number
from bluezone.letters.reading.tokens import Kind, Text

_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ALSO = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_DIGITS = {tone_key(word): digit for digit, word in enumerate(_ONES)} | {tone_key(w): d for w, d in _ALSO.items()}
_FOLDED_DIGITS = {fold(word): digit for digit, word in enumerate(_ONES)} | {fold(w): d for w, d in _ALSO.items()}
_ONLY_BEHIND_TENS = frozenset({"mot", "tu", "lam", "nham", "khong"})
OPENINGS = frozenset(fold(word) for word in (*_ONES[1:], "bẩy", "mười"))

_COUNT_BEFORE = frozenset({"co", "con", "la", "rieng", "duoc"})
"""Behind one of these "năm" is five; elsewhere it is rather a year, as in "trong năm"."""


def spoken(text: Text, index: int) -> Iterator[tuple[int, Number]]:
    """Yield the number in words at *index*; a text without diacritics is read too, but for the words that mean more."""
    end, value = _hundreds(text, index)
    if value and not (end == index + 1 and _is_doubtful(text, index)):
        yield end, Number(Decimal(value))


def _hundreds(text: Text, index: int) -> tuple[int, int]:
    digit = _digit(text, index)
    if digit and _is(text, index + 1, "trăm"):
        at = index + 3 if _is(text, index + 2, "linh", "lẻ") else index + 2
        end, rest = _tens(text, at)
        return (end, digit * 100 + rest) if rest else (index + 2, digit * 100)
    return _tens(text, index)


def _tens(text: Text, index: int) -> tuple[int, int]:
    """Return (index behind, number); 0 where no number below a hundred stands."""
    digit = _digit(text, index)
    if _is(text, index, "mười"):
        tens, at = 10, index + 1
    elif digit and _is(text, index + 1, "mươi"):
        tens, at = digit * 10, index + 2
    else:
        return (index + 1, digit) if digit else (index, 0)
    ones = _digit(text, at)
    return (at + 1, tens + ones) if ones and not text[at].breaks > 1 else (at, tens)


def _digit(text: Text, index: int) -> int | None:
    if not 0 <= index < len(text) or text[index].kind is not Kind.WORD:
        return None
    token = text[index]
    return _DIGITS.get(token.key) if text.has_diacritics else _FOLDED_DIGITS.get(token.folded)


def _is(text: Text, index: int, *words: str) -> bool:
    if index >= len(text):
        return False
    if text.has_diacritics:
        return text[index].key in {tone_key(word) for word in words}
    return text[index].folded in {fold(word) for word in words}


def _is_doubtful(text: Text, index: int) -> bool:
    """Whether one word alone may mean something else: "năm" a year, "tư" private, "mốt" a fashion."""
    before = text[index - 1] if index else None
    if text[index].folded == "nam":
        return before is None or before.folded not in _COUNT_BEFORE
    if text[index].folded in _ONLY_BEHIND_TENS:
        return text[index].key != tone_key("một") or not text.has_diacritics
    return before is not None and before.folded in {"thu", "tang"}  # a weekday, a floor
