"""The outreach log: who else was told of the app and helped. No entry is changed or deleted; a new one corrects it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from bluezone.errors import BluezoneError
from bluezone.rollout.outreach import KINDS, Entry, OutreachError
from bluezone.rollout.rights import Action
from bluezone.server.rollout import access, campaigns
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import OutreachEntry, Participant
from bluezone.server.units import records
from bluezone.server.units.actor import Actor


class OutreachAheadError(BluezoneError, ValueError):
    """What is logged has not happened yet."""

    code = "outreach_ahead"


class EntryCorrectedError(BluezoneError, ValueError):
    """Another entry replaces this one already."""

    code = "outreach_corrected_already"
    status = 409


class EntryUnknownError(BluezoneError, LookupError):
    """There is no such entry at this unit."""

    code = "outreach_unknown"
    status = 404


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says was done; `subject` is the enterprise, market or street."""

    entry: Entry
    subject: str = ""
    note: str = ""


def log(at: Participant, said: Said, *, by: Actor, now: datetime) -> OutreachEntry:
    """Return a new entry of the unit of *at*.

    Raises:
        RightMissingError, CampaignStageError
        OutreachError: an unknown kind.
        OutreachAheadError: it has not happened yet.
    """
    return _write(at, said, None, by, now)


def correct(old: OutreachEntry, said: Said, *, by: Actor, now: datetime) -> OutreachEntry:
    """Return the entry that replaces *old*, which stays in the log and counts no more.

    Raises:
        EntryCorrectedError: another one replaces it already; and those of log().
    """
    return _write(old.participant, said, old, by, now)


def strike(old: OutreachEntry, *, by: Actor, now: datetime) -> OutreachEntry:
    """Return the entry that says *old* was made by mistake; both stay in the log and count no more.

    Raises:
        EntryCorrectedError, RightMissingError, CampaignStageError
    """
    said = Said(old.pure(), old.subject, old.note)
    return _write(old.participant, said, old, by, now, is_struck=True)


def entry(at: Participant, number: int) -> OutreachEntry:
    """Return the entry *number* of the unit of *at* or of one below it.

    Raises:
        EntryUnknownError
    """
    found = of(at).filter(pk=number).first()
    if found is None:
        raise EntryUnknownError("outreach: there is no such entry at this unit; choose one from the log")
    return found


def of(at: Participant) -> QuerySet[OutreachEntry]:
    """Return all entries of the unit of *at* and of those below it, the latest first."""
    below = Q(participant__campaign_id=at.campaign_id, participant__path__startswith=at.path)
    return OutreachEntry.objects.filter(below).select_related("participant__campaign", "made_by", "corrects")


def standing(entries: QuerySet[OutreachEntry]) -> QuerySet[OutreachEntry]:
    """Return those of *entries* that count: not struck, not replaced."""
    return entries.filter(corrected_by=None, is_struck=False)


def _write(
    at: Participant, said: Said, old: OutreachEntry | None, by: Actor, now: datetime, *, is_struck: bool = False
) -> OutreachEntry:
    access.require(by, Action.OUTREACH_LOG, at, now)
    campaigns.running(at.campaign)
    _check(said.entry, now)

    with transaction.atomic():
        if old is not None:
            OutreachEntry.objects.select_for_update().get(pk=old.pk)
            if old.is_struck or OutreachEntry.objects.filter(corrects=old).exists():
                raise EntryCorrectedError("outreach: another entry replaces this one already; correct the newest one")
        made = OutreachEntry.objects.create(
            participant=at,
            kind=said.entry.kind,
            subject=said.subject,
            at=said.entry.at,
            reached=said.entry.reached,
            helped=said.entry.helped,
            note=said.note,
            corrects=old,
            is_struck=is_struck,
            made_by=by.user,
            made_at=now,
        )
        subject = f"outreach {made.pk}" + (f" instead of {old.pk}" if old else "")
        records.record(RolloutAction.OUTREACH_LOGGED, by=by, now=now, subject=subject, unit=at.unit_id)
    return made


def _check(said: Entry, now: datetime) -> None:
    if said.kind not in KINDS:
        raise OutreachError(f"Outreach: found the kind {said.kind!r}, expected one of {', '.join(KINDS)}.")
    if said.at > now:
        raise OutreachAheadError("outreach: the hour has not come yet; log it when it is done")
