"""The building: rooms, walls, doors, seats, and the way from one seat to another. Metres; z is the height of the floor.

Two storeys on one grid: a corridor from west to east with rooms on both sides, stairs at its western end, the gate
outside the ground floor. The plan is invented in the style of a Vietnamese provincial office; its distances are those
of the furniture trade, and some are meant to lie near 2 m: who sits diagonally across two desks sits 2.2 to 2.6 m away.
"""

from dataclasses import dataclass
from typing import NewType

import numpy as np
import numpy.typing as npt

Spot = NewType("Spot", int)
"""The place of a seat or standing place in the plan's arrays."""

Point = tuple[float, float, float]

STOREY_M = 3.6
CORRIDOR_Y = 7.0
STAIRS_X = -2.0
SLAB_WALLS = 3
"""A concrete slab weakens like three light walls."""

DESK_WIDTH_M, DESK_DEPTH_M = 1.4, 0.7
SEAT_TO_DESK_M = 0.28
"""From the edge of a desk to the middle of who sits at it."""

OVAL_SPACING_M = (0.8, 1.0)
OVAL_ACROSS_M = (3.0, 3.6)
"""The hollow oval table of a provincial meeting room: between neighbours, and between those who face each other."""

ROUND_TABLE_M = 1.3
CANTEEN_TABLE_M = (0.75, 0.75)
"""Between two who sit side by side; width of the table between two who face each other."""

CANTEEN_PITCH_M = (4.0, 3.6)
"""Between the middles of neighbouring tables; in August 2020 they stood apart."""


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle from (west, south) to (east, north) on a storey, with its door on the corridor."""

    name: str
    storey: int
    west: float
    east: float
    is_north: bool

    @property
    def middle(self) -> Point:
        return ((self.west + self.east) / 2, 11.0 if self.is_north else 3.0, self.storey * STOREY_M)

    @property
    def door(self) -> Point:
        return (self.west + 0.8, 8.0 if self.is_north else 6.0, self.storey * STOREY_M)


ROOMS: tuple[Room, ...] = (
    Room("Trung tâm 1", 0, 0.0, 8.0, False),
    Room("Trung tâm 2", 0, 8.0, 14.0, False),
    Room("Công đoàn", 0, 14.0, 18.0, False),
    Room("Một cửa", 0, 18.0, 24.0, False),
    Room("Nhà ăn", 0, 0.0, 14.0, True),
    Room("Phòng họp lớn", 0, 14.0, 26.0, True),
    Room("Giám đốc", 1, 0.0, 5.0, False),
    Room("Phó Giám đốc 1", 1, 5.0, 9.5, False),
    Room("Phó Giám đốc 2", 1, 9.5, 14.0, False),
    Room("Văn phòng", 1, 14.0, 21.0, False),
    Room("Thanh tra", 1, 21.0, 26.0, False),
    Room("Kế hoạch - Tài chính", 1, 26.0, 34.0, False),
    Room("Công nghiệp", 1, 0.0, 8.0, True),
    Room("Thương mại", 1, 8.0, 17.0, True),
    Room("Năng lượng", 1, 17.0, 22.0, True),
    Room("Kỹ thuật an toàn", 1, 22.0, 27.0, True),
    Room("Phòng họp nhỏ", 1, 27.0, 34.0, True),
)
CORRIDORS = (len(ROOMS), len(ROOMS) + 1)
"""Numbers of the two corridors, after the rooms."""

YARD = len(ROOMS) + 2
"""Number of the yard with the gate."""

N_ROOMS = len(ROOMS) + 3
GATE: Point = (-8.0, CORRIDOR_Y, 0.0)


def room_number(name: str) -> int:
    """Return the number of the room called *name*."""
    return next(number for number, room in enumerate(ROOMS) if room.name == name)


def walls() -> npt.NDArray[np.int64]:
    """Return how many walls a straight line between two rooms crosses, slabs included; shape (N_ROOMS, N_ROOMS).

    On one storey: the walls between columns of rooms, and those of the corridor. A rough count, which is all that a
    model of some dB a wall deserves.
    """
    found = np.zeros((N_ROOMS, N_ROOMS), dtype=np.int64)
    for one in range(N_ROOMS):
        for other in range(N_ROOMS):
            found[one, other] = 0 if one == other else _walls_between(one, other)
    return found


def _walls_between(one: int, other: int) -> int:
    slabs = SLAB_WALLS * (_storey(one) != _storey(other))
    if YARD in (one, other):
        return slabs + (1 if one in CORRIDORS or other in CORRIDORS else 2)
    if one in CORRIDORS or other in CORRIDORS:
        return slabs + int(not (one in CORRIDORS and other in CORRIDORS))
    first, second = ROOMS[one], ROOMS[other]
    if first.is_north != second.is_north:
        return slabs + 2
    if first.west < second.east and second.west < first.east:
        return slabs
    gap = min(first.east, second.east), max(first.west, second.west)
    between = [
        room for room in ROOMS if room.is_north == first.is_north and gap[0] <= room.west and room.east <= gap[1]
    ]
    return slabs + 1 + max(sum(room.storey == storey for room in between) for storey in (first.storey, second.storey))


def _storey(room: int) -> int:
    if room in CORRIDORS:
        return CORRIDORS.index(room)
    return 0 if room == YARD else ROOMS[room].storey


class Plan:
    """All spots of the building: where one can sit or stand, and the rooms they are in.

    Furniture is set by the generator handed in, within a few decimetres, so that no two offices are alike.
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self.points: list[Point] = []
        self.rooms: list[int] = []

    def add(self, point: Point, room: int) -> Spot:
        """Add a spot in *room* and return it."""
        self.points.append(point)
        self.rooms.append(room)
        return Spot(len(self.points) - 1)

    def desks(self, room: int, count: int) -> list[Spot]:
        """Furnish *room* with islands of up to four desks, two and two facing, and return *count* seats.

        Side by side 1.4 to 1.8 m, face to face 1.9 to 2.2 m, across 2.4 to 2.8 m; two islands some 3.5 m apart.
        """
        x, y, z = ROOMS[room].middle
        n_islands = -(-count // 4)
        seats: list[Spot] = []
        for island in range(n_islands):
            side = DESK_WIDTH_M + self._rng.uniform(0.0, 0.4)
            facing = 2 * (DESK_DEPTH_M + SEAT_TO_DESK_M) + self._rng.uniform(-0.1, 0.2)
            middle_x = x + (island - (n_islands - 1) / 2) * (ROOMS[room].east - ROOMS[room].west) / n_islands
            for sign_x, sign_y in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
                seats.append(self.add((middle_x + sign_x * side / 2, y + sign_y * facing / 2, z), room))
        return seats[:count]

    def oval(self, room: int, seats: int) -> list[Spot]:
        """Put the oval table into *room* and return its *seats*, an even number: one long side, then the other."""
        x, y, z = ROOMS[room].middle
        spacing, across = self._rng.uniform(*OVAL_SPACING_M), self._rng.uniform(*OVAL_ACROSS_M)
        columns = seats // 2
        places = [
            (x + (column - (columns - 1) / 2) * spacing, y + sign * across / 2, z)
            for sign in (-1, 1)
            for column in range(columns)
        ]
        return [self.add(place, room) for place in places]

    def round(self, room: int, seats: int) -> list[Spot]:
        """Put a round table into *room* and return its *seats* in a ring."""
        x, y, z = ROOMS[room].middle
        radius = ROUND_TABLE_M / 2 + SEAT_TO_DESK_M
        angles = (2 * np.pi * seat / seats for seat in range(seats))
        return [self.add((x + radius * np.cos(angle), y + radius * np.sin(angle), z), room) for angle in angles]

    def canteen(self, tables: int) -> list[list[Spot]]:
        """Put *tables* for four into the canteen, in two rows, and return the seats of each."""
        room = room_number("Nhà ăn")
        x, y, z = ROOMS[room].middle
        side, across = CANTEEN_TABLE_M[0], CANTEEN_TABLE_M[1] + 2 * SEAT_TO_DESK_M
        pitch_x, pitch_y = CANTEEN_PITCH_M
        columns = -(-tables // 2)
        found = []
        for number in range(tables):
            column, row = divmod(number, 2)
            middle = (x + (column - (columns - 1) / 2) * pitch_x, y + (row - 0.5) * pitch_y)
            corners = [(sx * side / 2, sy * across / 2) for sx in (-1, 1) for sy in (-1, 1)]
            found.append([self.add((middle[0] + dx, middle[1] + dy, z), room) for dx, dy in corners])
        return found

    def beside(self, spot: Spot, distance_m: float) -> Spot:
        """Add a standing place *distance_m* from *spot*, in its room, to whichever side."""
        x, y, z = self.points[spot]
        angle = self._rng.uniform(0, 2 * np.pi)
        return self.add((x + distance_m * np.cos(angle), y + distance_m * np.sin(angle), z), self.rooms[spot])

    def corridor(self, storey: int) -> Spot:
        """Add a place somewhere in the corridor of *storey*."""
        return self.add((self._rng.uniform(1.0, 25.0), CORRIDOR_Y, storey * STOREY_M), CORRIDORS[storey])

    def way(self, start: Spot, end: Spot) -> list[tuple[Point, int]]:
        """Return the corners of the way from *start* to *end*, each with the room of the stretch that ends there."""
        out = [(self.points[start], self.rooms[start])]
        if self.rooms[start] == self.rooms[end]:
            return [*out, (self.points[end], self.rooms[end])]
        out += self._to_corridor(start)
        back = self._to_corridor(end)[::-1]
        from_storey, to_storey = _storey(self.rooms[start]), _storey(self.rooms[end])
        if from_storey != to_storey:
            for storey in (from_storey, to_storey):
                out.append(((STAIRS_X, CORRIDOR_Y, storey * STOREY_M), CORRIDORS[storey]))
        out += [(point, CORRIDORS[to_storey]) for point, _ in back]
        return [*out, (self.points[end], self.rooms[end])]

    def _to_corridor(self, spot: Spot) -> list[tuple[Point, int]]:
        number = self.rooms[spot]
        if number == YARD:
            return [((STAIRS_X, CORRIDOR_Y, 0.0), YARD)]
        if number in CORRIDORS:
            return []
        x, y, z = ROOMS[number].door
        return [((x, y, z), number), ((x, CORRIDOR_Y, z), CORRIDORS[ROOMS[number].storey])]
