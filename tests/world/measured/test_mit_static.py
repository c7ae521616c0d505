from pathlib import Path

import pytest

from bluezone.world.measured import mit_static
from bluezone.world.measured.recording import Recording
from tests.world.measured.made import MIT_STATIC, SHARED, lines_of, table

FILES = sorted((SHARED / "mit-static-6ft").glob("*.csv.xz"))


def read(path: Path) -> list[Recording]:
    return list(mit_static.read(path, "mit-static-6ft", "room"))


def test_beacons_heard_at_the_same_time_are_runs_of_their_own(tmp_path: Path) -> None:
    lines = ["ear,0,0.0,-60,8,1.829", "purse,0,0.001,-60,8,1.829", "ear,0,0.5,-61,8,1.829", "ear,45,0,-62,8,1.829"]

    found = read(table(tmp_path / "r.csv", MIT_STATIC, lines))

    assert [(recording.run, len(recording.readings)) for recording in found] == [
        ("ear 0 deg 1.829 m", 2),
        ("purse 0 deg 1.829 m", 1),
        ("ear 45 deg 1.829 m", 1),
    ]
    assert {recording.receiver_model for recording in found} == {"iPhoneXR"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_shared_files_give_every_place_and_rotation(path: Path) -> None:
    rows, found = lines_of(path), read(path)

    assert len(found) == len({(place, rotation) for place, rotation, *_ in rows})
    assert sum(len(recording.readings) for recording in found) < len(rows)
