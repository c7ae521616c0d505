"""The units as the pure room sees them: read once, kept until somebody changes a unit."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db import transaction

from bluezone.rollout import rights, succession, tree, unit
from bluezone.rollout.kind import Kind
from bluezone.rollout.rights import Grant
from bluezone.rollout.succession import Successions
from bluezone.rollout.tree import Tree, UnitUnknownError
from bluezone.rollout.unit import UnitId
from bluezone.server.units import models

MOST_TREES = 8
"""Trees of so many days are kept; there are more days in a year, but few are asked for in an hour."""


@dataclass(slots=True)
class _Kept:
    """What this process knows of one revision."""

    revision: uuid.UUID | None = None
    units: dict[UnitId, unit.Unit] = field(default_factory=dict)
    successions: Successions | None = None
    trees: dict[date, Tree] = field(default_factory=dict)


_kept = _Kept()


def _current() -> _Kept:
    """Return what holds, read again if another process changed a unit."""
    global _kept
    revision = models.Revision.objects.values_list("mark", flat=True).first()
    if _kept.revision != revision or revision is None:
        _kept = _Kept(revision, _read_units(), succession.of(row.pure() for row in models.Succession.objects.all()))
    return _kept


def _read_units() -> dict[UnitId, unit.Unit]:
    rows = models.UnitVersion.objects.order_by("unit_id", "since").iterator(5_000)
    return {
        UnitId(key): unit.Unit(UnitId(key), tuple(row.pure() for row in versions))
        for key, versions in groupby(rows, key=lambda row: row.unit_id)
    }


def units() -> dict[UnitId, unit.Unit]:
    """Return all units by their ids."""
    return _current().units


def successions() -> Successions:
    """Return all links from old units to new ones."""
    found = _current().successions
    return found if found is not None else succession.of(())


def tree_on(day: date) -> Tree:
    """Return the tree of *day*."""
    kept = _current()
    if day not in kept.trees:
        while len(kept.trees) >= MOST_TREES:
            kept.trees.pop(next(iter(kept.trees)), None)
        kept.trees[day] = tree.on(kept.units.values(), day)
    return kept.trees[day]


def carried(grants: Iterable[Grant], day: date) -> tuple[Grant, ...]:
    """Return *grants* as they hold on *day*, after mergers; old ones stay, for campaigns that froze the old tree."""
    return rights.carried(grants, successions(), day)


def unknown() -> UnitUnknownError:
    """Return what to raise for an id that no unit has."""
    return UnitUnknownError("Unit: found none of this id, expected one of the tree. Choose it from the tree.")


def kinds() -> tuple[Kind, ...]:
    """Return all kinds of units."""
    return tuple(row.pure() for row in models.Kind.objects.order_by("vi"))


@transaction.atomic
def replace(changed: Iterable[unit.Unit], links: Iterable[succession.Succession] = ()) -> None:
    """Write *changed* units whole, each new or in place of what was known of it, and add *links*.

    Who calls has asked for the right and looked for problems; no unit is ever taken away.
    """
    given = list(changed)
    ids = [each.id for each in given]
    models.Unit.objects.bulk_create([models.Unit(id=each) for each in ids], ignore_conflicts=True, batch_size=1_000)
    for start in range(0, len(ids), 500):
        models.UnitVersion.objects.filter(unit_id__in=ids[start : start + 500]).delete()
    rows = [_row(each.id, version) for each in given for version in each.versions]
    models.UnitVersion.objects.bulk_create(rows, batch_size=500)
    models.Succession.objects.bulk_create(
        [models.Succession(old_id=link.old, new_id=link.new, day=link.day) for link in links],
        ignore_conflicts=True,
        batch_size=1_000,
    )
    bump()


def _row(key: UnitId, version: unit.Version) -> models.UnitVersion:
    return models.UnitVersion(
        unit_id=key,
        since=version.period.since,
        until=version.period.until,
        kind=version.kind,
        name=version.name,
        full_name=version.full_name,
        code=version.code,
        abbreviation=version.abbreviation,
        receives=version.receives,
        parent_id=version.parent,
    )


def bump() -> None:
    """Tell every process that a unit changed; call it in the transaction of the change."""
    models.Revision.objects.update_or_create(pk=1, defaults={"mark": uuid.uuid4()})
