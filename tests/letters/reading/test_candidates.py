"""The figures of one statement."""

from decimal import Decimal

import pytest

from bluezone.letters.letter import Bound, Counts
from bluezone.letters.reading.candidates import candidates
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.statements import statements


def read(text: str) -> list[Counts]:
    page = prepare(text)
    return [one.counts for told in statements(page) for one in candidates(page, told, frozenset())]


@pytest.mark.parametrize(
    "figure",
    [
        "41/43 máy",
        "41 / 43 máy",
        "41 máy/43 máy",
        "41 máy/tổng số 43 máy",
        "41 máy trên tổng số 43 máy",
        "41 trong số 43 máy",
        "41/43 (95,3%) máy",
        "41 máy Bluezone/43 máy",
    ],
)
def test_a_count_and_its_total_stand_together_in_many_ways(figure: str) -> None:
    (counts,) = read(f"Sở đã cài đặt {figure}.")

    assert (counts.installed, counts.total, counts.unit) == (41, 43, "máy")


@pytest.mark.parametrize(
    "rate",
    [
        ", đạt 95,3%",
        "; đạt tỷ lệ 95,3%",
        " (đạt 95,3%)",
        " (95,3%)",
        ", chiếm 95,3%",
        ", tỷ lệ 95,3%",
        " trong ngày 09/8/2020, tương đương 95,3%",
    ],
)
def test_the_next_number_is_its_rate(rate: str) -> None:
    (counts,) = read(f"Sở đã cài đặt 41/43 máy{rate}.")

    assert (counts.percent, counts.percent_text) == (Decimal("95.3"), "95,3%")


def test_a_rate_behind_another_number_is_that_ones() -> None:
    counts, _ = read("Sở đã cài đặt 41/43 máy, có 37 máy cài NCOVI, đạt 86%.")

    assert counts.percent is None


@pytest.mark.parametrize(
    ("figure", "installed", "bound"),
    [
        ("hơn 57.000 người", 57_000, Bound.LOWER),
        ("gần 3.900 người", 3_900, Bound.UPPER),
        ("khoảng 15,7 triệu người", 15_700_000, Bound.ABOUT),
        ("1 128 620 người", 1_128_620, None),
        ("bốn mươi mốt người", 41, None),
        ("bốn mươi mốt (41) người", 41, None),
    ],
)
def test_a_count_keeps_its_bound(figure: str, installed: int, bound: Bound | None) -> None:
    (counts,) = read(f"Đã có {figure} cài đặt.")

    assert (counts.installed, counts.installed_bound) == (installed, bound)


def test_what_is_counted_may_stand_before_the_count() -> None:
    (counts,) = read("Số máy đã cài đặt: 41.")

    assert (counts.installed, counts.unit) == (41, "máy")


def test_a_number_that_is_a_name_does_not_come_between_count_and_rate() -> None:
    (counts,) = read("Đã kích hoạt 6.318 tài khoản mức độ 2 cho người từ 14 tuổi, đạt 77,8%.")

    assert (counts.installed, counts.percent) == (6_318, Decimal("77.8"))


def test_a_rate_said_before_the_count_belongs_to_it() -> None:
    *_, counts = read("Tỷ lệ cài đặt đạt 95,3% (41/43 máy).")

    assert (counts.installed, counts.total, counts.percent) == (41, 43, Decimal("95.3"))


def test_the_denominator_of_a_rate_stands_behind_it() -> None:
    (counts,) = read("Có 23.387 người cài đặt, chiếm 18,46% dân số (126.690 người).")

    assert (counts.denominator, counts.total) == ("dân số", 126_690)


@pytest.mark.parametrize(
    "sentence",
    [
        "Đã cài đặt xong tại 31/37 cơ quan.",
        "Đã cài đặt 12 tổ máy tính.",
        "Công văn số 41/43-CV về cài đặt.",
        "Kết quả cài đặt như sau: 1. Công tác chỉ đạo.",
        "Cài đặt tăng 320 máy.",
        "Đã cài đặt 44/43 máy.",
        "Phấn đấu cài đặt 41/43 máy.",
        "Chưa cài đặt 02 máy.",
        "Bảo vệ đo thân nhiệt 412 người.",
    ],
)
def test_other_numbers_are_no_candidates(sentence: str) -> None:
    assert read(sentence) == []
