"""The phone's one SQLite file: opening it safely, changing it in transactions, and overwriting what was deleted.

What is lost, and when:

- A killed process (kill -9) loses what it had not committed: the last second of sightings. Committed transactions are
  in the system's hands then, whatever the setting of `synchronous`.
- A power cut would, with synchronous=NORMAL, also lose the transactions since the last checkpoint. Lost sightings could
  be borne; a lost change of chain could not, because a published key would come on the air again. So FULL is used: the
  log is synced at each commit, about once a second while phones are near and never while none is.

One program at a time holds the file (locking_mode=EXCLUSIVE): two would broadcast with the same keys.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from bluezone.errors import BluezoneError
from bluezone.phone import schema

BUSY_S = 5.0
"""How long to wait for another program that holds the file before giving up."""

IN_MEMORY = ":memory:"


class StoreError(BluezoneError, OSError):
    """The phone's file cannot be read or written."""

    code = "store_unusable"
    status = 500


class StoreBusyError(StoreError):
    """Another program holds the file."""

    code = "store_busy"


class StoreDamagedError(StoreError):
    """The file is no sound database."""

    code = "store_damaged"


class StoreForeignError(StoreError):
    """The file is a database of another program."""

    code = "store_foreign"


class StoreNewerError(StoreError):
    """The file was written by a newer version of this program."""

    code = "store_newer"


class Database:
    """One connection, used from any thread but by one at a time.

    Args:
        path: the file, made for its owner alone if it is missing; or IN_MEMORY.
        is_durable: False trades safety against power cuts for speed: for simulations.
        migrations: how to bring an older file up to date.

    Raises:
        StoreError: its subclasses tell busy, damaged, foreign and newer files. The file is left as it was.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        is_durable: bool = True,
        busy_s: float = BUSY_S,
        migrations: Sequence[schema.Migration] = schema.MIGRATIONS,
    ) -> None:
        self.path = path
        self._lock = RLock()
        self._depth = 0
        self._connection = _connect(path, busy_s)
        try:
            with _as_store_errors(path):
                _check(self._connection, path, len(migrations))
                _set_up(self._connection, is_durable)
                schema.migrate(self._connection, migrations)
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run the block as one transaction, or as part of the one that runs already in this thread.

        Raises:
            StoreError: the file cannot be written; nothing of the transaction is kept.
        """
        with self._lock, _as_store_errors(self.path):
            if self._depth == 0:
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield self._connection
            except BaseException:
                self._depth -= 1
                if self._depth == 0 and self._connection.in_transaction:  # a full disk ends it by itself
                    self._connection.execute("ROLLBACK")
                raise
            self._depth -= 1
            if self._depth == 0:
                self._commit()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection to the block, which only reads."""
        with self._lock, _as_store_errors(self.path):
            yield self._connection

    def scrub(self) -> None:
        """Leave in the file, and in the log beside it, nothing of what was deleted.

        secure_delete alone does not reach that: when SQLite moves rows between pages, copies stay in the gaps and
        outlive the rows (16 of 102,529 deleted identifiers were found that way). VACUUM writes every page anew.
        """
        with self._lock, _as_store_errors(self.path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file; safe to call twice."""
        with self._lock:
            self._connection.close()

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def _connect(path: Path | str, busy_s: float) -> sqlite3.Connection:
    if path != IN_MEMORY:
        _make_private(Path(path))
    try:
        return sqlite3.connect(path, timeout=busy_s, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be opened; expected a file this program may write") from error


def _make_private(path: Path) -> None:
    """Make *path*, readable by its owner alone, if it is missing; SQLite gives its log the same rights."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreError(f"{path}: {reason}; expected a file this program may read and write") from error


def _check(connection: sqlite3.Connection, path: Path | str, newest: int) -> None:
    """Look at the file before anything of it is changed."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables == 0:
        return
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise StoreForeignError(f"{path}: holds a database of another program; name another file for the phone")
    found = schema.version(connection)
    if found > newest:
        raise StoreNewerError(f"{path}: found version {found}, expected at most {newest}; update this program")
    problems = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    if problems != ["ok"]:
        raise StoreDamagedError(_damaged(path))


def _damaged(path: Path | str) -> str:
    return f"{path}: is damaged or no database; nothing was changed. Move it away, and the phone starts with a new one"


def _set_up(connection: sqlite3.Connection, is_durable: bool) -> None:
    for pragma in (
        "journal_mode = WAL",
        f"synchronous = {'FULL' if is_durable else 'OFF'}",
        "secure_delete = ON",
        "temp_store = MEMORY",  # VACUUM's copy of the data must not become a file
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


@contextmanager
def _as_store_errors(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors into those of the tree."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise StoreBusyError(f"{path}: another program holds it; stop that program first") from error
        raise StoreError(f"{path}: {error}; check the free space and the rights of the file") from error
    except sqlite3.DatabaseError as error:
        raise StoreDamagedError(_damaged(path)) from error
