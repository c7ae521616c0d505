"""What a person has to do now, in all campaigns: each kind of thing by one query, however many units there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from bluezone.rollout import schedule
from bluezone.rollout.issuing import Stage
from bluezone.rollout.rights import Action
from bluezone.server.rollout import places
from bluezone.server.rollout.models import Assignment, Campaign, Incoming, Outgoing, Participant, Received, Snapshot
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor

SOON = timedelta(days=3)
"""A cut-off that is so near is a matter of today."""

MOST = 20
"""So many things of one kind are told one by one."""

CLOSED = (Incoming.State.ANSWERED, Incoming.State.INFORMED, Incoming.State.RETURNED)
STEPS: Mapping[Stage, Action] = {
    Stage.DRAFT: Action.REPORT_CHECK,
    Stage.CHECKED: Action.REPORT_APPROVE,
    Stage.APPROVED: Action.REPORT_NUMBER,
    Stage.NUMBERED: Action.REPORT_ISSUE,
}
"""Who takes the next step of a document that stands at a stage."""


@dataclass(frozen=True, slots=True)
class Work:
    """One campaign as a person has to do with it.

    Attributes:
        at: the highest units whose figures the person may see; next_cutoff, last_cutoff: None where there is none.
        n_open, n_conflicts: of those units and all below them; ticks: where the person may settle them.
        fills: where the person may bring in a roster.
    """

    campaign: Campaign
    at: tuple[Participant, ...]
    next_cutoff: datetime | None
    last_cutoff: datetime | None
    total: int = 0
    installed: int = 0
    n_open: int = 0
    n_conflicts: int = 0
    ticks: tuple[Participant, ...] = ()
    n_received: int = 0
    receives: tuple[Participant, ...] = ()
    fills: tuple[Participant, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether the person may bring in a roster and nobody is on one."""
        return bool(self.fills) and not self.total

    def is_soon(self, now: datetime) -> bool:
        """Return whether a cut-off is near while the campaign runs."""
        is_running = self.campaign.stage == Campaign.Stage.RUNNING
        return is_running and self.next_cutoff is not None and self.next_cutoff - now <= SOON


class What(StrEnum):
    """Kinds of things to do with papers."""

    NOT_READY = "not_ready"
    UNREPORTED = "unreported"
    STEP = "step"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: a report to write, a document to take on, a paper that waits too long."""

    what: What
    snapshot: Snapshot | None = None
    outgoing: Outgoing | None = None
    assignment: Assignment | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a person sees first."""

    works: tuple[Work, ...] = ()
    tasks: tuple[Task, ...] = ()
    n_campaigns: int = field(default=0)


def gather(by: Actor, now: datetime) -> Desk:
    """Return what *by* has to do with at *now*: running campaigns first, then the newest."""
    campaigns = list(
        Campaign.objects.select_related("owner")
        .annotate(next_cutoff=Min("periods__cutoff", filter=Q(periods__cutoff__gte=now)))
        .annotate(last_cutoff=Max("periods__cutoff", filter=Q(periods__cutoff__lt=now)))
        .order_by("-made_at")
    )
    works = tuple(_works(campaigns, by, now))
    return Desk(works, tuple(_tasks(works, by, now)), len(campaigns))


# --- campaigns -------------------------------------------------------------------------------------------------------


def _works(campaigns: Sequence[Campaign], by: Actor, now: datetime) -> Iterator[Work]:
    running = [each for each in campaigns if each.stage == Campaign.Stage.RUNNING]
    begun = [each for each in campaigns if each.stage != Campaign.Stage.DRAFT]
    seen = places.highest(by, Action.FIGURES_SEE, begun, now)
    drafts = _own_drafts(campaigns, by, now)
    changed = places.highest(by, Action.CAMPAIGN_CHANGE, drafts, now)
    ticks = places.highest(by, Action.STATUS_TICK, running, now)
    receives = places.highest(by, Action.RECEIVED_CONFIRM, running, now)
    fills = places.highest(by, Action.ROSTER_CHANGE, running, now)
    sums = _sums(seen)
    received = _received(receives)
    order = [Campaign.Stage.RUNNING, Campaign.Stage.DRAFT, Campaign.Stage.ENDED]
    for each in sorted(campaigns, key=lambda campaign: order.index(Campaign.Stage(campaign.stage))):
        at = seen.get(each.pk) or changed.get(each.pk)
        if at:
            yield Work(
                each,
                tuple(at),
                each.next_cutoff,  # type: ignore[attr-defined]  # annotated by gather()
                each.last_cutoff,  # type: ignore[attr-defined]  # annotated by gather()
                **sums.get(each.pk, {}),
                ticks=tuple(ticks.get(each.pk, ())),
                n_received=received.get(each.pk, 0),
                receives=tuple(receives.get(each.pk, ())),
                fills=tuple(fills.get(each.pk, ())),
            )


def _own_drafts(campaigns: Sequence[Campaign], by: Actor, now: datetime) -> list[Campaign]:
    """Return the drafts that *by* may change; they are nobody else's matter yet."""
    tree = registry.tree_on(schedule.local_day(now))
    drafts = (each for each in campaigns if each.stage == Campaign.Stage.DRAFT)
    return [each for each in drafts if actor.may(by, Action.CAMPAIGN_CHANGE, each.owner_id, now, tree)]


def _sums(at: places.Places) -> dict[int, dict[str, int]]:
    """Return the counts of all the units *at* with those below, by campaign."""
    wanted = _below(row for rows in at.values() for row in rows)
    if wanted is None:
        return {}
    names = ("total", "installed", "n_open", "n_conflicts")
    rows = Participant.objects.filter(wanted).order_by().values_list("campaign_id")
    counted = rows.annotate(**{name: Sum(name) for name in names})
    return {campaign: dict(zip(names, counts, strict=True)) for campaign, *counts in counted}


def _below(rows: Iterable[Participant], prefix: str = "") -> Q | None:
    """Return the condition of standing at or below one of *rows*; None where there is none."""
    found: Q | None = None
    for row in rows:
        one = Q(**{f"{prefix}campaign_id": row.campaign_id, f"{prefix}path__startswith": row.path})
        found = one if found is None else found | one
    return found


def _received(receives: places.Places) -> dict[int, int]:
    """Return how many received reports wait to be confirmed, by campaign."""
    waiting = Received.objects.filter(campaign__in=receives, state=Received.State.WAITING).order_by()
    return dict(waiting.values_list("campaign_id").annotate(n=Count("pk")))


# --- papers ----------------------------------------------------------------------------------------------------------


def _tasks(works: Sequence[Work], by: Actor, now: datetime) -> Iterator[Task]:
    campaigns = [work.campaign for work in works if work.campaign.stage != Campaign.Stage.DRAFT]
    drafting = places.highest(by, Action.REPORT_DRAFT, campaigns, now)
    own = [row.pk for rows in drafting.values() for row in rows]
    for row in _unreported(own):
        yield Task(What.NOT_READY if row.n_open or not row.total else What.UNREPORTED, snapshot=row)
    for paper in _steps(by, now):
        yield Task(What.STEP, outgoing=paper)
    for assignment in _overdue(by, now):
        yield Task(What.OVERDUE, assignment=assignment)


def _unreported(own: Sequence[int]) -> QuerySet[Snapshot]:
    """Return the newest figures of the units *own* on which no letter rests yet."""
    rows = Snapshot.objects.filter(participant__in=own, corrected_by=None, reports=None)
    return rows.select_related("participant__campaign", "period").order_by("-period__cutoff")[:MOST]


def _steps(by: Actor, now: datetime) -> list[Outgoing]:
    """Return the documents that wait for a step that *by* may take at their office."""
    wanted: Q | None = None
    for stage, action in STEPS.items():
        units = near(by, action, now)
        if units:
            one = Q(stage=stage.value, unit_id__in=units)
            wanted = one if wanted is None else wanted | one
    if wanted is None:
        return []
    rows = Outgoing.objects.filter(wanted, is_withdrawn=False).defer("letter", "steps")
    return list(rows.order_by("made_at")[:MOST])


def _overdue(by: Actor, now: datetime) -> list[Assignment]:
    """Return the papers whose time is over and that nobody answered, the oldest first."""
    units = near(by, Action.PAPER_SEE, now)
    if not units:
        return []
    rows = Assignment.objects.filter(due__lt=now, incoming__unit_id__in=units).exclude(incoming__state__in=CLOSED)
    return list(rows.select_related("incoming").defer("incoming__letter").order_by("due")[:MOST])


def near(by: Actor, action: Action, now: datetime) -> list[str]:
    """Return the highest units at which *by* may do *action*, and those directly below: whose papers are theirs."""
    tree = registry.tree_on(schedule.local_day(now))
    found: dict[str, None] = {}
    for unit in actor.places(by, action, now):
        found |= dict.fromkeys([unit, *tree.children(unit)])
    return list(found)
