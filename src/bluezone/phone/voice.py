"""The voice: what the phone broadcasts, changed on each window boundary and at once when a new chain of keys begins."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from bluezone.clock import Clock
from bluezone.device.sighting import Sighting
from bluezone.phone.chains import Chain, Chains
from bluezone.phone.condition import Condition, RunBlocking, Timing, first_of
from bluezone.phone.database import StoreError
from bluezone.protocol import window
from bluezone.protocol.identifiers import identifier_at
from bluezone.radio.port import BACKGROUND, FOREGROUND, Duty, Radio, RadioError


class Voice:
    """Holds the radio: opens it, broadcasts, changes its duty, opens it again after errors.

    Args:
        chains: where the keys come from; the chain on the air is remembered, so that a boundary waits for no disk.
        duty: while nobody looks at the page. Only BACKGROUND gives way to FOREGROUND while somebody does.
    """

    def __init__(
        self,
        chains: Chains,
        radio: Radio,
        clock: Clock,
        *,
        duty: Duty,
        condition: Condition,
        timing: Timing,
        run_blocking: RunBlocking,
    ) -> None:
        self._chains, self._radio, self._clock = chains, radio, clock
        self._duty, self._condition, self._timing, self._blocking = duty, condition, timing, run_blocking
        self._chain: Chain | None = None
        self._is_open = self._is_foreground = False
        self._watched_until_s = 0.0
        self.renew()

    def renew(self) -> None:
        """Make what belongs to one event loop."""
        self._tuning, self._woken = asyncio.Lock(), asyncio.Event()

    async def speak(self, on_sighting: Callable[[Sighting], None]) -> None:
        """Stay on the air until cancelled; where that is impossible the condition says why, and it is tried again."""
        wait_s = self._timing.radio_retry_s
        while True:
            try:
                await self._open(on_sighting)
                await self._broadcast()
                self._condition.radio_error, wait_s = None, self._timing.radio_retry_s
                await self._rotate()
            except RadioError as error:
                self._condition.radio_error = error
            except StoreError as error:
                self._condition.store_error = error
            await self.fall_silent()
            await asyncio.sleep(wait_s)
            wait_s = min(2 * wait_s, self._timing.longest_radio_retry_s)

    async def _open(self, on_sighting: Callable[[Sighting], None]) -> None:
        async with self._tuning:
            await self._radio.open(on_sighting, self._duty)
            self._is_open, self._is_foreground = True, False

    async def _rotate(self) -> None:
        """Change the identifier with each window, until the radio was closed for an error."""
        shown_ms = self._clock()
        while self._is_open:
            now_ms = self._clock()
            if not window.same(shown_ms, now_ms):
                await self._broadcast()
                shown_ms = now_ms
            await self._suit_duty()
            await first_of(self._woken, self._until_next_look_s())
            self._woken.clear()

    def _until_next_look_s(self) -> float:
        now_ms = self._clock()
        look_s = min(self._timing.recheck_s, (window.next_start_ms(now_ms) - now_ms) / 1000)
        return min(look_s, self._watched_s()) if self._is_foreground else look_s

    async def _broadcast(self) -> None:
        """Put on the air what belongs there now."""
        async with self._tuning:
            now_ms = self._clock()
            if self._chain is None or window.day_of(now_ms) < self._chain.day:
                self._chain = await self._blocking(self._chains.current, now_ms)
            await self._radio.broadcast(identifier_at(self._chain.key, self._chain.day, now_ms))
            self._condition.is_on_air = True

    async def change(self) -> None:
        """Take the chain anew from the store to the air; if that fails, leave the air instead.

        When this returns, nothing of the old chain is on the air.
        """
        self._chain = None
        if not self._is_open:
            return
        try:
            await self._broadcast()
        except (RadioError, StoreError):
            await self.fall_silent()
            self._woken.set()

    async def fall_silent(self) -> None:
        """Leave the air."""
        async with self._tuning:
            was_open, self._is_open, self._condition.is_on_air = self._is_open, False, False
            if was_open:
                with suppress(RadioError):
                    await self._radio.broadcast(None)
            with suppress(RadioError):
                await self._radio.close()

    def forget_chain(self) -> None:
        """Have the chain read anew before the next broadcast: its old keys were deleted."""
        self._chain = None

    def watched(self) -> None:
        """Note that somebody looks at the page just now: scan as in the foreground for a while."""
        if self._duty is BACKGROUND and self._is_open:
            self._watched_until_s = asyncio.get_running_loop().time() + self._timing.watched_s
            self._woken.set()

    def _watched_s(self) -> float:
        """Return for how many seconds more the page counts as looked at."""
        return max(0.0, self._watched_until_s - asyncio.get_running_loop().time())

    async def _suit_duty(self) -> None:
        should_be_foreground = self._watched_s() > 0
        if should_be_foreground != self._is_foreground:
            async with self._tuning:
                await self._radio.set_duty(FOREGROUND if should_be_foreground else self._duty)
                self._is_foreground = should_be_foreground
