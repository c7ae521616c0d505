"""What a letter is about: the lines behind "V/v", or under the kind of document, up to where something else begins."""

from bluezone.letters.reading.heading import Heading
from bluezone.letters.reading.organs import table
from bluezone.letters.reading.tokens import Kind, Text

MOST_TOKENS = 120
"""Of an abstract; longer ones are bodies."""

OPENERS = table(
    """căn cứ; thực hiện; theo; phúc đáp; thi hành; xét; trên cơ sở; ngày; thời gian qua; trong thời gian; hiện nay;
    kính gửi; để; nhằm; trả lời; tiếp theo; sau khi; qua"""
)
"""Words with which a body begins."""


def block_end(text: Text, head: Heading, start: int) -> int:
    """Return the index behind the lines of an abstract that starts at *start*: to an empty line or a known one."""
    last = start
    for piece in head.pieces:
        if piece.last <= start:
            continue
        at = max(piece.first, start)
        if at > start and not _goes_on(text, at, last, start):
            break
        if at != last and at > start and any(line.first < at and line.last > last for line in head.known):
            break
        last = _opener(text, at, piece.last)
        if last < piece.last or last - start > MOST_TOKENS:
            break
    return last


def _goes_on(text: Text, at: int, last: int, start: int) -> bool:
    """Whether the line at *at* may go on an abstract that so far ends at *last*."""
    if last == start:  # nothing yet: the abstract may stand below an empty line
        return OPENERS.longest(text, at) is None
    token = text[at]
    if token.breaks != 1 or text[last - 1].written in ".;":
        return False
    is_list = token.kind is Kind.NUMBER and at + 1 < len(text) and text[at + 1].written in ".)"
    is_sentence = token.is_capital and OPENERS.longest(text, at) is not None
    return not is_list and not is_sentence and token.written not in "-+•"


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
