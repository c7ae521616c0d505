from pathlib import Path

import pytest

from bluezone.protocol.advertisement import Platform
from bluezone.world.measured import sct_human
from bluezone.world.measured.recording import Recording
from tests.world.measured.made import SCT, SHARED, lines_of, table

FILES = sorted((SHARED / "sct-human").glob("*.csv.xz"))


def read(path: Path) -> list[Recording]:
    return list(sct_human.read(path, "sct-human", "HH"))


def test_readings_keep_the_order_of_the_file_whatever_their_clock_says(tmp_path: Path) -> None:
    found = read(table(tmp_path / "HH.csv", SCT, ["N8,0.2,200,-60", "N8,0.2,100,-61", "N8,0.2,,-62", "HTC,0.2,1,-63"]))

    assert [[reading.rssi_dbm for reading in recording.readings] for recording in found] == [[-60, -61, -62], [-63]]
    assert found[0].pair == (Platform.ANDROID, Platform.ANDROID)
    assert found[0].transmitter_model == "N8"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_shared_files_give_every_transmitter_distance_and_reading(path: Path) -> None:
    rows, found = lines_of(path), read(path)

    assert len(found) == len({(transmitter, distance) for transmitter, distance, *_ in rows})
    assert sum(len(recording.readings) for recording in found) == sum(int(row[3]) <= -20 for row in rows)
