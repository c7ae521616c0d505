"""The register of outgoing documents: what has a number and what is written beside it, and what is on its way there."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, QuerySet

from bluezone.errors import BluezoneError
from bluezone.letters.folding import fold
from bluezone.rollout.issuing import Stage
from bluezone.rollout.rights import Action
from bluezone.server.rollout import numbering
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Outgoing
from bluezone.server.rollout.register import MOST_WORDS
from bluezone.server.units import actor, records
from bluezone.server.units.actor import Actor

MOST_DRAFTS = 50
"""Shown beside the register; an office that has more has lost sight of them."""


class NotNumberedError(BluezoneError, ValueError):
    """What has no number stands in no register."""

    code = "paper_not_numbered"
    status = 409


@dataclass(frozen=True, slots=True)
class Entry:
    """What the registry writes beside a document that has its number; the document itself is not touched by it."""

    copies: int
    kept_by: str = ""
    handed_on: date | None = None
    signed_for: str = ""
    note: str = ""


def change(outgoing: Outgoing, entry: Entry, *, by: Actor, now: datetime) -> Outgoing:
    """Return *outgoing* with other columns of the register; number, text and steps stay.

    Raises:
        RightMissingError
        DayAheadError: it would have been sent on a day that has not come.
        NotNumberedError: it stands in no register yet.
    """
    actor.require(by, Action.PAPER_REGISTER, outgoing.unit_id, now)
    if entry.handed_on:
        numbering.refuse_ahead(entry.handed_on, now)
    with transaction.atomic():
        row = Outgoing.objects.select_for_update().get(pk=outgoing.pk)
        if row.number is None:
            raise NotNumberedError("document: it has no number yet, so it stands in no register; give it its number")
        for name, value in asdict(entry).items():
            setattr(row, name, value)
        row.save(update_fields=list(asdict(entry)))
        records.record(RolloutAction.PAPER_CHANGED, by=by, now=now, subject=f"outgoing {row.pk}", unit=row.unit_id)
    return row


@dataclass(frozen=True, slots=True)
class Search:
    """What of the register is wanted; empty is everything.

    Attributes:
        words: all must stand in number, recipients or abstract; marks and capitals do not matter.
        state: "issued", "withdrawn", or "numbered" for what waits to be issued.
    """

    words: str = ""
    state: str = ""
    year: int | None = None


def search(unit: str, wanted: Search) -> QuerySet[Outgoing]:
    """Return what of the register of *unit* is *wanted*: documents with a number, the newest first."""
    rows = Outgoing.objects.filter(unit_id=unit, number__isnull=False)
    if wanted.year:
        rows = rows.filter(dated__year=wanted.year)
    if wanted.state == "withdrawn":
        rows = rows.filter(is_withdrawn=True)
    elif wanted.state in (Stage.ISSUED, Stage.NUMBERED):
        rows = rows.filter(stage=wanted.state, is_withdrawn=False)
    for word in fold(wanted.words).split()[:MOST_WORDS]:
        rows = rows.filter(folded__contains=word)
    rows = rows.defer("letter", "steps").select_related("replaces").prefetch_related("replaced_by")
    return rows.order_by(F("dated").desc(), "-number", "-pk")


def on_the_way(unit: str) -> list[Outgoing]:
    """Return the drafts of *unit* that have no number yet, those nearest to it first."""
    rows = Outgoing.objects.filter(unit_id=unit, number__isnull=True).defer("letter", "steps")[: MOST_DRAFTS * 2]
    order = list(Stage)
    return sorted(rows, key=lambda row: (-order.index(Stage(row.stage)), -row.pk))[:MOST_DRAFTS]
