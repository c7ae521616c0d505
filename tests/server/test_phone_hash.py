"""Numbers are compared without being kept."""

from pytest_django.fixtures import Settings

from bluezone.server import phone_hash


def test_one_number_has_one_hash_on_one_site(settings: Settings) -> None:
    one = phone_hash.of("0912345678")

    assert phone_hash.of("0912345678") == one != phone_hash.of("0912345679")
    assert len(one) == 32
    settings.SECRET_KEY = "another secret that is long enough for everybody"
    assert phone_hash.of("0912345678") != one
