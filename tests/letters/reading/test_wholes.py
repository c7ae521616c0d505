"""The denominator that is stated apart from the count."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.letter import Counts
from bluezone.letters.reading import wholes
from bluezone.letters.reading.page import prepare


def read(text: str) -> list[tuple[int | None, str, bool]]:
    return [(whole.number, whole.group, whole.is_weak) for whole in wholes.find(prepare(text))]


@pytest.mark.parametrize(
    ("text", "number", "group"),
    [
        ("Tổng số CBCCVC: 43;", 43, "CBCCVC"),
        ("Tổng số lao động có điện thoại thông minh: 1.732 người.", 1732, "lao động có điện thoại thông minh"),
        ("Trong tổng số 43 máy điện thoại có 41 máy đã cài", 43, "máy điện thoại"),
        ("Trong số 43 cán bộ, công chức, 41 người", 43, "cán bộ, công chức"),
        ("Số có điện thoại thông minh: 50 người", 50, "có điện thoại thông minh"),
        ("Tổng số công dân từ đủ 14 tuổi: …… người", None, "công dân từ đủ 14 tuổi"),
    ],
)
def test_a_denominator_is_stated_with_a_word_for_number(text: str, number: int | None, group: str) -> None:
    assert read(text) == [(number, group, False)]


def test_what_a_body_has_is_only_a_weak_denominator() -> None:
    assert read("Cơ quan có 43 máy điện thoại thông minh, đã cài") == [(43, "máy điện thoại thông minh", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số người đã cài đặt: 41 người",
        "Số máy chưa cài đặt: 02 máy",
        "Tổng số lượt tải ứng dụng: 15,7 triệu lượt tải",
        "Toàn xã có 2.350 người cài đặt",
        "Tổng số cơ quan, đơn vị: 37",
    ],
)
def test_those_who_have_the_app_or_lack_it_are_no_denominator(text: str) -> None:
    assert read(text) == []


def chosen(counts: Counts, *numbers: int, is_weak: bool = False) -> int | None:
    stated = [wholes.Whole(number, "người", "người", 0, 1, is_weak) for number in numbers]
    found = wholes.of(counts, stated, 2, 3)
    return found.number if found else None


def test_the_printed_rate_chooses_among_the_printed_denominators() -> None:
    assert chosen(Counts(installed=49, percent=Decimal(98)), 52, 50) == 50


def test_no_denominator_is_made_that_is_not_printed() -> None:
    assert chosen(Counts(installed=49, percent=Decimal(98)), 52, 60) is None


def test_without_a_rate_two_denominators_leave_the_total_open() -> None:
    assert chosen(Counts(installed=49), 52, 50) is None
    assert chosen(Counts(installed=49), 52) == 52
    assert chosen(Counts(installed=49), 40) is None


def test_a_weak_denominator_counts_only_what_the_count_counts() -> None:
    assert chosen(Counts(installed=41, unit="máy"), 43, is_weak=True) is None
    assert chosen(Counts(installed=41, unit="người"), 43, is_weak=True) == 43


@given(st.integers(0, 5_000), st.integers(1, 5_000), st.integers(0, 2))
def test_a_rate_rounded_as_printed_fits_its_count_and_total(installed: int, total: int, places: int) -> None:
    rate = round(Decimal(100 * installed) / total, places)

    assert wholes.fits(installed, total, rate)
    assert not wholes.fits(installed, total, rate + 2)
