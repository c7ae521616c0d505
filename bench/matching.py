"""Matching: 20 batches of 1,000 infections x 14 days against 100,000 contact rows, with plain hashlib.

References of the same run: bare hashlib (the 97 chained hashes of a day, nothing else), and the original's method, one
SQL scan of the whole table for each identifier, re-created from the specification, section 4.5.
"""

import random
import sqlite3
from collections.abc import Iterator
from hashlib import sha256

from bench.report import Figure, seconds, show
from bluezone.device.matching import Contacts, matches
from bluezone.device.sighting import Sighting
from bluezone.protocol.identifiers import SALT, identifiers
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, DAY_S, WINDOWS_A_DAY

BATCHES, INFECTIONS, DAYS, ROWS = 20, 1_000, 14, 100_000
START_S = 18_480 * DAY_S
NOW_MS = (START_S + DAYS * DAY_S) * 1000
HASHES_A_DAY = WINDOWS_A_DAY + 1
SCANNED = 20
"""Identifiers looked up by the original's method; 1,345 of them, one infection, would take half a minute."""


def run() -> None:
    """Measure and print."""
    chance = random.Random(7)
    infections = [Infection(chance.randbytes(32), START_S, START_S + DAYS * DAY_S) for _ in range(BATCHES * INFECTIONS)]
    contacts = Contacts.of(_sightings(chance, infections))

    found = 0

    def match_all() -> None:
        nonlocal found
        found = 0
        for batch in range(BATCHES):
            part = infections[batch * INFECTIONS : (batch + 1) * INFECTIONS]
            found += sum(1 for _ in matches(part, contacts, now_ms=NOW_MS))

    keys = BATCHES * INFECTIONS * DAYS
    ours = keys / seconds(match_all, runs=1)
    bare_keys = 2_000
    bare = bare_keys / seconds(lambda: _bare_days(bare_keys))
    table, names = _table(len(contacts)), identifiers(bytes(32))[:SCANNED]
    original = SCANNED / seconds(lambda: _scan(table, names)) / WINDOWS_A_DAY
    faster = ours / original
    show(
        f"Matching {BATCHES} x {INFECTIONS:,} infections x {DAYS} days, {ROWS:,} rows ({found:,} identifiers met)",
        [
            Figure("bare hashlib, 97 chained hashes a day key", bare, "day keys/s"),
            Figure("device.matching", ours, "day keys/s", bare, "bare hashlib"),
            Figure(
                "the original's method, one SQL scan an identifier",
                original,
                "day keys/s",
                bare,
                "bare hashlib",
                f"extrapolated from {SCANNED} identifiers; device.matching is {faster:,.0f} times as fast",
            ),
        ],
    )


def _sightings(chance: random.Random, infections: list[Infection]) -> Iterator[Sighting]:
    """Strangers at all hours, and one met infection in a hundred."""
    for infection in infections[::100]:
        window = chance.randrange(WINDOWS_A_DAY)
        identifier = identifiers(infection.daily_key)[window]
        yield Sighting(identifier, START_S * 1000 + window * DAY_MS // WINDOWS_A_DAY + 1000, -60)
    for _ in range(ROWS - len(infections[::100])):
        yield Sighting(chance.randbytes(12), START_S * 1000 + chance.randrange(DAYS * DAY_MS), chance.randint(-99, -40))


def _bare_days(count: int) -> None:
    for _ in range(count):
        digest = bytes(32) + SALT
        for _ in range(HASHES_A_DAY):
            digest = sha256(digest).digest()


def _table(count: int) -> sqlite3.Connection:
    chance = random.Random(8)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE trace_info (_id INTEGER PRIMARY KEY, blid_contact BLOB, timestamp INTEGER)")
    rows = ((chance.randbytes(12), START_S * 1000 + chance.randrange(DAYS * DAY_MS)) for _ in range(count))
    connection.executemany("INSERT INTO trace_info (blid_contact, timestamp) VALUES (?, ?)", rows)
    return connection


def _scan(connection: sqlite3.Connection, names: list[bytes]) -> None:
    query = "SELECT * FROM trace_info WHERE hex(blid_contact) = ? AND timestamp BETWEEN ? AND ?"
    for name in names:
        connection.execute(query, (name.hex().upper(), START_S * 1000, NOW_MS)).fetchall()
