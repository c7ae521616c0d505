"""The grammar's notation: a rule is a phrase of Vietnamese with holes, matched over tokens.

    GRAMMAR.rule("cutoff", "(tính | kể) (đến | tới) [hết] [thời điểm] [<time>] ngày <date>")

    word        that word; case and the place of the tone mark do not matter. Wrong or missing diacritics and one wrong
                letter in a longer word are slips, which make a match less sure
    , : / "     that mark; one of the notation's own with a backslash before it: \\( \\[ \\|
    [ x ]       x or nothing, rather x
    ( x | y )   x, else y
    <rule>      what the named rule finds; its value is captured under the rule's name
    <name=rule> the same, captured under another name
    ~           any one to twelve tokens of the same sentence, as few as possible
    ^           only at the start of a line

Why own matchers: parsy and lark read a whole input from its start, while a letter is prose in which a few phrases
count; searching, tolerance of typing slips and spans in the text would have to be built around either.

Matching is first come, first served with backtracking; `~` and the rules' own bounds keep it short.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bluezone.letters.folding import SHORTEST_NEAR_WORD, fold, is_slip, may_be_slip, tone_key
from bluezone.letters.reading.tokens import ANY_BLANK, ANY_NUMBER, Kind, Text, Token

MOST_SLIPS = 3
LONGEST_GAP = 12

LONGEST_SHORT_WORD = 3
"""Of so few letters another diacritic makes another word: "số" is neither "sở" nor "sổ"."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What a hole found: its value and its tokens."""

    name: str
    value: Any
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found at tokens first..last-1, with what its holes captured, in order."""

    first: int
    last: int
    slips: int = 0
    captures: tuple[Capture, ...] = ()

    def __getitem__(self, name: str) -> Any:
        """Return the value captured under *name*, None where that hole was left out."""
        return next((capture.value for capture in self.captures if capture.name == name), None)

    def capture(self, name: str) -> Capture | None:
        """Return the first capture under *name*."""
        return next((capture for capture in self.captures if capture.name == name), None)


Matcher = Callable[[Text, int], Iterator[Found]]
"""Yields what can be found starting exactly at a token, best first."""

Terminal = Callable[[Text, int], Iterator[tuple[int, Any]]]
"""A rule written in Python: yields (index behind the match, value)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: its matcher and the folded words it may start with (None: anything).

    Among the words, ANY_NUMBER and ANY_BLANK stand for all tokens of that kind.
    """

    source: str
    matcher: Matcher
    openings: frozenset[str] | None

    def may_start(self, text: Text, index: int) -> bool:
        """Return whether token *index* is one that the phrase may start with; cheap, and never wrongly False."""
        openings, tokens = self.openings, text.tokens
        if openings is None:
            return True
        if index >= len(tokens):
            return False
        folded, kind = tokens[index].folded, tokens[index].kind
        if folded in openings:
            return True
        if kind is Kind.WORD:
            return len(folded) >= SHORTEST_NEAR_WORD - 1 and may_slip_into(openings, folded)
        return (kind is Kind.NUMBER and ANY_NUMBER in openings) or (kind is Kind.BLANK and ANY_BLANK in openings)

    def at(self, text: Text, index: int) -> Found | None:
        """Return the best match that starts at token *index*."""
        return next(iter(self.matcher(text, index)), None) if self.may_start(text, index) else None

    def search(self, text: Text, first: int = 0, last: int | None = None) -> Iterator[Found]:
        """Yield matches that start between two tokens, from left to right, none overlapping the one before."""
        stop = len(text) if last is None else last
        behind = first
        for index in self._candidates(text, first, stop):
            if index >= behind and (found := self.at(text, index)) is not None and found.last > found.first:
                yield found
                behind = found.last

    def _candidates(self, text: Text, first: int, stop: int) -> Iterable[int]:
        if self.openings is None:
            return range(first, stop)
        at = {index for opening in self.openings for index in text.near(opening) if first <= index < stop}
        return sorted(at)


@lru_cache(maxsize=65536)
def may_slip_into(openings: frozenset[str], folded: str) -> bool:
    """Return whether the folded word may be a typing slip for one of *openings*."""
    return any(is_slip(folded, opening) for opening in openings)


class Grammar:
    """Named rules that may use each other; a rule is known from when it is stated."""

    def __init__(self, *parts: "Grammar") -> None:
        self._rules: dict[str, Phrase] = {name: rule for part in parts for name, rule in part._rules.items()}

    def rule(self, name: str, *phrases: str) -> Phrase:
        """State rule *name*: the first of *phrases* that fits. Its value is a mapping of its captures, or its text."""
        options = [self.phrase(source) for source in phrases]
        whole = _either(options)
        self._rules[name] = whole
        return whole

    def terminal(self, name: str, match: Terminal, openings: Iterable[str] | None = None) -> None:
        """State a rule written in Python; *openings* are the folded words it may start with.

        What it reads at a token is kept with the text, for many rules ask there.
        """

        def matcher(text: Text, index: int) -> Iterator[Found]:
            found = text.memo.get((match, index, name))
            if found is None:
                found = [Found(index, at, 0, (Capture(name, value, index, at),)) for at, value in match(text, index)]
                text.memo[match, index, name] = found
            yield from found

        self._rules[name] = Phrase(f"<{name}>", matcher, None if openings is None else frozenset(openings))

    def phrase(self, source: str) -> Phrase:
        """Compile *source* without naming it.

        Raises:
            ValueError: the notation is broken or names an unknown rule.
        """
        parser = _Parser(self._rules, source)
        return parser.whole()


def _either(options: list[Phrase]) -> Phrase:
    def matcher(text: Text, index: int) -> Iterator[Found]:
        for option in options:
            if option.may_start(text, index):
                yield from option.matcher(text, index)

    return Phrase(" | ".join(option.source for option in options), matcher, _joined(options))


def _joined(options: list[Phrase]) -> frozenset[str] | None:
    openings: set[str] = set()
    for option in options:
        if option.openings is None:
            return None
        openings |= option.openings
    return frozenset(openings)


def slips(text: Text, token: Token, folded: str, key: str) -> int | None:
    """Return how many slips make *token* the wanted word: 0, 1 for diacritics, 2 for a letter; None: another word."""
    if token.kind is not Kind.WORD:
        return None
    if token.folded != folded:
        return 2 if is_slip(token.folded, folded) else None
    if token.key == key or not text.has_diacritics:
        return 0
    return 1 if len(folded) > LONGEST_SHORT_WORD or may_be_slip(token.key, key) else None


_ATOM = re.compile(r"\s*(?:(?P<hole><[\w=]+>)|(?P<mark>\\\S)|(?P<word>[^\W_]+)|(?P<sign>\S))")


class _Parser:
    """Recursive descent over the notation; one instance compiles one phrase."""

    def __init__(self, rules: Mapping[str, Phrase], source: str) -> None:
        self.rules, self.source = rules, source
        self.atoms = [(str(found.lastgroup), found.group().strip()) for found in _ATOM.finditer(source)]
        self.at = 0

    def whole(self) -> Phrase:
        phrase = self._options()
        if self.at < len(self.atoms):
            raise ValueError(f"{self.source!r}: {self.atoms[self.at][1]!r} closes nothing")
        return phrase

    def _options(self) -> Phrase:
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else _either(options)

    def _sequence(self) -> Phrase:
        parts: list[tuple[Phrase, bool]] = []
        while self.at < len(self.atoms) and self.atoms[self.at] not in {("sign", s) for s in "|)]"}:
            parts.append(self._part())
        if not parts:
            raise ValueError(f"{self.source!r}: an empty part")
        return _sequence(self.source, parts)

    def _part(self) -> tuple[Phrase, bool]:
        """Return the next part, and whether it may be left out."""
        kind, atom = self.atoms[self.at]
        self.at += 1
        if kind == "hole":
            return self._hole(atom[1:-1]), False
        if kind == "word":
            return _word(atom), False
        if kind == "mark":
            return _mark(atom[1]), False
        if atom in "[(":
            inside = self._options()
            if not self._take("]" if atom == "[" else ")"):
                raise ValueError(f"{self.source!r}: {atom!r} is not closed")
            return inside, atom == "["
        return {"~": _GAP, "^": _LINE_START}.get(atom) or _mark(atom), False

    def _hole(self, inside: str) -> Phrase:
        name, _, rule = inside.rpartition("=")
        if rule not in self.rules:
            raise ValueError(f"{self.source!r}: no rule is called {rule!r}")
        return _captured(name or rule, self.rules[rule])

    def _take(self, sign: str) -> bool:
        if self.at < len(self.atoms) and self.atoms[self.at] == ("sign", sign):
            self.at += 1
            return True
        return False


def _sequence(source: str, parts: list[tuple[Phrase, bool]]) -> Phrase:
    n_parts = len(parts)

    def run(text: Text, so_far: Found, at: int) -> Iterator[Found]:
        while at < n_parts and not parts[at][0].may_start(text, so_far.last):
            if not parts[at][1]:
                return
            at += 1
        if at == n_parts:
            yield so_far
            return
        part, is_optional = parts[at]
        for found in part.matcher(text, so_far.last):
            n_slips = so_far.slips + found.slips
            if n_slips <= MOST_SLIPS:
                joined = Found(so_far.first, found.last, n_slips, so_far.captures + found.captures)
                yield from run(text, joined, at + 1)
        if is_optional:
            yield from run(text, so_far, at + 1)

    return Phrase(source, lambda text, index: run(text, Found(index, index), 0), _openings(parts))


def _openings(parts: list[tuple[Phrase, bool]]) -> frozenset[str] | None:
    openings: set[str] = set()
    for part, is_optional in parts:
        if part is _LINE_START:
            continue
        if part.openings is None:
            return None
        openings |= part.openings
        if not is_optional:
            return frozenset(openings)
    return None


@lru_cache(maxsize=4096)
def _word(word: str) -> Phrase:
    folded, key = fold(word), tone_key(word)

    def matcher(text: Text, index: int) -> Iterator[Found]:
        if index < len(text):
            if text[index].written == word:  # digits too
                yield Found(index, index + 1)
            elif (n_slips := slips(text, text[index], folded, key)) is not None:
                yield Found(index, index + 1, n_slips)

    return Phrase(word, matcher, frozenset({folded}))


_SAME_MARKS = {'"': '"“”„«»', "-": "-–—−", "'": "'’‘`´"}


@lru_cache(maxsize=64)
def _mark(mark: str) -> Phrase:
    fitting = _SAME_MARKS.get(mark, mark)

    def matcher(text: Text, index: int) -> Iterator[Found]:
        if index < len(text) and text[index].written in fitting:
            yield Found(index, index + 1)

    return Phrase(mark, matcher, frozenset(fitting))


def _captured(name: str, rule: Phrase) -> Phrase:
    def matcher(text: Text, index: int) -> Iterator[Found]:
        for found in rule.matcher(text, index):
            yield Found(found.first, found.last, found.slips, (Capture(name, _value(text, found), index, found.last),))

    return Phrase(f"<{name}>", matcher, rule.openings)


def _value(text: Text, found: Found) -> Any:
    """A terminal's value; else the captures by name; else the words as written."""
    if len(found.captures) == 1 and found.captures[0].first == found.first and found.captures[0].last == found.last:
        return found.captures[0].value
    if found.captures:
        return {capture.name: capture.value for capture in found.captures}
    return text.slice(found.first, found.last)


def _gap(text: Text, index: int) -> Iterator[Found]:
    end = text.sentence_end(index)
    if end > index and text[end - 1].written in ".;!?":
        end -= 1
    for last in range(index + 1, min(end, index + LONGEST_GAP) + 1):
        yield Found(index, last)


def _line_start(text: Text, index: int) -> Iterator[Found]:
    if index < len(text) and text[index].starts_line:
        yield Found(index, index)


_GAP = Phrase("~", _gap, None)
_LINE_START = Phrase("^", _line_start, None)
