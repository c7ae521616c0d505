"""The end of a letter: who receives it, where it is filed, who signed it.

The block of the recipients and that of the signature stand side by side on paper, and in a stored copy one behind the
other, in either order, or line by line; so lines are told apart by what they are, not by where they stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.letter import Letter, Recipient, Signer
from bluezone.letters.reading import archive, signature
from bluezone.letters.reading.finding import SURE, Finding, span
from bluezone.letters.reading.heading_lines import cells
from bluezone.letters.reading.page import BODY_END, CLOSING, Page
from bluezone.letters.reading.phrase_tables import table
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("person", signature.person)

MOST_TOKENS_BEFORE = 60
"""Of a signature that stands before "Nơi nhận", or at the end of a text without it."""

LONGEST_PURPOSE = 10

LONGEST_NAME = 10
"""Tokens of a person's name with rank and degree."""

MOST_ITEMS = 1000
"""Recipients; longer lists are no letter's."""

SHORTEST_ITEM = 3
"""Tokens; what is shorter is a title before a name: "TS."."""

BULLETS = "-–—+•*·"

_ANNEX = table("phụ lục; danh sách kèm; mẫu số; biểu số; mẫu báo cáo")
_AS_ABOVE = table("như trên; như kính gửi; như k / g")


@dataclass(frozen=True, slots=True)
class Item:
    """One recipient or the archive line at tokens first..last-1, without bullet."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Block:
    """What stands at the end: the items under "Nơi nhận", and the other runs of tokens, in order."""

    items: tuple[Item, ...]
    others: tuple[tuple[int, int], ...]


def find(page: Page, known: Letter) -> Iterator[Finding]:
    """Yield recipients, archive line and signer."""
    text = page.text
    block = read(page)
    for item in block.items:
        yield from _item(text, item, known.addressees or ())
    lines = signature.read(text, block.others) or signature.read(text, _before(page))
    if not lines or _is_cut_off(text, lines):
        yield from _labelled(text)
    else:
        where = span(text, min(line.first for line in lines), max(line.last for line in lines))
        parts = {line.role: span(text, line.first, line.last) for line in lines}
        yield Finding("signer", signature.signer(text, lines), where, SURE, "signature block", parts)


SIGNED_BY = GRAMMAR.rule("signed by", "người ký [:] [\\|] <person>")
MOST_TOKENS_FOR_LABEL = 300


def _labelled(text: Text) -> Iterator[Finding]:
    """Yield who signed by the label of a service or a portal, "Người ký: Nguyễn Văn An", a person and no office."""
    if found := next(SIGNED_BY.search(text, 0, MOST_TOKENS_FOR_LABEL), None):
        yield Finding("signer", Signer(name=found["person"]), span(text, found.first, found.last), 0.8, "Người ký")


def read(page: Page) -> Block:
    """Return the block from "Nơi nhận" to the annexes."""
    text = page.text
    opening = CLOSING.at(text, page.closing.first)
    if opening is None:
        return Block((), ())
    start = opening.last - (text[opening.last - 1].written in BULLETS)
    end = _annex(text, start, page.closing.last)
    items: list[Item] = []
    others: list[tuple[int, int]] = []
    is_over = False
    for first, last in _runs(text, start, end):
        begins = text[first].written in BULLETS and first + 1 < last
        if len(items) >= MOST_ITEMS:
            break
        is_line = archive.starts(text, first + begins)
        if (
            is_over
            or signature.starts(text, first)
            or text[first].written in "([<"
            or (others and signature.is_name(text, first, last))
        ):
            others.append((first, last))
            is_over = is_over or _has_archive(text, items)
        elif begins or is_line or not items or _is_finished(text, items[-1]):
            items.append(Item(first + begins, last))
        elif text[first].breaks < 2:
            items[-1] = Item(items[-1].first, last)
        else:
            others.append((first, last))
        is_over = is_over or (_has_archive(text, items) and text[items[-1].last - 1].written in ".)")
    return Block(tuple(items), tuple(others))


def _runs(text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield lines and cells, cut further where a list or a signature begins in a text whose line breaks are lost."""
    for start, end in cells(text, first, last):
        if not any(token.kind is Kind.WORD for token in text.tokens[start:end]):
            continue
        begin, is_plain = start, _is_plain_list(text, start, end)
        for at in range(start + 1, end):
            if at > begin and (
                (is_plain and text[at - 1].written == ";" and text[at].is_capital)
                or _is_bullet(text, begin, at)
                or _begins_signature(text, begin, at, end)
            ):
                yield begin, at
                begin = at
        yield begin, end


def _is_plain_list(text: Text, first: int, last: int) -> bool:
    """Whether all recipients stand on one line without dashes: "Như trên; UBND tỉnh; Lưu: VT."."""
    is_dashed = any(text[at].written in BULLETS and not text[at].is_glued for at in range(first, last))
    return not is_dashed and any(archive.starts(text, at) for at in range(first + 1, last))


def _is_bullet(text: Text, first: int, at: int) -> bool:
    """Whether another item begins at *at* within a line: a dash, or the archive line behind a semicolon."""
    if archive.starts(text, at) and text[at - 1].written in ";.":
        return True
    if text[at].written not in BULLETS or at + 1 >= len(text) or text[at + 1].is_glued:
        return False
    is_beside = signature.starts(text, first) or signature.is_known_name(text, first, at)
    return text[at - 1].written in ";.:)" or archive.starts(text, at + 1) or is_beside


def _begins_signature(text: Text, first: int, at: int, last: int) -> bool:
    """Whether a signature begins at *at* behind the items of a line, or the name that once stood beside one."""
    is_filed = archive.starts(text, first + (text[first].written in BULLETS))
    is_behind = text[at - 1].written in ";.:)" or (is_filed and text[at - 1].written != ",")
    if not is_behind or at - first < SHORTEST_ITEM or signature.starts(text, first):
        return False
    if signature.starts(text, at):
        return True
    stop = min(last, at + LONGEST_NAME + 1)
    end = next((i for i in range(at, stop) if text[i].written in BULLETS and not text[i].is_glued), stop)
    return signature.is_known_name(text, at, end)


def _has_archive(text: Text, items: list[Item]) -> bool:
    return bool(items) and archive.starts(text, items[-1].first)


def _is_finished(text: Text, item: Item) -> bool:
    """Whether an item ends with its line: in a list, with a semicolon, a stop or a bracket."""
    return text[item.last - 1].written in ";.)"


def _annex(text: Text, first: int, last: int) -> int:
    """Return where the annexes begin, *last* where there are none."""
    return next((at for at in range(first, last) if text[at].starts_line and _ANNEX.longest(text, at)), last)


def _item(text: Text, item: Item, addressees: tuple[str, ...]) -> Iterator[Finding]:
    where = span(text, item.first, item.last)
    if archive.starts(text, item.first):
        yield Finding("archive", archive.read(text, item.first, item.last), where, SURE, "archive line")
        return
    first, last = item.first, item.last
    while last > first and text[last - 1].written in ";.,":
        last -= 1
    if last > first and any(token.kind is Kind.WORD for token in text.tokens[first:last]):
        yield Finding("recipients", _recipient(text, first, last, addressees), where, SURE, "recipient")


def _recipient(text: Text, first: int, last: int, addressees: tuple[str, ...]) -> Recipient:
    """Return the recipient at tokens first..last-1: name, note in brackets behind it, "Như trên" spelled out."""
    name_last, purpose = last, None
    if text[last - 1].written == ")":
        opening = next(
            (at for at in range(last - 2, max(first, last - LONGEST_PURPOSE - 3), -1) if text[at].written == "("), None
        )
        if opening is not None and last - opening - 2 <= LONGEST_PURPOSE:
            name_last, purpose = opening, text.slice(opening + 1, last - 1)
    name = text.slice(first, name_last).rstrip(" ;,.")
    if purpose:
        name = name.replace(f" ({purpose})", "")  # of each of several on one line
    if _AS_ABOVE.longest(text, first) and addressees:
        name = "; ".join(addressees)
    return Recipient(name, purpose, text.slice(first, last))


def _before(page: Page) -> list[tuple[int, int]]:
    """Return the lines between the end of the body and "Nơi nhận", or the end of a text without it."""
    text, end = page.text, page.closing.first
    body = max((found.last for found in BODY_END.search(text, max(0, end - MOST_TOKENS_BEFORE), end)), default=None)
    if body is None:
        body = max(0, end - MOST_TOKENS_BEFORE)
    lines = [(first, last) for first, last in cells(text, body, end)]
    begun = next((number for number, (first, _) in enumerate(lines) if signature.starts(text, first)), len(lines))
    return lines[begun:]


def _is_cut_off(text: Text, lines: tuple[signature.SignedLine, ...]) -> bool:
    """Whether the copy stops within the block: an authority, perhaps half of it, and nothing behind."""
    return lines[-1].role in ("authority", "collective") and lines[-1].last == len(text) and len(lines) == 1
