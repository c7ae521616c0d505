"""Words compared: tone marks, capitals, slips."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.folding import composed, fold, is_near, is_slip, may_be_slip, tone_key

VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắốỹợĐỨ", min_size=1, max_size=9)


def test_folding_drops_diacritics_and_capitals() -> None:
    assert fold("Sở Công Thương ĐẮK LẮK") == "so cong thuong dak lak"


@given(VIETNAMESE)
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(VIETNAMESE)
def test_the_decomposed_form_folds_and_keys_alike(word: str) -> None:
    apart = unicodedata.normalize("NFD", word)

    assert (fold(apart), tone_key(apart)) == (fold(word), tone_key(word))


@pytest.mark.parametrize(("one", "other"), [("hòa", "hoà"), ("uỷ", "ủy"), ("tòan", "toàn"), ("Thuý", "thúy")])
def test_the_place_of_the_tone_mark_does_not_matter(one: str, other: str) -> None:
    assert tone_key(one) == tone_key(other)


@pytest.mark.parametrize(("one", "other"), [("hòa", "hỏa"), ("cua", "của"), ("tại", "tải"), ("so", "sơ")])
def test_another_tone_or_letter_is_another_key(one: str, other: str) -> None:
    assert tone_key(one) != tone_key(other)


@pytest.mark.parametrize("written", ["thuog", "thuomg", "thuonng", "htuong", "thunog"])
def test_one_wrong_letter_is_near(written: str) -> None:
    assert is_near(written, "thuong")


@pytest.mark.parametrize("written", ["thng", "tuong x", "thuonggg", "nthuog", ""])
def test_two_wrong_letters_are_not_near(written: str) -> None:
    assert not is_near(written, "thuong")


@given(VIETNAMESE, VIETNAMESE)
def test_nearness_goes_both_ways(one: str, other: str) -> None:
    assert is_near(one, other) == is_near(other, one)


def test_a_short_word_with_a_wrong_letter_is_another_word() -> None:
    assert not is_slip("ngay", "nga")
    assert not is_slip("bai", "ban")
    assert is_slip("truong", "thuong")


@pytest.mark.parametrize(("written", "wanted", "may"), [
    ("den", "đến", True), ("dến", "đến", True), ("đên", "đến", True),
    ("sở", "số", False), ("tải", "tại", False), ("sổ", "số", False),
])  # fmt: skip
def test_a_short_word_may_have_lost_its_marks_but_not_have_others(written: str, wanted: str, may: bool) -> None:
    assert may_be_slip(tone_key(written), tone_key(wanted)) is may


def test_line_ends_and_letters_are_composed() -> None:
    assert composed(unicodedata.normalize("NFD", "Số\r\nngày\rở")) == "Số\nngày\nở"
