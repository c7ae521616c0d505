"""Levels on a link: those of the simulated air, by where people are at the moment of the packet."""

import math

import numpy as np

from bluezone.radio.air import StandingFloor
from bluezone.radio.bumble.levels import SAME_DESK_DBM, placed, same_desk
from bluezone.radio.propagation import EXACT, Ints, Medium, Places


class Walk:
    """Two people: ten metres apart, from 1,000 ms on one metre, from 2,000 ms on one of them is out."""

    people = 2
    walls: Ints = np.zeros((1, 1), dtype=np.int64)

    def places(self, time_ms: int) -> Places:
        apart_m = 10.0 if time_ms < 1_000 else 1.0 if time_ms < 2_000 else np.nan
        return Places(np.array([[0.0, 0.0], [apart_m, 0.0]]), np.zeros(2, dtype=np.int64))

    def changes_after(self, time_ms: int) -> int | None:
        return next((moment for moment in (1_000, 2_000) if moment > time_ms), None)


def test_on_one_desk_everybody_hears_everybody_alike() -> None:
    assert same_desk(0, [1, 2]) == [SAME_DESK_DBM, SAME_DESK_DBM]


def test_levels_follow_people_as_they_move_and_end_when_they_leave() -> None:
    moments = iter([500, 1_500, 2_500])
    levels = placed(Walk(), Medium(2, EXACT, np.random.default_rng(1)), lambda: next(moments))

    far, near, out = (levels(0, [1])[0] for _ in range(3))

    assert near == far + 20
    assert math.isnan(out)


def test_each_level_belongs_to_its_receiver() -> None:
    floor = StandingFloor(np.array([[0.0, 0.0], [10.0, 0.0], [5_000.0, 0.0], [1.0, 0.0]]))
    levels = placed(floor, Medium(4, EXACT, np.random.default_rng(1)), lambda: 0)

    far, too_far, near = levels(0, [1, 2, 3])

    assert near == far + 20
    assert math.isnan(too_far)


def test_nobody_asked_for_is_no_error() -> None:
    floor = StandingFloor(np.zeros((2, 2)))

    assert placed(floor, Medium(2, EXACT, np.random.default_rng(1)), lambda: 0)(0, []) == []
