"""Signing in, in one step or two, and out."""

from datetime import datetime

from django.contrib import auth
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from bluezone import clock
from bluezone.errors import BluezoneError
from bluezone.server.accounts import attempts, audit, second_factor, sessions
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import User

PENDING = "pending_sign_in"
"""Key of a session that has given the password and not yet the code."""

PENDING_MS = 5 * 60_000


class SignInRefusedError(BluezoneError, PermissionError):
    """User name and password do not fit."""

    code = "sign_in_refused"
    status = 403


class SignInOverError(BluezoneError, PermissionError):
    """The password was given too long ago, or not at all."""

    code = "sign_in_over"
    status = 403


def sign_in(request: HttpRequest, username: str, password: str, *, address: str, now: datetime) -> bool:
    """Return whether *request* is signed in now; if not, the password was right and enter_code() comes next.

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

    if second_factor.is_on(user):
        auth.logout(request)  # whoever was signed in here is not any more, and the session gets a new key
        request.session[PENDING] = [user.pk, user.get_session_auth_hash(), clock.system()]
        return False
    _finish(request, user, now)
    return True


def is_pending(request: HttpRequest) -> bool:
    """Return whether *request* has given the password and only the code is missing."""
    return _pending(request) is not None


def enter_code(request: HttpRequest, typed: str, *, address: str, now: datetime) -> None:
    """Sign *request* in, which gave the password before, with a code of the app or a recovery code.

    Raises:
        SignInOverError: the password was given more than five minutes ago, or changed since.
        SecondFactorRefusedError, TooManyAttemptsError
    """
    user = _pending(request)
    if user is None:
        raise SignInOverError("sign-in: it took too long; begin again with user name and password")
    attempts.check(attempts.SIGN_IN_ADDRESS, address, now)
    try:
        second_factor.accept(user, typed, now=now)
    except second_factor.SecondFactorRefusedError:
        attempts.note_wrong(attempts.SIGN_IN_ADDRESS, address, now)
        raise
    del request.session[PENDING]
    _finish(request, user, now)


def sign_out(request: HttpRequest, *, now: datetime) -> None:
    """End the session of *request*, if it has one."""
    if isinstance(request.user, User):
        audit.record(Action.SIGNED_OUT, now=now, by=request.user, subject=f"user {request.user.pk}")
    auth.logout(request)


def _pending(request: HttpRequest) -> User | None:
    pk, stamp, at_ms = request.session.get(PENDING, (None, "", 0))
    if pk is None or clock.system() - at_ms >= PENDING_MS:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    is_same = user is not None and constant_time_compare(stamp, user.get_session_auth_hash())
    return user if is_same else None


def _finish(request: HttpRequest, user: User, now: datetime) -> None:
    auth.login(request, user)
    sessions.begin(request.session, request.headers.get("User-Agent", ""), clock.system())
    audit.record(Action.SIGNED_IN, now=now, by=user, subject=f"user {user.pk}")
