"""The register of incoming documents: what came is entered, looked up, corrected, passed on for information, returned.

Source: Nghị định 30/2020/NĐ-CP, Điều 21, 22 and Phụ lục IV; shared specification of the rollout, section 2.1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from bluezone.errors import BluezoneError
from bluezone.letters import schema
from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter
from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.server.rollout import numbering
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, File, Incoming
from bluezone.server.units import actor, records
from bluezone.server.units.actor import Actor

State = Incoming.State

DONE = (State.ANSWERED, State.INFORMED, State.RETURNED)
"""Nobody waits for these any more."""

TEXTS = ("letter", "sent_as__letter", "sent_as__steps")
"""What no list shows of a hundred letters."""

MOST_WORDS = 8
"""Of a search; more are left out."""


class IncomingUnknownError(BluezoneError, LookupError):
    """The register has no such document."""

    code = "incoming_unknown"
    status = 404


class DatesContradictError(BluezoneError, ValueError):
    """A document was dated after it came, or handed on before."""

    code = "paper_dates_contradict"


class RegisteredAlreadyError(BluezoneError, ValueError):
    """A document of the same issuer, number and symbol stands in the register."""

    code = "paper_registered_already"
    status = 409

    def __init__(self, doubles: Sequence[Incoming]) -> None:
        numbers = ", ".join(str(each.number) for each in doubles)
        super().__init__(
            f"Document: its issuer, number and symbol are those of no. {numbers} of the register. Compare the two, "
            "then say that this is another one, or leave it."
        )
        self.doubles = tuple(doubles)


class AnsweredAlreadyError(BluezoneError, ValueError):
    """What is answered needs nobody to act on it any more."""

    code = "paper_answered_already"
    status = 409


@dataclass(frozen=True, slots=True)
class Entry:
    """What a clerk writes of a document that came; columns as in Incoming."""

    arrived_on: date
    issuer: str
    kind: str
    abstract: str
    number_symbol: str = ""
    dated: date | None = None
    handed_to: str = ""
    handed_on: date | None = None
    signed_for: str = ""
    note: str = ""
    urgency: str = ""

    def columns(self) -> dict[str, object]:
        """Return what the table keeps of it."""
        return {
            **asdict(self),
            "symbol_key": numbering.symbol_key(self.number_symbol) if self.number_symbol else "",
            "folded": fold(f"{self.number_symbol} {self.issuer} {self.abstract}"),
        }


def register(
    unit: str,
    entry: Entry,
    *,
    file: File | None = None,
    file_name: str = "",
    letter: Letter | None = None,
    campaign: Campaign | None = None,
    is_another: bool = False,
    by: Actor,
    now: datetime,
) -> Incoming:
    """Return the new row of the register of *unit*, with the next number.

    Args:
        letter: what was read in *file*.
        is_another: a document with the same issuer, number and symbol is known, and this is another one.

    Raises:
        RightMissingError, DayAheadError, DatesContradictError
        RegisteredAlreadyError: it stands there already, unless *is_another*.
    """
    actor.require(by, Action.PAPER_REGISTER, unit, now)
    _refuse_dates(entry, now)
    with transaction.atomic():
        series = numbering.next_number(unit, entry.arrived_on, numbering.Direction.INCOMING)
        same = () if is_another else doubles(unit, entry)
        if same:
            raise RegisteredAlreadyError(same)
        made = Incoming.objects.create(
            unit_id=unit,
            series=series,
            number=series.last,
            file=file,
            file_name=file_name[:200],
            letter=schema.encode(letter) if letter else None,
            campaign=campaign,
            made_by=by.user,
            made_at=now,
            **entry.columns(),
        )
        records.record(RolloutAction.PAPER_REGISTERED, by=by, now=now, subject=f"incoming {made.pk}", unit=unit)
    return made


def _refuse_dates(entry: Entry, now: datetime) -> None:
    numbering.refuse_ahead(entry.arrived_on, now)
    if entry.dated and entry.dated > entry.arrived_on:
        raise DatesContradictError(
            f"Date: the document is of {entry.dated}, after the day {entry.arrived_on} on which it came. Correct one."
        )
    if entry.handed_on and entry.handed_on < entry.arrived_on:
        raise DatesContradictError(
            f"Handed on: found {entry.handed_on}, before the day {entry.arrived_on} on which it came. Correct one."
        )


def doubles(unit: str, entry: Entry) -> list[Incoming]:
    """Return the documents of the register that may be the same one: same issuer, number, symbol and year."""
    if not entry.number_symbol:
        return []
    year = (entry.dated or entry.arrived_on).year
    rows = Incoming.objects.filter(unit_id=unit, symbol_key=numbering.symbol_key(entry.number_symbol))
    return [
        row
        for row in rows.order_by("pk")
        if fold(row.issuer) == fold(entry.issuer) and (row.dated or row.arrived_on).year == year
    ]


def change(incoming: Incoming, entry: Entry, *, campaign: Campaign | None = None, by: Actor, now: datetime) -> Incoming:
    """Return the row with other columns, in *campaign* from now on; its number and its year stay.

    Raises:
        RightMissingError, DayAheadError
        DatesContradictError: also when the day of arrival would fall in another year than its number.
    """
    actor.require(by, Action.PAPER_REGISTER, incoming.unit_id, now)
    _refuse_dates(entry, now)
    if entry.arrived_on.year != incoming.arrived_on.year:
        raise DatesContradictError(
            f"Day: found one of {entry.arrived_on.year}, expected {incoming.arrived_on.year}, since its number is of "
            "that year. Correct the day."
        )
    with transaction.atomic():
        row = Incoming.objects.select_for_update().get(pk=incoming.pk)
        for name, value in entry.columns().items():
            setattr(row, name, value)
        row.campaign = campaign
        row.save()
        records.record(RolloutAction.PAPER_CHANGED, by=by, now=now, subject=f"incoming {row.pk}", unit=row.unit_id)
    return row


MOVES: dict[str, Action] = {
    State.INFORMED: Action.PAPER_ASSIGN,
    State.RETURNED: Action.PAPER_REGISTER,
    State.IN_WORK: Action.PAPER_ASSIGN,
}
"""Where a person may put a document by hand, and who: the head decides that nothing is to be done, the registry returns
what came wrong (Điều 21.1). IN_WORK takes either back."""


def move(incoming: Incoming, state: str, *, by: Actor, now: datetime) -> Incoming:
    """Return the document in *state*, one of MOVES.

    Raises:
        RightMissingError, AnsweredAlreadyError
    """
    actor.require(by, MOVES[state], incoming.unit_id, now)
    with transaction.atomic():
        row = Incoming.objects.select_for_update().get(pk=incoming.pk)
        if row.state == State.ANSWERED:
            raise AnsweredAlreadyError("document: it is answered already, so it stays so; open its answer")
        row.state = state
        row.save(update_fields=["state"])
        records.record(RolloutAction.PAPER_CHANGED, by=by, now=now, subject=f"incoming {row.pk}", unit=row.unit_id)
    return row


# --- looking up ------------------------------------------------------------------------------------------------------


def find(unit: str, number: int) -> Incoming:
    """Return the row of *unit* with this number of the database; rights are the caller's to ask for.

    Raises:
        IncomingUnknownError
    """
    rows = Incoming.objects.select_related("assignment__lead", "campaign", "series", "sent_as", "made_by")
    found = rows.filter(unit_id=unit, pk=number).first()
    if found is None:
        raise IncomingUnknownError("document: the register has none of this number; choose it from the list")
    return found


@dataclass(frozen=True, slots=True)
class Search:
    """What of the register is wanted; empty is everything.

    Attributes:
        words: all of them must stand in number, issuer or abstract; marks and capitals do not matter.
        state: one of State, or "overdue", or "open".
    """

    words: str = ""
    state: str = ""
    year: int | None = None


def search(unit: str, wanted: Search, now: datetime) -> QuerySet[Incoming]:
    """Return what of the register of *unit* is *wanted*, the newest first."""
    rows = Incoming.objects.filter(unit_id=unit).select_related("assignment__lead", "sent_as")
    if wanted.year:
        rows = rows.filter(arrived_on__year=wanted.year)
    if wanted.state == "overdue":
        rows = rows.filter(late(now))
    elif wanted.state == "open":
        rows = rows.exclude(state__in=DONE)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    for word in fold(wanted.words).split()[:MOST_WORDS]:
        rows = rows.filter(folded__contains=word)
    return rows.defer(*TEXTS).prefetch_related("answered_by").order_by("-arrived_on", "-number")


def late(now: datetime) -> Q:
    """Return the condition of documents whose time is over and that nobody has settled."""
    return Q(assignment__due__lt=now) & ~Q(state__in=DONE)


def overdue(units: Iterable[str], now: datetime) -> list[int]:
    """Return the numbers of what is overdue in the registers of *units*, that which waits longest first.

    A country's units are more than a query may name; what is overdue is not.
    """
    asked = frozenset(units)
    found = Incoming.objects.filter(late(now)).order_by("assignment__due", "pk").values_list("pk", "unit_id")
    return [number for number, unit in found if unit in asked]


def rows(numbers: Iterable[int]) -> list[Incoming]:
    """Return the documents of these numbers of the database, in this order."""
    wanted = list(numbers)
    asked = Incoming.objects.select_related("assignment", "sent_as").defer(*TEXTS).prefetch_related("answered_by")
    found = asked.in_bulk(wanted)
    return [found[number] for number in wanted if number in found]


def days_late(due: datetime, now: datetime) -> int:
    """Return by how many days *due* is over on the calendar; 0 on the day itself."""
    return max((schedule.local_day(now) - schedule.local_day(due)).days, 0)
