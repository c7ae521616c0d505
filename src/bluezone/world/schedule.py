"""Who is where when: four days of the office, Thursday 06/8 to Sunday 09/8/2020, as a table of spots.

A day is first everybody at their desks; then meetings, lunch, visits, chats and tea take people away, the later rule
over the earlier. Times are local, in steps of five seconds from the beginning of each day's opening.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bluezone.world import floorplan
from bluezone.world.floorplan import Plan, Spot
from bluezone.world.people import DEPARTMENTS, N_MEMBERS, Person

STEP_S = 5
OPENS_H, CLOSES_H = 7, 18
STEPS_A_DAY = (CLOSES_H - OPENS_H) * 3600 // STEP_S
N_DAYS = 4
THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(N_DAYS)
AWAY = Spot(-1)

N_SATURDAY_CREW = 8
CANTEEN_SHARE = 0.45
"""Who eats in the canteen; the others go home, as is usual in a small town."""

N_TABLES = 6
CHATS_A_DAY, VISITS_EACH, TEAS_EACH = 25, 3, 3
BIG, SMALL = "Phòng họp lớn", "Phòng họp nhỏ"
VISIT_MINUTES = (3.0, 0.7)
"""Median and log-spread of a visit to another desk: most 2 to 6 minutes, one in fourteen 8 or more."""

Spots = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting: day, beginning (local hour), length, room, who."""

    day: int
    hour: float
    minutes: int
    room: str
    people: tuple[int, ...]


def step_at(hour: float) -> int:
    """Return the step of a day that begins at local *hour*."""
    return round((hour - OPENS_H) * 3600 / STEP_S)


class Timetable:
    """Fills the table `spots`: int64, shape (N_DAYS, STEPS_A_DAY, people); AWAY for who is not in the house."""

    def __init__(self, people: Sequence[Person], rng: np.random.Generator) -> None:
        self._rng = rng
        self._people = people
        self._plan_rng, _ = rng.spawn(2)
        self.plan = Plan(self._plan_rng)
        self.gate = self.plan.add(floorplan.GATE, floorplan.YARD)
        self.desk = _desks(self.plan, people, self.gate)
        self._tables = self.plan.canteen(N_TABLES)
        self._table_of = {
            BIG: self.plan.oval(floorplan.room_number(BIG), 16),
            SMALL: self.plan.round(floorplan.room_number(SMALL), 6),
        }
        self._tea = [self.plan.beside(self.plan.corridor(storey), 0.5) for storey in (0, 1)]
        self.spots: Spots = np.full((N_DAYS, STEPS_A_DAY, len(people)), AWAY, dtype=np.int64)
        self.meetings = self._draw_meetings()
        for day in (THURSDAY, FRIDAY):
            self._full_day(day)
        self._saturday()
        self._sunday()

    def _put(self, day: int, hour: float, minutes: float, person: int, spot: Spot) -> None:
        """Send *person* to *spot*; who is away stays away."""
        begin, end = step_at(hour), step_at(hour + minutes / 60)
        stretch = self.spots[day, max(0, begin) : end, person]
        stretch[stretch != AWAY] = spot

    def _at_work(self, day: int, person: int, from_hour: float, to_hour: float) -> None:
        self.spots[day, step_at(from_hour) : step_at(to_hour), person] = self.desk[person]

    def _full_day(self, day: int) -> None:
        for person in range(N_MEMBERS):
            self._at_work(day, person, self._rng.uniform(7.25, 7.67), self._rng.normal(17.0, 0.1))
        for person in range(N_MEMBERS):
            for _ in range(self._rng.poisson(TEAS_EACH)):
                self._put(day, self._hour(), self._rng.uniform(3, 6), person, self._tea_place(person))
            for _ in range(self._rng.poisson(VISITS_EACH)):
                self._visit(day, person)
        for _ in range(self._rng.poisson(CHATS_A_DAY)):
            self._chat(day)
        for meeting in self.meetings:
            if meeting.day == day:
                self._meet(meeting)
        self._lunch(day)
        if day == THURSDAY:
            self._receive_visitor(day)

    def _hour(self) -> float:
        """Return some moment of the working day outside lunch."""
        return float(self._rng.uniform(7.8, 11.2) if self._rng.random() < 0.5 else self._rng.uniform(13.6, 16.7))

    def _tea_place(self, person: int) -> Spot:
        storey = int(self.plan.points[self.desk[person]][2] > 0)
        return self.plan.beside(self._tea[storey], float(self._rng.uniform(0.3, 1.2)))

    def _visit(self, day: int, person: int) -> None:
        """Send *person* to somebody's desk, half the time within the department."""
        own = self._people[person].department
        same = [other.number for other in self._people if other.department == own and other.number != person]
        anyone = [number for number in range(N_MEMBERS) if number != person]
        host = int(self._rng.choice(same if same and self._rng.random() < 0.5 else anyone))
        median_minutes, spread = VISIT_MINUTES
        minutes = min(25.0, median_minutes * float(np.exp(self._rng.normal(0, spread))))
        spot = self.plan.beside(self.desk[host], float(self._rng.uniform(0.7, 1.3)))
        self._put(day, self._hour(), minutes, person, spot)

    def _chat(self, day: int) -> None:
        """Let two or three people meet in a corridor."""
        hour, minutes = self._hour(), float(self._rng.uniform(2, 9))
        middle = self.plan.corridor(int(self._rng.integers(2)))
        for person in self._rng.choice(N_MEMBERS, int(self._rng.integers(2, 4)), replace=False):
            self._put(day, hour, minutes, int(person), self.plan.beside(middle, float(self._rng.uniform(0.4, 0.7))))

    def _draw_meetings(self) -> tuple[Meeting, ...]:
        """The heads' meeting on Thursday, small ones, and on Saturday the crew's, whose people are not drawn yet.

        Large meetings were avoided that week: the first cases of the province became known.
        """
        return (
            Meeting(THURSDAY, 8.0, int(self._rng.integers(45, 80)), BIG, _heads()),
            Meeting(THURSDAY, 9.75, int(self._rng.integers(30, 70)), SMALL, self._some(5)),
            Meeting(THURSDAY, 15.0, int(self._rng.integers(30, 70)), SMALL, self._some(4)),
            Meeting(FRIDAY, 8.25, int(self._rng.integers(30, 70)), SMALL, self._some(6)),
            Meeting(FRIDAY, 10.0, int(self._rng.integers(30, 70)), SMALL, self._some(5)),
            Meeting(FRIDAY, 14.25, int(self._rng.integers(30, 70)), SMALL, self._some(4)),
            Meeting(SATURDAY, 8.5, int(self._rng.integers(20, 45)), BIG, ()),
        )

    def _some(self, size: int) -> tuple[int, ...]:
        drawn: list[int] = self._rng.choice(N_MEMBERS, size, replace=False).tolist()
        return tuple(drawn)

    def _meet(self, meeting: Meeting) -> None:
        """Seat everybody at the table, in any order, a few minutes early or late."""
        seats = self._table_of[meeting.room]
        first = (len(seats) - len(meeting.people)) // 2
        order = self._rng.permutation(len(meeting.people))
        for place, index in enumerate(order):
            early_h = float(self._rng.uniform(-2, 5)) / 60
            minutes = meeting.minutes + 60 * early_h + float(self._rng.uniform(0, 3))
            self._put(meeting.day, meeting.hour - early_h, minutes, meeting.people[index], seats[first + place])

    def _lunch(self, day: int) -> None:
        """Send some to the canteen, by and large with their own departments, and the others home."""
        noon = 11.5
        eats_here = self._rng.random(N_MEMBERS) < CANTEEN_SHARE
        eaters = [person for person in range(N_MEMBERS) if eats_here[person]]
        company = sorted(eaters, key=lambda person: person + float(self._rng.normal(0, 2)))[: 4 * N_TABLES]
        tables = self._rng.permutation(N_TABLES)
        for place, person in enumerate(company):
            seat = self._tables[tables[place // 4]][place % 4]
            self._put(day, noon + self._rng.uniform(0, 0.1), float(self._rng.uniform(30, 45)), person, seat)
        for person in range(N_MEMBERS):
            if person not in company:
                home, back = noon + self._rng.uniform(0, 0.1), self._rng.uniform(13.2, 13.5)
                self.spots[day, step_at(home) : step_at(back), person] = AWAY

    def _receive_visitor(self, day: int) -> None:
        """Let the visitor pass the gate and sit opposite the clerk who receives citizens."""
        visitor = N_MEMBERS
        clerk = next(person.number for person in self._people if person.department == "Bộ phận một cửa")
        begin = float(self._rng.uniform(9.2, 10.2))
        at_gate, at_desk = self.plan.beside(self.gate, 1.0), self.plan.beside(self.desk[clerk], 1.3)
        minutes = float(self._rng.uniform(18, 40))
        self.spots[day, step_at(begin) : step_at(begin + 3 / 60), visitor] = at_gate
        self.spots[day, step_at(begin + 3 / 60) : step_at(begin + (3 + minutes) / 60), visitor] = at_desk
        self._put(day, begin, minutes + 5, clerk, self.desk[clerk])

    def _saturday(self) -> None:
        """Let a small crew work through the morning on the report of the installs, with one meeting."""
        crew = self._some(N_SATURDAY_CREW)
        for person in crew:
            self._at_work(SATURDAY, person, self._rng.uniform(7.4, 8.0), self._rng.uniform(11.2, 11.6))
            self._visit(SATURDAY, person)
        planned = self.meetings[-1]
        self._meet(Meeting(SATURDAY, planned.hour, planned.minutes, planned.room, crew))

    def _sunday(self) -> None:
        """Leave one officer on duty."""
        self._at_work(SUNDAY, int(self._rng.integers(N_MEMBERS)), 7.5, 11.5)


def _heads() -> tuple[int, ...]:
    """Return the leaders and the first of each department: who attends the morning meeting."""
    found, number = [0, 1, 2], 0
    for name, size in DEPARTMENTS.items():
        if name not in ("Lãnh đạo Sở", "Bảo vệ", "Lái xe", "Bộ phận một cửa"):
            found.append(number)
        number += size
    return tuple(found)


_ROOM_OF = {
    "Văn phòng": "Văn phòng",
    "Bộ phận một cửa": "Một cửa",
    "Thanh tra": "Thanh tra",
    "Kế hoạch - Tài chính": "Kế hoạch - Tài chính",
    "Quản lý công nghiệp": "Công nghiệp",
    "Quản lý thương mại": "Thương mại",
    "Quản lý năng lượng": "Năng lượng",
    "Kỹ thuật an toàn - Môi trường": "Kỹ thuật an toàn",
    "Công đoàn Ngành": "Công đoàn",
}


def _desks(plan: Plan, people: Sequence[Person], gate: Spot) -> list[Spot]:
    """Return everybody's own place: a desk, or the gate for the guard."""
    desk: dict[int, Spot] = {}
    by_department = {name: [p.number for p in people if p.department == name] for name in DEPARTMENTS}
    for name, room in _ROOM_OF.items():
        numbers = by_department[name] + (by_department["Lái xe"] if name == "Văn phòng" else [])
        desk.update(zip(numbers, plan.desks(floorplan.room_number(room), len(numbers)), strict=True))
    for number, room in zip(
        by_department["Lãnh đạo Sở"], ("Giám đốc", "Phó Giám đốc 1", "Phó Giám đốc 2"), strict=True
    ):
        desk[number] = plan.desks(floorplan.room_number(room), 1)[0]
    centre = by_department["Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"]
    desk.update(zip(centre[:4], plan.desks(floorplan.room_number("Trung tâm 1"), 4), strict=True))
    desk.update(zip(centre[4:], plan.desks(floorplan.room_number("Trung tâm 2"), len(centre) - 4), strict=True))
    desk[by_department["Bảo vệ"][0]] = gate
    return [desk[number] for number in range(N_MEMBERS)]
