"""Whom the phone trusts, how far it has read, and how its last talk with the server went."""

from dataclasses import dataclass

from bluezone.errors import BluezoneError
from bluezone.phone.database import Database
from bluezone.protocol.batch import Position

BEGINNING = Position()
"""Before any batch."""


@dataclass(frozen=True, slots=True)
class Trust:
    """One authority as the phone knows it.

    Attributes:
        root: 32 bytes, the pinned public key; None before the first contact.
        serial: of the newest keyring seen.
        position: of the last batch taken; a clock that shows less than its time is wrong.
    """

    root: bytes | None = None
    serial: int = 0
    position: Position = BEGINNING


@dataclass(frozen=True, slots=True)
class LastTalk:
    """How the last talk with the server went.

    Attributes:
        tried_ms, succeeded_ms: when it was last tried, and when it last succeeded; None for never.
        failures: how many tries failed since.
        error_code, error_sentence: why the last one did; None if it succeeded.
    """

    tried_ms: int | None = None
    succeeded_ms: int | None = None
    failures: int = 0
    error_code: str | None = None
    error_sentence: str | None = None


class Authority:
    """The one row about the authority, and the one about the last talk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def trust(self) -> Trust:
        """Return what is known of the authority."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT root, serial, number, digest, until_s FROM authority").fetchone()
        return Trust() if row is None else Trust(row[0], row[1], Position(*row[2:]))

    def remember(self, trust: Trust) -> None:
        """Store *trust* in place of what was known."""
        last = trust.position
        values = (trust.root, trust.serial, last.number, last.digest, last.until_s)
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO authority VALUES (1, ?, ?, ?, ?, ?)", values)

    def pin(self, root: bytes | None) -> None:
        """Trust *root* (32 bytes) alone from now on, None: whoever answers first; another one's history is dropped."""
        with self._database.writing():
            if self.trust().root != root:
                self.remember(Trust(root))

    def last_talk(self) -> LastTalk:
        """Return how the last talk with the server went."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT tried_ms, succeeded_ms, failures, error_code, error_sentence FROM contact_with_server"
            ).fetchone()
        return LastTalk() if row is None else LastTalk(*row)

    def succeeded(self, now_ms: int) -> None:
        """Remember that a talk at *now_ms* succeeded."""
        self._remember(LastTalk(now_ms, now_ms))

    def failed(self, now_ms: int, error: BluezoneError) -> None:
        """Remember that a talk at *now_ms* failed, and why."""
        last = self.last_talk()
        self._remember(LastTalk(now_ms, last.succeeded_ms, last.failures + 1, error.code, error.sentence))

    def _remember(self, talk: LastTalk) -> None:
        values = (talk.tried_ms, talk.succeeded_ms, talk.failures, talk.error_code, talk.error_sentence)
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO contact_with_server VALUES (1, ?, ?, ?, ?, ?)", values)
