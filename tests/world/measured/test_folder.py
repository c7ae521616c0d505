from pathlib import Path

import pytest

from bluezone.world.measured import folder
from bluezone.world.measured.folder import FolderEmptyError
from tests.world.measured.made import MOTION, SCT, SHARED, database, sighted, table


def test_files_are_found_by_data_set_and_scene_whatever_their_ending(tmp_path: Path) -> None:
    for place in ("dp3t/exp05/a.sqlite", "dp3t/exp34/b.sqlite.xz"):
        database(tmp_path / place, [sighted(0)])
    for place in ("sct-human/HH.csv", "sct-human/BB.csv.xz", "mit-matrix/x_y.csv.xz"):
        table(tmp_path / place, SCT, [])
    table(tmp_path / "mit-matrix" / "x_y.imu.csv.xz", MOTION, [])
    table(tmp_path / "another" / "z.csv", SCT, [])
    (tmp_path / "README.md").write_text("words")
    (tmp_path / "sct-human" / "notes.txt").write_text("words")

    found = folder.sources(tmp_path)

    assert [(source.dataset, source.scene) for source in found] == [
        ("mit-matrix", "x_y"),
        ("sct-human", "BB"),
        ("sct-human", "HH"),
        ("dp3t/exp05", "a"),
        ("dp3t/exp34", "b"),
    ]


def test_a_scene_that_lies_there_packed_and_plain_is_read_once(tmp_path: Path) -> None:
    for name in ("HH.csv", "HH.csv.xz"):
        table(tmp_path / "sct-human" / name, SCT, ["N8,1,0,-60"])

    (source,) = folder.sources(tmp_path)

    assert len(list(source.recordings())) == 1


def test_a_scene_of_no_experiment_belongs_to_the_data_set_itself(tmp_path: Path) -> None:
    database(tmp_path / "dp3t" / "lunch.sqlite", [sighted(0)])

    assert [(source.dataset, source.scene) for source in folder.sources(tmp_path)] == [("dp3t", "lunch")]


def test_the_folder_of_one_data_set_will_do(tmp_path: Path) -> None:
    table(tmp_path / "sct-human" / "HH.csv", SCT, [])

    assert [source.dataset for source in folder.sources(tmp_path / "sct-human")] == ["sct-human"]


def test_a_directory_without_measurements_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    (tmp_path / "dp3t").mkdir()

    with pytest.raises(FolderEmptyError, match="expected folders named mit-matrix, mit-static-6ft, sct-human"):
        folder.sources(tmp_path)


def test_every_shared_file_is_found() -> None:
    packed = {path for path in SHARED.rglob("*.xz") if ".imu." not in path.name}

    assert {source.path for source in folder.sources(SHARED)} == packed
