"""Assigning an incoming document: who leads, who helps, by when, with which words of the head.

Source: Nghị định 30/2020/NĐ-CP, Điều 23 and 24; shared specification of the rollout, section 2.1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from bluezone.errors import BluezoneError
from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import register
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Assignment, Incoming
from bluezone.server.units import actor, records, registry
from bluezone.server.units.actor import Actor
from bluezone.server.units.models import Unit


class AssigneeError(BluezoneError, ValueError):
    """A unit that does not stand under the office was to act for it, or nobody was."""

    code = "paper_assignee"


@dataclass(frozen=True, slots=True)
class Order:
    """What the head decides.

    Attributes:
        lead: the unit that acts (chủ trì); co_operating: those that help (phối hợp).
        due: until when; None where the head sets no time.
    """

    lead: str
    co_operating: tuple[str, ...] = ()
    due: datetime | None = None
    instruction: str = ""


def assign(incoming: Incoming, order: Order, *, by: Actor, now: datetime) -> Assignment:
    """Return the assignment of *incoming*, in place of the one it had.

    Raises:
        RightMissingError
        AssigneeError: a unit does not stand under the office, or helps itself.
        AnsweredAlreadyError
    """
    actor.require(by, Action.PAPER_ASSIGN, incoming.unit_id, now)
    _refuse_foreign(order, incoming.unit_id, registry.tree_on(schedule.local_day(now)))
    with transaction.atomic():
        row = Incoming.objects.select_for_update().get(pk=incoming.pk)
        if row.state == Incoming.State.ANSWERED:
            raise register.AnsweredAlreadyError(
                "document: it is answered already, so nobody is to act on it; open its answer"
            )
        made = _write(row, order, by, now)
        row.handed_on = row.handed_on or schedule.local_day(now)
        if row.state != Incoming.State.IN_WORK:
            row.state = Incoming.State.ASSIGNED
        row.save(update_fields=["state", "handed_on"])
        records.record(RolloutAction.PAPER_ASSIGNED, by=by, now=now, subject=f"incoming {row.pk}", unit=row.unit_id)
    return made


def _write(row: Incoming, order: Order, by: Actor, now: datetime) -> Assignment:
    made, _ = Assignment.objects.update_or_create(
        incoming=row,
        defaults={
            "lead_id": order.lead,
            "due": order.due,
            "instruction": order.instruction,
            "made_by": by.user,
            "made_at": now,
        },
    )
    made.co_operating.set(Unit.objects.filter(pk__in=order.co_operating))
    return made


def _refuse_foreign(order: Order, office: str, tree: Tree) -> None:
    for unit in map(UnitId, (order.lead, *order.co_operating)):
        if unit not in tree or not tree.is_within(unit, UnitId(office)):
            raise AssigneeError("Unit: found one that does not stand under this office. Choose one of the list.")
    if order.lead in order.co_operating:
        raise AssigneeError("Co-operating: found the unit that leads among them. Take it out of one of the two.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many documents a unit has to act on, and how many of them are overdue."""

    unit: str
    n_open: int
    n_overdue: int


def waiting(units: Sequence[str], now: datetime) -> tuple[Waiting, ...]:
    """Return for each unit that leads something in the registers of *units* what waits there, most overdue first."""
    rows = Incoming.objects.filter(unit_id__in=units, assignment__isnull=False).exclude(state__in=register.DONE)
    n_open = _counted(rows.values_list("assignment__lead").annotate(n=Count("pk")).order_by())
    late = rows.filter(register.late(now))
    n_overdue = _counted(late.values_list("assignment__lead").annotate(n=Count("pk")).order_by())
    found = [Waiting(unit, n, n_overdue.get(unit, 0)) for unit, n in n_open.items()]
    return tuple(sorted(found, key=lambda each: (-each.n_overdue, -each.n_open, each.unit)))


def _counted(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(rows)
