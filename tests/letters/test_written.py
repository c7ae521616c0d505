"""Dates, times and numbers: written as the decree wants, read as offices write them."""

from datetime import date, time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters import written
from bluezone.letters.letter import LetterError

dates = st.dates(date(1, 1, 1), date(9999, 12, 31))
decimals = st.decimals(0, 10**9, places=2) | st.decimals(0, 10**9, places=1) | st.integers(0, 10**12).map(Decimal)


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2020, 8, 10), "ngày 10 tháng 8 năm 2020", "10/8/2020"),
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020"),
        (date(2020, 2, 29), "ngày 29 tháng 02 năm 2020", "29/02/2020"),
        (date(2020, 3, 9), "ngày 09 tháng 3 năm 2020", "09/3/2020"),
        (date(2020, 12, 31), "ngày 31 tháng 12 năm 2020", "31/12/2020"),
    ],
)
def test_only_days_below_ten_and_the_first_two_months_have_a_zero(day: date, long: str, short: str) -> None:
    assert written.long_date(day) == long
    assert written.short_date(day) == short


@given(dates)
def test_a_date_is_read_as_it_was_written(day: date) -> None:
    assert written.read_long_date(written.long_date(day)) == day
    assert written.read_short_date(written.short_date(day)) == day


@pytest.mark.parametrize("text", ["ngày 5 tháng 01 năm 2020", "05 tháng 1 năm 2020", "Ngày  05  tháng 01 năm 2020"])
def test_a_long_date_is_read_whatever_its_zeros(text: str) -> None:
    assert written.read_long_date(text) == date(2020, 1, 5)


@pytest.mark.parametrize("text", ["9/8/2020", "09/08/2020", "9-8-2020", "09.8.2020", "9 / 8 / 2020"])
def test_a_short_date_is_read_whatever_its_signs(text: str) -> None:
    assert written.read_short_date(text) == date(2020, 8, 9)


@pytest.mark.parametrize(
    "text", ["31/4/2020", "0/8/2020", "12/63", "5/8-2020", "5/8/20", "", "ngày 31 tháng 2 năm 2020"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert written.read_short_date(text) is None
    assert written.read_long_date(text) is None


def test_a_day_that_is_not_set_leaves_blanks_that_no_writer_swallows() -> None:
    blank = written.long_date(None)

    assert blank.split("\u00a0" * 6) == ["ngày", "tháng", "năm", ""]
    assert written.read_long_date(blank) is None


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_time_is_read_as_it_was_written(at: time) -> None:
    assert written.read_time(written.time_of_day(at)) == at


@pytest.mark.parametrize("text", ["8h00", "08h00", "08h00'", "8 giờ 00", "08:00", "8h", "8 giờ", "8 giờ 00 phút"])
def test_eight_o_clock_is_read_in_all_its_forms(text: str) -> None:
    assert written.read_time(text) == time(8)


@pytest.mark.parametrize("text", ["25h00", "8h61", "8", "8:", "41/43", ""])
def test_what_is_no_time_is_none(text: str) -> None:
    assert written.read_time(text) is None


def test_thousands_have_dots_and_small_counts_a_zero() -> None:
    assert written.whole(1128620) == "1.128.620"
    assert [written.count(number) for number in (0, 2, 9, 10, 41, 1300)] == ["00", "02", "09", "10", "41", "1.300"]


@given(st.integers(0, 10**17))
def test_a_whole_number_is_read_as_it_was_written(number: int) -> None:
    assert written.read_whole(written.whole(number)) == number
    assert written.read_whole(written.count(number)) == number


@pytest.mark.parametrize("text", ["1 128 620", "1,128,620", "1128620", "1\u00a0128\u00a0620"])
def test_thousands_are_read_whatever_groups_them(text: str) -> None:
    assert written.read_whole(text) == 1128620


@pytest.mark.parametrize("text", ["1.12", "1.128,620", "12.34.567", "hai", "", "1" * 40])
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert written.read_whole(text) is None


@given(decimals)
def test_a_decimal_and_a_percentage_are_read_as_they_were_written(value: Decimal) -> None:
    assert written.read_decimal(written.decimal(value)) == value
    assert written.read_percent(written.percent(value)) == value


@pytest.mark.parametrize("text", ["95,3%", "95.3%", "95,3 %", "95,3%%"])
def test_a_percentage_is_read_in_all_its_forms(text: str) -> None:
    assert written.read_percent(text) == Decimal("95.3")


def test_without_a_per_cent_sign_there_is_no_percentage() -> None:
    assert written.read_percent("95,3") is None
    assert written.percent(Decimal("95.3")) == "95,3%"


@pytest.mark.parametrize(
    ("part", "of", "places", "expected"),
    [
        (41, 43, 1, "95.3"),
        (41, 43, 2, "95.35"),
        (183620, 1128620, 2, "16.27"),
        (216974, 689972, 2, "31.45"),
        (1, 8, 1, "12.5"),
        (1, 16, 1, "6.3"),
        (1, 2000, 1, "0.1"),
        (1, 2, 1, "50"),
        (43, 43, 1, "100"),
        (0, 43, 1, "0"),
        (999_999, 1_000_000, 1, "99.9"),
        (999_999, 1_000_000, 2, "99.99"),
    ],
)
def test_a_rate_is_rounded_half_up_and_is_a_hundred_only_when_equal(
    part: int, of: int, places: int, expected: str
) -> None:
    assert str(written.rate(part, of, places)) == expected


@given(st.integers(1, 10**15), st.data(), st.integers(1, 2))
def test_a_rate_is_never_further_from_the_truth_than_half_a_step(of: int, data: st.DataObject, places: int) -> None:
    part = data.draw(st.integers(0, of))

    rate = written.rate(part, of, places)

    difference = Fraction(rate) - Fraction(100 * part, of)
    step = Fraction(1, 10**places)
    assert -step / 2 < difference <= step / 2 or (rate == 100 - Decimal(1).scaleb(-places) and difference < 0)
    assert (rate == 100) is (part == of)


@pytest.mark.parametrize(("part", "of"), [(44, 43), (-1, 43), (0, 0)])
def test_a_part_greater_than_its_whole_has_no_rate(part: int, of: int) -> None:
    with pytest.raises(LetterError, match="expected a part"):
        written.rate(part, of)


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_read_as_it_was_written(number: int) -> None:
    assert written.read_roman(written.roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "IC", "VX", "ii", "MMMMM" * 1000, "I.", "XIXI"])
def test_what_is_no_roman_numeral_is_none(text: str) -> None:
    assert written.read_roman(text) is None


@pytest.mark.parametrize("number", [0, 4000, -1])
def test_there_is_no_numeral_beyond_the_romans(number: int) -> None:
    with pytest.raises(LetterError, match="expected 1 to 3999"):
        written.roman(number)
