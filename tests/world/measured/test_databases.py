import lzma
from pathlib import Path

import pytest

from bluezone.world.measured import databases
from bluezone.world.measured.recording import MeasurementError
from tests.world.measured.made import database, sighted


@pytest.mark.parametrize("name", ["s.sqlite", "s.sqlite.xz"])
def test_a_database_is_read_packed_or_plain(tmp_path: Path, name: str) -> None:
    path = database(tmp_path / name, [sighted(0), sighted(1)])

    with databases.opened(path) as connection:
        assert connection.execute("SELECT count(*) FROM results").fetchone() == (2,)


def test_reading_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    path = database(tmp_path / "s.sqlite", [sighted(0)])

    with databases.opened(path) as connection:
        connection.execute("SELECT * FROM results").fetchall()

    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_bytes(b"not a database at all" * 100)

    with (
        pytest.raises(MeasurementError, match="expected an SQLite file"),
        databases.opened(tmp_path / "s.sqlite") as connection,
    ):
        connection.execute("SELECT * FROM results").fetchall()


def test_a_packed_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = database(tmp_path / "s.sqlite.xz", [sighted(number) for number in range(100)])
    path.write_bytes(path.read_bytes()[:-40])

    with pytest.raises(MeasurementError, match=r"not a whole \.xz file"), databases.opened(path):
        pass


def test_a_small_file_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "LARGEST_DATABASE_BYTES", 2**20)
    (tmp_path / "s.sqlite.xz").write_bytes(lzma.compress(bytes(3 * 2**20)))

    with (
        pytest.raises(MeasurementError, match="holds more than 1 MB unpacked"),
        databases.opened(tmp_path / "s.sqlite.xz"),
    ):
        pass
