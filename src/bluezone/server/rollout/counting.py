"""How many installed: counts of units kept up to date as members change, and sums over a subtree from them.

Whoever changes members of a unit first locks its participant (`lock`), and recounts before the transaction ends; so two
helpers at one unit wait for each other and no count is lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum
from django.db.models.functions import Substr

from bluezone.rollout import tally
from bluezone.rollout.campaign import Denominator
from bluezone.rollout.status import Source
from bluezone.server.rollout import campaigns, rows
from bluezone.server.rollout.models import Member, Participant
from bluezone.server.rollout.models.campaign import STEP
from bluezone.server.rollout.models.roster import standing

_GROUPED = ("is_installed", "is_settled", "has_conflict", "reason", "has_phone", "has_smartphone", "proof")
_SUMMED = (
    "staff",
    "smartphones",
    "total",
    "installed",
    "verified",
    "ticked",
    "self_reported",
    "n_open",
    "n_conflicts",
)


def lock(participants: Iterable[int]) -> list[Participant]:
    """Return the participants of these numbers, held until the transaction ends, always in one order."""
    found = Participant.objects.select_for_update(of=("self",)).filter(pk__in=list(participants))
    return list(found.select_related("campaign").order_by("pk"))


def recount(participants: Sequence[Participant], now: datetime) -> None:
    """Count the members of *participants*, which the caller has locked, and keep the counts."""
    groups = _groups(participants, now)
    campaign_of = {row.campaign_id: row.campaign for row in participants}
    kinds = {number: campaigns.pure(campaign).kind() for number, campaign in campaign_of.items()}
    for row in participants:
        _count(row, groups.get(row.pk, []), kinds[row.campaign_id], now)
    rows.rewrite(participants, [*_SUMMED, "reasons", "counted_at"])


_Group = tuple[Member, int]


def _groups(participants: Sequence[Participant], now: datetime) -> dict[int, list[_Group]]:
    """Return of each participant one member of every group that stands alike, and how many do."""
    members = Member.objects.filter(participant__in=[row.pk for row in participants], is_counted=True).order_by()
    found: defaultdict[int, list[_Group]] = defaultdict(list)
    for group in members.values("participant_id", *_GROUPED).annotate(n=Count("pk")):
        n, place = group.pop("n"), group["participant_id"]
        found[place].append((Member(**group, at=now), n))
    return found


def _count(row: Participant, groups: Sequence[_Group], kind: Denominator, now: datetime) -> None:
    found = tally.figures_of(((standing(each, row.unit_id), n) for each, n in groups), kind)
    row.staff, row.smartphones = found.staff or 0, found.smartphones or 0
    row.total, row.installed, row.n_open = found.total, found.installed, found.open
    row.reasons = dict(found.reasons)
    proved = {source: sum(n for each, n in groups if each.is_installed and each.proof == source) for source in Source}
    row.verified, row.ticked = proved[Source.VERIFIED], proved[Source.TICKED]
    row.self_reported = proved[Source.SELF_REPORTED]
    row.n_conflicts = sum(n for each, n in groups if each.has_conflict)
    row.counted_at = now


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts of a subtree as they stand now, units of one campaign and so of one denominator."""

    staff: int = 0
    smartphones: int = 0
    total: int = 0
    installed: int = 0
    verified: int = 0
    ticked: int = 0
    self_reported: int = 0
    n_open: int = 0
    n_conflicts: int = 0


def below(top: Participant) -> Sums:
    """Return the sums of *top* and all below it, by one query over the participants."""
    found = Participant.objects.filter(campaign_id=top.campaign_id, path__startswith=top.path).order_by()
    return Sums(**{name: value or 0 for name, value in found.aggregate(**_sums()).items()})


def by_child(top: Participant) -> dict[str, Sums]:
    """Return the sums of each subtree directly below *top*, by the path of its head; *top* itself is not in them."""
    length = (top.depth + 2) * STEP
    found = (
        Participant.objects.filter(campaign_id=top.campaign_id, path__startswith=top.path, depth__gt=top.depth)
        .order_by()
        .annotate(head=Substr("path", 1, length))
        .values("head")
        .annotate(**_sums())
        .values("head", *_SUMMED)
    )
    return {str(group["head"]): Sums(**{name: int(group[name] or 0) for name in _SUMMED}) for group in found}


def _sums() -> dict[str, Sum]:
    return {f"{name}": Sum(name, default=0) for name in _SUMMED}
