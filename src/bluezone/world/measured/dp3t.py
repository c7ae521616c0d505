"""DP-3T: soldiers with phones at lunch, in a train, at work; their distances from cameras. And calibration runs.

A file is a scene; a run is what one phone heard of one other in it. Time starts with the scene's first reading, so the
windows of all pairs begin together.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from bluezone.world.measured import databases
from bluezone.world.measured.recording import STRONGEST_DBM, MeasurementError, Reading, Recording, platform
from bluezone.world.measured.tables import FARTHEST_M, LOUDEST_DBM, WEAKEST_DBM

FOLDER = "dp3t"

ULTRA_LOW_DBM = -18
"""An advertised power at or below it is Android's ULTRA_LOW (-20 or -21 as told); 0 and 1 tell nothing."""

ULTRA_LOW_QUIET_DB = 6.0
"""How much more quietly ULTRA_LOW is sent than LOW (shared/data/ble/README.md)."""

_SECONDS = "(CASE WHEN timestamp > 1e11 THEN timestamp / 1000.0 ELSE timestamp END)"  # some count milliseconds
_SPAN = f"SELECT min({_SECONDS}), max({_SECONDS}) FROM results"
_NO_MOMENT = """
    SELECT rowid, timestamp FROM results
    WHERE typeof(timestamp) NOT IN ('integer', 'real') OR abs(timestamp) > 1e14 LIMIT 1
"""
_MODELS = "SELECT receiver_id, min(receiver_model) FROM results WHERE receiver_model IS NOT NULL GROUP BY receiver_id"
_ROWS = f"""
    SELECT receiver_id, transmitter_id, receiver_model, transmitter_model, {_SECONDS} AS at_s, rssi, tx_power,
           ground_truth_distance, rowid
    FROM results ORDER BY receiver_id, transmitter_id, at_s, rowid
"""


def read(path: Path, dataset: str, scene: str) -> Iterator[Recording]:
    """Yield one run for each ordered pair of phones in the file at *path*.

    Raises:
        MeasurementError, OSError: the file cannot be used.
    """
    with databases.opened(path) as connection:
        for number, found in connection.execute(_NO_MOMENT):
            raise _wrong(path, number, "timestamp", found, "seconds or milliseconds since 1970")
        begins_s, ends_s = connection.execute(_SPAN).fetchone()
        # exp34 writes the receiver's model twice; what a phone is called where it receives is right in every file.
        models = {str(phone): str(model) for phone, model in connection.execute(_MODELS)}
        for _, rows in groupby(_checked(path, connection), key=lambda row: row[:2]):
            recording = _recording(dataset, scene, list(rows), begins_s, ends_s, models)
            if recording.readings:
                yield recording


def _checked(path: Path, connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    for row in connection.execute(_ROWS):
        *_, rssi_dbm, power_dbm, distance_m, number = row
        for column, found, least, most in (
            ("rssi", rssi_dbm, WEAKEST_DBM, LOUDEST_DBM),
            ("tx_power", power_dbm, WEAKEST_DBM, LOUDEST_DBM),
            ("ground_truth_distance", distance_m, 0, FARTHEST_M),
        ):
            if found is not None and (not isinstance(found, int | float) or not least <= found <= most):
                raise _wrong(path, number, column, found, f"a number from {least:g} to {most:g}")
        yield row


def _wrong(path: Path, number: int, column: str, found: object, expected: str) -> MeasurementError:
    return MeasurementError(
        f'{path}, table results, row {number}, {column}: found "{str(found)[:40]}", expected {expected}. '
        "Correct the file; nothing of it was used."
    )


def _recording(
    dataset: str, scene: str, rows: list[tuple[Any, ...]], begins_s: float, ends_s: float, models: Mapping[str, str]
) -> Recording:
    receiver, transmitter, receiver_model, transmitter_model = (str(cell) for cell in rows[0][:4])
    transmitter_model = models.get(transmitter, transmitter_model)
    heard = [row for row in rows if row[5] is not None and row[5] <= STRONGEST_DBM]
    is_quiet = any(row[6] is not None and row[6] <= ULTRA_LOW_DBM for row in heard)
    return Recording(
        dataset=dataset,
        scene=scene,
        run=f"{receiver} hears {transmitter}",
        pair=(platform(receiver_model), platform(transmitter_model)),
        receiver_model=receiver_model,
        transmitter_model=transmitter_model,
        quiet_db=ULTRA_LOW_QUIET_DB if is_quiet else 0.0,
        readings=tuple(Reading(row[4] - begins_s, round(row[5]), _told(row[6])) for row in heard),
        distances_m=tuple(row[7] for row in heard),
        ends_s=ends_s - begins_s,
    )


def _told(power_dbm: float | None) -> int | None:
    return round(power_dbm) if power_dbm is not None and power_dbm < 0 else None
