"""The desk of those who receive reports: which units it looks at, and how it stands with each in one period.

The unit that receives, and whatever stands above all, sees every unit that reports; any other sees those below itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from bluezone.errors import BluezoneError
from bluezone.rollout import arrival, schedule
from bluezone.rollout.arrival import Arrival, Expected, State, Verdict
from bluezone.rollout.campaign import Campaign as PureCampaign
from bluezone.rollout.figures import Figures, reasons
from bluezone.rollout.rights import Action
from bluezone.rollout.schedule import ReportingPeriod
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import access, campaigns
from bluezone.server.rollout.models import Participant, Period, Received, Snapshot
from bluezone.server.units import registry
from bluezone.server.units.actor import Actor

OWN = "own"
"""Id of the arrival that is the receiving unit's own frozen figures: it sends itself no letter."""

_SENT = frozenset(State) - {State.NOT_DUE, State.MISSING, State.EXEMPT, State.MERGED, State.UNEXPECTED}
UNREAD = Q(state=Received.State.WAITING, outgoing=None, denominator="", number_symbol="", evidence={})
"""A file that was kept and not read yet; the last condition is the dear one, and few rows come to it."""


class PeriodUnknownError(BluezoneError, LookupError):
    """The campaign has no such cut-off."""

    code = "period_unknown"
    status = 404


@dataclass(frozen=True, slots=True)
class Desk:
    """What is looked at: a unit's part of a campaign, in one period.

    Attributes:
        receiver: the unit that receives the reports of the period.
        is_whole: all units that report are seen, and letters whose sender nobody knows.
    """

    at: Participant
    definition: PureCampaign
    period: Period
    periods: tuple[Period, ...]
    receiver: str
    is_whole: bool

    @property
    def path(self) -> str:
        """The beginning of the paths of all units that are seen."""
        return "" if self.is_whole else self.at.path

    @property
    def pure(self) -> ReportingPeriod:
        """The period as the rules see it."""
        return ReportingPeriod(self.period.cutoff, self.period.deadline)

    @property
    def before(self) -> Period | None:
        """The period before this one."""
        return next((each for each in reversed(self.periods) if each.cutoff < self.period.cutoff), None)


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many units: that shall report, that sent something, and how it stands with that."""

    expected: int
    received: int
    on_time: int
    late: int
    missing: int
    waiting: int
    contradicting: int
    other: int

    @property
    def counting(self) -> int:
        """How many have figures that count."""
        return self.on_time + self.late


def desk(
    code: str, unit: str, number: int | None = None, *, action: Action = Action.FIGURES_SEE, by: Actor, now: datetime
) -> Desk:
    """Return the desk of *unit* for the cut-off *number*; without one, the last that has come, or the first.

    Raises:
        CampaignUnknownError, ParticipantUnknownError, PeriodUnknownError
        RightMissingError: *action* is not theirs at the unit.
    """
    at = access.participant(code, unit)
    access.require(by, action, at, now)
    periods = tuple(Period.objects.filter(campaign_id=at.campaign_id).order_by("cutoff"))
    period = _chosen(periods, number, now)
    definition = campaigns.pure(at.campaign)
    receiver = definition.receiver_on(schedule.local_day(period.cutoff))
    return Desk(at, definition, period, periods, receiver, at.depth == 0 or unit == receiver)


def _chosen(periods: Sequence[Period], number: int | None, now: datetime) -> Period:
    wanted = [each for each in periods if number in (None, each.number)]
    if not wanted:
        raise PeriodUnknownError("cut-off: the campaign has none of this number; choose one from the list")
    return next((each for each in reversed(wanted) if each.cutoff <= now), wanted[0])


def verdicts(of: Desk, now: datetime, period: Period | None = None) -> tuple[Verdict, ...]:
    """Return how it stands at *now* with each unit in *period*, units as the tree has them, unknown senders last.

    Args:
        period: that of the desk if not given.
    """
    chosen = period or of.period
    pure = ReportingPeriod(chosen.cutoff, chosen.deadline)
    return arrival.judge(expected(of, pure), arrivals(of, chosen), pure, now)


def tallies(judged: Sequence[Verdict]) -> Tallies:
    """Return how many units of *judged* stand how."""
    counted = arrival.counts(judged)
    known = sum(counted.values()) - counted.get(State.UNEXPECTED, 0)
    excused = sum(counted.get(state, 0) for state in arrival.EXCUSED)
    others = (State.WRONG_CUTOFF, State.WITHOUT_FIGURES, State.UNEXPECTED)
    return Tallies(
        expected=known - excused,
        received=sum(n for state, n in counted.items() if state in _SENT),
        on_time=counted.get(State.ON_TIME, 0),
        late=counted.get(State.LATE, 0),
        missing=counted.get(State.MISSING, 0),
        waiting=counted.get(State.WAITING, 0),
        contradicting=counted.get(State.CONTRADICTING, 0),
        other=sum(counted.get(state, 0) for state in others),
    )


def senders(of: Desk) -> QuerySet[Participant]:
    """Return the units that send reports and are seen, as the tree has them."""
    rows = Participant.objects.filter(campaign_id=of.at.campaign_id, reports=True)
    return (rows.filter(path__startswith=of.path) if of.path else rows).order_by("position")


def reports(of: Desk, period: Period | None = None) -> QuerySet[Received]:
    """Return the reports that came for *period* and are seen, without those refused, withdrawn or not read yet."""
    rows = Received.objects.filter(period=period or of.period).exclude(state=Received.State.REFUSED)
    return seen(of, rows).exclude(outgoing__is_withdrawn=True).exclude(UNREAD)


def seen(of: Desk, rows: QuerySet[Received]) -> QuerySet[Received]:
    """Return those of *rows* that the desk may look at."""
    mine = rows.filter(campaign_id=of.at.campaign_id)
    return mine if of.is_whole else mine.filter(participant__path__startswith=of.path)


def expected(of: Desk, period: ReportingPeriod) -> tuple[Expected, ...]:
    """Return who shall report, with those marked that others had followed by the cut-off."""
    names = ("unit_id", "name", "kind", "is_exempt", "parent__name")
    found = tuple(
        Expected(unit, name, kind, is_exempt, within=above or "")
        for unit, name, kind, is_exempt, above in senders(of).values_list(*names)
    )
    links = registry.successions().links
    if not links:
        return found
    return arrival.succeeded(found, registry.successions(), period, _names({link.new for link in links}))


def _names(units: set[UnitId]) -> Mapping[UnitId, str]:
    known = registry.units()
    return {unit: known[unit].versions[-1].title for unit in units if unit in known}


def arrivals(of: Desk, period: Period) -> Iterator[Arrival]:
    """Yield what came for *period*; the receiving unit's own figures come from where they froze."""
    yield from _own(of, period)
    yield from (_arrival(*row) for row in reports(of, period).order_by().values_list(*_ARRIVING))


_ARRIVING = (
    "pk",
    "participant__unit_id",
    "arrived_at",
    "denominator",
    "total",
    "installed",
    "reasons",
    "as_of",
    "number_symbol",
    "replaces_id",
    "state",
    "dated",
)
"""Columns in the order of _arrival; thousands of rows are read as they are, without making objects of them."""


def _arrival(
    number: int,
    unit: str | None,
    at: datetime,
    denominator: str,
    total: int | None,
    installed: int | None,
    told: Mapping[str, int],
    as_of: datetime | None,
    number_symbol: str,
    replaces: int | None,
    state: str,
    dated: date | None,
) -> Arrival:
    has_figures = denominator and total is not None and installed is not None
    return Arrival(
        id=str(number),
        unit=unit,
        at=at,
        figures=Figures(denominator, total or 0, installed or 0, reasons(told.items())) if has_figures else None,
        cutoff=schedule.moment(as_of) if as_of else None,
        number_symbol=number_symbol or None,
        corrects=str(replaces) if replaces else None,
        is_confirmed=state == Received.State.CONFIRMED,
        dated=dated,
    )


def _own(of: Desk, period: Period) -> Iterator[Arrival]:
    """Yield the receiving unit's own figures, where it counted anybody."""
    own = Snapshot.objects.filter(
        participant__unit_id=of.receiver, participant__reports=True, period=period, corrected_by=None, total__gt=0
    )
    rows = own.filter(participant__path__startswith=of.path) if of.path else own
    for row in rows.select_related("participant"):
        frozen = row.pure()
        yield Arrival(
            id=OWN,
            unit=of.receiver,
            at=period.cutoff,
            figures=frozen.total,
            cutoff=schedule.moment(frozen.tally.as_of),
            snapshot=row.pk,
        )
