"""MIT matrix: iPhone to iPhone, worn in many places, at eight distances; two minutes a run while the wearer turns.

A file is one carriage, `<receiver's place and side>_<transmitter's>`; what the receiver's sensors felt
may lie beside it.
"""

from collections.abc import Iterator
from pathlib import Path

from bluezone.protocol.advertisement import Platform
from bluezone.world.measured import tables
from bluezone.world.measured.recording import Motion, Recording
from bluezone.world.measured.running import Running

FOLDER = "mit-matrix"
PHONES = (Platform.IOS, Platform.IOS)
_COLUMNS = ("run", "distance_m", "t_s", "rssi_dbm", "tx_power_dbm")
_SPREADS = ("acc_mag_std", "gyro_mag_std")
_GRAVITY = ("grav_x", "grav_y", "grav_z")


def read(path: Path, dataset: str, scene: str) -> Iterator[Recording]:
    """Yield the runs in the file at *path*, each with the motion told of it.

    Raises:
        MeasurementError, OSError: the file, or the one with the motion, cannot be used.
    """
    runs: dict[tuple[str, float], Running] = {}
    for row in tables.rows(path, _COLUMNS):
        t_s, distance_m = row.number("t_s"), row.distance_m()
        if t_s is not None and distance_m is not None:
            run = runs.setdefault((row.text("run"), distance_m), Running())
            run.hear_once(t_s, row.rssi_dbm("rssi_dbm"), row.number("tx_power_dbm", -128, 127), distance_m)
    motions = _motions(path)
    for (name, distance_m), run in runs.items():
        if run:
            yield run.recording(
                dataset, scene, f"{name} {distance_m:g} m", PHONES, motion=motions.get((name, distance_m), ())
            )


def _motions(path: Path) -> dict[tuple[str, float], tuple[Motion, ...]]:
    stem, ending = path.name.split(".csv")
    beside = [path.with_name(f"{stem}.imu.csv{other}") for other in (ending, "", ".xz")]
    found = next((candidate for candidate in beside if candidate.is_file()), None)
    runs: dict[tuple[str, float], list[Motion]] = {}
    if found is not None:
        for row in tables.rows(found, ("run", "distance_m", "t_s", *_SPREADS, *_GRAVITY)):
            t_s, distance_m = row.number("t_s"), row.distance_m()
            if t_s is not None and distance_m is not None:
                runs.setdefault((row.text("run"), distance_m), []).append(_motion(t_s, row))
    return {run: tuple(sorted(seconds, key=lambda second: second.t_s)) for run, seconds in runs.items()}


def _motion(t_s: float, row: tables.Row) -> Motion:
    acceleration, rotation = (row.number(column) for column in _SPREADS)
    x, y, z = (row.number(column) for column in _GRAVITY)
    gravity = None if x is None or y is None or z is None else (x, y, z)
    return Motion(t_s, acceleration, rotation, gravity)
