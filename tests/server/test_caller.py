"""By which address guesses are counted."""

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from bluezone.server import caller


def seen(settings: Settings, remote: str, passed: str = "", proxies: int = 0) -> str:
    settings.BLUEZONE_PROXIES = proxies
    headers = {"X-Forwarded-For": passed} if passed else {}
    return caller.address(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


@pytest.mark.parametrize(
    ("remote", "passed", "proxies", "address"),
    [
        ("192.0.2.1", "", 0, "192.0.2.1"),
        ("192.0.2.1", "203.0.113.9", 0, "192.0.2.1"),
        ("10.0.0.1", "203.0.113.9", 1, "203.0.113.9"),
        ("10.0.0.1", "198.51.100.7, 203.0.113.9", 1, "203.0.113.9"),
        ("10.0.0.1", "198.51.100.7, 203.0.113.9", 2, "198.51.100.7"),
        ("10.0.0.1", "203.0.113.9", 2, "10.0.0.1"),
        ("10.0.0.1", "", 1, "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "", 0, "192.0.2.1"),
        ("", "", 0, "unknown"),
        ("10.0.0.1", "nonsense", 1, "unknown"),
    ],
)
def test_the_address_is_that_of_the_caller_as_far_as_proxies_can_be_trusted(
    settings: Settings, remote: str, passed: str, proxies: int, address: str
) -> None:
    assert seen(settings, remote, passed, proxies) == address
