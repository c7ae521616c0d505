"""Vietnamese order of names: ă after a, đ after d, tones only where the letters are equal; people by their last word.

Digits count as numbers (Quận 2 before Quận 10). The place of a tone mark does not matter: Hòa and Hoà are equal until
everything else is.

Source: shared specification of the rollout, section 8; tones in the order of Vietnamese dictionaries.
"""

import re
import unicodedata
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The 29 letters, with f, j, w and z of foreign names where Latin has them."""

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook, tilde, acute, dot below: huyền, hỏi, ngã, sắc, nặng. No mark comes first."""

Token = tuple[int, int]
Key = tuple[tuple[tuple[Token, ...], ...], tuple[tuple[int, ...], ...], str]
"""Letters word by word, then tones word by word, then the text itself, so that the order is always the same."""

_RANKS = {letter: rank for rank, letter in enumerate(ALPHABET)}
_TONE_RANKS = {tone: rank for rank, tone in enumerate(TONES, 1)}
_NUMBER, _LETTER, _FOREIGN = range(3)
_WORDS = re.compile(r"\w+")
_PIECES = re.compile(r"[0-9]+|.")


@lru_cache(maxsize=65536)
def key(text: str) -> Key:
    """Return by what *text* is sorted: `sorted(names, key=collation.key)`."""
    words = [_word(word) for word in _WORDS.findall(unicodedata.normalize("NFC", text).lower())]
    return tuple(tokens for tokens, _ in words), tuple(tones for _, tones in words), text


def person_key(name: str) -> tuple[Key, Key, Key]:
    """Return by what a person is sorted: given name (the last word), then middle names, then family name."""
    words = name.split()
    if len(words) < 2:
        return key(name.strip()), key(""), key("")
    return key(words[-1]), key(" ".join(words[1:-1])), key(words[0])


def person_text(name: str) -> str:
    """Return a text by which a database without Vietnamese order sorts people as person_key() does.

    Letters a to z alone, so that every collation of every database agrees. Only one spelling of two that differ in
    nothing but the place of a tone mark or in capitals is not told from the other.
    """
    return "".join(_part(letters, tones) for letters, tones, _ in person_key(name))


def _part(letters: tuple[tuple[Token, ...], ...], tones: tuple[tuple[int, ...], ...]) -> str:
    """Return the letters of all words, "aa" after each and after the last, then their tones, "a" after each word."""
    words = "".join("".join(map(_pair, word)) + "aa" for word in letters)
    marks = "".join("".join(chr(ord("a") + tone) for tone in word) + "a" for word in tones)
    return f"{words}aa{marks}"


def _pair(token: Token) -> str:
    """Return two letters above "aa" for *token*, in its order; numbers and foreign letters only roughly."""
    kind, rank = token
    place = {_NUMBER: 30, _LETTER: 60, _FOREIGN: 120}[kind] + min(rank, 25 if kind == _NUMBER else 400)
    return chr(ord("a") + place // 26) + chr(ord("a") + place % 26)


def _word(word: str) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    tokens: list[Token] = []
    tones: list[int] = []
    for piece in _PIECES.findall(word):
        if piece.isascii() and piece.isdigit():
            tokens.append((_NUMBER, int(piece)))
            continue
        letter, tone = _apart(piece)
        tokens.append((_LETTER, _RANKS[letter]) if letter in _RANKS else (_FOREIGN, ord(letter[0])))
        tones.extend(tone)
    return tuple(tokens), tuple(tones)


def _apart(piece: str) -> tuple[str, tuple[int, ...]]:
    """Return the letter of *piece* without tone, and its tone if it has one."""
    marks = unicodedata.normalize("NFD", piece)
    tones = tuple(_TONE_RANKS[mark] for mark in marks if mark in _TONE_RANKS)
    bare = "".join(mark for mark in marks if mark not in _TONE_RANKS)
    return unicodedata.normalize("NFC", bare) or piece, tones
