"""Duty cycles: something switched on and off, for ever, by the loop's time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bluezone.radio.port import Cycle, RadioError

_log = logging.getLogger(__name__)


def is_cancelled() -> bool:
    """Return whether the running task was told to end.

    Loops over Bumble ask this: asyncio.wait_for of Python 3.11, which Bumble uses, swallows a cancellation that comes
    together with the answer, and a loop that does not ask would run on for ever.
    """
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


class Turns:
    """Calls *switch* with True and False in turn."""

    def __init__(self, name: str, switch: Callable[[bool], Awaitable[None]]) -> None:
        self._name, self._switch = name, switch
        self._task: asyncio.Task[None] | None = None
        self._ends = asyncio.Event()

    async def start(self, cycle: Cycle) -> None:
        """Switch on now and go on by *cycle*, instead of the one before."""
        await self.stop()
        await self._switch(True)
        if cycle.pause_s > 0:
            self._ends = asyncio.Event()
            self._task = asyncio.create_task(self._turn(cycle), name=f"radio {self._name}")

    async def stop(self) -> None:
        """Leave things as they are from now on; a switch that is being thrown is waited for, never cut off."""
        task, self._task = self._task, None
        if task is not None:
            self._ends.set()
            await asyncio.gather(task, return_exceptions=True)

    async def _turn(self, cycle: Cycle) -> None:
        is_on = True
        while not await self._ends_within(cycle.run_s if is_on else cycle.pause_s):
            is_on = not is_on
            try:
                await self._switch(is_on)
            except RadioError as error:  # the next turn tries again; the phone runs on meanwhile
                _log.warning("radio_turn_failed", extra={"turn": self._name, "reason": error.code})

    async def _ends_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self._ends.wait()
        except TimeoutError:
            return is_cancelled()
        return True
