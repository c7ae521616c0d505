"""Words for values."""

from datetime import date

import pytest

from bluezone.device.alert import Difference, Hours
from bluezone.device.exposure import VIETNAM, LocalDay
from bluezone.device.profiles import Band
from bluezone.phone.face.wording import Wording
from bluezone.protocol.window import DAY_MS, Day

NOW_MS = 18_483 * DAY_MS + 10 * 3_600_000  # Sunday 9 August 2020, 17:00 in Vietnam


def wording(language: str = "vi") -> Wording:
    return Wording(language, VIETNAM, NOW_MS)


def test_a_date_has_its_weekday() -> None:
    assert wording().date(date(2020, 8, 9)) == "Chủ nhật, 9/8/2020"
    assert wording("en").date(date(2020, 8, 9)) == "Sunday, 9 August 2020"


def test_near_days_have_their_own_words() -> None:
    assert [wording().local_day(LocalDay(day)) for day in (18_483, 18_482, 18_481)] == [
        "Hôm nay",
        "Hôm qua",
        "Thứ sáu, 7/8",
    ]


def test_a_day_ahead_of_the_clock_is_a_date() -> None:
    assert wording("en").local_day(LocalDay(18_484)) == "Monday, 10 August"


def test_times_are_those_of_the_wall() -> None:
    assert wording().time(NOW_MS) == "17:00"
    assert wording().time(NOW_MS - DAY_MS) == "17:00, 8/8/2020"
    assert wording("en").time(NOW_MS - DAY_MS) == "17:00, 8 August 2020"


def test_a_utc_day_is_named_by_the_local_date_on_which_it_begins() -> None:
    assert wording("en").utc_day(Day(18_480)) == "Thursday, 6 August 2020"


@pytest.mark.parametrize(
    ("minutes", "said"), [(5, "5 phút"), (59.6, "1 giờ"), (60, "1 giờ"), (95, "1 giờ 35 phút"), (0, "0 phút")]
)
def test_durations_are_said_in_hours_and_minutes(minutes: float, said: str) -> None:
    assert wording().duration(minutes) == said


def test_hours_are_joined() -> None:
    said = wording("en").hours([Hours(9, 11), Hours(14, 15)])

    assert said.replace("\u2060", "") == "9:00–11:00, 14:00–15:00"


def test_each_band_has_its_words() -> None:
    assert len({wording().band(band) for band in Band}) == 3


def test_what_would_have_had_to_differ_is_said_with_its_numbers() -> None:
    said = wording().otherwise(Difference(minutes_fewer=45, weaker_db=5))

    assert said == ["thời gian ở cạnh nhau ngắn hơn ít nhất 45 phút,", "hoặc khoảng cách lúc đó xa gấp khoảng 1,8 lần."]


@pytest.mark.parametrize("weaker_db", [None, 0, 60])
def test_a_distance_that_says_nothing_is_left_out(weaker_db: int | None) -> None:
    assert len(wording().otherwise(Difference(45, weaker_db))) == 1


def test_the_rule_is_said_and_an_unknown_one_named() -> None:
    known = wording().rule("2 m, 15 minutes/1", "attenuation/1")

    assert known == "Quy tắc: 2 mét, 15 phút. Cách đo: độ suy hao của tín hiệu"
    assert wording("en").rule("x/1", "y/2") == "Rule: x/1. Measured by: y/2"


def test_an_unknown_error_keeps_its_code() -> None:
    assert wording().error("server_too_slow") == "Máy chủ trả lời quá chậm."
    assert wording().error("news_from_mars") == "Có lỗi (news_from_mars)."
    assert "batch_order_wrong" in wording().error("batch_order_wrong")
    assert "hỏng" in wording().error("batch_order_wrong")
