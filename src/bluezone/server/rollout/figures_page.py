"""What a unit's page of figures shows: sums over participants, by a number of queries that does not grow with them."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, TextField
from django.db.models.functions import Cast

from bluezone.letters import written
from bluezone.rollout import schedule
from bluezone.rollout.campaign import Campaign as PureCampaign
from bluezone.rollout.campaign import Denominator, Target
from bluezone.rollout.rights import Action
from bluezone.server.rollout import access, campaigns, counting
from bluezone.server.rollout.counting import Sums
from bluezone.server.rollout.models import Participant, Period
from bluezone.server.units.actor import Actor

ATTENTION, NAME = "attention", "name"
ORDERS = (ATTENTION, NAME)
TENTHS, HUNDREDTHS = 1, 2


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a unit with all below it, or what a unit counts by itself."""

    at: Participant
    sums: Sums
    is_own: bool = False

    @property
    def rate(self) -> Decimal | None:
        """Installed of total in per cent; None where there is nobody to count."""
        return rate(self.sums)

    @property
    def missing(self) -> int:
        """How many have not installed, with or without a reason."""
        return self.sums.total - self.sums.installed


@dataclass(frozen=True, slots=True)
class Goal:
    """A target that can be held against these figures, and how far they are from it."""

    target: Target
    by: date
    is_reached: bool
    n_needed: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All that the page shows.

    Attributes:
        lines: the units directly below, and the unit's own people where it has both.
        reasons: code and count, the most frequent first.
        following: the next cut-off; last: the one before it.
    """

    at: Participant
    total: Sums
    lines: tuple[Line, ...]
    reasons: tuple[tuple[str, int], ...]
    kind: Denominator
    goal: Goal | None
    following: Period | None
    last: Period | None

    @property
    def rate(self) -> Decimal | None:
        """Installed of total in per cent; None where there is nobody to count."""
        return rate(self.total)


def gather(at: Participant, *, order: str = ATTENTION, by: Actor, now: datetime) -> Figures:
    """Return the figures of the unit of *at* as they stand now.

    Args:
        order: ATTENTION, the most open and missing first, or NAME, as the units stand in the tree.

    Raises:
        RightMissingError
    """
    access.require(by, Action.FIGURES_SEE, at, now)
    definition = campaigns.pure(at.campaign)
    children = list(Participant.objects.filter(parent=at).order_by("position"))
    by_child = counting.by_child(at)
    own = Line(at, sums_of(at), is_own=True)
    below = [Line(child, by_child.get(child.path, Sums())) for child in children]
    total = added([own.sums, *(line.sums for line in below)])
    following, last = _periods(at, now)

    return Figures(
        at=at,
        total=total,
        lines=tuple(ordered([*([own] if below and own.sums.staff else []), *below], order)),
        reasons=reasons(at),
        kind=definition.kind(),
        goal=_goal(definition, total),
        following=following,
        last=last,
    )


def ordered(lines: Sequence[Line], order: str) -> list[Line]:
    """Return *lines* by what needs attention, or as they are."""
    if order == NAME:
        return list(lines)
    return sorted(lines, key=lambda line: (-line.sums.n_conflicts, -line.sums.n_open, -line.missing, line.at.position))


def sums_of(at: Participant) -> Sums:
    """Return what *at* counts by itself."""
    return Sums(**{each.name: getattr(at, each.name) for each in fields(Sums)})


def added(all_sums: Sequence[Sums]) -> Sums:
    """Return *all_sums*, which are of one campaign and so of one denominator, added up."""
    return Sums(**{each.name: sum(getattr(sums, each.name) for sums in all_sums) for each in fields(Sums)})


def rate(sums: Sums) -> Decimal | None:
    """Return installed of total in per cent, half up to one decimal; None where there is nobody to count."""
    return written.rate(sums.installed, sums.total, TENTHS) if sums.total else None


def reasons(at: Participant) -> tuple[tuple[str, int], ...]:
    """Return why people below *at* could not install: code and count, the most frequent first.

    The database groups units that have the same counts, which most small ones do.
    """
    below = Participant.objects.filter(campaign_id=at.campaign_id, path__startswith=at.path, total__gt=0).order_by()
    groups = below.annotate(said=Cast("reasons", TextField())).values_list("said").annotate(n=Count("pk"))
    found: Counter[str] = Counter()
    for said, n in groups:
        for code, count in json.loads(said).items():
            found[code] += count * n
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def _periods(at: Participant, now: datetime) -> tuple[Period | None, Period | None]:
    """Return the next period and the last one."""
    following, last = None, None
    for period in Period.objects.filter(campaign_id=at.campaign_id).order_by("cutoff"):
        if period.cutoff >= now:
            following = following or period
        else:
            last = period
    return following, last


def _goal(definition: PureCampaign, total: Sums) -> Goal | None:
    """Return the first target that speaks of what is counted here; others are of another denominator."""
    for target in definition.targets:
        if (
            target.measure == "installed"
            and target.percent is not None
            and target.denominator == definition.denominator
        ):
            is_reached = target.is_reached(total.installed, total.total)
            wanted = -(-total.total * target.percent // 100)  # rounded up: a part of a person does not install
            return Goal(target, target.due(definition.start), is_reached, max(0, int(wanted) - total.installed))
    return None


HEADS = ("unit", "staff", "smartphones", "total", "installed", "rate", "open", "conflicts")


def table(of: Figures) -> Iterator[tuple[str | int | Decimal | None, ...]]:
    """Yield the rows of an exported table, without its head; the last is the sum."""
    for line in of.lines:
        yield _row(line.at.name, line.sums)
    yield _row(of.at.name, of.total)


def _row(name: str, sums: Sums) -> tuple[str | int | Decimal | None, ...]:
    return (
        name,
        sums.staff,
        sums.smartphones,
        sums.total,
        sums.installed,
        rate(sums),
        sums.n_open,
        sums.n_conflicts,
    )


def time_left(until: datetime, now: datetime) -> tuple[int, int, int]:
    """Return whole days, hours and minutes from *now* to *until*; all 0 once it is there."""
    minutes = max(0, int((until - now).total_seconds()) // 60)
    return minutes // 1_440, minutes // 60 % 24, minutes % 60


def is_due_today(period: Period, now: datetime) -> bool:
    """Return whether *period* ends on the day that the office's calendar shows at *now*."""
    return schedule.local_day(period.cutoff) == schedule.local_day(now)
