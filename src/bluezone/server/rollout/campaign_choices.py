"""What the form of a campaign lets a person choose: units where they may run one, kinds that are there, receivers."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout.campaign_forms import CHILDREN, KINDS
from bluezone.server.rollout.campaigns import Plan
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor, RightMissingError

Pairs = list[tuple[str, str]]


def choices(by: Actor, now: datetime, language: str) -> dict[str, Pairs]:
    """Return the choices of CampaignForm for *by*.

    Raises:
        RightMissingError: there is no unit at which *by* may make campaigns.
    """
    places = actor.places(by, Action.CAMPAIGN_CHANGE, now)
    if not places:
        raise RightMissingError("right: you may make campaigns at no unit; ask an administrator for a role that may")
    tree = registry.tree_on(schedule.local_day(now))
    units = list(_with_children(places, tree))
    return {
        "owner": units,
        "scope": units,
        "receiver": _receivers(tree) or units,
        "kinds": _kinds(places, tree, language),
    }


def _with_children(places: tuple[UnitId, ...], tree: Tree) -> Iterator[tuple[str, str]]:
    for place in places:
        yield place, tree.version(place).title
        for child in tree.children(place):
            yield child, f"— {tree.version(child).title}"


def _receivers(tree: Tree) -> Pairs:
    """Return the units that may receive, with the name of the unit above where two would look alike."""
    return [(unit, _title(unit, tree)) for unit, version in tree.versions.items() if version.receives]


def _title(unit: UnitId, tree: Tree) -> str:
    above = tree.parent(unit)
    title = tree.version(unit).title
    return f"{title} ({tree.version(above).title})" if above else title


def _kinds(places: tuple[UnitId, ...], tree: Tree, language: str) -> Pairs:
    present = {tree.version(unit).kind for place in places for unit in tree.subtree(place)}
    said = [(kind.code, kind.en if language == "en" else kind.vi) for kind in registry.kinds() if kind.code in present]
    return sorted(said, key=lambda pair: pair[1])


def plan(values: dict[str, Any], now: datetime) -> Plan:
    """Return who takes part and who reports, as cleaned *values* of the form tell."""
    day = schedule.local_day(now)
    scope = UnitId(values["scope"])
    tree = registry.tree_on(day)
    children = set(tree.children(scope)) or {scope}
    kinds = set(values["kinds"])

    def reports(unit: UnitId, of: Tree) -> bool:
        if values["reporting"] == CHILDREN:
            return unit in children
        return values["reporting"] == KINDS and of.version(unit).kind in kinds

    return Plan(UnitId(values["owner"]), scope, day, reports)
