"""To whom a letter is written: the lines under "Kính gửi", or whom a notice says the letter gives its orders."""

from collections.abc import Iterator

from bluezone.letters.letter import Letter
from bluezone.letters.reading import heading, orders, organ_pieces, organs
from bluezone.letters.reading.abstracts import OPENERS
from bluezone.letters.reading.finding import SURE, Finding, span
from bluezone.letters.reading.heading import LONGEST_HEAD
from bluezone.letters.reading.heading_lines import Mark, cells
from bluezone.letters.reading.notices import same_body
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(organs.GRAMMAR)
DEAR = GRAMMAR.rule(
    "dear", "^ kính (gửi | gởi | gủi | gừi | gứi | trình) [:]", "kính (gửi | gởi | trình) :", "^ <author> điện :"
)
BULLETS = "-–—+•*·"
LONGEST_BLOCK = 3000
"""Tokens behind "Kính gửi" among which addressees are looked for."""

LONGEST_LINE = 60
"""Tokens. A longer line is no addressee but the body."""


def find(page: Page, known: Letter) -> Iterator[Finding]:
    """Yield the addressees of *page*."""
    text = page.text
    dear = next(DEAR.search(text, 0, min(LONGEST_HEAD, page.closing.first)), None)
    if dear is None:
        yield from _ordered(page, known.issuer)
        return
    for first, last in lines(text, dear.last, page.closing.first):
        first, last = trimmed(text, first, last)
        if any(token.kind is Kind.WORD for token in text.tokens[first:last]):
            yield Finding("addressees", text.slice(first, last), span(text, first, last), SURE, "Kính gửi")


def _ordered(page: Page, issuer: str | None) -> Iterator[Finding]:
    """Yield whom a notice, a text without letterhead, says the letter orders to do something."""
    text, head = page.text, heading.read(page)
    if head.first(Mark.NUMBER) or head.first(Mark.TITLE):
        return
    given = next((o for o in orders.find(text, page.closing.first) if o.ordered and _is_of(o, issuer)), None)
    seen: set[str] = set()
    for first, last in given.ordered if given else ():
        first, last = trimmed(text, first, last)
        value = text.slice(first, last)
        if first < last and value.casefold() not in seen:
            seen.add(value.casefold())
            yield Finding("addressees", value, span(text, first, last), 0.7, "those who are ordered")


def _is_of(order: orders.Order, issuer: str | None) -> bool:
    """Whether an order is the letter's: its giver, where one is named, is the one who wrote it."""
    return issuer is not None and (order.author is None or same_body(order.author, issuer))


def lines(text: Text, first: int, stop: int) -> list[tuple[int, int]]:
    """Return the addressees behind "Kính gửi:", each as (first, last), bullets and final marks still with them."""
    found: list[tuple[int, int]] = []
    has_bullets = False
    for start, end in cells(text, first, min(stop, first + LONGEST_BLOCK)):
        is_bullet = text[start].written in BULLETS
        if found and not _goes_on(text, start, end, has_bullets, found[-1]):
            break
        has_bullets = has_bullets or is_bullet
        if found and not is_bullet and _is_continued(text, found[-1], start, has_bullets):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, _body_start(text, start, end)))
        if found[-1][1] < end:
            break
    return [part for line in found for part in _parts(text, *line)]


def _goes_on(text: Text, start: int, end: int, has_bullets: bool, before: tuple[int, int]) -> bool:
    """Whether the line at *start* still belongs to the addressees."""
    is_bullet = text[start].written in BULLETS
    if is_bullet:
        return has_bullets and text[before[1] - 1].written != "."
    last = text[before[1] - 1]
    is_body = text[start].breaks > 1 or end - start > LONGEST_LINE or OPENERS.longest(text, start) is not None
    if is_body or last.written == "." or text[start].kind is not Kind.WORD:
        return False
    if last.written in ";,-–" or last.folded == "va" or not text[start].is_capital or _reaches(text, before, start):
        return True
    is_name = orders.begins_name(text, start) and not orders.says_what_to_do(text, start, end)
    return is_name or any(stop == end for stop, _ in organs.organ(text, start))


def _is_continued(text: Text, before: tuple[int, int], start: int, has_bullets: bool) -> bool:
    """Whether the line at *start* goes on the one before, rather than naming another addressee."""
    last = text[before[1] - 1]
    if has_bullets:
        return last.written not in ";."
    is_open = last.written in ",-–" or last.folded == "va"
    return is_open or not text[start].is_capital or _reaches(text, before, start)


def _reaches(text: Text, before: tuple[int, int], start: int) -> bool:
    """Whether the name that fills the line before goes on at *start*: "UBND huyện" / "Xín Lùng"."""
    return organ_pieces.head(text, start) is None and any(end > start for end, _ in organs.organ(text, before[0]))


def _body_start(text: Text, first: int, last: int) -> int:
    """Return where the body begins in a line whose break before it is lost; *last* if it does not."""
    for at in range(first + 2, last):
        before = text[at - 1]
        if not text[at].is_capital or before.written in ",(" or before.folded == "va":
            continue
        if OPENERS.longest(text, at) or (before.written == "." and len(text[at - 2].written) > 2):
            return at
    return last


def _parts(text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield what semicolons separate: before another dash always, in a line without dash before a capital."""
    start = first
    is_listed = text[first].written in BULLETS
    for at in range(first, last - 1):
        if text[at].written not in ";," or at <= start:
            continue
        after = text[at + 1]
        if after.written in BULLETS or (text[at].written == ";" and not is_listed and after.is_capital):
            yield start, at
            start = at + 1
    yield start, last


def trimmed(text: Text, first: int, last: int) -> tuple[int, int]:
    """Return an addressee without dash and final mark."""
    while first < last and (text[first].written in BULLETS or text[first].written == ":"):
        first += 1
    if last - first > 2 and text[last - 1].kind is Kind.BLANK and text[last - 2].written == ",":
        last -= 1  # and so on
    while first < last and text[last - 1].written in ";.,:":
        last -= 1
    return first, last
