"""Roles are given, ended, and handed on by invitations that work once."""

from datetime import timedelta

import pytest

from bluezone.rollout.rights import Action, Role
from bluezone.server.accounts.attempts import TooManyAttemptsError
from bluezone.server.accounts.models import Role as SiteRole
from bluezone.server.accounts.models import User
from bluezone.server.accounts.services import PasswordWeakError
from bluezone.server.units import actor, granting
from bluezone.server.units.actor import Actor, RightMissingError
from bluezone.server.units.models import Grant, Invitation
from tests.server.rollout import province as provinces
from tests.server.rollout.province import THURSDAY
from tests.server.scene import PASSWORD

TOMORROW = THURSDAY + timedelta(days=1)
HERE = "10.0.0.1"


def administrator_of(place: str = "sct") -> Actor:
    return actor.of(provinces.person("an", (Role.ADMINISTRATOR, place)), THURSDAY)


def may(user: User, action: Action, unit: str = "vp", now: object = THURSDAY) -> bool:
    return actor.may(actor.of(user, now), action, unit, now)  # type: ignore[arg-type]


def test_a_role_is_given_once_and_holds_until_it_is_ended() -> None:
    by, user = administrator_of(), provinces.person("binh")

    given = granting.give(user, Role.HELPER, "sct", by=by, now=THURSDAY)
    assert granting.give(user, Role.HELPER, "sct", by=by, now=THURSDAY) == given
    assert may(user, Action.STATUS_TICK)

    granting.end(given.pk, by=by, now=TOMORROW)
    assert not may(user, Action.STATUS_TICK, now=TOMORROW)
    assert Grant.objects.get(pk=given.pk).until == THURSDAY.date()


def test_a_role_that_was_given_today_by_mistake_is_gone_at_once() -> None:
    by, user = administrator_of(), provinces.person("binh")

    granting.end(granting.give(user, Role.SIGNER, "sct", by=by, now=THURSDAY).pk, by=by, now=THURSDAY)

    assert not may(user, Action.REPORT_APPROVE)


def test_only_an_administrator_there_gives_ends_and_sees_roles() -> None:
    by, user = administrator_of("stttt"), provinces.person("binh", (Role.HELPER, "sct"))

    with pytest.raises(RightMissingError):
        granting.give(user, Role.SIGNER, "sct", by=by, now=THURSDAY)
    with pytest.raises(RightMissingError):
        granting.end(user.grants.get().pk, by=by, now=THURSDAY)
    with pytest.raises(RightMissingError):
        granting.held_at("sct", by=by, now=THURSDAY)
    with pytest.raises(RightMissingError):
        granting.invite("sct", Role.HELPER, by=by, now=THURSDAY)


def test_an_invitation_makes_an_account_with_its_role_and_works_once() -> None:
    invited = granting.invite("sct", Role.DRAFTER, by=administrator_of(), now=THURSDAY)

    user = granting.accept_as_new(invited.secret, "chi", "Lê Thị Chi", PASSWORD, address=HERE, now=TOMORROW)

    assert (user.role, user.full_name) == (SiteRole.STAFF, "Lê Thị Chi")
    assert may(user, Action.ROSTER_CHANGE, now=TOMORROW)
    with pytest.raises(granting.InvitationUnusableError):
        granting.look(invited.secret, address=HERE, now=TOMORROW)


def test_who_has_an_account_takes_the_role_with_it() -> None:
    invited = granting.invite("sct", Role.CHECKER, by=administrator_of(), now=THURSDAY)
    user = provinces.person("binh", (Role.HELPER, "sct"))

    granting.accept(invited.secret, user, address=HERE, now=THURSDAY)

    assert may(user, Action.REPORT_CHECK)
    assert may(user, Action.STATUS_TICK)


def test_a_weak_password_uses_nothing_up() -> None:
    invited = granting.invite("sct", Role.DRAFTER, by=administrator_of(), now=THURSDAY)

    with pytest.raises(PasswordWeakError):
        granting.accept_as_new(invited.secret, "chi", "Chi", "123", address=HERE, now=THURSDAY)

    assert granting.look(invited.secret, address=HERE, now=THURSDAY) == invited.row
    assert not User.objects.filter(username="chi").exists()


def test_an_invitation_that_is_old_or_withdrawn_is_none() -> None:
    by = administrator_of()
    old, gone = (granting.invite("sct", Role.DRAFTER, by=by, now=THURSDAY) for _ in range(2))
    granting.withdraw(gone.row.pk, by=by, now=THURSDAY)

    for secret, now in ((old.secret, THURSDAY + granting.LIFE), (gone.secret, THURSDAY), ("guess", THURSDAY)):
        with pytest.raises(granting.InvitationUnusableError):
            granting.look(secret, address=HERE, now=now)
    with pytest.raises(granting.GrantUnknownError):
        granting.withdraw(gone.row.pk, by=by, now=THURSDAY)


def test_the_secret_is_not_kept_and_guessing_ends_soon() -> None:
    invited = granting.invite("sct", Role.DRAFTER, by=administrator_of(), now=THURSDAY)

    assert invited.secret.encode() not in bytes(Invitation.objects.get().keyed_hash)
    for guess in range(granting.GUESSED.most):
        with pytest.raises(granting.InvitationUnusableError):
            granting.look(f"guess {guess}", address=HERE, now=THURSDAY)
    with pytest.raises(TooManyAttemptsError):
        granting.look(invited.secret, address=HERE, now=THURSDAY)
