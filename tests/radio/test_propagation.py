"""Propagation: levels fall with distance and walls, and chance has the size the profile says."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.radio.propagation import EXACT, OFFICE, Floats, Ints, Medium, Places, Profile, distances_m, path_loss_db

NO_WALLS: Ints = np.zeros((1, 1), dtype=np.int64)
PAIR = (np.array([0]), np.array([1]))


def medium(profile: Profile, *, people: int = 2, seed: int = 1) -> Medium:
    return Medium(people, profile, np.random.default_rng(seed))


def standing(*metres: float, room: list[int] | None = None) -> Places:
    rooms = np.zeros(len(metres), dtype=np.int64) if room is None else np.array(room)
    return Places(np.array([[m, 0.0] for m in metres]), rooms)


def levels(profile: Profile, moments: range, *, metres: float = 2.0, seed: int = 1) -> Floats:
    between = medium(profile, seed=seed)
    between.settle(standing(0.0, metres), NO_WALLS)
    return np.array([between.rssi_dbm(*PAIR, moment)[0] for moment in moments])


@given(st.floats(0.3, 500), st.floats(1.01, 50))
def test_loss_rises_with_distance(near_m: float, times: float) -> None:
    near, far = path_loss_db(np.array([near_m, near_m * times]), OFFICE)

    assert far > near


def test_loss_at_one_metre_is_the_reference_and_ten_times_the_distance_costs_ten_exponents() -> None:
    loss = path_loss_db(np.array([1.0, 10.0]), OFFICE)

    assert loss == pytest.approx([OFFICE.reference_loss_db, OFFICE.reference_loss_db + 10 * OFFICE.exponent])


def test_two_phones_in_one_spot_are_as_loud_as_at_the_nearest_distance() -> None:
    assert path_loss_db(np.array([0.0]), OFFICE) == path_loss_db(np.array([OFFICE.nearest_m]), OFFICE)


def test_distances_count_all_three_directions_and_who_is_out_has_none() -> None:
    apart = distances_m(np.array([[0.0, 0.0, 0.0], [2.0, 3.0, 6.0], [np.nan, np.nan, np.nan]]))

    assert apart[0, 1] == apart[1, 0] == 7
    assert np.isnan(apart[2, :2]).all()


def test_without_chance_the_level_is_power_minus_loss_plus_what_the_receiver_adds() -> None:
    level = levels(EXACT, range(1), metres=1.0)

    assert level[0] == EXACT.transmit_dbm - EXACT.reference_loss_db + EXACT.receive_db


def test_each_wall_costs_its_loss() -> None:
    between = medium(EXACT, people=3)
    walls = np.array([[0, 2], [2, 0]])
    between.settle(standing(0.0, 2.0, 4.0, room=[0, 0, 1]), walls)

    level = between.rssi_dbm(np.array([0, 1]), np.array([1, 2]), 0)

    assert level[0] - level[1] == 2 * EXACT.wall_db


def test_who_is_out_or_far_away_is_not_in_earshot() -> None:
    places = standing(0.0, 3.0, 5_000.0, np.nan)

    transmitter, receiver = medium(OFFICE, people=4).settle(places, NO_WALLS)

    assert list(zip(transmitter.tolist(), receiver.tolist(), strict=True)) == [(0, 1), (1, 0)]


def test_the_room_of_who_is_out_does_not_matter() -> None:
    places = Places(np.array([[0.0, 0.0], [1.0, 0.0], [np.nan, np.nan]]), np.array([0, 0, 99]))

    transmitter, _ = medium(OFFICE, people=3).settle(places, NO_WALLS)

    assert transmitter.tolist() == [0, 1]


def test_nothing_weaker_than_the_sensitivity_arrives() -> None:
    deaf = replace(EXACT, fading_sigma_db=6.0, sensitivity_dbm=-65.0)

    arrived = levels(deaf, range(0, 2_000_000, 1_000))

    assert np.nanmin(arrived) >= -65.0
    assert np.isnan(arrived).any()


def test_packets_are_lost_as_often_as_the_profile_says() -> None:
    lossy = replace(EXACT, packet_loss=0.3)

    lost = np.isnan(levels(lossy, range(0, 4_000_000, 1_000))).mean()

    assert lost == pytest.approx(0.3, abs=0.03)


def test_shadowing_has_its_size_and_forgets_in_its_time() -> None:
    shadowed = replace(EXACT, shadowing_sigma_db=4.0, shadowing_s=30.0)

    level = levels(shadowed, range(0, 20_000 * 5_000, 5_000))

    level -= level.mean()
    assert level.std() == pytest.approx(4.0, rel=0.1)
    for steps in (1, 6):
        kept = (level[:-steps] * level[steps:]).mean() / level.var()
        assert kept == pytest.approx(np.exp(-steps * 5 / 30), abs=0.05)


def test_shadowing_is_the_same_in_both_directions() -> None:
    between = medium(replace(EXACT, shadowing_sigma_db=4.0))
    there_and_back = between.settle(standing(0.0, 2.0), NO_WALLS)

    level = between.rssi_dbm(*there_and_back, 0)

    assert level[0] == level[1] != levels(EXACT, range(1))[0]


def test_a_phone_is_covered_its_share_of_the_time_and_stays_so_for_a_while() -> None:
    carried = replace(EXACT, body_db=10.0, covered_share=0.4, carried_s=600.0)

    open_dbm = levels(EXACT, range(1))[0]
    lost_db = open_dbm - levels(carried, range(0, 60_000 * 10_000, 10_000))

    assert set(lost_db.tolist()) == {0.0, 10.0, 20.0}
    assert lost_db.mean() == pytest.approx(2 * 0.4 * 10, rel=0.15)
    assert (np.diff(lost_db) != 0).mean() == pytest.approx(2 * 2 * 0.4 * 0.6 * 10 / 600, rel=0.3)


def test_phones_differ_by_what_the_profile_says_and_keep_their_difference() -> None:
    many = medium(OFFICE, people=5_000)

    assert many.transmit_dbm.std() == pytest.approx(OFFICE.transmit_sigma_db, rel=0.05)
    assert many.receive_db.mean() == pytest.approx(OFFICE.receive_db, abs=0.2)
    assert medium(OFFICE, seed=3).transmit_dbm.tolist() == medium(OFFICE, seed=3).transmit_dbm.tolist()
