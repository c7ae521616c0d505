"""The phone's contact store: sightings a second with durability on, and bytes each, at a million of them.

Reference of the same run: the same rows appended to a plain file, 28 bytes each, which is synced as often; nobody can
keep them durably for less.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.report import Figure, seconds, show
from bluezone.device.sighting import Sighting
from bluezone.phone.store import Store
from bluezone.protocol.window import DAY_MS

SIGHTINGS = 1_000_000
A_COMMIT = 5_000
PHONES = 500
"""In earshot at once; each shows a new identifier every window."""

START_MS = 18_480 * DAY_MS
WINDOW_MS = 900_000


def commits() -> Iterator[list[Sighting]]:
    """Yield what a phone in a crowd hears: in each window as many sightings as one commit takes."""
    chance = random.Random(5)
    for number in range(SIGHTINGS // A_COMMIT):
        names = [chance.randbytes(12) for _ in range(PHONES)]
        opens_ms = START_MS + number * 6 * WINDOW_MS
        yield [
            Sighting(names[place % PHONES], opens_ms + place // PHONES * 60_000 + chance.randrange(60_000), -60)
            for place in range(A_COMMIT)
        ]


def run() -> None:
    """Measure and print."""
    heard = list(commits())
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:  # /tmp may lie in memory, where syncing is free
        plain, path = Path(folder) / "plain", Path(folder) / "phone.sqlite3"

        def appended() -> None:
            with plain.open("wb") as file:
                for sightings in heard:
                    file.writelines(s.identifier + s.time_ms.to_bytes(16) for s in sightings)
                    file.flush()
                    os.fsync(file.fileno())

        store = Store(path)

        def kept() -> None:
            for sightings in heard:
                store.contacts.keep(sightings)

        reference = SIGHTINGS / seconds(appended, runs=1)
        rate = SIGHTINGS / seconds(kept, runs=1)
        stored = len(store.contacts)
        size_bytes = sum(file.stat().st_size for file in Path(folder).glob("phone.sqlite3*"))
        store.close()
    against = "a plain file, synced as often"
    show(
        f"Contact store, commits of {A_COMMIT:,}, {stored:,} rows in {size_bytes / 1e6:,.1f} MB",
        [
            Figure(against, reference, "sightings/s"),
            Figure("contact store (WAL, synchronous=FULL)", rate, "sightings/s", reference, against),
        ],
    )
