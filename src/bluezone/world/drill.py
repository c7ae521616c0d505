"""The drill: real phone programs live through four days in simulated air; one person is confirmed; who is warned?

The phones are bluezone.phone.agent.Agent with real files, the server is whatever answers at the address that is handed
in. The truth beside it comes from the positions alone.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from bluezone import clock as clocks
from bluezone.clock import Clock
from bluezone.device.alert import Level
from bluezone.phone.agent import Agent
from bluezone.phone.condition import Timing, inline
from bluezone.phone.store import Store
from bluezone.phone.sync import Judgement
from bluezone.protocol.advertisement import Platform
from bluezone.radio.air import SimulatedRadio
from bluezone.world import offices, surroundings, virtual, week
from bluezone.world.people import Person
from bluezone.world.week import BEGINS_MS, CONFIRMED_MS, Result

TIMING = Timing(flush_s=60.0, recheck_s=86_400.0, first_sync_s=400_000.0, sync_s=400_000.0)
"""Nobody kills these phones, so they may commit once a minute; they talk with the server when the story says so."""

Progress = Callable[[float], None]


class HandInError(RuntimeError):
    """The case's phone could not hand in its key; a drill without that shows nothing."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One running phone and who carries it."""

    person: Person
    store: Store
    agent: Agent


class Drill:
    """One drill from one seed: the same seed gives the same days, the same case and the same warnings.

    Args:
        seed: of everything that chance decides.
        folder: where the phones' files are made; they must not be there yet.
    """

    def __init__(self, seed: int, folder: Path) -> None:
        self._week = week.draw(seed)
        self.office, self.case = self._week.office, self._week.case
        self._folder = folder
        self.phones: list[Phone] = []

    def live(self, progress: Progress) -> None:
        """Let the phones live from Thursday to Sunday morning; *progress* is told the share that is done."""
        virtual.run(lambda clock: self._days(clock, progress), start_ms=BEGINS_MS)

    async def _days(self, clock: Clock, progress: Progress) -> None:
        air = surroundings.over(self.office, clock, self._week.air_rng)
        self.phones = [
            self._phone(person, air.radio(person.number, person.platform))
            for person in self.office.roster
            if person.has_app
        ]
        self._clock: Clock = clock
        running = [asyncio.ensure_future(phone.agent.run()) for phone in self.phones]
        for hour_ms in range(BEGINS_MS, CONFIRMED_MS, 3_600_000):
            progress((hour_ms - BEGINS_MS) / (CONFIRMED_MS - BEGINS_MS))
            await air.run(min(hour_ms + 3_600_000, CONFIRMED_MS))
        for phone in self.phones:
            phone.agent.stop()
        await asyncio.gather(*running)
        progress(1.0)

    def _phone(self, person: Person, radio: SimulatedRadio) -> Phone:
        chance = Random(self._week.chance.getrandbits(64))
        path = self._folder / f"phone-{person.number:02}.db"
        store = Store(path, token_bytes=chance.randbytes, is_durable=False)
        agent = Agent(
            store,
            radio,
            clock=lambda: self._clock(),
            rng=chance,
            judgement=Judgement(person.platform),
            timing=TIMING,
            run_blocking=inline,
        )
        return Phone(person, store, agent)

    def go_on_from_now(self) -> None:
        """Let the phones' clocks run on at real speed from Sunday morning."""
        self._clock = clocks.starting_at(CONFIRMED_MS)

    async def register(self, messages: Path, progress: Progress) -> None:
        """Let every phone register its number: its owner agrees, reads the short message in *messages*, types the code.

        Raises:
            ServerError: the server took a number or a code not.
        """
        for place, phone in enumerate(self.phones, start=1):
            number = offices.number_of(phone.person.number)
            await phone.agent.ask_number(number)
            message = next(messages.glob("*.json"))
            code = json.loads(message.read_text())["text"].split()[-1]
            message.unlink()
            await phone.agent.confirm_number(number, code)
            progress(place / len(self.phones))

    def roster(self) -> list[dict[str, Any]]:
        """Return the people of the office as their roster has them."""
        names = {Platform.IOS: "iOS", Platform.ANDROID: "Android"}
        return [
            {"number": each.number, "name": each.name, "department": each.department, "system": names[each.platform]}
            for each in self.office.roster
            if each.is_member
        ]

    def connect(self, server: str) -> None:
        """Tell every phone where the authority's server is."""
        for phone in self.phones:
            phone.store.settings.server = server

    async def hand_in(self, code: str) -> None:
        """Let the case type *code*, look at what would be sent, consent, and send it.

        Raises:
            HandInError: the server did not take it.
        """
        agent = next(phone.agent for phone in self.phones if phone.person.number == self.case)
        upload = await agent.hand_in(await agent.check_code(code))
        if upload.receipt is None:
            raise HandInError("the case's phone could not hand in its key")

    async def fetch(self, progress: Progress) -> None:
        """Let every phone talk with the server, match, and warn."""
        for place, phone in enumerate(self.phones, start=1):
            await phone.agent.sync()
            progress(place / len(self.phones))

    def result(self) -> Result:
        """Return truth and warnings as they stand."""
        warned = frozenset(phone.person.number for phone in self.phones if _is_warned(phone))
        return week.result(self._week, self.case, warned)

    def close(self) -> None:
        """Close the phones' files."""
        for phone in self.phones:
            phone.store.close()


def _is_warned(phone: Phone) -> bool:
    return any(kept.level is Level.WARNING for kept in phone.store.alerts.all())
