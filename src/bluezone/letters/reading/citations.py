"""Citations: where a text names another document by its number, with the date and the issuer that belong to it.

    văn bản số 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin và Truyền thông
    các Công văn số 402/BTV-TG ngày 06/8/2020, số 411/BTV-TG và Kế hoạch số 37/KH-BTV
    Ngày 10/8/2020, Sở Thông tin và Truyền thông đã có Công văn số 1061/STTTT-CNTT

An issuer named once stands for several documents only where the grammar says so: before them ("X ban hành các ...",
"của X tại ..."), or behind numbers under one noun ("các Công văn số A và số B của X").
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bluezone.letters.folding import fold
from bluezone.letters.reading import abouts, authors, laws, nouns
from bluezone.letters.reading.authors import Author
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.terminals import Day
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(authors.GRAMMAR)

KINDS = nouns.phrases("""
    công văn hỏa tốc | công văn khẩn | công văn | CV | văn bản | kế hoạch liên tịch | kế hoạch | quyết định | chỉ thị |
    thông báo kết luận | thông báo | nghị quyết liên tịch | nghị quyết | nghị định | thông tư liên tịch | thông tư | tờ
    trình | báo cáo nhanh | báo cáo | công điện khẩn | công điện | hướng dẫn liên ngành | hướng dẫn | kết luận | chương
    trình hành động | chương trình phối hợp | chương trình | đề án | giấy mời | phương án | quy định | quy chế | thông
    tri | lệnh | phiếu chuyển | biên bản | hợp đồng | QĐ | luật | bộ luật | pháp lệnh
""")
"""Kinds of documents as a citation names them."""


def kind(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield the kind of document named at *index*."""
    if size := nouns.length_at(text, index, KINDS):
        yield index + size, text.slice(index, index + size)


GRAMMAR.terminal("kind", kind, {fold(words.split()[0]) for words in KINDS})

NUMBERED = GRAMMAR.rule(
    "numbered",
    "<kind> ([:] [số] [:] <number=symbol>"
    " | [ngày <day>] của <author> [,] số <number=symbol>"
    r" | ~ \( [<kind>] số <number=symbol>"
    " | số <number=number> [,] [đề] (ngày | của))",
    "số <number=symbol>",
)
NEXT = GRAMMAR.rule("next number", "(, | ; | và | ; và | , và) [số] <number=symbol>")
"""A further number under the same noun."""

ON = GRAMMAR.rule(
    "on",
    "[,] [(được ký | được ban hành | ký | đề | ban hành)] ngày <day>",
    r"\( [(ký | ban hành)] [ngày] <day> \)",
    "năm <number>",
)
JOINTS = frozenset({",", ";", "va", "cac", "cung", "&"})
"""What stands between the documents of one enumeration."""

NO_DOCUMENTS = frozenset({"mau", "bieu", "luc", "thoai", "ma", "ky", "quyen", "to", "lo", "thua", "hang"})
"""Before "số": the number of a form, an annex, a phone."""

LONGEST_TITLE = 14
"""Words between a kind and its number."""

PLURALS = frozenset({"cac", "nhung", "hai", "ba", "02", "03"})


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named at tokens first..last-1, from its kind to its issuer.

    Attributes:
        number: number and symbol, or the name of a law.
        kind: as written; None where only a number stands.
        end: index behind all that belongs to it, the abstract too.
        has_noun: whether its kind stands with it, and not only before an earlier number of the enumeration.
        head: where its noun stands, before a bracket with the number.
        is_shared: whether the issuer was named before and stands for the documents joined to it too.
        joined: whether it goes on the enumeration of the citation before.
    """

    first: int
    last: int
    number: str
    number_at: range
    kind: str | None
    end: int
    day: Day | None = None
    day_at: range | None = None
    issuer: Author | None = None
    about: range | None = None
    has_noun: bool = True
    head: int | None = None
    is_shared: bool = False
    joined: bool = False
    is_plain: bool = False


def citations(text: Text, stop: int) -> list[Citation]:
    """Return the documents that the tokens before *stop* name, in order, enumerations resolved."""
    found: list[Citation] = []
    at = 0
    starts = sorted(_starts(text, stop), key=lambda pair: (pair[0], -pair[1].last))
    for first, match in starts:
        if first < at:
            continue
        citation = _law(text, match) if match["law"] else _numbered(text, match)
        if citation is None:
            continue
        found.append(_linked(text, citation, found))
        at = citation.end if fold(citation.kind or "") == "luat" else citation.last  # "... về Luật Người khuyết tật"
        for more in _further(text, found[-1]):
            found.append(_linked(text, more, found))
            at = more.last
    return _with_shared_issuers(found)


def _starts(text: Text, stop: int) -> Iterator[tuple[int, Found]]:
    for match in NUMBERED.search(text, 0, stop):
        yield match.first, match
    for match in laws.LAW.search(text, 0, stop):
        yield match.first, match


def _law(text: Text, match: Found) -> Citation:
    """Return a law by its number, else by its name."""
    name, number = match.capture("law"), match.capture("symbol")
    shown = number or name
    assert shown is not None  # laws.LAW captures its name
    written = number.value.text if number else shown.value
    at = range(shown.first, shown.last)
    return _with_attributes(text, Citation(match.first, match.last, written, at, text[match.first].written, match.last))


def _numbered(text: Text, match: Found) -> Citation | None:
    number, noun = match.capture("number"), match.capture("kind")
    assert number is not None  # every phrase of NUMBERED captures it
    if noun is None and (_is_letterhead(text, match) or text[match.first - 1].folded in NO_DOCUMENTS):
        return None
    is_plain = not hasattr(number.value, "symbol")
    written = text.slice(number.first, number.last) if is_plain else number.value.text
    last = number.last
    start = match.first if noun is None or text[number.first - 2].written != "(" else number.first - 1
    citation = Citation(
        start, last, written, range(number.first, last), noun.value if noun else None, last, is_plain=is_plain
    )
    if (by := match.capture("author")) is not None:
        citation = replace(citation, issuer=Author(by.value, by.first, by.last))
    if (day := match.capture("day")) is not None:
        citation = replace(citation, day=day.value, day_at=range(day.first, day.last))
    if noun is not None:
        return _with_attributes(text, replace(citation, head=match.first))
    return _with_attributes(text, _with_noun_before(text, replace(citation, has_noun=False)))


def _with_noun_before(text: Text, citation: Citation) -> Citation:
    """Return *citation* with the kind that a name parts from its number: "Quyết định thành lập cụm số 1957/QĐ-UBND"."""
    for at in range(citation.first - 1, max(-1, citation.first - LONGEST_TITLE), -1):
        if (size := nouns.length_at(text, at, KINDS)) and text[at].is_capital:
            return replace(citation, kind=text.slice(at, at + size), first=at, head=at, has_noun=True)
        if text[at].kind is not Kind.WORD or text[at].breaks > 1:
            return citation
    return citation


def _is_letterhead(text: Text, match: Found) -> bool:
    """Whether "Số 1169/SCT-VP" has a line of its own: it is a document's number, not a citation."""
    ends_line = match.last >= len(text) or text[match.last].starts_line
    return text[match.first].starts_line and (ends_line or text[match.first].written == "Số")


def _with_attributes(text: Text, citation: Citation) -> Citation:
    """Return *citation* with the date, the issuer and the abstract that follow its number."""
    at, found = citation.last, citation
    for _ in range(3):
        if found.day is None and (on := ON.at(text, at)) and not (found.issuer and _is_next_day(text, at, on.last)):
            day = on.capture("day")
            found = replace(found, day=day.value, day_at=range(day.first, day.last)) if day else found
            at = on.last
        elif found.issuer is None and (author := authors.behind(text, at)):
            found, at = replace(found, issuer=author), author.last
        else:
            break
    end, about = abouts.behind(text, at)
    if found.issuer is None and (author := authors.who_issued(text, end)):
        found, end = replace(found, issuer=author), author.last
    return replace(found, last=at, end=end, about=about)


def _is_next_day(text: Text, first: int, last: int) -> bool:
    """Whether a day between commas behind the issuer is that of what follows: "của UBND tỉnh, ngày 12/3, Sở đã"."""
    return (
        text[first].written == ","
        and text[first + 1].folded == "ngay"
        and last < len(text)
        and text[last].written == ","
    )


def _further(text: Text, citation: Citation) -> Iterator[Citation]:
    """Yield the bare numbers that follow: "Quyết định số 749/QĐ-TTg, 942/QĐ-TTg"."""
    while (match := NEXT.at(text, citation.end)) is not None:
        number = match.capture("number")
        assert number is not None  # NEXT captures it
        start = number.first - (text[number.first - 1].folded == "so")
        more = Citation(
            start, match.last, number.value.text, range(number.first, number.last), citation.kind, match.last,
            has_noun=False,
        )  # fmt: skip
        citation = _with_attributes(text, more)
        yield citation


def _linked(text: Text, citation: Citation, before: list[Citation]) -> Citation:
    """Return *citation* with what stands before it: its issuer, its date, or the enumeration that it goes on."""
    previous = before[-1] if before else None
    if previous is not None and previous.end <= citation.first and _is_joined(text, previous.end, citation.first):
        kind = citation.kind if citation.has_noun else previous.kind
        joined = replace(citation, joined=True, kind=kind)
        if joined.issuer is None and previous.is_shared:
            return replace(joined, issuer=previous.issuer, is_shared=True)
        return joined
    head = citation.first if citation.head is None else citation.head
    while head and text[head - 1].folded in PLURALS:
        head -= 1
    author = authors.before(text, head)
    if author is None:
        return citation
    found = citation if citation.issuer else replace(citation, issuer=author.author, is_shared=True)
    if found.day is None and author.day is not None:
        first = citation.first if author.first is None else author.first
        return replace(found, day=author.day.value, day_at=range(author.day.first, author.day.last), first=first)
    return found


def _is_joined(text: Text, first: int, last: int) -> bool:
    return first < last and all(token.folded in JOINTS for token in text.tokens[first:last])


def _with_shared_issuers(found: list[Citation]) -> list[Citation]:
    """Return the citations; numbers under one noun have the issuer that stands behind the last of them."""
    result = list(found)
    for at in range(len(found) - 1, 0, -1):
        here, before = result[at], result[at - 1]
        if here.joined and not here.has_noun and here.issuer and not before.issuer:
            result[at - 1] = replace(before, issuer=here.issuer)
    return result
