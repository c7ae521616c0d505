import sqlite3
from pathlib import Path

import pytest

from bluezone.world.measured import databases, dp3t
from bluezone.world.measured.recording import MeasurementError, Recording
from tests.world.measured.made import SHARED, database, sighted

FILES = sorted((SHARED / "dp3t").glob("*/*.sqlite.xz"))


def read(path: Path) -> list[Recording]:
    return list(dp3t.read(path, "dp3t/exp", "scene"))


def test_each_ordered_pair_is_a_run_and_time_starts_with_the_scene(tmp_path: Path) -> None:
    rows = [sighted(1000.5), sighted(1003, receiver=2, transmitter=1), sighted(1001, -70), sighted(1009, transmitter=3)]

    found = read(database(tmp_path / "s.sqlite", rows))

    assert [(recording.run, [reading.t_s for reading in recording.readings]) for recording in found] == [
        ("1 hears 2", [0.0, 0.5]),
        ("1 hears 3", [8.5]),
        ("2 hears 1", [2.5]),
    ]
    assert {recording.ends_s for recording in found} == {8.5}


def test_a_phone_has_the_model_it_has_where_it_receives(tmp_path: Path) -> None:
    copied = (2, "SM-A515F", 1, "SM-A515F", 1003, -80, 0, 1.5)  # as in exp34: the receiver's model in both columns

    found = read(database(tmp_path / "s.sqlite", [sighted(1000), copied]))

    assert [(recording.receiver_model, recording.transmitter_model) for recording in found] == [
        ("SM-G973F", "SM-A515F"),
        ("SM-A515F", "SM-G973F"),
    ]


def test_milliseconds_and_seconds_are_told_apart_row_by_row(tmp_path: Path) -> None:
    rows = [sighted(1_587_102_484_500), sighted(1_587_102_485.0), sighted(1_587_102_486_000.0)]

    (found,) = read(database(tmp_path / "s.sqlite", rows))

    assert [reading.t_s for reading in found.readings] == [0.0, 0.5, 1.5]


def test_a_phone_that_tells_ultra_low_power_is_quiet_and_other_powers_tell_nothing(tmp_path: Path) -> None:
    rows = [sighted(0, power=-21), sighted(0, power=0, transmitter=3), sighted(0, power=None, transmitter=4)]

    found = read(database(tmp_path / "s.sqlite", rows))

    assert [recording.quiet_db for recording in found] == [6.0, 0.0, 0.0]
    assert [recording.readings[0].tx_power_dbm for recording in found] == [-21, None, None]


def test_null_truth_stays_unknown_and_what_is_too_strong_is_no_reading(tmp_path: Path) -> None:
    rows = [sighted(0, -70, None), sighted(1, -19, 1.0), sighted(2, -60, 2.5), sighted(3, 0, transmitter=3)]

    (found,) = read(database(tmp_path / "s.sqlite", rows))

    assert found.distances_m == (None, 2.5)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (sighted(1, "loud"), "rssi"),
        (sighted(1, -300), "rssi"),
        (sighted(1, -70, -1.0), "ground_truth_distance"),
        (sighted(1, -70, power=b"x"), "tx_power"),
    ],
)
def test_a_wrong_cell_is_named_by_file_row_and_column(tmp_path: Path, row: tuple[object, ...], column: str) -> None:
    path = database(tmp_path / "s.sqlite", [sighted(0), row])  # type: ignore[list-item]  # the type of the cell is what is wrong

    with pytest.raises(MeasurementError, match=f"table results, row 2, {column}: found"):
        read(path)


@pytest.mark.parametrize("timestamp", ["noon", b"noon", None])
def test_a_moment_that_is_no_number_is_refused(tmp_path: Path, timestamp: object) -> None:
    path = database(tmp_path / "s.sqlite", [sighted(0), sighted(timestamp)])  # type: ignore[arg-type]  # as above

    with pytest.raises(MeasurementError, match="timestamp"):
        read(path)


def test_a_scene_without_rows_has_no_runs(tmp_path: Path) -> None:
    assert read(database(tmp_path / "s.sqlite", [])) == []


def test_a_database_without_the_table_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "s.sqlite")
    connection.execute("CREATE TABLE other (a)")
    connection.close()

    with pytest.raises(MeasurementError, match="no such table"):
        read(tmp_path / "s.sqlite")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_shared_files_give_every_pair_and_reading(path: Path) -> None:
    found = read(path)

    with databases.opened(path) as connection:
        pairs, readings = connection.execute(
            "SELECT count(DISTINCT receiver_id || ' ' || transmitter_id), count(*) FROM results WHERE rssi <= -20"
        ).fetchone()
    assert len(found) == pairs
    assert sum(len(recording.readings) for recording in found) == readings
    assert {recording.quiet_db for recording in found} == {6.0 if "exp05" in str(path) else 0.0}
