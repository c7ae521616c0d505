"""The words over columns: folded, each for one field, every field with a name in both languages."""

from collections import Counter

from bluezone.letters.folding import fold
from bluezone.rollout.column_words import SAID, WORDS, Field


def test_every_field_has_words_and_a_name() -> None:
    assert set(WORDS) == set(SAID) == set(Field)


def test_a_word_is_folded_and_stands_for_one_field() -> None:
    words = [word for each in WORDS.values() for word in each]

    assert all(word == fold(word) for word in words)
    assert max(Counter(words).values()) == 1
