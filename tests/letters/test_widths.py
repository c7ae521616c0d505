"""Widths of text in Times New Roman, and lines cut by them."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.widths import one_line, width_mm, wrapped

words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)
texts = st.lists(words, min_size=1, max_size=40).map(" ".join)


def test_the_national_title_is_as_wide_as_the_font_sets_it() -> None:
    assert width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, is_bold=True) == pytest.approx(88.3, abs=0.2)


@pytest.mark.parametrize("letter", ["ế", "Ặ", "ữ", "ợ", "đ"])
def test_a_vietnamese_letter_is_as_wide_as_the_one_below_its_marks(letter: str) -> None:
    bare = {"ế": "e", "Ặ": "A", "ữ": "ư", "ợ": "ơ", "đ": "d"}[letter]

    assert width_mm(letter, 10) == width_mm(bare, 10)


@given(texts, st.floats(10, 200))
def test_cutting_lines_loses_and_adds_nothing(text: str, room_mm: float) -> None:
    lines = wrapped(text, room_mm, 12)

    assert " ".join(lines).split() == text.split()


@given(texts, st.floats(10, 200))
def test_a_line_is_wider_than_the_room_only_for_a_single_word(text: str, room_mm: float) -> None:
    for line in wrapped(text, room_mm, 12):
        assert width_mm(line, 12) <= room_mm + 1e-9 or len(line.split()) == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("SỞ CÔNG THƯƠNG", ["SỞ CÔNG THƯƠNG"]),
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", ["SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"]),
        (
            "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19 TỈNH QUẢNG TRỊ",
            ["BAN CHỈ ĐẠO PHÒNG,", "CHỐNG DỊCH COVID-19", "TỈNH QUẢNG TRỊ"],
        ),
        ("CHI CỤC DÂN SỐ - KẾ HOẠCH HÓA GIA ĐÌNH", ["CHI CỤC DÂN SỐ -", "KẾ HOẠCH HÓA GIA ĐÌNH"]),
    ],
)
def test_the_name_of_an_organ_is_cut_where_it_pauses(name: str, lines: list[str]) -> None:
    assert list(wrapped(name, 71, 13, is_bold=True)) == lines


def test_lines_are_filled_evenly_and_as_few_as_can_be() -> None:
    lines = wrapped("a " * 100, 50, 12)

    widths = [width_mm(line, 12) for line in lines]
    assert len(lines) == ceil(width_mm(("a " * 100).strip(), 12) / 50)
    assert max(widths) - min(widths) < 5


def test_blank_text_has_no_lines() -> None:
    assert wrapped("  ", 50, 12) == ()


def test_one_line_composes_joins_and_drops_what_nobody_can_see() -> None:
    assert one_line(" Ca\u0302\u0301p\tx\u00e3\n\u200b\u202e 1\x00 ") == "Cấp xã 1"
    assert one_line(None) == ""
