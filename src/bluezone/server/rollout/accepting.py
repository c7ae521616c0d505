"""Taking a roster file in, whole or without its faulty rows: members by their stable identity, never twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bluezone.errors import BluezoneError
from bluezone.letters.folding import fold
from bluezone.rollout import collation, columns
from bluezone.rollout.changes import Changes
from bluezone.rollout.handset import Handset, System
from bluezone.rollout.member import Member as PureMember
from bluezone.rollout.rights import Action
from bluezone.server import phone_hash
from bluezone.server.rollout import access, campaigns, counting, proofs, rows, staging, standings
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Member, Participant, PastStanding, RememberedColumns, StagedRoster
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

LONGEST_SORT_KEY = 600
TOLD = (
    *("name", "name_key", "sort_key", "phone", "phone_hash", "position", "birth"),
    *("system", "version", "model", "features", "handset_as_written", "note"),
)
"""Fields of a row that a file tells, or that follow from what it tells."""


class RosterFaultyError(BluezoneError, ValueError):
    """Rows have faults or doubts, and nobody said to leave them out."""

    code = "roster_faulty"
    status = 409


class RosterChangedError(BluezoneError, ValueError):
    """The roster changed since the file was shown."""

    code = "roster_changed"
    status = 409


@dataclass(frozen=True, slots=True)
class Taken:
    """How many members were added, changed and taken off."""

    added: int
    changed: int
    left: int


def accept(staged: StagedRoster, fingerprint: str, *, is_partial: bool = False, by: Actor, now: datetime) -> Taken:
    """Bring what *staged* holds onto the rosters, and forget the file.

    Args:
        fingerprint: of the changes that were shown.
        is_partial: leave faulty and doubtful rows out; whom they may speak of stays as they are.

    Raises:
        RightMissingError, CampaignStageError
        RosterFaultyError, RosterChangedError: nothing was changed, and the file still waits.
    """
    at = staged.participant
    access.require(by, Action.ROSTER_CHANGE, at, now)
    campaigns.running(at.campaign)

    with transaction.atomic():
        below = {row.unit_id: row for row in counting.lock([row.pk for row in staging.units_below(at)])}
        look = staging.look(staged)
        if look.fingerprint != fingerprint:
            raise RosterChangedError("roster: it changed since this file was shown; look at the changes again")
        if not (look.reading.is_clean or is_partial):
            raise RosterFaultyError("roster: rows have faults or doubts; settle them, or take the sound rows alone")
        taken, touched = _apply(look.reading.changes, below, at, now)
        _remember(at, columns.remember(look.reading.mapping))
        StagedRoster.objects.filter(pk=staged.pk).delete()
        counting.recount(touched, now)
        subject = f"{taken.added}+ {taken.changed}~ {taken.left}- in {at.campaign.code}"[:60]
        records.record(RolloutAction.ROSTER_ACCEPTED, by=by, now=now, subject=subject, unit=at.unit_id)
        proofs.apply([row.pk for row in touched], now)
    return taken


def _apply(
    changes: Changes, below: Mapping[str, Participant], at: Participant, now: datetime
) -> tuple[Taken, list[Participant]]:
    added = [new(each, below[each.unit], now) for each in changes.added]
    Member.objects.bulk_create(added, batch_size=500)
    ids = [*(int(each.id) for each in changes.changed), *(int(kept.id) for kept in changes.left)]
    held = {row.pk: row for row in Member.objects.filter(pk__in=ids).select_related("participant")}
    touched = {row.participant_id for row in (*added, *held.values())}
    before: list[PastStanding] = []
    moved: list[Member] = []
    for each in changes.changed:
        row = held[int(each.id)]
        old = standings.past(row, now)
        if tell(row, each.member, below[each.member.unit]):
            row.at = now
            before.append(old)
            moved.append(row)
        touched.add(row.participant_id)
    for kept in changes.left:
        row = held[int(kept.id)]
        before.append(standings.past(row, now))
        row.is_counted, row.at = False, now
        moved.append(row)
    rows.rewrite(list(held.values()), (*TOLD, "participant"))
    standings.keep(before, moved)
    locked = {row.pk: row for row in below.values()}
    return Taken(len(added), len(changes.changed), len(changes.left)), [locked[each] for each in sorted(touched)]


def new(told: PureMember, place: Participant, now: datetime) -> Member:
    """Return a member as a file tells of them, of whom nobody has said anything yet; not written."""
    row = Member(campaign_id=place.campaign_id, participant=place, at=now)
    tell(row, told, place)
    return row


def tell(row: Member, told: PureMember, place: Participant) -> bool:
    """Let *row* be as *told*; return whether it now counts otherwise."""
    before = (row.participant_id, row.has_phone, row.has_smartphone)
    phone = told.handset
    row.name, row.name_key = told.name, fold(told.name)
    row.sort_key = collation.person_text(told.name)[:LONGEST_SORT_KEY]
    row.phone = told.phone or ""
    row.phone_hash = phone_hash.of(told.phone) if told.phone else None
    row.position, row.birth, row.note = told.position, told.birth or "", told.note
    row.system, row.model = phone.system.value if phone.system else "", phone.model or ""
    row.version = list(phone.version) if phone.version else None
    row.features, row.handset_as_written = dict(phone.features), phone.as_written
    row.participant = place
    row.has_phone = bool(told.phone) or row.is_installed
    row.has_smartphone = row.is_installed or (row.has_phone and may_run_apps(phone))
    return before != (row.participant_id, row.has_phone, row.has_smartphone)


def may_run_apps(phone: Handset) -> bool:
    """Return whether *phone* is no plain one, as far as was told."""
    return phone.system is not System.FEATURE


def _remember(at: Participant, headings: Mapping[str, str]) -> None:
    known, _ = RememberedColumns.objects.get_or_create(unit_id=at.unit_id)
    known.headings = {**known.headings, **headings}
    known.save(update_fields=["headings"])
