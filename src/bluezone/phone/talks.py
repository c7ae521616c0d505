"""Talks with the server: regular ones that fetch batches, and the one in which a key is handed in."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

from bluezone.clock import Clock
from bluezone.errors import BluezoneError
from bluezone.phone import handing_in, registering, sync
from bluezone.phone.client import Client, ServerError, ServerRefusedError
from bluezone.phone.condition import Condition, RunBlocking, Timing, first_of
from bluezone.phone.database import StoreError
from bluezone.phone.store import Store
from bluezone.phone.sync import Judgement, Outcome
from bluezone.phone.uploads import Preview, State, Upload
from bluezone.protocol import window

Connect = Callable[[str], Client]
"""Makes a Client from a server's address."""

JITTER = 0.1
_MOST_DOUBLINGS = 30


class Talks:
    """All that goes between this phone and the server, one talk at a time.

    Args:
        before: awaited before each regular talk: what was heard must be in the store when it is matched.
        rng: for jitter.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        *,
        before: Callable[[], Awaitable[None]],
        rng: Random,
        judgement: Judgement,
        connect: Connect,
        condition: Condition,
        timing: Timing,
        run_blocking: RunBlocking,
    ) -> None:
        self._store, self._clock, self._before, self._rng = store, clock, before, rng
        self._judgement, self._connect = judgement, connect
        self._condition, self._timing, self._blocking = condition, timing, run_blocking
        self.renew()

    def renew(self) -> None:
        """Make what belongs to one event loop."""
        self.talking, self._wanted = asyncio.Lock(), asyncio.Event()

    async def go_on(self) -> None:
        """Talk soon, then regularly, until cancelled."""
        wait_s = self._rng.uniform(0, self._timing.first_sync_s)
        while True:
            await first_of(self._wanted, wait_s)
            self._wanted.clear()
            await self.talk()
            wait_s = await self._until_next_s()

    async def _until_next_s(self) -> float:
        try:
            failures = (await self._blocking(self._store.authority.last_talk)).failures
        except StoreError as error:
            self._condition.store_error, failures = error, 1
        wait_s = self._timing.sync_s
        if failures:
            wait_s = min(wait_s, self._timing.retry_s * 2 ** min(failures - 1, _MOST_DOUBLINGS))
        return wait_s * self._rng.uniform(1 - JITTER, 1 + JITTER)

    def want(self, after_s: float = 0.0) -> None:
        """Have the next regular talk begin *after_s* seconds from now."""
        asyncio.get_running_loop().call_later(after_s, self._wanted.set)

    async def talk(self) -> Outcome | None:
        """Talk with the server and return what it brought; None if there is no server or it failed, which is noted."""
        async with self.talking:
            await self._before()
            try:
                return await self._blocking(self._talk)
            except StoreError as error:
                self._condition.store_error = error
                return None

    def _talk(self) -> Outcome | None:
        address, now_ms = self._store.settings.server, self._clock()
        if not address:
            return None
        try:
            with self._connect(address) as client:
                unsent = self._send_waiting(client)
                outcome = sync.synchronise(self._store, client, now_ms=now_ms, judgement=self._judgement)
            if unsent is not None:
                raise unsent
        except StoreError:
            raise
        except BluezoneError as error:
            self._store.authority.failed(now_ms, error)
            return None
        self._store.authority.succeeded(now_ms)
        return outcome

    def _send_waiting(self, client: Client) -> ServerError | None:
        """Send the upload that waits, if any; return why it goes on waiting: that must not keep batches from coming."""
        upload = self._store.uploads.last()
        try:
            if upload is not None and upload.state is State.SENDING:
                self._send(client, upload)
        except ServerError as error:
            return error
        return None

    async def check_code(self, typed: str) -> Preview:
        """Ask the server about the code *typed* and return what handing in with it would send; no key leaves the phone.

        Raises:
            CodeUnknownError, ServerError, StoreError
        """
        async with self.talking:
            return await self._blocking(self._check_code, typed)

    def _check_code(self, typed: str) -> Preview:
        now_ms = self._clock()
        with self._connect(self._store.settings.server) as client:
            plain, first_day, expires_s = handing_in.check(client, typed, window.day_of(now_ms))
        return self._store.uploads.preview(plain, first_day, expires_s, now_ms)

    async def ask_number(self, number: str) -> None:
        """Have the server send a code to *number*, after the owner consented.

        Raises:
            ServerError, StoreError
        """
        async with self.talking:
            await self._blocking(self._ask_number, number)

    def _ask_number(self, number: str) -> None:
        with self._connect(self._store.settings.server) as client:
            registering.ask(client, number)

    async def confirm_number(self, number: str, code: str) -> None:
        """Register *number* by *code* and keep its last digits.

        Raises:
            ServerError, StoreError
        """
        async with self.talking:
            await self._blocking(self._confirm_number, number, code)

    def _confirm_number(self, number: str, code: str) -> None:
        with self._connect(self._store.settings.server) as client:
            last = registering.confirm(client, number, code)
        self._store.settings.number = last

    async def hand_in(self, preview: Preview, change: Callable[[], Awaitable[None]]) -> Upload:
        """Send what *preview* shows, after the owner consented, and return how far it came.

        The intention and the new chain are stored first, then *change* brings the chain to the air, and only then is
        anything sent. If the server does not answer, it is sent with the next talk. While an earlier upload is still on
        its way, that one is returned and nothing else happens.

        Raises:
            StoreError: the intention cannot be written down; then nothing is sent.
        """
        async with self.talking:
            last = await self._blocking(self._store.uploads.last)
            if last is not None and last.state is State.SENDING:
                return last
            upload = await self._blocking(self._store.uploads.begin, preview, self._clock())
            await change()
            upload = await self._blocking(self._send_first, upload)
        if upload.state is State.SENDING:
            self.want(self._timing.retry_s)
        return upload

    def _send_first(self, upload: Upload) -> Upload:
        try:
            with self._connect(self._store.settings.server) as client:
                self._send(client, upload)
        except StoreError:
            raise
        except BluezoneError as error:
            self._store.authority.failed(self._clock(), error)
        return self._store.uploads.last() or upload

    def _send(self, client: Client, upload: Upload) -> None:
        try:
            receipt = handing_in.send(client, upload)
        except ServerRefusedError as error:
            if not handing_in.is_final(error):
                raise
            self._store.uploads.refused(error.refusal)
        else:
            self._store.uploads.done(receipt)
