"""Who issued a cited document, by the words around the citation.

... của Sở Thông tin và Truyền thông        behind its number or date
UBND tỉnh đã ban hành ...                   before its kind, perhaps with the date
... của Bộ Y tế tại ...                     before its kind
"""

from dataclasses import dataclass

from bluezone.letters.reading import nouns, organs
from bluezone.letters.reading.phrases import Capture, Grammar
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(organs.GRAMMAR)
AUTHOR = GRAMMAR.phrase("<author>")
OF = GRAMMAR.phrase("[,] của")
COURTESY = GRAMMAR.rule(
    "courtesy", "quý (Ban | Sở | Bộ | Cục | Phòng | Trường | Công ty | Ủy ban | UBND | cơ quan | đơn vị | Tỉnh | Hội)"
)
"""The reader is the issuer: "của Quý Ban"."""

DATED = GRAMMAR.phrase("ngày <day> [,]")

BARE = frozenset({
    "so", "ban", "cuc", "bo", "truong", "huyen", "tinh", "xa", "phuong", "vien", "hoi", "doan", "quan", "phong", "khoa",
})  # fmt: skip
BARE_PAIRS = nouns.phrases("""
    Chi cục | Công ty | Thành phố | Bệnh viện | Trung tâm | Liên đoàn | Nhà trường | Tổng cục | Thị xã | Công đoàn |
    Ủy ban
""")
"""A body that is named by its head alone, before a verb: "Thành phố đã có Công văn"."""

ADVERBS = frozenset({"da", "tiep", "tuc", "moi", "vua", "cung", "lai", "kip", "thoi", "con", "dong"})
VERBS = (("ban", "hanh"), ("phat", "hanh"), ("co",), ("gui",), ("ra",), ("ky",))
PLACES = (("tai",), ("(",), ("tai", "cac"))

LONGEST_NAME = 28
"""Tokens of an author before a verb."""

FOLLOWERS = frozenset({
    "ve", "v", "ban", "quy", "huong", "trien", "sua", "de", "tai", "va", "ngay", "gui", "thuc", "chi", "trong", "la",
    "co", "nham", "phe", "cong", "duoc", "nay", "da", "yeu", "kem", "thong", "bo", "cho", "theo", "khi", "tren", "so",
    "cung", "thi", "do", "moi", "nam", "dong", "nhung", "tiep",
})  # fmt: skip
"""Folded words with which the text goes on behind a body's name."""


@dataclass(frozen=True, slots=True)
class Author:
    """A body named at tokens first..last-1. `is_reader`: it is "Quý Sở", whose name stands elsewhere."""

    name: str
    first: int
    last: int
    is_reader: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """Whoever issued what comes next, and when; `says_when_first`: the date stands before the body."""

    author: Author
    day: Capture | None = None
    says_when_first: bool = False


def behind(text: Text, index: int) -> Author | None:
    """Return the issuer behind "của" at *index*."""
    of = OF.at(text, index)
    return at(text, of.last) if of else None


def at(text: Text, index: int) -> Author | None:
    """Return the body named at *index*."""
    if courtesy := COURTESY.at(text, index):
        return Author(text.slice(index, courtesy.last), index, courtesy.last, is_reader=True)
    found = AUTHOR.at(text, index)
    if found is not None and _ends_well(text, found.last):
        return Author(found["author"], index, found.last)
    last = _stop(text, index)
    if found is not None and (last <= found.last or last - found.last > 8):
        return Author(found["author"], index, found.last)
    is_name = last > index and text[index].is_capital and text.has_capitals
    return Author(text.slice(index, last), index, last) if found or is_name else None


def _ends_well(text: Text, index: int) -> bool:
    """Whether a name that ends before *index* is followed by a mark or by a word that goes on the sentence."""
    if index >= len(text) or text[index].kind is not Kind.WORD or text[index].breaks > 1:
        return True
    return text[index].folded in FOLLOWERS and not text[index].is_capital


def _stop(text: Text, index: int) -> int:
    """Return where a name of unknown shape has ended."""
    last = index
    while last < min(len(text), index + 16) and (last == index or not _ends_well(text, last)):
        if text[last].kind is Kind.MARK and text[last].written not in "-–&":
            break
        last += 1
    return last


def who_issued(text: Text, index: int) -> Author | None:
    """Return X of "do X ban hành" at *index*."""
    if index >= len(text) or text[index].folded != "do":
        return None
    for end in range(index + 2, min(len(text) - 1, index + LONGEST_NAME)):
        if text[end].written in ";.":
            return None
        if text[end].folded == "ban" and text[end + 1].folded == "hanh":
            return Author(text.slice(index + 1, end), index + 1, end)
    return None


def before(text: Text, index: int) -> Before | None:
    """Return who issued the document whose kind is named at *index*: "X ban hành", "X tại"."""
    first = text.sentence(index)[0] if index < len(text) else 0
    for words in PLACES:
        if (end := _without(text, index, words)) is not None and (author := _ending(text, first, end)):
            return Before(author)
    for words in VERBS:
        end = _without(text, index, words)
        if end is None:
            continue
        while end > first and text[end - 1].folded in ADVERBS:
            end -= 1
        day = _day_ending(text, first, end)
        end = day[0] if day else end
        if (author := _ending(text, first, end) or _bare(text, first, end)) is None:
            continue
        if day is None and (day := _day_ending(text, first, author.first)):
            return Before(author, day[1], says_when_first=True)
        return Before(author, day[1] if day else None)
    return None


def _without(text: Text, index: int, words: tuple[str, ...]) -> int | None:
    """Return the index before *words*, which end at *index*; None where they do not stand there."""
    start = index - len(words)
    there = tuple(token.folded for token in text.tokens[max(0, start) : index])
    return start if start > 0 and there == words else None


def _ending(text: Text, first: int, end: int) -> Author | None:
    """Return the longest name that ends right before *end*."""
    for start in range(max(first, end - LONGEST_NAME), end):
        found = AUTHOR.at(text, start)
        if found is not None and found.last == end:
            return Author(found["author"], start, end)
    return None


def _bare(text: Text, first: int, end: int) -> Author | None:
    if end - 1 >= first and text[end - 1].folded in BARE and text[end - 1].is_capital:
        return Author(text[end - 1].written, end - 1, end)
    if end - 2 >= first and text[end - 2].is_capital and nouns.length_at(text, end - 2, BARE_PAIRS) == 2:
        return Author(text.slice(end - 2, end), end - 2, end)
    return None


def _day_ending(text: Text, first: int, end: int) -> tuple[int, Capture] | None:
    """Return where the words "ngày 10/8/2020," that end right before *end* start, and the day."""
    for start in range(max(first, end - 9), end):
        found = DATED.at(text, start)
        day = found.capture("day") if found else None
        if found and day and found.last == end:
            return start, day
    return None
