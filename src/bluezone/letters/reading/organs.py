"""The name of a public body in running text: where it begins and, harder, where it ends.

A name is a head of the table ("Sở", "UBND"), then pieces as long as one fits: the subject of a department with its
commas and "và", a place, a body that stands above, and otherwise words with capitals and the few small words that go
on within a name. Holes of the grammar: <organ> <officer> <author> (either).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bluezone.letters.folding import fold
from bluezone.letters.reading import organ_pieces as pieces
from bluezone.letters.reading.organ_abbreviations import SHORT_NAMES
from bluezone.letters.reading.organ_names import OFFICERS, Head, Level
from bluezone.letters.reading.phrase_tables import Table
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)

MOST_PIECES = 12

_OFFICERS = Table((officer, officer) for officer in OFFICERS)


def organ(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield the name of the body at *index*; "ở Thông tin và Truyền thông", its S lost, is the department too."""
    if index < len(text) and text[index].folded in _OPENINGS:
        key = ("organ", index)
        if key not in text.memo:
            text.memo[key] = tuple(_organ(text, index))
        yield from text.memo[key]


def _organ(text: Text, index: int) -> Iterator[tuple[int, str]]:
    if index < len(text) and text[index].written == "ở" and (subject := pieces.subject(text, index + 1, strict=True)):
        end = _tail(text, subject, Level.OFFICE, True)
        yield end, f"Sở {text.slice(index + 1, end)}"
        return
    if (begun := pieces.head(text, index)) is None:
        if index < len(text) and text[index].written in SHORT_NAMES:
            yield index + 1, text[index].written
        return
    start, row = begun
    end = _tail(text, start, row.level, row.stands_alone)
    if end > start or row.stands_alone:
        yield end, text.slice(index, end)


def officer(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield an office-holder with the body he speaks for: "Chủ tịch UBND tỉnh", "Bộ trưởng Bộ Y tế"."""
    found = _OFFICERS.longest(text, index)
    if found is None:
        return
    for start in (found[0], found[0] - 1):  # of "Trưởng Ban Chỉ đạo" the second word is the body's
        if start > index and (end := next((end for end, _ in organ(text, start)), None)):
            yield end, text.slice(index, end)
            return


def author(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield whoever may issue a document: a body or its office-holder."""
    yield from officer(text, index)
    yield from organ(text, index)


@dataclass(frozen=True, slots=True)
class _Tail:
    """How far a name has been followed: to token `at`, behind a head that ends before `first`."""

    at: int
    first: int
    level: Level
    is_whole: bool  # the head is a name by itself
    has_subject: bool = False
    has_place: bool = False


def _tail(text: Text, index: int, level: Level, is_whole: bool) -> int:
    """Return the index behind the pieces of a name that start at *index*, behind a head of *level*."""
    tail = _Tail(index, index, level, is_whole)
    for _ in range(MOST_PIECES):
        if tail.at >= len(text) or text[tail.at].breaks > 1:
            break
        further = _further(text, tail)
        if further is None:
            break
        tail = further
    return tail.at


def _further(text: Text, tail: _Tail) -> _Tail | None:
    """Return *tail* one piece further, None where the name ends."""
    above = pieces.head(text, tail.at)
    if above is not None:
        return _above(text, tail, *above)
    if pieces.ends(text, tail.at):
        return None
    return _known_piece(text, tail) or _other_piece(text, tail)


def _above(text: Text, tail: _Tail, end: int, row: Head) -> _Tail | None:
    """Go on with the body above, behind the one below it; words directly behind a head only look like another."""
    if row.level <= tail.level and tail.at == tail.first and not tail.is_whole:
        return replace(tail, at=end)  # QUY of "TRUONG DAI HOC QUY NHON", Công ty Điện lực
    if row.level <= tail.level or not text[tail.at].is_capital:
        return None
    return _Tail(end, end, row.level, row.stands_alone)


def _known_piece(text: Text, tail: _Tail) -> _Tail | None:
    """Go on with a subject, a place, a number right behind the head (Quân khu 4)."""
    at, is_first = tail.at, tail.at == tail.first and not tail.is_whole
    if is_first and text[at].kind is Kind.NUMBER and not text[at].breaks:
        return replace(tail, at=at + 1)
    if not tail.has_subject and (behind := pieces.subject(text, at, strict=not is_first)) is not None:
        return replace(tail, at=behind, has_subject=True)
    if (behind := pieces.place(text, at)) is not None:
        return replace(tail, at=behind, has_subject=True, has_place=True)
    if (behind := pieces.province(text, at)) is not None:
        return replace(tail, at=behind, has_subject=True)
    return None


def _other_piece(text: Text, tail: _Tail) -> _Tail | None:
    """Go on with words with capitals; behind a place they are something else."""
    if tail.level is Level.CENTRAL and (tail.is_whole or tail.has_subject):
        return None
    if tail.has_place:
        return None
    is_free = (not tail.is_whole or tail.level < Level.COMMITTEE) and (not tail.has_subject or tail.level is Level.UNIT)
    behind = pieces.aside(text, tail.at) or pieces.capitals(text, tail.at, is_free)
    return None if behind is None else replace(tail, at=behind)


_OPENINGS = frozenset(pieces.HEAD_TABLE.by_opening) | {fold(name) for name in SHORT_NAMES} | {"o"}
GRAMMAR.terminal("organ", organ, _OPENINGS)
GRAMMAR.terminal("officer", officer, _OFFICERS.by_opening)
GRAMMAR.terminal("author", author, _OPENINGS | _OFFICERS.by_opening.keys())
