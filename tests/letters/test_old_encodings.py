"""Text from before Unicode is converted where that makes Vietnamese of it, and left alone everywhere else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters import old_encodings
from bluezone.letters.old_encodings import conversion, tcvn3, vietnamese_share, vni
from tests.documents.old_letters import TCVN3_LETTER, UNICODE_LETTER, VNI_LETTER


def test_tcvn3_and_vni_give_the_same_letter() -> None:
    assert tcvn3(TCVN3_LETTER).replace("hoà", "hòa") == UNICODE_LETTER
    assert vni(VNI_LETTER) == UNICODE_LETTER


@pytest.mark.parametrize(("text", "way"), [(TCVN3_LETTER, tcvn3), (VNI_LETTER, vni)])
def test_the_encoding_is_told_by_the_words_it_gives(text: str, way: object) -> None:
    assert conversion(text) is way


@pytest.mark.parametrize(
    "text",
    [
        UNICODE_LETTER,
        "a letter in plain words",
        "déjà vu à la crème brûlée où naïve",
        unicodedata.normalize("NFC", "Đắk Lắk"),
    ],
)
def test_what_is_no_such_text_is_left_alone(text: str) -> None:
    assert conversion(text) is None


def test_all_letters_with_tones_have_a_code_in_both() -> None:
    lower = "ăâđêôơư" + "".join(
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in "\u0300\u0301\u0303\u0309\u0323"
    )

    assert set(lower) <= set(old_encodings._TCVN3_TO)
    assert set(lower) <= set(old_encodings._VNI.values()) | set("ìíýỳ")


@pytest.mark.parametrize(("text", "share"), [("Nghiêng, nguyễn; khuỷu!", 1.0), ("xyz qwrt", 0.0), ("12/8 …", 0.0)])
def test_the_share_of_vietnamese_words_counts_words_only(text: str, share: float) -> None:
    assert vietnamese_share(text.split()) == share


@given(st.text())
def test_any_text_is_converted_or_not_without_a_fault(text: str) -> None:
    way = conversion(text)

    assert way is None or isinstance(way(text), str)
