"""One air for several processes: a virtual controller for each connection, on TCP ports that speak HCI."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bumble.transport.common import AsyncPipeSink, StreamPacketSink, StreamPacketSource, Transport

from bluezone.radio.bumble.controller import AirController
from bluezone.radio.bumble.device import Attach
from bluezone.radio.bumble.link import AirLink
from bluezone.radio.port import RadioError

LOOPBACK = "127.0.0.1"


def at(link: AirLink, place: int) -> Attach:
    """Return how to reach a virtual controller at *place* on *link*, within this process."""

    async def attach() -> Transport:
        controller = AirController(place, link)
        return Transport(controller, AsyncPipeSink(controller))

    return attach


class _Connection(StreamPacketSource):
    """One phone's connection: it brings a controller onto the air and takes it away when it ends, however it ends."""

    def __init__(self, link: AirLink, place: int, taken: set[int]) -> None:
        super().__init__()
        self._link, self._place, self._taken = link, place, taken
        self._controller: AirController | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        if self._place in self._taken:  # one phone a port: two hosts on one controller would answer each other
            transport.abort()
            return
        self._taken.add(self._place)
        self._controller = AirController(self._place, self._link)
        self._controller.host = StreamPacketSink(transport)
        self.set_packet_sink(self._controller)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._controller is not None:
            self._controller.close()
            self._taken.discard(self._place)


@asynccontextmanager
async def serving(link: AirLink, ports: Sequence[int], *, host: str = LOOPBACK) -> AsyncIterator[list[str]]:
    """Serve one phone's HCI on each of *ports* (0: any free one) and yield the names of the transports to use.

    The phone at the first port has place 0 on *link*, and so on. A phone that vanishes leaves the air at once.

    Raises:
        RadioError: a port is taken.
    """
    servers: list[asyncio.Server] = []
    taken: set[int] = set()
    try:
        for place, port in enumerate(ports):
            servers.append(await _serve(link, place, taken, host, port))
        names = [f"tcp-client:{host}:{server.sockets[0].getsockname()[1]}" for server in servers]
        yield names
    finally:
        for server in servers:
            server.close()


async def _serve(link: AirLink, place: int, taken: set[int], host: str, port: int) -> asyncio.Server:
    try:
        loop = asyncio.get_running_loop()
        return await loop.create_server(lambda: _Connection(link, place, taken), host, port)
    except OSError as error:
        raise RadioError(
            f"air: port {port} at {host} cannot be used ({error.strerror}). Choose another first port."
        ) from error
