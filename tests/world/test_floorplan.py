from itertools import combinations

import numpy as np
import pytest

from bluezone.world.floorplan import CORRIDORS, GATE, N_ROOMS, ROOMS, SLAB_WALLS, YARD, Plan, Spot, room_number, walls


def plan(seed: int = 1) -> Plan:
    return Plan(np.random.default_rng(seed))


def apart_m(a_plan: Plan, one: Spot, other: Spot) -> float:
    return float(np.linalg.norm(np.subtract(a_plan.points[one], a_plan.points[other])))


def test_rooms_of_one_storey_and_side_do_not_overlap() -> None:
    for one, other in combinations(ROOMS, 2):
        if (one.storey, one.is_north) == (other.storey, other.is_north):
            assert one.east <= other.west or other.east <= one.west


def test_walls_are_counted_alike_from_both_sides_and_none_within_a_room() -> None:
    found = walls()

    assert found.shape == (N_ROOMS, N_ROOMS)
    assert (found == found.T).all()
    assert (np.diag(found) == 0).all()
    assert (found[~np.eye(N_ROOMS, dtype=bool)] > 0).all()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Trung tâm 1", "Trung tâm 2", 1),
        ("Trung tâm 1", "Công đoàn", 2),
        ("Trung tâm 1", "Nhà ăn", 2),
        ("Công nghiệp", "Thương mại", 1),
        ("Nhà ăn", "Công nghiệp", SLAB_WALLS),
    ],
)
def test_a_line_between_rooms_crosses_as_many_walls(one: str, other: str, expected: int) -> None:
    assert walls()[room_number(one), room_number(other)] == expected


def test_the_corridor_is_one_wall_away_and_the_yard_two() -> None:
    ground, upper = CORRIDORS

    assert walls()[room_number("Nhà ăn"), ground] == 1
    assert walls()[ground, upper] == SLAB_WALLS
    assert walls()[room_number("Nhà ăn"), YARD] == 2


@pytest.mark.parametrize("seed", range(10))
def test_desks_stand_as_furniture_does_and_some_pairs_lie_just_beyond_two_metres(seed: int) -> None:
    a_plan = plan(seed)

    one, beside, facing, across = a_plan.desks(room_number("Thương mại"), 4)

    assert 1.4 <= apart_m(a_plan, one, beside) <= 1.8
    assert 1.8 <= apart_m(a_plan, one, facing) <= 2.2
    assert 2.2 <= apart_m(a_plan, one, across) <= 2.9


@pytest.mark.parametrize("seed", range(10))
def test_all_seats_lie_within_their_rooms(seed: int) -> None:
    a_plan = plan(seed)
    for name, count in (("Thương mại", 6), ("Văn phòng", 5), ("Năng lượng", 3), ("Giám đốc", 1)):
        a_plan.desks(room_number(name), count)
    a_plan.oval(room_number("Phòng họp lớn"), 16)
    a_plan.round(room_number("Phòng họp nhỏ"), 6)
    a_plan.canteen(6)

    for (x, y, _), number in zip(a_plan.points, a_plan.rooms, strict=True):
        room = ROOMS[number]
        assert room.west < x < room.east
        assert (8.0 < y < 14.0) if room.is_north else (0.0 < y < 6.0)


def test_who_eats_at_one_table_is_near_and_who_eats_at_another_is_not() -> None:
    a_plan = plan()

    tables = a_plan.canteen(6)

    assert all(apart_m(a_plan, *pair) < 2.0 for table in tables for pair in combinations(table, 2))
    for table, other in combinations(tables, 2):
        assert all(apart_m(a_plan, one, two) > 2.0 for one in table for two in other)


def test_a_place_beside_a_desk_is_as_far_from_it_as_asked() -> None:
    a_plan = plan()
    (desk,) = a_plan.desks(room_number("Giám đốc"), 1)

    assert apart_m(a_plan, desk, a_plan.beside(desk, 0.8)) == pytest.approx(0.8)


def test_the_way_within_a_room_is_straight_and_between_rooms_leads_through_doors_and_corridor() -> None:
    a_plan = plan()
    one, other = a_plan.desks(room_number("Thanh tra"), 2)
    (away,) = a_plan.desks(room_number("Giám đốc"), 1)

    assert len(a_plan.way(one, other)) == 2
    assert {number for _, number in a_plan.way(one, away)} == {
        room_number("Thanh tra"),
        CORRIDORS[1],
        room_number("Giám đốc"),
    }


def test_the_way_from_the_gate_upstairs_climbs_the_stairs() -> None:
    a_plan = plan()
    gate = a_plan.add(GATE, YARD)
    (desk,) = a_plan.desks(room_number("Giám đốc"), 1)

    way = a_plan.way(gate, desk)

    heights = [point[2] for point, _ in way]
    assert heights == sorted(heights)
    assert {number for _, number in way} == {YARD, *CORRIDORS, room_number("Giám đốc")}
