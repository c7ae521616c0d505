"""Who acts, and what they may."""

from datetime import timedelta

import pytest

from bluezone.rollout.rights import Action, Role
from bluezone.server.accounts.models import User
from bluezone.server.units import actor
from bluezone.server.units.actor import SITE, RightMissingError
from bluezone.server.units.models import Token
from tests.server.rollout import province as provinces
from tests.server.rollout.province import FROM, THURSDAY


@pytest.fixture(autouse=True)
def units(db: None) -> None:
    provinces.load_units()


def test_a_person_may_what_a_grant_allows_and_a_closed_account_nothing() -> None:
    user = provinces.person("hoa", (Role.DRAFTER, "sct"))

    assert actor.may(actor.of(user, THURSDAY), Action.ROSTER_CHANGE, "vp", THURSDAY)

    user.is_active = False
    assert not actor.may(actor.of(user, THURSDAY), Action.ROSTER_CHANGE, "vp", THURSDAY)


def test_a_site_administrator_administrates_every_unit_but_sees_no_roster(administrator: User) -> None:
    by = actor.of(administrator, THURSDAY)

    assert actor.may(by, Action.UNIT_CHANGE, "ttkc", THURSDAY)
    with pytest.raises(RightMissingError):
        actor.require(by, Action.ROSTER_SEE, "ttkc", THURSDAY)


def test_a_health_officer_has_no_rights_in_offices(officer: User) -> None:
    assert actor.places(actor.of(officer, THURSDAY), Action.UNIT_SEE, THURSDAY) == ()


def test_the_places_of_a_person_are_the_highest_units() -> None:
    user = provinces.person("hoa", (Role.DRAFTER, "vp"), (Role.DRAFTER, "sct"), (Role.CLERK, "stttt"))
    by = actor.of(user, THURSDAY)

    assert actor.places(by, Action.ROSTER_CHANGE, THURSDAY) == ("sct",)
    assert set(actor.places(by, Action.PAPER_SEE, THURSDAY)) == {"sct", "stttt"}
    assert actor.places(SITE, Action.PAPER_SEE, THURSDAY) == ("vn",)


def test_a_token_acts_in_its_role_at_its_unit_until_it_ends(administrator: User) -> None:
    token = Token(
        name="e-office",
        unit_id="sct",
        role=Role.DRAFTER,
        made_by=administrator,
        made_at=THURSDAY,
        expires_at=THURSDAY + timedelta(days=3),
    )

    by = actor.of_token(token)

    assert actor.may(by, Action.ROSTER_CHANGE, "vp", THURSDAY)
    assert not actor.may(by, Action.ROSTER_CHANGE, "stttt", THURSDAY)
    assert not actor.may(by, Action.ROSTER_CHANGE, "vp", THURSDAY + timedelta(days=4))


def test_a_grant_holds_from_its_day_on() -> None:
    user = provinces.person("hoa", (Role.DRAFTER, "sct"))
    user.grants.update(since=FROM, until=THURSDAY.date() - timedelta(days=1))

    assert not actor.may(actor.of(user, THURSDAY), Action.ROSTER_CHANGE, "vp", THURSDAY)
