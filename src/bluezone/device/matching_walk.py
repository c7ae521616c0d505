"""The plain walk: each infection's windows one after the other, with hashlib and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bluezone.device import matching_course
from bluezone.device.matching_contacts import Contacts
from bluezone.device.matching_course import Mode, course, is_plausible
from bluezone.protocol.identifiers import identifiers, key_after
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import Window


@dataclass(frozen=True, slots=True)
class Hit:
    """One identifier of an infection that was heard at some time; which of its sightings count is not yet told.

    Attributes:
        infection: whose chain yields it. day_key: the daily key that does, 32 bytes.
        window: its place in that key's day.
        opens_ms: when its window begins. until_ms: the last moment at which it counts.
        identifier: 12 bytes.
    """

    infection: Infection
    day_key: bytes = field(repr=False)
    window: Window
    opens_ms: int
    until_ms: int
    identifier: bytes = field(repr=False)


class Walk:
    """Walks infections against *contacts*, of which there is one or more.

    Attributes:
        computed: how many identifiers it has computed so far.
    """

    def __init__(self, contacts: Contacts, mode: Mode, now_ms: int) -> None:
        self._contacts, self._mode, self._now_ms = contacts, mode, now_ms
        self.computed = 0

    def hits(self, infection: Infection) -> Iterator[Hit]:
        """Yield the hits of *infection* in the order of its windows."""
        contacts = self._contacts
        if self._mode is Mode.TOLERANT and not is_plausible(infection, contacts.first_ms):
            return
        way = course(infection, self._mode, self._now_ms)
        runs = contacts.runs()
        key, key_day, left = infection.daily_key, 0, matching_course.MOST_IDENTIFIERS
        for day in way.days(contacts.first_ms, contacts.last_ms):
            opens_ms, until_ms = way.listens_ms(day)
            heard_ms = contacts.last_between(opens_ms, until_ms)
            if heard_ms is None:
                continue
            windows = way.windows_until(day, heard_ms)
            left -= windows
            if left < 0:
                return
            key, key_day = key_after(key, day - key_day), day
            names = identifiers(key, windows)
            self.computed += windows
            if runs.keys().isdisjoint(names):  # nearly always, and at the speed of C
                continue
            for window, name in enumerate(names):
                if name in runs:
                    begins_ms = opens_ms + window * way.length_ms
                    counts_ms = min(begins_ms + way.reach_ms, way.counts_until_ms)
                    yield Hit(infection, key, Window(window), begins_ms, counts_ms, name)
