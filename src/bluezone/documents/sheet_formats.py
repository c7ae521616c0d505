"""Numbers of a sheet as the people see them: by the format of the cell, in Vietnamese writing.

Only what changes the meaning is followed: zeros in front, decimals, per cent, days and hours. Marks between thousands
are left out, for a reader would have to take them away again.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), "dd/mm/yyyy"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56), "hh:mm"),
    22: "dd/mm/yyyy hh:mm",
}
"""Formats that files name by a number alone; those that are missing are as "General"."""

EPOCH_1900, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  # a sheet's days have no zone
_LAST = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001
_LEAP_DAY_OF_1900 = 60
"""A day that Excel counts and no calendar has: those before it are one later than by the epoch."""

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY, _TIME = re.compile(r"[dy]", re.IGNORECASE), re.compile(r"[hs]", re.IGNORECASE)
_LONGEST = 40
_WHOLE = Context(prec=300)
"""Digits enough for the longest number with the longest format."""


@dataclass(frozen=True, slots=True)
class _Format:
    """What of a format changes the meaning.

    Attributes:
        least: digits at least before the comma. places, needed: decimals at most and at least.
    """

    has_day: bool
    has_time: bool
    is_per_cent: bool
    is_number: bool
    least: int
    places: int
    needed: int


@lru_cache(maxsize=1_000)
def _read(code: str) -> _Format:
    plain = _QUOTED.sub("", code.split(";", maxsplit=1)[0])
    whole, _, decimals = plain.partition(".")
    return _Format(
        has_day=bool(_DAY.search(plain)),
        has_time=bool(_TIME.search(plain)),
        is_per_cent="%" in plain,
        is_number=any(sign in plain for sign in "0#?") and "E" not in plain.upper() and "/" not in plain,
        least=whole.count("0"),
        places=sum(sign in "0#?" for sign in decimals),
        needed=decimals.count("0"),
    )


def shown(number: str, code: str, epoch: datetime = EPOCH_1900) -> str:
    """Return *number*, as the file writes it, as a cell with the format *code* shows it.

    >>> shown("912345678", "0000000000")
    '0912345678'
    >>> shown("0.9534883", "0.0%")
    '95,3%'
    """
    if code == "General" and len(number) <= 15 and number.isascii() and number.isdigit() and number[0] != "0":
        return number
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        return number
    wanted = _read(code)
    if wanted.has_day or wanted.has_time:
        return _moment(value, wanted, epoch) or _plain(value)
    if wanted.is_per_cent:
        return _rounded(_WHOLE.multiply(value, Decimal(100)), wanted) + "%"
    return _rounded(value, wanted) if wanted.is_number else _plain(value)


def _moment(value: Decimal, wanted: _Format, epoch: datetime) -> str:
    """Return day and time of day, "" if the calendar has no such day."""
    days = value + 1 if epoch == EPOCH_1900 and 1 <= value < _LEAP_DAY_OF_1900 else value
    seconds = round(float(days) * 86_400)
    if days < 0 or seconds > (_LAST - epoch) // timedelta(seconds=1):
        return ""
    at = epoch + timedelta(seconds=seconds)
    has_day = wanted.has_day and value >= 1
    return " ".join([f"{at:%d/%m/%Y}"] * has_day + [f"{at:%H:%M}"] * (wanted.has_time or not has_day))


def _rounded(value: Decimal, wanted: _Format) -> str:
    """Return *value* with the decimals and the zeros in front that are wanted."""
    text = f"{abs(value).quantize(Decimal(1).scaleb(-wanted.places), ROUND_HALF_UP, _WHOLE):f}"
    before, _, after = text.partition(".")
    while len(after) > wanted.needed and after.endswith("0"):
        after = after[:-1]
    sign = "-" if value < 0 and text.strip("0.") else ""
    return f"{sign}{before.zfill(wanted.least)}{',' if after else ''}{after}"


def _plain(value: Decimal) -> str:
    """Return *value* without an exponent; what floating numbers leave behind at the 15th digit goes."""
    return exact(value if len(value.as_tuple().digits) <= 15 else Decimal(f"{value:.15g}"))


def exact(value: Decimal) -> str:
    """Return all digits of *value* with a comma, without an exponent and without zeros at the end."""
    text = f"{value:f}"
    text = (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    return text if text.strip("-0,") else "0"
