"""Making, changing, starting and ending campaigns: gather, decide by the rules of campaigns, apply."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db import IntegrityError, transaction

from bluezone.errors import BluezoneError
from bluezone.rollout import campaign_json
from bluezone.rollout.campaign import Campaign as PureCampaign
from bluezone.rollout.requirement import Requirement
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import access
from bluezone.server.rollout import rows as written
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, Participant, Period
from bluezone.server.rollout.models.campaign import STEP
from bluezone.server.units import actor, records, registry
from bluezone.server.units.actor import Actor

MOST_PERIODS = 400
"""A year of days and a month; no campaign asked for more."""

DEEPEST = 12


class CampaignStageError(BluezoneError, ValueError):
    """The campaign is past the stage in which this can be done."""

    code = "campaign_stage"
    status = 409


class CampaignCodeTakenError(BluezoneError, ValueError):
    """Another campaign has the code."""

    code = "campaign_code_taken"
    status = 409


class CutoffPastError(BluezoneError, ValueError):
    """A campaign would begin with a cut-off that is over."""

    code = "campaign_cutoff_past"


class TreeTooDeepError(BluezoneError, ValueError):
    """More offices stand one above the other than a campaign can hold."""

    code = "campaign_tree_too_deep"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is said of a new campaign beside its definition.

    Attributes:
        owner: the unit that runs it; scope: whose subtree takes part.
        tree_day: whose tree is frozen.
        reports: which units send reports of their own, asked of each of the tree.
    """

    owner: UnitId
    scope: UnitId
    tree_day: date
    reports: Callable[[UnitId, Tree], bool]


def pure(row: Campaign) -> PureCampaign:
    """Return the value that the rules speak about."""
    return campaign_json.decode(row.definition)


def requirement(row: Campaign) -> Requirement | None:
    """Return what its app needs of a phone; None where nothing was said."""
    return campaign_json.decode_requirement(row.requirement) if row.requirement else None


def make(definition: PureCampaign, needs: Requirement | None, plan: Plan, *, by: Actor, now: datetime) -> Campaign:
    """Return a new campaign in draft, with its participants and periods.

    Raises:
        RightMissingError: at the owner, or at the scope, which may stand above it where a department orders for all.
        UnitUnknownError, CampaignCodeTakenError, TreeTooDeepError
    """
    for place in (plan.owner, plan.scope):
        actor.require(by, Action.CAMPAIGN_CHANGE, place, now)
    tree = registry.tree_on(plan.tree_day)
    rows = list(_participants(tree, plan))

    try:
        with transaction.atomic():
            made = Campaign.objects.create(
                code=definition.code,
                name_vi=definition.name.vi,
                name_en=definition.name.en,
                owner_id=plan.owner,
                scope_id=plan.scope,
                tree_day=plan.tree_day,
                definition=campaign_json.encode(definition),
                requirement=campaign_json.encode_requirement(needs) if needs else None,
                made_by=by.user,
                made_at=now,
            )
            _write_participants(made, rows)
            _write_periods(made, definition)
            records.record(
                RolloutAction.CAMPAIGN_MADE, by=by, now=now, subject=f"campaign {made.code}", unit=plan.owner
            )
    except IntegrityError as error:
        raise CampaignCodeTakenError("campaign: another one has this code; choose another") from error
    return made


def start(code: str, *, by: Actor, now: datetime) -> Campaign:
    """Return the campaign of *code*, running from now on.

    Raises:
        CampaignUnknownError, RightMissingError
        CampaignStageError: it runs already, or is over.
        CutoffPastError: its first cut-off is over.
    """
    return _move(code, Campaign.Stage.DRAFT, Campaign.Stage.RUNNING, RolloutAction.CAMPAIGN_STARTED, by, now)


def end(code: str, *, by: Actor, now: datetime) -> Campaign:
    """Return the campaign of *code*, over from now on: nothing more is ticked or frozen.

    Raises:
        CampaignUnknownError, RightMissingError
        CampaignStageError: it does not run.
    """
    return _move(code, Campaign.Stage.RUNNING, Campaign.Stage.ENDED, RolloutAction.CAMPAIGN_ENDED, by, now)


def _move(
    code: str, before: Campaign.Stage, after: Campaign.Stage, action: RolloutAction, by: Actor, now: datetime
) -> Campaign:
    row = access.campaign(code)
    access.require_for(by, Action.CAMPAIGN_CHANGE, row, now)
    first = row.periods.first()
    if after is Campaign.Stage.RUNNING and (first is None or first.cutoff < now):
        raise CutoffPastError("cut-off: the first one is over already; give the campaign a later one, then start it")

    with transaction.atomic():
        if not Campaign.objects.filter(pk=row.pk, stage=before).update(stage=after):
            raise CampaignStageError(f"campaign: it is {row.stage}, not {before}; load the page again")
        records.record(action, by=by, now=now, subject=f"campaign {row.code}", unit=row.owner_id)
    row.stage = after
    return row


def running(row: Campaign) -> None:
    """Return if *row* runs.

    Raises:
        CampaignStageError: it does not.
    """
    if row.stage != Campaign.Stage.RUNNING:
        raise CampaignStageError(f"campaign: it is {row.stage}, so nothing in it changes; choose one that is running")


def _participants(tree: Tree, plan: Plan) -> Iterator[tuple[UnitId | None, Participant]]:
    """Yield the units below the scope, each before its children, with the unit above."""
    depths: dict[UnitId, int] = {}
    for position, unit in enumerate(tree.subtree(plan.scope)):
        above = tree.parent(unit) if position else None
        depths[unit] = depths[above] + 1 if above else 0
        if depths[unit] >= DEEPEST:
            raise TreeTooDeepError(f"tree: more than {DEEPEST} units stand one above the other; choose a lower scope")
        version = tree.version(unit)
        yield (
            above,
            Participant(
                unit_id=unit,
                depth=depths[unit],
                position=position,
                name=version.title,
                short_name=version.abbreviation,
                kind=version.kind,
                reports=plan.reports(unit, tree),
            ),
        )


def _write_participants(campaign: Campaign, rows: list[tuple[UnitId | None, Participant]]) -> None:
    """Write *rows*; paths need the numbers that the database gives, so they follow in a second pass."""
    made = [row for _, row in rows]
    for row in made:
        row.campaign = campaign
    Participant.objects.bulk_create(made, batch_size=500)
    numbers = {row.unit_id: row for row in made}
    for above, row in rows:
        parent = numbers[above] if above else None
        row.parent = parent
        row.path = (parent.path if parent else "") + f"{row.pk:0{STEP}x}"
    written.rewrite(made, ["parent", "path"])


def _write_periods(campaign: Campaign, definition: PureCampaign) -> None:
    periods = islice(definition.schedule.periods(), MOST_PERIODS)
    Period.objects.bulk_create(
        Period(campaign=campaign, number=number, cutoff=each.cutoff, deadline=each.deadline)
        for number, each in enumerate(periods, 1)
    )
