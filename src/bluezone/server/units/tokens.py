"""Tokens by which other systems act at a unit: shown once, kept as a hash, ended at any time."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from bluezone.errors import BluezoneError
from bluezone.rollout.rights import Action, Role
from bluezone.server import caller, site_clock
from bluezone.server.accounts import attempts
from bluezone.server.keyed_hash import keyed_hash
from bluezone.server.units import actor, records
from bluezone.server.units.actions import UnitsAction
from bluezone.server.units.actor import Actor
from bluezone.server.units.models import Token

PREFIX = "bzt_"
"""Begins every token, so that one that was left in a file is found."""

MOST_DAYS = 400
USED_EVERY = timedelta(minutes=10)
"""The last use is noted no more often."""

GUESSED = attempts.Limit("tokens guessed", most=30)


class TokenRefusedError(BluezoneError, PermissionError):
    """The call bears no token that holds."""

    code = "token_refused"
    status = 401


class TokenUnknownError(BluezoneError, LookupError):
    """There is no such token."""

    code = "token_unknown"
    status = 404


class TokenLifeError(BluezoneError, ValueError):
    """A token was to live for no days, or for too many."""

    code = "token_life"


@dataclass(frozen=True, slots=True)
class Issued:
    """A token as it is shown, once."""

    text: str
    row: Token


def issue(
    unit: str,
    name: str,
    role: Role,
    days: int,
    *,
    by: Actor,
    now: datetime,
    token: Callable[[int], str] = secrets.token_urlsafe,
) -> Issued:
    """Return a new token with which the system *name* acts in *role* at *unit* for *days*.

    Raises:
        RightMissingError, TokenLifeError
    """
    actor.require(by, Action.TOKEN_CHANGE, unit, now)
    if by.user is None:
        raise actor.RightMissingError("right: a token is made by a person; sign in as one")
    if not 1 <= days <= MOST_DAYS or not name.strip():
        raise TokenLifeError(f"token: expected a name and 1 to {MOST_DAYS} days; correct them")
    text = PREFIX + token(32)

    with transaction.atomic():
        row = Token.objects.create(
            keyed_hash=_hashed(text),
            name=name.strip()[:100],
            unit_id=unit,
            role=role.value,
            made_by=by.user,
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
        records.record(UnitsAction.TOKEN_MADE, by=by, now=now, subject=f"token {row.pk} {role.value}", unit=unit)
    return Issued(text, row)


def held_at(unit: str, *, by: Actor, now: datetime) -> QuerySet[Token]:
    """Return the tokens of *unit* that still hold.

    Raises:
        RightMissingError
    """
    actor.require(by, Action.TOKEN_CHANGE, unit, now)
    return Token.objects.filter(unit_id=unit, ended_at=None, expires_at__gt=now).order_by("name")


def end(token: int, *, by: Actor, now: datetime) -> Token:
    """Let a token hold no more.

    Raises:
        TokenUnknownError, RightMissingError
    """
    row = Token.objects.filter(pk=token, ended_at=None).first()
    if row is None:
        raise TokenUnknownError("token: there is none of this number that holds; load the page again")
    actor.require(by, Action.TOKEN_CHANGE, row.unit_id, now)

    with transaction.atomic():
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        records.record(UnitsAction.TOKEN_ENDED, by=by, now=now, subject=f"token {row.pk}", unit=row.unit_id)
    return row


def bearer(request: HttpRequest) -> Actor:
    """Return the system whose token *request* bears in its Authorization header.

    Raises:
        TooManyAttemptsError: this address tried too many that were none.
        TokenRefusedError: none, an unknown one, or one that has ended.
    """
    address, now = caller.address(request), site_clock.now()
    attempts.check(GUESSED, address, now)
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    row = Token.objects.filter(keyed_hash=_hashed(text.strip()), ended_at=None, expires_at__gt=now).first()
    if kind.lower() != "bearer" or row is None:
        if text:
            attempts.note_wrong(GUESSED, address, now)
        raise TokenRefusedError("token: expected one that holds, as Authorization: Bearer bzt_…")
    if row.last_used_at is None or now - row.last_used_at > USED_EVERY:
        Token.objects.filter(pk=row.pk).update(last_used_at=now)
    return actor.of_token(row)


def _hashed(text: str) -> bytes:
    return keyed_hash("token", text.encode())
