"""Multichannel: an iPhone, an Android and a Raspberry Pi heard by a Raspberry Pi in office, bus, train, car park.

Only Bluetooth is read; the Wi-Fi columns are not. The source has no clock, so readings are counted, not timed.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bluezone.world.measured import tables
from bluezone.world.measured.recording import Recording, platform
from bluezone.world.measured.running import Running

FOLDER = "multichannel"
RECEIVER = "Raspberry Pi 4b"
SENDERS: Mapping[str, str] = {"iPhone": "iPhone 6S", "OnePlus": "OnePlus Nord N10", "Pi": "Raspberry Pi 4b"}
"""What the short names of the source stand for (shared/data/ble/README.md)."""

_COLUMNS = ("sender", "distance_m", "rssi_ble_dbm")


def read(path: Path, dataset: str, scene: str) -> Iterator[Recording]:
    """Yield one run for each sender and distance in the file at *path*.

    Raises:
        MeasurementError, OSError: the file cannot be used.
    """
    runs: dict[tuple[str, float], Running] = {}
    for row in tables.rows(path, _COLUMNS):
        distance_m = row.distance_m()
        if distance_m is not None:
            run = runs.setdefault((row.text("sender"), distance_m), Running())
            run.hear(float(len(run)), row.rssi_dbm("rssi_ble_dbm"), None, distance_m)
    for (sender, distance_m), run in runs.items():
        if run:
            model = SENDERS.get(sender, sender)
            phones = (platform(RECEIVER), platform(model))
            name = f"{sender} {distance_m:g} m"
            yield run.recording(
                dataset,
                scene,
                name,
                phones,
                receiver_model=RECEIVER,
                transmitter_model=model or None,
                is_timed=False,
            )
