"""Where sessions are kept: a row says whose it is."""

from django.test import Client

from bluezone.server.accounts.models import SiteSession, User
from tests.server.accounts.entering import sign_in


def test_a_row_says_whose_session_it_is(client: Client, officer: User) -> None:
    sign_in(client)

    assert SiteSession.objects.get().user == officer


def test_a_session_of_nobody_has_no_owner_and_one_that_ends_has_no_row(client: Client, officer: User) -> None:
    session = client.session
    session["wanted"] = "something"
    session.save()
    assert SiteSession.objects.get().user is None

    sign_in(client)
    client.post("/sign-out/")

    assert not SiteSession.objects.exists()
