"""The lines of a letterhead that are known by their words: national title, motto, number, place and date, V/v.

Source: shared specification of the rollout, sections 2.3, 3.3 and 8.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bluezone.letters.folding import tone_key
from bluezone.letters.reading.organ_names import PROVINCES
from bluezone.letters.reading.own_number import own_number
from bluezone.letters.reading.phrase_tables import Table
from bluezone.letters.reading.times import Day, day
from bluezone.letters.reading.tokens import Kind, Text

WIDE_GAP = 3
"""Blanks: so many side by side stand between two columns, not between two words."""

MOST_PLACE_TOKENS = 7

RULE_SIGNS = "-–—_=~+•"

SHORTEST_RULE = 4
"""Signs in a row that draw a line where words stand beside them."""


class Mark(Enum):
    """A line of the letterhead that is known by its words."""

    TITLE = "national title"
    MOTTO = "motto"
    NUMBER = "number"
    DATE = "place and date"
    ABOUT = "V/v"
    KIND = "kind of document"
    URGENCY = "urgency"
    SECRECY = "secrecy"
    DEAR = "Kính gửi"
    RULE = "line drawn with signs"
    DRAFT = "draft"
    UNION = "name of the youth union, where others have the motto"


@dataclass(frozen=True, slots=True)
class Known:
    """A known line at tokens first..last-1; `inner` is where what it introduces begins (behind "Số:", "V/v")."""

    mark: Mark
    first: int
    last: int
    inner: int


def cells(text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of tokens between line breaks, tabs, wide gaps and the bars of a table."""
    start = first
    for at in range(first, last):
        token = text[at]
        if token.written in "|>#" and token.kind is Kind.MARK:
            if at > start:
                yield start, at
            start = at + 1
        elif at > start and (token.breaks or token.cells or gap(text, at) >= WIDE_GAP):
            yield start, at
            start = at
    if last > start:
        yield start, last


def gap(text: Text, at: int) -> int:
    """Return how many characters stand between token *at* and the one before."""
    return text[at].start - text[at - 1].end if at else 0


_PHRASES = Table(
    [
        ("cộng hòa [xã | xâ] [hội] (chủ | chú) nghĩa [việt] nam", Mark.TITLE),
        ("đảng cộng sản việt nam", Mark.TITLE),
        ("độc lập [-] tự do [-] hạnh phúc", Mark.MOTTO),
        ("kính (gửi | gởi | gủi | gừi | gứi) [:]", Mark.DEAR),
        ("V / v [:]", Mark.ABOUT),
        ("V v [:]", Mark.ABOUT),
        ("vv [:]", Mark.ABOUT),
        ("về việc [:]", Mark.ABOUT),
    ]
)
_ALONE = Table(
    [
        ("hỏa tốc [hẹn giờ]", Mark.URGENCY),
        ("thượng khẩn", Mark.URGENCY),
        ("khẩn", Mark.URGENCY),
        ("(tuyệt | tối) mật", Mark.SECRECY),
        ("mật", Mark.SECRECY),
        ("dự thảo [lần]", Mark.DRAFT),
        ("đoàn TNCS hồ chí minh", Mark.UNION),
    ]
)
"""Lines that are known only if nothing else stands on them, or, in capitals, in a text with small letters."""


def known_line(text: Text, at: int, last: int, starts: bool) -> Known | None:
    """Return the known line that begins at *at* of a cell; *starts*: as the first, or right behind another."""
    if not starts and not _may_stand_inside(text, at):
        return None
    found = _PHRASES.longest(text, at)
    is_marked = found is not None and text[found[0] - 1].written == ":"
    if found and (starts or found[1] in (Mark.TITLE, Mark.MOTTO) or (found[1] is Mark.DEAR and is_marked)):
        return Known(found[1], at, found[0], found[0])
    alone = _ALONE.longest(text, at) if starts or text[at].written.isupper() else None
    if alone and alone[1] is Mark.UNION and at == 0:
        alone = None  # at the top it is the organ above
    if alone and ((starts and (alone[0] == last or alone[1] is Mark.UNION)) or _is_shouted_in_line(text, at, alone[0])):
        return Known(alone[1], at, alone[0], at)
    if (rule := _rule(text, at, last)) > at and (starts or rule - at >= SHORTEST_RULE):
        return Known(Mark.RULE, at, rule, at)
    return _number(text, at, starts) or _date(text, at, starts)


def _may_stand_inside(text: Text, at: int) -> bool:
    """Whether a known line may begin within another: with a capital, or signs that draw a line."""
    token = text[at]
    return token.is_capital or not text.has_capitals or (token.kind is Kind.MARK and token.written in RULE_SIGNS)


def _is_shouted_in_line(text: Text, first: int, last: int) -> bool:
    """Whether two or more words stand in capitals within a line that has small letters before them."""
    shouted = all(token.written.isupper() for token in text.tokens[first:last])
    return shouted and last - first > 1 and first > 0 and text.has_capitals and not text[first - 1].written.isupper()


def about_end(text: Text, index: int) -> int | None:
    """Return the index behind "V/v" or "Về việc" at *index*; None where neither stands there."""
    found = _PHRASES.longest(text, index)
    return found[0] if found and found[1] is Mark.ABOUT else None


def _rule(text: Text, at: int, last: int) -> int:
    """Return the index behind the signs with which a line is drawn, ----- or *****, that fill a cell."""
    end = at
    while end < last and text[end].written in RULE_SIGNS:
        end += 1
    return end if end == last or end - at >= SHORTEST_RULE else at


_NO_OWN_NUMBER = frozenset(
    {"van", "dinh", "ban", "bao", "cao", "thi", "hoach", "trinh", "tu", "luat", "den", "dien", "mau", "co", "mot", "he"}
)
"""Folded words before "số" with which it is the number of another document, or of the stamp ĐẾN."""

_STAMP = frozenset({"den"})


def _number(text: Text, at: int, starts: bool) -> Known | None:
    """Return the line "Số: 1169/SCT-VP" at *at*, with a blank number too."""
    after = text[at + 1].written if at + 1 < len(text) else ""
    is_word = text[at].key == _NUMBER_WORD or (text[at].key == "so" and not text.has_diacritics)
    if text[at].folded != "so" or not (is_word or (starts and after == ":")):
        return None
    # "SỞ KẾ HOẠCH VÀ ĐẦU TƯ" above a line of its own that begins "Số:" cites nothing; the stamp ĐẾN still does.
    others = _STAMP if at and text[at].breaks and after == ":" else _NO_OWN_NUMBER
    if (at and text[at - 1].folded in others) or (not starts and not text[at].is_capital):
        return None
    inner = at + 1
    while inner < len(text) and text[inner].written in ":." and not text[inner].breaks:
        inner += 1
    found = own_number(text, inner)
    return Known(Mark.NUMBER, at, found.last, inner) if found else None


_NUMBER_WORD = tone_key("số")


def _date(text: Text, at: int, starts: bool) -> Known | None:
    """Return the line "Quảng Trị, ngày 10 tháng 8 năm 2020" at *at*, its place or its numbers perhaps left blank."""
    is_first = starts
    if at and text[at - 1].written.isupper() and text.has_capitals and not text[at].written.isupper():
        starts = True  # behind a line in capitals that it once stood beside
    if not starts and not (text[at].is_capital and text[at].folded in _PROVINCES.by_opening):
        return None
    comma = at
    while (
        comma < len(text)
        and comma - at <= MOST_PLACE_TOKENS
        and text[comma].written != ","
        and _may_be_place(text, comma, at)
    ):
        comma += 1
    has_comma = comma < len(text) and text[comma].written == ","
    inner = comma + 1 if has_comma else comma
    if inner < len(text) and text[inner].folded in {"hoi", "luc"}:  # a telegram has its hour
        inner = next((i for i in range(inner, min(inner + 8, len(text))) if text[i].folded == "ngay"), inner)
    if inner >= len(text) or text[inner].folded != "ngay" or inner == at:
        return None
    is_long = is_first and inner + 2 < len(text) and text[inner + 2].folded == "thang"
    if not (has_comma or is_long or _is_province(text, at, comma)):
        return None
    end = None if _is_mixed(text, at, comma) else full_date_end(text, inner)
    if end is None or (not starts and not _is_province(text, at, comma)):
        return None
    return Known(Mark.DATE, at, end, inner)


def _is_mixed(text: Text, first: int, last: int) -> bool:
    """Whether words in capitals stand before others: the end of an organ's name, then the place."""
    words = [token.written for token in text.tokens[first:last] if token.kind is Kind.WORD]
    return len(words) > 1 and len(words[0]) > 2 and words[0].isupper() and not words[-1].isupper() and text.has_capitals


def _may_be_place(text: Text, at: int, first: int) -> bool:
    token = text[at]
    if at > first and (token.breaks or token.cells or gap(text, at) >= WIDE_GAP):
        return False
    is_name = token.is_capital or not text.has_capitals
    is_name = is_name or (at > first and (text[at - 1].folded, token.folded) in _PLACE_KINDS)
    return token.folded != "ngay" and (is_name or token.kind in (Kind.BLANK, Kind.NUMBER) or token.written in ".-–'’()")


_PLACE_KINDS = frozenset({("thanh", "pho"), ("thi", "xa"), ("thi", "tran")})


def _is_province(text: Text, first: int, last: int) -> bool:
    found = _PROVINCES.longest(text, first)
    return found is not None and found[0] == last


_PROVINCES = Table((name, name) for name in PROVINCES)


def full_date_end(text: Text, index: int) -> int | None:
    """Return the index behind "ngày 10 tháng 8 năm 2020" at *index*, its numbers perhaps blank; None if it is none."""
    for end, found in day(text, index):
        if found.year:
            return end
    at = index
    for word in ("ngay", "thang", "nam"):
        if at >= len(text) or text[at].folded != word:
            return None
        at += 1
        while (
            at < len(text)
            and not text[at].breaks
            and (text[at].kind in (Kind.BLANK, Kind.NUMBER) or text[at].written in "/.")
        ):
            at += 1
    return at


def printed_day(text: Text, index: int) -> Day | None:
    """Return the day printed at *index* with its year; None where it is blank or has none."""
    return next((found for _, found in day(text, index) if found.year), None)
