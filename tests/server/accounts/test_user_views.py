"""Everybody's accounts on pages."""

import re

import pytest
from django.test import Client

from bluezone.server.accounts import second_factor
from bluezone.server.accounts.models import Role, User
from tests.server.accounts.entering import enrol, sign_in


@pytest.fixture
def minh(client: Client, administrator: User) -> Client:
    """Return the browser of an administrator who signed in."""
    sign_in(client, "minh")
    return client


def link(page: str) -> str:
    found = re.search(r"/new-password/[^/<]+/", page)
    assert found
    return found[0]


def test_a_new_account_comes_with_a_link_and_ends_in_signing_in(minh: Client) -> None:
    made = minh.post("/users/new/", {"full_name": "Trần Văn Nam", "username": "nam", "role": "staff"})
    browser = Client()

    browser.post(link(made.content.decode()), {"new": "hoa-cuc-vang-2", "again": "hoa-cuc-vang-2"})

    assert sign_in(browser, "nam", "hoa-cuc-vang-2").status_code == 302
    assert "Trần Văn Nam" in browser.get("/account/").content.decode()
    assert "Trần Văn Nam" in minh.get("/users/").content.decode()


@pytest.mark.parametrize(("username", "status"), [("minh", 409), ("Trần Nam", 400)])
def test_a_name_that_cannot_be_used_stands_beside_its_field(minh: Client, username: str, status: int) -> None:
    answer = minh.post("/users/new/", {"full_name": "Nam", "username": username, "role": "staff"})

    assert answer.status_code == status
    assert 'id="id_username_error"' in answer.content.decode()


def test_name_and_role_can_be_changed(minh: Client, officer: User) -> None:
    address = f"/users/{officer.pk}/"
    assert 'class="problems"' not in minh.get(address).content.decode()  # a name that is missing is no fault yet

    assert minh.post(address, {"full_name": "Lê Thị Lan", "role": "staff"}).status_code == 302

    officer.refresh_from_db()
    assert (officer.full_name, officer.role) == ("Lê Thị Lan", Role.STAFF)


def test_the_last_administrator_cannot_give_the_role_away(minh: Client, administrator: User) -> None:
    assert minh.post(f"/users/{administrator.pk}/", {"full_name": "Minh", "role": "staff"}).status_code == 409


def test_accounts_are_closed_opened_and_helped(minh: Client, officer: User) -> None:
    enrol(officer)

    assert minh.post(f"/users/{officer.pk}/second-factor/").status_code == 302
    assert not second_factor.is_on(officer)
    assert minh.post(f"/users/{officer.pk}/close/").status_code == 302
    assert sign_in(Client()).status_code == 403
    assert minh.post(f"/users/{officer.pk}/open/").status_code == 302
    assert sign_in(Client()).status_code == 302
    assert link(minh.post(f"/users/{officer.pk}/link/").content.decode())
    assert minh.get("/users/99999/").status_code == 404


def test_one_cannot_close_ones_own_account(minh: Client, administrator: User) -> None:
    assert minh.post(f"/users/{administrator.pk}/close/").status_code == 409
    assert f"/users/{administrator.pk}/close/" not in minh.get(f"/users/{administrator.pk}/").content.decode()


def test_an_officer_opens_none_of_these(client: Client, officer: User, administrator: User) -> None:
    sign_in(client)
    own = f"/users/{administrator.pk}/"

    assert [client.get(address).status_code for address in ("/users/", "/users/new/", own)] == [403] * 3
    for name in ("close", "open", "link", "second-factor"):
        assert client.post(f"{own}{name}/").status_code == 403
    administrator.refresh_from_db()
    assert administrator.is_active
