"""Reports that come as files: each is kept, then read by itself; what could not be read is typed in by a clerk.

Keeping is quick and reading may take seconds, so a file is kept first and read in a step of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from bluezone.documents import evidence
from bluezone.documents.errors import DocumentError
from bluezone.documents.letter_file import LetterFile
from bluezone.errors import BluezoneError
from bluezone.letters import schema
from bluezone.letters.checks import Finding
from bluezone.letters.letter import Letter, Moment
from bluezone.letters.reading.finding import Span
from bluezone.rollout import received, schedule, sender
from bluezone.rollout.received import Wanted
from bluezone.rollout.rights import Action
from bluezone.rollout.sender import Candidate
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import access, files, freezing, receiving
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Letterhead, Participant, Period, Received
from bluezone.server.rollout.receiving import Desk
from bluezone.server.units import records, registry
from bluezone.server.units.actor import Actor

LONGEST_SYMBOL = 60


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it was chosen."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Added:
    """What became of files: rows made, those that had come before, and those that no letter comes as, with why."""

    made: tuple[Received, ...]
    doubles: tuple[tuple[str, Received], ...]
    refused: tuple[tuple[str, BluezoneError], ...]


def add(of: Desk, given: Iterable[Given], *, by: Actor, now: datetime) -> Added:
    """Keep each file of *given* as a report to be read; the same bytes are not taken twice.

    Raises:
        RightMissingError
    """
    access.require(by, Action.RECEIVED_CONFIRM, of.at, now)
    made: list[Received] = []
    doubles: list[tuple[str, Received]] = []
    refused: list[tuple[str, BluezoneError]] = []
    for each in given:
        try:
            row, is_new = _kept(of, each, by, now)
        except BluezoneError as error:
            refused.append((each.name, error))
        else:
            if is_new:
                made.append(row)
            else:
                doubles.append((each.name, row))
    return Added(tuple(made), tuple(doubles), tuple(refused))


def _kept(of: Desk, given: Given, by: Actor, now: datetime) -> tuple[Received, bool]:
    """Return the report in *given*, and whether it is new."""
    with transaction.atomic():
        kept = files.keep(given.data)
        came = Received.objects.filter(campaign_id=of.at.campaign_id, file=kept)
        before = receiving.seen(of, came).exclude(state=Received.State.REFUSED).first()
        if before is not None:
            return before, False
        row = Received.objects.create(
            campaign_id=of.at.campaign_id,
            receiver_id=of.receiver,
            period=of.period,
            participant=None if of.is_whole else of.at,
            file=kept,
            file_name=given.name[:200],
            arrived_at=now,
        )
        subject = f"received {row.pk}"
        records.record(RolloutAction.REPORT_RECEIVED, by=by, now=now, subject=subject, unit=of.receiver)
    return row, True


def unread(of: Desk) -> QuerySet[Received]:
    """Return the reports that were kept and not read yet, those that came first before the others."""
    return receiving.seen(of, Received.objects.filter(receiving.UNREAD)).order_by("pk")


def read(row: Received, of: Desk, senders: Sequence[Candidate] | None = None) -> Received:
    """Return *row* with what its file says, who may have sent it, for which cut-off, and what is wrong with it.

    Args:
        senders: `candidates(of)`, where several files are read.
    """
    found = files.read(row.file_id or "")
    if isinstance(found, DocumentError):
        row.evidence = {"failed": {"code": found.code, "sentence": found.sentence}}
        row.save(update_fields=["evidence"])
        return row
    document = evidence.document(found, row.file_name)
    row.evidence = {"source": document.pop("source"), "found": document.pop("found")}
    row.read = document
    _place(row, found.letter, of, candidates(of) if senders is None else senders)
    _say(row, found.letter, of)
    row.findings = as_json(_findings(row, found, of))
    row.save()
    return row


def _place(row: Received, letter: Letter, of: Desk, senders: Sequence[Candidate]) -> None:
    """Put *row* where its letter belongs: by its cut-off's day in a period, by its head to a unit."""
    day = letter.cutoff.day if letter.cutoff else None
    row.period = next((each for each in of.periods if schedule.local_day(each.cutoff) == day), row.period)
    unit = sender.sender(letter, senders)
    if unit is not None:
        row.participant = Participant.objects.get(campaign_id=row.campaign_id, unit_id=unit)


def _say(row: Received, letter: Letter, of: Desk) -> None:
    """Write what the letter says into the columns of *row*; they count when a clerk has confirmed them."""
    row.number_symbol = (letter.number_symbol or "")[:LONGEST_SYMBOL]
    row.dated = letter.date
    row.as_of = as_of(letter.cutoff, row.period)
    told = received.figures(letter, of.definition.denominators)
    if told is not None:
        row.denominator, row.total, row.installed = told.denominator, told.total, told.installed
        row.reasons = dict(told.reasons)


def as_of(said: Moment | None, period: Period) -> datetime | None:
    """Return the moment of figures; None where the letter says no other than the cut-off's day."""
    if said is None or said.day is None:
        return None
    if said.at is not None:
        return schedule.moment_utc(said.day, said.at)
    is_same = said.day == schedule.local_day(period.cutoff)
    return None if is_same else schedule.moment_utc(said.day, schedule.moment(period.cutoff).at or _MIDNIGHT)


_MIDNIGHT = datetime.min.time()


# --- who may have sent it --------------------------------------------------------------------------------------------


def candidates(of: Desk) -> tuple[Candidate, ...]:
    """Return the units that may have sent a letter, by all the names they are known by."""
    rows = list(receiving.senders(of).values_list("unit_id", "name", "short_name"))
    organs = dict(Letterhead.objects.filter(unit__in=[unit for unit, _, _ in rows]).values_list("unit_id", "organ"))
    tree = registry.tree_on(of.at.campaign.tree_day)
    found = []
    for unit, name, short in rows:
        here = UnitId(unit)
        others = (tree.version(here).name, tree.version(here).title) if here in tree else ()
        names = dict.fromkeys(each for each in (name, *others, organs.get(unit, "")) if each)
        found.append(Candidate(unit, tuple(names), short))
    return tuple(found)


# --- what is wrong with it -------------------------------------------------------------------------------------------


def _findings(row: Received, file: LetterFile, of: Desk) -> tuple[Finding, ...]:
    return received.check(file.letter, wanted(row, of), text=file.extract.text)


def wanted(row: Received, of: Desk) -> Wanted:
    """Return what the receiver knows beside the letter of *row*."""
    frozen = freezing.latest(row.participant, row.period) if row.participant else None
    return Wanted(
        row.period.cutoff,
        of.definition.denominator,
        of.definition.denominators,
        frozen.pure() if frozen and frozen.total else None,  # who keeps no roster here has figures on paper only
    )


def check_again(row: Received, of: Desk) -> None:
    """Find anew what is wrong with the letter of *row*, which a clerk gave another sender or cut-off."""
    if not row.read:
        return
    source: Mapping[str, Any] = row.evidence.get("source") or {}
    letter = schema.decode(row.read)
    row.findings = as_json(received.check(letter, wanted(row, of), text=source.get("text")))


def as_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Return *findings* as they are kept."""
    return list(_as_json(findings))


def _as_json(findings: Iterable[Finding]) -> Iterator[dict[str, str]]:
    for each in findings:
        where = "" if each.where is None or isinstance(each.where, Span) else each.where
        yield {
            "code": each.code,
            "severity": each.severity.value,
            "vi": each.vi,
            "en": each.en,
            "rule": each.rule,
            "where": where,
        }
