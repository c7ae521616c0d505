"""One week of the office from one seed: the people, the case among them, and what came of it.

The drill and the trial draw the same week from the same seed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

import numpy as np

from bluezone import clock as clocks
from bluezone.world import office
from bluezone.world.office import Office

CONFIRMED_MS = clocks.as_ms(datetime(2020, 8, 9, 2, 0, tzinfo=UTC))
"""Sunday 09/8/2020, 9:00 in Vietnam: the test came back, an hour after the letter's cut-off."""

BEGINS_MS = office.OPENS_MS - 600_000
COMPANY = 2
"""The case had at least so many people near who can be warned; a story needs somebody to warn."""


@dataclass(frozen=True, slots=True)
class Week:
    """What a seed decides.

    Attributes:
        office: who is where when.
        air_rng: the chance in the air.
        chance: the chance in the phones.
        with_app: numbers of those whose phones run the app.
        cases: numbers of those who could be the case: with the app and COMPANY.
        case: who it is.
    """

    office: Office
    air_rng: np.random.Generator
    chance: Random
    with_app: frozenset[int]
    cases: tuple[int, ...]
    case: int


def draw(seed: int) -> Week:
    """Return the week of *seed*, 0 or more."""
    house_rng, air_rng, chance_rng = np.random.default_rng(seed).spawn(3)
    house = Office(house_rng)
    chance = Random(int(chance_rng.integers(2**63)))
    with_app = frozenset(person.number for person in house.roster if person.has_app)
    cases = tuple(number for number in sorted(with_app) if len(with_app & set(office.near(house, number))) >= COMPANY)
    return Week(house, air_rng, chance, with_app, cases, chance.choice(cases))


@dataclass(frozen=True, slots=True)
class Result:
    """Whom the phones warned, beside the truth. Numbers name persons.

    Attributes:
        case: who was confirmed.
        near: who was within 2 m of the case for 15 minutes on a day, by positions, and carries a phone with the app.
        near_without_app: who was as near and cannot be warned.
        warned: whose phone warns.
    """

    case: int
    near: frozenset[int]
    near_without_app: frozenset[int]
    warned: frozenset[int]

    @property
    def precision(self) -> float:
        """Share of the warned who were near; 1 if nobody was warned."""
        return len(self.near & self.warned) / len(self.warned) if self.warned else 1.0

    @property
    def recall(self) -> float:
        """Share of the near who were warned; 1 if nobody was near."""
        return len(self.near & self.warned) / len(self.near) if self.near else 1.0


def result(week: Week, case: int, warned: frozenset[int]) -> Result:
    """Return *warned* beside the truth about *case*."""
    near = frozenset(office.near(week.office, case))
    return Result(case, near & week.with_app, near - week.with_app, warned)
