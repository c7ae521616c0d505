"""The tables and their versions."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bluezone.phone import schema


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        yield empty


def test_an_empty_file_reaches_the_newest_version_and_says_whose_it_is(connection: sqlite3.Connection) -> None:
    schema.migrate(connection)

    assert schema.version(connection) == len(schema.MIGRATIONS)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID


def test_an_older_file_keeps_its_rows_and_gets_the_missing_steps_only(connection: sqlite3.Connection) -> None:
    first = ("CREATE TABLE a (x INTEGER)", "INSERT INTO a VALUES (1)")
    schema.migrate(connection, [first])

    schema.migrate(connection, [first, ("ALTER TABLE a ADD COLUMN y INTEGER DEFAULT 7",)])

    assert connection.execute("SELECT x, y FROM a").fetchall() == [(1, 7)]
    assert schema.version(connection) == 2


def test_a_step_that_fails_leaves_the_version_before_it_whole(connection: sqlite3.Connection) -> None:
    first = ("CREATE TABLE a (x INTEGER)",)
    schema.migrate(connection, [first])

    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, [first, ("CREATE TABLE b (x INTEGER)", "CREATE NONSENSE")])

    assert schema.version(connection) == 1
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("a",)]
    assert not connection.in_transaction
