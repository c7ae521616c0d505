"""The receiving unit's own letter upward: all reports of a period in one."""

from dataclasses import dataclass
from datetime import datetime

from bluezone.letters.kinds import Kind
from bluezone.letters.letter import Reference
from bluezone.rollout import schedule, summary
from bluezone.rollout.report import REPORT
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import consolidating, drafts, letterheads, reporting
from bluezone.server.rollout.models import Incoming, Outgoing
from bluezone.server.rollout.receiving import Desk
from bluezone.server.units import registry
from bluezone.server.units.actor import Actor


@dataclass(frozen=True, slots=True)
class Wish:
    """To whom the letter goes, and in what form.

    Attributes:
        unit: on this site; or else *name*, in words.
        kind: report.REPORT, with parts, or report.OFFICIAL_LETTER, without.
        places: decimals of rates.
    """

    unit: str = ""
    name: str = ""
    kind: Kind = REPORT
    places: int = 1


def draft(of: Desk, wish: Wish, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft of the letter by which the receiving unit tells what all units reported for the period.

    Raises:
        RightMissingError
        SummaryError: nobody has reported figures that count.
    """
    found = consolidating.gather(of, now)
    receiver = reporting.organ(UnitId(wish.unit), now) if wish.unit else wish.name.strip()
    kinds = {kind.code: kind.vi for kind in registry.kinds()}
    answers = _answered(of, wish)

    letter = summary.draft(
        found.table,
        of.definition,
        letterheads.office(of.receiver, now),
        receiver,
        of.pure,
        kind=wish.kind,
        answered=tuple(_reference(each) for each in answers),
        kind_names={**summary.KIND_NAMES, **kinds},
        places=wish.places,
    )

    return drafts.create(
        letter,
        Outgoing.Purpose.SUMMARY,
        of.receiver,
        campaign=of.at.campaign,
        answers=answers,
        addressed=[wish.unit] if wish.unit else [],
        by=by,
        now=now,
    )


def _answered(of: Desk, wish: Wish) -> tuple[Incoming, ...]:
    """Return the papers of the campaign that came to the receiving unit from the one it reports to."""
    if not wish.unit:
        return ()
    came = Incoming.objects.filter(unit_id=of.receiver, campaign=of.at.campaign, sent_as__unit_id=wish.unit)
    return tuple(came.exclude(state=Incoming.State.RETURNED).order_by("pk"))


def _reference(paper: Incoming) -> Reference:
    return Reference(paper.number_symbol or None, paper.dated, paper.issuer, type=paper.kind, role="directive_answered")


def above(of: Desk, now: datetime) -> tuple[tuple[UnitId, str], ...]:
    """Return the units above the receiving one with their names, the nearest first."""
    tree, unit = registry.tree_on(schedule.local_day(now)), UnitId(of.receiver)
    upwards = tuple(tree.upwards(unit))[1:] if unit in tree else ()
    return tuple((each, tree.version(each).title) for each in upwards)
