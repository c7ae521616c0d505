"""Chains of daily keys: what a phone broadcasts, kept so that neither a base id nor a key too old is on the disk.

Thirty-two random bytes stand for the key of the day before a chain's first day; they are hashed once and thrown away.
Of each chain only the oldest key that may still be handed in is stored; later ones follow from it, earlier ones cannot
be computed. The chain on the air is the newest; one that ended stays until its key was published or became too old.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bluezone.phone.database import Database
from bluezone.protocol.identifiers import KEY_BYTES, identifier_at, key_after
from bluezone.protocol.window import Day, day_of

TokenBytes = Callable[[int], bytes]
"""Returns so many random bytes; secrets.token_bytes outside of tests and drills."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain of daily keys.

    Attributes:
        number: rises with each new chain.
        day: of *key*, the oldest day whose key is still known.
        key: 32 bytes.
        ended_ms: when the next chain took its place; None for the one on the air.
    """

    number: int
    day: Day
    key: bytes
    ended_ms: int | None

    def __repr__(self) -> str:  # keys stay out of logs and tracebacks
        return f"Chain(number={self.number}, day={self.day}, ended_ms={self.ended_ms})"

    def key_of(self, day: Day) -> bytes:
        """Return the daily key of *day*, or of the first day still known if that is later."""
        return key_after(self.key, day - self.day)


class Chains:
    """The table of chains."""

    def __init__(self, database: Database, token_bytes: TokenBytes) -> None:
        self._database, self._token_bytes = database, token_bytes

    def all(self) -> list[Chain]:
        """Return every chain, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT number, day, key, ended_ms FROM chain ORDER BY number").fetchall()
        return [Chain(number, Day(day), key, ended_ms) for number, day, key, ended_ms in rows]

    def current(self, now_ms: int) -> Chain:
        """Return the chain to broadcast from at *now_ms*, and begin one if there is none.

        A clock set back to before the chain's first known day gets a new chain: the old one would repeat the
        identifiers of that one day on every day until the clock is right, and be recognised by it.
        """
        with self._database.writing() as connection:
            chains = self.all()
            if chains and chains[-1].ended_ms is None:
                if chains[-1].day <= day_of(now_ms):
                    return chains[-1]
                connection.execute("DELETE FROM chain WHERE number = ?", (chains[-1].number,))
            return self.begin(now_ms)

    def begin(self, now_ms: int) -> Chain:
        """End the chain on the air and begin a new one, from *now_ms* on."""
        day = day_of(now_ms)
        key = key_after(self._token_bytes(KEY_BYTES), 1)
        with self._database.writing() as connection:
            connection.execute("UPDATE chain SET ended_ms = ? WHERE ended_ms IS NULL", (now_ms,))
            number = connection.execute("INSERT INTO chain (day, key) VALUES (?, ?)", (day, key)).lastrowid
        assert number is not None
        return Chain(number, day, key, None)

    def identifier_at(self, now_ms: int) -> bytes:
        """Return the 12 bytes to broadcast at *now_ms*."""
        chain = self.current(now_ms)
        return identifier_at(chain.key, chain.day, now_ms)

    def to_hand_in(self, first_day: Day, now_ms: int) -> Chain:
        """Return the chain whose key explains the most of what was broadcast from *first_day* on.

        That is the oldest that ended after *first_day* began; normally the one on the air.
        """
        current = self.current(now_ms)
        return next((c for c in self.all() if c.ended_ms is not None and day_of(c.ended_ms) >= first_day), current)

    def advance(self, oldest_day: Day) -> bool:
        """Forget the keys of days before *oldest_day*; return whether any was forgotten. The caller scrubs the file."""
        changed = False
        with self._database.writing() as connection:
            for chain in self.all():
                if chain.ended_ms is not None and day_of(chain.ended_ms) < oldest_day:
                    connection.execute("DELETE FROM chain WHERE number = ?", (chain.number,))
                elif chain.day < oldest_day:
                    moved = (oldest_day, chain.key_of(oldest_day), chain.number)
                    connection.execute("UPDATE chain SET day = ?, key = ? WHERE number = ?", moved)
                else:
                    continue
                changed = True
        return changed

    def forget(self, number: int) -> None:
        """Delete one chain that ended; the caller scrubs the file."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM chain WHERE number = ? AND ended_ms IS NOT NULL", (number,))

    def begin_afresh(self, now_ms: int) -> None:
        """Delete every chain and begin a new one; the caller scrubs the file."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM chain")
            self.begin(now_ms)
