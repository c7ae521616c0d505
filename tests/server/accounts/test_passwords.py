"""Changing passwords: by oneself, and by a link."""

from datetime import timedelta

import pytest
from django.test import Client

from bluezone.server.accounts import attempts, passwords, services
from bluezone.server.accounts.models import AuditEntry, PasswordLink, User
from bluezone.server.accounts.permissions import PermissionRefusedError
from tests.server.accounts.entering import sign_in
from tests.server.scene import PASSWORD, SUNDAY

NEW = "hoa-cuc-vang-2"


def change(client: Client, old: str = PASSWORD, new: str = NEW) -> int:
    return client.post("/account/password/", {"old": old, "new": new, "again": new}).status_code


def test_a_new_password_ends_all_other_sessions_and_not_this_one(client: Client, officer: User) -> None:
    other = Client()
    sign_in(client)
    sign_in(other)

    assert change(client) == 302

    assert [one.get("/").status_code for one in (client, other)] == [200, 302]
    assert AuditEntry.objects.latest("number").action == "password_changed"
    assert sign_in(Client()).status_code == 403
    assert sign_in(Client(), password=NEW).status_code == 302


def test_a_wrong_old_password_counts_as_a_wrong_sign_in(client: Client, officer: User) -> None:
    sign_in(client)

    assert [change(client, old="wrong") for _ in range(attempts.SIGN_IN_ACCOUNT.most)] == [403] * 10
    assert change(client) == 429
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_a_weak_new_password_is_refused(client: Client, officer: User) -> None:
    sign_in(client)

    assert change(client, new="password1234") == 400


def test_a_link_works_once_and_its_secret_is_kept_nowhere(officer: User, administrator: User) -> None:
    secret = passwords.make_link(officer, by=administrator, now=SUNDAY)
    assert secret.encode() not in bytes(PasswordLink.objects.get().hashed)

    assert passwords.use_link(secret, NEW, now=SUNDAY) == officer

    with pytest.raises(passwords.LinkUnusableError):
        passwords.use_link(secret, NEW, now=SUNDAY)
    officer.refresh_from_db()
    assert officer.check_password(NEW)


def test_a_link_ends_after_a_day_by_a_newer_one_and_with_the_account(officer: User, administrator: User) -> None:
    first = passwords.make_link(officer, by=administrator, now=SUNDAY)
    second = passwords.make_link(officer, by=administrator, now=SUNDAY)

    with pytest.raises(passwords.LinkUnusableError):
        passwords.whose(first, now=SUNDAY)
    assert passwords.whose(second, now=SUNDAY + timedelta(hours=24, seconds=-1)) == officer
    with pytest.raises(passwords.LinkUnusableError):
        passwords.whose(second, now=SUNDAY + timedelta(hours=24))
    services.close_user(officer, by=administrator, now=SUNDAY)
    with pytest.raises(passwords.LinkUnusableError):
        passwords.whose(second, now=SUNDAY)


def test_a_weak_password_does_not_use_the_link_up(officer: User, administrator: User) -> None:
    secret = passwords.make_link(officer, by=administrator, now=SUNDAY)

    with pytest.raises(services.PasswordWeakError):
        passwords.use_link(secret, "short", now=SUNDAY)
    passwords.use_link(secret, NEW, now=SUNDAY)


def test_only_an_administrator_makes_links(officer: User, administrator: User) -> None:
    with pytest.raises(PermissionRefusedError):
        passwords.make_link(administrator, by=officer, now=SUNDAY)

    assert not PasswordLink.objects.exists()


def test_links_whose_day_is_over_are_deleted(officer: User) -> None:
    passwords.make_link(officer, by=None, now=SUNDAY)

    assert passwords.forget(SUNDAY + timedelta(hours=23)) == 0
    assert passwords.forget(SUNDAY + timedelta(hours=24)) == 1
