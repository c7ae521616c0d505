"""One's own account on pages."""

import re

import pytest
from django.test import Client

from bluezone.server.accounts import second_factor
from bluezone.server.accounts.models import User
from tests.server.accounts.entering import app_code, enrol, sign_in
from tests.server.scene import PASSWORD


@pytest.fixture
def lan(client: Client, officer: User) -> Client:
    """Return the browser of an officer who signed in."""
    sign_in(client)
    return client


def page(client: Client, address: str, **form: str) -> str:
    answer = client.post(address, form) if form else client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_the_page_says_who_one_is_and_where_one_is_signed_in(lan: Client) -> None:
    shown = page(lan, "/account/")

    assert "lan" in shown
    assert shown.count("<tr>") == 2
    assert "/users/" not in shown


def test_an_administrator_finds_accounts_and_log_there(client: Client, administrator: User) -> None:
    sign_in(client, "minh")

    shown = page(client, "/account/")

    assert 'href="/users/"' in shown
    assert 'href="/audit/"' in shown


def test_setting_up_shows_picture_and_key_and_ends_with_ten_codes(lan: Client, officer: User) -> None:
    assert "<svg" not in page(lan, "/account/second-factor/").split("<main")[1]
    assert lan.post("/account/second-factor/start/").headers["Location"] == "/account/second-factor/"
    begun = page(lan, "/account/second-factor/").split("<main")[1]
    key = re.search(r'id="key" class="key">([A-Z2-7 ]+)<', begun)
    assert key
    assert [len(group) for group in key[1].split(" ")] == [4] * 8
    assert "<svg" in begun
    assert "style=" not in begun

    assert lan.post("/account/second-factor/confirm/", {"code": "12345x"}).status_code == 403
    assert lan.post("/account/second-factor/confirm/", {"code": ""}).status_code == 400
    shown = page(lan, "/account/second-factor/confirm/", code=app_code(officer))

    codes = re.findall(r"<li><code>([0-9A-Z-]{19})</code></li>", shown)
    assert len(codes) == 10
    assert not any(code in page(lan, "/account/") for code in codes)
    assert 'id="key"' not in page(lan, "/account/second-factor/")
    assert lan.get("/").status_code == 200  # this session goes on


def test_a_key_once_in_use_is_shown_to_nobody(client: Client, officer: User) -> None:
    enrol(officer)
    sign_in(client)
    client.post("/sign-in/code/", {"code": app_code(officer)})

    assert 'id="key"' not in page(client, "/account/second-factor/")
    assert client.post("/account/second-factor/start/").status_code == 409


def test_new_codes_and_removing_ask_for_the_password(lan: Client, officer: User) -> None:
    lan.post("/account/second-factor/start/")
    lan.post("/account/second-factor/confirm/", {"code": app_code(officer)})

    for address in ("/account/recovery-codes/", "/account/second-factor/remove/"):
        page(lan, address)
        assert lan.post(address, {"password": "wrong"}).status_code == 403
    assert "<li><code>" in page(lan, "/account/recovery-codes/", password=PASSWORD)
    assert lan.post("/account/second-factor/remove/", {"password": PASSWORD}).status_code == 302

    assert not second_factor.is_on(officer)


def test_ending_other_sessions_is_a_form(lan: Client) -> None:
    other = Client()
    sign_in(other)

    assert lan.get("/account/sessions/end/").status_code == 405
    assert lan.post("/account/sessions/end/").status_code == 302

    assert other.get("/").status_code == 302


@pytest.mark.parametrize("address", ["/account/", "/account/password/", "/account/second-factor/"])
def test_nobody_sees_an_account_without_signing_in(client: Client, db: None, address: str) -> None:
    assert client.get(address).headers["Location"] == f"/sign-in/?next={address}"
