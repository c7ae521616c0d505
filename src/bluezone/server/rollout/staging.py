"""Roster files that wait to be accepted: read, shown, corrected; nothing of them is on a roster yet.

The cells stay here for a day at most, for names and phones of a file that nobody accepted are nobody's to keep.
"""

import hashlib
import json
import uuid
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from bluezone.documents.note import Note
from bluezone.documents.sheets import Book, Sheet
from bluezone.errors import BluezoneError
from bluezone.rollout import columns, doubles, roster, unit_names
from bluezone.rollout.changes import Changes, ChangesError
from bluezone.rollout.column_words import Field
from bluezone.rollout.finding import Finding, in_order
from bluezone.rollout.member import Kept
from bluezone.rollout.rights import Action
from bluezone.rollout.roster import Parsed, Reading, Upload
from bluezone.rollout.unit_names import UnitNames
from bluezone.server import phone_hash
from bluezone.server.rollout import access, campaigns
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Member, Participant, RememberedColumns, StagedRoster
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

LIFE = timedelta(days=1)
_AT_ONCE = 500
_LOOKED_AT = 300
"""Rows by which a sheet is known for a roster."""

Rows = Sequence[Sequence[str]]


class StagedUnknownError(BluezoneError, LookupError):
    """The file is not here any more: accepted, dropped, or a day old."""

    code = "staged_unknown"
    status = 404


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it is shown before it is accepted.

    Attributes:
        findings: what is wrong or doubtful, with phones that stand on other units' rosters too.
        units: names of the units the file may speak of.
        fingerprint: of what accepting would change; another one means that the roster changed in between.
        notes: what could mislead in the file itself, such as formulas.
        sheets: names of all its sheets; chosen: the number of the one that is read.
        is_undecided_again: what was decided of doubtful rows fits no longer and is asked once more.
    """

    staged: StagedRoster
    reading: Reading
    findings: tuple[Finding, ...]
    units: Mapping[str, str]
    fingerprint: str
    notes: tuple[Note, ...] = ()
    sheets: tuple[str, ...] = ("",)
    chosen: int = 0
    is_undecided_again: bool = False


def stage(at: Participant, rows: Rows, file_name: str, *, by: Actor, now: datetime) -> StagedRoster:
    """Keep the one table *rows* to be looked at: stage_book() of it."""
    return stage_book(at, Book((Sheet("", tuple(map(tuple, rows))),)), file_name, by=by, now=now)


def stage_book(at: Participant, book: Book, file_name: str, *, by: Actor, now: datetime) -> StagedRoster:
    """Keep *book* to be looked at; the sheet that looks most like a roster is read first.

    Raises:
        RightMissingError, CampaignStageError
        RosterTooLargeError: more rows, columns or text than any roster has; nothing is kept.
    """
    access.require(by, Action.ROSTER_CHANGE, at, now)
    campaigns.running(at.campaign)
    chosen = likeliest(book, _names(units_below(at)))
    rows = book.sheets[chosen].rows
    roster.check_size(rows)

    with transaction.atomic():
        made = StagedRoster.objects.create(
            id=uuid.uuid4(),
            participant=at,
            made_by=by.user,
            made_at=now,
            file_name=file_name[-200:],
            rows=_packed(book, chosen),
            n_rows=len(rows),
        )
        subject = f"{len(rows)} rows for {at.campaign.code}"[:60]
        records.record(RolloutAction.ROSTER_STAGED, by=by, now=now, subject=subject, unit=at.unit_id)
    return made


def likeliest(book: Book, names: UnitNames) -> int:
    """Return the number of the sheet that looks most like a roster: shown, with names and phones, with most rows."""

    def weight(number: int) -> tuple[bool, int, int]:
        sheet = book.sheets[number]
        mapped = columns.guess(sheet.rows[:_LOOKED_AT], names)
        fields = {column.field for column in mapped.columns}
        return not sheet.is_hidden, len(fields & {Field.NAME, Field.GIVEN, Field.PHONE}), len(sheet.rows)

    return max(range(len(book.sheets)), key=weight)


def choose(staged: StagedRoster, number: int, *, by: Actor, now: datetime) -> None:
    """Read the sheet of *number* from now on; what was said of the columns of another one is forgotten.

    Raises:
        RightMissingError
        StagedUnknownError: the file has no such sheet.
        RosterTooLargeError
    """
    access.require(by, Action.ROSTER_CHANGE, staged.participant, now)
    book, chosen = _unpacked(staged)
    if not 0 <= number < len(book.sheets):
        raise StagedUnknownError("sheet: the file has none of this number; choose one from the list")
    if number != chosen:
        roster.check_size(book.sheets[number].rows)
        staged.rows, staged.n_rows = _packed(book, number), len(book.sheets[number].rows)
        staged.said, staged.decisions = {}, {}
        staged.save(update_fields=["rows", "n_rows", "said", "decisions"])


def find(key: uuid.UUID, at: Participant, *, by: Actor, now: datetime) -> StagedRoster:
    """Return the file of *key* that waits at *at*.

    Raises:
        RightMissingError, StagedUnknownError
    """
    access.require(by, Action.ROSTER_CHANGE, at, now)
    found = StagedRoster.objects.filter(pk=key, participant=at, made_at__gt=now - LIFE).first()
    if found is None:
        raise StagedUnknownError("file: it is not here any more; upload it again")
    found.participant = at
    return found


def show(key: uuid.UUID, at: Participant, *, by: Actor, now: datetime) -> Look:
    """Return what the file of *key* would change, for a person's eyes; that names were read is recorded.

    Raises:
        RightMissingError, StagedUnknownError
    """
    found = look(find(key, at, by=by, now=now))
    subject = f"file for {at.campaign.code}"[:60]
    records.record(RolloutAction.ROSTER_READ, by=by, now=now, subject=subject, unit=at.unit_id)
    return found


def look(staged: StagedRoster) -> Look:
    """Return what accepting *staged* would do as things stand."""
    at = staged.participant
    below = units_below(at)
    names = _names(below)
    book, chosen = _unpacked(staged)
    sheet = book.sheets[chosen]
    parsed = roster.parse(sheet.rows, names, _upload(staged, at))
    places = {row.unit_id: row for row in below}
    known = _known(parsed, places, at)
    reading, is_lost = _against(parsed, known)
    reading = replace(reading, changes=_of_these_units(reading.changes, {each.unit for each in parsed.members}))
    findings = in_order([*reading.problems, *_elsewhere(reading, at, places)])
    return Look(
        staged,
        reading,
        findings,
        names.names,
        fingerprint(reading.changes),
        sheet.notes,
        tuple(each.name for each in book.sheets),
        chosen,
        is_lost,
    )


def _against(parsed: Parsed, known: Sequence[Kept]) -> tuple[Reading, bool]:
    """Return what *parsed* changes, and whether its decisions fit no longer: they are asked again then."""
    try:
        return roster.against(parsed, known), False
    except ChangesError:
        return roster.against(replace(parsed, decisions=None), known), True


def _packed(book: Book, chosen: int) -> bytes:
    sheets = [
        {"name": each.name, "rows": each.rows, "notes": [[note.code, note.vi, note.en] for note in each.notes]}
        for each in book.sheets
    ]
    return zlib.compress(json.dumps({"chosen": chosen, "sheets": sheets}, ensure_ascii=False).encode())


def _unpacked(staged: StagedRoster) -> tuple[Book, int]:
    found = json.loads(zlib.decompress(staged.rows))
    sheets = tuple(
        Sheet(each["name"], tuple(map(tuple, each["rows"])), tuple(Note(*note) for note in each["notes"]))
        for each in found["sheets"]
    )
    return Book(sheets), found["chosen"]


def correct(
    staged: StagedRoster,
    said: Mapping[int, Field | None],
    decisions: Mapping[int, str | None],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Keep what a person *said* of columns, and who doubtful rows are.

    Raises:
        RightMissingError
    """
    access.require(by, Action.ROSTER_CHANGE, staged.participant, now)
    staged.said = {str(number): field.value if field else "" for number, field in said.items()}
    staged.decisions = {str(row): member for row, member in decisions.items()}
    staged.save(update_fields=["said", "decisions"])


def drop(staged: StagedRoster, *, by: Actor, now: datetime) -> None:
    """Forget the file.

    Raises:
        RightMissingError
    """
    at = staged.participant
    access.require(by, Action.ROSTER_CHANGE, at, now)

    with transaction.atomic():
        StagedRoster.objects.filter(pk=staged.pk).delete()
        subject = f"{staged.n_rows} rows for {at.campaign.code}"[:60]
        records.record(RolloutAction.ROSTER_DROPPED, by=by, now=now, subject=subject, unit=at.unit_id)


def sweep(now: datetime) -> int:
    """Forget files that nobody accepted within a day; return how many."""
    return StagedRoster.objects.filter(made_at__lte=now - LIFE).delete()[0]


def fingerprint(changes: Changes) -> str:
    """Return by what two sets of changes are told apart."""
    return hashlib.sha256(repr(changes).encode()).hexdigest()


def units_below(at: Participant) -> list[Participant]:
    """Return *at* and the units below it, in the order of the tree."""
    return list(Participant.objects.filter(campaign_id=at.campaign_id, path__startswith=at.path).order_by("position"))


def _names(below: Sequence[Participant]) -> UnitNames:
    full = [(row.name, row.unit_id) for row in below]
    return unit_names.unit_names([*full, *((row.short_name, row.unit_id) for row in below)])


def _upload(staged: StagedRoster, at: Participant) -> Upload:
    remembered = RememberedColumns.objects.filter(unit_id=at.unit_id).first()
    return Upload(
        own_unit=at.unit_id,
        said={int(number): Field(field) if field else None for number, field in staged.said.items()},
        remembered=remembered.headings if remembered else None,
        decisions={int(row): member for row, member in staged.decisions.items()} or None,
    )


def _known(parsed: Parsed, places: Mapping[str, Participant], at: Participant) -> list[Kept]:
    """Return the members whom the file may speak of: those of its units, and who has one of its numbers elsewhere."""
    units = {each.unit for each in parsed.members} or {at.unit_id}
    phones = [each.phone for each in parsed.members if each.phone]
    ours = Member.objects.filter(participant__in=[row.pk for row in places.values()], is_counted=True)
    found = {row.pk: row for row in ours.filter(participant__unit__in=units).select_related("participant")}
    elsewhere = ours.exclude(participant__unit__in=units)
    for start in range(0, len(phones), _AT_ONCE):
        some = elsewhere.filter(phone__in=phones[start : start + _AT_ONCE]).select_related("participant")
        found.update({row.pk: row for row in some})
    return [row.kept() for row in found.values()]


def _of_these_units(changes: Changes, units: set[str]) -> Changes:
    """Return *changes* in which nobody is gone of whose unit the file does not speak."""
    left = tuple(each for each in changes.left if each.member.unit in units)
    return replace(changes, left=left)


def _elsewhere(reading: Reading, at: Participant, places: Mapping[str, Participant]) -> tuple[Finding, ...]:
    """Return whose number stands on the roster of a unit outside of these; its name is all that is told."""
    hashes = {each.phone: phone_hash.of(each.phone) for each in reading.members if each.phone}
    others: dict[bytes, list[str]] = {}
    wanted = list(hashes.values())
    outside = ~Q(participant__in=[row.pk for row in places.values()])
    for start in range(0, len(wanted), _AT_ONCE):
        rows = Member.objects.filter(
            outside, campaign_id=at.campaign_id, phone_hash__in=wanted[start : start + _AT_ONCE], is_counted=True
        )
        for hashed, name in rows.values_list("phone_hash", "participant__name"):
            others.setdefault(bytes(hashed or b""), []).append(name)
    column = reading.mapping.column(Field.PHONE)
    return doubles.across(reading.members, hashes, others, column.name if column else "") if others else ()
