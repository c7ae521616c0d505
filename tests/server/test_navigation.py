"""The ways around a page."""

from pathlib import Path

from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from bluezone.server import navigation
from bluezone.server.accounts.models import User


def test_each_role_sees_its_own_ways_and_where_it_is(officer: User, administrator: User) -> None:
    request = RequestFactory().get("/cases/new/")
    found = {}
    for person in (officer, administrator):
        request.user = person
        ways = navigation.context(request)["ways"]
        assert isinstance(ways, list)
        found[person.role] = [(way.address, way.is_here) for way in ways]

    assert found["officer"] == [("/cases/", True), ("/batches/", False)]
    assert found["administrator"] == [("/batches/", False), ("/keys/", False)]


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
