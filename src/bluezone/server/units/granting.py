"""Giving and ending roles at units, and inviting people by a link that works once."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from bluezone.errors import BluezoneError
from bluezone.rollout import schedule
from bluezone.rollout.period import ONE_DAY
from bluezone.rollout.rights import Action, Role
from bluezone.server.accounts import attempts
from bluezone.server.accounts import services as accounts
from bluezone.server.accounts.models import Role as SiteRole
from bluezone.server.accounts.models import User
from bluezone.server.keyed_hash import keyed_hash
from bluezone.server.units import actor, records
from bluezone.server.units.actions import UnitsAction
from bluezone.server.units.actor import Actor
from bluezone.server.units.models import Grant, Invitation

LIFE = timedelta(days=7)
"""How long an invitation can be used."""

GUESSED = attempts.Limit("invitations guessed", most=30)


class GrantUnknownError(BluezoneError, LookupError):
    """There is no such grant or invitation."""

    code = "grant_unknown"
    status = 404


class InvitationUnusableError(BluezoneError, ValueError):
    """The link was used, its time is over, or there never was such a one."""

    code = "invitation_unusable"
    status = 410


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as it is shown, once: the link's secret is kept nowhere."""

    secret: str
    row: Invitation


def held_at(unit: str, *, by: Actor, now: datetime) -> QuerySet[Grant]:
    """Return the grants that stand at *unit* itself and hold now or later.

    Raises:
        RightMissingError
    """
    actor.require(by, Action.GRANT_CHANGE, unit, now)
    day = schedule.local_day(now)
    return Grant.objects.filter(unit_id=unit).exclude(until__lt=day).select_related("user").order_by("user__full_name")


def give(user: User, role: Role, unit: str, *, by: Actor, now: datetime) -> Grant:
    """Let *user* hold *role* at *unit* from today on; a role that is held there already stays as it is.

    Raises:
        RightMissingError
    """
    actor.require(by, Action.GRANT_CHANGE, unit, now)

    with transaction.atomic():
        return _give(user, role, unit, by, now)


def _give(user: User, role: Role, unit: str, by: Actor, now: datetime) -> Grant:
    day = schedule.local_day(now)
    known = Grant.objects.filter(user=user, role=role.value, unit_id=unit).exclude(until__lt=day).first()
    if known is not None:
        return known
    made = Grant.objects.create(user=user, role=role.value, unit_id=unit, since=day, given_by=by.user, given_at=now)
    subject = f"grant {made.pk} {role.value} to user {user.pk}"
    records.record(UnitsAction.GRANT_GIVEN, by=by, now=now, subject=subject, unit=unit)
    return made


def end(grant: int, *, by: Actor, now: datetime) -> Grant:
    """Let a grant hold for the last time yesterday, or never where it was given today.

    Raises:
        GrantUnknownError, RightMissingError
    """
    row = Grant.objects.filter(pk=grant).first()
    if row is None:
        raise GrantUnknownError("grant: there is none of this number; load the page again")
    actor.require(by, Action.GRANT_CHANGE, row.unit_id, now)

    with transaction.atomic():
        last = schedule.local_day(now) - ONE_DAY
        records.record(UnitsAction.GRANT_ENDED, by=by, now=now, subject=f"grant {row.pk} {row.role}", unit=row.unit_id)
        if row.since > last:
            row.delete()
        else:
            row.until = last
            row.save(update_fields=["until"])
    return row


# --- invitations -----------------------------------------------------------------------------------------------------


def invite(
    unit: str,
    role: Role,
    *,
    by: Actor,
    now: datetime,
    token: Callable[[int], str] = secrets.token_urlsafe,
) -> Invited:
    """Return a new invitation to *role* at *unit*; it can be used once within LIFE.

    Raises:
        RightMissingError
    """
    actor.require(by, Action.GRANT_CHANGE, unit, now)
    if by.user is None:
        raise actor.RightMissingError("right: an invitation is made by a person; sign in as one")
    secret = token(24)

    with transaction.atomic():
        row = Invitation.objects.create(
            keyed_hash=_hashed(secret),
            unit_id=unit,
            role=role.value,
            made_by=by.user,
            made_at=now,
            expires_at=now + LIFE,
        )
        records.record(
            UnitsAction.INVITATION_MADE, by=by, now=now, subject=f"invitation {row.pk} {role.value}", unit=unit
        )
    return Invited(secret, row)


def open_at(unit: str, now: datetime) -> QuerySet[Invitation]:
    """Return the invitations to *unit* that can still be used."""
    return Invitation.objects.filter(unit_id=unit, used_by=None, expires_at__gt=now).order_by("-made_at")


def withdraw(invitation: int, *, by: Actor, now: datetime) -> None:
    """End an invitation that nobody has used.

    Raises:
        GrantUnknownError, RightMissingError
    """
    row = Invitation.objects.filter(pk=invitation, used_by=None).first()
    if row is None:
        raise GrantUnknownError("invitation: there is none of this number that waits; load the page again")
    actor.require(by, Action.GRANT_CHANGE, row.unit_id, now)

    with transaction.atomic():
        subject = f"invitation {row.pk}"
        records.record(UnitsAction.INVITATION_ENDED, by=by, now=now, subject=subject, unit=row.unit_id)
        row.delete()


def look(secret: str, *, address: str, now: datetime) -> Invitation:
    """Return what the invitation of *secret* is to; nothing is used up by looking.

    Raises:
        TooManyAttemptsError, InvitationUnusableError
    """
    attempts.check(GUESSED, address, now)
    row = Invitation.objects.filter(keyed_hash=_hashed(secret), used_by=None, expires_at__gt=now).first()
    if row is None:
        attempts.note_wrong(GUESSED, address, now)
        raise InvitationUnusableError("invitation: it was used, its time is over, or it is none; ask for a new one")
    return row


def accept(secret: str, user: User, *, address: str, now: datetime) -> Grant:
    """Give *user*, who is signed in, the role of the invitation, and use it up.

    Raises:
        TooManyAttemptsError, InvitationUnusableError
    """
    row = look(secret, address=address, now=now)

    with transaction.atomic():
        return _use(row, user, now)


def accept_as_new(secret: str, username: str, full_name: str, password: str, *, address: str, now: datetime) -> User:
    """Return a new person who holds the role of the invitation, and use it up.

    Raises:
        TooManyAttemptsError, InvitationUnusableError
        UserRefusedError, PasswordWeakError, UsernameTakenError: the invitation is not used up by these.
    """
    row = look(secret, address=address, now=now)

    with transaction.atomic():
        user = accounts.make_user(username, password, SiteRole.STAFF, full_name=full_name, now=now)
        _use(row, user, now)
    return user


def _use(row: Invitation, user: User, now: datetime) -> Grant:
    if not Invitation.objects.filter(pk=row.pk, used_by=None).update(used_by=user, used_at=now):
        raise InvitationUnusableError("invitation: it was used a moment ago; ask for a new one")
    by = actor.of(user, now)
    given = _give(user, Role(row.role), row.unit_id, by, now)
    subject = f"invitation {row.pk}"
    records.record(UnitsAction.INVITATION_USED, by=by, now=now, subject=subject, unit=row.unit_id)
    return given


def _hashed(secret: str) -> bytes:
    return keyed_hash("invitation", secret.encode())
