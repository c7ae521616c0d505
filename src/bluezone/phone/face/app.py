"""The page as an ASGI application, one for each phone; several may live in one process."""

import importlib.util
import secrets
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bluezone.errors import BluezoneError
from bluezone.phone.agent import Agent
from bluezone.phone.chains import TokenBytes
from bluezone.phone.face.guard import LOOPBACK, Guard
from bluezone.phone.face.pages import Pages

_STATIC = Path(__file__).with_name("static")
_FONT_PACKAGE = "fontpkg_be_vietnam_pro"


def app(agent: Agent, *, hosts: frozenset[str] = LOOPBACK, token_bytes: TokenBytes = secrets.token_bytes) -> Starlette:
    """Return the page of *agent*, which need not be running; mount it anywhere.

    Args:
        hosts: names under which it may be asked for, without port.
        token_bytes: where the token of its forms comes from.
    """
    pages = Pages(agent, token_bytes(32).hex())
    post = ["POST"]
    routes = [
        Route("/", pages.near),
        Route("/near", pages.near_part),
        Route("/history", pages.history),
        Route("/alerts", pages.alerts),
        Route("/alerts/{number:int}", pages.alert),
        Route("/code", pages.code),
        Route("/code", pages.code_typed, methods=post),
        Route("/code/preview", pages.preview),
        Route("/code/consent", pages.consent, methods=post),
        Route("/number", pages.number),
        Route("/number", pages.number_typed, methods=post),
        Route("/number/code", pages.number_code),
        Route("/number/code", pages.number_proved, methods=post),
        Route("/language", pages.language, methods=post),
        Route("/settings", pages.settings),
        Route("/settings", pages.settings_saved, methods=post),
        Route("/settings/sync", pages.synchronise, methods=post),
        Route("/settings/trust", pages.trust),
        Route("/settings/trust", pages.trust_new, methods=post),
        Route("/settings/delete", pages.delete),
        Route("/settings/delete", pages.delete_all, methods=post),
        *_static(),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={404: pages.missing, BluezoneError: pages.failed},
    )


def _static() -> list[Mount]:
    """Return our own style and script, and the font where its package is installed; else the system's font serves."""
    mounts = [Mount("/static", StaticFiles(directory=_STATIC))]
    spec = importlib.util.find_spec(_FONT_PACKAGE)
    if spec is not None and spec.origin is not None:
        files = Path(spec.origin).with_name("files")
        mounts.insert(0, Mount("/static/font", StaticFiles(directory=files)))
    return mounts
