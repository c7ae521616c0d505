"""The register of outgoing documents, looked up: what has a number, and beside it what is still on its way there."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from bluezone.letters.folding import fold
from bluezone.rollout.issuing import Stage
from bluezone.server.rollout.models import Outgoing
from bluezone.server.rollout.register import MOST_WORDS

MOST_DRAFTS = 50
"""Shown beside the register; older ones lie behind a search."""


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
