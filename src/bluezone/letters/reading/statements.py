"""Statements: the sentences of a letter's body, and what each is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.reading import nouns
from bluezone.letters.reading.page import GRAMMAR, Page
from bluezone.letters.reading.tokens import Text

MOMENT = GRAMMAR.phrase("(đến | tới) [hết | thời điểm] <moment>")
BULLETS = frozenset("-–+•")
HEAD = 160
"""Tokens at the start of a text in which it says what it is about."""

NEAR = 14
"""Tokens between a figure and the word that says what was counted."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Tokens first..last-1: one sentence, the clauses behind its semicolons included.

    Attributes:
        is_of_installing: it says that somebody has the app, or its heading does.
        has_moment: it says until when its figures count.
        is_below: it is an item of a list, and the heading says it.
    """

    first: int
    last: int
    is_of_installing: bool
    has_moment: bool
    is_below: bool = False

    def is_wanted(self, text: Text, index: int) -> bool:
        """Return whether the figure at *index* is a goal: the last word of either kind before it wants, not reports."""
        wanted = max(nouns.places(text, self.first, index, nouns.WANTED), default=-1)
        reached = max(nouns.places(text, self.first, index, nouns.REACHED), default=-1)
        return wanted > reached

    def says_missing(self, text: Text) -> bool:
        """Return whether it says who has not installed."""
        return nouns.has(text, self.first, self.last, nouns.MISSING)

    def is_missing(self, text: Text, first: int, last: int) -> bool:
        """Return whether the figure counts those without the app: the words right around it say so."""
        start = max(self.first, first - 4)
        stop = min(self.last, last + 3)
        return nouns.has(text, start, stop, nouns.MISSING) or nouns.has(text, start, first, nouns.ASIDE)

    def is_item(self, text: Text) -> bool:
        """Return whether it is an item of a list."""
        return is_item(text, self.first)

    def is_near_installing(self, text: Text, first: int, last: int) -> bool:
        """Return whether the word for having the app stands close to the figure."""
        return nouns.has(text, max(self.first, first - NEAR), min(self.last, last + NEAR), nouns.INSTALLING)


def statements(page: Page) -> Iterator[Statement]:
    """Yield the statements of the body in order, letterhead lines and closing left out."""
    text, end = page.text, page.closing.first
    is_about = nouns.has(text, 0, min(end, HEAD), nouns.INSTALLING)
    first, told = 0, False
    while first < end:
        last = _end(text, first, end)
        has_moment = next(MOMENT.search(text, first, last), None) is not None
        is_of_phones = is_about and has_moment and nouns.has(text, first, last, nouns.PHONES)
        says = nouns.has(text, first, last, nouns.INSTALLING) or names_app(page, first, last) or is_of_phones
        is_below = told and is_item(text, first)
        yield Statement(first, last, says or is_below, has_moment, is_below)
        told = (says and text[last - 1].written == ":") or is_below
        first = last


def names_app(page: Page, first: int, last: int) -> bool:
    """Return whether somebody has or uses the app that the text names elsewhere: "có Bluezone trên máy"."""
    names = (index for app in page.apps for index in page.text.places[app] if first < index < last)
    return any(page.text[index - 1].folded in {"co", "dung", "bat", "mo", "xai"} for index in names)


def _end(text: Text, first: int, end: int) -> int:
    """Return where the statement ends: with its sentence, before an item, or behind a colon that ends its line."""
    stop, at = min(text.sentence_end(first), end), first + 1
    while at < end:
        if text[at].starts_line and (text[at - 1].written in ":;" or text[at].written in BULLETS):
            return at
        if at == stop:
            if text[stop - 1].written != ";":
                return stop
            stop = min(text.sentence_end(at), end)
        at += 1
    return end


def is_item(text: Text, first: int) -> bool:
    """Return whether a statement is an item of a list: a line that begins with a dash or a dot."""
    return text[first].starts_line and text[first].written in BULLETS
