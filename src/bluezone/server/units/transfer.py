"""Units in and out as tables: rows of `rollout.unit_rows`; problems name their rows, and nothing unsound is taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bluezone.errors import BluezoneError
from bluezone.rollout import unit_rows
from bluezone.rollout.problem import Problem
from bluezone.rollout.rights import Action
from bluezone.rollout.unit import Unit
from bluezone.server.units import actor, changing, registry
from bluezone.server.units.actor import Actor

HEADS = {
    "id": "Mã đơn vị",
    "since": "Từ ngày",
    "until": "Đến ngày",
    "kind": "Loại",
    "name": "Tên",
    "full_name": "Tên đầy đủ",
    "code": "Mã số",
    "abbreviation": "Viết tắt",
    "receives": "Nhận báo cáo",
    "parent": "Mã đơn vị cấp trên",
}
"""What the columns are called in a file; the plain names of `unit_rows.COLUMNS` are read too."""

_COLUMNS = {head.casefold(): name for name, head in HEADS.items()} | {name: name for name in HEADS}


class UnitTableError(BluezoneError, ValueError):
    """The first row does not name the columns of units."""

    code = "unit_table_unreadable"


@dataclass(frozen=True, slots=True)
class Read:
    """What a table holds: units that are new, changed or as they were, and what is wrong."""

    units: tuple[Unit, ...]
    n_new: int
    n_changed: int
    problems: tuple[Problem, ...]


def read(rows: Sequence[Sequence[str]]) -> Read:
    """Return what *rows*, the first of them headings, hold, beside what is known.

    Raises:
        UnitTableError: a column that is needed is missing.
    """
    found = unit_rows.from_rows(_named(rows))
    known = registry.units()
    new = sum(each.id not in known for each in found.units)
    changed = sum(each.id in known and known[each.id] != each for each in found.units)
    return Read(found.units, new, changed, found.problems)


def take_in(rows: Sequence[Sequence[str]], *, by: Actor, now: datetime) -> Read:
    """Write the units of *rows* if nothing is wrong with any of them.

    Raises:
        UnitTableError, RightMissingError
        UnitsRefusedError: with every problem; nothing is written.
    """
    found = read(rows)
    if found.problems:
        raise changing.UnitsRefusedError(found.problems)
    known = registry.units()
    changing.take_in([each for each in found.units if known.get(each.id) != each], (), by=by, now=now)
    return found


def table(*, by: Actor, now: datetime) -> list[list[str]]:
    """Return all units that *by* may see, below a row of headings."""
    tree = registry.tree_on(now.date())
    seen = {unit for place in actor.places(by, Action.UNIT_SEE, now) for unit in tree.subtree(place)}
    units = registry.units()
    rows = unit_rows.to_rows(units[key] for key in sorted(seen))
    return [list(HEADS.values()), *([row[name] for name in unit_rows.COLUMNS] for row in rows)]


def _named(rows: Sequence[Sequence[str]]) -> Iterable[dict[str, str]]:
    heads = [_COLUMNS.get(cell.strip().casefold(), "") for cell in rows[0]] if rows else []
    missing = [HEADS[name] for name in ("id", "since", "kind", "name") if name not in heads]
    if missing:
        raise UnitTableError(
            f"units, row 1: found no column {', '.join(missing)}, expected the headings of an exported table; "
            "export the units and change that table"
        )
    for row in rows[1:]:
        cells = dict.fromkeys(unit_rows.COLUMNS, "")
        cells.update({name: cell.strip() for name, cell in zip(heads, row, strict=False) if name})
        if any(cells.values()):
            yield cells
