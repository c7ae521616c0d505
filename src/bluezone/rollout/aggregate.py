"""All reports of one period in one table: a group for each denominator, never mixed, and how complete each sum is.

A sum over 17 of 20 units says that it is one. What changed since the last report is counted over the units that
reported both times by the same denominator, so that a unit which comes in late is no growth. Figures stay with the unit
that counted them; for those who go on with it they are shown gathered.

Source: shared specification of the rollout, sections 4.1, 4.4 and 4.5.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bluezone.rollout import arrival, figures, ranking
from bluezone.rollout.arrival import EXCUSED, State, Verdict
from bluezone.rollout.campaign import Campaign
from bluezone.rollout.figures import Change, Figures
from bluezone.rollout.ranking import Candidate, Place
from bluezone.rollout.succession import Successions
from bluezone.rollout.unit import UnitId


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many units stand behind a sum, of how many that shall report."""

    n_reported: int
    n_expected: int

    @property
    def is_complete(self) -> bool:
        """Whether nobody is left out."""
        return self.n_reported == self.n_expected


@dataclass(frozen=True, slots=True)
class Line:
    """One unit.

    Attributes:
        figures: those that count; None while none do.
        change: since its last report; None where there is none by the same denominator.
        has_other_denominator: the last report counted something else, so nothing can be said of a change.
        place: among the units of its kind with the same denominator.
    """

    verdict: Verdict
    figures: Figures | None = None
    change: Change | None = None
    has_other_denominator: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures added up, the change over those that reported both times, and how many units stand behind each.

    Attributes:
        code: of the kind of unit, or empty for all.
        figures: None while nobody has reported.
        n_compared: units behind `change`.
    """

    code: str
    figures: Figures | None
    completeness: Completeness
    change: Change | None = None
    n_compared: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The units whose figures count one denominator; `kinds`: the sums of each kind of unit, as they come first."""

    denominator: str
    lines: tuple[Line, ...]
    total: Sum
    kinds: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The consolidated table of one period.

    Attributes:
        groups: the campaign's denominator first, with all who have not told another; then the others by code.
        completeness: of the whole, whatever was counted.
        unexpected: what came from units that are not on the list; it counts nowhere.
    """

    groups: tuple[Group, ...]
    completeness: Completeness
    unexpected: tuple[Verdict, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, group by group."""
        return tuple(line for group in self.groups for line in group.lines)

    def group(self, denominator: str) -> Group | None:
        """Return the group of *denominator*; None where nobody counted by it."""
        return next((group for group in self.groups if group.denominator == denominator), None)


def table(
    verdicts: Iterable[Verdict], campaign: Campaign, before: Mapping[str, Figures] | None = None, places: int = 1
) -> Table:
    """Return the table of *verdicts* (`arrival.judge`), lines in their order.

    Args:
        before: figures of the last report, by unit.
        places: decimals of the rates whose difference a change says.
    """
    judged = tuple(verdicts)
    known = [each for each in judged if each.state is not State.UNEXPECTED]
    ranked = ranking.places(
        Candidate(each.expected.unit, each.expected.kind, each.figures) for each in known if each.figures
    )
    lines = [_line(each, before or {}, ranked, places) for each in known]
    by_code: dict[str, list[Line]] = {campaign.denominator: []}
    for line in lines:
        by_code.setdefault(line.figures.denominator if line.figures else campaign.denominator, []).append(line)
    first, *others = by_code
    return Table(
        groups=tuple(_group(code, by_code[code], before or {}, places) for code in (first, *sorted(others))),
        completeness=_completeness(lines),
        unexpected=tuple(each for each in judged if each.state is State.UNEXPECTED),
    )


def _line(verdict: Verdict, before: Mapping[str, Figures], ranked: Mapping[str, Place], places: int) -> Line:
    unit, now = verdict.expected.unit, verdict.figures
    since = before.get(unit)
    if now is None or since is None:
        return Line(verdict, now, place=ranked.get(unit))
    is_same = now.denominator == since.denominator
    change = figures.change(since, now, places) if is_same else None
    return Line(verdict, now, change, not is_same, ranked.get(unit))


def _group(code: str, lines: Sequence[Line], before: Mapping[str, Figures], places: int) -> Group:
    kinds: dict[str, list[Line]] = {}
    for line in lines:
        kinds.setdefault(line.verdict.expected.kind, []).append(line)
    return Group(
        denominator=code,
        lines=tuple(lines),
        total=_sum("", lines, before, places),
        kinds=tuple(_sum(kind, of, before, places) for kind, of in kinds.items()),
    )


def _sum(code: str, lines: Sequence[Line], before: Mapping[str, Figures], places: int) -> Sum:
    told = [line.figures for line in lines if line.figures]
    both = [line for line in lines if line.change]
    since = [before[line.verdict.expected.unit] for line in both]
    now = [line.figures for line in both if line.figures]
    return Sum(
        code=code,
        figures=figures.total(told) if told else None,
        completeness=_completeness(lines),
        change=figures.change(figures.total(since), figures.total(now), places) if both else None,
        n_compared=len(both),
    )


def _completeness(lines: Sequence[Line]) -> Completeness:
    return Completeness(
        n_reported=sum(line.figures is not None for line in lines),
        n_expected=sum(line.verdict.state not in EXCUSED for line in lines),
    )


def counts(of: Table) -> Mapping[State, int]:
    """Return how many units of the table are in each state, unknown senders too."""
    return arrival.counts((*(line.verdict for line in of.lines), *of.unexpected))


# --- successors -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gathered:
    """Figures shown for a unit that goes on with what others did.

    Attributes:
        unit: of the day asked for; behind: the units that counted, itself among them where it did.
        may_count_twice: it reported itself as well, and nobody knows whether those behind it are in its figures.
    """

    unit: UnitId
    behind: tuple[UnitId, ...]
    figures: Figures

    @property
    def may_count_twice(self) -> bool:
        """Whether the sum may hold the same people twice."""
        return self.unit in self.behind and len(self.behind) > 1


def gathered(
    told: Mapping[UnitId, Figures], successions: Successions, day: date
) -> tuple[tuple[Gathered, ...], Mapping[UnitId, tuple[UnitId, ...]]]:
    """Return what *told* makes for the units of *day*, a row for each denominator, and who was divided among whom.

    The old figures do not change, they are shown in another place; those of a unit that was divided, for none of its
    successors.
    """
    gathering = successions.gathered(told, day)
    rows = [
        Gathered(unit, tuple(old), figures.total(told[each] for each in old))
        for unit, behind in gathering.behind.items()
        for old in _by_denominator(behind, told)
    ]
    return tuple(rows), gathering.divided


def _by_denominator(behind: Sequence[UnitId], told: Mapping[UnitId, Figures]) -> list[list[UnitId]]:
    groups: dict[str, list[UnitId]] = {}
    for unit in behind:
        groups.setdefault(told[unit].denominator, []).append(unit)
    return list(groups.values())


def counted_twice(of: Table, successions: Successions, day: date) -> tuple[tuple[str, str], ...]:
    """Return each unit that reported, with one that goes on with it on *day* and reported too by the same denominator.

    The same people may stand in the figures of both, and then the sum of their group holds them twice; a clerk asks.
    """
    told = {line.verdict.expected.unit: line.figures.denominator for line in of.lines if line.figures}
    pairs = ((unit, new) for unit in told for new in successions.successors(UnitId(unit), day) if new != unit)
    return tuple((unit, new) for unit, new in pairs if told.get(new) == told[unit])
