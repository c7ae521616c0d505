"""Campaigns for commands: from a file of JSON and back into one."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bluezone.rollout import campaign_json
from bluezone.rollout.campaign import CampaignError
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import access, api_values, campaign_changes, campaigns, places
from bluezone.server.rollout.campaigns import Plan
from bluezone.server.rollout.models import Campaign
from bluezone.server.units import actor
from bluezone.server.units.actor import Actor

Json = dict[str, Any]
DRAFT = Campaign.Stage.DRAFT


def make(told: Any, *, is_started: bool, by: Actor, now: datetime) -> Json:
    """Return the new campaign that *told* describes: its definition, requirement and plan.

    Raises:
        CampaignError: a part is missing or of another kind; and whatever campaigns.make and start refuse.
    """
    parts = _parts(told)
    needs = parts.get("requirement")
    requirement = campaign_json.decode_requirement(needs) if needs else None
    definition = campaign_json.decode(parts["campaign"])
    row = campaigns.make(definition, requirement, _plan(parts.get("plan")), by=by, now=now)
    if is_started:
        row = campaigns.start(row.code, by=by, now=now)
    return api_values.campaign(row)


def change(told: Any, *, by: Actor, now: datetime) -> Json:
    """Return the campaign of the code in *told* as that describes it now; who takes part does not change.

    Raises:
        CampaignError; and whatever campaign_changes.change refuses.
    """
    parts = _parts(told)
    needs = parts.get("requirement")
    requirement = campaign_json.decode_requirement(needs) if needs else None
    definition = campaign_json.decode(parts["campaign"])
    row = campaign_changes.change(definition.code, definition, requirement, by=by, now=now)
    return api_values.campaign(row)


def _parts(told: Any) -> Mapping[str, Any]:
    if not isinstance(told, dict) or not isinstance(told.get("campaign"), dict):
        raise CampaignError('Campaign: expected an object with "campaign", "requirement" and "plan". Correct the file.')
    return told


def _plan(told: Any) -> Plan:
    try:
        wanted = {str(each) for each in told["reports"]}
        owner, scope, day = str(told["owner"]), str(told["scope"]), date.fromisoformat(told["tree_day"])
    except (KeyError, TypeError, ValueError) as error:
        raise CampaignError(
            f"Plan: found {error} missing or of another kind, expected owner, scope, tree_day, and in reports ids or "
            "kinds of units. Correct the file."
        ) from error

    def reports(unit: UnitId, tree: Tree) -> bool:
        return unit in wanted or tree.version(unit).kind in wanted

    return Plan(UnitId(owner), UnitId(scope), day, reports)


def written(code: str, *, by: Actor, now: datetime) -> Json:
    """Return the campaign of *code* as make and change read it.

    Raises:
        CampaignUnknownError, RightMissingError
    """
    row = access.campaign(code)
    access.require_for(by, Action.FIGURES_SEE, row, now)
    needs = campaigns.requirement(row)
    return {
        "campaign": campaign_json.encode(campaigns.pure(row)),
        "requirement": campaign_json.encode_requirement(needs) if needs else None,
        "plan": {
            "owner": row.owner_id,
            "scope": row.scope_id,
            "tree_day": row.tree_day.isoformat(),
            "reports": list(row.participants.filter(reports=True).values_list("unit_id", flat=True)),
        },
    }


def seen(*, by: Actor, now: datetime) -> list[Campaign]:
    """Return the campaigns in which *by* may see figures, new ones first; drafts only for who may change them."""
    rows = list(Campaign.objects.prefetch_related("periods"))
    known = places.highest(by, Action.FIGURES_SEE, rows, now)
    return [row for row in rows if (_may_change(row, by, now) if row.stage == DRAFT else row.pk in known)]


def _may_change(row: Campaign, by: Actor, now: datetime) -> bool:
    return actor.may(by, Action.CAMPAIGN_CHANGE, row.owner_id, now)
