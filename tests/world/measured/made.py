"""Small made files in the layout of shared/data/ble, and the way to the shared ones."""

import lzma
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[4] / "shared" / "data" / "ble"

MIT_MATRIX = "run,distance_m,angle_deg,t_s,rssi_dbm,tx_power_dbm,environment"
MOTION = (
    "run,distance_m,t_s,acc_x,acc_y,acc_z,acc_mag_std,gyro_x,gyro_y,gyro_z,gyro_mag_std,att_x,att_y,att_z,"
    "grav_x,grav_y,grav_z,mag_x,mag_y,mag_z"
)
MIT_STATIC = "tx_position,rotation_deg,t_s,rssi_dbm,tx_power_dbm,distance_m"
SCT = "transmitter,distance_m,elapsed_raw,rssi_dbm"
MULTICHANNEL = (
    "sender,distance_m,rssi_ble_dbm,rssi_wifi24_dbm,freq_wifi24_mhz,rssi_wifi5_dbm,freq_wifi5_mhz,class_label"
)

Sighted = tuple[Any, str, Any, str, Any, Any, Any, Any]
"""Receiver, its model, transmitter, its model, timestamp, RSSI, power, distance."""


def table(path: Path, header: str, lines: Iterable[str]) -> Path:
    """Write a table, packed if its name ends so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = "\n".join([header, *lines, ""]).encode()
    path.write_bytes(lzma.compress(data) if path.suffix == ".xz" else data)
    return path


def database(path: Path, rows: Sequence[Sighted]) -> Path:
    """Write a scene of DP-3T, packed if its name ends so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE results (db_id INTEGER PRIMARY KEY, receiver_id, receiver_model TEXT, transmitter_id, "
        "transmitter_model TEXT, timestamp, rssi, tx_power, ground_truth_distance)"
    )
    connection.executemany("INSERT INTO results VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    data = connection.serialize()
    connection.close()
    path.write_bytes(lzma.compress(data) if path.suffix == ".xz" else data)
    return path


def sighted(
    t_s: float, rssi_dbm: Any = -80, distance_m: Any = 1.5, *, receiver: Any = 1, transmitter: Any = 2, power: Any = 0
) -> Sighted:
    """Return one row of a scene."""
    return receiver, "SM-G973F", transmitter, "SM-A405FN", t_s, rssi_dbm, power, distance_m


def lines_of(path: Path) -> list[list[str]]:
    """Return the cells of a shared table without the reader under test; quoted commas do not occur before column 6."""
    return [line.split(",") for line in lzma.open(path, "rt").read().splitlines()[1:]]
