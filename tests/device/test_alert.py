from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.device.alert import (
    WITHIN_TWO_METRES,
    Alert,
    Difference,
    Hours,
    Level,
    Rule,
    RuleError,
    alerts,
    level,
    without_last,
)
from bluezone.device.exposure import STEP_MINUTES, Exposure, exposures
from bluezone.device.matching import Match
from bluezone.device.profiles import ATTENUATION, PROFILES, SWISSCOVID, Band, Profile
from bluezone.device.sighting import Sighting
from bluezone.protocol.advertisement import Platform
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, Window, day_of

NINE_MS = 18_480 * DAY_MS + 2 * 3_600_000
"""Thursday 2020-08-06, 9:00 in Vietnam."""

PAIR = ATTENUATION.pairs[Platform.ANDROID, Platform.ANDROID]
NEAR_DBM = PAIR.tx_power_dbm - PAIR.near_db
MEDIUM_DBM = PAIR.tx_power_dbm - PAIR.medium_db


def together(
    minutes: Sequence[int], rssi_dbm: int = NEAR_DBM, key: int = 0, profile: Profile = ATTENUATION
) -> list[Exposure]:
    """The exposures of one who was heard at each of *minutes* after nine."""
    readings = tuple(Sighting(bytes(12), NINE_MS + minute * 60_000, rssi_dbm) for minute in minutes)
    infection = Infection(bytes([key]) * 32, 18_480 * 86_400, 18_483 * 86_400)
    match = Match(infection, day_of(NINE_MS), Window(8), readings)
    return exposures([match], own_platform=Platform.ANDROID, profile=profile)


def only(found: list[Alert]) -> Alert:
    (one,) = found
    return one


def test_fifteen_minutes_near_on_one_day_are_a_warning_and_ten_are_not() -> None:
    assert only(alerts(together(range(15)))).level is Level.WARNING
    assert alerts(together(range(10))) == []


def test_where_a_medium_minute_counts_half_half_an_hour_of_them_is_a_warning() -> None:
    pair = SWISSCOVID.pairs[Platform.ANDROID, Platform.ANDROID]

    found = only(alerts(together(range(30), pair.tx_power_dbm - pair.medium_db, profile=SWISSCOVID)))

    assert (found.level, found.band, found.minutes) == (Level.WARNING, Band.MEDIUM, 15.0)


def test_ten_minutes_today_and_ten_tomorrow_are_no_warning() -> None:
    tomorrow = range(24 * 60, 24 * 60 + 10)

    assert alerts(together([*range(10), *tomorrow])) == []


def test_a_morning_in_one_room_is_a_notice_not_a_warning() -> None:
    found = only(alerts(together(range(180), MEDIUM_DBM)))

    assert (found.level, found.band, found.minutes) == (Level.NOTICE, Band.MEDIUM, 180)


def test_the_explanation_names_day_hours_minutes_and_how_often_the_phone_was_heard() -> None:
    found = only(alerts(together([*range(50, 70), *range(300, 310)])))

    assert found.date == date(2020, 8, 6)
    assert found.hours == (Hours(9, 11), Hours(14, 15))
    assert (found.minutes, found.band, found.sightings) == (30, Band.NEAR, 30)
    assert (found.rule, found.profile) == ("2 m, 15 minutes/1", "attenuation/1")


def test_the_difference_is_what_would_just_have_sufficed() -> None:
    found = only(alerts(together(range(40), NEAR_DBM + 5)))

    assert found.difference == Difference(minutes_fewer=30, weaker_db=6)


def test_six_decibels_are_about_twice_the_distance_in_free_air() -> None:
    assert Difference(minutes_fewer=5, weaker_db=6).times_farther == 2.0


def test_where_every_distance_counts_alike_no_weakness_would_have_sufficed() -> None:
    indifferent = replace(ATTENUATION, weights=dict.fromkeys(Band, 1.0))

    found = only(alerts(together(range(15), profile=indifferent)))

    assert (found.difference.weaker_db, found.difference.times_farther) == (None, None)


def test_the_latest_day_comes_first_and_on_it_warnings_before_notices() -> None:
    today, tomorrow = range(15), range(24 * 60, 24 * 60 + 30)

    found = alerts([*together(today), *together(tomorrow, MEDIUM_DBM), *together(tomorrow, key=1)])

    assert [(alert.date.day, alert.level) for alert in found] == [
        (7, Level.WARNING),
        (7, Level.NOTICE),
        (6, Level.WARNING),
    ]


def test_a_rule_that_tells_everybody_of_everybody_is_refused() -> None:
    with pytest.raises(RuleError, match="more than 0 minutes"):
        Rule("all", "a test", warning_minutes=0, notice_minutes=15)


def test_no_exposure_is_no_alert() -> None:
    assert alerts([]) == []


some_readings = st.lists(st.tuples(st.integers(0, 300), st.integers(-100, -40)), min_size=1, max_size=60)


def exposed(readings: Sequence[tuple[int, int]], loss_db: int, profile: Profile) -> list[Exposure]:
    heard = tuple(Sighting(bytes(12), NINE_MS + minute * 60_000, rssi - loss_db) for minute, rssi in readings)
    infection = Infection(bytes(32), 18_480 * 86_400, 18_483 * 86_400)
    match = Match(infection, day_of(NINE_MS), Window(8), heard)
    return exposures([match], own_platform=Platform.ANDROID, profile=profile)


@given(some_readings, st.sampled_from(sorted(PROFILES)))
def test_so_many_decibels_weaker_would_have_changed_it_and_one_less_would_not(
    readings: list[tuple[int, int]], name: str
) -> None:
    profile = PROFILES[name]
    for alert in alerts(exposed(readings, 0, profile)):
        loss_db = alert.difference.weaker_db

        assert loss_db is not None
        if min(rssi for _, rssi in readings) - loss_db >= -127:
            assert alert.level not in [found.level for found in alerts(exposed(readings, loss_db, profile))]
            assert alert.level in [found.level for found in alerts(exposed(readings, loss_db - 1, profile))]


@given(some_readings, st.sampled_from(sorted(PROFILES)))
def test_so_many_minutes_fewer_would_have_changed_it_and_five_less_would_not(
    readings: list[tuple[int, int]], name: str
) -> None:
    for exposure in exposed(readings, 0, PROFILES[name]):
        for alert in alerts([exposure]):
            steps = alert.difference.minutes_fewer // STEP_MINUTES

            assert steps >= 1
            assert (level(without_last(exposure, alert.level, steps)) or 0) < alert.level
            assert level(without_last(exposure, alert.level, steps - 1)) is alert.level


@given(some_readings)
def test_the_hours_hold_all_the_minutes(readings: list[tuple[int, int]]) -> None:
    for alert in alerts(exposed(readings, 0, ATTENUATION)):
        assert alert.minutes <= 60 * sum(hours.end - hours.first for hours in alert.hours)
        assert all(0 <= hours.first < hours.end <= 24 for hours in alert.hours)
        assert all(one.end < other.first for one, other in pairwise(alert.hours))
        assert alert.minutes >= WITHIN_TWO_METRES.warning_minutes
