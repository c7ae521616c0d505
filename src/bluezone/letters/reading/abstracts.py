"""What a letter is about: the lines behind "V/v", or under the kind of document, up to where something else begins."""

from bluezone.letters.reading.heading import Heading
from bluezone.letters.reading.heading_lines import about_end
from bluezone.letters.reading.organs import organ
from bluezone.letters.reading.phrase_tables import table
from bluezone.letters.reading.tokens import Kind, Text

MOST_TOKENS = 120
"""Of an abstract; longer ones are bodies."""

MOST_LINE_TOKENS = 12
"""Of a line of an abstract that is broken to stand in a column."""

OPENERS = table(
    """căn cứ; thực hiện; theo; phúc đáp; thi hành; xét; trên cơ sở; ngày; thời gian qua; trong thời gian; hiện nay;
    kính gửi; để; nhằm; trả lời; tiếp theo; sau khi; qua"""
)
"""Words with which a body begins."""


def runs(text: Text, head: Heading, start: int) -> list[tuple[int, int]]:
    """Return the lines of an abstract that starts at *start*, as (first, last): to an empty line or a known one."""
    found: list[tuple[int, int]] = []
    for piece in head.pieces:
        if piece.last <= start:
            continue
        at = max(piece.first, start)
        last = found[-1][1] if found else start
        known = [line for line in head.known if last <= line.first < at]
        if at > start and (text[piece.last - 1].written == ":" or not _goes_on(text, at, last, start)):
            break
        if any(text[line.first].starts_line for line in known):
            break
        found.append((at, _opener(text, at, piece.last)))
        if found[-1][1] < piece.last or found[-1][1] - start > MOST_TOKENS:
            break
    return found


def value(text: Text, lines: list[tuple[int, int]]) -> tuple[str, int, int] | None:
    """Return the abstract that *lines* hold and where it stands, without "V/v", brackets and a final full stop."""
    if not lines:
        return None
    first, last = trimmed(text, lines[0][0], lines[-1][1])
    first = about_end(text, first) or first
    said = " ".join(
        text.slice(max(first, start), min(last, end)) for start, end in lines if start < last and end > first
    )
    return (said, first, last) if said else None


def _goes_on(text: Text, at: int, last: int, start: int) -> bool:
    """Whether the line at *at* may go on an abstract that so far ends at *last*."""
    if last == start:  # nothing yet: the abstract may stand below an empty line
        return OPENERS.longest(text, at) is None
    token = text[at]
    if text.has_capitals and text.slice(start, last).isupper() and not token.written.isupper():
        return False
    is_new = token.breaks > 1 and not (text.is_double_spaced and _is_short_line(text, at))
    if not token.breaks or is_new or text[last - 1].written in ".;":
        return False
    if text[last - 1].written.islower() and token.written.isupper() and next(iter(organ(text, at)), None):
        return False  # the letterhead goes on
    is_list = token.kind is Kind.NUMBER and at + 1 < len(text) and text[at + 1].written in ".)"
    is_sentence = token.is_capital and OPENERS.longest(text, at) is not None
    return not is_list and not is_sentence and token.written not in "-+•"


def _is_short_line(text: Text, at: int) -> bool:
    """Whether the line at *at* may be one of the short lines of an abstract, and no name of an organ."""
    end = next((start for start in text.line_starts if start > at), len(text))
    return end - at <= MOST_LINE_TOKENS and next(iter(organ(text, at)), None) is None


def _opener(text: Text, first: int, last: int) -> int:
    """Return where within a line the body begins, of a text whose line breaks are lost; *last* if it does not."""
    if last - first < MOST_TOKENS // 2:
        return last
    for at in range(first + 3, last):
        if text[at].is_capital and text[at - 1].written not in '"“(' and OPENERS.longest(text, at):
            return at
    return last


def trimmed(text: Text, first: int, last: int) -> tuple[int, int]:
    """Return first, last of an abstract without the marks around it: brackets, a final full stop."""
    while first < last and text[first].written in ":-–.":
        first += 1
    if last - first > 2 and text[first].written == "(" and _closing_bracket(text, first, last) == last - 1:
        first, last = first + 1, last - 1
    while first < last and text[last - 1].written in ".;,:/":
        last -= 1
    return first, last


def _closing_bracket(text: Text, first: int, last: int) -> int | None:
    """Return the index of the bracket that closes the one at *first*."""
    depth = 0
    for at in range(first, last):
        depth += (text[at].written == "(") - (text[at].written == ")")
        if depth == 0:
            return at
    return None
