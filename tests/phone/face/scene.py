"""A phone with a history, for the tests of its page: a Sunday afternoon, two alerts, six phones near."""

import random

from bluezone.device import alert, exposure, matching
from bluezone.device.sighting import Sighting
from bluezone.phone.agent import Agent
from bluezone.phone.condition import inline
from bluezone.phone.database import IN_MEMORY
from bluezone.phone.store import Store
from bluezone.protocol.advertisement import Platform
from bluezone.protocol.identifiers import identifier_at
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS
from tests.phone.hand_radio import HandRadio

NOW_MS = 18_483 * DAY_MS + 10 * 3_600_000
"""Sunday 9 August 2020, 17:00 in Vietnam."""

NEAR_DBM = (-52, -66, -71, -80, -88, -97)


def new_agent(store: Store | None = None) -> Agent:
    """Return a phone that was just set up, with nothing heard."""
    store = store or Store(IN_MEMORY, token_bytes=random.Random(1).randbytes)
    return Agent(store, HandRadio(), clock=lambda: NOW_MS, rng=random.Random(2), run_blocking=inline)


def lived_in_agent() -> Agent:
    """Return a phone that was used for days and warned of one meeting, told of another."""
    agent, rng = new_agent(), random.Random(3)
    agent.store.chains.current(NOW_MS - 5 * DAY_MS)
    for hours in range(1, 100, 5):
        start_ms = NOW_MS - hours * 3_600_000
        names = [rng.randbytes(12) for _ in range(rng.randrange(1, 9))]
        agent.store.contacts.keep(Sighting(name, start_ms + step, -70) for name in names for step in (0, 300_000))
    for key, rssi_dbm, minutes, day in ((bytes(32), -55, 55, 18_480), (bytes(31) + b"\1", -84, 40, 18_481)):
        meet(agent, key, rssi_dbm, minutes, day)
    for rssi_dbm in NEAR_DBM:
        agent.nearby.heard(Sighting(rng.randbytes(12), NOW_MS - rng.randrange(20_000), rssi_dbm))
    return agent


def meet(agent: Agent, key: bytes, rssi_dbm: int, minutes: int, day: int) -> None:
    """Have *agent* told of the meeting with the phone of *key* at 9:10 on *day*."""
    start_ms = day * DAY_MS + 2 * 3_600_000 + 600_000
    times_ms = range(start_ms, start_ms + minutes * 60_000, 60_000)
    heard = [Sighting(identifier_at(key, day, time_ms), time_ms, rssi_dbm) for time_ms in times_ms]
    infection = Infection(key, day * 86_400, NOW_MS // 1000)
    matches = matching.matches([infection], matching.Contacts.of(heard), now_ms=NOW_MS)
    exposures = exposure.exposures(matches, own_platform=Platform.ANDROID)
    agent.store.alerts.tell(alert.alerts(exposures), NOW_MS - 1_800_000)
