"""Days and times of day as letters print them.

    ngày 10 tháng 8 năm 2020   09/8/2020   17.8   17-8   4-8/2020         a Day; its year may be left to the context
    8h00   08h00'   17h   11 giờ 30   8 giờ 00 phút   08:00   4h chiều    an Hour
    17h00 thứ Sáu, ngày 14/8/2020   ngày 09/8/2020 lúc 8h00               an Instant
    08h00 ngày ……   ...h... ngày .../8/2020                               an Instant, its day None: a blank of the form

Source: shared specification of the rollout, section 8.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from bluezone.letters.letter import Precision
from bluezone.letters.reading.tokens import Kind, Text


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
    """A time of day as printed: "8h00" to the minute, "17h" to the hour. 24h00 is 0:00 of the next day."""

    at: time
    precision: Precision
    is_next_day: bool = False


@dataclass(frozen=True, slots=True)
class Instant:
    """A day with or without its hour. `day` is None where a form leaves it blank."""

    day: Day | None
    hour: Hour | None = None


CENTURIES = ("19", "20", "21")
"""Of the days that letters have; other years are slips or no years."""

_CLOSING_MARKS = "'’′´\""
_HALVES = frozenset({"sang", "chieu", "toi", "trua", "dem"})
_WEEKDAYS = frozenset({"hai", "ba", "tu", "nam", "sau", "bay", "2", "3", "4", "5", "6", "7"})
_BETWEEN = frozenset({",", "(", "cua", "vao", "luc", "hom", "cung", "mai", "nay"}) | _HALVES


MOMENT_OPENINGS = frozenset({"ngay", "thu", "chu", "h", "gio"}) | _HALVES
"""Folded words with which a moment may start, besides a number or a blank."""


def digits(text: Text, index: int) -> str | None:
    """Return the digits at *index*."""
    if 0 <= index < len(text) and text[index].kind is Kind.NUMBER:
        return text[index].written
    return None


def is_mark(text: Text, index: int, marks: str, *, glued: bool = False) -> bool:
    """Return whether one of *marks* stands at *index*, for `glued` with nothing before it."""
    return 0 <= index < len(text) and text[index].written in marks and (text[index].is_glued or not glued)


def is_word(text: Text, index: int, *folded: str) -> bool:
    """Return whether one of the folded words stands at *index*."""
    return 0 <= index < len(text) and text[index].folded in folded


def runs_on(text: Text, index: int, separators: str = ".,/-") -> bool:
    """Return whether digits go on behind a separator at *index*, as those of a date do."""
    return (
        is_mark(text, index, separators, glued=True)
        and digits(text, index + 1) is not None
        and text[index + 1].is_glued
    )


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(day: str, month: str, year: str | None) -> Day | None:
    if len(day) > 2 or len(month) > 2 or not (year is None or (len(year) == 4 and year[:2] in CENTURIES)):
        return None
    found = Day(int(day), int(month), int(year) if year else None)
    return found if found.on(2020 if found.year is None else None) else None  # 2020 has a 29 February


def day(text: Text, index: int) -> Iterator[tuple[int, Day]]:
    """Yield the day at *index*: "[ngày] 10 tháng 8 năm 2020", "[ngày] 09/8/2020", "17.8", "17-8"."""
    at = index + 1 if is_word(text, index, "ngay") else index
    if (first := digits(text, at)) is None:
        return
    for end, found in (_long_day(text, at, first), _short_day(text, at, first)):
        if found:
            yield end, found


def _long_day(text: Text, at: int, first: str) -> tuple[int, Day | None]:
    if not (is_word(text, at + 1, "thang") and (month := digits(text, at + 2))):
        return at, None
    end = at + 3
    if is_word(text, end, "nam") and (year := digits(text, end + 1)):
        return end + 2, _day(first, month, year)
    if is_mark(text, end, "/-.") and (year := digits(text, end + 1)) and len(year) == 4:
        return end + 2, _day(first, month, year)
    return end, _day(first, month, None)


def _short_day(text: Text, at: int, first: str) -> tuple[int, Day | None]:
    if not (is_mark(text, at + 1, "/-.") and (month := digits(text, at + 2))):
        return at, None
    same = text[at + 1].written
    mixed = "/" if same in "-." and text[at + 1].is_glued and text[at + 2].is_glued else same  # 4-8/2020
    if is_mark(text, at + 3, same + mixed) and (year := digits(text, at + 4)) and len(year) == 4:
        return at + 5, _day(first, month, year)
    if is_word(text, at + 3, "nam") and (year := digits(text, at + 4)):
        return at + 5, _day(first, month, year)
    if runs_on(text, at + 3) or not text[at + 1].is_glued or not text[at + 2].is_glued:
        return at, None
    return at + 3, _day(first, month, None)


def hour(text: Text, index: int) -> Iterator[tuple[int, Hour]]:
    """Yield the time at *index*: "8h00", "08h00'", "17h", "11 giờ", "8 giờ 00 phút", "08:00", "4h chiều"."""
    first = digits(text, index)
    if first is None or len(first) > 2 or int(first) > 24 or index + 1 >= len(text):
        return
    sign = text[index + 1]
    if sign.folded not in {"h", "g", "gio", ":"} or (sign.folded in "g:" and not sign.is_glued):
        return
    end, minutes = _minutes(text, index + 2, is_apart=sign.folded == "gio")
    if minutes is None and sign.written == ":":
        return
    is_next_day = int(first) == 24
    at = time(int(first) % 24, int(minutes or 0))
    found = Hour(at, Precision.MINUTE if minutes else Precision.HOUR, is_next_day)
    if is_word(text, end, *_HALVES):
        yield end + 1, _in_half(found, text[end].folded)
    else:
        yield end, found


def _minutes(text: Text, index: int, *, is_apart: bool) -> tuple[int, str | None]:
    """Return the minutes at *index* and the index behind them; they need not touch the word `giờ`."""
    found = digits(text, index)
    if not found or len(found) != 2 or int(found) > 59 or not (is_apart or text[index].is_glued):
        return index, None
    if runs_on(text, index + 1) and text[index + 1].written in "/-":  # 11 giờ 20/8
        return index, None
    end = index + 1
    while end < len(text) and (text[end].written in _CLOSING_MARKS or text[end].folded in {"phut", "p"}):
        end += 1
    return end, found


def _in_half(found: Hour, half: str) -> Hour:
    if half in {"chieu", "toi"} and 0 < found.at.hour < 12:
        return replace(found, at=found.at.replace(hour=found.at.hour + 12))
    return found


def weekday(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield the day of the week at *index*: "thứ Sáu", "Thứ 6", "Chủ nhật"."""
    is_one = (is_word(text, index, "thu") and is_word(text, index + 1, *_WEEKDAYS)) or (
        is_word(text, index, "chu") and is_word(text, index + 1, "nhat")
    )
    if is_one:
        yield index + 2, text.slice(index, index + 2)


def moment(text: Text, index: int) -> Iterator[tuple[int, Instant]]:
    """Yield a day with or without its hour, in either order, "8h00 ngày 09/8/2020", "ngày 09/8/2020 lúc 8h00"."""
    for end, at in _hours(text, index):
        start = _skip(text, end)
        for last, found in _days(text, start):
            yield _close(text, start, last), Instant(found, at)
    has_more = is_word(text, index, "thu", "chu", *_HALVES) or is_word(text, index + 1, "hom")
    for start in (index, _skip(text, index)):
        for end, found in _days(text, start) if start == index or has_more else ():
            yield from ((last, Instant(found, at)) for last, at in _hours(text, _skip(text, end)) if found)
            yield _close(text, start, end) if start > index else end, Instant(found)


def _hours(text: Text, index: int) -> Iterator[tuple[int, Hour | None]]:
    """Yield the time at *index*; None for one that a form leaves blank."""
    yield from hour(text, index)
    at = index + (index < len(text) and text[index].kind is not Kind.WORD)
    if is_word(text, at, "h", "gio") and Kind.BLANK in {token.kind for token in text.tokens[index : at + 2]}:
        yield at + 1 + (at + 1 < len(text) and text[at + 1].kind in {Kind.BLANK, Kind.NUMBER}), None


def _days(text: Text, index: int) -> Iterator[tuple[int, Day | None]]:
    """Yield the day at *index*; None for one that a form leaves blank, in whole or in part."""
    yield from day(text, index)
    if is_word(text, index, "ngay"):
        end, n_blanks = max(_blank_day(text, index + 1, *separators) for separators in _SEPARATORS)
        if n_blanks:
            yield end, None


_SEPARATORS = (frozenset("/-."), frozenset("/-.")), (frozenset({"thang"}), frozenset({"nam"}))
_FILLED = (Kind.BLANK, Kind.NUMBER)


def _blank_day(text: Text, index: int, first: frozenset[str], second: frozenset[str]) -> tuple[int, int]:
    """Return the index behind day, month and year, and how many of day and month are left blank."""
    end, n_blanks = index, 0
    if is_mark(text, index, ".-"):  # "trong ngày." ends a sentence
        return end, n_blanks
    for separator in (first, second):
        if end >= len(text) or not (text[end].kind in _FILLED or text[end].folded in separator):
            return end, n_blanks
        n_blanks += text[end].kind is not Kind.NUMBER
        end += text[end].kind in _FILLED
        if end >= len(text) or text[end].folded not in separator:
            return end, n_blanks
        end += 1
    return end + (end < len(text) and text[end].kind in _FILLED), n_blanks


def _skip(text: Text, index: int) -> int:
    """Return the index behind what may stand between a time and its day: "sáng mai,", "của ngày thứ Sáu ("."""
    for _ in range(6):
        if index < len(text) and text[index].folded in _BETWEEN:
            index += 1
        elif (last := next(weekday(text, index), None)) is not None:
            index = last[0]
        elif is_word(text, index, "ngay") and (
            is_word(text, index + 1, "hom") or next(weekday(text, index + 1), None) is not None
        ):
            index += 1
        else:
            break
    return index


def _close(text: Text, start: int, last: int) -> int:
    """Return *last* behind the bracket that was opened right before the day."""
    return last + (is_mark(text, start - 1, "(") and is_mark(text, last, ")"))
