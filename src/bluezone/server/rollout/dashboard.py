"""How far a campaign has come: over time, by kind of unit and by the units directly below, for charts with tables.

Two sources, never mixed: reports that were confirmed, or the rosters of this site, now and at each cut-off.
The database adds up, so the number of queries is the same for one commune and for the country. Which reports count is
the rule of `rollout.arrival`, said again for the database: confirmed, of the cut-off's day, corrected by no other,
contradicted by no other, and one that was sent twice counts once. Only the campaign's denominator is shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Substr

from bluezone.letters import written
from bluezone.rollout import schedule
from bluezone.server.rollout.models import Participant, Period, Received, Snapshot
from bluezone.server.rollout.models.campaign import STEP
from bluezone.server.rollout.receiving import Desk
from bluezone.server.rollout.reporting import PROVINCIAL
from bluezone.server.units.models import UnitVersion

REPORTS, LIVE = "reports", "live"
SOURCES = (REPORTS, LIVE)
MOST_PERIODS = 12
"""The curve goes back so many cut-offs."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """Figures of a kind of unit, of a unit with all below, or of one cut-off; `n_units` of `n_expected` told them."""

    key: str
    name: str
    installed: int = 0
    total: int = 0
    n_units: int = 0
    n_expected: int = 0
    day: date | None = None
    code: str = ""

    @property
    def rate(self) -> Decimal | None:
        """Installed of total in per cent; None where there is nobody to count."""
        return written.rate(self.installed, self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All that the page shows.

    Attributes:
        whole: of all; kinds: by kind of unit; units: directly below, as the tree has them.
        points: a part for each cut-off that has come, the first first; for live counts the last is of now.
        goal: per cent that the campaign wants; None where it says none of this denominator.
        are_provinces: the units below are provinces, so that a map can be drawn of them.
    """

    source: str
    whole: Part
    kinds: tuple[Part, ...]
    units: tuple[Part, ...]
    points: tuple[Part, ...]
    goal: Decimal | None
    are_provinces: bool


@dataclass(slots=True)
class _Sums:
    """Counts by whatever they are of."""

    installed: Counter[Any] = field(default_factory=Counter)
    total: Counter[Any] = field(default_factory=Counter)
    n: Counter[Any] = field(default_factory=Counter)

    def add(self, key: object, installed: int, total: int, n: int) -> None:
        """Add figures of *n* units to those of *key*."""
        self.installed[key] += installed
        self.total[key] += total
        self.n[key] += n

    def part(self, key: object, name: str, n_expected: int = 0, **more: Any) -> Part:
        """Return what was added to *key*."""
        told = (self.installed[key], self.total[key], self.n[key])
        return Part(str(key), name, *told, n_expected=n_expected, **more)


@dataclass(frozen=True, slots=True)
class _Row:
    """Figures of some units of one kind, below one unit, at one cut-off; `child` is its path."""

    period: int
    kind: str
    child: str
    installed: int
    total: int
    n: int


def gather(of: Desk, source: str, kind_names: Mapping[str, str], now: datetime) -> Dashboard:
    """Return what the page shows of the desk at *now*.

    Args:
        source: REPORTS or LIVE.
        kind_names: of kinds of units, by code.
    """
    periods = [each for each in of.periods if each.cutoff <= now][-MOST_PERIODS:]
    is_live = source == LIVE
    here = 0 if is_live else of.period.pk
    rows = list(_live(of)) if is_live else list(_reported(of, periods or [of.period]))
    by_kind, by_child, by_period = _Sums(), _Sums(), _Sums()
    for row in rows:
        by_period.add(row.period, row.installed, row.total, row.n)
        if row.period == here:
            by_kind.add(row.kind, row.installed, row.total, row.n)
            by_child.add(row.child, row.installed, row.total, row.n)
    kinds, children = _expected(of)
    units = tuple(_units(of, by_child, children))
    return Dashboard(
        source=source,
        whole=by_period.part(here, of.at.name, sum(kinds.values())),
        kinds=tuple(by_kind.part(kind, kind_names.get(kind, kind), n) for kind, n in kinds.items()),
        units=units,
        points=tuple(_points(of, periods, by_period, now, is_live=is_live)),
        goal=_goal(of),
        are_provinces=len(units) > 1 and all(each.code for each in units),
    )


# --- reports that count ----------------------------------------------------------------------------------------------


def _reported(of: Desk, periods: Sequence[Period]) -> Iterator[_Row]:
    """Yield the reports that count, added up by cut-off, kind and unit below.

    The database adds all that stand; the few units of which several do are then taken out again, and looked at.
    """
    standing = _standing(of, periods)
    counted = standing.filter(denominator=of.definition.denominator)
    groups = counted.order_by().values_list("period_id", "participant__kind", _child(of))
    sums = groups.annotate(one=Sum("installed"), of=Sum("total"), n=Count("pk"))
    yield from (_Row(*row) for row in sums)
    yield from _several(of, standing)
    yield from _own(of, periods)


def _standing(of: Desk, periods: Iterable[Period]) -> QuerySet[Received]:
    """Return the confirmed reports that tell figures of the right day and are corrected by no other."""
    rows = Received.objects.filter(campaign_id=of.at.campaign_id, participant__reports=True)
    below = rows.filter(participant__path__startswith=of.path) if of.path else rows
    days = reduce(or_, (_of_day(each) for each in periods), Q(pk=None))
    confirmed = below.filter(days, state=Received.State.CONFIRMED, total__isnull=False)
    told = confirmed.exclude(replaced_by__state=Received.State.CONFIRMED)
    return told.exclude(outgoing__is_withdrawn=True)


def _several(of: Desk, standing: QuerySet[Received]) -> Iterator[_Row]:
    """Yield what is wrong in the sums because several reports of one unit stand: all but one that the others repeat."""
    pairs = standing.order_by().values_list("participant_id").annotate(n=Count("pk"), periods=_PERIODS)
    several = [participant for participant, *_ in pairs.filter(n__gt=F("periods"))]
    if not several:
        return
    rows = standing.filter(participant__in=several).order_by("period_id", "participant_id")
    found = rows.annotate(child=_child(of)).select_related("participant").only(*_COUNTED)
    for (period, _), sent in groupby(found, key=lambda row: (row.period_id, row.participant_id)):
        given = list(sent)
        counted = [row for row in given if row.denominator == of.definition.denominator]
        is_one = all(row.figures() == given[0].figures() for row in given)
        for row in counted[1:] if is_one else counted:
            yield _Row(period, *_where(row), -(row.installed or 0), -(row.total or 0), -1)


_PERIODS = Count("period_id", distinct=True)
_COUNTED = ("period", "participant__kind", "denominator", "installed", "total", "reasons")


def _where(row: Received) -> tuple[str, str]:
    """Return the kind of the unit of *row* and the path of the unit below that holds it, as annotated."""
    kind = row.participant.kind if row.participant else ""
    return kind, str(vars(row)["child"])


def _child(of: Desk) -> Substr:
    return Substr("participant__path", 1, _depth(of))


def _of_day(period: Period) -> Q:
    """Return the condition of telling figures of the cut-off's day; who does not say means that day."""
    start = schedule.moment_utc(schedule.local_day(period.cutoff), datetime.min.time())
    return Q(period=period) & (Q(as_of=None) | Q(as_of__gte=start, as_of__lt=start + _DAY))


def _own(of: Desk, periods: Sequence[Period]) -> Iterator[_Row]:
    """Yield the receiving unit's own frozen figures, which it sends to nobody."""
    frozen = Snapshot.objects.filter(
        participant__unit_id=of.receiver, participant__reports=True, corrected_by=None, period__in=periods, total__gt=0
    )
    below = frozen.filter(participant__path__startswith=of.path) if of.path else frozen
    for row in below.select_related("participant"):
        path = row.participant.path[: _depth(of)]
        yield _Row(row.period_id, row.participant.kind, path, row.installed, row.total, 1)


# --- rosters of this site --------------------------------------------------------------------------------------------


def _live(of: Desk) -> Iterator[_Row]:
    """Yield the counts of now, as of cut-off 0, and the frozen ones of each cut-off as a whole."""
    child = Substr("path", 1, _depth(of))
    rows = _below(of).filter(total__gt=0).order_by().values_list("kind", child)
    for kind, path, one, total, n in rows.annotate(one=Sum("installed"), of=Sum("total"), n=Count("pk")):
        yield _Row(0, kind, path, one, total, n)
    frozen = Snapshot.objects.filter(period__campaign_id=of.at.campaign_id, corrected_by=None)
    seen = frozen.filter(participant__path__startswith=of.path) if of.path else frozen
    sums = seen.order_by().values_list("period_id").annotate(one=Sum("installed"), of=Sum("total"), n=Count("pk"))
    for period, one, total, n in sums:
        yield _Row(period, "", "", one, total, n)


# --- units -----------------------------------------------------------------------------------------------------------


def _below(of: Desk) -> QuerySet[Participant]:
    rows = Participant.objects.filter(campaign_id=of.at.campaign_id)
    return rows.filter(path__startswith=of.path) if of.path else rows


def _depth(of: Desk) -> int:
    """Return how long the paths of the units directly below are."""
    return (len(of.path) or STEP) + STEP


def _expected(of: Desk) -> tuple[dict[str, int], Counter[str]]:
    """Return how many units shall report, by kind and by the path of the unit below that holds them."""
    by_kind: Counter[str] = Counter()
    by_child: Counter[str] = Counter()
    child = Substr("path", 1, _depth(of))
    rows = _below(of).filter(reports=True, is_exempt=False).order_by().values_list("kind", child)
    for kind, path, n in rows.annotate(n=Count("pk")):
        by_kind[kind] += n
        by_child[path] += n
    return dict(by_kind.most_common()), by_child


def _units(of: Desk, sums: _Sums, expected: Mapping[str, int]) -> Iterator[Part]:
    """Yield the units directly below that report, or hold those who do; what is the unit's own is a part of it too."""
    rows = _below(of).filter(depth__lt=_depth(of) // STEP).order_by("position")
    codes = _codes(of)
    for path, unit, name, kind in rows.values_list("path", "unit_id", "name", "kind"):
        if expected.get(path) or sums.n[path]:
            code = codes.get(unit, "") if kind in PROVINCIAL else ""
            yield sums.part(path, name, expected.get(path, 0), code=code)


def _codes(of: Desk) -> Mapping[str, str]:
    """Return the official codes of provinces on the campaign's day, by unit."""
    day = of.at.campaign.tree_day
    held = UnitVersion.objects.filter(kind__in=PROVINCIAL, since__lte=day).filter(Q(until=None) | Q(until__gte=day))
    return dict(held.values_list("unit_id", "code"))


# --- over time -------------------------------------------------------------------------------------------------------


def _points(of: Desk, periods: Sequence[Period], sums: _Sums, now: datetime, *, is_live: bool) -> Iterator[Part]:
    for period in periods:
        yield sums.part(period.pk, str(period.number), day=schedule.local_day(period.cutoff))
    if is_live:
        yield sums.part(0, "", day=schedule.local_day(now))


def _goal(of: Desk) -> Decimal | None:
    """Return the share that the campaign wants by its own denominator at last."""
    denominator = of.definition.denominator
    wanted = [each for each in of.definition.targets if each.percent is not None and each.denominator == denominator]
    return max(wanted, key=lambda each: each.due(of.definition.start)).percent if wanted else None
