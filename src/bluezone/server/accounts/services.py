"""Accounts: made, changed, closed and opened."""

import re
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from bluezone.errors import BluezoneError
from bluezone.server.accounts import audit, permissions, sessions
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import Role, User

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
LONGEST_NAME = 100


class UserRefusedError(BluezoneError, ValueError):
    """A user cannot be made or changed like this."""

    code = "user_refused"


class PasswordWeakError(UserRefusedError):
    """The password is too easy to guess.

    Attributes:
        reasons: why, in the language of the page.
    """

    code = "password_weak"

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(f"password: {' '.join(reasons)}")
        self.reasons = reasons


class UsernameTakenError(UserRefusedError):
    """Somebody has this user name already."""

    code = "username_taken"
    status = 409


class UserUnknownError(BluezoneError, LookupError):
    """There is no such user."""

    code = "user_unknown"
    status = 404


class LastAdministratorError(BluezoneError, ValueError):
    """Nobody would be left who can run the site, or the person would lock themselves out."""

    code = "last_administrator"
    status = 409


def make_user(
    username: str, password: str | None, role: Role, *, full_name: str = "", now: datetime, by: User | None = None
) -> User:
    """Return a new user who can sign in.

    Args:
        username: 2 to 60 lower-case letters, digits, dots, dashes and underscores; capitals are lowered.
        password: None where the person chooses one by a link (passwords.make_link).
        by: who makes the account: an administrator, but for office staff, whom other services let in by rules of their
            own; None for the command line.

    Raises:
        UserRefusedError, PasswordWeakError, UsernameTakenError, PermissionRefusedError
    """
    if by is not None and role != Role.STAFF:
        permissions.require(by, Role.ADMINISTRATOR)
    user = User(username=username.strip().lower(), full_name=_name(full_name), role=role, made_at=now)
    if not _USERNAME.fullmatch(user.username):
        raise UserRefusedError("user name: expected 2 to 60 letters without accents, digits, dots, dashes, underscores")
    if password is not None:
        require_strong(password, user)
    user.set_password(password)

    try:
        with transaction.atomic():
            user.save()
            audit.record(Action.USER_MADE, now=now, by=by, subject=f"user {user.pk}")
    except IntegrityError as error:
        raise UsernameTakenError("user name: somebody has it already; choose another one") from error
    return user


def change_user(user: User, *, full_name: str, role: Role, by: User, now: datetime) -> None:
    """Give *user* another name or role.

    Raises:
        LastAdministratorError, UserRefusedError, PermissionRefusedError
    """
    permissions.require(by, Role.ADMINISTRATOR)
    with transaction.atomic():
        if role != Role.ADMINISTRATOR:
            _require_another(user)
        User.objects.filter(pk=user.pk).update(full_name=_name(full_name), role=role)
        audit.record(Action.USER_CHANGED, now=now, by=by, subject=f"user {user.pk}")


def close_user(user: User, *, by: User | None, now: datetime) -> None:
    """Let *user* sign in no more; all sessions end. What the person did stays written.

    Args:
        by: an administrator; None for the command line.

    Raises:
        LastAdministratorError, PermissionRefusedError
    """
    if by is not None:
        permissions.require(by, Role.ADMINISTRATOR)
    if by == user:
        raise LastAdministratorError("account: you cannot close your own; ask another administrator")
    with transaction.atomic():
        _require_another(user)
        User.objects.filter(pk=user.pk).update(is_active=False)
        sessions.end_all(user)
        audit.record(Action.USER_CLOSED, now=now, by=by, subject=f"user {user.pk}")


def open_user(user: User, *, by: User | None, now: datetime) -> None:
    """Let *user* sign in again."""
    if by is not None:
        permissions.require(by, Role.ADMINISTRATOR)
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(is_active=True)
        audit.record(Action.USER_OPENED, now=now, by=by, subject=f"user {user.pk}")


def user(pk: int) -> User:
    """Return the user with the number *pk*.

    Raises:
        UserUnknownError
    """
    found = User.objects.filter(pk=pk).first()
    if found is None:
        raise UserUnknownError("account: there is none with this number")
    return found


def named(username: str) -> User:
    """Return the user called *username*.

    Raises:
        UserUnknownError
    """
    found = User.objects.filter(username=username.strip().lower()).first()
    if found is None:
        raise UserUnknownError("account: there is none of this name; see bluezone accounts list")
    return found


def require_strong(password: str, user: User) -> None:
    """Return if *password* is hard to guess for whoever knows *user*.

    Raises:
        PasswordWeakError
    """
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordWeakError(list(error.messages)) from error


def _require_another(user: User) -> None:
    # Locked, so that of two administrators who close each other at once only one does.
    active = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    if [one.pk for one in active.order_by("pk")] == [user.pk]:
        raise LastAdministratorError("account: it is the last administrator's; make another administrator first")


def _name(full_name: str) -> str:
    plain = " ".join(full_name.split())
    if len(plain) > LONGEST_NAME or not plain.isprintable():
        raise UserRefusedError(f"full name: expected {LONGEST_NAME} letters or fewer")
    return plain
