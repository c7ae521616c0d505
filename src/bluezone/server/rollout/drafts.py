"""Documents of an office before they are issued: how one is made, and how the rules of issuing see it.

What is done to a draft afterwards stands in drafting_steps.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from bluezone.errors import BluezoneError
from bluezone.letters import kinds, schema, sheet, wording
from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter
from bluezone.rollout import issuing, schedule, steps
from bluezone.rollout.issuing import Act, Person, Report, Stage, Step
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, Incoming, Outgoing, Participant, Snapshot
from bluezone.server.units import actor, records, registry
from bluezone.server.units.actor import Actor
from bluezone.server.units.models import Unit

Purpose = Outgoing.Purpose

DRAFTING: Mapping[str, Action] = {
    Purpose.REPORT: Action.REPORT_DRAFT,
    Purpose.FORWARDING: Action.PAPER_FORWARD,
    Purpose.CHASE: Action.CHASE_DRAFT,
    Purpose.SUMMARY: Action.SUMMARY_DRAFT,
    Purpose.OTHER: Action.REPORT_DRAFT,
}
"""Who drafts a document, by what it is for."""

BEFORE_WORK = (Incoming.State.REGISTERED, Incoming.State.ASSIGNED)


class OutgoingUnknownError(BluezoneError, LookupError):
    """The office has no such document."""

    code = "paper_unknown"
    status = 404


class IssuedAlreadyError(BluezoneError, ValueError):
    """What was issued changes no more."""

    code = "paper_issued_already"
    status = 409


def create(
    letter: Letter,
    purpose: str,
    unit: str,
    *,
    campaign: Campaign | None = None,
    participant: Participant | None = None,
    snapshot: Snapshot | None = None,
    answers: Iterable[Incoming] = (),
    forwards: Incoming | None = None,
    addressed: Iterable[str] = (),
    replaces: Outgoing | None = None,
    by: Actor,
    now: datetime,
) -> Outgoing:
    """Return a new draft of *unit*.

    Args:
        purpose: an Outgoing.Purpose; it says who may draft.
        campaign: what it belongs to; that of *participant* if not given.
        answers: the incoming documents of *unit* that it answers; forwards: the one it passes on.
        addressed: units on this site that get it when it is issued.

    Raises:
        RightMissingError
    """
    campaign = campaign or (participant.campaign if participant else None)
    require_drafting(by, purpose, unit, campaign, now)
    report = Report(snapshot.digest if snapshot else "", letter)
    answered = list(answers)

    with transaction.atomic():
        made = Outgoing.objects.create(
            unit_id=unit,
            purpose=purpose,
            campaign=campaign,
            participant=participant,
            snapshot=snapshot,
            forwards=forwards,
            replaces=replaces,
            made_by=by.user,
            made_at=now,
            **columns(report),
        )
        made.answers.set(answered)
        made.addressed.set(Unit.objects.filter(pk__in=list(addressed)))
        begin_work([*answered, *([forwards] if forwards else [])])
        records.record(RolloutAction.DRAFT_MADE, by=by, now=now, subject=f"outgoing {made.pk}", unit=unit)
    return made


def require_drafting(by: Actor, purpose: str, unit: str, campaign: Campaign | None, now: datetime) -> None:
    """Return if *by* may draft a document of *unit* for *purpose*.

    Raises:
        RightMissingError: otherwise.
    """
    action = DRAFTING[purpose]
    if not any(actor.may(by, action, unit, now, tree) for tree in _trees(campaign, now)):
        actor.require(by, action, unit, now)


def _trees(campaign: Campaign | None, now: datetime) -> tuple[Tree, ...]:
    """Return the trees by which a right may be held: today's, and the one that *campaign* froze."""
    today = registry.tree_on(schedule.local_day(now))
    return (today, registry.tree_on(campaign.tree_day)) if campaign else (today,)


def begin_work(papers: Iterable[Incoming]) -> None:
    """Put *papers* in work where nobody had begun; in the transaction of what is written to them."""
    waiting = [each.pk for each in papers]
    Incoming.objects.filter(pk__in=waiting, state__in=BEFORE_WORK).update(state=Incoming.State.IN_WORK)


def find(unit: str, number: int) -> Outgoing:
    """Return the outgoing document of *unit* with this number of the database; rights are the caller's to ask for.

    Raises:
        OutgoingUnknownError
    """
    rows = Outgoing.objects.select_related("campaign", "participant", "snapshot", "forwards", "replaces")
    found = rows.filter(unit_id=unit, pk=number).first()
    if found is None:
        raise OutgoingUnknownError("document: the office has none of this number; choose it from the register")
    return found


def pure(outgoing: Outgoing) -> Report:
    """Return *outgoing* as the rules of issuing see it."""
    return Report(
        outgoing.snapshot_id or "",
        schema.decode(outgoing.letter),
        Stage(outgoing.stage),
        tuple(_step(each) for each in outgoing.steps),
    )


def _step(said: Mapping[str, Any]) -> Step:
    return Step(Act(said["act"]), said["by"], datetime.fromisoformat(said["at"]), said.get("note"))


def person(outgoing: Outgoing, by: Actor, now: datetime) -> Person:
    """Return *by* with everything that they may ever do to *outgoing*."""
    if by.is_site:
        return Person(by.label, frozenset(Act))
    day, drafting = schedule.local_day(now), DRAFTING[outgoing.purpose]
    found = [
        steps.acts_of(by.grants, UnitId(outgoing.unit_id), tree, day, drafting=drafting)
        for tree in _trees(outgoing.campaign, now)
    ]
    return Person(by.label, frozenset().union(*found))


def acts(outgoing: Outgoing, by: Actor, now: datetime) -> tuple[Act, ...]:
    """Return what *by* can do to *outgoing* as it stands."""
    return issuing.acts(pure(outgoing), person(outgoing, by, now))


def columns(report: Report) -> dict[str, Any]:
    """Return what the table of outgoing documents keeps of *report*; number and day have a step of their own."""
    letter = report.letter
    kind, recipients = letter.type or kinds.of_symbol(letter.symbol or "").name, _recipients(letter)
    return {
        "letter": schema.encode(letter),
        "stage": report.stage.value,
        "steps": [
            {"act": step.act.value, "by": step.by, "at": step.at.isoformat(), "note": step.note}
            for step in report.steps
        ],
        "kind": kind[:60],
        "abstract": (letter.abstract or "")[:1_000],
        "signer": ((letter.signer.name if letter.signer else None) or "")[:100],
        "recipients": "\n".join(recipients),
        "folded": fold(" ".join([letter.number_symbol or "", letter.abstract or "", *recipients])),
        "kept_by": ", ".join(letter.archive.units)[:100] if letter.archive else "",
        "copies": len(recipients) + 1,
    }


def _recipients(letter: Letter) -> tuple[str, ...]:
    """Return who gets it, those addressed first, each once."""
    others = [each.name for each in letter.recipients or () if (each.as_written or "") != sheet.AS_ABOVE]
    addressed = letter.addressees or ()
    written = {*addressed, wording.listed(addressed)}
    return (*addressed, *(name for name in others if name not in written))
