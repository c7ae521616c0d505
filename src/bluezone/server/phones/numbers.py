"""Registering a phone's number: a code goes to the number, and who types it in the app has shown that both are theirs.

What is kept is the keyed hash of the number and the moment. Whoever listens to `registered` learns that hash, in the
transaction in which it is kept; what the app has heard or done is told to nobody.
"""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.dispatch import Signal

from bluezone.errors import BluezoneError
from bluezone.rollout import phone_number
from bluezone.server import phone_hash
from bluezone.server.accounts import attempts
from bluezone.server.accounts.attempts import Limit
from bluezone.server.keyed_hash import keyed_hash
from bluezone.server.phones.models import Pending, Registered
from bluezone.server.phones.short_messages import Sender

DIGITS = 6
LIFE = timedelta(minutes=10)
ASKED_ADDRESS = Limit("number codes asked, address", most=300)
"""An office's phones share one address, and all of them are asked on one morning."""

ASKED_NUMBER = Limit("number codes asked, number", most=5)
"""Each costs the site a message, and the holder of the number a disturbance."""

GUESSED = Limit("number codes guessed", most=10)
"""Ten of a million guesses an hour at one number."""

registered = Signal()
"""Sent with `phone_hash` and `now`."""


class NumberInvalidError(BluezoneError, ValueError):
    """The text is no mobile number of Vietnam."""

    code = "phone_number_invalid"


class NumberCodeWrongError(BluezoneError, ValueError):
    """The code is not the one that was sent to this number, or its time is over."""

    code = "number_code_wrong"
    status = 409


def ask(
    typed: str, *, address: str, now: datetime, send: Sender, random: Callable[[int], int] = secrets.randbelow
) -> None:
    """Send a code to the number *typed*; an earlier one that is still open ends now.

    Raises:
        NumberInvalidError, TooManyAttemptsError
        MessagesUnavailableError: it was not sent, and nothing is kept.
    """
    number = _number(typed)
    attempts.check(ASKED_ADDRESS, address, now)
    attempts.check(ASKED_NUMBER, number, now)
    attempts.note_wrong(ASKED_ADDRESS, address, now)
    attempts.note_wrong(ASKED_NUMBER, number, now)
    code = f"{random(10**DIGITS):0{DIGITS}}"

    with transaction.atomic():
        values = {"code_hash": _hashed(number, code), "expires_at": now + LIFE}
        Pending.objects.update_or_create(keyed_hash=phone_hash.of(number), defaults=values)
        send(phone_number.international(number), f"Bluezone: {code}")


def confirm(typed: str, code: str, *, address: str, now: datetime) -> None:
    """Register the number *typed* if *code* is the one that was sent to it; registering it again changes nothing.

    Raises:
        NumberInvalidError, TooManyAttemptsError, NumberCodeWrongError
    """
    found = _proved(typed, code, address, now)

    with transaction.atomic():
        hashed = bytes(found.keyed_hash)
        found.delete()
        Registered.objects.get_or_create(keyed_hash=hashed, defaults={"at": now})
        registered.send(sender=Registered, phone_hash=hashed, now=now)


def forget(typed: str, code: str, *, address: str, now: datetime) -> None:
    """Take the number *typed* out again, by a code as for confirm(); what offices concluded from it stays with them.

    Raises:
        NumberInvalidError, TooManyAttemptsError, NumberCodeWrongError
    """
    found = _proved(typed, code, address, now)

    with transaction.atomic():
        Registered.objects.filter(keyed_hash=found.keyed_hash).delete()
        found.delete()


def _proved(typed: str, code: str, address: str, now: datetime) -> Pending:
    number = _number(typed)
    attempts.check(GUESSED, number, now)
    attempts.check(attempts.CODES, address, now)
    found = Pending.objects.filter(keyed_hash=phone_hash.of(number), expires_at__gt=now).first()
    if found is None or not hmac.compare_digest(bytes(found.code_hash), _hashed(number, code.strip())):
        attempts.note_wrong(GUESSED, number, now)
        attempts.note_wrong(attempts.CODES, address, now)
        raise NumberCodeWrongError("code: it is not the one last sent to this number, or its 10 minutes are over")
    return found


def sweep(now: datetime) -> int:
    """Delete codes whose time is over; return how many."""
    return Pending.objects.filter(expires_at__lte=now).delete()[0]


def _number(typed: str) -> str:
    found = phone_number.read(typed).number
    if found is None:
        raise NumberInvalidError("number: expected ten digits from 0, a mobile number of Vietnam; type it again")
    return found


def _hashed(number: str, code: str) -> bytes:
    return keyed_hash("number code", number.encode(), code.encode())
