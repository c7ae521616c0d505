"""Matching: which sightings a published infection explains.

Two rules stand beside each other. COMPATIBILITY answers exactly as the published app does, its inclusive window ends
and its overrun of the last window included. TOLERANT is our own phones' rule: it allows for an identifier that stays on
the air one window too long, and caps input that would cost time or prove nothing. Source: specification of Bluezone 3,
section 4.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from bluezone.device.sighting import Sighting
from bluezone.protocol.identifiers import identifiers, key_after
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, Day, Window, day_of, length_ms

MOST_IDENTIFIERS = 1_000_000
"""Computed for one infection at most, about a second of work; a year of the published app's 96 a day is 35,040."""

SHORTEST_WINDOW_MS = 60_000
"""TOLERANT leaves out infections that claim shorter windows: no phone restarts its radio more than once a minute."""

LONGEST_CHAIN_DAYS = 366
"""TOLERANT leaves out infections whose key lies further back than this before the first sighting."""


class Mode(Enum):
    """Whose rule decides."""

    COMPATIBILITY = "compatibility"
    TOLERANT = "tolerant"


@dataclass(frozen=True, slots=True)
class Match:
    """Sightings that an infection explains: one identifier of one window.

    Attributes:
        infection: whose key yields the identifier.
        day: UTC day on which the window begins.
        window: its place in the day's key, from 0.
        sightings: those of the identifier that lie in the window (or, if TOLERANT, in the one after); never empty.
    """

    infection: Infection
    day: Day
    window: Window
    sightings: tuple[Sighting, ...]


class Contacts:
    """All sightings of a phone, ready to be looked up.

    Build it once for any number of infections. Costs about 300 bytes a sighting.
    """

    def __init__(self, by_identifier: dict[bytes, list[Sighting]]) -> None:
        self._by_identifier = by_identifier
        self._times_ms = sorted(sighting.time_ms for run in by_identifier.values() for sighting in run)

    @classmethod
    def of(cls, sightings: Iterable[Sighting]) -> "Contacts":
        """Return *sightings*, in any order, as contacts."""
        by_identifier: dict[bytes, list[Sighting]] = {}
        for sighting in sightings:
            by_identifier.setdefault(sighting.identifier, []).append(sighting)
        for run in by_identifier.values():
            run.sort(key=lambda sighting: sighting.time_ms)
        return cls(by_identifier)

    def __len__(self) -> int:
        return len(self._times_ms)

    @property
    def first_ms(self) -> int:
        """When the first sighting was; there must be one."""
        return self._times_ms[0]

    @property
    def last_ms(self) -> int:
        """When the last sighting was; there must be one."""
        return self._times_ms[-1]

    def last_between(self, from_ms: int, until_ms: int) -> int | None:
        """Return the last moment from *from_ms* to *until_ms*, both included, at which anything was heard."""
        place = bisect_right(self._times_ms, until_ms)
        return self._times_ms[place - 1] if bisect_left(self._times_ms, from_ms) < place else None

    def heard_of(self, names: list[bytes]) -> list[tuple[Window, list[Sighting]]]:
        """Return place and sightings, by time, of those identifiers in *names* that were heard."""
        known = self._by_identifier
        if known.keys().isdisjoint(names):  # nearly always, and at the speed of C
            return []
        return [(Window(place), known[name]) for place, name in enumerate(names) if name in known]


@dataclass(frozen=True, slots=True)
class _Course:
    """How one infection is walked: the arithmetic in which the two rules differ.

    Attributes:
        length_ms: one window. day_ms: from the first window of a key to the first of the next.
        reach_ms: from the beginning of a window to the last moment at which its identifier counts.
        starts_until_ms: windows that begin later are not walked. counts_until_ms: sightings after this are not taken.
    """

    length_ms: int
    day_ms: int
    reach_ms: int
    starts_until_ms: int
    counts_until_ms: int


def _course(infection: Infection, mode: Mode, now_ms: int) -> _Course:
    length = length_ms(infection.windows)
    end_ms = min(infection.end_s * 1000, now_ms + length)
    if mode is Mode.COMPATIBILITY:
        # The original lets each day begin where the windows of the one before end, early if they do not fill it.
        return _Course(length, infection.windows * length, length, end_ms, end_ms + length)
    # After its end a published key proves nothing: anybody can compute and broadcast what follows from it.
    return _Course(length, DAY_MS, 2 * length, end_ms, end_ms)


def matches(
    infections: Iterable[Infection], contacts: Contacts, *, now_ms: int, mode: Mode = Mode.TOLERANT
) -> Iterator[Match]:
    """Yield what *contacts* share with *infections*, infection after infection, each in the order of its windows.

    Infections stream through: none is kept. Days on which nothing was heard cost one hash.

    Args:
        now_ms: the phone's clock; a `time_end` beyond it is cut to one window after it.
        mode: whose rule decides.
    """
    for infection in infections if len(contacts) else ():
        if mode is Mode.COMPATIBILITY or _is_plausible(infection, contacts):
            yield from _matches_of(infection, contacts, _course(infection, mode, now_ms))


def _is_plausible(infection: Infection, contacts: Contacts) -> bool:
    start_ms = infection.start_s * 1000
    return (
        start_ms % DAY_MS == 0
        and length_ms(infection.windows) >= SHORTEST_WINDOW_MS
        and contacts.first_ms - start_ms <= LONGEST_CHAIN_DAYS * DAY_MS
    )


def _matches_of(infection: Infection, contacts: Contacts, course: _Course) -> Iterator[Match]:
    start_ms = infection.start_s * 1000
    ends_ms = min(course.starts_until_ms, contacts.last_ms)
    first_day = max(0, (contacts.first_ms - course.reach_ms - start_ms) // course.day_ms)
    key, key_day, computed = infection.daily_key, 0, 0
    for number in range(first_day, (ends_ms - start_ms) // course.day_ms + 1):
        day_ms = start_ms + number * course.day_ms
        heard_ms = contacts.last_between(day_ms, day_ms + course.day_ms + course.reach_ms)
        if heard_ms is None:
            continue
        walked = min(infection.windows, (min(heard_ms, course.starts_until_ms) - day_ms) // course.length_ms + 1)
        computed += walked
        if computed > MOST_IDENTIFIERS:
            return
        key, key_day = key_after(key, number - key_day), number
        for window, run in contacts.heard_of(identifiers(key, walked)):
            opens_ms = day_ms + window * course.length_ms
            until_ms = min(opens_ms + course.reach_ms, course.counts_until_ms)
            found = tuple(sighting for sighting in run if opens_ms <= sighting.time_ms <= until_ms)
            if found:
                yield Match(infection, day_of(opens_ms), window, found)
