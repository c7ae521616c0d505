"""The fixed words: which phones, what stores are called, what day it is of; in both languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import guidance_words as words
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import LONGEST_NEED
from bluezone.rollout.handset import System
from bluezone.rollout.requirement import BLUETOOTH_LE, Feature, Requirement, SystemNeed
from tests.rollout.guided import ANDROID, IOS, REQUIREMENT

CAMERA = Feature("camera", Bilingual("máy ảnh", "a camera"))


def requirement(
    *systems: SystemNeed, features: tuple[Feature, ...] = (), excluded: tuple[str, ...] = ()
) -> Requirement:
    return Requirement("app-1", date(2020, 8, 1), systems or (ANDROID,), features, excluded)


def test_needs_say_for_each_system_what_a_phone_must_have() -> None:
    assert [need.vi for need in words.needs(REQUIREMENT)] == [
        "Điện thoại Android từ 6.0 trở lên, có Bluetooth năng lượng thấp (BLE).",
        "iPhone có iOS từ 10.3 trở lên, có Bluetooth năng lượng thấp (BLE).",
    ]
    assert [need.en for need in words.needs(REQUIREMENT)] == [
        "Android phone, version 6.0 or later, with Bluetooth Low Energy (BLE).",
        "iPhone with iOS 10.3 or later, with Bluetooth Low Energy (BLE).",
    ]


def test_needs_without_features_are_system_and_version() -> None:
    assert words.needs(requirement(ANDROID))[0].vi == "Điện thoại Android từ 6.0 trở lên."


def test_two_features_are_joined_by_and() -> None:
    found = words.needs(requirement(ANDROID, features=(BLUETOOTH_LE, CAMERA)))[0]

    assert found.vi.endswith(", có Bluetooth năng lượng thấp (BLE) và máy ảnh.")
    assert found.en.endswith(", with Bluetooth Low Energy (BLE) and a camera.")


def test_models_left_out_are_named() -> None:
    assert words.needs(requirement(excluded=("Galaxy J1", "Vivo Y1")))[-1] == Bilingual(
        "Không chạy trên: Galaxy J1, Vivo Y1.", "Does not run on: Galaxy J1, Vivo Y1."
    )


@given(st.lists(st.text("abc ", min_size=1, max_size=400), max_size=60).map(tuple), st.integers(0, 40))
def test_needs_are_never_longer_than_guidance_takes(models: tuple[str, ...], features: int) -> None:
    found = words.needs(requirement(ANDROID, IOS, features=(CAMERA,) * features, excluded=models))

    assert all(0 < len(text) <= LONGEST_NEED for need in found for text in (need.vi, need.en))


def test_a_long_list_of_models_is_cut_and_counted() -> None:
    found = words.needs(requirement(excluded=tuple(f"Model {number}" for number in range(100))))[-1]

    named = found.vi.count("Model")
    assert f"và {100 - named} kiểu máy khác" in found.vi
    assert f"and {100 - named} other models" in found.en


@pytest.mark.parametrize("system", System)
def test_every_system_has_a_name(system: System) -> None:
    assert words.system_name(system).vi


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://play.google.com/store/apps/details?id=a", "Google Play"),
        ("https://apps.apple.com/vn/app/id1", "App Store"),
        ("https://apps.example.gov.vn/x", "apps.example.gov.vn"),
        ("https://play.google.com.evil.example/x", "play.google.com.evil.example"),
    ],
)
def test_a_store_is_called_by_its_name_only_at_its_own_host(address: str, name: str) -> None:
    assert words.store_name(address) == name


def test_the_day_is_written_as_each_language_writes_it() -> None:
    found = words.dated(date(2020, 8, 9), date(2020, 12, 31))

    assert found.vi == "Cập nhật ngày 09/8/2020. Có hiệu lực đến hết ngày 31/12/2020."
    assert found.en == "Last changed on 9 August 2020. Valid until 31 December 2020."
    assert words.dated(date(2020, 8, 9), None).vi == "Cập nhật ngày 09/8/2020."


def test_a_title_has_english_only_where_the_app_has() -> None:
    assert words.title(Bilingual("ứng dụng X", "the X app")) == Bilingual("Cài đặt ứng dụng X", "Install the X app")
    assert words.title(Bilingual("ứng dụng X", "")).en == ""
