"""Slips of spelling: words near to the house's own where those would stand, organs without their capitals.

By rule, not by a list of slips. A syllable is suspicious only if the lexicon does not know it and a known word beside
it wants a syllable one letter away: "dơn vị" wants "đơn". A foreign word is suspicious if it is one letter away from
one that the text or the lexicon writes. A capital abbreviation is, if a known one differs by its marks or one letter.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import islice, pairwise

from bluezone.letters.folding import fold, is_near, tone_key
from bluezone.letters.lexicon import ABBREVIATIONS, FIELDS, FOREIGN, ORGANS, PHRASES, SYLLABLES
from bluezone.letters.reading.tokens import Kind, Text, Token


class SlipKind(StrEnum):
    """What kind of slip; the check's code is "spelling_" and this."""

    WORD = "word"
    ABBREVIATION = "abbreviation"
    ORGAN = "organ"
    CAPITAL = "capital"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Slip:
    """What is written at start..end-1, and what it seems to be meant for."""

    kind: SlipKind
    start: int
    end: int
    written: str
    wanted: str


SHORTEST_FOREIGN = 5
"""Letters of a foreign word that a slip is near to; of shorter ones there are too many."""

MOST_WORDS = 1_000
"""Foreign words of a text that are compared with each other; no letter has as many."""

SHORTEST_SWAPPED = 4
SHORTEST_CUT = 5
"""Letters of an abbreviation that may have two swapped, or one too few; a shorter one is too often another."""

_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|g|h|k|l|m|n|p|q|r|s|t|v|x)?"
_RIME = (
    r"(?:a(?:ch|ng|nh|[cimnoptuy])?|e(?:ch|ng|nh|[cmnoptu])?|i(?:ch|nh|[mnptu]|a|e(?:ng|[cmnptu]))?"
    r"|o(?:ng|[cimnpt]|o(?:c|ng)|a(?:ch|ng|nh|[cimnopty])?|e[cmnot]?)?"
    r"|u(?:ng|[cimnptu]|a(?:ng|[nty])?|e(?:ch|nh)?|o(?:ng|[cimnptu])|y(?:ch|nh|[tua]|e[nt])?)?|y(?:e[mntu])?)"
)
_SYLLABLE = re.compile(_ONSET + _RIME)


def slips(text: Text) -> Iterator[Slip]:
    """Yield the slips of *text*, in no order. A text typed without diacritics has none that could be told."""
    if not text.has_diacritics:
        return
    organs = list(_organs(text))
    yield from organs
    inside = {position for slip in organs for position in range(slip.start, slip.end)}
    for find in (_syllables, _foreign, _abbreviations, _doubles):
        yield from (slip for slip in find(text) if slip.start not in inside)


def is_syllable(folded: str) -> bool:
    """Return whether the folded word can be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(folded) is not None


# --- syllables -------------------------------------------------------------------------------------------------------


@cache
def _known_keys() -> frozenset[str]:
    return frozenset(map(tone_key, SYLLABLES))


@cache
def _neighbours() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return what the lexicon wants after a syllable, and before one."""
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for phrase in PHRASES:
        words = phrase.split()
        for left, right in pairwise(words):
            after.setdefault(tone_key(left), set()).add(right)
            before.setdefault(tone_key(right), set()).add(left)
    return _frozen(after), _frozen(before)


def _frozen(table: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table.items()}


_NOTHING = frozenset[str]()


def _syllables(text: Text) -> Iterator[Slip]:
    after, before = _neighbours()
    for index, token in enumerate(text.tokens):
        if token.kind is not Kind.WORD or token.key in _known_keys() or _is_abbreviation(token):
            continue
        wanted = after.get(_key(text, index, -1), _NOTHING) | before.get(_key(text, index, 1), _NOTHING)
        if meant := _nearest(token, wanted):
            yield _slip(SlipKind.WORD, token, meant)


def _key(text: Text, index: int, step: int) -> str:
    """Return the key of the word beside *index*; nothing where a mark, a cell or an empty line parts the two.

    Two capitals beside each other are a name, and names are spelt as people like: Nguyễn Văn Thu.
    """
    beside = index + step
    if not 0 <= beside < len(text) or text[beside].kind is not Kind.WORD:
        return ""
    later = text[max(index, beside)]
    is_name = text[beside].is_capital and text[index].is_capital
    return "" if later.breaks > 1 or later.cells or is_name else text[beside].key


def _nearest(token: Token, wanted: frozenset[str]) -> str | None:
    """Return the word of *wanted* that *token* is a slip for: one letter, with its marks, or its marks alone."""
    written = token.written.lower()
    near = [word for word in wanted if len(written) > 1 and is_near(written, word)]
    same_letters = [word for word in wanted if fold(word) == token.folded]
    return min(same_letters or near, default=None)


# --- words of other languages, abbreviations, words twice -------------------------------------------------------------


def _foreign(text: Text) -> Iterator[Slip]:
    """Yield what is neither a syllable nor as the text or the lexicon otherwise writes it."""
    found = [token for token in text.tokens if _is_foreign(token)]
    counted = Counter(token.folded for token in found)
    often = {word for word, count in counted.most_common(MOST_WORDS) if count > 1}
    known = {word: word for word in FOREIGN} | {t.folded: t.written for t in found if t.folded in often}
    for token in islice((t for t in found if counted[t.folded] == 1), MOST_WORDS):
        if token.folded in known:
            continue
        near = [word for word in known if len(word) >= SHORTEST_FOREIGN and _is_foreign_slip(token.folded, word)]
        if near:
            yield _slip(SlipKind.WORD, token, known[min(near)])


def _is_foreign_slip(written: str, known: str) -> bool:
    """Return whether *written* is one letter away from *known*, and not its plural or its singular."""
    return is_near(written, known) and written.rstrip("s") != known.rstrip("s")


def _is_foreign(token: Token) -> bool:
    is_plain = token.kind is Kind.WORD and token.written.isascii() and len(token.written) >= SHORTEST_FOREIGN - 1
    return is_plain and not _is_abbreviation(token) and not is_syllable(token.folded)


def _is_abbreviation(token: Token) -> bool:
    """Return whether *token* stands in capitals and is no syllable in capitals."""
    letters = token.written
    return token.kind is Kind.WORD and len(letters) > 2 and letters.isupper() and not is_syllable(token.folded)


def _abbreviations(text: Text) -> Iterator[Slip]:
    for token in text.tokens:
        if _is_abbreviation(token) and token.written not in ABBREVIATIONS and (meant := _abbreviated(token.written)):
            yield _slip(SlipKind.ABBREVIATION, token, meant)


@lru_cache(maxsize=4096)
def _abbreviated(written: str) -> str | None:
    """Return the known abbreviation that *written* differs from by marks, by two swapped letters or by a lost one."""
    tests: tuple[Callable[[str], bool], ...] = (
        lambda known: fold(known) == fold(written),
        lambda known: len(known) == len(written) >= SHORTEST_SWAPPED and _is_swapped(known, written),
        lambda known: len(known) == len(written) + 1 > SHORTEST_CUT and is_near(known, written),
    )
    found = (known for test in tests for known in sorted(ABBREVIATIONS) if test(known))
    return next(found, None)


def _is_swapped(one: str, other: str) -> bool:
    return one != other and sorted(one) == sorted(other) and is_near(one, other)


_NEVER_TWICE = frozenset(
    {"của", "và", "các", "những", "cho", "được", "tại", "đã", "về", "trong", "là", "với", "để", "đến", "theo", "bị"}
)
"""Words that no sentence has twice in a row."""


def _doubles(text: Text) -> Iterator[Slip]:
    for left, right in pairwise(text.tokens):
        if left.written.lower() == right.written.lower() and left.written.lower() in _NEVER_TWICE and not right.cells:
            yield Slip(SlipKind.DOUBLE, left.start, right.end, f"{left.written} {right.written}", left.written)


# --- names of organs -------------------------------------------------------------------------------------------------


@cache
def _names() -> dict[str, tuple[tuple[Token, ...], ...]]:
    """Return the names of organs as tokens, by the key of their first word, longest first."""
    return _by_first(ORGANS)


@cache
def _fields() -> dict[str, tuple[tuple[Token, ...], ...]]:
    return _by_first(FIELDS)


def _by_first(names: Sequence[str]) -> dict[str, tuple[tuple[Token, ...], ...]]:
    found: dict[str, list[tuple[Token, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        tokens = Text(name).tokens
        found.setdefault(tokens[0].key, []).append(tokens)
    return {key: tuple(tokens) for key, tokens in found.items()}


def _organs(text: Text) -> Iterator[Slip]:
    for index, token in enumerate(text.tokens):
        if token.is_capital and (name := _match(text, index, _names().get(token.key, ()))):
            yield from _capitals(text.tokens[index : index + len(name)], name)
        elif token.is_capital and (field := _match(text, index, _fields().get(token.key, ()))):
            yield from _first_word(text, index, len(field))


def _match(text: Text, index: int, names: tuple[tuple[Token, ...], ...]) -> tuple[Token, ...] | None:
    """Return the first of *names* that stands at *index*, whatever its capitals."""
    for name in names:
        there = text.tokens[index : index + len(name)]
        if len(there) == len(name) and all(a.key == b.key for a, b in zip(there, name, strict=True)):
            return name
    return None


def _capitals(written: tuple[Token, ...], name: tuple[Token, ...]) -> Iterator[Slip]:
    wrong = [
        wanted.written
        for there, wanted in zip(written, name, strict=True)
        if wanted.is_capital and not there.written[0].isupper()
    ]
    if wrong:
        yield Slip(
            SlipKind.CAPITAL, written[0].start, written[-1].end, " ".join(t.written for t in written), _spelt(name)
        )


def _spelt(name: tuple[Token, ...]) -> str:
    return " ".join(token.written for token in name).replace(" ,", ",")


def _first_word(text: Text, index: int, length: int) -> Iterator[Slip]:
    """Yield a slip where the word before the field of an organ is one letter away from Sở or Bộ: "ở Thông tin và"."""
    if index == 0 or text[index].breaks > 1 or length < 2:
        return
    before = text[index - 1]
    written = before.written.lower()
    for kind in ("Sở", "Bộ"):
        if (
            before.kind is Kind.WORD
            and len(written) <= 2
            and written != kind.lower()
            and _is_kind(written, kind.lower())
        ):
            yield _slip(SlipKind.ORGAN, before, kind)
            return


def _is_kind(written: str, kind: str) -> bool:
    """Return whether *written* lost the first letter of *kind*, or has other marks over its vowel."""
    return written == kind[1:] or (fold(written) == fold(kind) and written not in SYLLABLES)


def _slip(kind: SlipKind, token: Token, wanted: str) -> Slip:
    return Slip(kind, token.start, token.end, token.written, wanted)
