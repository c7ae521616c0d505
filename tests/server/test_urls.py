"""Who may open which address: every address of the site, for everybody."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bluezone.server.accounts.models import Role, User
from bluezone.server.authority import publishing, services
from tests.server.scene import SUNDAY

NOBODY, OFFICER, ADMINISTRATOR = "nobody", Role.OFFICER.value, Role.ADMINISTRATOR.value
SIGN_IN = 302  # to the sign-in page

# name: method, address, answer to nobody, to an officer, to an administrator
TABLE = {
    "keyring": ("get", "/api/v1/keyring.json", 200, 200, 200),
    "batch-index": ("get", "/api/v1/batches/index.json", 200, 200, 200),
    "batch": ("get", "/api/v1/batches/1.batch", 200, 200, 200),
    "check-code": ("post", "/api/v1/codes/check", 400, 400, 400),
    "publications": ("post", "/api/v1/publications", 400, 400, 400),
    "health": ("get", "/healthz", 200, 200, 200),
    "sign-in": ("get", "/sign-in/", 200, 200, 200),
    "sign-out": ("post", "/sign-out/", 302, 302, 302),
    "set_language": ("post", "/language/", 302, 302, 302),
    "start": ("get", "/", SIGN_IN, 200, 200),
    "cases": ("get", "/cases/", SIGN_IN, 200, 403),
    "new-case": ("get", "/cases/new/", SIGN_IN, 200, 403),
    "case": ("get", "/cases/1/", SIGN_IN, 200, 403),
    "new-code": ("post", "/cases/1/code/", SIGN_IN, 200, 403),
    "batches": ("get", "/batches/", SIGN_IN, 200, 200),
    "new-batch": ("post", "/batches/new/", SIGN_IN, 302, 302),
    "keys": ("get", "/keys/", SIGN_IN, 403, 200),
    "letters": ("get", "/letters/", SIGN_IN, 200, 200),
    "letter": ("get", "/letters/none/", SIGN_IN, 404, 404),
    "letter-file": ("get", "/letters/none/none.pdf", SIGN_IN, 404, 404),
    "new-key": ("post", "/keys/new/", SIGN_IN, 403, 302),
}


@pytest.fixture
def clients(keys: None, officer: User, administrator: User) -> dict[str, Client]:
    publishing.publish(by=None, now=SUNDAY, is_forced=True)
    found = {NOBODY: Client(), OFFICER: Client(), ADMINISTRATOR: Client()}
    found[OFFICER].force_login(officer)
    found[ADMINISTRATOR].force_login(administrator)
    return found


@pytest.mark.parametrize("name", list(TABLE))
@pytest.mark.parametrize("who", [NOBODY, OFFICER, ADMINISTRATOR])
def test_an_address_answers_those_it_is_meant_for_and_nobody_else(
    clients: dict[str, Client], officer: User, name: str, who: str
) -> None:
    case = services.confirm_case(date(2020, 8, 9), None, by=officer, now=SUNDAY)
    method, address, *expected = TABLE[name]
    address = address.replace("/cases/1/", f"/cases/{case.pk}/")

    answer = getattr(clients[who], method)(address, {"form_id": uuid.uuid4()} if name == "new-code" else {})

    assert answer.status_code == dict(zip((NOBODY, OFFICER, ADMINISTRATOR), expected, strict=True))[who]
    if answer.status_code == SIGN_IN and who == NOBODY and name not in ("sign-out", "set_language"):
        assert answer.headers["Location"].startswith("/sign-in/?next=")


def names(resolver: URLResolver) -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found += names(pattern)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.append(pattern.name)
    return found


def test_the_table_above_holds_every_address() -> None:
    assert sorted(names(get_resolver())) == sorted(TABLE)


@pytest.mark.parametrize("name", [name for name, row in TABLE.items() if row[0] == "post"])
def test_nothing_is_changed_by_a_link(clients: dict[str, Client], name: str) -> None:
    for client in clients.values():
        assert client.get(TABLE[name][1]).status_code in (302, 405)


@pytest.mark.parametrize("name", [name for name, row in TABLE.items() if row[0] == "post" and "/api/" not in row[1]])
def test_nothing_is_changed_by_a_form_of_another_site(officer: User, keys: None, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)

    assert client.post(TABLE[name][1], headers={"Origin": "https://evil.example"}).status_code == 403
