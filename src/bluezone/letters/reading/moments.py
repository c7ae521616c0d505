"""The cut-off of a letter: the moment at which its install figures are true. And, from their own file, the deadlines.

"đến ngày 28/8/2020" is a cut-off, a goal's day, a day of travel or a period's end; the words of its sentence tell.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bluezone.letters.letter import Letter, Moment, Precision
from bluezone.letters.reading import deadlines, nouns
from bluezone.letters.reading.dating import date_of, moment_of, month_end
from bluezone.letters.reading.finding import SURE, Finding, certainty, span
from bluezone.letters.reading.openings import opening
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar, Phrase
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.rule("until", "(đến | tới | vào | lúc | tại) [thời điểm | lúc | khoảng] [hết | cuối | trước]")

GRAMMAR.rule(
    "heading",
    "(thời điểm | ngày | mốc | mốc thời gian) (báo cáo | chốt [số liệu] | lấy số liệu | thống kê | cập nhật | tổng hợp)"
    " [giữ nguyên]",
    "số liệu chốt",
    "(thời gian | ngày giờ) (chốt | lấy) số liệu",
)

TOLD = GRAMMAR.rule(
    "told cut-off",
    "(tính | kể | thống kê | tổng hợp | cập nhật | chốt | lũy kế | cộng dồn | rà soát) <until> <moment>",
    "số liệu ~ (cung cấp | tổng hợp | thống kê | chốt | cập nhật | kết xuất | trích xuất) (lúc | vào | đến | tới | tại)"
    " [lúc | thời điểm] <moment>",
    "số liệu [được] (chốt | cập nhật | tính | thống kê) [vào | lúc] [thời điểm] <moment>",
    "(đến | tới | tại | vào) thời điểm [(hết | lúc | chốt số liệu | báo cáo)] <moment>",
    "<heading> (: | là) [hết] <moment>",
    r"[(đến | tới | tại)] (nay | hôm nay | ngày báo cáo | thời điểm báo cáo) \( <moment> \)",
    "(tính | kể | thống kê) từ <from=moment> <until> <moment>",
)
"""A cut-off by its own words, whatever its sentence says."""

PERIOD = GRAMMAR.rule("period", "từ <from=moment> <until> <moment>")
PLAIN = GRAMMAR.rule("plain cut-off", "(đến | tới) [hết | cuối | khoảng] <moment>")
"""A cut-off only where its sentence reports."""

CLOCK = GRAMMAR.rule("by the clock", "[(lúc | vào lúc)] <moment>")
"""A day with its hour, right before what there is then: "lúc 06h00 ngày 31/8/2020 toàn tỉnh có ..."."""

MONTH = GRAMMAR.rule("month's end", "[tính] đến hết tháng <month=number> [(/ | năm) <year=number>]")
DATED = GRAMMAR.rule("dated figures", "(số liệu | kết quả) ~ [,] <moment> :")
"""The day of figures that follow as a list or table."""

RULES: tuple[tuple[Phrase, str, float], ...] = (
    (TOLD, "told cut-off", SURE),
    (PERIOD, "period", 0.9),
    (PLAIN, "plain cut-off", 0.93),
    (MONTH, "month's end", 0.7),
    (DATED, "dated figures", 0.7),
    (CLOCK, "by the clock", 0.7),
)

SYMBOL = GRAMMAR.phrase("<symbol>")

OF_APP = nouns.phrases("""
    cài | cài đặt | kích hoạt | Bluezone | Bluzone | NCOVI | VNeID | PC - Covid | ứng dụng | phần mềm | tài khoản | chữ
    ký số | chứng thư số | định danh | sổ sức khỏe | tải về | lượt tải | người dùng | thuê bao | tích hợp
""")
"""What is said of a campaign's figures."""

WANTED = nouns.phrases("""
    phấn đấu | mục tiêu | chỉ tiêu | đảm bảo | bảo đảm | hoàn thành | dự kiến | chậm nhất | muộn nhất | từ nay | thời
    hạn | hạn chót | hạn cuối | kế hoạch đề ra | phải | yêu cầu | đề nghị | sẽ
""")
"""Before a moment: the day is wanted, or still to come."""

GOAL = nouns.phrases("tối thiểu | ít nhất | phấn đấu | mục tiêu | đảm bảo | bảo đảm | phải | cần")
"""Right behind a moment: what comes is a goal."""

REPORTED = nouns.phrases("đã | mới có | mới chỉ | chỉ có | hiện có | vẫn còn | đã có | được | chiếm | ghi nhận")
"""Behind a moment: its figures are results."""

THERE_IS = nouns.phrases("có | đã có | mới có")
ANNOUNCED = nouns.phrases(
    "kết quả | số liệu | tình hình | tiến độ | như sau | thời điểm báo cáo | kỳ báo cáo | thời điểm chốt"
)
"""Around a moment: figures follow."""

COMPARED = nouns.phrases("so với | so với thời điểm | so với ngày")
ELSEWHERE = nouns.phrases("cả nước | toàn quốc | Việt Nam | thế giới | quốc gia")
"""Right behind a moment: the figures of others, told for comparison."""

NO_COUNT_BEHIND = frozenset({"dong", "trieu", "ty", "ti"})
EARLIER = nouns.phrases("kỳ trước | tuần trước | đợt trước | lần trước | tháng trước")
"""Right behind a moment: that of the report before."""

SUPERSEDED = 0.7
"""Of two moments of figures the later one is the letter's."""

NEAR = 30
"""Tokens before a moment in which what is counted may be named; further back is another clause or a title."""

LIST_REACH = 80
"""Tokens of the list behind "như sau:" in which what is counted is looked for."""


def find(page: Page, known: Letter) -> Iterable[Finding]:
    """Yield the cut-off, then the deadlines."""
    yield from cutoffs(page, known)
    yield from deadlines.find(page, known)


def cutoffs(page: Page, known: Letter) -> Iterator[Finding]:
    """Yield what may be the moment of the install figures, in the order of the text."""
    found = sorted(_candidates(page, known), key=lambda finding: finding.span.start)
    latest = max((finding.value.day for finding in found if finding.value.day), default=None)
    for finding in found:
        is_superseded = finding.value.day is not None and finding.value.day != latest
        yield replace(finding, certainty=finding.certainty * SUPERSEDED) if is_superseded else finding


def _candidates(page: Page, known: Letter) -> Iterator[Finding]:
    taken: set[int] = set()
    for rule, name, start in RULES:
        for found in rule.search(page.text, 0, page.closing.first):
            moment = found.capture("moment") or found.capture("month")
            is_blank_period = found["from"] is not None and found["from"].day is None
            if moment is None or moment.first in taken:
                continue
            taken |= set(range(found.first, found.last))
            if not is_blank_period and (sure := certainty(found, start) * _weight(page, known, found, name)) > 0:
                yield _finding(page, known, found, name, sure)


def _finding(page: Page, known: Letter, found: Found, name: str, sure: float) -> Finding:
    first, last = found.first, found.last
    if name == "dated figures" or found["heading"]:
        moment = found.captures[-1]
        first, last = moment.first, moment.last
    elif found["from"] and (until := found.capture("until")):
        first = until.first
    value = _value(page, known, found, page.text.slice(first, last))
    return Finding("cutoff", value, span(page.text, first, last), sure, name)


def _value(page: Page, known: Letter, found: Found, as_written: str) -> Moment:
    if found["moment"]:
        return moment_of(page, known, found["moment"], as_written)
    return Moment(_day(page, known, found), None, Precision.DAY, as_written)


def _day(page: Page, known: Letter, found: Found) -> date | None:
    if found["moment"]:
        return date_of(page, known, found["moment"].day)
    return month_end(page, known, found["month"].count, found["year"].count if found["year"] else None)


def _weight(page: Page, known: Letter, found: Found, name: str) -> float:
    """Return how much the sentence around a moment makes it the cut-off: 0 not at all, 1 as sure as the rule."""
    text = page.text
    first, last = text.sentence(found.first)
    if nouns.has(text, max(first, found.first - 3), found.first, COMPARED):
        return 0
    if nouns.has(text, found.last, found.last + 3, EARLIER) or not _is_of_app(page, first, last, found):
        return 0
    is_reported = nouns.has(text, found.last, min(last, found.last + 25), REPORTED)
    is_wanted = nouns.has(text, first, found.first, WANTED) or nouns.has(text, found.last, found.last + 6, GOAL)
    if (is_wanted or text[found.first - 1].written == "để") and not is_reported:
        return 0
    if name == "told cut-off":
        weight = 1.0
    elif name == "by the clock" and not (
        found["moment"].hour and nouns.has(text, found.last, found.last + 8, THERE_IS)
    ):
        return 0
    elif name == "dated figures":
        weight = 0.0 if any(SYMBOL.search(text, found.first, found.last)) else 1.0
    elif _is_after(page, known, found) or not _is_followed(page, first, last, found):
        return 0
    else:
        weight = 1.0 if is_reported or _has_figure(page, found.last, last, found) else 0.9
    return weight * (0.6 if nouns.has(text, found.last, found.last + 4, ELSEWHERE) else 1.0)


def _is_of_app(page: Page, first: int, last: int, found: Found) -> bool:
    """Whether the sentence speaks of the app; or announces figures that stand around it and do."""
    text = page.text
    if nouns.has(text, max(opening(text, found.first), found.first - NEAR), last, OF_APP):
        return True
    is_open = text[last - 1].written == ":" or nouns.has(text, first, last, ANNOUNCED)
    if not is_open or _has_figure(page, found.last, last, found):
        return False
    is_alone = not _has_figure(page, first, last, found) and text[last - 1].written != ":"
    return nouns.has(text, first - LIST_REACH * is_alone, last + LIST_REACH, OF_APP)


def _is_after(page: Page, known: Letter, found: Found) -> bool:
    """Whether the moment lies behind the letter's date: then it is no result."""
    day = _day(page, known, found)
    return day is not None and known.date is not None and day > known.date


def _is_followed(page: Page, first: int, last: int, found: Found) -> bool:
    """Whether figures stand in the sentence, or are announced by it."""
    is_open = page.text[last - 1].written == ":"
    return is_open or _has_figure(page, first, last, found) or _is_announced(page.text, found)


def _is_announced(text: Text, found: Found) -> bool:
    return nouns.has(text, max(0, found.first - 6), min(len(text), found.last + 4), ANNOUNCED)


def _has_figure(page: Page, first: int, last: int, found: Found) -> bool:
    """Whether a count, a rate or the blank for one stands between two tokens, outside of the moment itself."""
    for index in range(first, last):
        token = page.text[index]
        if found.first <= index < found.last or index in page.taken:
            continue
        if token.kind is Kind.BLANK or (token.kind is Kind.NUMBER and _counts(page.text, index)):
            return True
    return False


def _counts(text: Text, index: int) -> bool:
    if index + 1 >= len(text):
        return False
    after = text[index + 1]
    return after.written in "%/.," or (after.kind is Kind.WORD and after.folded not in NO_COUNT_BEHIND)
