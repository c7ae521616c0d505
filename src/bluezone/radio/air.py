"""The simulated air: phones of people on a floor hear each other, in real or simulated time.

The air is one task that sleeps from tick to tick on the loop's time. In a tick each phone that is on the air sends one
packet to each phone in earshot that scans just then. Ticks in which nobody is in earshot of anybody are slept through.
"""

import asyncio
from collections.abc import Callable

import numpy as np

from bluezone.clock import Clock
from bluezone.device.sighting import Sighting
from bluezone.protocol import advertisement
from bluezone.protocol.advertisement import Platform
from bluezone.radio.port import BACKGROUND, Cycle, Duty, RadioError
from bluezone.radio.propagation import OFFICE, Bools, Floats, Floor, Ints, Medium, Person, Places, Profile

WEAKEST_DBM, STRONGEST_DBM = -127, 20
"""What a controller can report. Source: Bluetooth Core specification, LE Advertising Report."""


class StandingFloor:
    """A floor on which nobody moves, for tests and small scenes.

    Args:
        position_m: shape (people, 2) or (people, 3); NaN for who is out.
        room: shape (people,); everybody in room 0 if not given.
        walls: shape (rooms, rooms); how many walls lie between two rooms.
    """

    def __init__(self, position_m: Floats, room: Ints | None = None, walls: Ints | None = None) -> None:
        self.people = len(position_m)
        self.walls = np.zeros((1, 1), dtype=np.int64) if walls is None else walls
        self._places = Places(position_m, np.zeros(self.people, dtype=np.int64) if room is None else room)

    def places(self, time_ms: int) -> Places:
        """Return where everybody stands, always."""
        return self._places

    def changes_after(self, time_ms: int) -> int | None:
        """Return None: nobody ever moves."""
        return None


class Air:
    """The air over one floor; run() lets time pass in it.

    Args:
        floor: where people are.
        clock: the same time as the loop's, in milliseconds since 1970.
        rng: seeded; the same seed gives the same sightings, in whatever order radios join.
        tick_ms: a phone hears another once in this time at most. Phones keep one sighting in 5 s.
    """

    def __init__(
        self, floor: Floor, clock: Clock, rng: np.random.Generator, *, profile: Profile = OFFICE, tick_ms: int = 1_000
    ) -> None:
        phases, medium = rng.spawn(2)
        self._floor, self._clock, self._tick_ms = floor, clock, tick_ms
        self.medium = Medium(floor.people, profile, medium)
        self._advertise = _Cycles(phases.random(floor.people))
        self._scan = _Cycles(phases.random(floor.people))
        self._radios: list[SimulatedRadio | None] = [None] * floor.people
        self._transmitter = self._receiver = np.zeros(0, dtype=np.int64)
        self._settled_until_ms: int | None = 0
        self._done_ms = clock()
        self.is_closed = False

    def radio(self, person: Person | int, platform: Platform = Platform.ANDROID) -> "SimulatedRadio":
        """Return the one radio of *person*, who carries a phone of *platform*."""
        if not 0 <= person < self._floor.people:
            raise RadioError(f"simulated air: no person {person} on a floor of {self._floor.people}")
        if self._radios[person] is not None:
            raise RadioError(f"simulated air: person {person} already has a radio; each carries one")
        radio = SimulatedRadio(self, Person(person), platform)
        self._radios[person] = radio
        return radio

    async def run(self, until_ms: int | None = None) -> None:
        """Let time pass until the clock shows *until_ms*, or until cancelled; may be called again to go on."""
        while not self.is_closed:
            moment_ms = self._next_tick_ms()
            if moment_ms is None or (until_ms is not None and moment_ms > until_ms):
                break
            await self._sleep_until(moment_ms)
            self._done_ms = moment_ms
            if self._settled_until_ms is not None and moment_ms >= self._settled_until_ms:
                self._settle(moment_ms)
            self._tick(moment_ms)
        if until_ms is None:
            await asyncio.Event().wait()
        else:
            await self._sleep_until(until_ms)
            self._done_ms = max(self._done_ms, until_ms)

    def close(self) -> None:
        """Take the air away: nobody hears anything any more, and no radio can be opened."""
        self.is_closed = True

    def set_on_air(self, person: Person, is_on_air: bool, duty: Duty) -> None:
        """Have *person*'s phone advertise by *duty* or not at all; for SimulatedRadio."""
        self._advertise.set(person, is_on_air, duty.advertise)

    def set_scanning(self, person: Person, is_scanning: bool, duty: Duty) -> None:
        """Have *person*'s phone scan by *duty* or not at all; for SimulatedRadio."""
        self._scan.set(person, is_scanning, duty.scan)

    async def _sleep_until(self, moment_ms: int) -> None:
        await asyncio.sleep(max(0, moment_ms - self._clock()) / 1000)

    def _next_tick_ms(self) -> int | None:
        """Return the next tick in which anybody may be in earshot of anybody; None if there is none any more.

        Ticks lie half a tick beside the full moments, so that none falls on a boundary at which phones change.
        """
        if len(self._transmitter):
            return self._tick_after(self._done_ms)
        if self._settled_until_ms is None:
            return None
        return self._tick_after(max(self._done_ms, self._settled_until_ms - 1))

    def _tick_after(self, time_ms: int) -> int:
        half = self._tick_ms // 2
        return ((time_ms - half) // self._tick_ms + 1) * self._tick_ms + half

    def _settle(self, time_ms: int) -> None:
        self._transmitter, self._receiver = self.medium.settle(self._floor.places(time_ms), self._floor.walls)
        self._settled_until_ms = self._floor.changes_after(time_ms)

    def _tick(self, time_ms: int) -> None:
        """Send one packet from each phone on the air to each phone that scans."""
        heard = self._advertise.on_at(time_ms)[self._transmitter] & self._scan.on_at(time_ms)[self._receiver]
        if not heard.any():
            return
        transmitter, receiver = self._transmitter[heard], self._receiver[heard]
        level_dbm = self.medium.rssi_dbm(transmitter, receiver, time_ms)
        arrived = ~np.isnan(level_dbm)
        whole_dbm = np.clip(np.rint(level_dbm[arrived]), WEAKEST_DBM, STRONGEST_DBM).astype(np.int64)
        pairs = zip(transmitter[arrived].tolist(), receiver[arrived].tolist(), whole_dbm.tolist(), strict=True)
        for sender, hearer, rssi_dbm in pairs:
            self._deliver(sender, hearer, rssi_dbm, time_ms)

    def _deliver(self, sender: int, hearer: int, rssi_dbm: int, time_ms: int) -> None:
        source, target = self._radios[sender], self._radios[hearer]
        if source is not None and source.identifier is not None and target is not None:
            target.hear(Sighting(source.identifier, time_ms, rssi_dbm, None, source.platform))


class _Cycles:
    """When each phone is on: arithmetic on the time, with a phase of its own for each."""

    def __init__(self, phase: Floats) -> None:
        self._phase = phase
        self._is_on = np.zeros(len(phase), dtype=np.bool_)
        self._run_ms = np.ones(len(phase))
        self._period_ms = np.ones(len(phase))

    def set(self, person: Person, is_on: bool, cycle: Cycle) -> None:
        self._is_on[person] = is_on
        self._run_ms[person], self._period_ms[person] = cycle.run_s * 1000, cycle.period_s * 1000

    def on_at(self, time_ms: int) -> Bools:
        """Return who is on at *time_ms*; shape (people,)."""
        into_ms = (time_ms + self._phase * self._period_ms) % self._period_ms
        return np.asarray(self._is_on & (into_ms < self._run_ms))


class SimulatedRadio:
    """The port over the simulated air; Air.radio() makes one for each person."""

    def __init__(self, air: Air, person: Person, platform: Platform) -> None:
        self._air, self._person = air, person
        self.platform = platform
        self.identifier: bytes | None = None
        self._duty = BACKGROUND
        self._on_sighting: Callable[[Sighting], None] | None = None

    async def open(self, on_sighting: Callable[[Sighting], None], duty: Duty = BACKGROUND) -> None:
        """Begin to scan."""
        if self._air.is_closed:
            raise RadioError("simulated air: it is closed; make a new Air and take the radio from there")
        self._on_sighting, self._duty = on_sighting, duty
        self._apply()

    async def broadcast(self, identifier: bytes | None) -> None:
        """Put *identifier* on the air instead of the one before; None falls silent."""
        if identifier is not None:
            advertisement.encode(identifier)  # refuses what no packet could carry
        self.identifier = identifier
        self._apply()

    async def set_duty(self, duty: Duty) -> None:
        """Change when to advertise and scan."""
        self._duty = duty
        self._apply()

    async def close(self) -> None:
        """Leave the air."""
        self.identifier = self._on_sighting = None
        self._apply()

    def hear(self, sighting: Sighting) -> None:
        """Hand over what arrived; for Air."""
        if self._on_sighting is not None:
            self._on_sighting(sighting)

    def _apply(self) -> None:
        is_open = self._on_sighting is not None
        self._air.set_on_air(self._person, is_open and self.identifier is not None, self._duty)
        self._air.set_scanning(self._person, is_open, self._duty)
