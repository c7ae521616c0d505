"""Rosters and ticks for commands and calls: a file is read, told of, and taken in; helpers' ticks in one go."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from bluezone.documents import sheets
from bluezone.errors import BluezoneError
from bluezone.rollout import phone_number
from bluezone.rollout.rights import Action
from bluezone.rollout.status import State
from bluezone.server.rollout import accepting, access, api_values, rosters, staging, statuses
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Member, Participant
from bluezone.server.rollout.staging import Look
from bluezone.server.rollout.statuses import Said
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

Rows = Sequence[Sequence[str]]
ALL = 2**31 - 1
COLUMNS = {"phone": "phone", "member": "member", "state": "state", "reason": "reason", "note": "note"}
_HEADS = {
    **COLUMNS,
    "id": "member",
    "số điện thoại": "phone",
    "tình trạng": "state",
    "lý do": "reason",
    "ghi chú": "note",
}


class TickTableError(BluezoneError, ValueError):
    """The first row of ticks does not name its columns, or a row says what cannot be read."""

    code = "tick_table_unreadable"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of rows: counts, findings, and whether they were accepted; `refusal` says why they were not."""

    counts: dict[str, int]
    findings: list[dict[str, Any]]
    is_saved: bool
    refusal: BluezoneError | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as commands and calls tell it."""
        told = {**self.counts, "is_saved": self.is_saved, "problems": self.findings}
        return told if self.refusal is None else {**told, "code": self.refusal.code, "sentence": self.refusal.sentence}


def look(at: Participant, rows: Rows, name: str, *, by: Actor, now: datetime) -> Taken:
    """Return what taking in *rows* would do; nothing of them is kept.

    Raises:
        RightMissingError, CampaignStageError, RosterTooLargeError
    """
    found: Taken | None = None
    with transaction.atomic():
        staged = staging.stage(at, rows, name, by=by, now=now)
        found = _told(staging.look(staged), is_saved=False)
        staging.drop(staged, by=by, now=now)
    return found


def take_in(at: Participant, rows: Rows, name: str, *, is_partial: bool = False, by: Actor, now: datetime) -> Taken:
    """Bring *rows* onto the rosters, all or, if *is_partial*, those without fault or doubt.

    Where they are refused nothing is changed or kept, and the answer says why.

    Raises:
        RightMissingError, CampaignStageError, RosterTooLargeError
    """
    staged = staging.stage(at, rows, name, by=by, now=now)
    seen = staging.look(staged)
    try:
        accepting.accept(staged, seen.fingerprint, is_partial=is_partial, by=by, now=now)
    except (accepting.RosterFaultyError, accepting.RosterChangedError) as error:
        staging.drop(staged, by=by, now=now)
        return _told(seen, is_saved=False, refusal=error)
    return _told(seen, is_saved=True)


def _told(seen: Look, *, is_saved: bool, refusal: BluezoneError | None = None) -> Taken:
    changes = seen.reading.changes
    counts = {
        "members": len(seen.reading.members),
        "added": len(changes.added),
        "changed": len(changes.changed),
        "left": len(changes.left),
        "unchanged": len(changes.unchanged),
        "doubtful": len(changes.doubtful),
    }
    doubts = [
        {"code": "doubtful", "row": each.member.row, "column": "", "found": each.member.name, "weight": "doubt",
         "vi": each.why.vi, "en": each.why.en}
        for each in changes.doubtful
    ]  # fmt: skip
    return Taken(counts, [*map(api_values.finding, seen.findings), *doubts], is_saved, refusal)


def rows_of(data: bytes, name: str, sheet: str | None = None) -> Rows:
    """Return the cells of the first sheet of the file *data*, or of the one called *sheet*.

    Raises:
        DocumentError: it is no table that can be read.
        TickTableError: no sheet has that name.
    """
    book = sheets.read(data, name)
    if sheet is None:
        return book.sheets[0].rows
    found = next((each for each in book.sheets if each.name == sheet), None)
    if found is None:
        names = ", ".join(each.name for each in book.sheets)
        raise TickTableError(f"sheet: found none of this name, expected one of {names}; name one of them")
    return found.rows


def table(at: Participant, *, with_states: bool, by: Actor, now: datetime) -> list[list[str]]:
    """Return the roster of *at* and below as rows, the first of them headings.

    Raises:
        RightMissingError
    """
    found = rosters.table(rosters.listed(at, by=by, now=now), with_states=with_states)
    subject = f"{len(found) - 1} members of {at.campaign.code}"[:60]
    records.record(RolloutAction.ROSTER_EXPORTED, by=by, now=now, subject=subject, unit=at.unit_id)
    return found


# --- ticks -----------------------------------------------------------------------------------------------------------


def ticks(
    at: Participant, rows: Rows, *, is_correction: bool = False, by: Actor, now: datetime
) -> list[dict[str, Any]]:
    """Write what *rows* say of members, found by number or phone; return an answer for each.

    A row is written as somebody says it who saw what stands there now. The same rows again change nothing: who stands
    there already is passed over.

    Raises:
        TickTableError, RightMissingError, CampaignStageError
    """
    access.require(by, Action.STATUS_TICK, at, now)
    told = list(_named(rows))
    known = _by_phone(at, [each["phone"] for each in told if each["phone"]])
    found = [(each, _number(each, known)) for each in told]
    members = {row.pk: row for row in _members(at).filter(pk__in=[number for _, number in found])}
    seen = tips(members)
    said, answers = [], []
    for number, (each, member) in enumerate(found, 2):
        state = _state(each["state"], number)
        row = members.get(member)
        if row is not None and (row.state, row.reason) == (state, each["reason"]) and row.proof:
            answers.append({"row": number, "member": member, "is_taken": True, "is_new": False, "state": row.state})
        else:
            said.append((number, _said(each, member, state, seen.get(member, frozenset()), now, is_correction)))
    for start in range(0, len(said), statuses.MOST_AT_ONCE):
        some = said[start : start + statuses.MOST_AT_ONCE]
        given = statuses.tick(at, [each for _, each in some], by=by, now=now)
        answers += [
            {"row": number, "is_new": True, **api_values.answer(answer)}
            for (number, _), answer in zip(some, given, strict=True)
        ]
    return sorted(answers, key=lambda answer: answer["row"])


def _named(rows: Rows) -> Iterator[dict[str, str]]:
    heads = [_HEADS.get(cell.strip().casefold(), "") for cell in rows[0]] if rows else []
    if "state" not in heads or not {"phone", "member"} & set(heads):
        raise TickTableError(
            "ticks, row 1: expected the headings phone or member, state, and if need be reason and note; add them"
        )
    for row in rows[1:]:
        cells = dict.fromkeys(COLUMNS, "")
        cells.update({name: cell.strip() for name, cell in zip(heads, row, strict=False) if name})
        yield cells


def _members(at: Participant) -> Any:
    return Member.objects.filter(
        campaign_id=at.campaign_id, participant__path__startswith=at.path, is_counted=True
    ).select_related("participant")


def _by_phone(at: Participant, phones: Sequence[str]) -> Mapping[str, int]:
    wanted = {phone: phone_number.read(phone).number or phone for phone in phones}
    found: dict[str, int] = {}
    numbers = sorted(set(wanted.values()))
    for start in range(0, len(numbers), 500):
        rows = _members(at).filter(phone__in=numbers[start : start + 500])
        found.update(rows.values_list("phone", "pk"))
    return {phone: found[number] for phone, number in wanted.items() if number in found}


def _number(each: Mapping[str, str], known: Mapping[str, int]) -> int:
    """Return the number of the member that a row means; 0 for nobody."""
    if each["member"]:
        return int(each["member"]) if each["member"].isdecimal() else 0
    return known.get(each["phone"], 0)


def _state(text: str, row: int) -> State:
    try:
        return State(text.lower() or State.INSTALLED)
    except ValueError as error:
        raise TickTableError(
            f'ticks, row {row}: found the state "{text}", expected one of {", ".join(State)}; nothing was saved'
        ) from error


def _said(
    each: Mapping[str, str], member: int, state: State, seen: frozenset[str], now: datetime, is_correction: bool
) -> Said:
    reason = each["reason"] or None
    return Said(str(uuid.uuid4()), member, state, now, seen, reason, each["note"], is_correction)


def tips(members: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return of each of *members* the ids of the entries that hold."""
    found: dict[int, frozenset[str]] = {}
    wanted = list(members)
    for start in range(0, len(wanted), 500):
        entries = statuses.tips(wanted[start : start + 500])
        found.update({member: statuses.ids_of(each) for member, each in entries.items()})
    return found


def members(at: Participant, *, after: int = 0, most: int = 100, by: Actor, now: datetime) -> list[dict[str, Any]]:
    """Return members of *at* and below with what holds of them, in order of their numbers, those above *after*.

    Raises:
        RightMissingError
    """
    rows = list(rosters.listed(at, by=by, now=now).filter(pk__gt=after).order_by("pk")[:most])
    seen = tips([row.pk for row in rows])
    return [api_values.member(row, seen.get(row.pk, ())) for row in rows]


def place(code: str, unit: str) -> Participant:
    """Return what *unit* is in the campaign of *code*.

    Raises:
        CampaignUnknownError, ParticipantUnknownError
    """
    return access.participant(code, unit)
