"""Recording: what one phone heard of one other, beside the distances that were known.

The distances stand beside the readings and not in them, so that no estimator is handed the answer.
"""

from dataclasses import dataclass
from typing import NamedTuple

from bluezone.device.profiles import PhonePair
from bluezone.errors import BluezoneError
from bluezone.protocol.advertisement import Platform


class MeasurementError(BluezoneError, ValueError):
    """A file of measurements cannot be used; the sentence names file and line."""

    code = "measurement_unreadable"


class Reading(NamedTuple):
    """One advertisement heard.

    Attributes:
        t_s: seconds since the run or its scene began; without a clock in the source, packets since.
        rssi_dbm: as the receiving phone told it, never above STRONGEST_DBM.
        tx_power_dbm: as advertised; None where the source has none.
    """

    t_s: float
    rssi_dbm: int
    tx_power_dbm: int | None


class Motion(NamedTuple):
    """How the receiving phone moved in one second; None where the sensor was silent.

    Attributes:
        t_s: when the second begins.
        acceleration_spread_g: of the vector's length inside the second.
        rotation_spread_rad_s: likewise.
        gravity_g: x, y, z in the phone's own axes.
    """

    t_s: float
    acceleration_spread_g: float | None
    rotation_spread_rad_s: float | None
    gravity_g: tuple[float, float, float] | None


STRONGEST_DBM = -20
"""A stronger value is not a reading (shared/data/ble/README.md)."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One run: nothing may be joined across two of them.

    Attributes:
        dataset: the folder; of dp3t with the experiment, `dp3t/exp34-epfl-soldiers`.
        scene: the file's name without its endings.
        run: unique in the scene.
        pair: the phone that hears, the phone that is heard; whatever is not an iPhone counts as Android.
        receiver_model, transmitter_model: as the source names them; None where it does not.
        quiet_db: how much more quietly than at power "low", which calibration assumes, the other phone sent.
        readings: in order of time.
        distances_m: one for each reading; None where nobody saw it.
        ends_s: until when the scene was recorded, on the clock of the readings.
        is_timed: the source has a clock; without one, readings are counted.
        motion: of the receiver, in order of time.
    """

    dataset: str
    scene: str
    run: str
    pair: PhonePair
    receiver_model: str | None
    transmitter_model: str | None
    quiet_db: float
    readings: tuple[Reading, ...]
    distances_m: tuple[float | None, ...]
    ends_s: float
    is_timed: bool = True
    motion: tuple[Motion, ...] = ()


def platform(model: str) -> Platform:
    """Return the kind of phone that *model* is; a Raspberry Pi reads and sends like an Android."""
    return Platform.IOS if model.lower().startswith("iphone") else Platform.ANDROID
