import pytest

from bluezone.protocol.advertisement import Platform
from bluezone.world.measured.recording import platform


@pytest.mark.parametrize("model", ["iPhone11", "iphone XR"])
def test_an_iphone_is_known_by_its_name(model: str) -> None:
    assert platform(model) is Platform.IOS


@pytest.mark.parametrize("model", ["SM-A405FN", "Raspberry Pi 4b", "", "GA01187-DE"])
def test_whatever_is_no_iphone_counts_as_android(model: str) -> None:
    assert platform(model) is Platform.ANDROID
