"""Days, hours and both: every form of section 8 of the specification."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.letter import Precision
from bluezone.letters.reading.times import Day, Hour, Instant, day, hour, moment, weekday
from bluezone.letters.reading.tokens import Text

DATES = st.dates(min_value=date(1945, 9, 2), max_value=date(2100, 1, 1))


def first_day(text: str) -> Day | None:
    return next((found for _, found in day(Text(text), 0)), None)


def first_hour(text: str) -> Hour | None:
    return next((found for _, found in hour(Text(text), 0)), None)


def first_moment(text: str) -> tuple[str, Instant] | None:
    tokens = Text(text)
    found = next(moment(tokens, 0), None)
    return (tokens.slice(0, found[0]), found[1]) if found else None


@pytest.mark.parametrize("written", [
    "ngày 10 tháng 8 năm 2020", "10 tháng 08 năm 2020", "ngày 10/8/2020", "10/08/2020", "10.8.2020", "10-8-2020",
    "ngày 10 / 8 / 2020",
    "10-8/2020", "10.8/2020", "ngày 10 tháng 8/2020", "10/8 năm 2020", "Ngày 10 tháng\n8 năm\n2020",
])  # fmt: skip
def test_a_day_with_its_year(written: str) -> None:
    assert first_day(written) == Day(10, 8, 2020)


@pytest.mark.parametrize("written", ["17.8", "17-8", "17/8", "ngày 17/8", "ngày 17 tháng 8", "17.8."])
def test_a_day_without_a_year(written: str) -> None:
    assert first_day(written) == Day(17, 8)


@pytest.mark.parametrize("written", [
    "41/43", "95,3", "31/6/2020", "30/2/2020", "29/02/2021", "8/2020", "1.128.620", "17.8.20", "30/2020/NĐ", "5", "0/8",
    "ngày sinh", "17 . 8",
])  # fmt: skip
def test_what_is_no_day(written: str) -> None:
    assert first_day(written) is None


@given(DATES)
def test_any_date_written_long_or_short_is_read_back(given_date: date) -> None:
    long = f"ngày {given_date.day:02} tháng {given_date.month} năm {given_date.year}"
    short = f"{given_date.day:02}/{given_date.month}/{given_date.year}"

    assert {first_day(long), first_day(short)} == {Day(given_date.day, given_date.month, given_date.year)}


def test_a_day_takes_the_year_of_its_context_only_without_an_own() -> None:
    assert Day(17, 8).on(2020) == date(2020, 8, 17)
    assert Day(17, 8, 2019).on(2020) == date(2019, 8, 17)
    assert Day(17, 8).on(None) is None
    assert Day(29, 2).on(2021) is None


@pytest.mark.parametrize(("written", "at", "precision"), [
    ("8h00", time(8), "minute"), ("08h00'", time(8), "minute"), ("17h", time(17), "hour"), ("11 giờ", time(11), "hour"),
    ("8 giờ 00", time(8), "minute"), ("8 giờ 30 phút", time(8, 30), "minute"), ("08:00", time(8), "minute"),
    ("17g30", time(17, 30), "minute"), ("17 giờ 30", time(17, 30), "minute"), ("11 giờ 20/8", time(11), "hour"),
    ("4h chiều", time(16), "hour"), ("14h chiều", time(14), "hour"), ("9h30 tối", time(21, 30), "minute"),
    ("9h sáng", time(9), "hour"), ("17h 15 người", time(17), "hour"),
])  # fmt: skip
def test_an_hour(written: str, at: time, precision: str) -> None:
    assert first_hour(written) == Hour(at, Precision(precision))


@pytest.mark.parametrize("written", ["25h00", "8: 00", "8:", "1:234", "8 hộ", "100h", "3 G", "h30", "8"])
def test_what_is_no_hour(written: str) -> None:
    assert first_hour(written) is None


def test_twenty_four_hours_end_the_day() -> None:
    assert first_hour("24h00") == Hour(time(0), Precision.MINUTE, is_next_day=True)


EIGHT, FIVE_PM = Hour(time(8), Precision.MINUTE), Hour(time(17), Precision.HOUR)


@pytest.mark.parametrize("written", [
    "8h00 ngày 09/8/2020", "08 giờ 00 phút, ngày 09 tháng 8 năm 2020", "ngày 09/8/2020 lúc 8h00", "09/8/2020, 08:00",
    "8h00 ngày Chủ nhật (09/8/2020)", "8h00 Chủ nhật, ngày 09/8/2020", "8h00 sáng 09/8/2020", "8h00\nngày\n09/8/2020",
    "8h00 sáng mai, 09/8/2020", "Chủ nhật ngày 09/8/2020, lúc 8h00", "8h00 của ngày 09/8/2020",
])  # fmt: skip
def test_day_and_hour_in_either_order(written: str) -> None:
    assert first_moment(written) == (" ".join(written.split()), Instant(Day(9, 8, 2020), EIGHT))


@pytest.mark.parametrize(
    "written", ["ngày 09/8/2020", "thứ Hai, ngày 09/8/2020", "thứ 2 (09/8/2020)", "sáng 09/8/2020"]
)
def test_a_day_alone(written: str) -> None:
    assert first_moment(written) == (written, Instant(Day(9, 8, 2020)))


@pytest.mark.parametrize(("written", "at"), [
    ("08h00 ngày ………", EIGHT), ("8h00 ngày …/…/2025", EIGHT), ("ngày ... tháng ... năm 2020", None),
    ("...h... ngày .../8/2020", None), ("ngày ….tháng …năm …", None), ("17h ngày      /8/2020", FIVE_PM),
    ("17h ngày    tháng 8 năm 2020", FIVE_PM), ("……h…… ngày ……/……/……", None),
])  # fmt: skip
def test_a_blank_of_a_form_is_no_day(written: str, at: Hour | None) -> None:
    assert first_moment(written) == (" ".join(written.split()), Instant(None, at))


@pytest.mark.parametrize("written", ["ngày mai", "8h00", "thứ Sáu hằng tuần", "ngày", "", "hôm nay", "41 máy"])
def test_what_is_no_moment(written: str) -> None:
    assert first_moment(written) is None


def test_days_of_the_week() -> None:
    found = [next((value for _, value in weekday(Text(text), 0)), None) for text in ("thứ Sáu", "Chủ nhật", "thứ 12")]

    assert found == ["thứ Sáu", "Chủ nhật", None]


@pytest.mark.parametrize("text", ["17h00 cùng ngày.", "8 giờ trong ngày - các đơn vị", "8h00 ngày."])
def test_the_end_of_a_sentence_is_no_blank_day(text: str) -> None:
    assert all(instant.day is not None or instant.hour is None for _, instant in moment(Text(text), 0))
