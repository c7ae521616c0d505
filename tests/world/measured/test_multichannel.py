from pathlib import Path

import pytest

from bluezone.protocol.advertisement import Platform
from bluezone.world.measured import multichannel
from bluezone.world.measured.recording import Recording
from tests.world.measured.made import MULTICHANNEL, SHARED, lines_of, table

FILES = sorted((SHARED / "multichannel").glob("*.csv.xz"))


def read(path: Path) -> list[Recording]:
    return list(multichannel.read(path, "multichannel", "bus"))


def test_only_the_bluetooth_column_is_read_and_short_names_become_models(tmp_path: Path) -> None:
    lines = ["iPhone,0.5,-60,-1.0,2472.0,-37,5260,very_close", "Pi,0.5,,,,,,very_close", "Nokia,2.0,-70,,,,,close"]

    iphone, nokia = read(table(tmp_path / "bus.csv", MULTICHANNEL, lines))

    assert [reading.rssi_dbm for reading in iphone.readings] == [-60]
    assert (iphone.pair, iphone.transmitter_model) == ((Platform.ANDROID, Platform.IOS), "iPhone 6S")
    assert (nokia.pair[1], nokia.transmitter_model) == (Platform.ANDROID, "Nokia")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_shared_files_give_every_sender_distance_and_reading(path: Path) -> None:
    rows, found = lines_of(path), read(path)

    assert len(found) == len({(sender, distance) for sender, distance, *_ in rows})
    assert sum(len(recording.readings) for recording in found) == sum(int(row[2]) <= -20 for row in rows)
