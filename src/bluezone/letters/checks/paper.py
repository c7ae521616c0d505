"""A letter's text as a clerk looks at it: where its head ends, what stands in its lists, whether it is a letter at all.

Notices of portals and newspapers give a letter's content without its form, so nothing of the form can be missed in
them; blank forms have nothing filled in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bluezone.letters import kinds
from bluezone.letters.folding import composed, fold
from bluezone.letters.reading.finding import Span
from bluezone.letters.reading.page import LONGEST_TEXT
from bluezone.letters.reading.tokens import Text

LONGEST_ENTRY = 300
"""Characters of an addressee or recipient; what is longer has run into what follows it."""

_HEAD_AT_MOST = 1_500  # characters, where neither addressee nor kind ends it
_MARKS_OF_A_LETTER = 2
_BLANKS_OF_A_FORM = 3

_TO = re.compile(r"\bkinh\s+gui\b")
_RECIPIENTS = re.compile(r"^[ \t*_#]{0,10}noi\s+nhan\b|\bnoi\s+nhan\s*:", re.MULTILINE)
_NUMBER_MARK = re.compile(r"^[ \t*_#]{0,10}so\s?:|\bso\s?:?\s?\d{1,6}\s?/\s?[a-z]", re.MULTILINE)
_TITLE = re.compile(r"\bcong\s+hoa\b[\s\w]{0,40}?\bviet\s+nam\b")
_BLANK = re.compile(r"…{2,}|\.{5,}|_{3,}")
_DASH = re.compile(r"[-–—+•*]\s*(?=\S)")
_NEXT_COLUMN = re.compile(r"\t| {3,}|\u00a0{3,}")
_SUBJECT = re.compile(r"V/v\b\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list, with the lines it runs over: what is written, without dash, and where."""

    written: str
    span: Span
    is_dashed: bool


@lru_cache(maxsize=4096)
def _level(letter: str) -> str:
    return (fold(letter) or " ")[:1]


class Paper:
    """A text and its regions. Spans count characters of `text`, which is in NFC."""

    def __init__(self, text: str) -> None:
        self.text = composed(text[:LONGEST_TEXT])
        self.level = "".join(map(_level, self.text))
        """The text in lower case without marks, character by character."""

    @cached_property
    def words(self) -> Text:
        """The text as tokens."""
        return Text(self.text)

    @cached_property
    def is_letter(self) -> bool:
        """Whether the text has a letter's form: two of number, addressee, recipients, national title."""
        marks = (_NUMBER_MARK, _TO, _RECIPIENTS, _TITLE)
        return sum(mark.search(self.level) is not None for mark in marks) >= _MARKS_OF_A_LETTER

    @cached_property
    def is_form(self) -> bool:
        """Whether the text is a form that nobody has filled in."""
        blanks = _BLANK.finditer(self.text)
        return sum(1 for _, _ in zip(blanks, range(_BLANKS_OF_A_FORM), strict=False)) == _BLANKS_OF_A_FORM

    @cached_property
    def head(self) -> Span:
        """From the start to the addressee, else to the kind, else the first lines."""
        if found := _TO.search(self.level, 0, self.closing.start):
            return Span(0, found.start())
        if found := _KIND.search(self.text):
            return Span(0, found.start())
        return Span(0, min(self.closing.start, _HEAD_AT_MOST))

    @cached_property
    def closing(self) -> Span:
        """From "Nơi nhận" to the end."""
        found = _RECIPIENTS.search(self.level)
        return Span(found.start() if found else len(self.text), len(self.text))

    @cached_property
    def body(self) -> Span:
        """Between head and closing."""
        return Span(self.head.end, max(self.closing.start, self.head.end))

    @cached_property
    def recipients(self) -> tuple[Entry, ...]:
        """The lines under "Nơi nhận"."""
        found = _RECIPIENTS.search(self.level)
        return self._list(found.end(), len(self.text)) if found else ()

    @cached_property
    def addressees(self) -> tuple[Entry, ...]:
        """The lines of "Kính gửi"."""
        found = _TO.search(self.level, 0, self.closing.start)
        return self._list(found.end(), self.closing.start) if found else ()

    @cached_property
    def subject(self) -> Entry | None:
        """What follows "V/v", over its lines; they end at an empty one, or where another box begins."""
        found = _SUBJECT.search(self.text, 0, self.head.end) if self.is_letter else None
        if found is None:
            return None
        end = found.end()
        for line in self._lines(found.end(), self.head.end):
            written = self.text[line.start : line.end].strip("* \t\u00a0")
            if not written or _OTHER_BOX.match(fold(written)):
                break
            end = line.end
        written = " ".join(self.text[found.end() : end].split())
        return Entry(written, Span(found.start(), end), is_dashed=False)

    def span_of(self, match: re.Match[str]) -> Span:
        """Return where *match* stands."""
        return Span(*match.span())

    def _lines(self, start: int, end: int) -> Iterator[Span]:
        """Yield the lines from *start*, each cut where a second column begins."""
        while start < end:
            stop = self.text.find("\n", start, end)
            stop = end if stop < 0 else stop
            first = start + len(self.text[start:stop]) - len(self.text[start:stop].lstrip())
            column = _NEXT_COLUMN.search(self.text, first, stop)
            yield Span(start, column.start() if column else stop)
            start = stop + 1

    def _list(self, start: int, end: int) -> tuple[Entry, ...]:
        """Return the entries of a list: dashed lines, each with the lines it runs over; one without dash if alone."""
        found: list[Entry] = []
        is_open = True  # whether a line without a dash may belong to the entry before
        for line in self._lines(start, end):
            written = " ".join(self.text[line.start : line.end].strip(": \t\u00a0").strip("*").split())
            if not written:
                is_open = not found
                continue
            dash = _DASH.match(written)
            if not dash and found and (not is_open or _is_closed(found[-1])):
                break
            if dash or not found:
                found.append(Entry(written[dash.end() :] if dash else written, line, is_dashed=dash is not None))
                is_open = True
            else:
                whole = f"{found[-1].written} {written}"
                found[-1] = Entry(whole, Span(found[-1].span.start, line.end), found[-1].is_dashed)
        return tuple(found)


def _is_closed(entry: Entry) -> bool:
    """Return whether an entry of a list takes no further line."""
    return entry.written.endswith((";", ".")) or len(entry.written) > LONGEST_ENTRY


_KIND = re.compile(
    rf"^[ \t*]*(?:{'|'.join(kind.name.upper() for kind in kinds.NAMED)})(?: [^\W\d_]+)?[ \t*]*$", re.MULTILINE
)
_OTHER_BOX = re.compile(
    r"[-*_=]{3,}|cong hoa|doc lap|kinh gui|so\s*:|noi nhan|.{2,40}, ngay\b|hoa toc|thuong khan|khan$"
)
