"""The list that a helper ticks: who is open first, what is said of each, by whom, and whether their phone will do."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import zip_longest

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from bluezone.letters.folding import fold
from bluezone.rollout.rights import Action
from bluezone.rollout.status import Source
from bluezone.server.rollout import access, counting, judging, status_words, statuses
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.judging import Phone
from bluezone.server.rollout.models import Member, Participant
from bluezone.server.rollout.status_words import Claim
from bluezone.server.rollout.statuses import MemberUnknownError
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

ROWS_A_PAGE = 100
LONGEST_WANTED = 100
MOST_BELOW = 2_000
"""People of a unit and all below it in one list; where there are more, each unit has its own."""


def new_id() -> str:
    """Return an id for an entry that a form is about to make."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Row:
    """One member as the list shows them.

    Attributes:
        claims: what is said and nobody followed; the first counts, several that differ wait to be settled.
        seen: ids of the claims, as a tick sends them back.
        is_mine: whoever looks said it, and may take it back here.
        next_id: of the entry that a form of this row makes, so that a form sent twice says it once.
        next: number of the member behind them, where the list goes on after a tick.
    """

    member: Member
    claims: tuple[Claim, ...] = ()
    phone: Phone | None = None
    is_mine: bool = False
    next_id: str = field(default_factory=new_id)
    next: int | None = None

    @property
    def main(self) -> Claim | None:
        """Return what counts, as whoever knows best says it."""
        if not self.claims:
            return None
        agreed = [each for each in self.claims if each.entry.meaning == self.claims[0].entry.meaning]
        return min(agreed, key=lambda each: list(Source).index(each.entry.source))

    @property
    def seen(self) -> str:
        """Return the ids of all that is shown."""
        return " ".join(sorted(each.entry.id for each in self.claims))

    @property
    def has_conflict(self) -> bool:
        """Return whether claims wait to be settled."""
        return self.member.has_conflict

    @property
    def is_proved(self) -> bool:
        """Return whether a registration proved it."""
        return self.member.proof == Source.VERIFIED

    @property
    def is_only_said(self) -> bool:
        """Return whether the person said they have the app, and no helper saw it yet."""
        return self.member.is_installed and self.member.proof == Source.SELF_REPORTED

    @property
    def tail(self) -> str:
        """Return the last three digits of the number, by which people of one name are told apart."""
        return self.member.phone[-3:]


@dataclass(frozen=True, slots=True)
class Left:
    """How many of a list are still open; of everybody in it, not of what was looked for."""

    n_open: int
    n_all: int


@dataclass(frozen=True, slots=True)
class Look:
    """One page of the list, and what stands around it.

    Attributes:
        just_said: whom the last tick was about, to see it and take it back.
        units: directly below, where they are too many for one list.
    """

    rows: tuple[Row, ...]
    page: Page[Member]
    just_said: Row | None
    units: tuple[Participant, ...]
    left: Left


def look(at: Participant, *, wanted: str = "", page: str = "", last: str = "", by: Actor, now: datetime) -> Look:
    """Return the members of *at*, of those that fit *wanted*, open ones first; that they were read is recorded.

    Raises:
        RightMissingError
    """
    access.require(by, Action.STATUS_TICK, at, now)
    everybody, is_whole = _list(at)
    fitting = _fitting(everybody, wanted).order_by("is_settled", "sort_key", "pk").select_related("participant")
    found = Paginator(fitting, ROWS_A_PAGE).get_page(page)
    listed = list(found.object_list)
    extra = list(_everybody(at).filter(pk=int(last)).select_related("participant")) if last.isdecimal() else []
    made = {row.member.pk: row for row in rows([*listed, *extra], at, by)}
    records.record(RolloutAction.ROSTER_READ, by=by, now=now, subject=f"tick list of {at.unit_id}", unit=at.unit_id)
    shown = [made[each.pk] for each in listed if each not in extra]
    following = [each.member.pk for each in shown[1:]]
    return Look(
        rows=tuple(replace(row, next=after) for row, after in zip_longest(shown, following)),
        page=found,
        just_said=made[extra[0].pk] if extra else None,
        units=() if is_whole else tuple(at.children.all()),
        left=_left(everybody),
    )


def rows(members: Sequence[Member], at: Participant, by: Actor) -> tuple[Row, ...]:
    """Return what is said of *members* of the campaign of *at*; a fixed number of queries."""
    tips = statuses.tips(each.pk for each in members)
    names = status_words.who_said(entry for entries in tips.values() for entry in entries)
    phones = judging.phones(members, at.campaign)
    return tuple(_row(each, status_words.claims(tips.get(each.pk, ()), names), phones.get(each.pk), by)
                 for each in members)  # fmt: skip


def member(at: Participant, number: int, *, by: Actor, now: datetime) -> Member:
    """Return the member *number* of *at* or below it, to be shown or changed by *by*.

    Raises:
        RightMissingError, MemberUnknownError
    """
    access.require(by, Action.STATUS_TICK, at, now)
    found = _everybody(at).filter(pk=number).select_related("participant__campaign").first()
    if found is None:
        raise MemberUnknownError("member: none of this number is on the roster here; load the list again")
    return found


def present(at: Participant, numbers: Iterable[int]) -> tuple[Member, ...]:
    """Return those members of *numbers* that stand at *at* or below it, after rights were asked for."""
    return tuple(_everybody(at).filter(pk__in=list(numbers)).select_related("participant"))


def left(at: Participant) -> Left:
    """Return how many of the list of *at* are still open, after rights were asked for."""
    return _left(_list(at)[0])


def open_members(at: Participant, *, by: Actor, now: datetime) -> QuerySet[Member]:
    """Return who of *at* and below it is still open, unit by unit, by name.

    Raises:
        RightMissingError
    """
    access.require(by, Action.STATUS_TICK, at, now)
    found = _everybody(at).filter(is_settled=False).select_related("participant__campaign")
    return found.order_by("participant__position", "sort_key", "pk")


def _row(each: Member, said: tuple[Claim, ...], phone: Phone | None, by: Actor) -> Row:
    is_mine = len(said) == 1 and said[0].entry.by == by.label and each.is_settled
    return Row(each, said, phone, is_mine)


def _list(at: Participant) -> tuple[QuerySet[Member], bool]:
    """Return who stands in the list of *at*, and whether that is everybody below it, too."""
    is_whole = counting.below(at).staff <= MOST_BELOW
    return _everybody(at) if is_whole else Member.objects.filter(participant=at, is_counted=True), is_whole


def _left(members: QuerySet[Member]) -> Left:
    return Left(members.filter(is_settled=False).count(), members.count())


def _everybody(at: Participant) -> QuerySet[Member]:
    return Member.objects.filter(campaign_id=at.campaign_id, participant__path__startswith=at.path, is_counted=True)


def _fitting(members: QuerySet[Member], wanted: str) -> QuerySet[Member]:
    """Return those of whose name each word of *wanted* begins one, accents or not, or whose number ends with it."""
    text = wanted.strip()[:LONGEST_WANTED]
    digits = "".join(sign for sign in text if sign.isdigit())
    if len(digits) >= 3:
        return members.filter(phone__endswith=digits)
    words = fold(text).split()
    if not words:
        return members
    # Looked through here, not in the database: thumbs leave accents out, and a list is of one unit.
    names = members.order_by().values_list("pk", "name")
    return members.filter(pk__in=[number for number, name in names if _begins(words, f" {fold(name)}")])


def _begins(words: Sequence[str], name: str) -> bool:
    return all(f" {word}" in name for word in words)
