"""Asking the page without a socket."""

import asyncio
from typing import Any

import httpx
from starlette.types import ASGIApp


class Asking:
    """A browser without a screen: asks *page* one thing at a time and keeps no connection.

    Args:
        base_url: under which name the page is asked for.
        follow_redirects: whether to go where a form leads.
    """

    def __init__(self, page: ASGIApp, base_url: str, *, follow_redirects: bool = True) -> None:
        self._page, self._base_url, self._follow = page, base_url, follow_redirects

    def get(self, path: str) -> httpx.Response:
        return asyncio.run(self._ask("GET", path))

    def post(self, path: str, **parts: Any) -> httpx.Response:
        return asyncio.run(self._ask("POST", path, **parts))

    async def _ask(self, method: str, path: str, **parts: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self._page)
        async with httpx.AsyncClient(
            transport=transport, base_url=self._base_url, follow_redirects=self._follow
        ) as client:
            return await client.request(method, path, **parts)
