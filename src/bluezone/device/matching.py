"""Matching: which sightings a published infection explains.

Two engines give the same answer. PLAIN computes with hashlib and needs nothing else; KERNEL computes in machine code
(bluezone.device.kernel, with numba) and is many times as fast once it is loaded, which takes half a second. AUTOMATIC
begins with the first, has the second loaded beside it when there is much to do, and then changes over. The two rules
stand in bluezone.device.matching_course.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from bluezone.device.matching_contacts import Contacts
from bluezone.device.matching_course import Mode
from bluezone.device.matching_loader import LOADER, Loader
from bluezone.device.matching_walk import Hit, Walk
from bluezone.device.sighting import Sighting
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import Day, Window, day_of

__all__ = ["Contacts", "Engine", "Match", "Mode", "matches"]

LOAD_AFTER = 300_000
"""Identifiers that AUTOMATIC computes with PLAIN, some 0.2 s, before it has KERNEL loaded; most jobs end before."""

CHANGE_AFTER = 20_000
"""Identifiers it computes with PLAIN before it changes over to a KERNEL that is loaded already."""

TOLD_EVERY = 64
"""Infections between two reports of progress by PLAIN."""


class Engine(Enum):
    """What computes; the answer is the same."""

    AUTOMATIC = "automatic"
    PLAIN = "plain"
    KERNEL = "kernel"


@dataclass(frozen=True, slots=True)
class Match:
    """Sightings that an infection explains: one identifier of one window.

    Attributes:
        infection: whose key yields the identifier.
        day: UTC day on which the window begins.
        window: its place in the day's key, from 0.
        sightings: those of the identifier that lie in the window (or, if TOLERANT, in the one after), by time; never
            empty.
        rows: their places in the contacts, in the same order; empty if no contacts were looked through.
        day_key: the daily key of the infection's chain that yields the identifier, 32 bytes; empty likewise.
    """

    infection: Infection
    day: Day
    window: Window
    sightings: tuple[Sighting, ...]
    rows: tuple[int, ...] = ()
    day_key: bytes = field(default=b"", repr=False)  # keys stay out of logs and tracebacks


@dataclass(frozen=True, slots=True)
class _How:
    """What stays the same for all infections of one call."""

    contacts: Contacts
    now_ms: int
    mode: Mode
    engine: Engine
    threads: int
    progress: Callable[[int], None]
    loader: Loader


def matches(
    infections: Iterable[Infection],
    contacts: Contacts,
    *,
    now_ms: int,
    mode: Mode = Mode.TOLERANT,
    engine: Engine = Engine.AUTOMATIC,
    threads: int = 1,
    progress: Callable[[int], None] = lambda done: None,
    loader: Loader = LOADER,
) -> Iterator[Match]:
    """Yield what *contacts* share with *infections*, infection after infection, each in the order of its windows.

    Infections stream through: a few thousand are held at most. Days on which nothing was heard cost one hash.

    Args:
        now_ms: the phone's clock; a `time_end` beyond it is cut to one window after it.
        mode: whose rule decides.
        engine: what computes.
        threads: how many cores KERNEL uses; 1 or more.
        progress: is told now and then, and at the end, how many infections are done.
        loader: where KERNEL comes from.

    Raises:
        KernelMissingError: KERNEL is asked for and cannot be had.
    """
    if not len(contacts):
        return
    for hit in _hits(iter(infections), _How(contacts, now_ms, mode, engine, threads, progress, loader)):
        rows = contacts.rows_between(hit.identifier, hit.opens_ms, hit.until_ms)
        if rows:
            sightings = tuple(contacts.rows[row] for row in rows)
            yield Match(hit.infection, day_of(hit.opens_ms), hit.window, sightings, rows, hit.day_key)


def _hits(infections: Iterator[Infection], how: _How) -> Iterator[Hit]:
    done = 0
    if how.engine is not Engine.KERNEL:
        walk = Walk(how.contacts, how.mode, how.now_ms)
        for infection in infections:
            yield from walk.hits(infection)
            done += 1
            if done % TOLD_EVERY == 0:
                how.progress(done)
            if how.engine is Engine.AUTOMATIC and _is_time_to_change(walk.computed, how.loader):
                break
        else:
            how.progress(done)
            return
    bulk = how.loader.load()(how.contacts, how.mode, how.now_ms)
    yield from bulk.hits(infections, how.threads, lambda further: how.progress(done + further))


def _is_time_to_change(computed: int, loader: Loader) -> bool:
    """Return whether KERNEL is to go on; has it loaded where that seems worth while."""
    if loader.is_loaded:
        return computed >= CHANGE_AFTER
    if computed >= LOAD_AFTER:
        loader.begin()
    return False
