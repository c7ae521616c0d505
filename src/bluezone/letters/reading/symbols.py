"""Numbers and symbols as letters print them: "1169 /SCT-VP", "30/2020/NĐ-CP", "15-BC/TU", "CV-56.2020/TPH".

Source: shared specification of the rollout, section 2.3.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.reading.times import digits, is_mark
from bluezone.letters.reading.tokens import Kind, Text

LONGEST_NUMBER = 6
LONGEST_STRAY_PART = 5
"""Letters of a part behind a stray blank: "SỞ NN-VP"."""

_MIXED_CASE = frozenset({"ttg", "qyd", "ttr", "ctr", "tr"})
"""Folded parts of symbols that are not mostly capitals: "TTg", "Ctr"."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's number and symbol, the two sides of the first slash, blanks removed: "1169" and "SCT-VP"."""

    number: str
    symbol: str

    @property
    def text(self) -> str:
        """Both, as a register keeps them."""
        return f"{self.number}/{self.symbol}"


def symbol(text: Text, index: int) -> Iterator[tuple[int, Symbol]]:
    """Yield the document number at *index*.

    The part behind the slash is capitals, with the small letters that TTg or QyĐ have; "41/43 máy" is none.
    """
    if (left := _number_side(text, index)) is None or not is_mark(text, left[0], "/"):
        return
    at, number = left
    year = digits(text, at + 1)
    norm = bool(year and len(year) == 4 and is_mark(text, at + 2, "/"))  # 30/2020/NĐ-CP
    start = at + 3 if norm else at + 1
    if _capitals(text, start) and text[start].breaks < 2:
        end, right = _symbol_side(text, start)
        yield end, Symbol(number, f"{year}/{right}" if norm else right)


def _number_side(text: Text, index: int) -> tuple[int, str] | None:
    """Read what stands before the slash: "1169", "15-BC", "CV-56.2020"."""
    if index >= len(text):
        return None
    if index and text[index].is_glued and text[index - 1].written in ".,/-–" and digits(text, index - 2):
        return None
    if (first := digits(text, index)) is not None:
        if len(first) > LONGEST_NUMBER:
            return None
        if is_mark(text, index + 1, "-–") and (word := _capitals(text, index + 2)):
            return index + 3, f"{first}-{word}"
        return index + 1, first
    word = _capitals(text, index)
    if word and is_mark(text, index + 1, "-.", glued=True) and digits(text, index + 2) and text[index + 2].is_glued:
        end = index + 3
        while is_mark(text, end, ".-", glued=True) and digits(text, end + 1) and text[end + 1].is_glued:
            end += 2
        return end, "".join(token.written for token in text.tokens[index:end])
    return None


def _capitals(text: Text, index: int) -> str | None:
    if index >= len(text) or text[index].kind is not Kind.WORD:
        return None
    word = text[index].written
    is_part = sum(letter.isupper() for letter in word) * 2 > len(word)
    return word if is_part or (word[0].isupper() and text[index].folded in _MIXED_CASE) else None


def _symbol_side(text: Text, index: int) -> tuple[int, str]:
    end, parts = index + 1, [text[index].written]
    while True:
        if _is_stray(text, end):  # SỞ NN-VP
            parts += [" ", text[end].written]
            end += 1
        elif (part := _joined_part(text, end)) is not None:
            parts += part
            end += 2
        elif end < len(text) and text[end].kind is Kind.NUMBER and text[end].is_glued:  # QH15
            parts.append(text[end].written)
            end += 1
        else:
            return end, "".join(parts)


def _joined_part(text: Text, index: int) -> tuple[str, str] | None:
    """Read a mark and the part behind it: "-VP", " - VX", "&QT", "/TU", ".VX"."""
    if not is_mark(text, index, "-–&/.") or index + 1 >= len(text) or text[index + 1].breaks > 1:
        return None
    mark, is_tight = text[index].written, text[index].is_glued and text[index + 1].is_glued
    if not (is_tight or (mark in "-–&" and (text[index].is_glued or text[index + 1].is_glued))):
        return None
    part = _capitals(text, index + 1)
    if mark == "." and (part is None or len(part) < 2):
        return None
    if part is None and mark in "-–" and is_tight:
        part = digits(text, index + 1)
    return None if part is None else ("-" if mark == "–" else mark, part)


def _is_stray(text: Text, index: int) -> bool:
    """Whether a blank slipped into the symbol before *index*: a short part with its hyphen and the next follows."""
    part = _capitals(text, index)
    return (
        part is not None
        and len(part) <= LONGEST_STRAY_PART
        and part.isupper()
        and not text[index].breaks
        and is_mark(text, index + 1, "-", glued=True)
        and _capitals(text, index + 2) is not None
        and text[index + 2].is_glued
    )
