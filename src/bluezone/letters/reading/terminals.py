"""The words every rule is made of: numbers, percentages, dates, times, document numbers, blanks of a form.

Holes of the grammar: <number> <percent> <day> <time> <moment> <weekday> <symbol> <blank>.
Source of the forms: shared specification of the rollout, sections 2.3 and 8.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bluezone.letters.letter import Bound
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.symbols import Symbol as Symbol
from bluezone.letters.reading.symbols import symbol
from bluezone.letters.reading.times import MOMENT_OPENINGS, day, digits, hour, is_mark, moment, runs_on, weekday
from bluezone.letters.reading.times import Day as Day
from bluezone.letters.reading.times import Hour as Hour
from bluezone.letters.reading.times import Instant as Instant
from bluezone.letters.reading.tokens import ANY_BLANK, ANY_NUMBER, Kind, Text


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: "1.128.620", "15,7 triệu", "02"; `bound` from "hơn", "gần", "khoảng" before it."""

    value: Decimal
    bound: Bound | None = None

    @property
    def count(self) -> int | None:
        """The number as a count, None where it is no whole number."""
        return int(self.value) if self.value == self.value.to_integral_value() else None


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage as printed; `text` with its sign: "95,3%"."""

    value: Decimal
    text: str
    bound: Bound | None = None


_MULTIPLES = {"trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000, "nghin": 1_000, "ngan": 1_000}


def _plain_number(text: Text, index: int) -> tuple[int, Decimal] | None:
    """Read digits with their separators: points or blanks between thousands, a comma before decimals."""
    first = digits(text, index)
    if first is None or _is_inside(text, index):
        return None
    for separator in ".,":
        end, groups = index + 1, [first]
        while is_mark(text, end, separator, glued=True) and _group(text, end + 1):
            groups.append(text[end + 1].written)
            end += 2
        if len(first) > 3 or len(groups) <= (1 if separator == "." else 2):
            continue
        if not runs_on(text, end, ".,"):
            return end, Decimal("".join(groups))
        if separator == "." and text[end].written == "," and not runs_on(text, end + 2, ".,"):  # 1.234,5
            return end + 2, Decimal(f"{''.join(groups)}.{text[end + 1].written}")
    if len(first) <= 3 and (spaced := _spaced_groups(text, index)):
        return spaced
    if is_mark(text, index + 1, ",.", glued=True) and (rest := digits(text, index + 2)) and text[index + 2].is_glued:
        decimals = 2 if text[index + 1].written == "." else 6
        if len(rest) <= decimals and not runs_on(text, index + 3):
            return index + 3, Decimal(f"{first}.{rest}")
    return index + 1, Decimal(first)


def _is_inside(text: Text, index: int) -> bool:
    """Whether the digits go on a word or a number before them: the 611 of 1.611, the 19 of COVID19."""
    if not index or not text[index].is_glued:
        return False
    before = text[index - 1]
    is_separator = before.written in ".," and before.is_glued
    return before.kind is Kind.WORD or (is_separator and digits(text, index - 2) is not None)


def _group(text: Text, index: int) -> bool:
    found = digits(text, index)
    return found is not None and len(found) == 3 and text[index].is_glued


def _spaced_groups(text: Text, index: int) -> tuple[int, Decimal] | None:
    """Read "1 128 620"; at least two groups, for "1 128" may be two numbers."""
    end = index + 1
    while (rest := digits(text, end)) and len(rest) == 3 and text[end].start == text[end - 1].end + 1:
        end += 1
    if end - index < 3 or any(token.breaks for token in text.tokens[index + 1 : end]):
        return None
    return end, Decimal("".join(token.written for token in text.tokens[index:end]))


def number(text: Text, index: int) -> Iterator[tuple[int, Number]]:
    """Yield the number printed at *index*, millions and billions in words worked out."""
    found = _plain_number(text, index)
    if found is None:
        return
    end, value = found
    times = _MULTIPLES.get(text[end].folded) if end < len(text) else None
    if times:
        yield end + 1, Number(value * times)
    else:
        yield end, Number(value)


def percent(text: Text, index: int) -> Iterator[tuple[int, Percent]]:
    """Yield the percentage at *index*: "95,3%", "95.3 %", "95,3%%", "60 phần trăm"."""
    found = _plain_number(text, index)
    if found is None:
        return
    end, value = found
    sign = end
    while is_mark(text, end, "%"):
        end += 1
    if end > sign:
        yield end, Percent(value, text.slice(index, sign + 1))
    elif end + 1 < len(text) and (text[end].folded, text[end + 1].folded) == ("phan", "tram"):
        yield end + 2, Percent(value, text.slice(index, end + 2))


_BOUNDS = {
    ("hon",): Bound.LOWER, ("tren",): Bound.LOWER, ("it", "nhat"): Bound.LOWER, ("toi", "thieu"): Bound.LOWER,
    ("gan",): Bound.UPPER, ("duoi",): Bound.UPPER, ("toi", "da"): Bound.UPPER,
    ("khoang",): Bound.ABOUT, ("uoc",): Bound.ABOUT, ("xap", "xi"): Bound.ABOUT,
}  # fmt: skip
"""Folded words before a figure, and what they make of it."""


_BOUND_WORDS = frozenset(words[0] for words in _BOUNDS)


def bound(text: Text, index: int) -> tuple[int, Bound | None]:
    """Return the bound in words that starts at *index* and the index behind it; (index, None) without one."""
    if index >= len(text) or text[index].folded not in _BOUND_WORDS:
        return index, None
    for words, meaning in _BOUNDS.items():
        if tuple(token.folded for token in text.tokens[index : index + len(words)]) == words:
            return index + len(words), meaning
    return index, None


def _bounded_number(text: Text, index: int) -> Iterator[tuple[int, Number]]:
    start, meaning = bound(text, index)
    yield from ((end, replace(value, bound=meaning)) for end, value in number(text, start))


def _bounded_percent(text: Text, index: int) -> Iterator[tuple[int, Percent]]:
    start, meaning = bound(text, index)
    yield from ((end, replace(value, bound=meaning)) for end, value in percent(text, start))


def blank(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield what a form leaves to be filled in."""
    if index < len(text) and text[index].kind is Kind.BLANK:
        yield index + 1, text[index].written


TERMINALS = Grammar()
"""The grammar that every rule file starts from: `GRAMMAR = Grammar(TERMINALS)`."""

TERMINALS.terminal("number", _bounded_number, {ANY_NUMBER, *_BOUND_WORDS})
TERMINALS.terminal("percent", _bounded_percent, {ANY_NUMBER, *_BOUND_WORDS})
TERMINALS.terminal("day", day, {"ngay", ANY_NUMBER})
TERMINALS.terminal("time", hour, {ANY_NUMBER})
TERMINALS.terminal("moment", moment, MOMENT_OPENINGS | {ANY_NUMBER, ANY_BLANK})
TERMINALS.terminal("weekday", weekday, {"thu", "chu"})
TERMINALS.terminal("symbol", symbol)
TERMINALS.terminal("blank", blank, {ANY_BLANK})
