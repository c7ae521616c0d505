"""The ear: sightings come in by the dozen a second, one in five seconds of each phone is kept, a commit a second."""

import asyncio

from bluezone.device.sighting import Sighting, Thinning
from bluezone.phone.condition import Condition, RunBlocking, Timing
from bluezone.phone.contacts import Contacts
from bluezone.phone.database import StoreError
from bluezone.phone.nearby import Nearby

MOST_PENDING = 100_000
"""Sightings held while the file cannot be written; the oldest beyond that are dropped. About 20 MB."""


class Ear:
    """Takes sightings from the radio to the store and the radar."""

    def __init__(self, contacts: Contacts, condition: Condition, timing: Timing, run_blocking: RunBlocking) -> None:
        self.nearby = Nearby()
        self._contacts, self._condition = contacts, condition
        self._timing, self._blocking = timing, run_blocking
        self._thinning = Thinning()
        self._pending: list[Sighting] = []
        self._flushes: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self.renew()

    def renew(self) -> None:
        """Make what belongs to one event loop."""
        self.flushing = asyncio.Lock()

    def heard(self, sighting: Sighting) -> None:
        """Take *sighting*; called by the radio in the event loop."""
        self.nearby.heard(sighting)
        if not self._thinning.keeps(sighting.identifier, sighting.time_ms):
            return
        self._pending.append(sighting)
        if self._timer is None:
            self._set_timer()

    def _set_timer(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(self._timing.flush_s, self._start_flush)

    def _start_flush(self) -> None:
        self._timer = None
        task = asyncio.get_running_loop().create_task(self.flush())
        self._flushes.add(task)
        task.add_done_callback(self._flushes.discard)

    async def flush(self) -> None:
        """Commit the sightings that wait; where that fails they go on waiting and the condition says why."""
        async with self.flushing:
            taken, self._pending = self._pending, []
            if not taken:
                return
            try:
                await self._blocking(self._contacts.keep, taken)
                self._condition.store_error = None
            except StoreError as error:
                self._condition.store_error = error
                self._pending = (taken + self._pending)[-MOST_PENDING:]

    async def finish(self) -> None:
        """Commit what is left; the radio is closed."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        await asyncio.gather(*self._flushes)
        await self.flush()

    def forget(self) -> None:
        """Drop all that was heard and not committed; the caller holds `flushing`."""
        self._pending.clear()
        self._thinning = Thinning()
        self.nearby.clear()
