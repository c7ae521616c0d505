"""Signing in: what a session is between password and code, and when that ends."""

import pytest
from django.test import Client

from bluezone.server.accounts import attempts, signing_in
from bluezone.server.accounts.models import User
from tests.server.accounts.entering import app_code, enrol, sign_in


def code(client: Client, typed: str) -> int:
    return client.post("/sign-in/code/", {"code": typed}).status_code


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_the_password_counts_for_five_minutes(client: Client, officer: User) -> None:
    enrol(officer)
    sign_in(client)
    session = client.session
    session[signing_in.PENDING][2] -= signing_in.PENDING_MS
    session.save()

    code(client, app_code(officer))

    assert not is_in(client)


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "other"}])
def test_an_account_that_was_closed_or_changed_meanwhile_does_not_get_in(
    client: Client, officer: User, change: dict[str, object]
) -> None:
    enrol(officer)
    sign_in(client)
    User.objects.filter(pk=officer.pk).update(**change)

    code(client, app_code(officer))

    assert not is_in(client)


def test_whoever_was_signed_in_before_is_not_while_the_code_is_missing(
    client: Client, officer: User, administrator: User
) -> None:
    enrol(officer)
    sign_in(client, "minh")
    assert is_in(client)

    sign_in(client, "lan")

    assert not is_in(client)


def test_ten_wrong_codes_close_the_second_step_for_the_hour(client: Client, officer: User) -> None:
    enrol(officer)
    sign_in(client)

    statuses = [code(client, "12345x") for _ in range(attempts.SECOND_FACTOR.most)]

    assert set(statuses) == {403}
    assert code(client, app_code(officer)) == 429


def test_signing_in_again_starts_a_new_shift(client: Client, officer: User) -> None:
    sign_in(client)
    session = client.session
    session["since_ms"] -= 1_000
    session.save()
    old = session["since_ms"]

    sign_in(client)

    assert client.session["since_ms"] > old
