"""What the parts of a running phone share: its timing, how blocking work is run, and how it is doing."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol, TypeVar, TypeVarTuple

from bluezone.phone.database import StoreError
from bluezone.radio.port import RadioError

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class RunBlocking(Protocol):
    """Runs a function that may block, beside the event loop or inline."""

    def __call__(self, work: Callable[[*Ts], T], /, *args: *Ts) -> Awaitable[T]:
        """Return what *work* returns for *args*."""


async def inline(work: Callable[[*Ts], T], /, *args: *Ts) -> T:
    """Run *work* in the event loop itself: for simulated time, where no thread may take any."""
    return work(*args)


@dataclass(frozen=True, slots=True)
class Timing:
    """When an agent does what; all in seconds.

    Attributes:
        flush_s: from a sighting until its commit begins; what a killed process can lose.
        recheck_s: how often the wall clock is looked at, which may jump; a drill whose clock cannot sets it high.
        first_sync_s: the first talk with the server begins within this after the start.
        sync_s: between talks, each up to a tenth earlier or later so that a country's phones do not come at once.
        retry_s: after the first failed talk; doubled for each further one up to sync_s.
        retain_s: between deletions of what is too old.
        radio_retry_s, longest_radio_retry_s: after a radio error; doubled for each further one up to the longest.
        watched_s: how long after its page was last looked at the phone keeps scanning as in the foreground.
    """

    flush_s: float = 0.8
    recheck_s: float = 60.0
    first_sync_s: float = 20.0
    sync_s: float = 3_600.0
    retry_s: float = 60.0
    retain_s: float = 86_400.0
    radio_retry_s: float = 1.0
    longest_radio_retry_s: float = 60.0
    watched_s: float = 120.0


DEFAULT_TIMING = Timing()


@dataclass(slots=True)
class Condition:
    """How a phone is doing; its page shows it.

    Attributes:
        is_on_air: whether it broadcasts and listens.
        radio_error: why it does not, if the radio is the reason.
        store_error: why what it hears cannot be kept, if that is so.
    """

    is_on_air: bool = False
    radio_error: RadioError | None = None
    store_error: StoreError | None = None


async def first_of(event: asyncio.Event, timeout_s: float) -> None:
    """Wait until *event* is set, at most *timeout_s* seconds."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), timeout_s)
