"""Changing passwords: by oneself with the old one, or by a link that an administrator hands out."""

import secrets
from datetime import datetime, timedelta

from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest

from bluezone.errors import BluezoneError
from bluezone.server.accounts import attempts, audit, permissions, services, sessions
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import PasswordLink, Role, User
from bluezone.server.keyed_hash import keyed_hash

LINK_LIFE = timedelta(hours=24)
SECRET_BYTES = 24


class PasswordWrongError(BluezoneError, PermissionError):
    """The person's own password was not given."""

    code = "password_wrong"
    status = 403


class LinkUnusableError(BluezoneError, LookupError):
    """The link was used, is over, or never was one."""

    code = "password_link_unusable"
    status = 410


def require_own(user: User, password: str, *, now: datetime) -> None:
    """Return if *password* is that of *user*; wrong ones count as wrong sign-ins do.

    Raises:
        PasswordWrongError, TooManyAttemptsError
    """
    attempts.check(attempts.SIGN_IN_ACCOUNT, user.username, now)
    if not user.check_password(password):
        attempts.note_wrong(attempts.SIGN_IN_ACCOUNT, user.username, now)
        raise PasswordWrongError("password: it is not the one you sign in with; type it again")


def change(request: HttpRequest, user: User, old: str, new: str, *, now: datetime) -> None:
    """Give *user*, who sends *request*, the password *new*; all other sessions end.

    Raises:
        PasswordWrongError, PasswordWeakError, TooManyAttemptsError
    """
    require_own(user, old, now=now)
    services.require_strong(new, user)
    with transaction.atomic():
        sessions.end_all(user, but=request.session.session_key)
        user.set_password(new)
        user.save(update_fields=["password"])
        auth.update_session_auth_hash(request, user)
        audit.record(Action.PASSWORD_CHANGED, now=now, by=user, subject=f"user {user.pk}")


def make_link(user: User, *, by: User | None, now: datetime) -> str:
    """Return the secret of a new link for *user*, to be shown once; links made before end.

    Args:
        by: an administrator; None for the command line.
    """
    if by is not None:
        permissions.require(by, Role.ADMINISTRATOR)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with transaction.atomic():
        PasswordLink.objects.filter(user=user).delete()
        PasswordLink.objects.create(user=user, hashed=_hashed(secret), expires_at=now + LINK_LIFE)
        audit.record(Action.PASSWORD_LINK_MADE, now=now, by=by, subject=f"user {user.pk}")
    return secret


def whose(secret: str, *, now: datetime) -> User:
    """Return the person for whom the link with *secret* was made.

    Raises:
        LinkUnusableError: it was used, is over, or the account is closed.
    """
    link = PasswordLink.objects.select_related("user").filter(hashed=_hashed(secret), used_at=None).first()
    if link is None or link.expires_at <= now or not link.user.is_active:
        raise LinkUnusableError("link: it was used or its time is over; ask an administrator for a new one")
    return link.user


def use_link(secret: str, new: str, *, now: datetime) -> User:
    """Give the person of the link the password *new*; the link and all sessions end.

    Raises:
        LinkUnusableError, PasswordWeakError
    """
    user = whose(secret, now=now)
    services.require_strong(new, user)
    with transaction.atomic():
        if PasswordLink.objects.filter(hashed=_hashed(secret), used_at=None).update(used_at=now) != 1:
            raise LinkUnusableError("link: it was used a moment ago; ask an administrator for a new one")
        sessions.end_all(user)
        user.set_password(new)
        user.save(update_fields=["password"])
        audit.record(Action.PASSWORD_CHANGED, now=now, by=user, subject=f"user {user.pk}")
    return user


def forget(now: datetime) -> int:
    """Delete the links whose time is over; return how many."""
    return PasswordLink.objects.filter(expires_at__lte=now).delete()[0]


def _hashed(secret: str) -> bytes:
    return keyed_hash("password link", secret.encode())
