"""Who may open which address: every address of the site, for everybody, as docs/reference/addresses.md says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bluezone.rollout import rights
from bluezone.rollout.rights import Action
from bluezone.server.accounts.models import Role, User
from bluezone.server.authority import publishing
from tests.server import places
from tests.server.rollout import province as provinces
from tests.server.rollout.province import Province
from tests.server.scene import SUNDAY, HandClock

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "addresses.md"
ROW = re.compile(r"\| `([\w-]+)` \| (get|post) \| `([^`]+)` \| ([^|]+) \|")
NOBODY, STRANGER = "nobody", "somebody without rights"
SITE_ROLES = (Role.OFFICER.value, Role.ADMINISTRATOR.value)
OFFICE_ROLES = tuple(role.value for role in rights.Role)
WHO = (NOBODY, STRANGER, *SITE_ROLES, *(f"office {role}" for role in OFFICE_ROLES))


@dataclass(frozen=True)
class Address:
    """One row of the page."""

    name: str
    method: str
    path: str
    who: str

    def opens_for(self, who: str) -> bool:
        """Return whether *who* may open it by the page."""
        if self.who == "everybody":
            return True
        if who == NOBODY or self.who == "signed in":
            return who != NOBODY
        if self.who in tuple(Action):
            roles = rights.TABLE[Action(self.who)].roles
            role = "administrator" if who == Role.ADMINISTRATOR else who.removeprefix("office ")
            return role in roles
        return who in self.who.split(", ")


TABLE = [Address(*found) for found in ROW.findall(PAGE.read_text())]


@pytest.fixture
def province(keys: None, hand_clock: HandClock) -> Province:
    hand_clock.at = SUNDAY
    made = provinces.make()
    publishing.publish(by=None, now=SUNDAY, is_forced=True)
    return made


@pytest.fixture
def clients(province: Province, officer: User, administrator: User) -> dict[str, Client]:
    users = {
        STRANGER: provinces.person("stranger"),
        Role.OFFICER.value: officer,
        Role.ADMINISTRATOR.value: administrator,
        **{f"office {role.value}": province.user(role, "qt") for role in rights.Role},
    }
    found = {NOBODY: Client(), **{who: Client() for who in users}}
    for who, user in users.items():
        found[who].force_login(user)
    return found


def filled(path: str, province: Province, officer: User) -> str:
    """Return *path* with something real for each word in braces."""
    return re.sub(r"\{([\w-]+)\}", lambda found: places.MAKERS[found[1]](province, officer), path)


def is_refused(answer: HttpResponse) -> bool:
    """Return whether *answer* sends the caller to sign in, or away."""
    return answer.status_code in (401, 403) or answer.headers.get("Location", "").startswith("/sign-in/?next=")


@pytest.mark.parametrize("address", TABLE, ids=lambda address: address.name)
def test_an_address_answers_those_it_is_meant_for_and_nobody_else(
    clients: dict[str, Client], province: Province, officer: User, address: Address
) -> None:
    wrong = []
    for who in WHO:
        path = filled(address.path, province, officer)
        answer = getattr(clients[who], address.method)(path)
        if is_refused(answer) == address.opens_for(who) or answer.status_code >= 500:
            wrong.append(f"{who}: {answer.status_code}")

    assert not wrong


def names(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name


def test_the_page_has_every_address_once() -> None:
    assert sorted(names(get_resolver())) == sorted(address.name for address in TABLE)


POSTS = [address for address in TABLE if address.method == "post"]


@pytest.mark.parametrize("address", POSTS, ids=lambda address: address.name)
def test_nothing_is_changed_by_a_link(
    clients: dict[str, Client], province: Province, officer: User, address: Address
) -> None:
    for client in clients.values():
        assert client.get(filled(address.path, province, officer)).status_code in (302, 401, 405)


FORMS = [address for address in POSTS if not address.path.startswith("/api/")]


@pytest.mark.parametrize("address", FORMS, ids=lambda address: address.name)
def test_nothing_is_changed_by_a_form_of_another_site(province: Province, officer: User, address: Address) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    path = filled(address.path, province, officer)

    assert client.post(path, headers={"Origin": "https://evil.example"}).status_code == 403
