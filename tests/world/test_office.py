from datetime import UTC, datetime

import numpy as np
import pytest

from bluezone import clock
from bluezone.world.office import (
    NEAR_M,
    OPENS_MS,
    SHIFT_M,
    STEP_MS,
    WALKING_M_S,
    Office,
    minutes_near,
    near,
)
from bluezone.world.schedule import N_DAYS, STEP_S, STEPS_A_DAY

HOUR_MS = 3_600_000


@pytest.fixture(scope="module")
def office() -> Office:
    return Office(np.random.default_rng(1))


def test_the_week_begins_on_thursday_at_seven_in_vietnam() -> None:
    assert clock.as_datetime(OPENS_MS) == datetime(2020, 8, 6, 0, 0, tzinfo=UTC)


def test_outside_of_opening_hours_nobody_is_in(office: Office) -> None:
    for time_ms in (0, OPENS_MS - 1, OPENS_MS + 12 * HOUR_MS, OPENS_MS + 30 * 24 * HOUR_MS):
        assert np.isnan(office.positions(time_ms)).all()


def test_places_are_those_of_the_step(office: Office) -> None:
    at_ten = office.places(OPENS_MS + 3 * HOUR_MS + 17)

    assert np.array_equal(at_ten.position_m, office.position_m[3 * 3600 // STEP_S], equal_nan=True)
    assert np.isfinite(at_ten.position_m).all(axis=1).sum() >= 43


def test_between_two_changes_nobody_moves_and_at_each_somebody_does(office: Office) -> None:
    time_ms, seen = OPENS_MS - 1, 0
    while seen < 200:
        change_ms = office.changes_after(time_ms)
        assert change_ms is not None
        before, at = office.positions(change_ms - 1), office.positions(change_ms)
        assert time_ms < change_ms
        assert np.array_equal(office.positions(max(time_ms, OPENS_MS - 1)), before, equal_nan=True)
        assert not np.array_equal(before, at, equal_nan=True)
        time_ms, seen = change_ms, seen + 1


def test_the_closing_of_a_day_is_a_change_and_after_the_last_there_is_none(office: Office) -> None:
    last = None
    time_ms = OPENS_MS + 3 * 24 * HOUR_MS
    while (change_ms := office.changes_after(time_ms)) is not None:
        last = time_ms = change_ms

    assert last is not None
    assert np.isnan(office.positions(last)).all()


def test_nobody_walks_faster_than_walking(office: Office) -> None:
    moved_m = np.linalg.norm(np.diff(office.position_m, axis=0), axis=2)
    longest_m = WALKING_M_S * STEP_S + 8 * SHIFT_M  # a step that ends in a chair ends anywhere in it

    assert np.nanmax(moved_m) <= longest_m


def test_people_shift_in_their_chairs_by_decimetres(office: Office) -> None:
    morning = office.position_m[: 4 * 3600 // STEP_S]
    moved_m = np.linalg.norm(np.diff(morning, axis=0), axis=2)

    assert 0.1 < np.nanmedian(moved_m[moved_m > 0]) < 0.6


def test_being_near_is_mutual_and_nobody_is_near_themselves(office: Office) -> None:
    whole = np.array([minutes_near(office, person).sum(axis=0) for person in range(office.people)])

    assert np.allclose(whole, whole.T)
    assert (np.diag(whole) == 0).all()


def test_a_farther_limit_never_counts_less(office: Office) -> None:
    assert (minutes_near(office, 5, 2.5) >= minutes_near(office, 5, 2.0)).all()


def test_minutes_near_are_those_that_counting_step_by_step_finds(office: Office) -> None:
    counted = 0
    for step in range(STEPS_A_DAY):
        places = office.positions(OPENS_MS + step * STEP_MS)
        counted += bool(np.linalg.norm(places[10] - places[11]) <= NEAR_M)

    assert minutes_near(office, 10)[0, 11] == pytest.approx(counted * STEP_S / 60)


def test_the_visitor_is_near_the_clerk_alone(office: Office) -> None:
    assert [office.roster[number].department for number in near(office, 43)] == ["Bộ phận một cửa"]


@pytest.mark.parametrize("seed", range(2))
def test_there_are_people_whose_case_is_a_close_call(seed: int) -> None:
    house = Office(np.random.default_rng(seed))

    within = {limit: _pairs(house, limit) for limit in (1.6, 2.0, 2.6)}

    assert len(within[2.0] - within[1.6]) >= 10
    assert len(within[2.6] - within[2.0]) >= 10


def _pairs(house: Office, near_m: float) -> set[tuple[int, int]]:
    longest = [minutes_near(house, person, near_m).max(axis=0) for person in range(house.people)]
    return {
        (one, other)
        for one in range(house.people)
        for other in np.flatnonzero(longest[one] >= 15).tolist()
        if one < other
    }


def test_the_same_seed_gives_the_same_office() -> None:
    one, other = Office(np.random.default_rng(2)), Office(np.random.default_rng(2))

    assert np.array_equal(one.position_m, other.position_m, equal_nan=True)
    assert one.position_m.shape == (N_DAYS * STEPS_A_DAY, 44, 3)
