"""MIT static: beacons worn in four places six feet from an iPhone XR, in several rooms, at eight rotations."""

from collections.abc import Iterator
from pathlib import Path

from bluezone.protocol.advertisement import Platform
from bluezone.world.measured import tables
from bluezone.world.measured.recording import Recording
from bluezone.world.measured.running import Running

FOLDER = "mit-static-6ft"
PHONES = (Platform.IOS, Platform.IOS)
RECEIVER = "iPhoneXR"
_COLUMNS = ("tx_position", "rotation_deg", "t_s", "rssi_dbm", "tx_power_dbm", "distance_m")


def read(path: Path, dataset: str, scene: str) -> Iterator[Recording]:
    """Yield one run for each place of a beacon, rotation and distance in the file at *path*.

    Raises:
        MeasurementError, OSError: the file cannot be used.
    """
    runs: dict[tuple[str, str, float], Running] = {}
    for row in tables.rows(path, _COLUMNS):
        t_s, distance_m = row.number("t_s"), row.distance_m()
        if t_s is not None and distance_m is not None:
            run = runs.setdefault((row.text("tx_position"), row.text("rotation_deg"), distance_m), Running())
            run.hear_once(t_s, row.rssi_dbm("rssi_dbm"), row.number("tx_power_dbm", -128, 127), distance_m)
    for (place, rotation, distance_m), run in runs.items():
        if run:
            name = f"{place} {rotation} deg {distance_m:g} m"
            yield run.recording(dataset, scene, name, PHONES, receiver_model=RECEIVER)
