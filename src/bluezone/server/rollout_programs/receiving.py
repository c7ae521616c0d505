"""What the receiving unit does, for commands and calls: letters come in, are confirmed, added up, chased, summed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from bluezone.documents import letter_file, sheets
from bluezone.letters import schema
from bluezone.letters.kinds import Kind
from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.server.rollout import (
    api_values,
    chasing,
    confirming,
    consolidating,
    reading_reports,
    receiving,
    summarising,
)
from bluezone.server.rollout.confirming import Said
from bluezone.server.rollout.models import Outgoing, Participant, Period, Received
from bluezone.server.rollout.reading_reports import Given
from bluezone.server.rollout.receiving import Desk
from bluezone.server.units.actor import Actor

Json = dict[str, Any]
OURS = "received_"
"""Begins the codes of what a clerk decides about; other warnings are about how a letter is written."""


def desk(code: str, unit: str, number: int | None, *, is_changing: bool = False, by: Actor, now: datetime) -> Desk:
    """Return the desk of *unit* for the cut-off *number*, or the last that has come.

    Raises:
        CampaignUnknownError, ParticipantUnknownError, PeriodUnknownError, RightMissingError
    """
    action = Action.RECEIVED_CONFIRM if is_changing else Action.FIGURES_SEE
    return receiving.desk(code, unit, number, action=action, by=by, now=now)


def receive(of: Desk, given: Iterable[Given], *, by: Actor, now: datetime) -> list[Json]:
    """Keep and read *given* files; return what became of each: the report, or why it was refused.

    Raises:
        RightMissingError
    """
    added = reading_reports.add(of, given, by=by, now=now)
    senders = reading_reports.candidates(of) if added.made else ()
    rows = [reading_reports.read(row, of, senders) for row in added.made]
    told = [{"file": row.file_name, "is_new": True, **api_values.received(row)} for row in rows]
    told += [{"file": name, "is_new": False, **api_values.received(row)} for name, row in added.doubles]
    return told + [
        {"file": name, "is_new": False, "code": error.code, "sentence": error.sentence} for name, error in added.refused
    ]


def receive_one(of: Desk, given: Given, *, by: Actor, now: datetime) -> tuple[Json, bool]:
    """Return the report in *given*, read, and whether it is new.

    Raises:
        RightMissingError
        DocumentError: it is no file that a letter comes as.
    """
    added = reading_reports.add(of, [given], by=by, now=now)
    for _, error in added.refused:
        raise error
    if added.made:
        return api_values.received(reading_reports.read(added.made[0], of)), True
    return api_values.received(added.doubles[0][1]), False


def as_file(told: Any) -> Given:
    """Return the letter that *told*, letters' JSON, describes, as the file that its office would have sent.

    Raises:
        LetterJsonError, DocumentError
    """
    letter = schema.decode(told)
    name = f"{(letter.number_symbol or 'letter').replace('/', '-')}.docx"
    return Given(name, letter_file.write(letter, name))


def listed(of: Desk, *, is_waiting: bool = False, after: int = 0, most: int | None = None) -> list[Json]:
    """Return the reports that came for the desk's cut-off, in order of their numbers, *most* of those above *after*."""
    rows = receiving.reports(of).filter(pk__gt=after).select_related("campaign", "period", "participant")
    wanted = rows.filter(state=Received.State.WAITING) if is_waiting else rows
    return [api_values.received(row) for row in wanted.defer("read", "confirmed").order_by("pk")[:most]]


def confirm(of: Desk, number: int, changes: Json, *, by: Actor, now: datetime) -> Json:
    """Return a report confirmed as it was read, but for *changes*: unit, period, total, installed and more.

    Raises:
        ReceivedUnknownError, ParticipantUnknownError, PeriodUnknownError; and whatever confirming.confirm refuses.
    """
    row = confirming.find(of, number)
    if row.outgoing_id is not None and not changes:
        return api_values.received(confirming.confirm_as_sent(row, of, by=by, now=now))
    return api_values.received(confirming.confirm(row, _said(of, row, changes), of, by=by, now=now))


def _said(of: Desk, row: Received, changes: Json) -> Said:
    read = schema.decode(row.read) if row.read else None
    participant = _participant(of, row, changes.get("unit"))
    period = _period(of, row, changes.get("period"))
    cutoff = changes.get("cutoff")
    return Said(
        participant=participant,
        period=period,
        number_symbol=changes.get("number_symbol", row.number_symbol),
        dated=changes.get("dated", row.dated),
        cutoff=schedule.moment(cutoff) if cutoff else read.cutoff if read else None,
        denominator=changes.get("denominator") or row.denominator or of.definition.denominator,
        total=changes.get("total", row.total),
        installed=changes.get("installed", row.installed),
        reasons=tuple(sorted(changes.get("reasons", row.reasons).items())),
        arrived_at=changes.get("arrived_at", row.arrived_at),
        replaces=confirming.find(of, changes["replaces"]) if changes.get("replaces") else row.replaces,
    )


def _period(of: Desk, row: Received, number: int | None) -> Period:
    if number is None:
        return row.period
    found = next((each for each in of.periods if each.number == number), None)
    if found is None:
        raise receiving.PeriodUnknownError("cut-off: the campaign has none of this number; choose another")
    return found


def _participant(of: Desk, row: Received, unit: str | None) -> Participant:
    if unit is None and row.participant is not None:
        return row.participant
    found = receiving.senders(of).filter(unit_id=unit).first()
    if found is None:
        raise confirming.ForeignError("unit: nobody knows who sent it; name one of the units that report")
    return found


def clean(of: Desk) -> list[Received]:
    """Return the waiting reports about which nobody has to think: sender and figures read, nothing wrong with them.

    A unit that sent two letters is looked at by a person, unless the one says that it replaces the other.
    """
    rows = receiving.reports(of).filter(state=Received.State.WAITING).exclude(total=None).exclude(participant=None)
    senders = [each.participant_id for each in receiving.reports(of).exclude(participant=None)]
    return [
        row
        for row in rows.select_related("period", "participant", "campaign").order_by("pk")
        if row.denominator == of.definition.denominator
        and senders.count(row.participant_id) == 1
        and not any(each["severity"] == "error" or each["code"].startswith(OURS) for each in row.findings)
    ]


def confirm_clean(of: Desk, *, by: Actor, now: datetime) -> list[Json]:
    """Confirm what is `clean`, and what was issued on this site and is ready; return the reports.

    Raises:
        RightMissingError
    """
    ready = list(confirming.ready(of).values_list("pk", flat=True))
    confirming.confirm_ready(of, by=by, now=now)
    done = [confirm(of, row.pk, {}, by=by, now=now) for row in clean(of)]
    rows = Received.objects.filter(pk__in=ready).select_related("campaign", "period", "participant").order_by("pk")
    return [*(api_values.received(row) for row in rows), *done]


def refuse(of: Desk, number: int, why: str, *, by: Actor, now: datetime) -> Json:
    """Return a report refused for the reason *why*.

    Raises:
        ReceivedUnknownError, ReasonMissingError, RefusedAlreadyError
    """
    return api_values.received(confirming.refuse(confirming.find(of, number), why, of, by=by, now=now))


def table(of: Desk, now: datetime) -> Json:
    """Return the consolidated table."""
    return api_values.consolidated(consolidating.gather(of, now))


def book(of: Desk, ending: str, now: datetime) -> bytes:
    """Return the consolidated table as a file; as xlsx a sheet for each denominator, as csv the campaign's alone."""
    tables: Sequence[sheets.Table] = consolidating.tables(consolidating.gather(of, now), "vi")
    return sheets.write(tables) if ending == "xlsx" else sheets.write_csv(tables[0])


def chase(of: Desk, until: datetime, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft that chases all who owe a report.

    Raises:
        RightMissingError, ReminderTooEarlyError, ChaseError
    """
    return chasing.draft(of, until, by=by, now=now)


def summary(of: Desk, unit: str, name: str, kind: Kind, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft of the receiving unit's own letter, to *unit* on this site or to *name*.

    Raises:
        RightMissingError, SummaryError
    """
    return summarising.draft(of, summarising.Wish(unit, name, kind), by=by, now=now)
