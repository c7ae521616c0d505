"""Bulk: infections in blocks through the kernel, on as many cores as wanted, in order and in bounded memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

import numpy as np
import numpy.typing as npt

from bluezone.device.kernel import compiled, plan, table
from bluezone.device.kernel.plan import Plan
from bluezone.device.kernel.sha256 import AFTER_DIGEST, AFTER_KEY
from bluezone.device.matching_contacts import Contacts
from bluezone.device.matching_course import Mode
from bluezone.device.matching_walk import Hit
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import Window

BLOCK = 2_048
"""Infections taken at a time: some 30,000 day keys, a tenth of a second and 4 MB."""

ROOM = 4_096
"""Hits for which there is room at first."""

_ENDINGS = np.array((AFTER_KEY, AFTER_DIGEST), np.uint32)


class Bulk:
    """Matches blocks of infections against *contacts*, of which there is one or more.

    Args:
        with_instructions: hash with the processor's SHA instructions, which it must then have, or without.
    """

    def __init__(
        self, contacts: Contacts, mode: Mode, now_ms: int, *, with_instructions: bool = compiled.HAS_SHA_INSTRUCTIONS
    ) -> None:
        self._table = table.of(contacts)
        self._mode, self._now_ms = mode, now_ms
        self._with_instructions = with_instructions

    def hits(self, infections: Iterable[Infection], threads: int, told: Callable[[int], None]) -> Iterator[Hit]:
        """Yield the hits of *infections*, in their order and each in the order of its windows.

        Args:
            told: is told after each block how many infections are done.
        """
        remaining = iter(infections)
        done = 0
        for block, found in self._blocks(iter(lambda: list(islice(remaining, BLOCK)), []), threads):
            yield from found
            done += len(block)
            told(done)

    def _blocks(
        self, blocks: Iterator[list[Infection]], threads: int
    ) -> Iterator[tuple[list[Infection], Iterable[Hit]]]:
        if threads == 1:
            for block in blocks:
                yield block, self._hits_of(block)
            return
        with ThreadPoolExecutor(threads, thread_name_prefix="matching") as pool:
            running: deque[tuple[list[Infection], Future[list[Hit]]]] = deque()
            for block in blocks:
                running.append((block, pool.submit(self._hits_of, block)))
                if len(running) > threads:
                    first, future = running.popleft()
                    yield first, future.result()
            while running:
                first, future = running.popleft()
                yield first, future.result()

    def _hits_of(self, block: list[Infection]) -> list[Hit]:
        found: list[Hit] = []
        for begin, work in plan.plans(block, self._table.times_ms, self._mode, self._now_ms):
            day_keys = self._day_keys(work)
            found += self._as_hits(block[begin:], work, day_keys, self._looked_up(work, day_keys))
        return found

    def _day_keys(self, work: Plan) -> npt.NDArray[np.uint32]:
        day_keys = np.empty((len(work.days), 8), np.uint32)
        last_jobs = work.first_jobs[1:] - 1
        has_jobs = np.flatnonzero(last_jobs >= work.first_jobs[:-1])
        order = has_jobs[np.argsort(work.days[last_jobs[has_jobs]], kind="stable")]
        compiled.advance(work.keys, order, work.first_jobs, work.days, day_keys, _ENDINGS[1], self._with_instructions)
        return day_keys

    def _looked_up(self, work: Plan, day_keys: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
        """Return job, window and place in the table of each hit, by job and window."""
        order = np.argsort(work.windows, kind="stable")
        known, room = self._table, ROOM
        while True:
            found = np.empty((room, 3), np.int64)
            count = compiled.expand(
                day_keys, order, work.windows, work.times_ms, known.known, known.heard_ms, known.bitmap,
                known.bitmap_mask, known.slots, known.multipliers, known.shift, _ENDINGS, self._with_instructions,
                found,
            )  # fmt: skip
            if count <= room:
                break
            room = count  # rare enough to do it all again
        found = found[:count]
        return found[np.lexsort((found[:, 1], found[:, 0]))]

    def _as_hits(
        self, infections: list[Infection], work: Plan, day_keys: npt.NDArray[np.uint32], found: npt.NDArray[np.int64]
    ) -> Iterator[Hit]:
        for job, window, place in found.tolist():
            start_ms, length_ms, reach_ms, counts_until_ms = work.times_ms[job].tolist()
            opens_ms = start_ms + window * length_ms
            yield Hit(
                infections[int(work.infection[job])],
                day_keys[job].astype(">u4").tobytes(),
                Window(window),
                opens_ms,
                min(opens_ms + reach_ms, counts_until_ms),
                self._table.identifier(place),
            )
