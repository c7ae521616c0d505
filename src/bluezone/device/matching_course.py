"""The course of an infection: from when to when its windows are walked, the arithmetic in which the two rules differ.

COMPATIBILITY answers exactly as the published app does, its inclusive window ends and its overrun of the last window
included. TOLERANT is our own phones' rule: it allows for an identifier that stays on the air one window too long, and
caps input that would cost time or prove nothing. Source: specification of Bluezone 3, section 4.

bluezone.device.kernel.plan does the same arithmetic for many infections at once; a test holds the two together.
"""

from dataclasses import dataclass
from enum import Enum

from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, length_ms

MOST_IDENTIFIERS = 1_000_000
"""Computed for one infection at most, half a second of work; a year of the published app's 96 a day is 35,040."""

SHORTEST_WINDOW_MS = 60_000
"""TOLERANT leaves out infections that claim shorter windows: no phone restarts its radio more than once a minute."""

LONGEST_CHAIN_DAYS = 366
"""TOLERANT leaves out infections whose key lies further back than this before the first sighting."""


class Mode(Enum):
    """Whose rule decides."""

    COMPATIBILITY = "compatibility"
    TOLERANT = "tolerant"


@dataclass(frozen=True, slots=True)
class Course:
    """How one infection is walked.

    Attributes:
        windows: how many a day of the chain has.
        start_ms: when the first of them begins.
        length_ms: one window.
        day_ms: from the first window of a key to the first of the next.
        reach_ms: from the beginning of a window to the last moment at which its identifier counts.
        starts_until_ms: windows that begin later are not walked.
        counts_until_ms: sightings after this are not taken.
    """

    windows: int
    start_ms: int
    length_ms: int
    day_ms: int
    reach_ms: int
    starts_until_ms: int
    counts_until_ms: int

    def days(self, first_heard_ms: int, last_heard_ms: int) -> range:
        """Return which days of the chain can hold anything that was heard between the two moments."""
        first = max(0, (first_heard_ms - self.reach_ms - self.start_ms) // self.day_ms)
        last = (min(self.starts_until_ms, last_heard_ms) - self.start_ms) // self.day_ms
        return range(first, last + 1)

    def listens_ms(self, day: int) -> tuple[int, int]:
        """Return the first and the last moment at which an identifier of *day* of the chain counts."""
        opens_ms = self.start_ms + day * self.day_ms
        return opens_ms, min(opens_ms + self.day_ms + self.reach_ms, self.counts_until_ms)

    def windows_until(self, day: int, heard_ms: int) -> int:
        """Return how many windows of *day* begin by *heard_ms*, which lies in listens_ms() of it."""
        opens_ms = self.start_ms + day * self.day_ms
        return min(self.windows, (min(heard_ms, self.starts_until_ms) - opens_ms) // self.length_ms + 1)


def course(infection: Infection, mode: Mode, now_ms: int) -> Course:
    """Return how *mode* walks *infection* at *now_ms*; an end beyond the clock is cut to one window after it."""
    windows, start_ms, length = infection.windows, infection.start_s * 1000, length_ms(infection.windows)
    end_ms = min(infection.end_s * 1000, now_ms + length)
    if mode is Mode.COMPATIBILITY:
        # The original lets each day begin where the windows of the one before end, early if they do not fill it.
        return Course(windows, start_ms, length, windows * length, length, end_ms, end_ms + length)
    # After its end a published key proves nothing: anybody can compute and broadcast what follows from it.
    return Course(windows, start_ms, length, DAY_MS, 2 * length, end_ms, end_ms)


def is_plausible(infection: Infection, first_heard_ms: int) -> bool:
    """Return whether an honest phone could have published *infection*; TOLERANT takes no other."""
    start_ms = infection.start_s * 1000
    return (
        start_ms % DAY_MS == 0
        and length_ms(infection.windows) >= SHORTEST_WINDOW_MS
        and first_heard_ms - start_ms <= LONGEST_CHAIN_DAYS * DAY_MS
    )
