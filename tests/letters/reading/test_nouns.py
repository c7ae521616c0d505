"""The tables of words and how they are compared."""

import pytest

from bluezone.letters.reading import nouns
from bluezone.letters.reading.tokens import Text


def counted(text: str, index: int = 0) -> list[str]:
    return [named for _, named in nouns.counted(Text(text), index)]


def test_a_table_is_written_with_bars() -> None:
    assert nouns.phrases("máy | điện\n  thoại") == ("máy", "điện thoại")


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("máy điện thoại đã cài", "máy điện thoại"),
        ("công chức, viên chức và người lao động của Sở", "công chức, viên chức và người lao động"),
        ("CBCCVC đã cài", "CBCCVC"),
        ("đ/c đã cài", "đ/c"),
        ("người/điện thoại cài đặt", "người/điện thoại"),
        ("người dùng máy cũ", "người"),
    ],
)
def test_what_is_counted_is_named_as_long_as_it_goes(text: str, longest: str) -> None:
    assert counted(text)[0] == longest


@pytest.mark.parametrize("text", ["máy tính bị hỏng", "hộ khẩu thường trú", "hồ sơ", "cơ quan", "tài khoản ngân hàng"])
def test_a_thing_whose_name_only_begins_so_is_not_counted(text: str) -> None:
    assert counted(text) == []


def test_a_single_word_with_other_diacritics_is_another_word() -> None:
    text = Text("các hồ chứa nước đã được kiểm tra và vận hành")  # hồ, not hộ

    assert nouns.length_at(text, 1, ("hộ",)) == 0


def test_a_phrase_of_several_words_is_known_without_diacritics() -> None:
    text = Text("đã cai dat ứng dụng trên điện thoại")

    assert nouns.length_at(text, 1, ("cài đặt",)) == 2


def test_without_diacritics_can_bo_holds_no_word_of_wanting() -> None:
    text = Text("100% can bo da cai dat ung dung, con lai can cai dat ngay")

    assert [text[at + 1].written for at in nouns.places(text, 0, len(text), nouns.WANTED)] == ["cai"]


def test_places_are_those_between_two_tokens_in_order() -> None:
    text = Text("đã cài đặt, chưa cài đặt, sẽ cài đặt")

    assert nouns.places(text, 2, len(text), ("cài đặt",)) == [5, 9]
    assert not nouns.has(text, 2, 5, ("cài đặt",))


@pytest.mark.parametrize("text", ["41/43 máy", "41 ……"])
def test_a_mark_or_a_blank_ends_a_phrase(text: str) -> None:
    assert nouns.ends_phrase(Text(text), 1)


def test_a_word_goes_on_with_a_phrase_and_a_line_break_ends_it() -> None:
    assert not nouns.ends_phrase(Text("41 máy"), 1)
    assert nouns.ends_phrase(Text("41\nmáy"), 1)
