"""A real process is killed in the middle of its work, again and again: what it had acknowledged is there."""

import multiprocessing
import random
import sqlite3
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from bluezone.phone.store import Store
from tests.phone.living_phone import live

pytestmark = pytest.mark.process

KILLS = 50
PATIENCE_S = 30
FREQUENT_S = 0.02
"""Commits so often that most kills fall into one."""


def started(path: Path, first: int, flush_s: float) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.phone.living_phone"])
    listens, says = context.Pipe(duplex=False)
    process = context.Process(target=live, args=(path, first, says, flush_s), daemon=True)
    process.start()
    says.close()
    return process, listens


def last_said(listens: Connection) -> int:
    """Return the last number acknowledged before the end of the process."""
    last = 0
    with suppress(EOFError, ConnectionResetError):
        while True:
            last = listens.recv()
    return last


def numbers(path: Path) -> list[int]:
    """Open the store as a phone does, check it, and return which sightings it holds."""
    store = Store(path)
    found = sorted(int.from_bytes(sighting.identifier) for sighting in store.contacts.between(0, 2**60))
    store.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    return found


def test_after_each_of_fifty_kills_the_store_is_sound_and_holds_what_was_acknowledged(tmp_path: Path) -> None:
    path, rng = tmp_path / "phone.sqlite3", random.Random(50)
    first = held = 1
    for _ in range(KILLS):
        process, listens = started(path, first, FREQUENT_S)
        assert listens.poll(PATIENCE_S), "the phone did not come to life"
        process.join(rng.uniform(0, 0.2))
        process.kill()
        process.join(PATIENCE_S)
        acknowledged = last_said(listens)
        listens.close()

        found = numbers(path)

        assert found == list(range(1, len(found) + 1)), "a sighting is missing between others"
        assert len(found) >= acknowledged >= held
        first, held = len(found) + 1, acknowledged


def test_a_phone_that_is_asked_to_stop_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite3"
    process, listens = started(path, 1, FREQUENT_S)
    assert listens.poll(PATIENCE_S)

    process.terminate()
    heard = last_said(listens)
    process.join(PATIENCE_S)

    assert process.exitcode == 0
    assert len(numbers(path)) == heard
