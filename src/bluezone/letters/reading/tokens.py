"""A letter's text as words, numbers and marks, with line breaks kept as properties.

Stored copies lose and gain line breaks, so no rule may stumble over one; a rule that needs the start of a line asks.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import Any

from bluezone.letters.folding import SHORTEST_NEAR_WORD, composed, fold, is_slip, tone_key


class Kind(Enum):
    """What a token is. BLANK is what a form leaves to be filled in: ……, ..... or ____."""

    WORD = 1
    NUMBER = 2
    MARK = 3
    BLANK = 4


NAMES_WITH_DASH = frozenset({
    ("dong", "thuong"), ("duc", "dao"), ("chinh", "ke"), ("dua", "khen"), ("thanh", "truyen"), ("chuc", "hanh"),
    ("giao", "nu"), ("chinh", "tong"), ("hoach", "tai"), ("hoach", "nghiep"), ("chuc", "can"),
})  # fmt: skip
"""Words before and behind the dash of a name, which may come to stand at a line's start: Lao động - Thương binh."""

LONGEST_SENTENCE = 400
"""Tokens; a long table without a full stop must not cost the square of its length."""

ANY_NUMBER, ANY_BLANK = "#", "…"
"""Stand for all tokens of that kind among the words that a rule may start with."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, run of digits, mark, or blank of a form.

    Attributes:
        start, end: span in the text.
        written: as it stands there.
        folded: lower case without diacritics.
        key: lower case with the tone behind the word (folding.tone_key).
        breaks: line breaks before it; 2 or more is an empty line. The first token of a text has 2.
        is_glued: nothing stands between it and the token before.
        cells: tabs before it; 1 or more starts a new cell of a table's row.
    """

    kind: Kind
    start: int
    end: int
    written: str
    folded: str
    key: str
    breaks: int
    is_glued: bool
    cells: int

    @property
    def starts_line(self) -> bool:
        """Whether a line break stands before it."""
        return self.breaks > 0

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that starts with a capital letter."""
        return self.kind is Kind.WORD and self.written[0].isupper()


_TOKEN = re.compile(
    r"""(?P<line_break><br\s*/?>)  # how Markdown breaks a line within a cell of a table
      | (?P<blank>(?:…|\.{2,}|_{2,})[.…_]*)
      | (?P<word>[^\W\d_]+)
      | (?P<number>\d+)
      | (?P<mark>[^\w\s*]|_)   # an asterisk is how stored copies mark bold and italic
    """,
    re.VERBOSE,
)
_NO_TEXT = re.compile(r"\*|<br\s*/?>")
_KINDS = {"blank": Kind.BLANK, "word": Kind.WORD, "number": Kind.NUMBER, "mark": Kind.MARK}


class Text:
    """A text cut into tokens; spans everywhere count characters of `written`, which is NFC.

    `tokens[i]` and slices work as of a list. Building costs time in proportion to the text.
    """

    def __init__(self, text: str) -> None:
        self.written = composed(text)
        self.tokens: tuple[Token, ...] = tuple(_cut(self.written))
        self._near: dict[str, list[int]] = {}
        self.memo: dict[Hashable, Any] = {}
        """What rules have worked out about this text and need again, under keys of their own."""
        self.noted: dict[tuple[str, ...], list[int]] = {}  # where the phrases of a table stand: nouns.places

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Folded word -> indices of its tokens, in order."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            found[token.folded].append(index)
        return dict(found)

    def near(self, word: str) -> list[int]:
        """Return where the folded *word* stands, or a typing slip for it; for ANY_NUMBER where digits stand.

        ANY_BLANK: where a form leaves something to be filled in.
        """
        known = self._near.get(word)
        if known is None:
            known = [*self.places.get(word, ())]
            if word in (ANY_NUMBER, ANY_BLANK):
                kind = Kind.NUMBER if word == ANY_NUMBER else Kind.BLANK
                known = [index for index, token in enumerate(self.tokens) if token.kind is kind]
            if len(word) >= SHORTEST_NEAR_WORD:
                known += [
                    i for other in self.places if other != word and is_slip(other, word) for i in self.places[other]
                ]
            self._near[word] = known
        return known

    @cached_property
    def has_diacritics(self) -> bool:
        """Whether the text was typed with Vietnamese diacritics; if not, words are compared without them."""
        written = [token for token in self.tokens if token.kind is Kind.WORD]
        return sum(token.written.lower() != token.folded for token in written) * 20 >= len(written)

    @cached_property
    def has_capitals(self) -> bool:
        """Whether capitals tell names from other words: some words have one and most have none."""
        words = [token for token in self.tokens if token.kind is Kind.WORD]
        n_capitals = sum(token.is_capital for token in words)
        return len(words) * 0.02 < n_capitals < len(words) * 0.95

    @cached_property
    def is_double_spaced(self) -> bool:
        """Whether an empty line stands between all lines, so that none tells where a paragraph ends."""
        return len(self.line_starts) > 3 and all(self.tokens[index].breaks > 1 for index in self.line_starts)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Indices of the tokens that start a line."""
        return tuple(index for index, token in enumerate(self.tokens) if token.starts_line)

    def lines(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield (first, last + 1) token indices of the lines between two token indices."""
        stop = len(self.tokens) if last is None else last
        inside = [index for index in self.line_starts if first < index < stop]
        yield from pairwise([first, *inside, stop]) if first < stop else ()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters from token *first* to before token *last*; empty where first == last."""
        if first >= last:
            at = self.tokens[first].start if first < len(self.tokens) else len(self.written)
            return at, at
        return self.tokens[first].start, self.tokens[last - 1].end

    def slice(self, first: int, last: int) -> str:
        """Return what is written from token *first* to before token *last*, blanks and line breaks collapsed."""
        start, end = self.span(first, last)
        return " ".join(_NO_TEXT.sub(_blank, self.written[start:end]).split())

    def index_at(self, position: int) -> int:
        """Return the index of the first token that starts at character *position* or later."""
        return bisect_left(self.tokens, position, key=lambda token: token.start)

    def sentence_end(self, index: int, limit: int = 400) -> int:
        """Return the index behind the sentence in which token *index* stands: at . ; ! or an empty line.

        A point between digits (1.300, 17.8), behind an abbreviation of one or two letters, or in ./. does not end one.
        """
        for at in range(index, min(len(self.tokens), index + limit)):
            if at > index and self.tokens[at].breaks > 1:
                return at
            if self.tokens[at].written in ".;!?" and self._ends(at):
                return at + 1
        return min(len(self.tokens), index + limit)

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Indices of the tokens that start a sentence: behind . ! ? or an empty line, and the items of a list."""
        starts = [0] if self.tokens else []
        for at, token in enumerate(self.tokens[1:], 1):
            is_number = starts[-1] == at - 2 and self.tokens[at - 2].starts_line  # "1." opens its item
            is_end = self.tokens[at - 1].written in ".!?" and self._ends(at - 1) and not is_number
            if token.breaks > 1 or is_end or self._is_item(at):
                starts.append(at)
        return tuple(starts)

    def sentence(self, index: int) -> tuple[int, int]:
        """Return (first, last + 1) of the sentence in which token *index* stands; semicolons do not end it.

        Of a sentence without end, LONGEST_SENTENCE tokens to either side.
        """
        number = bisect_right(self.sentence_starts, index)
        last = self.sentence_starts[number] if number < len(self.sentence_starts) else len(self.tokens)
        first = self.sentence_starts[number - 1]
        return max(first, index - LONGEST_SENTENCE), min(last, index + LONGEST_SENTENCE)

    def _is_item(self, at: int) -> bool:
        """Whether an item of a list starts at *at*: "- ", "• ", "1. ", "a) " at the start of a line."""
        token = self.tokens[at]
        if not token.starts_line or at + 2 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        if token.written in "-–+•●▪":
            return not after.is_glued and (self.tokens[at - 1].folded, after.folded) not in NAMES_WITH_DASH
        is_mark = after.written in ".)" and after.is_glued and len(token.written) <= 2
        return is_mark and not (self.tokens[at + 2].is_glued and self.tokens[at + 2].kind is Kind.NUMBER)

    def _ends(self, at: int) -> bool:
        if self.tokens[at].written != ".":
            return True
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        before = self.tokens[at - 1] if at else None
        if after is None or before is None or after.breaks:
            return True
        if after.is_glued:
            if before.kind is Kind.NUMBER:
                return after.is_capital and after.written[1:].islower()
            return before.kind is Kind.WORD and after.is_capital and len(before.written) > 2
        return not (before.kind is Kind.WORD and before.is_capital and len(before.written) <= 2)


def _blank(found: re.Match[str]) -> str:
    return " " if found.group() != "*" else ""


def _cut(text: str) -> Iterator[Token]:
    end = 0
    for found in _TOKEN.finditer(text):
        if found.lastgroup == "line_break":
            continue
        between = text[end : found.start()]
        written = found.group()
        yield Token(
            kind=_KINDS[found.lastgroup or "mark"],
            start=found.start(),
            end=found.end(),
            written=written,
            folded=fold(written),
            key=tone_key(written),
            breaks=between.count("\n") + between.count("<br") if end else 2,
            is_glued=bool(end) and not between.strip("*"),
            cells=between.count("\t"),
        )
        end = found.end()


def words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the folded words of *tokens*, marks and numbers left out."""
    return tuple(token.folded for token in tokens if token.kind is Kind.WORD)
