"""Names that stand in capitals, in the spelling they have elsewhere: "SỞ CÔNG THƯƠNG" is Sở Công Thương."""

import re
from collections.abc import Iterator

from bluezone.letters.folding import tone_key
from bluezone.letters.reading.organ_names import HEADS, NAME_WORDS, PLACE_KINDS, PROVINCES, SUBJECTS
from bluezone.letters.reading.tokens import Kind, Text

_SMALL = frozenset({"và", "của", "các", "về", "thuộc", "cho", "tại", "trong"})
_VOWELS = frozenset("aeiouy")


def of_capitals(text: Text, name: str) -> str:
    """Return *name* as *text* spells it where it is not in capitals, else as its words are usually spelled.

    Nothing but capitals changes, and a name that has small letters stays as it is.
    """
    if not name.isupper():
        return name
    return _as_elsewhere(text, name) or _as_usual(name)


def _as_elsewhere(text: Text, name: str) -> str | None:
    wanted = [token.key for token in Text(name).tokens]
    for index in text.places.get(Text(name)[0].folded, ()):
        found = text.tokens[index : index + len(wanted)]
        if [token.key for token in found] == wanted and found[0].is_capital:
            spelled = text.slice(index, index + len(wanted))
            if not spelled.isupper() and len(spelled) == len(name):
                return spelled
    return None


def _as_usual(name: str) -> str:
    words = Text(name)
    spelled = list(name)
    for index, token in enumerate(words.tokens):
        if token.kind is Kind.WORD:
            spelled[token.start : token.end] = _word(words, index)
    return name[0] + "".join(spelled)[1:]


def _word(name: Text, index: int) -> str:
    """Return the word of *name* at *index* as the tables spell it; a word they do not know with a first capital."""
    token = name[index]
    small = token.written.lower()
    before = next((word.key for word in reversed(name.tokens[:index]) if word.kind is Kind.WORD), "")
    after = next((word.key for word in name.tokens[index + 1 :] if word.kind is Kind.WORD), "")
    known = _BEFORE.get((token.key, after)) or _SPELLED.get((before, token.key)) or _SPELLED.get(("", token.key))
    if known is not None:
        return known if len(known) == len(small) else small
    if small in _SMALL:
        return small
    if not _VOWELS & set(token.folded):
        return token.written
    return small if small in NAME_WORDS and before and ("", before) not in _SPELLED else small.capitalize()


def _pairs() -> Iterator[tuple[str, str]]:
    """Yield each word of the tables of names with the word before it, "" for the first."""
    for source in (*PLACE_KINDS, *(head.words for head in HEADS), *SUBJECTS, *PROVINCES):
        words = re.findall(r"[^\W\d_]+", source)
        yield from zip(["", *words], words, strict=False)


_SPELLED: dict[tuple[str, str], str] = {}
"""(the word before or "", a word) -> that word as the tables spell it."""

_BEFORE: dict[tuple[str, str], str] = {}
"""(a word, the word behind it) -> that word as the tables spell it."""

for _one, _other in _pairs():
    _SPELLED.setdefault((tone_key(_one), tone_key(_other)), _other)
    if _one:
        _BEFORE.setdefault((tone_key(_one), tone_key(_other)), _one)
