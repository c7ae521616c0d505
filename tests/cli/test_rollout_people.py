"""Grants, invitations and tokens on the command line."""

import pytest

from bluezone.cli import rollout_people
from bluezone.rollout.rights import Role
from tests.cli.rollout_desk import Desk

pytestmark = pytest.mark.process


@pytest.fixture
def minh(story: Desk) -> Desk:
    """Return the story with its administrator minh and with lan, who may nothing."""
    story.bluezone("accounts", "add", "minh", "--role", "administrator")
    story.bluezone("accounts", "add", "lan")
    return story


def test_the_roles_are_those_of_the_rules() -> None:
    assert list(rollout_people.ROLES.choices) == [role.value for role in Role]


def test_a_role_is_given_shown_and_ended(minh: Desk) -> None:
    number = minh.done("grant", "lan", "--role", "helper", "--unit", "vp")
    (held,) = minh.run("grants", "--unit", "vp", "--json").json
    assert (held["what"], str(held["number"]), held["role"], held["name"]) == ("grant", number, "helper", "lan")

    minh.done("revoke", number)
    assert minh.run("grants", "--unit", "vp", "--json").json == []


def test_a_person_invites_and_makes_tokens_and_the_site_does_not(minh: Desk) -> None:
    link = minh.done("invite", "--role", "helper", "--unit", "vp", "--as", "minh")
    token = minh.done("token", "--role", "viewer", "--unit", "sct", "--name", "HR", "--as", "minh")

    assert link.startswith("/invitation/")
    assert token.startswith("bzt_")
    for name in ("invite", "token"):
        more = ("--name", "HR") if name == "token" else ()
        refused = minh.run(name, "--role", "viewer", "--unit", "sct", *more)
        assert (refused.code, refused.out) == (1, "")
    (held,) = minh.run("grants", "--unit", "sct", "--json").json
    minh.done("revoke", str(held["number"]), "--what", "token")
    assert minh.run("grants", "--unit", "sct", "--json").json == []


def test_who_is_nobody_gets_no_role(minh: Desk) -> None:
    assert minh.run("grant", "nobody", "--role", "helper", "--unit", "vp").code == 1
    assert minh.run("grant", "lan", "--role", "king", "--unit", "vp").code == 2
    assert minh.run("revoke", "99").code == 1
