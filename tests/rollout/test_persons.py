"""Names and births in one form, with what was typed beside it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout.persons import name_key, read_birth, read_name, tidy


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("NGUYỄN VĂN A", "Nguyễn Văn A"),
        ("nguyễn  văn a", "Nguyễn Văn A"),
        ("  Nguyễn\u00a0Văn A ", "Nguyễn Văn A"),
        ("Lê van Thu", "Lê van Thu"),
        ("1. Trần Thị B", "Trần Thị B"),
        ("Ông Trần Văn B", "Trần Văn B"),
        ("Đ/c Lê Thị Ánh", "Lê Thị Ánh"),
        ("ThS. BÙI THỊ Ý", "Bùi Thị Ý"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        (unicodedata.normalize("NFD", "NGUYỄN VĂN HÒA"), "Nguyễn Văn Hòa"),
    ],
)
def test_a_name_is_put_in_one_form_and_kept_as_typed(typed: str, name: str) -> None:
    read = read_name(typed)

    assert (read.text, read.as_written) == (name, typed)


@pytest.mark.parametrize(
    ("name", "is_reversed"), [("An Văn Nguyễn", True), ("Nguyễn Văn An", False), ("Y Krông", False)]
)
def test_a_family_name_that_stands_last_is_doubted_and_left(name: str, is_reversed: bool) -> None:
    assert read_name(name).is_reversed is is_reversed
    assert read_name(name).text == name


@pytest.mark.parametrize("text", ["Nguyễn 12", "=A1", "...", "x" * 101])
def test_what_no_person_is_called_is_not_possible(text: str) -> None:
    assert not read_name(text).is_possible


def test_two_spellings_of_one_name_have_one_key() -> None:
    assert name_key("Nguyễn Hoà") == name_key("NGUYỄN  HÒA") != name_key("Nguyễn Hoa")


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("09/8/1980", "1980-08-09"),
        ("1980-08-09 00:00:00", "1980-08-09"),
        ("1980", "1980"),
        ("1980.0", "1980"),
        ("29442", "1980-08-09"),
        ("31/02/1980", None),
        ("09/8/1880", None),
        ("chưa rõ", None),
        ("", None),
    ],
)
def test_a_birth_is_a_day_or_a_year(text: str, birth: str | None) -> None:
    assert read_birth(text) == birth


@given(st.text(max_size=80))
def test_a_form_once_reached_stays(text: str) -> None:
    once = read_name(text).text

    assert tidy(tidy(text)) == tidy(text)
    assert read_name(once).text == read_name(read_name(once).text).text
    assert read_birth(text) is None or read_birth(str(read_birth(text))) == read_birth(text)
