"""Dates, times and numbers as the decree writes them, and what they say when read: each writer has its reader.

Writers follow the decree to the letter. Readers take what offices really write, and give None for what is none: no
reader guesses.

Source: shared specification of the rollout, sections 3.3 and 8; Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

import re
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

from bluezone.letters.letter import LetterError

# --- dates -----------------------------------------------------------------------------------------------------------

BLANK = "\u00a0" * 6
"""What a draft shows where a number or a day comes later; no-break, so that no writer swallows it."""

_LONG = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_SHORT = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})")


def _day(day: date) -> str:
    return f"{day.day:02}"


def _month(day: date) -> str:
    """Months 1 and 2 get a zero and no other: 10 and up need none, 3 to 9 cannot be made into a later one."""
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def long_date(day: date | None) -> str:
    """Return "ngày 05 tháng 01 năm 2020"; with blanks to fill in where there is no *day* yet."""
    if day is None:
        return f"ngày{BLANK}tháng{BLANK}năm{BLANK}"
    return f"ngày {_day(day)} tháng {_month(day)} năm {day.year:04}"


def read_long_date(text: str) -> date | None:
    """Return the day of "ngày 10 tháng 8 năm 2020", whatever its zeros; None if *text* is no day of the calendar."""
    found = _LONG.fullmatch(text.strip())
    return _calendar_day(found[3], found[2], found[1]) if found else None


def short_date(day: date) -> str:
    """Return "09/8/2020", zeros as in long_date()."""
    return f"{_day(day)}/{_month(day)}/{day.year:04}"


def read_short_date(text: str) -> date | None:
    """Return the day of "09/8/2020", "09/08/2020", "9-8-2020" or "9.8.2020"; None if *text* is no day."""
    found = _SHORT.fullmatch(text.strip())
    return _calendar_day(found[4], found[3], found[1]) if found else None


def _calendar_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


# --- times -----------------------------------------------------------------------------------------------------------

_TIME = re.compile(r"(\d{1,2})\s?(?:(?:h|giờ|g|:)\s?(\d{2})?)\s?(?:'|’|ph|phút)?", re.IGNORECASE)


def time_of_day(at: time) -> str:
    """Return "8h00": hours without, minutes with leading zero."""
    return f"{at.hour}h{at.minute:02}"


def read_time(text: str) -> time | None:
    """Return the time of "8h00", "08h00'", "17h", "11 giờ", "8 giờ 00" or "08:00"; None if *text* is none."""
    found = _TIME.fullmatch(text.strip())
    if not found or (found[2] is None and ":" in text):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


# --- numbers ---------------------------------------------------------------------------------------------------------

_WHOLE = re.compile(r"\d{1,18}|\d{1,3}(?:([., \u00a0])\d{3})(?:\1\d{3}){0,5}")
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{3}){0,5}|\d{1,18})(?:,(\d{1,9}))?|(\d{1,18})\.(\d{1,2})")
_COUNT_PADDED_BELOW = 10


def whole(number: int) -> str:
    """Return "1.128.620"."""
    return f"{number:,}".replace(",", ".")


def read_whole(text: str) -> int | None:
    """Return the whole number in "1.128.620", "1 128 620", "1,128,620" or "02"; None if *text* is none."""
    text = text.strip()
    return int(re.sub(r"\D", "", text)) if _WHOLE.fullmatch(text) else None


def count(number: int) -> str:
    """Return "02" or "41": a small count has a leading zero so that no digit can be written before it."""
    return f"{number:02}" if 0 <= number < _COUNT_PADDED_BELOW else whole(number)


def decimal(value: Decimal) -> str:
    """Return "95,3" or "1.128,5": every place of *value* that is there, none that is not."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def read_decimal(text: str) -> Decimal | None:
    """Return the number in "95,3", "95.3" or "1.128,5"; None if *text* is none.

    A point before three digits groups thousands, before one or two it is an English decimal point.
    """
    found = _DECIMAL.fullmatch(text.strip())
    if not found:
        return None
    units, places = (found[1].replace(".", ""), found[2]) if found[1] else (found[3], found[4])
    return Decimal(f"{units}.{places}") if places else Decimal(units)


def percent(value: Decimal) -> str:
    """Return "95,3%", without blank as in running text."""
    return f"{decimal(value)}%"


def read_percent(text: str) -> Decimal | None:
    """Return the number of "95,3%", "95.3 %" or "95,3%%"; None without a per cent sign."""
    bare = text.strip().rstrip("%")
    return read_decimal(bare) if bare != text.strip() else None


# --- rates -----------------------------------------------------------------------------------------------------------

_ALL = 100


def rate(part: int, of: int, places: int = 1) -> Decimal:
    """Return *part* of *of* in per cent, rounded half up to *places*; 41 of 43 is 95.3.

    A rate that comes out even has no places (50, not 50.0). 100 is said only when the two are equal: what would round
    up to it stays at 99.9.

    Raises:
        LetterError: *part* is not between 0 and *of*, or *of* is 0.
    """
    if not 0 <= part <= of or of == 0:
        raise LetterError(
            f"Rate: found {part} of {of}, expected a part from 0 to a whole of at least 1. Correct the counts."
        )
    if _ALL * part % of == 0:
        return Decimal(_ALL * part // of)
    step = Decimal(1).scaleb(-places)
    # In whole numbers up to the last place, so that no division is rounded before the rounding.
    steps = (2 * _ALL * part * 10**places + of) // (2 * of)
    exact = (Decimal(steps) * step).quantize(step, ROUND_HALF_UP)
    return min(exact, Decimal(_ALL) - step)


# --- Roman numerals --------------------------------------------------------------------------------------------------

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip  # one numeral a line would hide the pattern
_ROMAN_END = 4000


def roman(number: int) -> str:
    """Return 4 as "IV".

    Raises:
        LetterError: *number* is below 1 or above 3999, where there are no numerals.
    """
    if not 0 < number < _ROMAN_END:
        raise LetterError(f"Roman numeral: found {number}, expected 1 to {_ROMAN_END - 1}.")
    numeral = ""
    for value, sign in _ROMAN:
        numeral += number // value * sign
        number %= value
    return numeral


def read_roman(text: str) -> int | None:
    """Return "IV" as 4; None for anything that roman() would not write."""
    rest, number = text, 0
    for value, sign in _ROMAN:
        while rest.startswith(sign) and number < _ROMAN_END:
            rest, number = rest[len(sign) :], number + value
    return number if not rest and 0 < number < _ROMAN_END and roman(number) == text else None
