"""The letterhead: kind, number, symbol, date, place, parent organ, issuer, abstract, urgency, secrecy.

Which document is the letter itself: the one whose number stands behind "Số:" in the letterhead, and no other that the
text names. Where a text has no letterhead, a notice may name it in prose (notices.py).
"""

from collections.abc import Iterator

from bluezone.letters import kinds
from bluezone.letters.letter import Letter
from bluezone.letters.reading import abstracts, heading, masthead_kind, masthead_organs, notices
from bluezone.letters.reading.finding import SURE, Finding, span
from bluezone.letters.reading.heading import Heading
from bluezone.letters.reading.heading_lines import Mark, about_end, printed_day
from bluezone.letters.reading.masthead_kind import KindLine
from bluezone.letters.reading.own_number import OwnNumber, own_number
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)
TITLE = GRAMMAR.phrase("(công văn | báo cáo | chỉ thị | thông báo | quyết định) [số] <symbol> [năm <number>] [về]")
MOST_TITLE_TOKENS = 200
"""From the start of a text; a portal's title stands above what it titles."""


def find(page: Page, known: Letter) -> Iterator[Finding]:
    """Yield what the letterhead of *page* says, or else what a notice says of the letter it tells of."""
    text, head = page.text, heading.read(page)
    if not any(head.first(mark) for mark in (Mark.NUMBER, Mark.TITLE, Mark.DEAR)):
        yield from notices.find(page, known)
        return
    kind = masthead_kind.find(text, head)
    number = head.first(Mark.NUMBER)
    own = own_number(text, number.inner) if number else None
    if number and own:
        where = span(text, number.inner, number.last)
        for part, value in zip(("number", "symbol"), sides(own), strict=True):
            if value:
                yield Finding(part, value, where, SURE, "masthead number")
    yield from _date(text, head)
    yield from masthead_organs.find(page, head, kind, own)
    yield from _abstract(text, head, kind) if kind or head.first(Mark.ABOUT) else _titled(text, own)
    yield from _type(text, head, kind, own)
    yield from _stamps(text, head)


def sides(own: OwnNumber) -> tuple[str | None, str | None]:
    """Return what stands before and behind the first slash: "30" and "2020/NĐ-CP"."""
    if own.number is None or own.symbol is None:
        return own.number, own.symbol
    number, _, symbol = f"{own.number}/{own.symbol}".partition("/")
    return number, symbol


def _date(text: Text, head: Heading) -> Iterator[Finding]:
    line = head.first(Mark.DATE)
    if line is None:
        return
    comma = next((at for at in range(line.first, line.inner) if text[at].written == ","), line.inner)
    place = range(line.first, comma)
    if place and not any(text[at].kind is Kind.BLANK for at in place):
        where = span(text, place.start, place.stop)
        yield Finding("place", text.slice(place.start, place.stop), where, SURE, "masthead place")
    if (found := printed_day(text, line.inner)) and (day := found.on(None)):
        where = span(text, line.inner, line.last)
        yield Finding("date", day, where, SURE, "masthead date")
        yield Finding("date_text", text.slice(line.inner, line.last), where, SURE, "masthead date")


def _stamps(text: Text, head: Heading) -> Iterator[Finding]:
    for mark, part in ((Mark.URGENCY, "urgency"), (Mark.SECRECY, "secrecy")):
        if line := head.first(mark):
            value = text.slice(line.first, line.last)
            yield Finding(part, value, span(text, line.first, line.last), SURE, f"masthead {part}")


def _type(text: Text, head: Heading, kind: KindLine | None, own: OwnNumber | None) -> Iterator[Finding]:
    if kind is not None:
        name = kind.name[0].upper() + kind.name[1:].lower()
        yield Finding("type", name, span(text, kind.first, kind.last), SURE, "kind line")
        return
    about = head.first(Mark.ABOUT)
    sign = about or head.first(Mark.DEAR)
    if sign and own and (own.symbol is None or kinds.of_symbol(own.symbol) is kinds.OFFICIAL_LETTER):
        where = span(text, sign.first, sign.last)
        yield Finding("type", kinds.OFFICIAL_LETTER.name, where, SURE if about else 0.8, "letter without a kind")


def _abstract(text: Text, head: Heading, kind: KindLine | None) -> Iterator[Finding]:
    about = head.first(Mark.ABOUT)
    if kind is not None:
        start = kind.last
        if about and kind.last <= about.first <= kind.last + 2:
            start = about.inner
        elif start + 1 < len(text) and text[start].written == "Về":
            start += 1
        rule = "abstract under the kind"
    else:
        start, rule = (about.inner if about else 0), "V/v"
    if found := abstracts.value(text, abstracts.runs(text, head, start)):
        value, first, last = found
        yield Finding("abstract", value, span(text, first, last), SURE, rule)


def _titled(text: Text, own: OwnNumber | None) -> Iterator[Finding]:
    """Yield what a portal's title says behind the letter's own number: "Công văn 1324/BTTTT-THH áp dụng ..."."""
    for found in TITLE.search(text, 0, MOST_TITLE_TOKENS):
        symbol = found["symbol"]
        if own is None or not text[found.first].starts_line or symbol.text != f"{own.number}/{own.symbol}":
            continue
        end = next((start for start in text.line_starts if start > found.last), found.last)
        first, last = abstracts.trimmed(text, found.last, end)
        first = about_end(text, first) or first
        if first < last and text[first].kind is Kind.WORD:
            yield Finding("abstract", text.slice(first, last), span(text, first, last), 0.8, "title of a portal")
            return
