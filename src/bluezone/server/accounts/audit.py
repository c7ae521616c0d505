"""The audit log: who did or read what, where and when. Entries hold no personal data, only what points to it.

Each entry carries a digest over itself and the one before it (chain.py). Entries are added one after the other: whoever
adds one holds the head of the log until the end of the transaction, so call record() as the last thing in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bluezone.errors import BluezoneError
from bluezone.protocol import hexadecimal
from bluezone.server.accounts import chain, permissions
from bluezone.server.accounts.models import AuditEntry, AuditHead, AuditQuerySet, Role, User

HEAD = 1
CHUNK = 2_000


class AuditActionError(BluezoneError, TypeError):
    """Two apps call different things by the same name in the log."""

    code = "audit_action_taken"
    status = 500


class AuditHeadMissingError(BluezoneError, RuntimeError):
    """The log has entries and no head: somebody worked on the database by hand."""

    code = "audit_head_missing"
    status = 503


class Action(StrEnum):
    """What accounts, authority and jobs record. Values are stored and never change; other apps declare their own."""

    USER_MADE = "user_made"
    USER_CHANGED = "user_changed"
    USER_CLOSED = "user_closed"
    USER_OPENED = "user_opened"
    PASSWORD_LINK_MADE = "password_link_made"
    PASSWORD_CHANGED = "password_changed"
    SECOND_FACTOR_SET = "second_factor_set"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    SECOND_FACTOR_RESET = "second_factor_reset"
    SECOND_FACTOR_REFUSED = "second_factor_refused"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    RECOVERY_CODE_USED = "recovery_code_used"
    SESSIONS_ENDED = "sessions_ended"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_REFUSED = "sign_in_refused"
    AUDIT_VERIFIED = "audit_verified"
    AUDIT_EXPORTED = "audit_exported"
    CASES_READ = "cases_read"
    CASE_READ = "case_read"
    CASE_CONFIRMED = "case_confirmed"
    CODE_ISSUED = "code_issued"
    BATCH_PUBLISHED = "batch_published"
    SIGNING_KEY_ROTATED = "signing_key_rotated"
    SWEPT = "swept"


Kind = TypeVar("Kind", bound=StrEnum)

_kinds: dict[str, type[StrEnum]] = {}
_labels: dict[str, str | Promise] = {}


def register(kind: type[Kind], labels: Mapping[Kind, str | Promise] | None = None) -> None:
    """Let the log hold the actions of *kind*; an app calls this when it is ready. Twice does no harm.

    Args:
        labels: what pages call them; without one an action is shown as it is stored.

    Raises:
        AuditActionError: another enum has one of the values.
    """
    for action in kind:
        if _kinds.setdefault(action.value, kind) is not kind:
            raise AuditActionError(f'audit: "{action.value}" is an action of {_kinds[action.value].__name__} already')
    _labels.update({action.value: label for action, label in (labels or {}).items()})


def actions() -> list[tuple[str, str | Promise]]:
    """Return the stored value and the label of every action that is known."""
    return [(value, _labels.get(value, value)) for value in _kinds]


def label(value: str) -> str | Promise:
    """Return what pages call the action stored as *value*."""
    return _labels.get(value, value)


def record(action: StrEnum, *, now: datetime, by: User | None, subject: str = "", unit: str = "") -> None:
    """Add one entry to the log, in the transaction of what it tells about.

    Args:
        action: of an enum that was registered; one that was not is registered now.
        by: None for what the site does by itself or for a caller who is not signed in.
        subject: what it was about, as kind and number ("case 17").
        unit: id of the unit where it happened; whoever looks after the unit may read the entry.

    Raises:
        AuditHeadMissingError: the log has entries and no head.
    """
    if _kinds.get(action.value) is not type(action):
        register(type(action))
    at, actor = now.astimezone(UTC), None if by is None else by.pk
    with transaction.atomic():
        head = _locked_head()
        number, previous = head.n_entries + 1, bytes(head.digest)
        digest = chain.digest(number, at, actor, action.value, subject, unit, previous)
        AuditEntry(
            number=number,
            at=at,
            actor_id=actor,
            action=action.value,
            subject=subject,
            unit=unit,
            previous=previous,
            digest=digest,
        ).save(force_insert=True)
        AuditHead.objects.filter(pk=HEAD).update(n_entries=number, digest=digest)


def entries(
    *,
    actor: int | None = None,
    action: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    units: frozenset[str] | None = None,
) -> AuditQuerySet:
    """Return the entries that fit all of what is given, the newest first.

    Args:
        since, until: the first moment, and the first that is not any more.
        units: only entries of these units; None is all, those of no unit too.
    """
    found = AuditEntry.objects.select_related("actor").order_by("-number")
    if actor is not None:
        found = found.filter(actor=actor)
    if action:
        found = found.filter(action=action)
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return found if units is None else found.filter(unit__in=units)


def verify(against: bytes | None = None) -> chain.Verdict:
    """Return whether the whole log is what was written.

    Args:
        against: a digest noted down earlier; a log that was rewritten as a whole does not hold it.
    """
    head = AuditHead.objects.filter(pk=HEAD).first()
    n_told, last_told = (head.n_entries, bytes(head.digest)) if head else (0, chain.GENESIS)
    verdict = chain.verify(_chained(n_told), n_told, last_told, against)
    if verdict.is_sound and _has_more_than_the_head_says():
        return replace(verdict, broken=chain.Broken(n_told + 1, "the head of the log does not know of it"))
    return verdict


def check(*, by: User | None, now: datetime, against: bytes | None = None) -> chain.Verdict:
    """Do what verify() does, for a person, and write down that it was done.

    Args:
        by: an administrator; None for the command line.
    """
    if by is not None:
        permissions.require(by, Role.ADMINISTRATOR)
    verdict = verify(against)
    if verdict.is_sound:  # nothing is added to a log that was tampered with
        record(Action.AUDIT_VERIFIED, now=now, by=by, subject=f"entry {verdict.n_sound}")
    return verdict


def export(*, by: User | None, now: datetime) -> Iterator[dict[str, Any]]:
    """Yield every entry as JSON can hold it, the first first, and write down that it was done.

    A person is told by number, as in the log itself; digests are in hex, so that others can compute them again.

    Args:
        by: an administrator; None for the command line.
    """
    if by is not None:
        permissions.require(by, Role.ADMINISTRATOR)
    found = chained()  # as far as the log reaches now, without the entry about this
    record(Action.AUDIT_EXPORTED, now=now, by=by)
    for entry in found:
        yield {
            **asdict(entry),
            "at": entry.at.isoformat(),
            "previous": hexadecimal.encode(entry.previous),
            "digest": hexadecimal.encode(entry.digest),
        }


def chained() -> Iterator[chain.Entry]:
    """Yield every entry, the first first, as far as the log reaches now."""
    head = AuditHead.objects.filter(pk=HEAD).first()
    return _chained(head.n_entries if head else 0)


def _chained(until: int) -> Iterator[chain.Entry]:
    rows = (
        AuditEntry.objects.filter(number__lte=until)  # what is added meanwhile is left for the next time: no lock
        .order_by("number")
        .values_list("number", "at", "actor_id", "action", "subject", "unit", "previous", "digest")
    )
    for number, at, actor, action, subject, unit, previous, digest in rows.iterator(CHUNK):
        yield chain.Entry(number, at, actor, action, subject, unit, bytes(previous), bytes(digest))


def _has_more_than_the_head_says() -> bool:
    with transaction.atomic():
        head = AuditHead.objects.select_for_update().filter(pk=HEAD).first()
        return AuditEntry.objects.filter(number__gt=head.n_entries if head else 0).exists()


register(
    Action,
    {
        Action.USER_MADE: _("account made"),
        Action.USER_CHANGED: _("account changed"),
        Action.USER_CLOSED: _("account was closed"),
        Action.USER_OPENED: _("account opened again"),
        Action.PASSWORD_LINK_MADE: _("password link made"),
        Action.PASSWORD_CHANGED: _("password changed"),
        Action.SECOND_FACTOR_SET: _("second factor turned on"),
        Action.SECOND_FACTOR_REMOVED: _("second factor removed"),
        Action.SECOND_FACTOR_RESET: _("second factor taken off by an administrator"),
        Action.SECOND_FACTOR_REFUSED: _("wrong second factor"),
        Action.RECOVERY_CODES_MADE: _("recovery codes made"),
        Action.RECOVERY_CODE_USED: _("recovery code used"),
        Action.SESSIONS_ENDED: _("other sessions ended"),
        Action.SIGNED_IN: _("signed in"),
        Action.SIGNED_OUT: _("signed out"),
        Action.SIGN_IN_REFUSED: _("sign-in refused"),
        Action.AUDIT_VERIFIED: _("log checked"),
        Action.AUDIT_EXPORTED: _("log exported"),
        Action.CASES_READ: _("list of cases read"),
        Action.CASE_READ: _("case read"),
        Action.CASE_CONFIRMED: _("case confirmed"),
        Action.CODE_ISSUED: _("code issued"),
        Action.BATCH_PUBLISHED: _("batch published"),
        Action.SIGNING_KEY_ROTATED: _("signing key replaced"),
        Action.SWEPT: _("old data deleted"),
    },
)


def _locked_head() -> AuditHead:
    found = AuditHead.objects.select_for_update().filter(pk=HEAD).first()
    if found is None:
        if AuditEntry.objects.exists():
            raise AuditHeadMissingError(
                "audit: the log has entries and no head, so nothing can be added; restore the database from its backup"
            )
        AuditHead.objects.bulk_create([AuditHead(pk=HEAD, digest=chain.GENESIS)], ignore_conflicts=True)
        found = AuditHead.objects.select_for_update().get(pk=HEAD)
    return found
