"""Making, changing, ending units, naming successors: gather, ask the rules of trees, apply. Nothing is taken away."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from bluezone.errors import BluezoneError
from bluezone.rollout import succession, tree_problems, unit
from bluezone.rollout.problem import Problem
from bluezone.rollout.rights import Action
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import Unit, UnitId
from bluezone.server.units import actor, records, registry
from bluezone.server.units.actions import UnitsAction
from bluezone.server.units.actor import Actor
from bluezone.server.units.models import Kind


class UnitsRefusedError(BluezoneError, ValueError):
    """With the change the units would make no sound tree. `problems` holds all that is wrong."""

    code = "units_refused"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        shown = " ".join(problem.en for problem in self.problems[:3])
        super().__init__(f"units: {len(self.problems)} problems, nothing was saved. {shown}")


def make(parent: str | None, since: date, attributes: Mapping[str, Any], *, by: Actor, now: datetime) -> UnitId:
    """Return the id of a new unit below *parent*, from the day *since* on.

    Args:
        attributes: those of `rollout.unit.Version` beside period and parent; kind and name are needed.

    Raises:
        RightMissingError: at the parent; a unit at the top is made by the site alone or its administrators.
        UnitError, UnitsRefusedError
    """
    _require(by, parent, now)
    made = unit.one(f"u-{uuid.uuid4().hex[:12]}", since, parent=parent, **attributes)

    with transaction.atomic():
        _write([made], ())
        records.record(UnitsAction.UNIT_MADE, by=by, now=now, subject=f"unit {made.id}", unit=made.id)
    return made.id


def change(key: str, day: date, attributes: Mapping[str, Any], *, by: Actor, now: datetime) -> None:
    """Let other *attributes* hold of a unit from *day* on; a new parent needs the right there too.

    Raises:
        RightMissingError, UnitUnknownError, UnitError, UnitsRefusedError
    """
    _require(by, key, now)
    if "parent" in attributes:
        _require(by, attributes["parent"], now)

    with transaction.atomic():
        _write([_known(key).changed(day, **attributes)], ())
        records.record(UnitsAction.UNIT_CHANGED, by=by, now=now, subject=f"unit {key}", unit=key)


def end(key: str, last_day: date, *, by: Actor, now: datetime) -> None:
    """Let a unit exist for the last time on *last_day*; what stands below it must have gone elsewhere before.

    Raises:
        RightMissingError, UnitUnknownError, UnitError, UnitsRefusedError
    """
    _require(by, key, now)

    with transaction.atomic():
        _write([_known(key).ended(last_day)], ())
        records.record(UnitsAction.UNIT_ENDED, by=by, now=now, subject=f"unit {key}", unit=key)


def name_successor(old: str, new: str, day: date, *, by: Actor, now: datetime) -> None:
    """Say that *new* goes on with what *old* did, from *day* on; rights are needed at both.

    Raises:
        RightMissingError, UnitUnknownError, SuccessionError, UnitsRefusedError
    """
    for key in (old, new):
        _known(key)
        _require(by, key, now)
    link = Succession(UnitId(old), UnitId(new), day)

    with transaction.atomic():
        _write((), (link,))
        records.record(UnitsAction.SUCCESSION_MADE, by=by, now=now, subject=f"unit {old}", unit=new)


def take_in(units: Iterable[Unit], links: Iterable[Succession], *, by: Actor, now: datetime) -> int:
    """Write whole *units* of a list, new ones and known ones, with their successions; return how many.

    Raises:
        RightMissingError: at a unit that is changed, or at the parent of a new one.
        UnitsRefusedError
    """
    given, followed = tuple(units), tuple(links)
    places = {place for each in given for place in _places(each)} - {each.id for each in given}
    if not by.is_site:
        for place in {*places, *(each.id for each in given if each.id in registry.units())}:
            _require(by, place, now)
        if any(each.versions[-1].parent is None for each in given):
            _require(by, None, now)

    with transaction.atomic():
        _write(given, followed)
        records.record(UnitsAction.UNITS_IMPORTED, by=by, now=now, subject=f"{len(given)} units")
    return len(given)


def _places(each: Unit) -> Iterable[UnitId]:
    return (version.parent for version in each.versions if version.parent is not None)


def _require(by: Actor, key: str | None, now: datetime) -> None:
    """Ask for the right to change the unit *key*, or the top of the tree, which a site's administrators have."""
    if key is not None:
        actor.require(by, Action.UNIT_CHANGE, key, now)
    elif not (by.is_site or (by.user is not None and by.user.is_administrator)):
        raise actor.RightMissingError("right: only an administrator of the site adds a unit at the top of the tree")


def _known(key: str) -> Unit:
    found = registry.units().get(UnitId(key))
    if found is None:
        raise registry.unknown()
    return found


def _write(changed: Iterable[Unit], links: Iterable[Succession]) -> None:
    """Write if the whole is sound then; what was wrong before and stays so is no reason to refuse.

    Raises:
        UnitsRefusedError
    """
    given, linked = {each.id: each for each in changed}, registry.successions().links
    followed = tuple(link for link in links if link not in set(linked))
    known = registry.units()
    after = {**known, **given}
    kinds = [row.pure() for row in Kind.objects.all()]
    before = set(tree_problems.problems(known.values(), kinds))
    found = [each for each in tree_problems.problems(after.values(), kinds) if each not in before]
    found += succession.problems((*linked, *followed), after.values()) if followed else []
    if found:
        raise UnitsRefusedError(found)
    registry.replace(given.values(), followed)
