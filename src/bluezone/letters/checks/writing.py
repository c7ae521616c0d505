"""Checks of how dates, hours and numbers are written in the text, and of its spelling."""

import re
from collections.abc import Iterator
from datetime import date

from bluezone.letters import orthography, written
from bluezone.letters.checks.finding import Found
from bluezone.letters.checks.paper import Paper
from bluezone.letters.reading.finding import Span

NOUNS = (
    "máy", "điện thoại", "người", "cán bộ", "công chức", "viên chức", "trường hợp", "thuê bao", "đơn vị", "cơ quan",
    "thiết bị", "đoàn viên", "hội viên", "doanh nghiệp", "lượt",
)  # fmt: skip
"""Nouns before which a count below 10 has a leading zero."""

_LONG = re.compile(r"(?<![\d/])(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_SHORT = re.compile(r"(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d|/|-|\s\d\d:\d\d:)")
_POINT = re.compile(r"(?<![\d.,])(\d{1,3}\.\d{1,2})\s?%")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,%])(?!\s?%)")
_DOUBLE = re.compile(r"%\s?%")
_BLANK = re.compile(r"(?<=\d)[ \u00a0]+%")
_COUNT = re.compile(rf"(?<![\d.,/-])(?<![\d/] )\b([1-9])\s+(?:{'|'.join(NOUNS)})\b")
_TIME = re.compile(r"(?<![\d.])\d{1,2}\s?(?:h|giờ)\s?\d{2}\s?['’]|(?<![\d:+])\d{1,2}:\d{2}(?![\d:])")
_BLANKS = re.compile(r"…{2,}|\.{5,}|_{3,}")
_ORDINAL = re.compile(r"(?:lần|thứ|đợt|mục|khoản|điều|số|quý|tháng|cấp|nhóm|f)\s*$", re.IGNORECASE)


def of_text(paper: Paper) -> Iterator[Found]:
    """Yield what is written against the rules in *paper*."""
    yield from _dates(paper.text)
    yield from _numbers(paper.text)


def blanks(paper: Paper) -> Iterator[Found]:
    """Yield the first blank that is left to be filled in."""
    if found := _BLANKS.search(paper.text):
        yield Found("blank_left", "Còn chỗ trống chưa điền.", "A blank is left to be filled in.", Span(*found.span()))


# --- dates -----------------------------------------------------------------------------------------------------------


def _dates(text: str) -> Iterator[Found]:
    for found in _LONG.finditer(text):
        yield from _date(found[0], found[1], found[2], found[3], Span(*found.span()), is_long=True)
    for found in _SHORT.finditer(text):
        span = Span(*found.span())
        yield from _date(found[0], found[1], found[3], found[4], span, is_long=False)
        if found[2] != "/" and _is_day(found[1], found[3], found[4]):
            yield Found(
                "date_form",
                f"Ngày “{found[0]}” viết bằng dấu gạch chéo: {_right(found[1], found[3], found[4], is_long=False)}.",
                f"The date “{found[0]}” is written with slashes.",
                span,
            )


def _is_day(day: str, month: str, year: str) -> bool:
    return _calendar_day(day, month, year) is not None


def _calendar_day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _right(day: str, month: str, year: str, *, is_long: bool) -> str:
    found = _calendar_day(day, month, year)
    if found is None:
        return ""
    return written.long_date(found).removeprefix("ngày ") if is_long else written.short_date(found)


def _date(stands: str, day: str, month: str, year: str, span: Span, *, is_long: bool) -> Iterator[Found]:
    right = _right(day, month, year, is_long=is_long)
    stands = " ".join(stands.split())
    if not right:
        yield Found(
            "date_impossible", f"Không có ngày “{stands}” trong lịch.", f"No calendar has the day “{stands}”.", span
        )
    elif len(day) == 1 or (int(month) <= 2 and len(month) == 1):
        is_ambiguous = not is_long and len(day) == 1 and len(month) == 1 and day != month
        yield Found(
            "date_ambiguous" if is_ambiguous else "date_zero",
            f"“{stands}” viết là {right}: ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước.",
            f"“{stands}” is written {right}: days below 10 and months 1 and 2 have a leading zero.",
            span,
        )
    elif month.startswith("0") and int(month) > 2:
        yield Found(
            "date_month_zero",
            f"“{stands}” viết là {right}: chỉ tháng 1, 2 ghi thêm số 0.",
            f"“{stands}” is written {right}: only months 1 and 2 have a leading zero.",
            span,
        )


# --- numbers ---------------------------------------------------------------------------------------------------------


def _numbers(text: str) -> Iterator[Found]:
    forms = (
        (_POINT, "decimal_point", "phần thập phân viết sau dấu phẩy", "a decimal has a comma"),
        (_THOUSANDS, "thousands_comma", "hàng nghìn cách bằng dấu chấm", "thousands are grouped with points"),
        (_DOUBLE, "percent_double", "dấu phần trăm viết một lần", "the per cent sign stands once"),
        (_BLANK, "percent_blank", "dấu phần trăm viết liền số", "the per cent sign follows its number"),
        (_TIME, "time_form", "giờ viết dạng 8h00", "a time is written 8h00"),
    )
    for form, code, vi, en in forms:
        for found in form.finditer(text):
            stands = _around(text, found)
            yield Found(code, f"“{stands}”: {vi}.", f"“{stands}”: {en}.", Span(*found.span()))
    for found in _COUNT.finditer(text):
        if not _ORDINAL.search(text, max(0, found.start() - 12), found.start()):
            yield Found(
                "count_zero",
                f"“{found[0]}”: số nhỏ hơn 10 ghi thêm số 0 phía trước.",
                f"“{found[0]}”: a count below 10 has a leading zero.",
                Span(*found.span()),
            )


def _around(text: str, found: re.Match[str]) -> str:
    """Return what was found, with the number it hangs on."""
    start = found.start()
    while start > 0 and text[start - 1] in "0123456789,.":
        start -= 1
    return text[start : found.end()].strip()


# --- spelling --------------------------------------------------------------------------------------------------------

_SENTENCES = {
    orthography.SlipKind.WORD: ("có thể là", "perhaps"),
    orthography.SlipKind.ABBREVIATION: ("chữ viết tắt có thể là", "the abbreviation may be"),
    orthography.SlipKind.ORGAN: ("tên cơ quan có thể thiếu chữ:", "the organ's name may lack a letter:"),
    orthography.SlipKind.CAPITAL: ("viết hoa là", "its capitals are"),
    orthography.SlipKind.DOUBLE: ("lặp từ, có thể là", "a word twice, perhaps"),
}


def spelling(paper: Paper) -> Iterator[Found]:
    """Yield the slips of spelling in *paper*."""
    for slip in orthography.slips(paper.words):
        vi, en = _SENTENCES[slip.kind]
        yield Found(
            f"spelling_{slip.kind.value}",
            f"“{slip.written}”: {vi} “{slip.wanted}”.",
            f"“{slip.written}”: {en} “{slip.wanted}”.",
            Span(slip.start, slip.end),
        )
