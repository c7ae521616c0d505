"""Where in a campaign a person works: the highest units at which something is allowed, by few queries for many."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from bluezone.rollout import rights, schedule
from bluezone.rollout.rights import Action
from bluezone.server.rollout import access
from bluezone.server.rollout.models import Campaign, Participant
from bluezone.server.units.actor import Actor

Places = dict[int, list[Participant]]
"""By number of the campaign, in the order of its tree."""


def highest(by: Actor, action: Action, campaigns: Sequence[Campaign], now: datetime) -> Places:
    """Return the highest units of each of *campaigns* at which *by* may do *action*; with each goes its subtree.

    Two queries, however many campaigns there are. A campaign without such a unit is not in the answer.
    """
    known = {campaign.pk: campaign for campaign in campaigns}
    found: Places = defaultdict(list)
    for top in Participant.objects.filter(campaign__in=known, depth=0):
        top.campaign = known[top.campaign_id]
        if access.may(by, action, top, now):
            found[top.campaign_id].append(top)
    others = Participant.objects.filter(campaign__in=set(known) - set(found), unit_id__in=_units(by, action, now))
    for row in others.order_by("campaign_id", "path"):
        row.campaign = known[row.campaign_id]
        if not any(row.path.startswith(above.path) for above in found.get(row.campaign_id, ())):
            found[row.campaign_id].append(row)
    return {key: sorted(rows, key=lambda row: row.position) for key, rows in found.items()}


def _units(by: Actor, action: Action, now: datetime) -> set[str]:
    """Return the units at which *by* holds a role that allows *action*, those that ended since among them."""
    day, roles = schedule.local_day(now), rights.TABLE[action].roles
    return {grant.unit for grant in by.grants if grant.role in roles and day in grant.period}
