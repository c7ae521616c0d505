"""SCT human: Androids held or in a backpack, at thirteen distances. The unit of their clock is not stated.

Some phones round that clock to hundreds, so readings keep the order of the file and are counted, not timed.
"""

from collections.abc import Iterator
from pathlib import Path

from bluezone.protocol.advertisement import Platform
from bluezone.world.measured import tables
from bluezone.world.measured.recording import Recording, platform
from bluezone.world.measured.running import Running

FOLDER = "sct-human"
_COLUMNS = ("transmitter", "distance_m", "rssi_dbm")


def read(path: Path, dataset: str, scene: str) -> Iterator[Recording]:
    """Yield one run for each transmitter and distance in the file at *path*.

    Raises:
        MeasurementError, OSError: the file cannot be used.
    """
    runs: dict[tuple[str, float], Running] = {}
    for row in tables.rows(path, _COLUMNS):
        distance_m = row.distance_m()
        if distance_m is not None:
            run = runs.setdefault((row.text("transmitter"), distance_m), Running())
            run.hear(float(len(run)), row.rssi_dbm("rssi_dbm"), None, distance_m)
    for (transmitter, distance_m), run in runs.items():
        if run:
            phones = (Platform.ANDROID, platform(transmitter))
            name = f"{transmitter} {distance_m:g} m"
            yield run.recording(dataset, scene, name, phones, transmitter_model=transmitter or None, is_timed=False)
