"""Days and moments with the year of their context."""

from datetime import date, time

import pytest

from bluezone.letters.letter import Letter, Moment, Precision
from bluezone.letters.reading.dating import date_of, moment_of, month_end
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.terminals import Day, Hour, Instant

LETTER = Letter(date=date(2020, 8, 10), is_draft=False)
EIGHT = Hour(time(8), Precision.MINUTE)


@pytest.mark.parametrize(("known", "text", "expected"), [
    (LETTER, "Luật năm 2014, ngày 1/1/2015", date(2020, 8, 17)),
    (Letter(is_draft=False), "ngày 1/1/2015", date(2015, 8, 17)),
    (Letter(is_draft=False), "", None),
])  # fmt: skip
def test_the_letters_own_year_goes_before_that_of_the_text(known: Letter, text: str, expected: date | None) -> None:
    assert date_of(prepare(text), known, Day(17, 8)) == expected


def test_a_printed_year_and_no_day_at_all() -> None:
    assert date_of(prepare(""), LETTER, Day(17, 8, 2019)) == date(2019, 8, 17)
    assert date_of(prepare(""), LETTER, None) is None


@pytest.mark.parametrize(("instant", "expected"), [
    (Instant(Day(9, 8), EIGHT), Moment(date(2020, 8, 9), time(8), Precision.MINUTE, "x")),
    (Instant(Day(9, 8)), Moment(date(2020, 8, 9), None, Precision.DAY, "x")),
    (Instant(None, EIGHT), Moment(None, None, Precision.BLANK, "x")),
    (Instant(Day(9, 8), Hour(time(0), Precision.HOUR, is_next_day=True)),
     Moment(date(2020, 8, 10), time(0), Precision.HOUR, "x")),
])  # fmt: skip
def test_a_moment(instant: Instant, expected: Moment) -> None:
    assert moment_of(prepare(""), LETTER, instant, "x") == expected


def test_without_a_year_only_the_precision_is_known() -> None:
    assert moment_of(prepare(""), Letter(is_draft=False), Instant(Day(9, 8), EIGHT), "x") == Moment(
        None, None, Precision.MINUTE, "x"
    )


@pytest.mark.parametrize(("month", "year", "expected"), [
    (8, 2020, date(2020, 8, 31)), (2, None, date(2020, 2, 29)), (13, 2020, None), (None, 2020, None), (8, 20, None),
])  # fmt: skip
def test_the_end_of_a_month(month: int | None, year: int | None, expected: date | None) -> None:
    assert month_end(prepare(""), LETTER, month, year) == expected
