"""Limits on guessing: how many wrong tries one caller has within one stretch of time.

Callers are kept as keyed hashes of address and stretch; when the stretch is over the sweep deletes them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import F

from bluezone.errors import BluezoneError
from bluezone.server.accounts.models import Attempt
from bluezone.server.keyed_hash import keyed_hash


class TooManyAttemptsError(BluezoneError, PermissionError):
    """The caller guessed wrong too often.

    Attributes:
        retry_after_s: when the next try is taken.
    """

    code = "too_many_attempts"
    status = 429

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"attempts: too many wrong ones; wait {max(1, retry_after_s // 60)} minutes and try again")
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Limit:
    """How many wrong tries a caller has in each stretch of *period_s* seconds."""

    name: str
    most: int
    period_s: int = 3_600


CODES = Limit("codes", most=30)
"""Wrong verification codes from one address: a hospital's phones share one, and 30 of 10^12 guesses find nothing."""

SIGN_IN_ADDRESS = Limit("sign-in address", most=30)
SIGN_IN_ACCOUNT = Limit("sign-in account", most=10)
"""Wrong passwords for one account from wherever; so few that even a weak password holds for years."""

SECOND_FACTOR = Limit("second factor", most=10)
"""Wrong codes for one account from wherever: ten of a million an hour, three of which are right at any moment."""


def check(limit: Limit, caller: str, now: datetime) -> None:
    """Return if *caller* has a try left.

    Raises:
        TooManyAttemptsError: it has not.
    """
    count = Attempt.objects.filter(caller=_hashed(limit, caller, now)).first()
    if count is not None and count.n_wrong >= limit.most:
        raise TooManyAttemptsError(count.seconds_left(now))


def note_wrong(limit: Limit, caller: str, now: datetime) -> None:
    """Count one wrong try of *caller*. Call it outside the transaction that the refusal rolls back."""
    hashed = _hashed(limit, caller, now)
    until = datetime.fromtimestamp((_stretch(limit, now) + 1) * limit.period_s, UTC)
    Attempt.objects.get_or_create(caller=hashed, defaults={"until": until})
    Attempt.objects.filter(caller=hashed).update(n_wrong=F("n_wrong") + 1)


def forget(now: datetime) -> int:
    """Delete the counts whose stretch is over; return how many."""
    return Attempt.objects.filter(until__lte=now).delete()[0]


def _stretch(limit: Limit, now: datetime) -> int:
    return int(now.timestamp()) // limit.period_s


def _hashed(limit: Limit, caller: str, now: datetime) -> bytes:
    return keyed_hash("attempt", limit.name.encode(), caller.encode(), str(_stretch(limit, now)).encode())
