"""What the processes do that tests start and kill: a whole phone on a radio that never falls silent."""

import asyncio
import signal
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from bluezone import clock
from bluezone.device.sighting import Sighting
from bluezone.phone.agent import Agent
from bluezone.phone.condition import Timing
from bluezone.phone.contacts import Contacts
from bluezone.phone.store import Store
from tests.phone.hand_radio import HandRadio

HEARD_AT_ONCE = 20


class LoudContacts(Contacts):
    """Acknowledges to *said* what is committed: the number of the last sighting."""

    said: Connection

    def keep(self, sightings: Iterable[Sighting]) -> int:
        kept = list(sightings)
        new = super().keep(kept)
        self.said.send(int.from_bytes(kept[-1].identifier))
        return new


def live(path: Path, first: int, said: Connection, flush_s: float) -> None:
    """Be a phone that hears sightings numbered from *first* on until it is killed; SIGTERM stops it cleanly."""
    asyncio.run(_live(path, first, said, flush_s))


async def _live(path: Path, first: int, said: Connection, flush_s: float) -> None:
    store, radio = Store(path), HandRadio()
    store.contacts = LoudContacts(store._database)
    store.contacts.said = said
    agent = Agent(store, radio, clock=clock.system, rng=Random(1), timing=Timing(flush_s=flush_s))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, agent.stop)
    running = asyncio.create_task(agent.run())
    number = first
    while not running.done():
        if radio.is_open:
            for _ in range(HEARD_AT_ONCE):
                radio.hear(Sighting(number.to_bytes(12), clock.system(), -60))
                number += 1
        await asyncio.sleep(0.002)
    await running
    said.send(number - 1)
    store.close()
