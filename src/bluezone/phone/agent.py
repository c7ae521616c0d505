"""The agent: one running phone, with an ear, a voice, talks with the server, and a memory that it cleans daily.

Time comes from the event loop and the clock that was handed in, and blocking work goes through `run_blocking`; so many
agents run unchanged in one loop of simulated time.
"""

import asyncio
from collections.abc import Callable
from random import Random
from typing import TypeVar, TypeVarTuple

from bluezone.clock import Clock
from bluezone.phone.client import Client
from bluezone.phone.condition import DEFAULT_TIMING, Condition, RunBlocking, Timing
from bluezone.phone.database import StoreError
from bluezone.phone.ear import Ear
from bluezone.phone.nearby import Nearby
from bluezone.phone.store import Store
from bluezone.phone.sync import DEFAULT_JUDGEMENT, Judgement, Outcome
from bluezone.phone.talks import Connect, Talks
from bluezone.phone.uploads import Preview, Upload
from bluezone.phone.voice import Voice
from bluezone.radio.port import BACKGROUND, Duty, Radio

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Agent:
    """One phone. It may run again after it ended, in another event loop too.

    Args:
        store: its memory; the agent does not close it.
        radio: its way to the air.
        clock: what it takes for the time.
        rng: for jitter alone; keys come from the store's token_bytes.
        judgement: how it judges what it heard; its own platform is part of that.
        duty: when it advertises and scans while nobody looks at its page.
        connect: makes a Client from a server's address.
        run_blocking: asyncio.to_thread, or condition.inline.
    """

    def __init__(
        self,
        store: Store,
        radio: Radio,
        *,
        clock: Clock,
        rng: Random,
        judgement: Judgement = DEFAULT_JUDGEMENT,
        duty: Duty = BACKGROUND,
        timing: Timing = DEFAULT_TIMING,
        connect: Connect = Client,
        run_blocking: RunBlocking = asyncio.to_thread,
    ) -> None:
        self.store, self.clock, self.judgement = store, clock, judgement
        self.condition = Condition()
        self._timing, self._blocking = timing, run_blocking
        self._ear = Ear(store.contacts, self.condition, timing, run_blocking)
        self._voice = Voice(
            store.chains, radio, clock, duty=duty, condition=self.condition, timing=timing, run_blocking=run_blocking
        )
        self._talks = Talks(
            store,
            clock,
            before=self._ear.flush,
            rng=rng,
            judgement=judgement,
            connect=connect,
            condition=self.condition,
            timing=timing,
            run_blocking=run_blocking,
        )
        self._stopping = asyncio.Event()

    @property
    def nearby(self) -> Nearby:
        """Which phones are near just now."""
        return self._ear.nearby

    async def run(self) -> None:
        """Be a phone until stop() is called or the task is cancelled; then commit what was heard and leave the air."""
        self._renew()
        parts = (self._stopping.wait(), self._voice.speak(self._ear.heard), self._talks.go_on(), self._retain())
        tasks = [asyncio.ensure_future(part) for part in parts]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._voice.fall_silent()
            await self._ear.finish()

    def _renew(self) -> None:
        self._stopping = asyncio.Event()
        for part in (self._ear, self._voice, self._talks):
            part.renew()

    def stop(self) -> None:
        """Have run() end cleanly."""
        self._stopping.set()

    async def ask(self, work: Callable[[*Ts], T], *args: *Ts) -> T:
        """Return what *work*, which may read or write the store, returns for *args*, without holding up the phone."""
        return await self._blocking(work, *args)

    async def flush(self) -> None:
        """Commit the sightings that wait."""
        await self._ear.flush()

    async def sync(self) -> Outcome | None:
        """Talk with the server now and return what it brought; None if there is no server or it failed.

        Why it failed is then in store.authority.last_talk().
        """
        return await self._talks.talk()

    def want_sync(self) -> None:
        """Have the next regular talk begin now, without waiting for it."""
        self._talks.want()

    async def check_code(self, typed: str) -> Preview:
        """Ask the server about the code *typed* and return what handing in with it would send; no key leaves the phone.

        Raises:
            CodeUnknownError, ServerError, StoreError
        """
        return await self._talks.check_code(typed)

    async def ask_number(self, number: str) -> None:
        """Have the server send a code to *number*, after the owner consented to send it there.

        Raises:
            ServerError, StoreError
        """
        await self._talks.ask_number(number)

    async def confirm_number(self, number: str, code: str) -> None:
        """Register *number* by the *code* that came to it; its last digits are kept.

        Raises:
            ServerError, StoreError
        """
        await self._talks.confirm_number(number, code)

    async def hand_in(self, preview: Preview) -> Upload:
        """Send what *preview* shows, after the owner consented, and return how far it came; see Talks.hand_in().

        Raises:
            StoreError: the intention cannot be written down; then nothing is sent.
        """
        return await self._talks.hand_in(preview, self._voice.change)

    def watched(self) -> None:
        """Note that somebody looks at the page just now: scan as in the foreground for a while."""
        self._voice.watched()

    async def retain(self) -> None:
        """Delete what is too old; run() does it at the start and daily."""
        try:
            if await self._blocking(self.store.retain, self.clock()):
                self._voice.forget_chain()
        except StoreError as error:
            self.condition.store_error = error

    async def forget_everything(self) -> None:
        """Delete what the phone knows about its owner, really, and go on the air with a new chain of keys.

        Raises:
            StoreError: the file cannot be written.
        """
        async with self._talks.talking, self._ear.flushing:
            self._ear.forget()
            await self._blocking(self.store.forget_everything, self.clock())
            await self._voice.change()

    async def _retain(self) -> None:
        while True:
            await self.retain()
            await asyncio.sleep(self._timing.retain_s)
