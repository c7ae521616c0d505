"""The page on a real port of this machine."""

import asyncio
import socket

import httpx
import pytest

from bluezone.phone.face import app as face
from bluezone.phone.face.serving import PortTakenError, serving
from tests.phone.face.scene import lived_in_agent


async def test_the_page_answers_at_the_address_it_names_until_the_block_ends() -> None:
    async with serving(face.app(lived_in_agent()), 0) as address:
        assert address.startswith("http://127.0.0.1:")
        async with httpx.AsyncClient() as browser:
            assert (await browser.get(address)).status_code == 200

    async with httpx.AsyncClient() as browser:
        with pytest.raises(httpx.ConnectError):
            await browser.get(address)


async def test_several_pages_are_served_in_one_loop() -> None:
    async with serving(face.app(lived_in_agent()), 0) as one, serving(face.app(lived_in_agent()), 0) as other:
        assert one != other
        async with httpx.AsyncClient() as browser:
            answers = await asyncio.gather(browser.get(one), browser.get(other))
        assert [answer.status_code for answer in answers] == [200, 200]


async def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(PortTakenError, match=str(port)):
            async with serving(face.app(lived_in_agent()), port):
                pass
