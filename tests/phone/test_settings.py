"""What the owner can set."""

import pytest

from bluezone.phone.database import IN_MEMORY, Database
from bluezone.phone.settings import (
    SETTINGS,
    InsecureServerError,
    ServerAddressError,
    SettingError,
    Settings,
    server_address,
)


def table() -> Settings:
    return Settings(Database(IN_MEMORY))


def test_each_setting_has_its_default() -> None:
    settings = table()

    assert (settings.language, settings.server, settings.days_kept) == ("vi", "", 14)
    assert all(setting.help for setting in SETTINGS)


def test_what_is_set_stays() -> None:
    settings = table()

    settings.language, settings.server, settings.days_kept = "en", "https://health.example/", 21

    assert (settings.language, settings.server, settings.days_kept) == ("en", "https://health.example", 21)


@pytest.mark.parametrize("days", [0, 181, -1])
def test_days_out_of_range_are_refused(days: int) -> None:
    with pytest.raises(SettingError):
        table().days_kept = days


def test_a_language_there_is_no_page_in_is_refused() -> None:
    with pytest.raises(SettingError):
        table().language = "fr"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("  https://health.example:8443/bz/ ", "https://health.example:8443/bz"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("", ""),
    ],
)
def test_an_address_is_taken_in_its_plain_form(typed: str, address: str) -> None:
    assert server_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "health.example",
        "ftp://health.example",
        "https://",
        "https://user@health.example",
        "https://health.example?x=1",
        "https://health.example#x",
        "https://health.example:99999",
        "https://[health",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(ServerAddressError):
        server_address(typed)


@pytest.mark.parametrize("typed", ["http://health.example", "http://127.0.0.1.health.example", "http://192.168.1.2"])
def test_plain_http_to_another_machine_is_refused(typed: str) -> None:
    with pytest.raises(InsecureServerError):
        server_address(typed)
