from dataclasses import replace
from itertools import product

import pytest

from bluezone.device.profiles import (
    ATTENUATION,
    BLUEZONE,
    BLUEZONE_THRESHOLD_DBM,
    DEFAULT,
    PROFILES,
    Band,
    Pair,
    ProfileError,
)
from bluezone.protocol.advertisement import Platform

ANDROID, IOS = Platform.ANDROID, Platform.IOS


def test_the_default_works_on_attenuation_and_stands_among_the_named_profiles() -> None:
    assert DEFAULT is PROFILES["attenuation/1"]


@pytest.mark.parametrize(
    ("attenuation_db", "band"), [(57, Band.NEAR), (58, Band.MEDIUM), (63, Band.MEDIUM), (64, Band.FAR)]
)
def test_the_upper_bound_of_a_band_belongs_to_it(attenuation_db: int, band: Band) -> None:
    assert Pair(tx_power_dbm=-19, near_db=57, medium_db=63).band(attenuation_db) is band


def test_attenuation_is_power_minus_reading() -> None:
    pair = Pair(tx_power_dbm=-19, near_db=57, medium_db=63)

    assert (pair.attenuation_db(-76), pair.attenuation_db(-10)) == (57, -9)


@pytest.mark.parametrize("pair", list(product(Platform, Platform)))
def test_bluezones_limits_are_its_thresholds_seen_as_attenuation(pair: tuple[Platform, Platform]) -> None:
    limits = BLUEZONE.pairs[pair]

    assert limits.tx_power_dbm - limits.near_db == BLUEZONE_THRESHOLD_DBM[pair]


def test_bands_out_of_order_are_refused() -> None:
    with pytest.raises(ProfileError, match="before near does"):
        Pair(tx_power_dbm=-19, near_db=63, medium_db=55)


def test_a_profile_that_lacks_a_pair_is_refused() -> None:
    with pytest.raises(ProfileError, match="each of four pairs"):
        replace(ATTENUATION, pairs={(ANDROID, IOS): ATTENUATION.pairs[ANDROID, IOS]})


def test_a_far_minute_cannot_count_more_than_a_near_one() -> None:
    with pytest.raises(ProfileError, match="not rising with the distance"):
        replace(ATTENUATION, weights={Band.NEAR: 0.5, Band.MEDIUM: 1.0, Band.FAR: 0.0})


def test_smoothing_over_fewer_than_no_steps_is_refused() -> None:
    with pytest.raises(ProfileError, match="0 or more"):
        replace(ATTENUATION, smoothing_steps=-1)
