"""Mobile numbers of Vietnam as people and spreadsheets write them, in one form: ten digits from 0.

Spreadsheets drop the zero and add ".0"; lists from before 2018 hold numbers of eleven digits, which are converted by
the operators' table and said so. Nothing is guessed: a number that could be two is refused.

Source: the change of 15/9/2018 from eleven to ten digits; area codes 02x of landlines since 2017.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bluezone.rollout.bilingual import Bilingual

PREFIXES_BEFORE_2018 = {
    **{"0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078"},  # MobiFone
    **{"0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082"},  # Vinaphone
    **{"0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036"},  # Viettel
    **{"0167": "037", "0168": "038", "0169": "039"},
    **{"0186": "056", "0188": "058", "0199": "059"},  # Vietnamobile, Gmobile
}

_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}", re.ASCII)
_LANDLINE = re.compile(r"02\d{9}|0[2-9]\d{6,8}", re.ASCII)
_FLOAT = re.compile(r"(\d{8,12})[.,]0+", re.ASCII)
_SCIENTIFIC = re.compile(r"(\d)[.,](\d{1,14})[eE]\+?(\d{1,2})", re.ASCII)
_REMARK = re.compile(r"\((?=[^)]*[^\W\d_])[^)]*\)")  # "(Zalo)"; a bracket with letters is no part of a number
_LABEL = re.compile(r"^(?:đt|đtdđ|dđ|sđt|tel|phone|mobile|zalo)\s*[:.]?\s*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s.\-()_'’`\u2010-\u2015]+")
_SEVERAL = re.compile(r"[/;,|&+]|\bvà\b|\bhoặc\b|\n")
LONGEST_CELL = 80


class Change(StrEnum):
    """What was done to a number that people should know of."""

    ZERO = "zero_restored"
    CONVERTED = "prefix_converted"


class Refusal(StrEnum):
    """Why a cell holds no number that can be used."""

    EMPTY = "phone_missing"
    LANDLINE = "phone_landline"
    FOREIGN = "phone_foreign"
    SEVERAL = "phone_several"
    DIGITS_LOST = "phone_digits_lost"
    NO_NUMBER = "phone_invalid"


SAID = {
    Change.ZERO: Bilingual("số 0 ở đầu; đã thêm vào", "the leading zero; it was put back"),
    Change.CONVERTED: Bilingual(
        "số 10 chữ số; đã đổi đầu số cũ 11 chữ số sang đầu số mới từ năm 2018",
        "a number of ten digits; the prefix of before 2018 was converted",
    ),
    Refusal.EMPTY: Bilingual("số điện thoại di động, nếu có", "a mobile number, if there is one"),
    Refusal.LANDLINE: Bilingual("số di động, không phải số cố định", "a mobile number, not a landline"),
    Refusal.FOREIGN: Bilingual("số di động Việt Nam", "a mobile number of Vietnam"),
    Refusal.SEVERAL: Bilingual(
        "một số; hãy giữ lại số của máy cài ứng dụng", "one number; keep that of the phone with the app"
    ),
    Refusal.DIGITS_LOST: Bilingual(
        "đủ 10 chữ số; Excel đã làm tròn số này, hãy định dạng cột là văn bản rồi nhập lại",
        "all ten digits; Excel has rounded them away, format the column as text and type it again",
    ),
    Refusal.NO_NUMBER: Bilingual("10 chữ số bắt đầu bằng 0", "10 digits from 0"),
}


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """What a cell says: a number of ten digits with what was changed, or why there is none."""

    number: str | None
    changes: tuple[Change, ...] = ()
    refusal: Refusal | None = None


def read(text: str) -> PhoneReading:
    """Return the mobile number that the cell *text* holds.

    >>> read("912345678.0")
    PhoneReading(number='0912345678', changes=(<Change.ZERO: 'zero_restored'>,), refusal=None)
    """
    cell = unicodedata.normalize("NFKC", text).strip()
    if not cell:
        return PhoneReading(None, refusal=Refusal.EMPTY)
    if len(cell) > LONGEST_CELL:
        return PhoneReading(None, refusal=Refusal.NO_NUMBER)
    if found := _SCIENTIFIC.fullmatch(cell):
        return _scientific(found)
    if found := _FLOAT.fullmatch(cell):
        return _national(found[1])
    cell = _LABEL.sub("", _REMARK.sub("", cell).strip())
    return _several(cell) if _SEVERAL.search(cell.lstrip("+")) else _national(_SEPARATORS.sub("", cell))


def international(number: str) -> str:
    """Return the ten digits of *number* as "+84912345678", the form that is hashed."""
    return "+84" + number[1:]


def _scientific(found: re.Match[str]) -> PhoneReading:
    exponent = int(found[3])
    if len(found[2]) < exponent and len(found[2]) < 7:
        return PhoneReading(None, refusal=Refusal.DIGITS_LOST)
    value = Decimal(f"{found[1]}.{found[2]}e{exponent}")
    whole = value == value.to_integral_value() and exponent <= 12
    return _national(str(int(value))) if whole else PhoneReading(None, refusal=Refusal.NO_NUMBER)


def _several(cell: str) -> PhoneReading:
    """Return the number of a cell in parts: the same one twice is one."""
    readings = [_national(_SEPARATORS.sub("", part)) for part in _SEVERAL.split(cell) if part.strip()]
    numbers = {each.number for each in readings if each.number}
    if len(readings) > 1 and len(numbers) == 1 and all(each.number for each in readings):
        return readings[0]
    whole = _national(_SEPARATORS.sub("", re.sub("[,]", "", cell)))
    if whole.number and "," in cell:
        return whole  # "0912,345,678"
    return PhoneReading(None, refusal=Refusal.SEVERAL if numbers else Refusal.NO_NUMBER)


def _national(digits: str) -> PhoneReading:
    country = digits.startswith("+")
    digits = digits.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        return PhoneReading(None, refusal=Refusal.NO_NUMBER)
    if country and not digits.startswith("84"):
        return PhoneReading(None, refusal=Refusal.FOREIGN)
    digits = _without_country(digits)
    changes: tuple[Change, ...] = ()
    if not digits.startswith("0") and len(digits) in (9, 10):
        digits, changes = "0" + digits, (Change.ZERO,)
    if len(digits) == 11 and (prefix := PREFIXES_BEFORE_2018.get(digits[:4])):
        digits, changes = prefix + digits[4:], (*changes, Change.CONVERTED)
    if _MOBILE.fullmatch(digits):
        return PhoneReading(digits, changes)
    return PhoneReading(None, refusal=Refusal.LANDLINE if _LANDLINE.fullmatch(digits) else Refusal.NO_NUMBER)


def _without_country(digits: str) -> str:
    """Return *digits* from 0 where the country's 84 leads them; nine digits from 84 are a number without its zero."""
    digits = digits.removeprefix("00") if digits.startswith("0084") else digits
    if digits.startswith("840") and len(digits) in (12, 13):
        return digits[2:]
    return "0" + digits[2:] if digits.startswith("84") and len(digits) in (11, 12) else digits
