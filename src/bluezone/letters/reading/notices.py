"""A letter of which a notice tells in prose: "Ngày 27/7/2020, Bộ Nội vụ ban hành Công văn số 3722/CV-BCĐ về ...".

Among the documents that a notice names, the letter itself is the first that its author is told to have issued, in the
opening of the text or in its title, unless another body gives the orders: then that body writes, and the document is
only cited. Documents behind "thực hiện", "căn cứ", "theo" or "trước đó" are always cited. A portal's own dates, "Ngày
đăng", "Cập nhật" or a day alone on a line, are not the letter's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bluezone.letters import kinds
from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter
from bluezone.letters.reading import abstracts, orders, organ_symbols, reporters
from bluezone.letters.reading.finding import Finding, span
from bluezone.letters.reading.heading_lines import about_end
from bluezone.letters.reading.organ_abbreviations import ABBREVIATIONS, BODY_ABBREVIATIONS
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Capture, Found, Grammar
from bluezone.letters.reading.terminals import Symbol
from bluezone.letters.reading.tokens import Kind, Text

TOLD_SURE = 0.9
ORDERED_SURE = 0.75
TITLE_SURE = 0.65
CITED_SURE = 0.3  # only offered to whoever looks for another letter than the one read

LONGEST_OPENING = 260
"""Tokens from the start within which a notice tells of its letter."""

GRAMMAR = Grammar(orders.GRAMMAR)
ISSUED = GRAMMAR.rule(
    "issued",
    "[<date=day> [,]] <author> [<person>] [\\( ~ \\)] [vào | ,] [<date=day>] [đã | vừa | mới | lại | cũng]"
    " [đã | vừa | mới | tiếp tục] (ban hành | phát hành | có | ra | gửi | ký [ban hành]) <kind> [hỏa tốc | khẩn] [số]"
    " [<symbol>] [,] [\\(] [ban hành | ký] [<date=day>] [\\)]",
    "tại <kind> [số] <symbol> [,] [<date=day>] , <author> (yêu cầu | đề nghị | chỉ đạo | giao | đánh giá | nêu"
    " | cho biết | nhận định | ghi nhận | hướng dẫn | thông báo | lưu ý | nhắc)",
)
TITLED = GRAMMAR.rule("titled", "<kind> [số] <symbol> [, | năm <number>] [\\( | ,] [<date=day>] [\\)] [của <author>]")
CONTENT = GRAMMAR.phrase("(với | có) nội dung [:]")
LED_BY = GRAMMAR.rule("led by", "lãnh đạo <organ>")


@dataclass(frozen=True, slots=True)
class Told:
    """A document that a notice tells of, at tokens first..last-1."""

    found: Found
    is_title: bool

    @property
    def author(self) -> str | None:
        """Whoever is told to have issued it."""
        value = self.found["author"]
        return value if isinstance(value, str) else None


def find(page: Page, known: Letter) -> Iterator[Finding]:
    """Yield what a notice says of the letter it tells of."""
    text, stop = page.text, page.closing.first
    given = next((order for order in orders.find(text, stop) if order.author and not order.is_told), None)
    told = _told(text, min(stop, LONGEST_OPENING))
    if told and given and told.author and not same_body(told.author, given.author or ""):
        yield from (replace(finding, certainty=CITED_SURE) for finding in _of_told(page, told, None))
        told = None
    if told is not None:
        yield from _of_told(page, told, given)
    elif given is not None and given.author and given.ordered:
        where = span(text, given.first, given.last)
        yield Finding("issuer", given.author, where, ORDERED_SURE, "body that gives the orders")
        yield from _title(text)
    elif led := next(LED_BY.search(text, 0, text.sentence_end(0, LONGEST_OPENING)), None):
        yield Finding("issuer", led["organ"], span(text, led.first, led.last), 0.55, "body whose head is quoted")
    elif said := reporters.reporter(text, stop):
        name, found = said
        yield Finding("issuer", name, span(text, found.first, found.last), 0.55, "body whose figures are told")


_PLACE_RANKS = {
    "tinh": 1,
    "thanh pho": 1,
    "tp": 1,
    "huyen": 2,
    "quan": 2,
    "thi xa": 2,
    "xa": 3,
    "phuong": 3,
    "thi tran": 3,
}


def same_body(one: str, other: str) -> bool:
    """Return whether two names may be those of one body: one has the words of the other, and no other rank of place.

    "UBND tỉnh" and "Ủy ban nhân dân tỉnh Phú Thọ" may be, "UBND tỉnh" and "UBND huyện" are not.
    """
    ranks = [
        {rank for words, rank in _PLACE_RANKS.items() if f" {words} " in f" {fold(name)} "} for name in (one, other)
    ]
    if ranks[0] and ranks[1] and not ranks[0] & ranks[1]:
        return False
    kinds_of_place = {word for words in _PLACE_RANKS for word in words.split()}
    short, long = sorted(({*_spelled_out(name)} - kinds_of_place for name in (one, other)), key=len)
    return bool(short) and short <= long


def _spelled_out(name: str) -> list[str]:
    """Return the folded words of *name*, abbreviations of bodies and their subjects spelled out."""
    words = name.replace("-", "").split()
    return fold(" ".join(BODY_ABBREVIATIONS.get(word) or ABBREVIATIONS.get(word) or word for word in words)).split()


_BEFORE = frozenset({".", ",", "-", "–", ")", ":", ";"})
_BEFORE_WORDS = frozenset({"do", "sang", "trua", "chieu", "toi", "dem", "ngay"})
_PARTS_OF_DAY = frozenset({"sang", "trua", "chieu", "toi", "dem"})
_EARLIER = frozenset({("truoc", "do"), ("truoc", "day"), ("thuc", "hien"), ("can", "cu")})


def _told(text: Text, stop: int) -> Told | None:
    """Return the first document that is told of as the letter itself."""
    issued = next((found for found in ISSUED.search(text, 0, stop) if _is_own(text, found)), None)
    titled = next((found for found in TITLED.search(text, 0, stop) if _is_title(text, found)), None)
    if titled and (issued is None or (titled.first < issued.first and not _is_same(titled, issued))):
        return Told(titled, True)
    return Told(issued, False) if issued else None


def _is_same(titled: Found, issued: Found) -> bool:
    """Whether the opening tells more of the document of the title: who issued it and what it is about."""
    one, other = titled["symbol"], issued["symbol"]
    return isinstance(one, Symbol) and one == other and issued["author"] is not None and titled["author"] is None


def _is_own(text: Text, found: Found) -> bool:
    date = found.capture("date")
    is_below = date is not None and _is_above(text, found, date)
    before = text[found.first - 1] if found.first else None
    starts = text[found.first].starts_line or is_below
    is_open = before is None or starts or before.written in _BEFORE or before.folded in _BEFORE_WORDS
    if not is_open:
        return False
    if found.first > 2 and tuple(token.folded for token in text.tokens[found.first - 3 : found.first - 1]) in _EARLIER:
        return False
    return found["symbol"] is not None or (found.last < len(text) and text[found.last].folded in _NAMELESS)


_NAMELESS = frozenset({"ve", "v", "yeu", "de", "gui", "chi", "trien", "don", "huong"})
"""Folded words behind a document without number that tell what it is about: về, yêu cầu, đề nghị, gửi, chỉ đạo ..."""


def _is_title(text: Text, found: Found) -> bool:
    """Whether a document is named at the start of one of the first lines, or in brackets at the end of one."""
    line = next(
        (number for number, start in enumerate(text.line_starts) if start >= found.first), len(text.line_starts)
    )
    if text[found.first].starts_line:
        return line < 3
    opens = text[found.first - 1].written == "("
    return opens and line <= 3 and text[found.last - 1].written == ")" and _ends_line(text, found.last)


def _ends_line(text: Text, last: int) -> bool:
    return last >= len(text) or text[last].starts_line


def _of_told(page: Page, told: Told, given: orders.Order | None) -> Iterator[Finding]:
    text, found = page.text, told.found
    where = span(text, found.first, found.last)
    symbol = found["symbol"]
    if isinstance(symbol, Symbol):
        number, _, rest = symbol.text.partition("/")
        yield Finding("number", number, where, TOLD_SURE, "document told of")
        yield Finding("symbol", rest, where, TOLD_SURE, "document told of")
    yield from _date(page, found)
    yield from _urgency(text, found)
    kind = found.capture("kind")
    if kind and (symbol or text[kind.first].folded != "van"):  # any paper is a văn bản
        named = kinds.of_name(text.slice(kind.first, kind.last))
        name = named.name if named else text.slice(kind.first, kind.last).capitalize()
        yield Finding("type", name, span(text, kind.first, kind.last), TOLD_SURE, "document told of")
    yield from _issuer(text, told, given)
    first, last = _abstract(text, told)
    if first < last:
        yield Finding("abstract", text.slice(first, last), span(text, first, last), 0.85, "document told of")
    elif about_end(text, 0) is not None:
        yield from _title(text)


def _urgency(text: Text, found: Found) -> Iterator[Finding]:
    """Yield the urgency that stands with the kind: Công điện khẩn, Văn bản hỏa tốc."""
    for at in range(found.first, found.last):
        length = 2 if text.slice(at, at + 2).casefold() == "hỏa tốc" else int(text[at].written.casefold() == "khẩn")
        if length:
            yield Finding("urgency", text.slice(at, at + length), span(text, at, at + length), TOLD_SURE, "told of")
            return


def _date(page: Page, found: Found) -> Iterator[Finding]:
    dates = [capture for capture in found.captures if capture.name == "date"]
    date = next((date for date in dates if not _is_above(page.text, found, date)), None)
    if date is None:
        return
    first = date.first - (date.first > 0 and page.text[date.first - 1].folded in _PARTS_OF_DAY)
    where = span(page.text, first, date.last)
    yield Finding("date_text", page.text.slice(first, date.last), where, TOLD_SURE, "document told of")
    if day := page.date_of(date.value):
        yield Finding("date", day, where, TOLD_SURE if date.value.year else 0.7, "document told of")


def _is_above(text: Text, found: Found, date: Capture) -> bool:
    """Whether a day stands alone on the line above: the portal's own."""
    return date.first == found.first and date.last < len(text) and text[date.last].starts_line


def _issuer(text: Text, told: Told, given: orders.Order | None) -> Iterator[Finding]:
    """Yield who wrote the letter told of, and the body above if the symbol names one within it."""
    symbol = told.found["symbol"]
    part = organ_symbols.organ_part(symbol.symbol) if isinstance(symbol, Symbol) else None
    author = told.found.capture("author")
    if given and given.author and (told.author is None or (part and not organ_symbols.stands_for(part, told.author))):
        where = span(text, given.first, given.last)
        if part is None or organ_symbols.stands_for(part, given.author):
            yield Finding("issuer", given.author, where, 0.8, "body that gives the orders")
            if told.author and author and fold(given.author).endswith(fold(told.author)):
                where = span(text, author.first, author.last)
                yield Finding("parent_org", told.author, where, 0.8, "body that issued, above the one of the symbol")
        return
    if told.author and author:
        yield Finding("issuer", told.author, span(text, author.first, author.last), TOLD_SURE, "document told of")


def _abstract(text: Text, told: Told) -> tuple[int, int]:
    """Return where it stands what the letter told of is about: behind "về", or the title before its number."""
    found = told.found
    if told.is_title and not text[found.first].starts_line:
        start = max((at for at in text.line_starts if at < found.first), default=0)
        return abstracts.trimmed(text, start, found.first - 1)
    at = found.last
    end = _clause_end(text, at)
    at += at < end and text[at].written == ","
    if at < end and text[at].folded == "gui":
        at = next((i for i in range(at, end) if _is_about(text, i)), end)
    if at < end and (quoted := _quoted(text, at, end)):
        return quoted
    if at >= end:
        return at, at
    start = about_end(text, at) or (at + 1 if text[at].folded == "ve" else at)
    end = next((i for i in range(start, end - 1) if text[i].written == "," and text[i + 1].folded == "gui"), end)
    return abstracts.trimmed(text, start, end) if start > at else (at, at)


def _is_about(text: Text, at: int) -> bool:
    return text[at].folded == "ve" or CONTENT.at(text, at) is not None


def _quoted(text: Text, at: int, end: int) -> tuple[int, int] | None:
    """Return where it stands what is quoted at *at*, behind "với nội dung" too: "Về việc tăng cường ..."."""
    content = CONTENT.at(text, at)
    start = content.last if content else at
    if start >= end or text[start].written not in _QUOTES:
        return None
    close = next((i for i in range(start + 1, end) if text[i].written in _QUOTES), None)
    first = about_end(text, start + 1) or start + 1
    is_about = content is not None or first > start + 1
    return abstracts.trimmed(text, first, close) if is_about and close is not None and first < close else None


_QUOTES = '"“”'


def _clause_end(text: Text, index: int) -> int:
    """Return the index behind the clause of *index*: at a semicolon or the end of its sentence."""
    if index >= len(text):
        return index
    end = text.sentence_end(index)
    return next((at for at in range(index, end) if text[at].written == ";"), end)


SHORTEST_TITLE = 5
"""Tokens; shorter lines are a portal's own: Bản in, Trang chủ."""


def _title(text: Text) -> Iterator[Finding]:
    """Yield the first line as abstract of a letter that a notice gives without its number."""
    lines = list(text.lines(0, min(len(text), 80)))
    first, last = lines[0] if lines else (0, 0)
    start = about_end(text, first) if first < last else None
    begin, end = abstracts.trimmed(text, first if start is None else start, last)
    is_title = SHORTEST_TITLE <= last - first < 45 and (start is not None or text[last - 1].written not in ".;:!?")
    if begin < end and is_title and text[begin].kind is Kind.WORD:
        sure = TOLD_SURE if start is not None else TITLE_SURE
        yield Finding("abstract", text.slice(begin, end), span(text, begin, end), sure, "title of the notice")
