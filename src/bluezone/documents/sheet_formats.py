"""Numbers of a sheet as the people see them: by the format of the cell, in Vietnamese writing.

Only what changes the meaning is followed: zeros in front, decimals, per cent, days and hours. Marks between thousands
are left out, for a reader would have to take them away again.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), "dd/mm/yyyy"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56), "hh:mm"),
    22: "dd/mm/yyyy hh:mm",
}
"""Formats that files name by a number alone; those that are missing are as "General"."""

EPOCH_1900, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  # a sheet's days have no zone
_LAST_DAY = 2_958_465
"""31/12/9999."""

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY, _TIME = re.compile(r"[dy]", re.IGNORECASE), re.compile(r"[hs]", re.IGNORECASE)
_LONGEST = 40


def shown(number: str, code: str, epoch: datetime = EPOCH_1900) -> str:
    """Return *number*, as the file writes it, as a cell with the format *code* shows it.

    >>> shown("912345678", "0000000000")
    '0912345678'
    >>> shown("0.9534883", "0.0%")
    '95,3%'
    """
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        return number
    plain = _QUOTED.sub("", code.split(";", maxsplit=1)[0])
    if _DAY.search(plain) or _TIME.search(plain):
        return _moment(value, plain, epoch) or _plain(value)
    if "%" in plain:
        return _rounded(value * 100, plain) + "%"
    if any(sign in plain for sign in "0#?") and "E" not in plain.upper() and "/" not in plain:
        return _rounded(value, plain)
    return _plain(value)


def _moment(value: Decimal, plain: str, epoch: datetime) -> str:
    if not 0 <= value <= _LAST_DAY:
        return ""
    at = epoch + timedelta(seconds=round(float(value) * 86_400))
    has_day, has_time = bool(_DAY.search(plain)) and value >= 1, bool(_TIME.search(plain))
    return " ".join([f"{at:%d/%m/%Y}"] * has_day + [f"{at:%H:%M}"] * (has_time or not has_day))


def _rounded(value: Decimal, plain: str) -> str:
    """Return *value* with the decimals and the zeros in front that the format *plain* asks for."""
    whole, _, decimals = plain.partition(".")
    least = whole.count("0")
    places = sum(sign in "0#?" for sign in decimals)
    needed = decimals.count("0")
    text = f"{abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    before, _, after = text.partition(".")
    while len(after) > needed and after.endswith("0"):
        after = after[:-1]
    sign = "-" if value < 0 and text.strip("0.") else ""
    return f"{sign}{before.zfill(least)}{',' if after else ''}{after}"


def _plain(value: Decimal) -> str:
    """Return *value* without an exponent; what floating numbers leave behind at the 15th digit goes."""
    rounded = value if len(value.as_tuple().digits) <= 15 else Decimal(f"{value:.15g}")
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",") or "0"
