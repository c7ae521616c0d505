"""The lexicon: composed, in the spelling of the house, and of one mind about each word."""

import unicodedata

from bluezone.letters.folding import fold, tone_key
from bluezone.letters.lexicon import ABBREVIATIONS, FIELDS, FOREIGN, ORGANS, PHRASES, SYLLABLES
from bluezone.letters.orthography import is_syllable


def test_every_word_is_composed_and_without_stray_blanks() -> None:
    for entry in (*PHRASES, *SYLLABLES, *FIELDS, *ORGANS, *ABBREVIATIONS, *FOREIGN):
        assert entry == unicodedata.normalize("NFC", entry).strip() != ""


def test_every_syllable_can_be_one_and_no_foreign_word_can() -> None:
    assert [word for word in SYLLABLES if not is_syllable(fold(word))] == []
    assert [word for word in FOREIGN if is_syllable(fold(word)) and word != "zalo"] == []


def test_no_syllable_stands_there_with_its_tone_mark_in_two_places() -> None:
    assert len({tone_key(word) for word in SYLLABLES}) == len(SYLLABLES)


def test_abbreviations_are_capitals() -> None:
    assert all(word.isupper() for word in ABBREVIATIONS)
