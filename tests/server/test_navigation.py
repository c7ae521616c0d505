"""The ways around a page."""

from pathlib import Path

from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from bluezone.rollout.rights import Role
from bluezone.server import navigation
from bluezone.server.accounts.models import User
from tests.server.rollout import province as provinces
from tests.server.scene import HandClock


def test_each_role_sees_its_own_ways_and_where_it_is(officer: User, administrator: User) -> None:
    request = RequestFactory().get("/cases/new/")
    found = {}
    for person in (officer, administrator):
        request.user = person
        ways = navigation.context(request)["ways"]
        assert isinstance(ways, list)
        found[person.role] = [(way.address, way.is_here) for way in ways]

    assert found["officer"] == [("/cases/", True), ("/batches/", False)]
    assert found["administrator"] == [
        ("/batches/", False),
        ("/keys/", False),
        ("/units/", False),
        ("/users/", False),
        ("/audit/", False),
    ]


def test_who_holds_a_role_at_a_unit_has_the_ways_of_offices(db: None, hand_clock: HandClock) -> None:
    hand_clock.at = provinces.THURSDAY
    provinces.load_units()
    request = RequestFactory().get("/papers/sct/out/")
    found = {}
    for role in (Role.CLERK, Role.HELPER):
        request.user = provinces.person(role.value, (role, "sct"))
        ways = navigation.context(request)["ways"]
        assert isinstance(ways, list)
        found[role] = [(way.address, way.is_here) for way in ways]

    assert found[Role.CLERK] == [("/rollout/", False), ("/papers/sct/in/", True), ("/units/", False)]
    assert found[Role.HELPER] == [("/rollout/", False), ("/units/", False)]


def test_whoever_is_not_signed_in_sees_none(client: Client, db: None) -> None:
    assert navigation.context(RequestFactory().get("/")) == {"ways": []}
    assert "<nav" not in client.get("/sign-in/").content.decode()


def test_letters_are_a_way_only_where_the_site_has_some(officer: User, settings: Settings, tmp_path: Path) -> None:
    request = RequestFactory().get("/")
    request.user = officer

    settings.BLUEZONE_LETTERS = tmp_path
    ways = navigation.context(request)["ways"]

    assert isinstance(ways, list)
    assert ways[-1].address == "/letters/"
