"""Passwords are stored as Argon2id with the memory that was chosen."""

from django.contrib.auth.hashers import check_password, make_password
from pytest_django.fixtures import Settings

from bluezone.server.accounts.hashers import LeanArgon2PasswordHasher


def test_a_password_is_stored_as_argon2id_in_19_mebibytes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = [f"{LeanArgon2PasswordHasher.__module__}.{LeanArgon2PasswordHasher.__name__}"]

    stored = make_password("hoa-sen-trang")

    assert stored.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("hoa-sen-trang", stored)
    assert not check_password("hoa-sen-hong", stored)
