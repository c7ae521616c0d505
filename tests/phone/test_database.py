"""Opening the phone's file, changing it, and what is left of what was deleted."""

import random
import sqlite3
import stat
from pathlib import Path

import pytest

from bluezone.phone import schema
from bluezone.phone.database import (
    IN_MEMORY,
    Database,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreForeignError,
    StoreNewerError,
)


def test_a_new_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite3"

    database = Database(path)

    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}
    database.close()


def test_it_is_durable_and_overwrites_what_it_deletes(tmp_path: Path) -> None:
    database = Database(tmp_path / "phone.sqlite3")

    with database.reading() as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "temp_store")
        }

    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2}
    database.close()


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite3"
    Database(path, migrations=[*schema.MIGRATIONS, ("CREATE TABLE later (x INTEGER)",)]).close()
    before = path.read_bytes()

    with pytest.raises(StoreNewerError, match="update this program"):
        Database(path)

    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite3"
    path.write_bytes(b"a letter from the province" * 1000)
    before = path.read_bytes()

    with pytest.raises(StoreDamagedError, match="nothing was changed"):
        Database(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9])
def test_a_damaged_file_is_refused_and_left_as_it_was(tmp_path: Path, place: float) -> None:
    path = tmp_path / "phone.sqlite3"
    database = Database(path)
    with database.writing() as connection:
        rows = [(1, bytes((n >> 8, n & 255)) * 6, n, -60, None, 0) for n in range(5000)]
        connection.executemany("INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?)", rows)
    database.close()
    content = bytearray(path.read_bytes())
    page = int(len(content) * place) // 4096 * 4096
    content[page : page + 4096] = random.Random(5).randbytes(4096)
    path.write_bytes(content)

    with pytest.raises(StoreDamagedError):
        Database(path)

    assert path.read_bytes() == content


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite3"
    Database(path).close()
    path.write_bytes(path.read_bytes()[:-4096])

    with pytest.raises(StoreDamagedError):
        Database(path)


def test_a_database_of_another_program_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE accounts (x INTEGER)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(StoreForeignError, match="another file"):
        Database(path)

    assert path.read_bytes() == before


def test_a_file_whose_first_start_was_cut_off_is_taken_as_new(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.close()

    Database(path).close()


def test_a_second_program_on_the_same_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite3"
    first = Database(path)

    with pytest.raises(StoreBusyError, match="another program"):
        Database(path, busy_s=0)

    first.close()
    Database(path, busy_s=0).close()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="missing"):
        Database(tmp_path / "missing" / "phone.sqlite3")


def test_inner_transactions_are_part_of_the_outer_one() -> None:
    database = Database(IN_MEMORY)

    def attempt() -> None:
        with database.writing():
            with database.writing() as connection:
                connection.execute("INSERT INTO setting VALUES ('language', 'en')")
            raise RuntimeError("the phone thinks again")

    with pytest.raises(RuntimeError):
        attempt()

    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM setting").fetchone()[0] == 0


def test_a_full_disk_is_a_store_error_and_keeps_nothing_of_the_transaction(tmp_path: Path) -> None:
    database = Database(tmp_path / "phone.sqlite3")
    with database.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        with database.writing() as connection:
            for number in range(100):
                connection.execute("INSERT INTO setting VALUES (?, ?)", (str(number), "x" * 1000))

    with pytest.raises(StoreError, match="full"):
        fill()

    with database.writing() as connection:
        assert connection.execute("SELECT count(*) FROM setting").fetchone()[0] == 0
    database.close()
