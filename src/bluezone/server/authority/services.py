"""Confirming cases, issuing codes, taking keys: gather, decide by the authority's rules, apply."""

import hmac
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from bluezone import clock
from bluezone.authority import case as cases
from bluezone.authority import code as codes
from bluezone.authority import publication
from bluezone.authority.publication import HandIn
from bluezone.errors import BluezoneError
from bluezone.protocol.window import DAY_S, Day, day_of
from bluezone.server import keyed_hash
from bluezone.server.accounts import attempts, audit
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import Role, User
from bluezone.server.accounts.permissions import require
from bluezone.server.authority.models import Case, Code, HandedIn


class CaseUnknownError(BluezoneError, LookupError):
    """There is no such case, or it was deleted at the end of the retention."""

    code = "case_unknown"
    status = 404


class CodeShownError(BluezoneError, ValueError):
    """The same form was sent twice; its code was shown the first time and is kept nowhere."""

    code = "code_shown_already"
    status = 409


@dataclass(frozen=True, slots=True)
class Issued:
    """A code as it is shown, once."""

    code: str
    expires_at: datetime
    case: Case


@dataclass(frozen=True, slots=True)
class Usable:
    """What a code that can be used tells a phone: the first second of the first day that matters, the code's end."""

    first_day_s: int
    expires_s: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a hand-in; is_new tells the first time from a repetition."""

    number: uuid.UUID
    is_new: bool


def confirm_case(test_date: date, onset_date: date | None, reference: str = "", *, by: User, now: datetime) -> Case:
    """Return a new confirmed case.

    Raises:
        PermissionRefusedError, CaseError
    """
    require(by, Role.OFFICER)
    confirmed = cases.confirm(
        test_date, onset_date, today=timezone.localdate(now), retention_days=settings.BLUEZONE_RETENTION_DAYS
    )

    with transaction.atomic():
        made = Case.objects.create(
            reference=reference.strip(),
            test_date=confirmed.test_date,
            onset_date=confirmed.onset_date,
            confirmed_by=by,
            confirmed_at=now,
        )
        audit.record(Action.CASE_CONFIRMED, now=now, by=by, subject=f"case {made.pk}")
    return made


def list_cases(*, by: User, now: datetime) -> QuerySet[Case]:
    """Return all cases, the newest first, each with n_codes, n_spent and last_expires_at of its codes.

    Raises:
        PermissionRefusedError
    """
    require(by, Role.OFFICER)
    audit.record(Action.CASES_READ, now=now, by=by)
    return Case.objects.annotate(
        n_codes=Count("codes"),
        n_spent=Count("codes", filter=Q(codes__is_spent=True)),
        last_expires_at=Max("codes__expires_at", filter=Q(codes__is_spent=False)),
    ).order_by("-confirmed_at", "-pk")


def read_case(case_id: int, *, by: User, now: datetime) -> Case:
    """Return one case.

    Raises:
        PermissionRefusedError, CaseUnknownError
    """
    require(by, Role.OFFICER)
    found = _case(case_id)
    audit.record(Action.CASE_READ, now=now, by=by, subject=f"case {found.pk}")
    return found


def issue_code(
    case_id: int,
    form_id: uuid.UUID,
    *,
    by: User,
    now: datetime,
    token_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> Issued:
    """Return a new code for a case; an earlier one of this case that is still open ends now.

    Args:
        form_id: of the form that was sent; each works once, so that a page loaded again takes no code away.

    Raises:
        PermissionRefusedError, CaseUnknownError, CodeShownError
    """
    require(by, Role.OFFICER)
    found = _case(case_id)
    made = codes.from_random(token_bytes(codes.RANDOM_BYTES))
    expires_at = now + timedelta(milliseconds=codes.LIFE_MS)

    try:
        with transaction.atomic():
            found.codes.filter(is_spent=False, expires_at__gt=now).update(expires_at=now)
            issued = Code.objects.create(
                case=found,
                keyed_hash=_hashed(made),
                form_id=form_id,
                issued_by=by,
                issued_at=now,
                expires_at=expires_at,
            )
            audit.record(Action.CODE_ISSUED, now=now, by=by, subject=f"code {issued.pk} of case {found.pk}")
    except IntegrityError as error:
        raise CodeShownError("code: this form was sent before; issue a new code from the page of the case") from error
    return Issued(made, expires_at, found)


def check_code(typed: str, *, address: str, now: datetime) -> Usable:
    """Return what the code *typed* allows; spends nothing.

    Raises:
        TooManyAttemptsError: *address* guessed wrong too often.
        CodeError: its subclasses tell unknown, expired and spent.
    """
    attempts.check(attempts.CODES, address, now)
    try:
        found = _find(codes.read(typed), for_update=False)
        _check_usable(found, now)
    except codes.CodeError:
        attempts.note_wrong(attempts.CODES, address, now)
        raise
    return Usable(_first_day(found.case, now) * DAY_S, int(found.expires_at.timestamp()))


def hand_in(typed: str, handed: HandIn, *, address: str, now: datetime) -> Receipt:
    """Take the key of a phone whose owner has a code, and spend the code.

    The same code with the same key is answered with the same receipt: the phone did not hear the first answer.

    Raises:
        TooManyAttemptsError, CodeError
        RequestMalformedError, KeyRefusedError: the code is not spent by these.
    """
    attempts.check(attempts.CODES, address, now)
    try:
        return _hand_in(codes.read(typed), handed, now)
    except codes.CodeError:
        attempts.note_wrong(attempts.CODES, address, now)
        raise


@transaction.atomic
def _hand_in(code: str, handed: HandIn, now: datetime) -> Receipt:
    found = _find(code, for_update=True)
    fingerprint = _fingerprint(code, handed)
    if found.receipt and hmac.compare_digest(bytes(found.fingerprint or b""), fingerprint):
        return Receipt(found.receipt, is_new=False)
    _check_usable(found, now)
    infection = publication.check(handed, first_day=_first_day(found.case, now), now_ms=clock.as_ms(now))

    HandedIn.objects.create(
        daily_key=infection.daily_key, start_s=infection.start_s, end_s=infection.end_s, windows=infection.windows
    )
    found.is_spent, found.fingerprint, found.receipt = True, fingerprint, uuid.uuid4()
    found.save(update_fields=["is_spent", "fingerprint", "receipt"])
    return Receipt(found.receipt, is_new=True)


def _case(case_id: int) -> Case:
    found = Case.objects.filter(pk=case_id).first()
    if found is None:
        raise CaseUnknownError(f"case {case_id}: there is none; it may have been deleted at the end of the retention")
    return found


def _find(code: str, *, for_update: bool) -> Code:
    rows = Code.objects.select_for_update(of=("self",)) if for_update else Code.objects
    found = rows.select_related("case").filter(keyed_hash=_hashed(code)).first()
    if found is None:
        raise codes.CodeUnknownError("code: there is no such code; compare it with the slip and type it again")
    return found


def _check_usable(found: Code, now: datetime) -> None:
    codes.check_usable(expires_ms=clock.as_ms(found.expires_at), is_spent=found.is_spent, now_ms=clock.as_ms(now))


def _first_day(found: Case, now: datetime) -> Day:
    return cases.first_day(
        found.confirmed(),
        today=day_of(clock.as_ms(now)),
        retention_days=settings.BLUEZONE_RETENTION_DAYS,
    )


def _hashed(code: str) -> bytes:
    return codes.keyed_hash(code, keyed_hash.key("code"))


def _fingerprint(code: str, handed: HandIn) -> bytes:
    """Return the hash by which the same hand-in is known again; without the code nobody can compute it."""
    numbers = f"{handed.start_s} {handed.end_s} {handed.windows}"
    return keyed_hash.keyed_hash("hand-in", code.encode(), handed.daily_key, numbers.encode())
