"""Saying how far a member is: the one place where an entry is written and where a member stands follows from it.

Entries come one by one or many at once, again or late, from helpers who had not seen each other; `rollout.status`
decides what holds. An entry that cannot be is answered with its sentence, and the others are written all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from bluezone.errors import BluezoneError
from bluezone.rollout import status
from bluezone.rollout.rights import Action
from bluezone.rollout.status import Entry, Source, State, Status, StatusError
from bluezone.server.rollout import access, campaigns, counting, standings
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Member, Participant, PastStanding, StatusEntry
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

MOST_AT_ONCE = 500
"""Entries of one call; a queue that is longer is sent in parts."""


class MemberUnknownError(BluezoneError, LookupError):
    """No such member is on the roster of this unit or below it."""

    code = "member_unknown"
    status = 404


class TooManyEntriesError(BluezoneError, ValueError):
    """More entries than one call takes."""

    code = "too_many_entries"
    status = 413


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of one member.

    Attributes:
        id: made by whoever says it; sent again it adds nothing.
        at: when it was seen; seen: ids of the entries that were before their eyes.
    """

    id: str
    member: int
    state: State
    at: datetime
    seen: frozenset[str] = frozenset()
    reason: str | None = None
    note: str = ""
    is_correction: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one entry: where the member stands now, or why it was refused."""

    said: Said
    status: Status = field(default_factory=Status)
    refusal: BluezoneError | None = None


def tick(at: Participant, said: Sequence[Said], *, by: Actor, now: datetime) -> tuple[Answer, ...]:
    """Write what a helper saw of members of *at* and below it; return an answer for each, in order.

    Raises:
        RightMissingError, CampaignStageError, TooManyEntriesError: nothing is written.
    """
    access.require(by, Action.STATUS_TICK, at, now)
    return _say(_members(at, said), said, at, Source.TICKED, by, now)


def report_oneself(member: Member, said: Said, *, by: Actor, now: datetime) -> Answer:
    """Write what a person says of their own phone; whoever calls has checked that it is that person.

    Raises:
        CampaignStageError
    """
    found = _say({member.pk: member}, (said,), member.participant, Source.SELF_REPORTED, by, now)
    return found[0]


def verify(members: Sequence[Member], *, ids: Mapping[int, str], by: Actor, now: datetime) -> tuple[Answer, ...]:
    """Write that the phones of *members* of one unit have registered themselves, each under its id of *ids*."""
    if not members:
        return ()
    seen = tips(row.pk for row in members)
    said = tuple(Said(ids[row.pk], row.pk, State.INSTALLED, now, ids_of(seen.get(row.pk, ()))) for row in members)
    return _say({row.pk: row for row in members}, said, members[0].participant, Source.VERIFIED, by, now)


def take_back(members: Sequence[Member], said: Sequence[Said], *, by: Actor, now: datetime) -> tuple[Answer, ...]:
    """Write what holds of *members* of one unit once something that had proved the app is known to prove it not."""
    if not members:
        return ()
    return _say({row.pk: row for row in members}, said, members[0].participant, Source.TICKED, by, now)


def history(member: Member) -> tuple[Entry, ...]:
    """Return all entries of *member*, in the order in which they came in."""
    return tuple(pure(row) for row in member.entries.order_by("received_at", "pk"))


def histories(members: Iterable[int]) -> dict[int, tuple[Entry, ...]]:
    """Return the entries of each of *members* who has any, by one query, in the order in which they came in."""
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for row in StatusEntry.objects.filter(member__in=list(members)).order_by("received_at", "pk"):
        found[row.member_id].append(pure(row))
    return {member: tuple(entries) for member, entries in found.items()}


def tips(members: Iterable[int]) -> dict[int, tuple[Entry, ...]]:
    """Return what a page shows of each of *members* and a new entry names as seen: their entries nobody followed."""
    return {member: status.tips(entries) for member, entries in histories(members).items()}


def ids_of(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the ids of *entries*."""
    return frozenset(each.id for each in entries)


def before(entries: Iterable[Entry], seen: Iterable[str]) -> Status:
    """Return where a member of *entries* stood before those of the ids *seen* were said: what undoing goes back to."""
    known = {each.id: each for each in entries}
    earlier: set[str] = set()
    waiting = [each for name in seen if name in known for each in known[name].seen]
    while waiting:
        name = waiting.pop()
        if name in known and name not in earlier:
            earlier.add(name)
            waiting += known[name].seen
    return status.status(each for each in known.values() if each.id in earlier)


def pure(row: StatusEntry) -> Entry:
    """Return the value that the rules speak about."""
    return Entry(
        id=row.pk,
        member=str(row.member_id),
        state=State(row.state),
        source=Source(row.source),
        at=row.at,
        received_at=row.received_at,
        by=row.by,
        seen=frozenset(row.seen),
        reason=row.reason or None,
        note=row.note,
        is_correction=row.is_correction,
    )


def _members(at: Participant, said: Sequence[Said]) -> dict[int, Member]:
    wanted = {each.member for each in said}
    below = Member.objects.filter(pk__in=wanted, campaign_id=at.campaign_id, participant__path__startswith=at.path)
    return {row.pk: row for row in below.filter(is_counted=True)}


def _say(
    members: Mapping[int, Member], said: Sequence[Said], at: Participant, source: Source, by: Actor, now: datetime
) -> tuple[Answer, ...]:
    campaigns.running(at.campaign)
    if len(said) > MOST_AT_ONCE:
        raise TooManyEntriesError(f"entries: found {len(said)}, expected at most {MOST_AT_ONCE}; send them in parts")

    with transaction.atomic():
        locked = counting.lock({row.participant_id for row in members.values()})
        held = {row.pk: row for row in Member.objects.filter(pk__in=list(members), is_counted=True)}
        known = dict.fromkeys(held, ()) | histories(held)
        answers, new = [], []
        for each in said:
            answer, entry = _decide(each, held, known, source, by, now)
            answers.append(answer)
            new += [_row(entry)] if entry else []
        StatusEntry.objects.bulk_create(new, batch_size=500)
        _move([held[row.member_id] for row in new], known, now)
        counting.recount(locked, now)
        _record(new, by, now, at)
    return tuple(answers)


def _decide(
    said: Said,
    held: Mapping[int, Member],
    entries: dict[int, tuple[Entry, ...]],
    source: Source,
    by: Actor,
    now: datetime,
) -> tuple[Answer, Entry | None]:
    """Return the answer to *said*, and the entry to write if there is a new one; *entries* go on with it."""
    if said.member not in held:
        unknown = MemberUnknownError("member: none of this number is on the roster here; load the list again")
        return Answer(said, refusal=unknown), None
    known = entries[said.member]
    try:
        entry = Entry(
            id=said.id,
            member=str(said.member),
            state=said.state,
            source=source,
            at=min(said.at, now),
            received_at=now,
            by=by.label,
            seen=said.seen,
            reason=said.reason,
            note=said.note.strip(),
            is_correction=said.is_correction,
        )
        after = status.add(known, entry)
        if len(after) == len(known):
            return Answer(said, status.status(known)), None
        _check_free(said.id)
    except StatusError as error:
        return Answer(said, status.status(known), error), None
    entries[said.member] = after
    return Answer(said, status.status(after)), entry


def _check_free(entry_id: str) -> None:
    """Refuse an id that an entry of another member has."""
    if StatusEntry.objects.filter(pk=entry_id).exists():
        raise StatusError("Status: found another entry of that id, expected a new one. Send it with an id of its own.")


def _row(entry: Entry) -> StatusEntry:
    return StatusEntry(
        id=entry.id,
        member_id=int(entry.member),
        state=entry.state.value,
        source=entry.source.value,
        at=entry.at,
        received_at=entry.received_at,
        by=entry.by,
        seen=sorted(entry.seen),
        reason=entry.reason or "",
        note=entry.note,
        is_correction=entry.is_correction,
    )


def _move(members: Iterable[Member], entries: Mapping[int, tuple[Entry, ...]], now: datetime) -> None:
    """Let *members* stand where their *entries* lead; who stands there already keeps the time since when."""
    moved = {row.pk: row for row in members}
    found = {number: status.status(entries[number]) for number in moved}
    lost = [number for number, row in moved.items() if row.is_installed and not _has_app(found[number])]
    phones = _phones_before(lost) if lost else {}
    old_ones: list[PastStanding] = []
    changed: list[Member] = []
    for row in moved.values():
        old, was = standings.past(row, now), {name: getattr(row, name) for name in standings.FIELDS}
        row.has_phone, row.has_smartphone = phones.get(row.pk, (row.has_phone, row.has_smartphone))
        for name, value in stands(found[row.pk], row).items():
            setattr(row, name, value)
        if was != {name: getattr(row, name) for name in standings.FIELDS}:
            row.at = now
            old_ones.append(old)
            changed.append(row)
    standings.keep(old_ones, changed)


def _has_app(found: Status) -> bool:
    return bool(found.entry and found.entry.has_app)


def _phones_before(members: Iterable[int]) -> dict[int, tuple[bool, bool]]:
    """Return whether each of *members* had a phone and a smartphone before the app was said to be there.

    Whoever has the app has a smartphone; when that turns out wrong, so does this, or a rate would keep its part of it.
    """
    earlier = PastStanding.objects.filter(member__in=list(members), is_installed=False).order_by("until", "pk")
    return {row.member_id: (row.has_phone, row.has_smartphone) for row in earlier}


def stands(found: Status, row: Member) -> dict[str, object]:
    """Return the fields of *row* that follow from *found*; who has the app has a smartphone."""
    has_app = _has_app(found)
    return {
        "state": found.state.value,
        "reason": found.reason or "",
        "proof": found.proof.value if found.proof else "",
        "is_installed": has_app,
        "is_settled": found.is_settled,
        "has_conflict": bool(found.conflicts),
        "has_phone": row.has_phone or has_app,
        "has_smartphone": row.has_smartphone or has_app,
    }


def _record(new: Sequence[StatusEntry], by: Actor, now: datetime, at: Participant) -> None:
    if len(new) == 1:
        subject = f"member {new[0].member_id} {new[0].state}"
    else:
        subject = f"{len(new)} members of {at.campaign.code}"[:60]
    if new:
        records.record(RolloutAction.STATUS_SAID, by=by, now=now, subject=subject, unit=at.unit_id)
