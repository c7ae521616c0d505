"""Before every page: sessions that are over, and second factors that are missing."""

from django.test import Client
from pytest_django.fixtures import Settings

from bluezone.server.accounts.models import User
from tests.server.accounts.entering import app_code, enrol, sign_in


def age(client: Client, **by_ms: int) -> None:
    session = client.session
    for name, ms in by_ms.items():
        session[name] -= ms
    session.save()


def test_after_an_idle_hour_a_person_signs_in_again(client: Client, officer: User) -> None:
    sign_in(client)
    age(client, seen_ms=59 * 60_000)
    assert client.get("/").status_code == 200
    age(client, seen_ms=60 * 60_000)

    assert client.get("/cases/").headers["Location"] == "/sign-in/?next=/cases/"
    assert client.get("/").status_code == 302


def test_after_a_shift_a_person_signs_in_again_however_busy(client: Client, officer: User) -> None:
    sign_in(client)
    age(client, since_ms=8 * 3_600_000)

    assert client.get("/").status_code == 302


def test_where_it_is_required_nothing_opens_before_the_second_factor_is_there(
    client: Client, officer: User, settings: Settings
) -> None:
    settings.BLUEZONE_SECOND_FACTOR = "required"
    sign_in(client)

    for address in ("/", "/cases/", "/account/"):
        assert client.get(address).headers["Location"] == "/account/second-factor/"
    assert client.get("/account/second-factor/").status_code == 200
    assert client.post("/account/second-factor/start/").status_code == 302
    enrol(officer)

    assert client.get("/").headers["Location"] == "/sign-in/?next=/"  # turning it on elsewhere ended this session


def test_whoever_set_it_up_goes_on(client: Client, officer: User, settings: Settings) -> None:
    settings.BLUEZONE_SECOND_FACTOR = "required"
    sign_in(client)
    client.post("/account/second-factor/start/")

    client.post("/account/second-factor/confirm/", {"code": app_code(officer)})

    assert client.get("/cases/").status_code == 200


def test_where_it_is_offered_everything_opens_without(client: Client, officer: User) -> None:
    sign_in(client)

    assert client.get("/cases/").status_code == 200
    assert client.post("/sign-out/").status_code == 302


def test_whoever_must_set_it_up_can_still_leave(client: Client, officer: User, settings: Settings) -> None:
    settings.BLUEZONE_SECOND_FACTOR = "required"
    sign_in(client)

    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"


def test_phones_have_no_session(client: Client, officer: User) -> None:
    sign_in(client)
    age(client, seen_ms=60 * 60_000)

    client.get("/api/v1/nothing")

    assert "_auth_user_id" in client.session
