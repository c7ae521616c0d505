"""Phones as people tell of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout.handset import System, Version, read, version_text


@pytest.mark.parametrize(
    ("text", "system", "version", "model"),
    [
        ("Android 5.1", System.ANDROID, (5, 1), None),
        ("androi 9", System.ANDROID, (9,), None),
        ("Android Pie", System.ANDROID, (9,), "Android Pie"),
        ("iOS 12", System.IOS, (12,), None),
        ("ios13.4", System.IOS, (13, 4), None),
        ("ip 6s", System.IOS, None, "iPhone 6s"),
        ("iphone 7 plus", System.IOS, None, "iPhone 7 Plus"),
        ("IPhone XS Max", System.IOS, None, "iPhone XS Max"),
        ("ip12", System.IOS, None, "iPhone 12"),
        ("Samsung J7", System.ANDROID, None, "Samsung J7"),
        ("đen trắng", System.FEATURE, None, "đen trắng"),
        ("Nokia 1280", System.FEATURE, None, "Nokia 1280"),
        ("Win phone", System.WINDOWS, None, "Win phone"),
        ("", None, None, None),
    ],
)
def test_one_cell_may_hold_it_all(text: str, system: System | None, version: Version | None, model: str | None) -> None:
    phone = read(text)

    assert (phone.system, phone.version, phone.model) == (system, version, model)


def test_system_version_and_model_may_have_columns_of_their_own() -> None:
    phone = read("Android", "8,1", "Oppo A3s")

    assert (phone.system, phone.version, phone.model) == (System.ANDROID, (8, 1), "Oppo A3s")
    assert version_text((8, 1)) == "8.1"
    assert phone.has("bluetooth_le") is None


@given(st.text(max_size=40), st.text(max_size=10), st.text(max_size=40))
def test_any_cells_are_read_without_a_fault(system: str, version: str, model: str) -> None:
    phone = read(system, version, model)

    assert phone.version is None or all(0 <= part < 100 for part in phone.version)
