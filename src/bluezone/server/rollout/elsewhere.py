"""Documents of an office that were written elsewhere, in Word or by hand: the register gives them their number too.

Without them a register would have gaps, and a series is one for all that an office sends.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from bluezone.letters import kinds
from bluezone.letters.letter import Letter, Recipient, Signer
from bluezone.rollout import schedule
from bluezone.rollout.issuing import Act, Report, Stage, Step
from bluezone.rollout.rights import Action
from bluezone.server.rollout import drafting_steps, drafts, letterheads, numbering
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Incoming, Outgoing
from bluezone.server.units import actor, records
from bluezone.server.units.actor import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """What a clerk writes of a document that leaves.

    Attributes:
        kind: "Công văn"; symbol: "SCT-VP".
        recipients: who gets it, one each.
        wanted: the number that it should have; None takes the next.
    """

    kind: str
    symbol: str
    dated: date
    abstract: str
    signer: str
    recipients: tuple[str, ...] = ()
    kept_by: str = ""
    copies: int = 1
    note: str = ""
    wanted: int | None = None


def register(unit: str, entry: Entry, *, answers: Iterable[Incoming] = (), by: Actor, now: datetime) -> Outgoing:
    """Return the new row of the register of outgoing documents, issued with the next number of its series.

    Raises:
        RightMissingError, DayAheadError, NumberNotFreeError
    """
    actor.require(by, Action.PAPER_REGISTER, unit, now)
    numbering.refuse_ahead(entry.dated, now)
    answered = list(answers)
    with transaction.atomic():
        made = Outgoing(unit_id=unit, purpose=Outgoing.Purpose.OTHER, made_by=by.user, made_at=now, issued_at=now)
        drafting_steps.take_number(made, entry.symbol, entry.dated, entry.wanted)
        written = replace(letter(unit, entry, now), number=f"{made.number:02}")
        step = Step(Act.ISSUE, by.label, now)
        for name, value in drafts.columns(Report("", written, Stage.ISSUED, (step,))).items():
            setattr(made, name, value)
        made.handed_on, made.copies, made.note = schedule.local_day(now), entry.copies, entry.note
        made.kept_by = entry.kept_by
        made.save()
        made.answers.set(answered)
        made.answers.update(state=Incoming.State.ANSWERED)
        records.record(RolloutAction.NUMBER_GIVEN, by=by, now=now, subject=f"outgoing {made.pk}", unit=unit)
    return made


def letter(unit: str, entry: Entry, now: datetime) -> Letter:
    """Return what is known of the document; its text lies elsewhere."""
    office = letterheads.office(unit, now)
    kind = kinds.of_name(entry.kind)
    return Letter(
        type=kind.name if kind else entry.kind,
        symbol=entry.symbol,
        date=entry.dated,
        place=office.place,
        parent_org=office.parent,
        issuer=office.organ,
        abstract=entry.abstract,
        recipients=tuple(Recipient(name) for name in entry.recipients),
        archive=letterheads.archive(entry.kept_by),
        signer=office.signer if entry.signer == office.signer.name else Signer(name=entry.signer),
        is_draft=False,
    )
