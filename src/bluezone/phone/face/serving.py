"""Serving the page on this machine, in the phone's own event loop."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import uvicorn
from starlette.types import ASGIApp

from bluezone.errors import BluezoneError

LOOPBACK_ADDRESS = "127.0.0.1"


class PortTakenError(BluezoneError, OSError):
    """The page's port cannot be had."""

    code = "page_port_taken"


class _Server(uvicorn.Server):
    """Leaves signals to the program that runs it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(page: ASGIApp, port: int) -> AsyncIterator[str]:
    """Serve *page* while the block runs and hand the block its address.

    Args:
        port: 0 takes any that is free.

    Raises:
        PortTakenError: another program has the port.
    """
    listener = _listener(port)
    config = uvicorn.Config(page, log_config=None, access_log=False, lifespan="off", server_header=False, ws="none")
    server = _Server(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://{LOOPBACK_ADDRESS}:{listener.getsockname()[1]}/"
    finally:
        server.should_exit = True
        server.force_exit = True  # a browser that keeps a connection open must not keep the phone from ending
        with suppress(asyncio.CancelledError):
            await running
        listener.close()


def _listener(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK_ADDRESS, port))
        listener.listen(64)
    except OSError as error:
        listener.close()
        raise PortTakenError(f"port {port}: another program has it; name another with --page, or 0") from error
    return listener
