"""Which database the site uses."""

import os
from pathlib import Path

import pytest
from django.db import connection

from bluezone.server import database
from bluezone.server.options import OptionError

DATA = Path("/data")


def test_without_an_address_it_is_a_file_in_the_data_folder() -> None:
    found = database.read("", DATA)

    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", "/data/site.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_sqlite_address_names_another_file() -> None:
    assert database.read("sqlite:///other.sqlite3", DATA)["NAME"] == "other.sqlite3"
    assert database.read("sqlite:////srv/other.sqlite3", DATA)["NAME"] == "/srv/other.sqlite3"


def test_a_postgresql_address_is_taken_apart() -> None:
    found = database.read("postgresql://lan:p%40ss@db.example.vn:5433/bluezone?sslmode=require", DATA)

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "bluezone",
        "lan",
        "p@ss",
        "db.example.vn",
        "5433",
    ]
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_folder_can_be_named() -> None:
    assert database.read("postgresql://postgres:@/postgres?host=/tmp/x", DATA)["HOST"] == "/tmp/x"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:secret@h/n",
        "postgresql://u:secret@h",
        "postgresql://u:secret@h:port/n",
        "sqlite:",
        "secret",
        "postgresql://[secret/n",
    ],
)
def test_another_kind_of_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(OptionError, match="DATABASE_URL") as caught:
        database.read(url, DATA)

    assert "secret" not in str(caught.value)


@pytest.mark.django_db
def test_the_tests_run_on_the_database_that_was_asked_for() -> None:
    assert connection.vendor == os.environ.get("BLUEZONE_TEST_DATABASE", "sqlite")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            found = [
                cursor.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "secure_delete")
            ]
        assert found == ["wal", 2, 1]
