from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.device.exposure import STEP_MINUTES, STEP_MS, exposures, local_day_of
from bluezone.device.matching import Match
from bluezone.device.profiles import ATTENUATION, BLUEZONE, PROFILES, SWISSCOVID, Band, Profile
from bluezone.device.sighting import Sighting
from bluezone.protocol.advertisement import Platform
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, Day, Window, day_of

ANDROID, IOS = Platform.ANDROID, Platform.IOS
MINUTE_MS = 60_000
NINE_MS = 18_480 * DAY_MS + 2 * 3_600_000
"""Thursday 2020-08-06, 9:00 in Vietnam."""

NEAR_DBM, FAR_DBM = -60, -99
INFECTION = Infection(bytes(32), 18_480 * 86_400, 18_483 * 86_400)


def heard(second: float = 0, rssi_dbm: int = NEAR_DBM, platform: Platform = ANDROID) -> Sighting:
    return Sighting(bytes(12), NINE_MS + round(second * 1000), rssi_dbm, None, platform)


def match(sightings: Sequence[Sighting], infection: Infection = INFECTION) -> Match:
    return Match(infection, day_of(NINE_MS), Window(8), tuple(sightings))


def background(minutes: float, rssi_dbm: int = NEAR_DBM, phase_s: float = 0) -> list[Sighting]:
    """What a phone in the background hears of one that stands beside it: 40 s of each 300 s, every 5 s."""
    return [s for s in always(minutes, rssi_dbm) if ((s.time_ms - NINE_MS) / 1000 - phase_s) % 300 < 40]


def always(minutes: float, rssi_dbm: int = NEAR_DBM) -> list[Sighting]:
    return [heard(second, rssi_dbm) for second in range(0, round(minutes * 60), 5)]


def near_minutes(
    sightings: Sequence[Sighting], profile: Profile = ATTENUATION, own_platform: Platform = ANDROID
) -> int:
    if not sightings:
        return 0
    found = exposures([match(sightings)], own_platform=own_platform, profile=profile)
    return sum(exposure.minutes_in(Band.NEAR) for exposure in found)


anything = st.lists(
    st.builds(
        Sighting,
        st.just(bytes(12)),
        st.one_of(st.integers(NINE_MS, NINE_MS + 3 * 3_600_000), st.integers(0, 2**50)),
        st.integers(-127, 20),
        st.none(),
        st.sampled_from(Platform),
    ),
    max_size=40,
)
in_the_morning = st.lists(st.builds(heard, st.integers(0, 7_200), st.integers(-99, -50)), max_size=60)


def test_an_hour_beside_each_other_is_sixty_minutes_near() -> None:
    (found,) = exposures([match(background(60))], own_platform=ANDROID)

    assert (found.minutes, found.minutes_in(Band.NEAR), found.date) == (60.0, 60, date(2020, 8, 6))


@pytest.mark.parametrize("phase_s", [0, 100, 259])
def test_a_phone_that_scans_40_s_of_300_s_counts_the_same_minutes_as_one_that_always_scans(phase_s: float) -> None:
    assert near_minutes(background(60, phase_s=phase_s)) == near_minutes(always(60)) == 60


def test_who_is_heard_faintly_is_not_near_however_long() -> None:
    (found,) = exposures([match(always(480, FAR_DBM))], own_platform=ANDROID)

    assert (found.minutes, found.minutes_in(Band.FAR)) == (0.0, 480)


def test_one_deep_fade_among_the_readings_of_a_step_changes_nothing() -> None:
    readings = background(60)
    readings[20] = heard((readings[20].time_ms - NINE_MS) / 1000, FAR_DBM)

    assert near_minutes(readings) == 60


def test_one_lucky_reflection_does_not_make_a_far_phone_near() -> None:
    readings = background(60, FAR_DBM)
    readings[20] = heard((readings[20].time_ms - NINE_MS) / 1000, NEAR_DBM)

    assert near_minutes(readings) == 0


def test_a_whole_round_turned_away_is_judged_by_the_rounds_beside_it() -> None:
    one_weak_round = [
        heard((s.time_ms - NINE_MS) / 1000, FAR_DBM if 600 <= (s.time_ms - NINE_MS) / 1000 < 900 else NEAR_DBM)
        for s in background(60)
    ]

    assert near_minutes(one_weak_round) == 60
    assert near_minutes(one_weak_round, BLUEZONE) == 55  # that profile judges each step by itself


def test_rounds_before_a_silence_do_not_speak_for_those_after_it() -> None:
    morning, later = background(10), [heard(7_200, FAR_DBM)]

    assert near_minutes([*morning, *later]) == 10


def test_one_sighting_stands_for_its_five_minutes() -> None:
    (found,) = exposures([match([heard()])], own_platform=ANDROID)

    assert (found.minutes_in(Band.NEAR), found.steps[0].sightings) == (5, 1)


def test_no_matches_are_no_exposure() -> None:
    assert exposures([], own_platform=IOS) == []


def test_minutes_before_and_after_local_midnight_belong_to_their_days() -> None:
    midnight_ms = 18_480 * DAY_MS + 17 * 3_600_000
    readings = [Sighting(bytes(12), midnight_ms + minute * MINUTE_MS, NEAR_DBM) for minute in range(-20, 30)]

    found = exposures([match(readings)], own_platform=ANDROID)

    assert [(exposure.date, exposure.minutes) for exposure in found] == [(date(2020, 8, 6), 20), (date(2020, 8, 7), 30)]


def test_the_local_day_is_that_of_the_offset_given() -> None:
    in_utc = exposures([match([heard()])], own_platform=ANDROID, utc_offset=timedelta(0))
    in_hawaii = exposures([match([heard()])], own_platform=ANDROID, utc_offset=timedelta(hours=-10))

    assert (in_utc[0].date, in_hawaii[0].date) == (date(2020, 8, 6), date(2020, 8, 5))


def test_two_infections_are_never_added_together() -> None:
    other = Infection(b"\1" * 32, INFECTION.start_s, INFECTION.end_s)

    found = exposures([match(always(10)), match(always(10), other)], own_platform=ANDROID)

    assert [exposure.minutes for exposure in found] == [10, 10]


def test_a_sighting_in_two_matches_of_one_infection_counts_once() -> None:
    twice = [match([heard()]), Match(INFECTION, Day(18_480), Window(7), (heard(),))]

    (found,) = exposures(twice, own_platform=ANDROID)

    assert found.steps[0].sightings == 1


@pytest.mark.parametrize(
    ("own", "other", "threshold_dbm"),
    [(ANDROID, ANDROID, -86), (ANDROID, IOS, -69), (IOS, ANDROID, -88), (IOS, IOS, -74)],
)
def test_the_profile_of_the_published_app_is_near_exactly_from_its_thresholds_on(
    own: Platform, other: Platform, threshold_dbm: int
) -> None:
    at, below = heard(0, threshold_dbm, other), heard(0, threshold_dbm - 1, other)

    assert near_minutes([at], BLUEZONE, own) == 5
    assert near_minutes([below], BLUEZONE, own) == 0


def test_a_medium_minute_counts_by_its_weight() -> None:
    pair = SWISSCOVID.pairs[ANDROID, ANDROID]
    medium = [heard(second, pair.tx_power_dbm - pair.medium_db) for second in (0, 300)]

    (found,) = exposures([match(medium)], own_platform=ANDROID, profile=SWISSCOVID)

    assert (found.minutes, found.minutes_in(Band.NEAR), found.minutes_in(Band.MEDIUM)) == (5.0, 0, 10)


def test_an_iphone_is_louder_so_the_same_reading_means_farther_away() -> None:
    rssi_dbm = -75

    android = exposures([match([heard(0, rssi_dbm, ANDROID)])], own_platform=ANDROID)
    iphone = exposures([match([heard(0, rssi_dbm, IOS)])], own_platform=ANDROID)

    assert iphone[0].steps[0].attenuation_db > android[0].steps[0].attenuation_db


@given(anything, st.sampled_from(Platform), st.sampled_from(sorted(PROFILES)), st.randoms(use_true_random=False))
def test_whatever_comes_in_whatever_order_gives_the_same_bounded_minutes(
    given: list[Sighting], own: Platform, name: str, chance: Random
) -> None:
    shuffled = given * 2
    chance.shuffle(shuffled)

    found = exposures([match(given)] if given else [], own_platform=own, profile=PROFILES[name])

    assert found == exposures([match([s]) for s in shuffled], own_platform=own, profile=PROFILES[name])
    for exposure in found:
        wall_minutes = len({step.start_ms for step in exposure.steps}) * STEP_MINUTES
        assert 0 <= exposure.minutes <= exposure.minutes_in(Band.FAR) == wall_minutes <= 24 * 60
        assert {local_day_of(step.start_ms, exposure.utc_offset) for step in exposure.steps} == {exposure.local_day}
    assert sum(step.sightings for exposure in found for step in exposure.steps) == len(set(given))


@given(in_the_morning, in_the_morning)
def test_more_sightings_never_reduce_the_minutes_heard(some: list[Sighting], more: list[Sighting]) -> None:
    def minutes_heard(sightings: list[Sighting]) -> int:
        found = exposures([match(sightings)] if sightings else [], own_platform=ANDROID)
        return sum(exposure.minutes_in(Band.FAR) for exposure in found)

    assert minutes_heard([*some, *more]) >= minutes_heard(some)


@given(in_the_morning, st.integers(0, 7_200))
def test_a_sighting_more_reduces_no_minutes_near_unless_it_is_weaker_than_what_was_heard_around_it(
    some: list[Sighting], second: int
) -> None:
    strongest_dbm = max((s.rssi_dbm for s in some), default=NEAR_DBM)

    assert near_minutes([*some, heard(second, strongest_dbm)]) >= near_minutes(some)


@given(in_the_morning, st.integers(0, 60), st.integers(1, 20))
def test_a_stronger_reading_never_reduces_minutes(some: list[Sighting], place: int, gain_db: int) -> None:
    louder = [heard((s.time_ms - NINE_MS) / 1000, s.rssi_dbm + (gain_db if s.time_ms % 7 else 0)) for s in some]

    assert near_minutes(louder) >= near_minutes(some)


@given(in_the_morning, st.integers(0, 27))
def test_weaker_exposures_are_those_of_weaker_readings(some: list[Sighting], loss_db: int) -> None:
    weak = [heard((s.time_ms - NINE_MS) / 1000, s.rssi_dbm - loss_db) for s in some]

    found = exposures([match(some)] if some else [], own_platform=ANDROID)

    assert [exposure.weaker(loss_db) for exposure in found] == (
        exposures([match(weak)], own_platform=ANDROID) if weak else []
    )


def test_steps_are_aligned_so_that_every_time_zone_is_a_whole_number_of_them() -> None:
    assert timedelta(milliseconds=STEP_MS) * 3 == timedelta(minutes=15)  # the finest offset in use
    (found,) = exposures([match([heard(299)])], own_platform=ANDROID)
    assert found.steps[0].start_ms == NINE_MS
