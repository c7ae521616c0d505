"""Small numbers in words."""

import pytest

from bluezone.letters.reading.number_words import spoken
from bluezone.letters.reading.tokens import Text


def read(text: str, index: int = 0) -> tuple[int, int | None] | None:
    found = next(spoken(Text(text), index), None)
    return (found[0], found[1].count) if found else None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hai", 2),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("bốn mươi ba", 43),
        ("sáu mươi tư", 64),
        ("chín mươi bẩy", 97),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("hai trăm ba mươi tám", 238),
    ],
)
def test_a_number_in_words_is_read_whole(words: str, number: int) -> None:
    assert read(f"{words} máy điện thoại") == (len(words.split()), number)


def test_a_text_without_diacritics_has_numbers_too() -> None:
    assert read("hai muoi sau nguoi da cai dat ung dung tren dien thoai") == (3, 26)


@pytest.mark.parametrize("text", ["năm học này các em", "tư nhân đã cài", "máy đã cài", "trăm người", "41 máy đã cài"])
def test_a_word_that_may_be_something_else_is_no_number(text: str) -> None:
    assert read(text) is None


def test_five_is_a_number_only_behind_a_word_that_counts() -> None:
    assert read("còn năm máy chưa cài", 1) == (2, 5)
    assert read("trong năm đã cài đặt", 1) is None


def test_a_weekday_is_no_number() -> None:
    assert read("thứ hai đầu tuần", 1) is None
