"""Calibration: how strongly a model of phone sends and how well it hears, by Google's list, for the rules of GAEN.

Source: shared/spec/gaen-calibration.json, models_2020_12_14, oem_median and fleet_median.
"""

from collections.abc import Mapping
from typing import NamedTuple

from bluezone.protocol.advertisement import Platform


class Calibration(NamedTuple):
    """What the list says of one model.

    Attributes:
        correction_db: added to what the phone reads. tx_dbm: what a reference phone beside it reads.
    """

    correction_db: float
    tx_dbm: float


MODELS: Mapping[str, Calibration] = {
    "iPhone7": Calibration(0, 3),
    "iPhoneXR": Calibration(0, 0),
    "iPhoneXS": Calibration(0, 3),
    "iPhone11": Calibration(0, 1),
    "iPhone11Pro": Calibration(0, 3),
    "SM-G973F": Calibration(2, -29),
    "SM-G970F": Calibration(5, -25),
    "SM-A405FN": Calibration(2, -23),
    "SM-A515F": Calibration(2, -28),
    "SM-A908B": Calibration(5, -25),
    "SM-G981B": Calibration(5, -25),
}
"""Models of which the list tells their own values."""

MAKERS: Mapping[str, Calibration] = {
    "SM-": Calibration(-3, -24),
    "GA0": Calibration(-6, -31),
    "Pixel": Calibration(-6, -31),
    "HTC": Calibration(-3, -30),
    "ASUS": Calibration(-6, -22),
    "OnePlus": Calibration(-3, -28),
}
"""Medians of a maker's models, by how the names of its models begin: Samsung, Google, HTC, Asus, OnePlus."""

FLEETS: Mapping[Platform, Calibration] = {
    Platform.ANDROID: Calibration(-5, -24),
    Platform.IOS: Calibration(0, 3),
}
"""Where the model is unknown: the median of all Androids, and that of the five iPhones above."""


def of(model: str | None, platform: Platform) -> Calibration:
    """Return what is known of *model*, or of its maker's phones, or of its platform's."""
    name = (model or "").partition("/")[0].replace(" ", "")  # SM-G981B/DS is the one with two SIM cards
    makers = (values for start, values in MAKERS.items() if name.startswith(start))
    return MODELS.get(name) or next(makers, FLEETS[platform])


def attenuation_db(rssi_dbm: float, receiver: Calibration, transmitter: Calibration, quiet_db: float) -> float:
    """Return what was lost on the way between two phones, never below 0.

    Args:
        quiet_db: how much more quietly than at power "low", for which the list holds, the other phone sent.
    """
    return max(0.0, transmitter.tx_dbm - quiet_db - (rssi_dbm + receiver.correction_db))
