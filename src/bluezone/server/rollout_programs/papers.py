"""The registers of an office for commands: what came in is entered, assigned, passed on; both books as files."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bluezone.documents.errors import DocumentError
from bluezone.errors import BluezoneError
from bluezone.letters.letter import Letter
from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import (
    access,
    answering,
    api_values,
    assigning,
    elsewhere,
    files,
    forwarding,
    incoming_forms,
    numbering,
    outgoing_register,
    paper_desk,
    register,
    register_tables,
)
from bluezone.server.rollout.assigning import Order
from bluezone.server.rollout.forwarding import Plan
from bluezone.server.rollout.models import Incoming, Outgoing
from bluezone.server.rollout.register import Entry
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor

Json = dict[str, Any]


class EntryIncompleteError(BluezoneError, ValueError):
    """A document was to be registered of which nobody says who issued it, its kind, or what it is about."""

    code = "paper_entry_incomplete"


def take_in(
    unit: str, data: bytes | None, name: str, said: Mapping[str, Any], code: str | None,
    *, is_another: bool = False, by: Actor, now: datetime,
) -> Incoming:  # fmt: skip
    """Return the new row of the register: what was read in the file *data*, corrected by what was *said*.

    Args:
        said: columns as in register.Entry.
        code: of the campaign that the document belongs to.

    Raises:
        RightMissingError, DocumentTypeError, DocumentTooLargeError, CampaignUnknownError, RegisteredAlreadyError
        EntryIncompleteError: nobody says who issued it, of which kind it is and what about.
    """
    actor.require(by, Action.PAPER_REGISTER, unit, now)
    kept = files.keep(data) if data is not None else None
    letter = _letter(kept.pk) if kept else None
    told = {**(incoming_forms.of_letter(letter) if letter else {}), **said}
    told.setdefault("arrived_on", schedule.local_day(now))
    missing = [each for each in ("issuer", "kind", "abstract") if not told.get(each)]
    if missing:
        raise EntryIncompleteError(f"document: {', '.join(missing)} could not be read in the file; say it by an option")
    return register.register(
        unit,
        Entry(**told),
        file=kept,
        file_name=name if kept else "",
        letter=letter,
        campaign=access.campaign(code) if code else None,
        is_another=is_another,
        by=by,
        now=now,
    )


def _letter(sha256: str) -> Letter | None:
    found = files.read(sha256)
    return None if isinstance(found, DocumentError) else found.letter


def listed(unit: str, words: str, state: str, year: int | None, *, by: Actor, now: datetime) -> list[Json]:
    """Return what of the register of incoming documents is wanted, the newest first.

    Raises:
        RightMissingError
    """
    actor.require(by, Action.PAPER_SEE, unit, now)
    return [_row(row) for row in register.search(unit, register.Search(words, state, year), now)]


def overdue(unit: str, *, by: Actor, now: datetime) -> list[Json]:
    """Return what is overdue in *unit* and below it, that which waits longest first.

    Raises:
        RightMissingError
    """
    actor.require(by, Action.PAPER_SEE, unit, now)
    tree = registry.tree_on(schedule.local_day(now))
    units = tree.subtree(UnitId(unit)) if UnitId(unit) in tree else (UnitId(unit),)
    rows = register.rows(register.overdue(units, now))
    return [
        {**_row(row), "days_late": register.days_late(due, now)} for row in rows if (due := register_tables.due(row))
    ]


def _row(row: Incoming) -> Json:
    given = register_tables.assignment(row)
    return {
        **api_values.incoming(row),
        "unit": row.unit_id,
        "lead": given.lead_id if given else None,
        "due": api_values.moment(register_tables.due(row)),
        "answers": register_tables.answers(row),
    }


def assign(unit: str, number: int, order: Order, *, by: Actor, now: datetime) -> None:
    """Say who acts on an incoming document.

    Raises:
        IncomingUnknownError, RightMissingError, AssigneeError, AnsweredAlreadyError
    """
    assigning.assign(_of(unit, number, by, now), order, by=by, now=now)


def move(unit: str, number: int, state: str, *, by: Actor, now: datetime) -> None:
    """Put an incoming document in *state*, one of register.MOVES.

    Raises:
        IncomingUnknownError, RightMissingError, AnsweredAlreadyError
    """
    register.move(_of(unit, number, by, now), state, by=by, now=now)


def forward(
    unit: str, number: int, to: tuple[str, ...], plan: Mapping[str, Any], *, by: Actor, now: datetime
) -> Outgoing:
    """Return the draft that passes an incoming document on: to the units *to*, or to all directly below.

    Args:
        plan: as in forwarding.Plan, beside the units.

    Raises:
        IncomingUnknownError, RightMissingError, NobodyChosenError, SymbolError
    """
    row = _of(unit, number, by, now)
    told = {**plan, "tasks": plan["tasks"] or forwarding.tasks(row)}
    return forwarding.forward(row, Plan(units=to or forwarding.direct(unit, now), **told), by=by, now=now)


def answer(unit: str, number: int, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft of a letter that answers an incoming document; its text is to be filled in.

    Raises:
        IncomingUnknownError, RightMissingError
    """
    return answering.draft(_of(unit, number, by, now), by=by, now=now)


def _of(unit: str, number: int, by: Actor, now: datetime) -> Incoming:
    actor.require(by, Action.PAPER_SEE, unit, now)
    return register.find(unit, number)


def outgoing(unit: str, entry: elsewhere.Entry, *, by: Actor, now: datetime) -> Outgoing:
    """Return the row of a document that was written elsewhere and gets its number here.

    Raises:
        RightMissingError, NumberNotFreeError, DayAheadError
    """
    return elsewhere.register(unit, entry, by=by, now=now)


def start(unit: str, which: str, series: str, last: int, year: int | None, *, by: Actor, now: datetime) -> None:
    """Let the number after *last* be the first that the register "in" or "out" of *unit* gives in *year*.

    Raises:
        RightMissingError, SeriesStartedError, NumberNotFreeError
    """
    chosen = schedule.local_day(now).year if year is None else year
    numbering.start(unit, chosen, numbering.Direction(which), series, last, by=by, now=now)


def book(unit: str, which: str, year: int | None, ending: str, *, by: Actor, now: datetime) -> bytes:
    """Return the register "in" or "out", or the book "tracking", with all columns of the decree, as xlsx or csv.

    Raises:
        RightMissingError
    """
    actor.require(by, Action.PAPER_SEE, unit, now)
    tree = registry.tree_on(schedule.local_day(now))
    office = paper_desk.name_of(unit, tree)

    def named(of: str) -> str:
        return paper_desk.name_of(of, tree)

    if which == "out":
        found = outgoing_register.search(unit, outgoing_register.Search(year=year)).order_by("dated", "number", "pk")
        return register_tables.as_file(register_tables.outgoing(), found, office, ending, "vi")
    rows = register.search(unit, register.Search(year=year), now).order_by("arrived_on", "number")
    table = register_tables.incoming(named) if which == "in" else register_tables.tracking(named, "vi")
    return register_tables.as_file(table, rows, office, ending, "vi")
