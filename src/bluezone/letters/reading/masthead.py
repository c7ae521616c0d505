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
from bluezone.letters.reading.heading_lines import Mark, OwnNumber, own_number, printed_day
from bluezone.letters.reading.masthead_kind import KindLine
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.tokens import Kind, Text


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
    yield from _abstract(text, head, kind)
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
    place = range(line.first, line.inner - (text[line.inner - 1].written == ","))
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
        rule = "abstract under the kind"
    elif about is not None:
        start, rule = about.inner, "V/v"
    else:
        return
    if found := abstracts.value(text, abstracts.runs(text, head, start)):
        value, first, last = found
        yield Finding("abstract", value, span(text, first, last), SURE, rule)
