"""Names in Vietnamese order."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import collation


def in_order(*names: str) -> bool:
    backwards = list(names[::-1])

    return sorted(backwards, key=collation.key) == list(names)


def test_letters_follow_the_vietnamese_alphabet() -> None:
    assert in_order("a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "v", "y")


def test_a_tone_counts_only_where_all_letters_are_equal() -> None:
    assert in_order("ma", "mà", "mả", "mã", "má", "mạ", "man")
    assert in_order("Hà Nam", "Ha Noi", "Hà Nội")


def test_a_word_comes_before_a_longer_one() -> None:
    assert in_order("Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk")


def test_numbers_in_names_count_as_numbers() -> None:
    assert in_order("Phường 2", "Phường 9", "Phường 10", "Phường An")


def test_the_place_of_the_tone_mark_does_not_matter() -> None:
    assert collation.key("Khánh Hòa 1")[:2] == collation.key("Khánh Hoà 1")[:2]


def test_capitals_and_decomposed_letters_do_not_matter() -> None:
    decomposed = unicodedata.normalize("NFD", "ĐẶNG")

    assert collation.key(decomposed)[:2] == collation.key("đặng")[:2]


def test_people_are_sorted_by_given_name_then_middle_then_family() -> None:
    people = ["Trần Văn An", "Lê Thị Ân", "Nguyễn Văn Bình", "Lê Văn Đức", "Nguyễn Thị Đức", "Nguyễn Văn Đức"]
    wanted = ["Trần Văn An", "Lê Thị Ân", "Nguyễn Văn Bình", "Nguyễn Thị Đức", "Lê Văn Đức", "Nguyễn Văn Đức"]

    assert sorted(people, key=collation.person_key) == wanted


def test_a_person_with_one_word_is_sorted_by_it() -> None:
    assert sorted(["Y Bê", "Bê", "An"], key=collation.person_key) == ["An", "Bê", "Y Bê"]


def test_an_empty_name_comes_first() -> None:
    assert sorted(["An", ""], key=collation.person_key) == ["", "An"]


@given(st.lists(st.text(max_size=8)))
def test_any_texts_have_one_order(texts: list[str]) -> None:
    backwards = texts[::-1]

    assert sorted(texts, key=collation.key) == sorted(backwards, key=collation.key)
    assert len(sorted(texts, key=collation.person_key)) == len(texts)


WORDS = ("an", "ăn", "ân", "Ấn", "ba", "bà", "bá", "đa", "đà", "dạ", "Hòa", "hoa", "Huy", "họ", "Quý", "yến")


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)))
def test_a_database_sorts_people_as_we_do(words: list[list[str]]) -> None:
    names = [" ".join(each) for each in words]

    def told_apart(name: str) -> tuple[object, ...]:
        return tuple((letters, tones) for letters, tones, _ in collation.person_key(name))

    by_text = [told_apart(name) for name in sorted(names, key=collation.person_text)]

    assert by_text == sorted(map(told_apart, names))
    assert all(collation.person_text(name).isascii() and collation.person_text(name).islower() for name in names)
