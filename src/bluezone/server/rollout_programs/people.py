"""Grants, invitations and tokens for commands."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from bluezone.rollout.rights import Role
from bluezone.server.accounts import services as accounts
from bluezone.server.rollout import api_values
from bluezone.server.units import granting, tokens
from bluezone.server.units.actor import Actor


def held(unit: str, *, by: Actor, now: datetime) -> list[dict[str, Any]]:
    """Return grants, open invitations and tokens of *unit*.

    Raises:
        RightMissingError
    """
    found = [
        _row("grant", each.pk, each.role, each.user.username, api_values.day(each.until))
        for each in granting.held_at(unit, by=by, now=now)
    ]
    for invitation in granting.open_at(unit, now):
        until = api_values.moment(invitation.expires_at)
        found.append(_row("invitation", invitation.pk, invitation.role, "", until))
    for token in tokens.held_at(unit, by=by, now=now):
        found.append(_row("token", token.pk, token.role, token.name, api_values.moment(token.expires_at)))
    return found


def _row(what: str, number: int, role: str, name: str, until: str | None) -> dict[str, Any]:
    return {"what": what, "number": number, "role": role, "name": name, "until": until}


def grant(username: str, role: str, unit: str, *, by: Actor, now: datetime) -> int:
    """Return the number of the grant by which *username* holds *role* at *unit*.

    Raises:
        UserUnknownError, RightMissingError
    """
    return granting.give(accounts.named(username), Role(role), unit, by=by, now=now).pk


def revoke(what: str, number: int, *, by: Actor, now: datetime) -> None:
    """End a "grant", an "invitation" or a "token".

    Raises:
        GrantUnknownError, TokenUnknownError, RightMissingError
    """
    end = {"grant": granting.end, "invitation": granting.withdraw, "token": tokens.end}[what]
    end(number, by=by, now=now)


def invite(role: str, unit: str, *, by: Actor, now: datetime) -> str:
    """Return the path of the page of a new invitation; its secret is shown only now.

    Raises:
        RightMissingError: also for the site, in whose name nobody is invited.
    """
    return reverse("invitation", args=(granting.invite(unit, Role(role), by=by, now=now).secret,))


def token(role: str, unit: str, name: str, days: int, *, by: Actor, now: datetime) -> str:
    """Return a new token, which is shown only now.

    Raises:
        RightMissingError, TokenLifeError
    """
    return tokens.issue(unit, name, Role(role), days, by=by, now=now).text
