"""What people type into fields."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters import written
from bluezone.server.rollout import typed
from bluezone.server.rollout.typed import CountField, DayField, HourField, MomentField, PercentField, VersionField


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("95", "95"),
        ("95 %", "95"),
        ("95,5", "95.5"),
        ("95.5%", "95.5"),
        ("chín mươi", "90"),
        ("chín mươi lăm phần trăm", "95"),
        ("một trăm", "100"),
        ("chin muoi", "90"),
    ],
)
def test_a_share_is_understood_however_it_is_typed(text: str, number: str) -> None:
    assert PercentField().clean(text) == Decimal(number)


@pytest.mark.parametrize("text", ["hầu hết", "0", "101", "-5", "95 trên 100", "%"])
def test_what_is_no_share_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValidationError):
        PercentField().clean(text)


@given(st.decimals(min_value=Decimal("0.1"), max_value=100, places=1))
def test_every_share_that_is_written_is_read_back(number: Decimal) -> None:
    assert typed.percent(written.percent(number)) == number


@pytest.mark.parametrize(
    "text", ["2020-08-09T08:00", "8h00 09/8/2020", "09/08/2020 08:00", "8 giờ 00, ngày 9/8/2020", "09/8/2020, 8h"]
)
def test_a_moment_is_local_and_understood_however_it_is_typed(text: str) -> None:
    assert MomentField().clean(text) == datetime(2020, 8, 9, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["sáng Chủ nhật", "2020-13-40T08:00", "25h00 09/8/2020", "31/02/2020 8h00", "8h00", "0001-01-01T00:00"]
)
def test_what_is_no_moment_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValidationError):
        MomentField().clean(text)


def test_hours_days_versions_and_counts_are_read() -> None:
    assert HourField().clean("17h") == HourField().clean("17:00:00") == time(17)
    assert DayField().clean("09/8/2020") == DayField().clean("2020-08-09") == date(2020, 8, 9)
    assert VersionField().clean("Android 6.0") == (6, 0)
    assert VersionField().clean("10,3") == (10, 3)
    assert CountField().clean("1.200") == 1200


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (HourField, "trưa"),
        (DayField, "mai"),
        (DayField, "2020-02-31"),
        (VersionField, "mới nhất"),
        (CountField, "nhiều"),
    ],
)
def test_what_is_none_of_them_gets_a_sentence(field: type[HourField], text: str) -> None:
    with pytest.raises(ValidationError):
        field().clean(text)


@pytest.mark.parametrize("field", [PercentField, MomentField, HourField, DayField, VersionField, CountField])
def test_an_optional_field_may_stay_empty(field: type[HourField]) -> None:
    assert field(required=False).clean("") is None


def test_what_was_read_is_shown_again_as_the_browser_wants_it() -> None:
    assert MomentField().prepare_value(datetime(2020, 8, 9, 1, 0, tzinfo=UTC)) == "2020-08-09T08:00"
    assert HourField().prepare_value(time(8)) == "08:00"
    assert DayField().prepare_value(date(2020, 8, 9)) == "2020-08-09"
    assert VersionField().prepare_value((10, 3)) == "10.3"


def test_an_address_holds_any_name() -> None:
    assert typed.slug("ứng dụng Bluezone / Đợt 2") == "ung-dung-bluezone-dot-2"
