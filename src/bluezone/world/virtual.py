"""Virtual time: an event loop whose time jumps to the next timer whenever nothing is ready.

Programs that know only loop time (asyncio.sleep, loop.time) and the clock that was handed in run unchanged on it: days
in seconds, and the same every time. Threads live outside of it: while the loop waits for one, time stands still.
"""

import asyncio
import selectors
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, TypeVar, TypeVarTuple

from bluezone.clock import Clock
from bluezone.errors import BluezoneError

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class StandstillError(BluezoneError, RuntimeError):
    """Everything waits and no timer is set: simulated time has nowhere to go."""

    code = "virtual_standstill"


class _JumpingSelector(selectors.BaseSelector):
    """Asks the real selector what is ready; where it would have slept, moves the loop's time instead."""

    def __init__(self) -> None:
        self._real = selectors.DefaultSelector()
        self.time_s = 0.0
        self.n_outside = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self.n_outside:
            return self._real.select(None if timeout is None or timeout > 0 else 0)
        ready = self._real.select(0)
        if not ready and timeout is None:
            raise StandstillError(
                "virtual time: every task waits and no timer is set. Await a timer somewhere, or wrap what happens "
                "outside of simulated time in VirtualLoop.outside()."
            )
        if not ready and timeout is not None and timeout > 0:
            self.time_s += timeout
        return ready

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._real.register(fileobj, events, data)

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        return self._real.unregister(fileobj)

    def modify(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._real.modify(fileobj, events, data)

    def close(self) -> None:
        self._real.close()

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return self._real.get_map()


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop in simulated time that begins at *start_ms*."""

    def __init__(self, start_ms: int = 0) -> None:
        self._jumping = _JumpingSelector()
        self._start_ms = start_ms
        super().__init__(self._jumping)

    def time(self) -> float:
        """Return simulated seconds since the loop was made."""
        return self._jumping.time_s

    def clock(self) -> int:
        """Return the simulated time in milliseconds since 1970-01-01 UTC; a Clock."""
        return self._start_ms + round(self._jumping.time_s * 1000)

    @contextmanager
    def outside(self) -> Iterator[None]:
        """Let time stand still and wait for real meanwhile, for an answer from a socket, a process or a thread.

        Timers do not fire in here: whoever waits for an answer that never comes waits for ever.
        """
        self._jumping.n_outside += 1
        try:
            yield
        finally:
            self._jumping.n_outside -= 1

    def run_in_executor(self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts) -> asyncio.Future[T]:
        """Run *func* in a thread; simulated time stands still until it is done."""
        self._jumping.n_outside += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._came_back)
        return future

    def _came_back(self, _: asyncio.Future[Any]) -> None:
        self._jumping.n_outside -= 1

    async def shutdown_default_executor(self, *args: Any) -> None:
        """Wait for real until the executor's threads have ended."""
        with self.outside():
            await super().shutdown_default_executor(*args)


def run(story: Callable[[Clock], Awaitable[T]], *, start_ms: int = 0) -> T:
    """Run *story* from *start_ms* on in simulated time and return what it returns; it is handed the simulated clock."""
    loop = VirtualLoop(start_ms)

    async def told() -> T:
        return await story(loop.clock)

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(told())
