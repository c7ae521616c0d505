"""Which incoming documents an outgoing one answers; when it is issued they are answered, with its number.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục IV, tracking book: the number of the answer; specification, section 2.1.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from bluezone.letters import wording
from bluezone.letters.letter import Block, BlockKind, Letter
from bluezone.rollout.issuing import Act, Stage, StepForbiddenError
from bluezone.rollout.report import OFFICIAL_LETTER
from bluezone.rollout.rights import Action
from bluezone.server.rollout import drafts, forwarding, letterheads, register, register_tables
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Incoming, Outgoing
from bluezone.server.units import actor, records
from bluezone.server.units.actor import Actor

ANSWERED = "letter_answered"
MOST_SHOWN = 100
"""Open documents among which a clerk chooses."""

LONGEST_CHOICE = 200


def open_papers(unit: str) -> QuerySet[Incoming]:
    """Return the documents of *unit* that nobody has answered, the newest first."""
    rows = Incoming.objects.filter(unit_id=unit).exclude(state__in=register.DONE)
    return rows.order_by("-arrived_on", "-number")


def choices(unit: str, outgoing: Outgoing | None = None) -> list[tuple[str, str]]:
    """Return the documents among which to choose, and their texts: what *outgoing* answers, then what is open."""
    chosen = list(outgoing.answers.all()) if outgoing else []
    others = open_papers(unit).exclude(pk__in=[each.pk for each in chosen])[:MOST_SHOWN]
    return [(str(each.pk), _choice(each)) for each in (*chosen, *others)]


def _choice(row: Incoming) -> str:
    return f"{row.number:02} – {register_tables.cited(row)}: {row.abstract}"[:LONGEST_CHOICE]


def draft(incoming: Incoming, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft of a letter that answers *incoming*, addressed to who wrote it; its text is to be filled in.

    Raises:
        RightMissingError
    """
    actor.require(by, Action.REPORT_DRAFT, incoming.unit_id, now)
    source = incoming.sent_as
    return drafts.create(
        letter(incoming, now),
        Outgoing.Purpose.OTHER,
        incoming.unit_id,
        campaign=incoming.campaign,
        answers=[incoming],
        addressed=[source.unit_id] if source else (),
        by=by,
        now=now,
    )


def letter(incoming: Incoming, now: datetime) -> Letter:
    """Return the letter that begins with what is answered."""
    office = letterheads.office(incoming.unit_id, now)
    answered = replace(forwarding.reference(incoming), role=ANSWERED)
    head = office.head(OFFICIAL_LETTER, (incoming.issuer,), incoming.abstract)
    body = (
        Block(BlockKind.PARAGRAPH, f"Thực hiện {wording.citation(answered)}, {office.organ} báo cáo như sau:"),
        Block(BlockKind.PARAGRAPH, f"{office.organ} kính báo cáo {incoming.issuer} biết, tổng hợp./."),
    )
    return replace(head, references=(answered,), body=body)


def require(outgoing: Outgoing, *, by: Actor, now: datetime) -> None:
    """Return if *by* may say what *outgoing* answers: who drafts it or gives it its number.

    Raises:
        StepForbiddenError: otherwise.
    """
    who = drafts.person(outgoing, by, now)
    if Act.EDIT not in who.may and Act.NUMBER not in who.may:
        raise StepForbiddenError("Document: you may not say what it answers. Ask who drafts it or gives it its number.")


def link(outgoing: Outgoing, papers: Iterable[int], *, by: Actor, now: datetime) -> None:
    """Let *outgoing* answer the incoming documents of its office with these numbers of the database, and no others.

    Raises:
        StepForbiddenError: neither drafting it nor giving it a number is the person's.
        IssuedAlreadyError: what it answers stays.
    """
    require(outgoing, by=by, now=now)
    chosen = list(Incoming.objects.filter(unit_id=outgoing.unit_id, pk__in=list(papers)))
    with transaction.atomic():
        row = Outgoing.objects.select_for_update().get(pk=outgoing.pk)
        if row.stage == Stage.ISSUED:
            raise drafts.IssuedAlreadyError("document: it is issued, so what it answers stays; write another one")
        row.answers.set(chosen)
        drafts.begin_work(chosen)
        records.record(RolloutAction.DRAFT_CHANGED, by=by, now=now, subject=f"outgoing {row.pk}", unit=row.unit_id)
