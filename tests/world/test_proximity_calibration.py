import json
from pathlib import Path

import pytest

from bluezone.protocol.advertisement import Platform
from bluezone.world.proximity_calibration import FLEETS, MAKERS, MODELS, Calibration, attenuation_db, of

LIST = json.loads((Path(__file__).parents[3] / "shared" / "spec" / "gaen-calibration.json").read_text())


def test_the_models_are_those_of_the_list() -> None:
    assert {model: [*values] for model, values in MODELS.items()} == LIST["models_2020_12_14"]


@pytest.mark.parametrize(
    ("start", "maker"),
    [
        ("SM-", "samsung"),
        ("GA0", "google"),
        ("Pixel", "google"),
        ("HTC", "htc"),
        ("ASUS", "asus"),
        ("OnePlus", "oneplus"),
    ],
)
def test_the_makers_are_those_of_the_list(start: str, maker: str) -> None:
    found = LIST["oem_median"][maker]

    assert MAKERS[start] == (found["rssi_correction_db"], found["tx_dbm"])
    assert len(MAKERS) == 6


def test_the_fleet_of_androids_is_that_of_the_list() -> None:
    fleet = LIST["fleet_median"]

    assert FLEETS[Platform.ANDROID] == (fleet["rssi_correction_db"], fleet["tx_dbm"])


@pytest.mark.parametrize(
    ("model", "platform", "expected"),
    [
        ("SM-G981B/DS", Platform.ANDROID, MODELS["SM-G981B"]),
        ("iPhone 11", Platform.IOS, MODELS["iPhone11"]),
        ("iPhone 6S", Platform.IOS, FLEETS[Platform.IOS]),
        ("SM-X999", Platform.ANDROID, MAKERS["SM-"]),
        ("GA01187-DE", Platform.ANDROID, MAKERS["GA0"]),
        ("Raspberry Pi 4b", Platform.ANDROID, FLEETS[Platform.ANDROID]),
        (None, Platform.IOS, FLEETS[Platform.IOS]),
    ],
)
def test_a_model_is_known_by_name_then_by_maker_then_by_platform(
    model: str | None, platform: Platform, expected: Calibration
) -> None:
    assert of(model, platform) == expected


def test_attenuation_is_what_was_lost_on_the_way_and_never_less_than_nothing() -> None:
    receiver, transmitter = Calibration(2, -20), Calibration(5, -25)

    assert attenuation_db(-80, receiver, transmitter, quiet_db=0) == 53
    assert attenuation_db(-80, receiver, transmitter, quiet_db=6) == 47
    assert attenuation_db(-10, receiver, transmitter, quiet_db=0) == 0
