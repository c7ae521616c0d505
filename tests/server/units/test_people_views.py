"""Roles, invitations and tokens on the page of a unit, and the page of who was invited."""

import re

import pytest
from django.test import Client

from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import User
from bluezone.server.units.models import Grant, Invitation, Token
from tests.server.rollout import province as provinces
from tests.server.rollout.province import THURSDAY
from tests.server.scene import PASSWORD, HandClock


@pytest.fixture
def client(hand_clock: HandClock) -> Client:
    hand_clock.at = THURSDAY
    made = Client(headers={"accept-language": "en"})
    made.force_login(provinces.person("an", (Role.ADMINISTRATOR, "sct")))
    return made


def invited(client: Client) -> str:
    page = client.post("/units/sct/invite/", {"role": "drafter"}).content.decode()
    found = re.search(r"http://testserver(/invitation/[\w-]+/)", page)
    assert found
    return found[1]


def test_an_invited_person_makes_an_account_and_has_the_role(client: Client) -> None:
    link, guest = invited(client), Client(headers={"accept-language": "en"})
    assert "Sở Công Thương" in guest.get(link).content.decode()

    answer = guest.post(link, {"full_name": "Lê Thị Chi", "username": "chi", "password": PASSWORD})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/")
    assert Grant.objects.get(user__username="chi").role == "drafter"
    assert guest.get(link).status_code == 410


def test_a_weak_password_is_told_and_the_invitation_still_works(client: Client) -> None:
    link = invited(client)

    answer = Client().post(link, {"full_name": "Chi", "username": "chi", "password": "1"})

    assert answer.status_code == 400
    assert Client().get(link).status_code == 200


def test_who_is_signed_in_takes_the_role_with_their_account(client: Client) -> None:
    link, other = invited(client), Client()
    user = provinces.person("binh")
    other.force_login(user)

    other.post(link, {"do": "take"})

    assert user.grants.get().role == "drafter"


def test_roles_are_given_ended_and_withdrawn_on_the_page(client: Client) -> None:
    provinces.person("binh")
    client.post("/units/sct/roles/new/", {"username": "Binh ", "role": "helper"})
    given = Grant.objects.get(user__username="binh")
    assert "Binh" in client.get("/units/sct/").content.decode()
    assert (
        "Nobody has this user name"
        in client.post("/units/sct/roles/new/", {"username": "nobody", "role": "helper"}, follow=True).content.decode()
    )

    client.post(f"/units/sct/roles/{given.pk}/end/")
    assert not Grant.objects.filter(pk=given.pk).exists()
    invited(client)
    client.post(f"/units/sct/invitations/{Invitation.objects.get().pk}/end/")
    assert not Invitation.objects.exists()


def test_a_token_is_shown_once(client: Client) -> None:
    page = client.post("/units/sct/tokens/new/", {"name": "e-office", "role": "drafter", "days": "30"}).content.decode()

    assert re.search(r"bzt_[\w-]{40,}", page)
    again = client.get("/units/sct/").content.decode()
    assert "e-office" in again
    assert "bzt_" not in again
    client.post(f"/units/sct/tokens/{Token.objects.get().pk}/end/")
    assert Token.objects.get().ended_at == THURSDAY


def test_a_guessed_link_is_none(db: None) -> None:
    assert Client().get("/invitation/guess/").status_code == 410
    assert not User.objects.exists()
