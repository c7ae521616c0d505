"""Units for commands: the state's lists, tables in files, one unit made or changed."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bluezone.documents import sheets
from bluezone.errors import BluezoneError
from bluezone.rollout import admin_lists, schedule, unit
from bluezone.rollout.admin_lists import Lists
from bluezone.rollout.rights import Action
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import api_values
from bluezone.server.units import actor, changing, registry, transfer
from bluezone.server.units.actor import Actor

NAMES = ("provinces_2021", "districts_2021", "provinces_2026", "communes_2026", "province_successors_2025")


class ListsMissingError(BluezoneError, LookupError):
    """A folder holds none of the lists of units."""

    code = "unit_lists_missing"


def load(folder: Path, *, by: Actor, now: datetime) -> dict[str, int]:
    """Take in the state's lists in *folder*, files of NAMES; return how many units and successions they hold.

    Raises:
        ListsMissingError, RightMissingError
        UnitsRefusedError: with every problem; nothing is written.
    """
    files = {name: folder / f"{name}.csv" for name in NAMES}
    found = admin_lists.read(Lists(**{name: list(_rows(path)) for name, path in files.items() if path.exists()}))
    if found.problems:
        raise changing.UnitsRefusedError(found.problems)
    if not found.units:
        raise ListsMissingError(
            f"units: the folder holds none of {', '.join(f'{name}.csv' for name in NAMES)}; name the one that does"
        )
    changing.take_in(found.units, found.successions, by=by, now=now)
    return {"units": len(found.units), "successions": len(found.successions)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def import_(data: bytes, name: str, *, is_saved: bool, by: Actor, now: datetime) -> dict[str, Any]:
    """Return what the table in *data* holds; it is taken in if *is_saved* and nothing is wrong.

    Raises:
        DocumentError, UnitTableError, RightMissingError
        UnitsRefusedError: what is wrong shows only with the units that are there; nothing is written.
    """
    rows = sheets.read(data, name).sheets[0].rows
    found = transfer.read(rows)
    if is_saved and not found.problems:
        found = transfer.take_in(rows, by=by, now=now)
    return {
        "units": len(found.units),
        "new": found.n_new,
        "changed": found.n_changed,
        "problems": [{"place": each.where, "vi": each.vi, "en": each.en} for each in found.problems],
        "is_saved": is_saved and not found.problems,
    }


def table(ending: str, *, by: Actor, now: datetime) -> bytes:
    """Return all units that *by* may see as a file of *ending*, "xlsx" or "csv"."""
    heads, *rows = transfer.table(by=by, now=now)
    made = sheets.Table("Đơn vị", heads, rows)
    return sheets.write([made]) if ending == "xlsx" else sheets.write_csv(made)


def listed(below: str | None, depth: int, *, by: Actor, now: datetime) -> list[dict[str, Any]]:
    """Return the units of today that *by* may see, each before its children, down to *depth* below *below*.

    Raises:
        RightMissingError, UnitUnknownError
    """
    tree = registry.tree_on(schedule.local_day(now))
    if below is not None:
        actor.require(by, Action.UNIT_SEE, below, now)
        tree.version(UnitId(below))
    tops: Sequence[UnitId] = actor.places(by, Action.UNIT_SEE, now) if below is None else (UnitId(below),)
    return [api_values.unit(tree, each) for top in tops for each in _down(tree, top, depth)]


def _down(tree: Any, unit: UnitId, depth: int) -> Iterator[UnitId]:
    yield unit
    if depth:
        for child in tree.children(unit):
            yield from _down(tree, child, depth - 1)


def add(
    name: str, below: str | None, since: date | None, attributes: dict[str, Any], wanted: str | None,
    *, by: Actor, now: datetime,
) -> str:  # fmt: skip
    """Return the id of a new unit, *wanted* if that is given and free.

    Raises:
        RightMissingError, UnitError, UnitsRefusedError, IdTakenError
    """
    since = since or schedule.local_day(now)
    if wanted is None:
        return changing.make(below, since, {"name": name, **attributes}, by=by, now=now)
    if UnitId(wanted) in registry.units():
        raise IdTakenError("unit: another one has this id, which never goes to a second; choose another id")
    made = unit.one(wanted, since, name=name, parent=below, **attributes)
    changing.take_in([made], (), by=by, now=now)
    return wanted


class IdTakenError(BluezoneError, ValueError):
    """A new unit was to have the id of another one."""

    code = "unit_id_taken"
    status = 409
