"""The tables of a phone's file and how an older file becomes one of today.

Each entry of MIGRATIONS leads from the version of its place to the next. A published entry is never changed; what is
new is appended.
"""

import sqlite3
from collections.abc import Sequence

APPLICATION_ID = 0x426C7A70
"""Tells a phone's file from any other SQLite file; "Blzp" in ASCII."""

Migration = Sequence[str]

MIGRATIONS: tuple[Migration, ...] = (
    (
        # The day leads the key, so that what retention deletes lies together, and an infection's days are one range.
        """CREATE TABLE contact (
               day INTEGER NOT NULL, identifier BLOB NOT NULL, day_ms INTEGER NOT NULL,
               rssi_dbm INTEGER NOT NULL, tx_power_dbm INTEGER, platform INTEGER NOT NULL,
               PRIMARY KEY (day, identifier, day_ms)) WITHOUT ROWID""",
        "CREATE TABLE chain (number INTEGER PRIMARY KEY, day INTEGER NOT NULL, key BLOB NOT NULL, ended_ms INTEGER)",
        """CREATE TABLE authority (
               one INTEGER PRIMARY KEY CHECK (one = 1), root BLOB, serial INTEGER NOT NULL, number INTEGER NOT NULL,
               digest BLOB, until_s INTEGER NOT NULL)""",
        """CREATE TABLE contact_with_server (
               one INTEGER PRIMARY KEY CHECK (one = 1), tried_ms INTEGER, succeeded_ms INTEGER,
               failures INTEGER NOT NULL, error_code TEXT, error_sentence TEXT)""",
        """CREATE TABLE alert (
               number INTEGER PRIMARY KEY, infection BLOB NOT NULL, local_day INTEGER NOT NULL, level INTEGER NOT NULL,
               told_ms INTEGER NOT NULL, is_read INTEGER NOT NULL, explanation TEXT NOT NULL,
               UNIQUE (infection, local_day))""",
        """CREATE TABLE upload (
               one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL, begun_ms INTEGER NOT NULL,
               chain INTEGER, code TEXT, daily_key BLOB, start_s INTEGER NOT NULL, end_s INTEGER NOT NULL,
               receipt TEXT, error_code TEXT)""",
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ),
)


def version(connection: sqlite3.Connection) -> int:
    """Return the version of the file behind *connection*; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the file to the newest version; each step happens whole or not at all."""
    for number in range(version(connection), len(migrations)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in migrations[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number + 1}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
