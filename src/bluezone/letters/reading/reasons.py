"""Why phones are without the app: "02 máy điện thoại do cấu hình không phù hợp" and its kin.

The words that each reason goes by are in reason_codes.py.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bluezone.letters.folding import fold
from bluezone.letters.letter import Reason
from bluezone.letters.reading import nouns, number_words
from bluezone.letters.reading.candidates import Candidate
from bluezone.letters.reading.finding import Span, span
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.reason_codes import code_of
from bluezone.letters.reading.statements import Statement, mark_of
from bluezone.letters.reading.terminals import TERMINALS, Number
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("noun", nouns.counted)
GRAMMAR.rule("bodies", "doanh nghiệp | hợp tác xã | HTX | tổ chức | đơn vị")
GRAMMAR.terminal("spoken", number_words.spoken, {*number_words.OPENINGS, "mot"})
GRAMMAR.terminal("name", nouns.person_name)
COUNT = GRAMMAR.rule(
    "count of a reason",
    "[có | còn] <number> <noun>",
    "[có | còn] <number=spoken> <noun>",
    "[có | còn] <number> <noun=bodies>",
    "[có | còn] <number>",
)
WHY = GRAMMAR.rule("why", r"[, | ; | . | \(] (lý do | lí do | nguyên nhân) [là | do] [:]", "[,] (do | vì)", r"\(")
NAMED = GRAMMAR.rule("a reason named as such", "(lý do | lí do | nguyên nhân) [là] [:]")
WITHOUT = GRAMMAR.rule(
    "without the app",
    "(chưa | không) (được | thể | thực hiện | tiến hành) [cài đặt | cài | kích hoạt | đăng ký | cấp | tải | tích hợp]",
    "(chưa | không) (cài đặt | cài | kích hoạt | đăng ký | cấp | tải | có | tích hợp)",
    "còn lại",
)

LISTING = nouns.phrases("gồm | bao gồm | gồm có | cụ thể | cụ thể là | cụ thể có | trong đó | trong đó có | là")
"""Behind a count of all without the app, and before the count of the first reason."""

PERSON = GRAMMAR.rule("person", r"(đồng chí | đ / c | đc | ông | bà | anh | chị | cô | thầy | em) <person=name> \(")
"""One person, and in brackets why: "cô Lò Thị Ọi (máy bị vỡ màn hình)"."""

PLACES = nouns.phrases("""
    xã | phường | thị trấn | huyện | thôn | địa phương | cơ quan | trường | tổ | chi bộ | phòng | ngày | buổi | đợt |
    lần | giờ
""")
"""Behind a number without a noun: it counts no people."""

NEAR = 60
"""Tokens behind a figure in which a count with a known reason needs no word that says it counts those without."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A reason and where it stands; `is_bare`: only a number of those without the app, its code "other"."""

    reason: Reason
    span: Span
    is_bare: bool = False


def around(page: Page, told: Iterable[Statement], candidate: Candidate, end: int) -> list[Placed]:
    """Return the reasons told with a figure, in order: in its sentence and in those behind that say who is without.

    A number without a reason stands for all of them, so it counts only where no reason is given.
    """
    mine = candidate.statement
    statements = [statement for statement in told if statement.last > mine.first and statement.first < end]
    found = list(_listed(page, statements, candidate))
    given = [placed for placed in found if not placed.is_bare]
    return given or _told_before(page, told, candidate) or found[:1]


def without_figure(page: Page, told: Sequence[Statement]) -> tuple[Reason, ...] | None:
    """Return the reasons of a text whose figures stand in a table: told wherever it says who is without."""
    found, is_listed = list[Placed](), False
    for statement in told:
        says = statement.says_missing(page.text)
        is_below = is_listed and statement.is_item(page.text)
        if says or is_below:
            found += reasons(page, statement.first, statement.last)
        is_listed = (says and page.text[statement.last - 1].written == ":") or is_below
    given = [placed for placed in found if not placed.is_bare]
    return tuple(placed.reason for placed in given or found[:1]) or None


def _listed(page: Page, statements: Iterable[Statement], candidate: Candidate) -> Iterator[Placed]:
    """Yield the reasons of statements that say who is without, of the items under one, and of those near the figure."""
    is_listed, mark = False, None
    for statement in statements:
        says = statement.says_missing(page.text)
        is_below = is_listed and statement.is_item(page.text) and mark in {None, mark_of(page.text, statement.first)}
        mark = mark_of(page.text, statement.first) if is_below else None
        if says or is_below or statement.first <= candidate.last + NEAR:
            yield from _told(page, statement, candidate, is_strict=not (says or is_below))
        is_listed = (says and page.text[statement.last - 1].written == ":") or is_below


def _told_before(page: Page, told: Iterable[Statement], candidate: Candidate) -> list[Placed]:
    """Return the known reasons told right before the figure: "Chưa cài: 02 người đi học. Đã cài: 41/43"."""
    first = candidate.statement.first
    near = [s for s in told if first - NEAR <= s.first < first and s.says_missing(page.text)]
    return [placed for s in near for placed in reasons(page, s.first, s.last) if _is_known(placed)]


def says_nobody(page: Page, statement: Statement) -> bool:
    """Return whether a figure's statement, or the one behind it, says that nobody is left without the app."""
    last = page.text.sentence_end(statement.last) if statement.last < len(page.text) else statement.last
    return nouns.has(page.text, statement.first, last, nouns.NOBODY)


def _told(page: Page, statement: Statement, candidate: Candidate, *, is_strict: bool) -> Iterator[Placed]:
    """Yield the reasons of a statement, those before its figure only where their code is known."""
    figure = candidate.figure
    if statement.first <= figure.first < statement.last:
        before = reasons(page, statement.first, figure.first)
        yield from (placed for placed in before if _is_known(placed))
    behind = reasons(page, max(candidate.last, statement.first), statement.last)
    yield from (placed for placed in behind if not is_strict or _is_known(placed))


def _is_known(placed: Placed) -> bool:
    return not placed.is_bare and placed.reason.code != "other"


def reasons(page: Page, first: int, last: int) -> Iterator[Placed]:
    """Yield the reasons between two tokens of one statement, in order."""
    at = first
    while at < last:
        found = COUNT.at(page.text, at) if at not in page.taken else None
        if found and _counts_others(page.text, found):
            found = None
        placed = _placed_at(page.text, found, first, last) if found and found.last <= last else None
        placed = placed or _of_person(page.text, at, last)
        if placed:
            yield placed
            at = max(found.last if found else at, page.text.index_at(placed.span.end))
        else:
            at += 1


def _counts_others(text: Text, found: Found) -> bool:
    """Whether a number is one side of a fraction, or counts something else than people: "27 xã chưa có người dùng"."""
    if _is_in_fraction(text, found) or nouns.length_at(text, found.last, nouns.NOT_COUNTED):
        return True
    return found["noun"] is None and bool(nouns.length_at(text, found.last, PLACES))


def _of_person(text: Text, at: int, last: int) -> Placed | None:
    """Return the known reason of one person who is named: "thầy Quàng Văn Inh (nghỉ ốm)"."""
    found = PERSON.at(text, at)
    if found is None or found.last >= last:
        return None
    end = next((index for index in range(found.last, last) if text[index].written == ")"), None)
    words = text.slice(found.last, end) if end else ""
    code = code_of(words)
    return Placed(Reason(code, 1, words, None), span(text, found.first, end)) if code and end else None


def _is_in_fraction(text: Text, found: Found) -> bool:
    """Whether the number is one side of "41/43" or of a day: it counts no reason."""
    capture = found.capture("number")
    assert capture  # the rule has a number
    sides = (capture.first - 1, capture.last)
    return any(0 <= at < len(text) and text[at].written == "/" for at in sides)


def _placed_at(text: Text, found: Found, first: int, last: int) -> Placed | None:
    behind, before = _behind(text, found, last), _before(text, found, first, last)
    known = [placed for placed in (behind, before) if placed and not placed.is_bare]
    if known:
        return known[0]
    bare = behind or before
    return bare and (_with_why(text, found, bare, last) or bare)


def _behind(text: Text, found: Found, last: int) -> Placed | None:
    """A count and then its reason: "02 máy điện thoại do cấu hình không phù hợp", "02 máy (hỏng)"."""
    start = found.last
    if start < last and text[start].written == "(":
        start += 1
    if named := NAMED.at(text, start):
        start = named.last
    if start >= last or text[start].kind is not Kind.WORD:
        return None
    return _placed(text, found, start, _clause_end(text, start, last), is_first=False)


def _before(text: Text, found: Found, first: int, last: int) -> Placed | None:
    """A reason and then its count: "không có điện thoại thông minh: 03 người", "(...) hư hỏng 02;"."""
    behind = found.first
    if behind - 1 <= first:
        return None
    has_mark = text[behind - 1].written in ":("
    if not has_mark and not (found.last >= last or nouns.ends_phrase(text, found.last)):
        return None
    start = behind - 1 if has_mark else behind
    while start > first and text[start - 1].written not in ".,;:()+•-" and not text[start].starts_line:
        start -= 1
    placed = _placed(text, found, start, behind - 1 if has_mark else behind, is_first=True)
    return placed if has_mark or (placed and _is_known(placed)) else None


def _with_why(text: Text, found: Found, bare: Placed, last: int) -> Placed | None:
    """Return a bare count with the reason that follows it: "02 máy chưa cài đặt, lý do: máy đời cũ"."""
    end = max(found.last, text.index_at(bare.span.end))
    why = WHY.at(text, end) if end < last else None
    if why is None or why.last >= last or COUNT.at(text, why.last):
        return None
    is_bracket = text[why.last - 1].written == "("
    stop = _clause_end(text, why.last, last) if is_bracket else text.sentence_end(why.last) - 1
    words = text.slice(why.last, min(stop, last))
    code = code_of(words) or "other"
    return Placed(replace(bare.reason, code=code, as_written=words), Span(bare.span.start, text[stop - 1].end))


def _placed(text: Text, found: Found, first: int, end: int, *, is_first: bool) -> Placed | None:
    """Return the count with the words first..end-1 as its reason; None where they are none."""
    number: Number = found["number"]
    words = text.slice(first, end)
    if not words or number.count is None or "%" in words:
        return None
    last = found.capture("noun") or found.capture("number")
    assert last  # the rule has a number
    counted = text.slice(found.captures[0].first, last.last)
    where = span(text, min(first, found.first), max(end, last.last))
    start = _reason_start(text, first, end)
    said = text.slice(start, end)
    code = code_of(said) or ("other" if _says_why(said) else None)
    if code is not None:
        return Placed(Reason(code, number.count, said, counted), where)
    is_without = any(WITHOUT.at(text, at) for at in range(first, end))
    return Placed(Reason("other", number.count, None, counted), where, is_bare=True) if is_without else None


def _reason_start(text: Text, first: int, end: int) -> int:
    """Return where the reason itself begins: behind "chưa cài đặt" where "do" or "vì" follows."""
    without = WITHOUT.at(text, first)
    if without is None or text[first].folded == "khong":
        return first
    return next((at for at in range(without.last, end) if text[at].folded in {"do", "vi"}), first)


_NO_REASONS = ("chua ", "khong the ", "da ", "trong do", "co ", "khong cai", "khong kich", "con lai", "so ", "tong ")


def _says_why(words: str) -> bool:
    return len(words.split()) >= 2 and not fold(words).startswith(_NO_REASONS)


def _clause_end(text: Text, start: int, last: int) -> int:
    """Return where what is said of the count at *start* ends: at ; . ( ) or at a comma before another count."""
    for at in range(start, last):
        if (size := nouns.length_at(text, at, LISTING)) and COUNT.at(text, at + size):
            return at
        if text[at].written in ';():."”' or text[at].breaks > 1:
            return at
        if text[at].written == "," and (COUNT.at(text, at + 1) or WHY.at(text, at)):
            return at
        if text[at].folded == "va" and COUNT.at(text, at + 1):
            return at
    return last
