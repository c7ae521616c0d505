"""The trial: the drill's week, air and rules without its files and its server, to judge a profile over many seeds.

Its phones only listen. They have no keys, so a sighting names the person, and whoever is asked about can be the case.
A test holds the trial to the drill's own answer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bluezone.clock import Clock
from bluezone.device import alert, exposure
from bluezone.device.alert import WITHIN_TWO_METRES, Level, Rule
from bluezone.device.matching import Match
from bluezone.device.profiles import DEFAULT, Profile
from bluezone.device.sighting import Sighting, Thinning
from bluezone.protocol.identifiers import IDENTIFIER_BYTES, KEY_BYTES
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import Window, day_of, day_start_ms
from bluezone.world import surroundings, virtual, week
from bluezone.world.week import BEGINS_MS, CONFIRMED_MS, Result


class Trial:
    """One week from one seed; live() first, then judge() as often as wanted."""

    def __init__(self, seed: int) -> None:
        self.week = week.draw(seed)
        self._heard: defaultdict[tuple[int, int], list[Sighting]] = defaultdict(list)

    def live(self) -> None:
        """Let everybody listen from Thursday to Sunday morning."""
        virtual.run(self._days, start_ms=BEGINS_MS)

    async def _days(self, clock: Clock) -> None:
        air = surroundings.over(self.week.office, clock, self.week.air_rng)
        for person in self.week.office.roster:
            if person.has_app:
                radio = air.radio(person.number, person.platform)
                await radio.open(self._ear(person.number))
                await radio.broadcast(_identifier(person.number))
        await air.run(CONFIRMED_MS)

    def _ear(self, hearer: int) -> Callable[[Sighting], None]:
        thinning, heard = Thinning(), self._heard

        def hear(sighting: Sighting) -> None:
            if thinning.keeps(sighting.identifier, sighting.time_ms):
                heard[sighting.identifier[-1], hearer].append(sighting)

        return hear

    def judge(self, case: int, profile: Profile = DEFAULT, rule: Rule = WITHIN_TWO_METRES) -> Result:
        """Return whom the phones would warn, were *case* confirmed, beside the truth."""
        others = self.week.with_app - {case}
        warned = frozenset(number for number in others if self._is_warned(case, number, profile, rule))
        return week.result(self.week, case, warned)

    def _is_warned(self, case: int, hearer: int, profile: Profile, rule: Rule) -> bool:
        sightings = self._heard.get((case, hearer))
        if not sightings:
            return False
        first_day = day_of(BEGINS_MS)
        infection = Infection(bytes(KEY_BYTES), day_start_ms(first_day) // 1000, CONFIRMED_MS // 1000)
        found = exposure.exposures(
            [Match(infection, first_day, Window(0), tuple(sightings))],
            own_platform=self.week.office.roster[hearer].platform,
            profile=profile,
        )
        return any(told.level is Level.WARNING for told in alert.alerts(found, rule))


def _identifier(person: int) -> bytes:
    return person.to_bytes(IDENTIFIER_BYTES, "big")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often warnings and truth agree over several results.

    Attributes:
        rightly: warned and near. wrongly: warned, not near. missed: near, not warned.
    """

    rightly: int
    wrongly: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the warnings that are right; 1 without warnings."""
        warned = self.rightly + self.wrongly
        return self.rightly / warned if warned else 1.0

    @property
    def recall(self) -> float:
        """Share of the near who are warned; 1 if nobody was near."""
        near = self.rightly + self.missed
        return self.rightly / near if near else 1.0


def agreement(results: Iterable[Result]) -> Agreement:
    """Return the sums over *results*, each pair of case and person counting alike."""
    rightly = wrongly = missed = 0
    for result in results:
        rightly += len(result.near & result.warned)
        wrongly += len(result.warned - result.near)
        missed += len(result.near - result.warned)
    return Agreement(rightly, wrongly, missed)
