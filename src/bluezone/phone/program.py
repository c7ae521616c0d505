"""One phone as a program: agent, store and page together, until a signal ends it."""

import asyncio
import secrets
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

from bluezone import clock as clocks
from bluezone.clock import Clock
from bluezone.phone.agent import Agent
from bluezone.phone.face import app as face
from bluezone.phone.face.serving import serving
from bluezone.phone.store import Store
from bluezone.phone.sync import Judgement
from bluezone.protocol.advertisement import Platform
from bluezone.radio.port import BACKGROUND, Duty, Radio


def run(
    radio: Radio,
    server: str | None,
    store_path: Path,
    page_port: int | None = None,
    *,
    authority_key: bytes | None = None,
    platform: Platform = Platform.ANDROID,
    duty: Duty = BACKGROUND,
    clock: Clock = clocks.system,
    announce: Callable[[str], None] = lambda address: None,
) -> None:
    """Be a phone until SIGTERM or SIGINT; then commit what was heard and leave the air.

    Args:
        server: address of the authority's server, stored for later runs; None leaves the stored one.
        store_path: the phone's file, made if missing.
        page_port: where its page is shown on this machine; 0 takes any free port, None shows none.
        announce: called with the page's address once it is served.
        authority_key: 32 bytes, the root key to trust; None leaves the stored one, or trusts whoever answers first.

    Raises:
        StoreError, SettingError, OSError: the file, an argument or the port cannot be used.
    """
    store = Store(store_path)
    try:
        if server is not None:
            store.settings.server = server
        if authority_key is not None:
            store.authority.pin(authority_key)
        agent = Agent(
            store,
            radio,
            clock=clock,
            rng=Random(secrets.randbits(64)),
            judgement=Judgement(platform),
            duty=duty,
        )
        asyncio.run(_live(agent, page_port, announce))
    finally:
        store.close()


async def _live(agent: Agent, page_port: int | None, announce: Callable[[str], None]) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, agent.stop)
    if page_port is None:
        await agent.run()
        return
    async with serving(face.app(agent), page_port) as address:
        announce(address)
        await agent.run()
