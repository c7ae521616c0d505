"""The second factor: an authenticator app, and recovery codes for when the phone is gone.

Codes of an app go by the machine's clock and never by the site's: an app knows real time only, in a drill too.
"""

import logging
import secrets
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction

from bluezone import clock
from bluezone.errors import BluezoneError
from bluezone.server import keyed_hash
from bluezone.server.accounts import attempts, audit, one_time, passwords, permissions, sessions
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import RecoveryCode, Role, SecondFactor, User

N_CODES = 10
NONCE_BYTES = 12

log = logging.getLogger("bluezone.server")


class SecondFactorError(BluezoneError, ValueError):
    """The second factor is not in the state in which this can be done."""

    code = "second_factor_state"
    status = 409


class SecondFactorRefusedError(BluezoneError, PermissionError):
    """The code is not the one of now, or was used already."""

    code = "second_factor_refused"
    status = 403


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a person puts into an authenticator app: the key as text, and the same as a picture."""

    text: str
    qr: str


def is_on(user: User) -> bool:
    """Return whether *user* signs in with a second factor."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


def is_required() -> bool:
    """Return whether everybody must have one."""
    return bool(settings.BLUEZONE_SECOND_FACTOR == "required")


def n_codes_left(user: User) -> int:
    """Return how many recovery codes *user* has not used."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


def begin(user: User, *, now: datetime) -> None:
    """Make a new key for the app of *user*; nothing depends on it before confirm().

    Raises:
        SecondFactorError: there is a second factor.
    """
    sealed = _seal(secrets.token_bytes(one_time.KEY_BYTES), user)
    given = {"sealed": sealed, "made_at": now, "last_step": -1}
    with transaction.atomic():
        if not SecondFactor.objects.filter(user=user, confirmed_at=None).update(**given):
            _require_off(user)
            SecondFactor.objects.get_or_create(user=user, defaults=given)


def enrolment(user: User) -> Enrolment | None:
    """Return what *user* puts into the app; None where nothing was begun or all is done."""
    begun = SecondFactor.objects.filter(user=user, confirmed_at=None).first()
    key = begun and _unsealed(begun)
    if not key:
        return None
    return Enrolment(one_time.as_text(key), one_time.qr(one_time.address(key, user.username)))


def confirm(user: User, typed: str, *, this_key: str | None, now: datetime) -> list[str]:
    """Turn the second factor of *user* on, *typed* being a first code of the app; return the recovery codes.

    The codes are shown once and kept nowhere. All other sessions of the person end.

    Raises:
        SecondFactorError: nothing was begun, or it is on already.
        SecondFactorRefusedError, TooManyAttemptsError
    """
    _require_off(user)
    if not SecondFactor.objects.filter(user=user).exists():
        raise SecondFactorError("second factor: nothing was begun; start again on the page of your account")
    _take_app_code(user, typed, now)
    with transaction.atomic():
        # Begun again in another window meanwhile, the key is another one, of which no code was taken yet.
        if not SecondFactor.objects.filter(user=user, confirmed_at=None, last_step__gte=0).update(confirmed_at=now):
            raise SecondFactorError("second factor: it was begun again elsewhere; use the key that is shown there")
        codes = _new_codes(user)
        sessions.end_all(user, but=this_key)
        audit.record(Action.SECOND_FACTOR_SET, now=now, by=user, subject=f"user {user.pk}")
    return codes


def accept(user: User, typed: str, *, now: datetime) -> None:
    """Return if *typed* is the code of now in the app of *user*, or a recovery code; either is used up by it.

    Raises:
        SecondFactorRefusedError, TooManyAttemptsError
    """
    meant = one_time.meant(typed)
    if not meant:
        _take_app_code(user, typed, now)
        return
    attempts.check(attempts.SECOND_FACTOR, str(user.pk), now)
    unused = RecoveryCode.objects.filter(user=user, hashed=_hashed(user, meant), used_at=None)
    if unused.update(used_at=now) != 1:
        _refuse(user, now)
    audit.record(Action.RECOVERY_CODE_USED, now=now, by=user, subject=f"user {user.pk}")


def renew_codes(user: User, password: str, *, now: datetime) -> list[str]:
    """Return new recovery codes for *user*; those before end.

    Raises:
        SecondFactorError: there is no second factor.
        PasswordWrongError, TooManyAttemptsError
    """
    passwords.require_own(user, password, now=now)
    with transaction.atomic():
        _require_on(user)
        codes = _new_codes(user)
        audit.record(Action.RECOVERY_CODES_MADE, now=now, by=user, subject=f"user {user.pk}")
    return codes


def remove(user: User, password: str, *, now: datetime) -> None:
    """Turn the second factor of *user* off, as the person asks.

    Raises:
        SecondFactorError: there is none, or the site requires one.
        PasswordWrongError, TooManyAttemptsError
    """
    if is_required():
        raise SecondFactorError("second factor: this site requires one; ask an administrator where the phone changed")
    passwords.require_own(user, password, now=now)
    with transaction.atomic():
        _require_on(user)
        _forget(user)
        audit.record(Action.SECOND_FACTOR_REMOVED, now=now, by=user, subject=f"user {user.pk}")


def reset(user: User, *, by: User | None, now: datetime) -> None:
    """Take the second factor off *user*, who lost phone and recovery codes, and end all sessions.

    Args:
        by: an administrator; None for the command line.

    Raises:
        SecondFactorError: there is none.
        PermissionRefusedError
    """
    if by is not None:
        permissions.require(by, Role.ADMINISTRATOR)
    with transaction.atomic():
        _require_on(user)
        _forget(user)
        sessions.end_all(user)
        audit.record(Action.SECOND_FACTOR_RESET, now=now, by=by, subject=f"user {user.pk}")


def _take_app_code(user: User, typed: str, now: datetime) -> None:
    attempts.check(attempts.SECOND_FACTOR, str(user.pk), now)
    factor = SecondFactor.objects.filter(user=user).first()
    key = factor and _unsealed(factor)
    step = one_time.accepted_step(key, typed, clock.system() // 1_000, factor.last_step) if factor and key else None
    # The condition is asked again with the change: of two requests with one code only one gets through.
    if step is None or SecondFactor.objects.filter(user=user, last_step__lt=step).update(last_step=step) != 1:
        _refuse(user, now)


def _refuse(user: User, now: datetime) -> None:
    attempts.note_wrong(attempts.SECOND_FACTOR, str(user.pk), now)
    audit.record(Action.SECOND_FACTOR_REFUSED, now=now, by=None, subject=f"user {user.pk}")
    raise SecondFactorRefusedError(
        "code: it is not the one of now, or it was used; wait for the next one and type that"
    )


def _require_off(user: User) -> None:
    if is_on(user):
        raise SecondFactorError("second factor: it is set up already; remove it first")


def _require_on(user: User) -> None:
    if not is_on(user):
        raise SecondFactorError("second factor: there is none")


def _new_codes(user: User) -> list[str]:
    codes = [one_time.recovery_code(secrets.token_bytes(one_time.RECOVERY_BYTES)) for _ in range(N_CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, hashed=_hashed(user, one_time.meant(code))) for code in codes
    )
    return codes


def _forget(user: User) -> None:
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()


def _hashed(user: User, meant: str) -> bytes:
    return keyed_hash.keyed_hash("recovery code", str(user.pk).encode(), meant.encode())


def _seal(key: bytes, user: User) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(keyed_hash.key("second factor")).encrypt(nonce, key, str(user.pk).encode())


def _unsealed(factor: SecondFactor) -> bytes | None:
    sealed, whose = bytes(factor.sealed), str(factor.user_id).encode()
    try:
        return AESGCM(keyed_hash.key("second factor")).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], whose)
    except InvalidTag:
        log.warning("second factor: a key was sealed under another secret key; no code fits until it is reset")
        return None
