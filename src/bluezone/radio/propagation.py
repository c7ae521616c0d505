"""How strong a packet arrives: path loss, walls, shadowing, bodies, fading, and phones that differ.

Every number stands in a named profile with its unit and source. Chance is a numpy Generator that is handed in; nothing
here reads a clock. Arrays are indexed by person.
"""

from dataclasses import dataclass
from typing import NewType, Protocol

import numpy as np
import numpy.typing as npt

Person = NewType("Person", int)
"""The place of a person in a floor's arrays, from 0."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_CLEAR_SIGMAS = 4
"""Who would need chance to help by more than this many standard deviations is not in earshot."""

_NEVER_MS = -np.inf


@dataclass(frozen=True, slots=True)
class Profile:
    """The numbers of one kind of surroundings. Sources: docs/explanation/air.md.

    Attributes:
        transmit_dbm, transmit_sigma_db: power that a phone radiates, and how phones differ in it.
        receive_db, receive_sigma_db: what a phone adds to a reading, and how phones differ in it.
        reference_loss_db: loss over the first metre.
        exponent: further loss is 10 x exponent x log10(metres).
        nearest_m: nobody is nearer than this.
        wall_db: loss in each wall between two rooms.
        shadowing_sigma_db, shadowing_s: what furniture and passers-by change, and how long a change lasts.
        body_db: loss at a phone that is in a pocket or behind its owner.
        covered_share: share of its time that a phone spends there.
        carried_s: mean time that a phone stays as it is, covered or open.
        fading_sigma_db: what differs from packet to packet.
        sensitivity_dbm: nothing weaker is received.
        packet_loss: share of packets lost to collisions and other traffic however strong they are.
    """

    name: str
    transmit_dbm: float = -24.0
    transmit_sigma_db: float = 3.0
    receive_db: float = 5.0
    receive_sigma_db: float = 2.0
    reference_loss_db: float = 40.2
    exponent: float = 2.0
    nearest_m: float = 0.3
    wall_db: float = 6.0
    shadowing_sigma_db: float = 3.0
    shadowing_s: float = 60.0
    body_db: float = 8.0
    covered_share: float = 0.4
    carried_s: float = 900.0
    fading_sigma_db: float = 3.0
    sensitivity_dbm: float = -97.0
    packet_loss: float = 0.1


OFFICE = Profile("office", exponent=2.5)
"""Rooms with desks, cupboards and people, light walls between them."""

OPEN = Profile("open air", wall_db=0.0, shadowing_sigma_db=2.0)
"""A yard or a large hall."""

EXACT = Profile(
    "exact",
    transmit_sigma_db=0.0,
    receive_sigma_db=0.0,
    shadowing_sigma_db=0.0,
    body_db=0.0,
    fading_sigma_db=0.0,
    packet_loss=0.0,
)
"""No chance at all, for tests: the same distance always gives the same RSSI."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everybody is at one moment.

    Attributes:
        position_m: float64, shape (people, 2) or (people, 3); NaN for who is out of the building.
        room: int64, shape (people,); an index into the floor's walls, any number for who is out.
    """

    position_m: Floats
    room: Ints


class Floor(Protocol):
    """Where people are: the source of positions that the air asks.

    Attributes:
        people: how many persons there are.
        walls: int64, shape (rooms, rooms); how many walls lie between two rooms.
    """

    @property
    def people(self) -> int: ...

    @property
    def walls(self) -> Ints: ...

    def places(self, time_ms: int) -> Places:
        """Return where everybody is at *time_ms*."""

    def changes_after(self, time_ms: int) -> int | None:
        """Return the first moment after *time_ms* at which anybody's place changes; None if none does any more."""


def distances_m(position_m: Floats) -> Floats:
    """Return the distance of every pair; shape (people, people), NaN where one of them is out."""
    between = position_m[:, None, :] - position_m[None, :, :]
    return np.asarray(np.sqrt((between * between).sum(axis=2)))


def path_loss_db(distance_m: Floats, profile: Profile) -> Floats:
    """Return the mean loss over *distance_m* without walls and bodies."""
    further = 10 * profile.exponent * np.log10(np.maximum(distance_m, profile.nearest_m))
    return np.asarray(profile.reference_loss_db + further)


class Medium:
    """The air between some people, with what is hidden in it: phones that differ, bodies, slow shadowing.

    A pair's loss is the same in both directions, as physics has it; what differs is the phones at its ends.
    """

    def __init__(self, people: int, profile: Profile, rng: np.random.Generator) -> None:
        self.profile = profile
        phones, self._chance = rng.spawn(2)
        self.transmit_dbm = phones.normal(profile.transmit_dbm, profile.transmit_sigma_db, people)
        self.receive_db = phones.normal(profile.receive_db, profile.receive_sigma_db, people)
        self._covered_share = np.full(people, profile.covered_share)
        self._covered = np.zeros(people, dtype=np.bool_)
        self._covered_ms = _NEVER_MS
        self._shadowing_db = np.zeros((people, people))
        self._shadowing_ms = np.full((people, people), _NEVER_MS)
        self._mean_dbm = np.full((people, people), np.nan)

    def carry(
        self, person: Person, *, transmit_db: float = 0.0, receive_db: float = 0.0, covered_share: float | None = None
    ) -> None:
        """Give *person* a phone that differs from the others by kind, not by chance.

        Args:
            transmit_db, receive_db: what it radiates and reads more than a phone of the profile.
            covered_share: share of its time in a pocket or bag; None leaves the profile's.
        """
        self.transmit_dbm[person] += transmit_db
        self.receive_db[person] += receive_db
        if covered_share is not None:
            self._covered_share[person] = covered_share

    def settle(self, places: Places, walls: Ints) -> tuple[Ints, Ints]:
        """Take everybody's place; return transmitter and receiver of each pair in earshot, in rising order.

        Both arrays: shape (pairs,); each pair is there in both directions.
        """
        loss_db = path_loss_db(distances_m(places.position_m), self.profile)
        if walls.size:
            inside = np.where(np.isnan(places.position_m[:, 0]), 0, places.room)
            loss_db = loss_db + self.profile.wall_db * walls[inside[:, None], inside[None, :]]
        self._mean_dbm = self.transmit_dbm[:, None] - loss_db + self.receive_db[None, :]
        chance_db = _CLEAR_SIGMAS * np.hypot(self.profile.shadowing_sigma_db, self.profile.fading_sigma_db)
        in_earshot = self._mean_dbm + chance_db >= self.profile.sensitivity_dbm  # NaN compares as False
        np.fill_diagonal(in_earshot, False)
        transmitter, receiver = np.nonzero(in_earshot | in_earshot.T)
        return transmitter, receiver

    def rssi_dbm(self, transmitter: Ints, receiver: Ints, time_ms: int) -> Floats:
        """Return how strong one packet of each pair arrives at *time_ms*; NaN where it is lost.

        Call with rising times: shadowing and bodies move on.
        """
        profile, size = self.profile, len(transmitter)
        self._move_bodies(time_ms)
        body_db = profile.body_db * self._covered
        level: Floats = self._mean_dbm[transmitter, receiver] - body_db[transmitter] - body_db[receiver]
        level += self._shadow(transmitter, receiver, time_ms)
        level += self._chance.normal(0.0, profile.fading_sigma_db, size)
        lost = (level < profile.sensitivity_dbm) | (self._chance.random(size) < profile.packet_loss)
        level[lost] = np.nan
        return level

    def _move_bodies(self, time_ms: int) -> None:
        """Let each phone be put away or taken out: a two-state Markov chain, exact for any step."""
        step_s = (time_ms - self._covered_ms) / 1000
        self._covered_ms = float(time_ms)
        forgotten = 1 - np.exp(-step_s / self.profile.carried_s)
        still = self._covered * (1 - forgotten)
        self._covered = self._chance.random(len(self._covered)) < still + self._covered_share * forgotten

    def _shadow(self, transmitter: Ints, receiver: Ints, time_ms: int) -> Floats:
        """Return the shadowing of each pair, moved on to *time_ms*: a Gauss-Markov process, exact for any step."""
        one, other = np.minimum(transmitter, receiver), np.maximum(transmitter, receiver)
        pair, place = np.unique(one * len(self._covered) + other, return_inverse=True)
        values, moments = self._shadowing_db.reshape(-1), self._shadowing_ms.reshape(-1)
        kept = np.exp((moments[pair] - time_ms) / 1000 / self.profile.shadowing_s)
        fresh = self._chance.normal(0.0, self.profile.shadowing_sigma_db, len(pair))
        values[pair] = kept * values[pair] + np.sqrt(1 - kept * kept) * fresh
        moments[pair] = time_ms
        return np.asarray(values[pair][place])
