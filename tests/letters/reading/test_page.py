"""A page: where its closing starts, which year its days have, which digits count nothing."""

from datetime import date

import pytest

from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.terminals import Day
from bluezone.letters.reading.tokens import Text


@pytest.mark.parametrize("letter", [
    "tổng hợp./.\n\nNơi nhận:\n- Như trên;", "tổng hợp./.\n*Nơi nhận:*\n- Như trên;",
    "tổng hợp./. Nơi nhận: - Như trên;", "tổng hợp./.\nNOI NHAN:\n- Nhu tren",
])  # fmt: skip
def test_the_closing_starts_at_noi_nhan(letter: str) -> None:
    page = prepare(letter)

    assert page.text.slice(page.closing.first, page.closing.first + 2).lower().startswith("n")
    assert page.text.slice(0, page.closing.first).endswith("./.")
    assert page.closing.last == len(page.text)


def test_without_noi_nhan_there_is_no_closing() -> None:
    page = prepare("Nhà máy là nơi nhận hàng")

    assert page.closing.first == page.closing.last == len(page.text)


@pytest.mark.parametrize(("letter", "year", "expected"), [
    ("ngày 10/8/2020 và 17.8", None, date(2020, 8, 17)),
    ("ngày 10/8/2020 và 5/1/2021", None, None),
    ("ngày 10/8/2020 và 5/1/2021", 2021, date(2021, 8, 17)),
    ("tháng 8/2020", None, date(2020, 8, 17)),
    ("tháng 8 năm 2020", None, date(2020, 8, 17)),
    ("đến 17.8", None, None),
    ("đến 17.8", 2022, date(2022, 8, 17)),
    ("tháng 12/9999", None, None),
])  # fmt: skip
def test_a_day_without_a_year_takes_the_only_one_printed(letter: str, year: int | None, expected: date | None) -> None:
    assert prepare(letter, year).date_of(Day(17, 8)) == expected


def test_a_printed_year_stays() -> None:
    assert prepare("ngày 10/8/2020").date_of(Day(1, 2, 2019)) == date(2019, 2, 1)


@pytest.mark.parametrize(("letter", "free"), [
    ("Số 1169/SCT-VP ngày 10/8/2020 có 41 máy", ["41"]), ("lúc 8h00 ngày 9/8 đạt 95", ["95"]),
    ("tháng 8 năm 2020, thứ 12/63, 43 máy", ["43"]), ("41/43 máy", ["41", "43"]),
])  # fmt: skip
def test_digits_of_days_hours_numbers_and_ranks_count_nothing(letter: str, free: list[str]) -> None:
    page = prepare(letter)

    assert [t.written for i, t in enumerate(page.text.tokens) if t.written.isdigit() and i not in page.taken] == free


def test_a_page_holds_its_text() -> None:
    assert isinstance(prepare("Sở").text, Text)
