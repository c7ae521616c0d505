"""What the pages of units show: gathered here, so that views only choose the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language

from bluezone.documents import sheets
from bluezone.rollout import rights, schedule
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.problem import Problem
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId, Version
from bluezone.server.units import actor, granting, registry, tokens
from bluezone.server.units.actor import Actor
from bluezone.server.units.forms import DayForm, GiveForm, RoleForm, SuccessorForm, TokenForm


@dataclass(frozen=True, slots=True)
class Line:
    """A unit in a list: its name, kind, those above it, and how many stand directly below."""

    id: UnitId
    version: Version
    kind: str
    path: tuple[tuple[UnitId, str], ...]
    n_below: int


def line(tree: Tree, unit: UnitId) -> Line:
    """Return *unit* as a list shows it.

    Raises:
        UnitUnknownError
    """
    version = tree.version(unit)
    path = tuple((each, tree.version(each).name) for each in tree.path(unit)[:-1])
    return Line(unit, version, kind_name(version.kind), path, len(tree.children(unit)))


def kind_name(code: str) -> str:
    """Return how the person's language calls a kind of unit."""
    found = next((each for each in registry.kinds() if each.code == code), None)
    return code if found is None else found.en if _is_english() else found.vi


def role(code: str) -> str:
    """Return how the person's language calls a role."""
    return words(rights.ROLES[rights.Role(code)])


def words(said: Bilingual) -> str:
    """Return *said* in the person's language."""
    return said.en if _is_english() else said.vi


def said(problem: Problem) -> str:
    """Return *problem* in the person's language."""
    return problem.en if _is_english() else problem.vi


def _is_english() -> bool:
    return (get_language() or "vi") == "en"


def whole(unit: str, by: Actor, now: datetime) -> dict[str, Any]:
    """Return what the page of *unit* shows to *by*, with the parts that *by* may change.

    Raises:
        RightMissingError, UnitUnknownError
    """
    day = schedule.local_day(now)
    known = registry.units().get(UnitId(unit))
    if known is None:
        raise registry.unknown()
    actor.require(by, Action.UNIT_SEE, unit, now)
    tree = registry.tree_on(day)
    shown: dict[str, Any] = {
        "line": line(tree, UnitId(unit)),
        "versions": [(version, kind_name(version.kind)) for version in reversed(known.versions)],
        "below": [line(tree, each) for each in tree.children(UnitId(unit))],
        "followed": [link for link in registry.successions().links if unit in (link.old, link.new)],
        "now": now,
    }
    if actor.may(by, Action.UNIT_CHANGE, unit, now):
        shown |= {"end_form": DayForm(label_suffix=""), "successor_form": SuccessorForm(label_suffix="")}
    if actor.may(by, Action.GRANT_CHANGE, unit, now):
        held = granting.held_at(unit, by=by, now=now)
        shown |= {"grants": [(each, role(each.role)) for each in held], "give_form": GiveForm(auto_id="give-%s")}
        invitations = granting.open_at(unit, now)
        shown |= {"invitations": [(each, role(each.role)) for each in invitations], "invite_form": RoleForm()}
    if actor.may(by, Action.TOKEN_CHANGE, unit, now):
        rows = tokens.held_at(unit, by=by, now=now)
        shown |= {"tokens": [(each, role(each.role)) for each in rows], "token_form": TokenForm(auto_id="token-%s")}
    return shown


def rows_of(file: Any) -> list[list[str]]:
    """Return the cells of the first sheet of an uploaded *file*.

    Raises:
        DocumentError: it is no table that can be read.
    """
    return [list(row) for row in sheets.read(file.read(), file.name).sheets[0].rows]


def table_answer(rows: Sequence[Sequence[str]], ending: str, name: str) -> HttpResponse:
    """Return *rows*, the first of them headings, as a file of *ending* that a browser saves as *name*."""
    table = sheets.Table(name, rows[0], rows[1:])
    data = sheets.write([table]) if ending == "xlsx" else sheets.write_csv(table)
    kinds = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv"}
    response = HttpResponse(data, content_type=kinds[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
