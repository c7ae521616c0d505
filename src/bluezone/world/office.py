"""The office of the seed letter: its people, where each of them is at every moment, and who was near whom.

An Office is a floor for the simulated air. Everything is drawn beforehand from one seeded generator, so that asking is
looking up, and the ground truth is computed from the very positions that the air uses.
"""

from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

from bluezone import clock
from bluezone.device.exposure import VIETNAM
from bluezone.radio.propagation import Floats, Ints, Places
from bluezone.world import floorplan
from bluezone.world.floorplan import Point, Spot
from bluezone.world.people import Person, cast
from bluezone.world.schedule import AWAY, N_DAYS, OPENS_H, STEP_S, STEPS_A_DAY, Timetable

FIRST_DAY = datetime(2020, 8, 6, tzinfo=UTC)
"""Thursday 06/8/2020; local midnight is seven hours earlier."""

STEP_MS = STEP_S * 1000
DAY_MS = 86_400_000
OPENS_MS = clock.as_ms(FIRST_DAY - VIETNAM + timedelta(hours=OPENS_H))
"""Local 7:00 on Thursday."""

WALKING_M_S = 1.2
SHIFT_M = 0.15
"""How far people shift in their chairs or on their feet: standard deviation in each direction."""

SHIFTS_EVERY_S = 240
"""Mean time until someone shifts again."""

SHIFT_STEPS = 6
"""Shifts happen on a grid of 30 s, so that the air need not look at all places anew every 5 s."""

NEAR_M = 2.0
NEAR_MINUTES = 15


class Office:
    """Where everybody is, from Thursday to Sunday.

    Attributes:
        roster: who takes part; the place in it is the person's number.
        position_m: float64, shape (N_DAYS * STEPS_A_DAY, people, 3); NaN for who is out.
        axes_m: the same positions, shape (3, N_DAYS * STEPS_A_DAY, people): east, north, up, each in one piece.
        room: int64, shape (N_DAYS * STEPS_A_DAY, people).
        walls: int64, shape (rooms, rooms).
    """

    def __init__(self, rng: np.random.Generator) -> None:
        people_rng, timetable_rng, tracks_rng = rng.spawn(3)
        self.roster: tuple[Person, ...] = cast(people_rng)
        self.walls: Ints = floorplan.walls()
        table = Timetable(self.roster, timetable_rng)
        self.position_m, self.room = _tracks(table, tracks_rng)
        self.axes_m: Floats = np.ascontiguousarray(np.moveaxis(self.position_m, 2, 0))
        self._change_step = _changes(self.position_m)

    @property
    def people(self) -> int:
        """How many persons take part, the visitor included."""
        return len(self.roster)

    def places(self, time_ms: int) -> Places:
        """Return where everybody is at *time_ms*; outside of opening hours nobody is in."""
        step = _step_of(time_ms)
        if step is None:
            return Places(np.full((self.people, 3), np.nan), np.zeros(self.people, dtype=np.int64))
        return Places(self.position_m[step], self.room[step])

    def positions(self, time_ms: int) -> Floats:
        """Return the positions at *time_ms*: metres, shape (people, 3); NaN for who is out."""
        return self.places(time_ms).position_m

    def changes_after(self, time_ms: int) -> int | None:
        """Return the first moment after *time_ms* at which anybody moves, comes or leaves; None after the last."""
        place = np.searchsorted(self._change_step, _steps_begun(time_ms), side="left")
        if place == len(self._change_step):
            return None
        return _moment_of(int(self._change_step[place]))


def _steps_begun(time_ms: int) -> int:
    """Return how many steps have begun at *time_ms*, counted through the opening hours of all days."""
    day, into_ms = divmod(time_ms - OPENS_MS, DAY_MS)
    if day < 0:
        return 0
    return min(day, N_DAYS) * STEPS_A_DAY + (min(into_ms // STEP_MS + 1, STEPS_A_DAY) if day < N_DAYS else 0)


def _step_of(time_ms: int) -> int | None:
    day, into_ms = divmod(time_ms - OPENS_MS, DAY_MS)
    if not 0 <= day < N_DAYS or into_ms >= STEPS_A_DAY * STEP_MS:
        return None
    return int(day * STEPS_A_DAY + into_ms // STEP_MS)


def _moment_of(step: int) -> int:
    day, into = divmod(step, STEPS_A_DAY)
    return OPENS_MS + day * DAY_MS + into * STEP_MS


def _changes(position_m: Floats) -> Ints:
    """Return the steps at which anybody's place differs from the step before; nobody is in before each day's first."""
    before = np.concatenate([np.full_like(position_m[:1], np.nan), position_m[:-1]])
    same = (before == position_m) | (np.isnan(before) & np.isnan(position_m))
    return np.flatnonzero(~same.all(axis=(1, 2)))


def _tracks(table: Timetable, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Return positions and rooms of everybody at every step: seats with their shifts, and the ways between them."""
    days, steps, people = table.spots.shape
    points = np.array([*table.plan.points, (np.nan, np.nan, np.nan)])  # the last is where AWAY (-1) points
    rooms = np.array([*table.plan.rooms, floorplan.YARD])
    position_m = points[table.spots] + _shifts(table.spots, rng)
    room = rooms[table.spots]
    for day in range(days):
        for person in range(people):
            _walk(table, day, person, position_m[day, :, person], room[day, :, person])
    return position_m.reshape(days * steps, people, 3), room.reshape(days * steps, people)


def _shifts(spots: npt.NDArray[np.int64], rng: np.random.Generator) -> Floats:
    """Return how far from the middle of the seat everybody is: shape (days, steps, people, 3), level ground."""
    days, steps, people = spots.shape
    n_slots = -(-steps // SHIFT_STEPS)
    is_new = rng.random((days, n_slots, people)) < SHIFT_STEPS * STEP_S / SHIFTS_EVERY_S
    is_new[:, 0] = True
    fresh = rng.normal(0.0, SHIFT_M, (days, n_slots, people, 2))
    last_new = np.maximum.accumulate(np.where(is_new, np.arange(n_slots)[None, :, None], 0), axis=1)
    held = np.take_along_axis(fresh, last_new[..., None], axis=1)
    found = np.zeros((days, steps, people, 3))
    found[..., :2] = np.repeat(held, SHIFT_STEPS, axis=1)[:, :steps]
    return found


def _walk(table: Timetable, day: int, person: int, position_m: Floats, room: Ints) -> None:
    """Write the ways between *person*'s spots into the first steps of each stay."""
    spots = table.spots[day, :, person]
    changed = np.flatnonzero(np.diff(spots)) + 1
    arrived = 0
    for place, step in enumerate(changed.tolist()):
        start, end = Spot(int(spots[step - 1])), Spot(int(spots[step]))
        if end == AWAY:
            continue
        if start == AWAY:
            start = table.gate
        elif step < arrived:  # called away while still walking
            x, y, z = position_m[step - 1].tolist()
            start = table.plan.add((x, y, z), int(room[step - 1]))
        until = changed[place + 1] if place + 1 < len(changed) else len(spots)
        arrived = step + _stride(table.plan.way(start, end), position_m[step:until], room[step:until])


def _stride(way: list[tuple[Point, int]], position_m: Floats, room: Ints) -> int:
    """Let someone walk along *way* from the first of the steps on; return how many steps the whole way takes.

    The steps after the arrival stay as they are; if there are too few, the walk breaks off.
    """
    corners = np.array([point for point, _ in way])
    reached_m = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(corners, axis=0), axis=1))])
    walked_m = np.arange(0.5 * STEP_S * WALKING_M_S, reached_m[-1], STEP_S * WALKING_M_S)
    steps, walked_m = len(walked_m), walked_m[: len(room)]
    for axis in range(3):
        position_m[: len(walked_m), axis] = np.interp(walked_m, reached_m, corners[:, axis])
    stretch = np.searchsorted(reached_m, walked_m, side="left")
    room[: len(walked_m)] = np.array([number for _, number in way])[stretch]
    return steps


def minutes_near(office: Office, person: int, near_m: float = NEAR_M) -> Floats:
    """Return for how many minutes everybody was within *near_m* of *person*, by day; shape (N_DAYS, people).

    From positions alone, integrated over steps of five seconds. Nobody is near themselves.
    """
    is_in = np.flatnonzero(~np.isnan(office.axes_m[0, :, person]))
    apart = sum((axis[is_in] - axis[is_in, person, None]) ** 2 for axis in office.axes_m)
    is_near = np.zeros((N_DAYS * STEPS_A_DAY, office.people), dtype=np.bool_)
    is_near[is_in] = apart <= near_m * near_m  # NaN compares as False
    is_near[:, person] = False
    return np.asarray(is_near.reshape(N_DAYS, STEPS_A_DAY, office.people).sum(axis=1) * STEP_S / 60)


def near(office: Office, person: int) -> list[int]:
    """Return who was within 2 m of *person* for 15 minutes on at least one day: the ground truth."""
    return np.flatnonzero((minutes_near(office, person) >= NEAR_MINUTES).any(axis=0)).tolist()
