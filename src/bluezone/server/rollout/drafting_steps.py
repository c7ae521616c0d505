"""The steps of a document from draft to issued, and what may follow: each asks the rules of issuing and is kept once.

Every step locks the row first, so that of two people who take the same step one is told that it is taken.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from bluezone.errors import BluezoneError
from bluezone.letters import wording
from bluezone.letters.letter import Block, BlockKind, Letter, Reference
from bluezone.rollout import issuing, schedule
from bluezone.rollout.issuing import Person, Report, Stage
from bluezone.rollout.rights import Action
from bluezone.server.rollout import delivery, drafts, numbering
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Incoming, Letterhead, Outgoing
from bluezone.server.units import actor, records
from bluezone.server.units.actor import Actor

REPLACED = "replaced"
"""Role of the reference to the document that another one replaces."""


class NotIssuedError(BluezoneError, ValueError):
    """Only what was issued, and is not withdrawn, can be withdrawn or replaced."""

    code = "paper_not_issued"
    status = 409


def edit(outgoing: Outgoing, letter: Letter, *, by: Actor, now: datetime) -> Outgoing:
    """Return *outgoing* with another text; its figures stay.

    Raises:
        IssuingError, StepForbiddenError
    """
    return _step(
        outgoing, RolloutAction.DRAFT_CHANGED, lambda report, who: issuing.edit(report, letter, who, now), by, now
    )


def check(outgoing: Outgoing, *, by: Actor, now: datetime) -> Outgoing:
    """Return *outgoing* checked for content and layout.

    Raises:
        IssuingError, StepForbiddenError
    """
    return _step(outgoing, RolloutAction.DRAFT_CHECKED, lambda report, who: issuing.check(report, who, now), by, now)


def approve(outgoing: Outgoing, *, by: Actor, now: datetime) -> Outgoing:
    """Return *outgoing* approved.

    Raises:
        IssuingError, StepForbiddenError
    """
    return _step(outgoing, RolloutAction.DRAFT_APPROVED, lambda report, who: issuing.approve(report, who, now), by, now)


def send_back(outgoing: Outgoing, note: str, *, by: Actor, now: datetime) -> Outgoing:
    """Return *outgoing* as a draft again, with *note* on why.

    Raises:
        IssuingError, StepForbiddenError
    """
    return _step(
        outgoing,
        RolloutAction.DRAFT_SENT_BACK,
        lambda report, who: issuing.send_back(report, who, now, note),
        by,
        now,
    )


def _step(
    outgoing: Outgoing,
    action: RolloutAction,
    decide: Callable[[Report, Person], Report],
    by: Actor,
    now: datetime,
) -> Outgoing:
    with transaction.atomic():
        row = _locked(outgoing)
        decided = decide(drafts.pure(row), drafts.person(row, by, now))
        _keep(row, decided)
        records.record(action, by=by, now=now, subject=f"outgoing {row.pk}", unit=row.unit_id)
    return row


def _locked(outgoing: Outgoing) -> Outgoing:
    rows = Outgoing.objects.select_for_update(of=("self",)).select_related("campaign", "participant", "snapshot")
    return rows.get(pk=outgoing.pk)


def _keep(row: Outgoing, report: Report) -> None:
    for name, value in drafts.columns(report).items():
        setattr(row, name, value)
    row.save()


def drop(outgoing: Outgoing, *, by: Actor, now: datetime) -> None:
    """Take back a draft that nobody needs: it is no document yet, so nothing of it stays but the entry in the log.

    Raises:
        IssuingError: it is no draft any more.
        StepForbiddenError: who may not edit it may not drop it.
    """
    with transaction.atomic():
        row = _locked(outgoing)
        report, who = drafts.pure(row), drafts.person(row, by, now)
        if issuing.Act.EDIT not in issuing.acts(report, who):
            issuing.edit(report, report.letter, who, now)
        records.record(RolloutAction.DRAFT_DROPPED, by=by, now=now, subject=f"outgoing {row.pk}", unit=row.unit_id)
        row.delete()


# --- number and issue ------------------------------------------------------------------------------------------------


def number(
    outgoing: Outgoing, *, by: Actor, now: datetime, day: date | None = None, wanted: int | None = None
) -> Outgoing:
    """Return *outgoing* with the next number of its series and its *day*, today if not given.

    A letter that may not be issued takes no number: the number is taken in the transaction that its fault ends.

    Raises:
        IssuingError, StepForbiddenError, LetterFaultyError
        DayAheadError: *day* has not come.
        NumberNotFreeError: another number than *wanted* comes next, or the symbol had it in another series.
    """
    day = day or schedule.local_day(now)
    numbering.refuse_ahead(day, now)
    with transaction.atomic():
        row = _locked(outgoing)
        report, who = drafts.pure(row), drafts.person(row, by, now)
        _refuse_out_of_turn(report, who, now)
        take_number(row, report.letter.symbol or "", day, wanted)
        _keep(row, issuing.number(report, f"{row.number:02}", day, who, now))
        records.record(RolloutAction.NUMBER_GIVEN, by=by, now=now, subject=f"outgoing {row.pk}", unit=row.unit_id)
    return row


def _refuse_out_of_turn(report: Report, who: Person, now: datetime) -> None:
    """Return if the step may be taken at all, so that who may not waits for no series."""
    if issuing.Act.NUMBER not in issuing.acts(report, who):
        issuing.number(report, "", schedule.local_day(now), who, now)


def take_number(row: Outgoing, symbol: str, day: date, wanted: int | None = None) -> None:
    """Give *row*, not saved yet or locked, the next number of the series of *symbol*; in the caller's transaction.

    Raises:
        NumberNotFreeError
    """
    name = numbering.series_of(symbol, _own_series(row.unit_id))
    series = numbering.next_number(row.unit_id, day, numbering.Direction.OUTGOING, name, wanted)
    row.series, row.number, row.dated = series, series.last, day
    row.number_symbol = f"{series.last:02}/{symbol}"[:60]
    row.symbol_key = numbering.symbol_key(row.number_symbol)
    same = Outgoing.objects.filter(unit_id=row.unit_id, number_symbol=row.number_symbol, dated__year=day.year)
    if same.exclude(pk=row.pk).exists():
        raise numbering.NumberNotFreeError(
            f"Number: found {row.number_symbol} given in another series of the year. Set the start of this series."
        )


def _own_series(unit: str) -> dict[str, str]:
    said = Letterhead.objects.filter(unit_id=unit).values_list("own_series", flat=True).first()
    return numbering.own_series(said or "")


def issue(outgoing: Outgoing, *, by: Actor, now: datetime) -> Outgoing:
    """Return *outgoing* issued: it lies in the registers of those on this site who get it, and what it answers is done.

    Raises:
        IssuingError, StepForbiddenError
    """
    with transaction.atomic():
        row = _locked(outgoing)
        decided = issuing.issue(drafts.pure(row), drafts.person(row, by, now), now)
        row.issued_at, row.handed_on = now, schedule.local_day(now)
        _keep(row, decided)
        row.answers.update(state=Incoming.State.ANSWERED)
        records.record(RolloutAction.PAPER_ISSUED, by=by, now=now, subject=f"outgoing {row.pk}", unit=row.unit_id)
        delivery.deliver(row, decided.letter, by=by, now=now)
    return row


# --- afterwards ------------------------------------------------------------------------------------------------------


def withdraw(outgoing: Outgoing, reason: str, *, by: Actor, now: datetime) -> Outgoing:
    """Return *outgoing* withdrawn (thu hồi): whoever has it no longer goes by it. It stays in the registers, marked.

    Raises:
        RightMissingError: only who may sign may withdraw.
        NotIssuedError: it was never issued, or is withdrawn already.
    """
    require_signing(outgoing, by, now)
    with transaction.atomic():
        row = _locked(outgoing)
        _refuse_unissued(row)
        row.is_withdrawn = True
        row.note = "; ".join(filter(None, [row.note, reason.strip()]))[:500]
        row.save(update_fields=["is_withdrawn", "note"])
        records.record(RolloutAction.PAPER_WITHDRAWN, by=by, now=now, subject=f"outgoing {row.pk}", unit=row.unit_id)
    return row


def require_signing(outgoing: Outgoing, by: Actor, now: datetime) -> None:
    """Return if *by* may sign *outgoing*, and so withdraw it.

    Raises:
        RightMissingError: otherwise.
    """
    if issuing.Act.APPROVE not in drafts.person(outgoing, by, now).may:
        actor.require(by, Action.REPORT_APPROVE, outgoing.unit_id, now)


def _refuse_unissued(row: Outgoing) -> None:
    if row.stage != Stage.ISSUED or row.is_withdrawn:
        raise NotIssuedError("document: it is not issued, or was withdrawn; choose one of the register that holds")


def replacement(outgoing: Outgoing, *, by: Actor, now: datetime) -> Outgoing:
    """Return a draft with the text of *outgoing* that says it replaces it; the old one stays as it was issued.

    Raises:
        RightMissingError
        NotIssuedError: it was never issued.
    """
    drafts.require_drafting(by, outgoing.purpose, outgoing.unit_id, outgoing.campaign, now)
    if outgoing.stage != Stage.ISSUED:
        raise NotIssuedError("document: it is not issued, so nothing replaces it; change the draft itself")
    return drafts.create(
        replacing(drafts.pure(outgoing).letter),
        outgoing.purpose,
        outgoing.unit_id,
        campaign=outgoing.campaign,
        participant=outgoing.participant,
        snapshot=outgoing.snapshot,
        answers=outgoing.answers.all(),
        forwards=outgoing.forwards,
        addressed=[each.pk for each in outgoing.addressed.all()],
        replaces=outgoing,
        by=by,
        now=now,
    )


def replacing(old: Letter) -> Letter:
    """Return a draft with the text of *old* and, before its last paragraph, the sentence that it takes its place."""
    named = Reference(old.number_symbol, old.date, old.issuer, old.type, role=REPLACED)
    cited = wording.citation(named)
    said = f"{old.type or 'Văn bản'} này thay thế {cited[:1].lower()}{cited[1:]}."
    return replace(
        old,
        number=None,
        date=None,
        is_draft=True,
        references=(*old.references, named),
        body=(*old.body[:-1], Block(BlockKind.PARAGRAPH, said), *old.body[-1:]),
    )
