"""What every test of a phone leaves behind: nothing that is still open."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bluezone.phone import database


@pytest.fixture(autouse=True)
def databases_are_closed() -> Iterator[None]:
    """Close after each test the databases that it opened; from Python 3.13 on one left open is a warning."""
    opened: list[sqlite3.Connection] = []
    connect = database._connect

    def noted(path: Path | str, busy_s: float) -> sqlite3.Connection:
        opened.append(connect(path, busy_s))
        return opened[-1]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "_connect", noted)
        yield
    for connection in opened:
        connection.close()
