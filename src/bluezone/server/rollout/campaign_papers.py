"""The paper that a campaign was made for: what the form takes from it, and that it belongs to the campaign then."""

from datetime import datetime
from typing import Any

from django.db import transaction

from bluezone.rollout.rights import Action
from bluezone.server.rollout import access
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, Incoming
from bluezone.server.units import actor, records
from bluezone.server.units.actor import Actor

LONGEST_ABSTRACT = 500


def find(number: str, *, by: Actor, now: datetime) -> Incoming | None:
    """Return the incoming paper *number*, as an address names it; None where there is none that *by* may see."""
    paper = Incoming.objects.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 19 else None
    return paper if paper is not None and actor.may(by, Action.PAPER_SEE, paper.unit_id, now) else None


def initial(paper: Incoming) -> dict[str, Any]:
    """Return what the form of a new campaign shows of the directive *paper*."""
    return {
        "directive_type_1": paper.kind,
        "directive_symbol_1": paper.number_symbol,
        "directive_dated_1": paper.dated,
        "directive_issuer_1": paper.issuer,
        "directive_abstract_1": paper.abstract[:LONGEST_ABSTRACT],
    }


def belongs(paper: Incoming, to: Campaign, *, by: Actor, now: datetime) -> None:
    """Let *paper* belong to the campaign that was made for it, so that reports answer it; if it has one, it keeps that.

    Raises:
        RightMissingError: *by* may not change the campaign, or not see the paper.
    """
    access.require_for(by, Action.CAMPAIGN_CHANGE, to, now)
    actor.require(by, Action.PAPER_SEE, paper.unit_id, now)

    with transaction.atomic():
        if Incoming.objects.filter(pk=paper.pk, campaign=None).update(campaign=to):
            subject = f"incoming {paper.pk}"
            records.record(RolloutAction.PAPER_CHANGED, by=by, now=now, subject=subject, unit=paper.unit_id)
