"""Making users, signing in and out."""

import re
from datetime import datetime

from django.contrib import auth
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from bluezone.errors import BluezoneError
from bluezone.server.accounts import attempts, audit
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import Role, User

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


class UserRefusedError(BluezoneError, ValueError):
    """A user cannot be made like this."""

    code = "user_refused"


class PasswordWeakError(UserRefusedError):
    """The password is too easy to guess."""

    code = "password_weak"


class UsernameTakenError(UserRefusedError):
    """Somebody has this user name already."""

    code = "username_taken"
    status = 409


class SignInRefusedError(BluezoneError, PermissionError):
    """User name and password do not fit."""

    code = "sign_in_refused"
    status = 403


def make_user(username: str, password: str, role: Role, *, now: datetime) -> User:
    """Return a new user who can sign in.

    Args:
        username: 2 to 60 lower-case letters, digits, dots, dashes and underscores; capitals are lowered.

    Raises:
        UserRefusedError, PasswordWeakError, UsernameTakenError
    """
    user = User(username=username.strip().lower(), role=role, made_at=now)
    if not _USERNAME.fullmatch(user.username):
        raise UserRefusedError("user name: expected 2 to 60 letters without accents, digits, dots, dashes, underscores")
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordWeakError(f"password: {' '.join(error.messages)}") from error
    user.set_password(password)

    try:
        with transaction.atomic():
            user.save()
            audit.record(Action.USER_MADE, now=now, by=None, subject=f"user {user.pk}")
    except IntegrityError as error:
        raise UsernameTakenError("user name: somebody has it already; choose another one") from error
    return user


def sign_in(request: HttpRequest, username: str, password: str, *, address: str, now: datetime) -> User:
    """Return the user whose session *request* now is.

    Raises:
        TooManyAttemptsError: this account or *address* has no try left.
        SignInRefusedError: user name or password are wrong, or the account is closed; which of them is not told.
    """
    username = username.strip().lower()
    attempts.check(attempts.SIGN_IN_ADDRESS, address, now)
    attempts.check(attempts.SIGN_IN_ACCOUNT, username, now)
    user = auth.authenticate(request, username=username, password=password)

    if not isinstance(user, User):
        attempts.note_wrong(attempts.SIGN_IN_ADDRESS, address, now)
        attempts.note_wrong(attempts.SIGN_IN_ACCOUNT, username, now)
        audit.record(Action.SIGN_IN_REFUSED, now=now, by=None)
        raise SignInRefusedError("sign-in: user name and password do not fit; type both again")

    auth.login(request, user)
    audit.record(Action.SIGNED_IN, now=now, by=user, subject=f"user {user.pk}")
    return user


def sign_out(request: HttpRequest, *, now: datetime) -> None:
    """End the session of *request*, if it has one."""
    if isinstance(request.user, User):
        audit.record(Action.SIGNED_OUT, now=now, by=request.user, subject=f"user {request.user.pk}")
    auth.logout(request)
