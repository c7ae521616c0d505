"""Keyed hashes: another secret, purpose or division of the parts makes another hash."""

from pytest_django.fixtures import Settings

from bluezone.server.keyed_hash import key, keyed_hash


def test_purpose_and_division_of_the_parts_matter() -> None:
    assert key("code") != key("attempt")
    assert keyed_hash("a", b"one", b"two") != keyed_hash("a", b"onet", b"wo")
    assert keyed_hash("a", b"one") != keyed_hash("b", b"one")
    assert len(keyed_hash("a")) == 32


def test_another_secret_makes_another_hash(settings: Settings) -> None:
    before = keyed_hash("a", b"one")

    settings.SECRET_KEY = "another secret that is long enough for everybody"

    assert keyed_hash("a", b"one") != before
