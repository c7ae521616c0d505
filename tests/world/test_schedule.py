import numpy as np
import pytest

from bluezone.world.floorplan import room_number
from bluezone.world.people import N_MEMBERS, cast
from bluezone.world.schedule import (
    AWAY,
    FRIDAY,
    N_SATURDAY_CREW,
    SATURDAY,
    STEP_S,
    SUNDAY,
    THURSDAY,
    Timetable,
    step_at,
)


def timetable(seed: int = 1) -> Timetable:
    people_rng, rng = np.random.default_rng(seed).spawn(2)
    return Timetable(cast(people_rng), rng)


def n_in(table: Timetable, day: int, hour: float) -> int:
    return int((table.spots[day, step_at(hour)] != AWAY).sum())


@pytest.mark.parametrize("day", [THURSDAY, FRIDAY])
def test_on_a_working_day_all_43_come_between_a_quarter_past_seven_and_twenty_to_eight(day: int) -> None:
    table = timetable()

    assert n_in(table, day, 7.24) == 0
    assert n_in(table, day, 7.68) == N_MEMBERS
    assert n_in(table, day, 17.6) == 0


@pytest.mark.parametrize("day", [THURSDAY, FRIDAY])
def test_at_noon_some_eat_in_the_canteen_at_tables_of_four_and_the_others_are_at_home(day: int) -> None:
    table = timetable()

    noon = table.spots[day, step_at(11.9)]
    inside = noon[noon != AWAY]

    assert 8 <= len(inside) <= 24
    assert len(set(inside.tolist())) == len(inside)
    assert {table.plan.rooms[spot] for spot in inside} == {room_number("Nhà ăn")}


def test_on_saturday_a_small_crew_works_and_on_sunday_one_officer_is_on_duty() -> None:
    table = timetable()

    assert n_in(table, SATURDAY, 10) == N_SATURDAY_CREW
    assert n_in(table, SATURDAY, 14) == 0
    assert n_in(table, SUNDAY, 9) == 1


def test_the_visitor_comes_once_for_less_than_an_hour() -> None:
    table = timetable()

    steps = (table.spots[:, :, N_MEMBERS] != AWAY).sum(axis=1)

    assert (steps[FRIDAY:] == 0).all()
    assert 15 <= steps[THURSDAY] * STEP_S / 60 <= 60


@pytest.mark.parametrize("seed", range(5))
def test_no_seat_at_a_table_is_taken_by_two(seed: int) -> None:
    table = timetable(seed)
    seats = {spot for day in table.spots for step in day[::60] for spot in step.tolist()} - {AWAY}
    tables = {spot for spot in seats if table.plan.rooms[spot] in (room_number("Nhà ăn"), room_number("Phòng họp lớn"))}

    for day in table.spots:
        for step in day[::60]:
            taken = [spot for spot in step.tolist() if spot in tables]
            assert len(set(taken)) == len(taken)


def test_the_same_seed_gives_the_same_week() -> None:
    assert (timetable(7).spots == timetable(7).spots).all()
    assert (timetable(7).spots != timetable(8).spots).any()
