"""Targets: who shall reach how much, by when; told apart from what was reached by the words before the figure.

đảm bảo 100% cán bộ, công chức cài đặt           trong vòng 3 ngày tới đảm bảo 70% người dân
phấn đấu đến ngày 20.8 có 60% dân số             mỗi cán bộ vận động ít nhất 03 người
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bluezone.letters.letter import Bound, Letter, Target
from bluezone.letters.reading import nouns, wants
from bluezone.letters.reading.dating import date_of, month_end
from bluezone.letters.reading.finding import Finding, Span, span
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.sendings import SENDING
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.times import is_mark
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)
PERCENT = GRAMMAR.phrase("<percent>")
NUMBER = GRAMMAR.phrase("<number>")

BY = GRAMMAR.rule(
    "by",
    "(chậm nhất | muộn nhất) [là] [(vào | trong | đến | trước)] [hết] <moment>",
    "(đến | tới | trước | trong | vào) [(hết | cuối | trước)] <moment>",
    "[(đến | trước | trong | tới)] hết tháng <month=number> [(/ | năm) <year=number>]",
    "trong [vòng | thời gian] <days=number> ngày [(tới | kể từ ngày ban hành | kể từ ngày ký)]",
    "[(đến | vào | trước | từ nay đến)] cuối (tháng | năm | tuần) [<number>] [(/ | năm) <number>]",
    "(đến | trong | vào) [hết] (năm | tháng) <number> [(/ | năm) <number>]",
)
"""The day of a target, as exactly as the letter gives it."""

OUTREACH = nouns.phrases("phát thanh | tuyên truyền | nhắn tin | loa | bản tin | phát sóng | đưa tin")
LEAST = nouns.phrases("tối thiểu | ít nhất")
APPOINTING = nouns.phrases("cử | bố trí | phân công | thành lập | thuê | chuẩn bị | trang bị")
"""Before a number of people: they help, they are not to be reached."""

SCOPE_END = nouns.phrases("""
    cài | cài đặt | sử dụng | kích hoạt | tải | đã | phải | được | tham gia | thực hiện | biết | đạt | để | nhằm | trong
    | sẽ | đăng ký | mở | dùng | tự | khi | theo | của | vào cuối | vào tháng
""")
"""Where the words for who is to be reached have ended."""

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("staff", nouns.phrases("cán bộ | công chức | viên chức | CBCCVC | CBCC | CCVC | CBCNV | CNVC | nhân viên | NLĐ")),
    ("students", nouns.phrases("học sinh | sinh viên | học viên")),
    ("workers", nouns.phrases("công nhân | người lao động | lao động")),
    ("adults", nouns.phrases("trưởng thành | từ 18 tuổi | đủ 18 tuổi | từ 14 tuổi")),
    ("smartphone owners", nouns.phrases("điện thoại thông minh | smartphone | điện thoại di động thông minh | ĐTTM")),
    ("population", nouns.phrases("dân số | người dân | nhân dân | dân cư | nhân khẩu")),
    ("units", nouns.phrases("cơ quan | đơn vị | doanh nghiệp | trường | xã | phường | hộ")),
)
"""Words of a scope -> what the share refers to; the first kind that fits."""


LONGEST_SCOPE = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A share or a count that is wanted, at tokens first..last-1; `sure` is how much the words before it want it."""

    first: int
    last: int
    sure: float
    percent: Decimal | None = None
    count: int | None = None


def find(page: Page, known: Letter) -> Iterator[Finding]:
    """Yield the targets in the order of the text, each once."""
    seen: list[Target] = []
    shares = list(_shares(page, known))
    counts = [count for count in _counts(page) if not any(_is_within(page.text, count, share) for share in shares)]
    figures = sorted([*shares, *counts], key=lambda figure: figure.first)
    for number, figure in enumerate(figures):
        before = figures[number - 1] if number else None
        finding = _target(page, known, figure, before, seen[-1] if seen else None)
        if not any(_is_same(finding.value, other) for other in seen):
            yield finding
            seen.append(finding.value)


def _is_within(text: Text, count: Figure, share: Figure) -> bool:
    """Whether a count belongs to a share before it: "100% hộ gia đình cài đặt ít nhất 01 máy"."""
    between = text.tokens[share.last : count.first]
    return 0 < len(between) <= LONGEST_SCOPE and all(token.written not in ",;.:" for token in between)


def _is_same(one: Target, other: Target) -> bool:
    same = (one.percent, one.count) == (other.percent, other.count)
    return same and (one.by == other.by or one.by is None) and (one.scope == other.scope or one.percent is None)


def _shares(page: Page, known: Letter) -> Iterator[Figure]:
    text = page.text
    for found in PERCENT.search(text, 0, page.closing.first):
        value, before = (
            found["percent"],
            [token.written for token in text.tokens[max(0, found.first - 2) : found.first]],
        )
        is_upper_end = len(before) == 2 and before[0] == "%" and before[1] in "-–"
        is_in_brackets = "(" in before[-2:] and before[-1] in {"(", "đạt"} and is_mark(text, found.last, ")")
        if value.bound is Bound.UPPER or is_upper_end or is_in_brackets:
            continue
        sure = wants.wanted(text, found.first, found.last)
        if sure or (sure := _wanted_by(page, known, found)):
            is_range = len(before) == 2 and before[1] in "-–" and before[0].isdecimal() and _is_tight(text, found.first)
            yield Figure(found.first, found.last, sure, percent=Decimal(before[0]) if is_range else value.value)


def _is_tight(text: Text, at: int) -> bool:
    """Whether a dash before *at* stands between two ends, as in "80-90%", and not behind an item's number: "1- 90%"."""
    return text[at].is_glued == text[at - 1].is_glued and not text[at - 2].starts_line


def _wanted_by(page: Page, known: Letter, found: Found) -> float:
    """Return how sure a share is a goal because a day after the letter's stands in its clause, and no result."""
    text = page.text
    start, end = text.sentence(found.first)
    start = max((i + 1 for i in range(start, found.first) if text[i].written == ";"), default=start)
    stop = wants.clause_end(text, found.last, end)
    if known.date is None or nouns.has(text, start, stop, wants.REACHED) or wants.is_of_others(text, found.last, stop):
        return 0
    days = (_by_date(page, known, by) for by in BY.search(text, start, stop))
    return 0.75 if any(day is not None and day > known.date for day in days) else 0


def _counts(page: Page) -> Iterator[Figure]:
    text = page.text
    for found in NUMBER.search(text, 0, page.closing.first):
        unit = nouns.length_at(text, found.last, nouns.COUNTED)
        count = found["number"].count
        if (
            not count
            or not (unit or _is_rate(text, found))
            or found.first in page.taken
            or found.last - 1 in page.taken
        ):
            continue
        start, end = text.sentence(found.first)
        stop = wants.clause_end(text, found.last, end)
        if unit:
            sure = _wanted_count(text, max(start, found.first - wants.REACH), found, stop)
        else:
            sure = 0.4 if _is_outreach(text, start, found, stop) else 0
        if sure and not nouns.has(text, start, stop, wants.OF_OTHERS):
            yield Figure(found.first, found.last, sure, count=count)


def _wanted_count(text: Text, near: int, found: Found, stop: int) -> float:
    """Return how sure a number of people or phones is a goal: it is stated as one, or wanted by a day."""
    sure = wants.wanted(text, found.first, found.last)
    is_stated = nouns.has(text, near, found.last, wants.STRONG)
    if not sure or nouns.has(text, near, found.first, APPOINTING) or text[found.last].written == "/":
        return 0
    start = text.sentence(found.first)[0]
    is_told = nouns.has(text, start, found.first, wants.REACHED)
    if not is_stated and (is_told or next(BY.search(text, start, stop), None) is None):
        return 0
    return sure - 0.1


def _is_outreach(text: Text, start: int, found: Found, stop: int) -> bool:
    """Whether a number is how often something must be broadcast: "phát thanh tối thiểu 02 lượt/ngày"."""
    is_least = nouns.has(text, max(start, found.first - 3), found.last, LEAST)
    return is_least and nouns.has(text, start, stop, OUTREACH)


def _is_rate(text: Text, found: Found) -> bool:
    """Whether a number is one of things per day."""
    return any(token.folded == "ngay" for token in text.tokens[found.last + 1 : found.last + 4])


def _target(page: Page, known: Letter, figure: Figure, before: Figure | None, previous: Target | None) -> Finding:
    text = page.text
    start, end = text.sentence(figure.first)
    shares_sentence = before is not None and before.first >= start
    by = _by(page, known, figure, before.last if before and shares_sentence else start, start, end)
    scope = _scope(text, figure, end)
    words = text.slice(scope.start, scope.stop) if scope else None
    if words is None and shares_sentence and previous is not None:
        words = previous.scope
    as_written = text.slice(by.first, by.last) if by else text.slice(figure.first, scope.stop if scope else figure.last)
    target = Target(words, figure.percent, figure.count, _kind(words, figure), None, None, as_written)
    if by:
        target = replace(
            target, by=_by_date(page, known, by), by_relative_days=by["days"].count if by["days"] else None
        )
    spans: dict[str, Span] = {"figure": span(text, figure.first, figure.last)}
    if scope:
        spans["scope"] = span(text, scope.start, scope.stop)
    if by:
        spans["by"] = span(text, by.first, by.last)
    whole = Span(min(part.start for part in spans.values()), max(part.end for part in spans.values()))
    return Finding("targets", target, whole, figure.sure, "target", spans)


def _kind(scope: str | None, figure: Figure) -> str | None:
    if scope is None or figure.percent is None:
        return None
    words = Text(scope)
    return next((kind for kind, table in KINDS if nouns.has(words, 0, len(words), table)), None)


def _by(page: Page, known: Letter, figure: Figure, free: int, start: int, end: int) -> Found | None:
    """Return the time phrase of a figure: the nearest before it that no other figure of its clause has, or behind."""
    text = page.text
    clause = max((i + 1 for i in range(start, figure.first) if text[i].written == ";"), default=start)
    first = start if free <= clause else max(clause, free)
    before = [found for found in BY.search(text, first, figure.first) if not _percent_between(text, found, figure)]
    stop = next((i for i in range(figure.last, end) if text[i].written in ";%"), end)
    behind = [found for found in BY.search(text, figure.last, stop) if not _is_sent(text, figure.last, found.first)]
    own = [found for found in reversed(before) if found.first >= clause]
    shared = [found for found in reversed(before) if found.first < clause and not _is_behind_share(text, found, start)]
    head = wants.list_head(text, start)
    above = [*BY.search(text, head.start, head.stop)] if head and wants.sets_goals(text, head) else []
    for found in [*own, *behind, *shared, *above]:
        if known.cutoff is None or text.slice(found.first, found.last) not in (known.cutoff.as_written or ""):
            return found
    return None


def _is_behind_share(text: Text, found: Found, start: int) -> bool:
    """Whether a share stands before a day in the day's own clause: then it is that share's alone."""
    clause = max((i + 1 for i in range(start, found.first) if text[i].written == ";"), default=start)
    return any(token.written == "%" for token in text.tokens[clause : found.first])


def _is_sent(text: Text, first: int, last: int) -> bool:
    """Whether a paper is to be sent between a figure and a day: then the day is a deadline."""
    return nouns.has(text, first, last, SENDING)


def _percent_between(text: Text, found: Found, figure: Figure) -> bool:
    """Whether another share of the same clause stands between: then the day is that one's."""
    between = [token.written for token in text.tokens[found.last : figure.first]]
    return "%" in between and ";" not in between


def _by_date(page: Page, known: Letter, by: Found) -> date | None:
    if by["moment"]:
        return date_of(page, known, by["moment"].day)
    if by["month"] is None:
        return None
    return month_end(page, known, by["month"].count, by["year"].count if by["year"] else None)


def _scope(text: Text, figure: Figure, end: int) -> range | None:
    """Return who is to be reached: the words behind the figure up to the verb."""
    first = figure.last
    if is_mark(text, first, "-–") and (upper := PERCENT.at(text, first + 1)):  # 30% - 45% dân số
        first = upper.last
    if first + 1 < end and (text[first].folded, text[first + 1].folded) == ("tro", "len"):
        first += 2
    if first < end and text[first].folded in {"cua", "tren", "trong"}:
        first += 1
    last = first
    while last < min(end, first + LONGEST_SCOPE) and not _ends_scope(text, first, last):
        last += 1
    while last > first and text[last - 1].folded in {"va", "cho", ","}:
        last -= 1
    return range(first, last) if last > first else None


def _ends_scope(text: Text, first: int, at: int) -> bool:
    token = text[at]
    if token.kind is Kind.BLANK or PERCENT.at(text, at) or token.written in ".;:()%" or token.breaks > 1:
        return True
    if token.written == ",":
        return not nouns.length_at(text, at + 1, nouns.COUNTED)
    if BY.at(text, at):
        return True
    size = nouns.length_at(text, at, SCOPE_END)
    return bool(size) and not (text[at - 1].folded == "nguoi" and at > first and token.folded in {"su", "dung"})
