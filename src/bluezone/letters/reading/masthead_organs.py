"""The names of organs in a letterhead: the issuer and the organ above it, each on one line or several."""

from collections.abc import Iterator

from bluezone.letters.reading import abstracts, organ_pieces, organ_symbols, organs, spelling
from bluezone.letters.reading.finding import SURE, Finding, span
from bluezone.letters.reading.heading import Heading, Piece
from bluezone.letters.reading.heading_lines import Mark
from bluezone.letters.reading.masthead_kind import KindLine
from bluezone.letters.reading.own_number import OwnNumber
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.tokens import Kind, Text

MOST_ORGAN_TOKENS = 16
"""Of one line of an organ's name; longer lines are sentences."""

MOST_TOKENS_FOR_NAMES = 2000
"""Of a body in which the rest of a name is looked for."""

LIKELY = 0.85
"""Of an issuer that only its symbol and the body of the letter tell."""


def find(page: Page, head: Heading, kind: KindLine | None, own: OwnNumber | None) -> Iterator[Finding]:
    """Yield the issuer and the organ above it: the last and the last but one of the names in the letterhead."""
    text = page.text
    names = organ_lines(text, head, kind)
    for part, lines in zip(("issuer", "parent_org"), reversed(names), strict=False):
        name = spelling.of_capitals(text, " ".join(text.slice(*line) for line in lines))
        value = _finished(text, name) if _is_unfinished(text, lines) else name
        if value is None:
            continue
        yield Finding(part, value, span(text, lines[0][0], lines[-1][1]), SURE, f"masthead {part}")
    if names:
        return
    named = list(of_symbol(page, own.symbol)) if own and own.symbol else []
    yield from named or _in_capitals(text, head)


_PLACEHOLDER = "TÊN "  # TÊN CƠ QUAN of a form


def _in_capitals(text: Text, head: Heading) -> Iterator[Finding]:
    """Yield the lines in capitals right above the number as the issuer, whatever they begin with: VIETTEL QUẢNG TRỊ."""
    number = head.first(Mark.NUMBER)
    near = [piece for piece in head.pieces if number and 0 < number.first - piece.first <= MOST_ORGAN_TOKENS]
    said = [(piece, text.slice(piece.first, piece.last)) for piece in near]
    lines = [piece for piece, words in said if words.isupper() and not words.startswith(_PLACEHOLDER)]
    if lines:
        first, last = lines[0].first, lines[-1].last
        value = spelling.of_capitals(text, " ".join(text.slice(line.first, line.last) for line in lines))
        yield Finding("issuer", value, span(text, first, last), 0.7, "capitals above the number")


def _finished(text: Text, name: str) -> str | None:
    """Return the name of a body in the text that begins with *name*, the rest of which the copy has lost."""
    wanted = f"{name} ".casefold()
    for found in organs.GRAMMAR.phrase("<organ>").search(text, 0, MOST_TOKENS_FOR_NAMES):
        if str(found["organ"]).casefold().startswith(wanted):
            return str(found["organ"])
    return None


_OF_OTHERS = frozenset({"cua", "gui", "tai", "do", ":"})
"""Folded words and signs before the name of a body that is probably not the writer."""


def of_symbol(page: Page, symbol: str) -> Iterator[Finding]:
    """Yield the body whose name in the text fits the symbol, the most frequent one; for a letterhead that is lost."""
    text, part = page.text, organ_symbols.organ_part(symbol)
    named: dict[str, list[tuple[int, int]]] = {}
    for found in organs.GRAMMAR.phrase("<organ>").search(text, 0, page.closing.first) if part else ():
        before = text[found.first - 1].folded if found.first else ""
        if part and before not in _OF_OTHERS and organ_symbols.stands_for(part, found["organ"]):
            named.setdefault(found["organ"], []).append((found.first, found.last))
    if named:
        name, places = max(named.items(), key=lambda item: len(item[1]))
        sure = LIKELY if len(named) == 1 else LIKELY - 0.15
        value = spelling.of_capitals(text, name)
        yield Finding("issuer", value, span(text, *places[0]), sure, "body of the symbol")


def organ_lines(text: Text, head: Heading, kind: KindLine | None) -> list[list[tuple[int, int]]]:
    """Return the names of organs in the letterhead, each as its lines (first, last); the parent's first."""
    marks = (Mark.TITLE, Mark.MOTTO, Mark.NUMBER, Mark.DATE)
    end = kind.first if kind else max((line.last for line in head.known if line.mark in marks), default=0)
    about = head.first(Mark.ABOUT)
    of_abstract = set(abstracts.runs(text, head, about.inner)) if about else set()
    found: list[list[tuple[int, int]]] = []
    is_open = False
    for piece in head.pieces:
        if piece.first >= end:
            break
        if (piece.first, piece.last) in of_abstract:
            is_open = False
            continue
        for first, last in _by_organ(text, piece):
            is_whole = next(iter(organs.organ(text, first)), None) is not None
            begins = is_whole or (not text.has_capitals and organ_pieces.head(text, first) is not None)
            if not _is_name_line(text, first, last) or _is_labelled(text, first):
                is_open = False
            elif is_open and (not begins or _is_unfinished(text, found[-1])):
                found[-1].append((first, last))
            elif begins:
                found.append([(first, last)])
                is_open = True
    return found


def _by_organ(text: Text, piece: Piece) -> Iterator[tuple[int, int]]:
    """Yield the names that stand on one line, its line break lost: "SỞ Y TẾ BỆNH VIỆN ĐA KHOA SÔNG LAM"."""
    start = piece.first
    while start < piece.last:
        found = next(iter(organs.organ(text, start)), None)
        end = found[0] if found and found[0] < piece.last and organ_pieces.head(text, found[0]) else piece.last
        yield start, end
        start = end


def _is_name_line(text: Text, first: int, last: int) -> bool:
    """Whether a line may be one of an organ's name: short, in capitals or nothing but a name."""
    line = text.tokens[first:last]
    if len(line) > MOST_ORGAN_TOKENS or any(token.written in ":;" for token in line):
        return False
    if not text.has_capitals or all(token.written.isupper() or token.kind is not Kind.WORD for token in line):
        return any(token.kind is Kind.WORD for token in line)
    found = next(iter(organs.organ(text, first)), None)
    return (found is not None and found[0] >= last) or (organ_pieces.place(text, first) or 0) >= last


def _is_labelled(text: Text, first: int) -> bool:
    """Whether a label stands before it on its line: a portal's "Cơ quan ban hành: | Bộ Y tế"."""
    before = text[first - 1].written if first and not text[first].starts_line else ""
    return before == ":" or (before == "|" and first > 1 and text[first - 2].written == ":")


def _is_unfinished(text: Text, lines: list[tuple[int, int]]) -> bool:
    """Whether a name so far ends in "VÀ", a dash or a comma."""
    last = text[lines[-1][1] - 1]
    return last.folded == "va" or last.written in "-–,&"
