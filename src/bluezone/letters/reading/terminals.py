"""The words every rule is made of: numbers, percentages, dates, times, document numbers, blanks of a form.

Holes of the grammar: <number> <percent> <day> <time> <moment> <symbol> <blank>.
Source of the forms: shared specification of the rollout, sections 2.3 and 8.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from bluezone.letters.letter import Bound, Precision
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.tokens import Kind, Text


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


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed; `year` is None where it is left to the context ("17.8")."""

    day: int
    month: int
    year: int | None = None

    def on(self, year: int | None) -> date | None:
        """Return the date, in *year* where the day is printed without one; None without any year."""
        wanted = self.year or year
        return _date(self.day, self.month, wanted) if wanted else None


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day as printed: "8h00" to the minute, "17h" to the hour."""

    at: time
    precision: Precision


@dataclass(frozen=True, slots=True)
class Instant:
    """A day with or without its hour. `day` is None where a form leaves it blank."""

    day: Day | None
    hour: Hour | None = None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's number and symbol, blanks removed: "1169" and "SCT-VP"."""

    number: str
    symbol: str

    @property
    def text(self) -> str:
        """Both, as a register keeps them."""
        return f"{self.number}/{self.symbol}"


def _digits(text: Text, index: int) -> str | None:
    if index < len(text) and text[index].kind is Kind.NUMBER:
        return text[index].written
    return None


def _is(text: Text, index: int, written: str, glued: bool = False) -> bool:
    return index < len(text) and text[index].written in written and (text[index].is_glued or not glued)


_MULTIPLES = {"trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000, "nghin": 1_000, "ngan": 1_000}


def _plain_number(text: Text, index: int) -> tuple[int, Decimal] | None:
    """Read digits with their separators: points or blanks between thousands, a comma before decimals."""
    first = _digits(text, index)
    if first is None or (index and text[index].is_glued and text[index - 1].kind is Kind.WORD):
        return None
    for separator in ".,":
        end, groups = index + 1, [first]
        while _is(text, end, separator, glued=True) and _group(text, end + 1):
            groups.append(text[end + 1].written)
            end += 2
        if len(first) <= 3 and len(groups) > (1 if separator == "." else 2) and not _runs_on(text, end):
            return end, Decimal("".join(groups))
    if len(first) <= 3 and (spaced := _spaced_groups(text, index)):
        return spaced
    if _is(text, index + 1, ",.", glued=True) and (rest := _digits(text, index + 2)) and text[index + 2].is_glued:
        decimals = 2 if text[index + 1].written == "." else 6
        if len(rest) <= decimals and not _runs_on(text, index + 3):
            return index + 3, Decimal(f"{first}.{rest}")
    return index + 1, Decimal(first)


def _group(text: Text, index: int) -> bool:
    digits = _digits(text, index)
    return digits is not None and len(digits) == 3 and text[index].is_glued


def _runs_on(text: Text, index: int) -> bool:
    """Whether the digits go on behind a separator, as those of a date do."""
    return _is(text, index, ".,/-", glued=True) and (_digits(text, index + 1) is not None) and text[index + 1].is_glued


def _spaced_groups(text: Text, index: int) -> tuple[int, Decimal] | None:
    """Read "1 128 620"; at least two groups, for "1 128" may be two numbers."""
    end = index + 1
    while (rest := _digits(text, end)) and len(rest) == 3 and text[end].start == text[end - 1].end + 1:
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
    while _is(text, end, "%"):
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


def bound(text: Text, index: int) -> tuple[int, Bound | None]:
    """Return the bound in words that starts at *index* and the index behind it; (index, None) without one."""
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


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(day: str, month: str, year: str | None) -> Day | None:
    if len(day) > 2 or len(month) > 2 or (year is not None and len(year) != 4):
        return None
    found = Day(int(day), int(month), int(year) if year else None)
    return found if found.on(2020 if found.year is None else None) else None  # 2020 has a 29 February


def day(text: Text, index: int) -> Iterator[tuple[int, Day]]:
    """Yield the day at *index*: "[ngày] 10 tháng 8 năm 2020", "[ngày] 09/8/2020", "17.8", "17-8"."""
    at = index + 1 if index < len(text) and text[index].folded == "ngay" else index
    if (first := _digits(text, at)) is None:
        return
    for end, found in (_long_day(text, at, first), _short_day(text, at, first)):
        if found:
            yield end, found


def _long_day(text: Text, at: int, first: str) -> tuple[int, Day | None]:
    if not (at + 2 < len(text) and text[at + 1].folded == "thang" and (month := _digits(text, at + 2))):
        return at, None
    end = at + 3
    if end + 1 < len(text) and text[end].folded == "nam" and (year := _digits(text, end + 1)):
        return end + 2, _day(first, month, year)
    if _is(text, end, "/-.") and (year := _digits(text, end + 1)) and len(year) == 4:
        return end + 2, _day(first, month, year)
    return end, _day(first, month, None)


def _short_day(text: Text, at: int, first: str) -> tuple[int, Day | None]:
    if not (_is(text, at + 1, "/-.") and (month := _digits(text, at + 2))):
        return at, None
    separator = text[at + 1].written
    if _is(text, at + 3, separator) and (year := _digits(text, at + 4)) and len(year) == 4:
        return at + 5, _day(first, month, year)
    if at + 3 < len(text) and text[at + 3].folded == "nam" and (year := _digits(text, at + 4)):
        return at + 5, _day(first, month, year)
    if _runs_on(text, at + 3) or not text[at + 1].is_glued or not text[at + 2].is_glued:
        return at, None
    return at + 3, _day(first, month, None)


def hour(text: Text, index: int) -> Iterator[tuple[int, Hour]]:
    """Yield the time at *index*: "8h00", "08h00'", "17h", "11 giờ", "8 giờ 00 phút", "08:00"."""
    first = _digits(text, index)
    if first is None or len(first) > 2 or int(first) > 24 or index + 1 >= len(text):
        return
    sign = text[index + 1]
    if sign.folded not in {"h", "g", "gio", ":"} or (sign.written == ":" and not sign.is_glued):
        return
    end, minutes = index + 2, _digits(text, index + 2)
    if minutes and len(minutes) == 2 and int(minutes) < 60 and (sign.folded == "gio" or text[end].is_glued):
        end += 1
        while end < len(text) and (text[end].written in "'’′´" or text[end].folded in {"phut", "p"}):
            end += 1
        yield end, Hour(time(int(first) % 24, int(minutes)), Precision.MINUTE)
    elif sign.written != ":":
        yield end, Hour(time(int(first) % 24), Precision.HOUR)


def moment(text: Text, index: int) -> Iterator[tuple[int, Instant]]:
    """Yield a day with or without its hour, in either order, "8h00 ngày 09/8/2020", "ngày 09/8/2020 lúc 8h00"."""
    for end, at in hour(text, index):
        start = end
        while start < len(text) and (text[start].written == "," or text[start].folded in {"cua", "vao", "hom"}):
            start += 1
        for last, found in day(text, start):
            yield last, Instant(found, at)
        if start + 1 < len(text) and text[start].folded == "ngay" and text[start + 1].kind is Kind.BLANK:
            yield start + 2, Instant(None, at)
    for end, found in day(text, index):
        start = end
        while start < len(text) and (text[start].written == "," or text[start].folded in {"vao", "luc"}):
            start += 1
        yield from ((last, Instant(found, at)) for last, at in hour(text, start))
        yield end, Instant(found)


def symbol(text: Text, index: int) -> Iterator[tuple[int, Symbol]]:
    """Yield the document number at *index*: "1169 /SCT-VP", "30/2020/NĐ-CP", "15-BC/TU", "05/VP&QT".

    The part behind the slash is capitals, with the small letters that TTg or QyĐ have; "41/43 máy" is none.
    """
    first = _digits(text, index)
    if first is None or len(first) > 6:
        return
    end, left = index + 1, first
    if _is(text, end, "-") and (word := _capitals(text, end + 1)):  # 15-BC/TU
        end, left = end + 2, f"{first}-{word}"
    if _is(text, end, "/") and (year := _digits(text, end + 1)) and len(year) == 4 and _is(text, end + 2, "/"):
        end, left = end + 2, f"{left}/{year}"
    if not _is(text, end, "/") or not _capitals(text, end + 1):
        return
    last, right = _symbol_side(text, end + 1)
    yield last, Symbol(left, right)


def _capitals(text: Text, index: int) -> str | None:
    if index >= len(text) or text[index].kind is not Kind.WORD or text[index].breaks > 1:
        return None
    word = text[index].written
    return word if sum(letter.isupper() for letter in word) * 2 > len(word) or word in {"TTg", "QyĐ"} else None


def _symbol_side(text: Text, index: int) -> tuple[int, str]:
    end, parts = index + 1, [text[index].written]
    while end + 1 < len(text) and text[end].written in "-–&" and (text[end].is_glued or text[end + 1].is_glued):
        after = _capitals(text, end + 1) or (_digits(text, end + 1) if text[end + 1].is_glued else None)
        if after is None:
            break
        parts += ["&" if text[end].written == "&" else "-", after]
        end += 2
    while end < len(text) and text[end].kind is Kind.NUMBER and text[end].is_glued:  # QH15
        parts.append(text[end].written)
        end += 1
    return end, "".join(parts)


def blank(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield what a form leaves to be filled in."""
    if index < len(text) and text[index].kind is Kind.BLANK:
        yield index + 1, text[index].written


TERMINALS = Grammar()
"""The grammar that every rule file starts from: `GRAMMAR = Grammar(TERMINALS)`."""

TERMINALS.terminal("number", _bounded_number)
TERMINALS.terminal("percent", _bounded_percent)
TERMINALS.terminal("day", day)
TERMINALS.terminal("time", hour)
TERMINALS.terminal("moment", moment)
TERMINALS.terminal("symbol", symbol)
TERMINALS.terminal("blank", blank)
