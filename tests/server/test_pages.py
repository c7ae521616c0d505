"""The start page and the one that tells whether the site is ready."""

import pytest
from django.db import DatabaseError
from django.test import Client

from bluezone.server.accounts.models import User
from bluezone.server.authority.models import Keyring
from tests.server.rollout import province as provinces


def test_the_site_is_ready_when_it_has_its_keys(client: Client, db: None) -> None:
    assert client.get("/healthz").status_code == 503


def test_with_keys_it_is_ready(client: Client, keys: None) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


def test_without_its_database_it_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> bool:
        raise DatabaseError

    monkeypatch.setattr(Keyring.objects, "exists", gone)

    assert client.get("/healthz").json() == {"status": "not ready"}


def test_the_start_page_shows_what_the_role_can_do(client: Client, officer: User, administrator: User) -> None:
    client.force_login(officer)
    for_officer = client.get("/").content.decode()
    client.force_login(administrator)
    for_administrator = client.get("/").content.decode()

    assert "Xác nhận ca bệnh" in for_officer
    assert "Quản lý khóa" not in for_officer
    assert "Xác nhận ca bệnh" not in for_administrator
    assert "Quản lý khóa" in for_administrator
    assert "15:00, 09/08/2020" in for_officer


def test_who_works_in_an_office_begins_with_what_is_to_be_done_there(client: Client, db: None) -> None:
    client.force_login(provinces.person("an"))

    assert client.get("/").headers["Location"] == "/rollout/"
