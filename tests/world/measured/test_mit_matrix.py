from pathlib import Path

import pytest

from bluezone.world.measured import mit_matrix
from bluezone.world.measured.recording import MeasurementError, Motion, Recording
from tests.world.measured.made import MIT_MATRIX, MOTION, SHARED, lines_of, table

FILES = sorted(path for path in (SHARED / "mit-matrix").glob("*.csv.xz") if ".imu." not in path.name)


def read(path: Path) -> list[Recording]:
    return list(mit_matrix.read(path, "mit-matrix", "scene"))


def test_runs_are_told_apart_by_name_and_distance_even_if_their_rows_are_mixed(tmp_path: Path) -> None:
    lines = ["a,1.829,0,0.0,-60,12,hall", "b,3.048,0,0.0,-80,,hall", 'a,1.829,45,9.0,-61,,"room,open"']

    one, other = read(table(tmp_path / "s.csv", MIT_MATRIX, lines))

    assert [(reading.t_s, reading.rssi_dbm, reading.tx_power_dbm) for reading in one.readings] == [
        (0.0, -60, 12),
        (9.0, -61, None),
    ]
    assert set(one.distances_m) == {1.829}
    assert (other.run, other.distances_m) == ("b 3.048 m", (3.048,))


def test_the_motion_beside_a_file_belongs_to_its_runs(tmp_path: Path) -> None:
    path = table(tmp_path / "s.csv", MIT_MATRIX, ["a,1,0,0,-60,,hall", "b,1,0,0,-60,,hall"])
    felt = ["a,1,1,0,0,0,0.5,0,0,0,0.25,0,0,0,0,-1,0,0,0,0", "a,1,0,,,,,,,,,,,,,,,,,"]
    table(tmp_path / "s.imu.csv", MOTION, felt)

    one, other = read(path)

    assert one.motion == (Motion(0, None, None, None), Motion(1, 0.5, 0.25, (0, -1, 0)))
    assert other.motion == ()


def test_a_broken_file_of_motion_is_named(tmp_path: Path) -> None:
    path = table(tmp_path / "s.csv", MIT_MATRIX, ["a,1,0,0,-60,,hall"])
    table(tmp_path / "s.imu.csv", "run,distance_m", ["a,1"])

    with pytest.raises(MeasurementError, match=r"s\.imu\.csv, line 1"):
        read(path)


def test_a_run_without_any_reading_is_none(tmp_path: Path) -> None:
    assert read(table(tmp_path / "s.csv", MIT_MATRIX, ["a,1,0,0,,,hall", "b,1,0,0,-3,,hall"])) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_shared_files_give_every_run_and_drop_the_echoes(path: Path) -> None:
    rows, found = lines_of(path), read(path)

    kept = sum(len(recording.readings) for recording in found) / len(rows)

    assert len(found) == len({(run, distance) for run, distance, *_ in rows})
    assert 0.4 < kept < 0.9
    assert any(recording.motion for recording in found)
