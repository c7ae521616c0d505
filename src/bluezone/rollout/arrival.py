"""Who has reported for one period and who has not: on time, late, missing, and what came but does not count.

A unit is judged by all that it sent for the period. Before the deadline nobody is missing. Two letters of one unit with
other figures for one cut-off contradict each other until one of them says that it corrects the other, or the clerk
refuses one; till then neither counts. Figures of another day than the cut-off are not those of the period.

Source: shared specification of the rollout, sections 4.4 and 4.5.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bluezone.letters.folding import fold
from bluezone.letters.letter import Moment
from bluezone.rollout import schedule
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.figures import Figures
from bluezone.rollout.schedule import ReportingPeriod
from bluezone.rollout.succession import Successions
from bluezone.rollout.unit import UnitId


class State(StrEnum):
    """How it stands with the report of one unit."""

    ON_TIME = "on_time"
    LATE = "late"
    WAITING = "waiting"
    NOT_DUE = "not_due"
    MISSING = "missing"
    CONTRADICTING = "contradicting"
    WRONG_CUTOFF = "wrong_cutoff"
    WITHOUT_FIGURES = "without_figures"
    EXEMPT = "exempt"
    MERGED = "merged"
    UNEXPECTED = "unexpected"


SAID: Mapping[State, Bilingual] = {
    State.ON_TIME: Bilingual("đúng hạn", "on time"),
    State.LATE: Bilingual("muộn", "late"),
    State.WAITING: Bilingual("chờ xác nhận", "waiting to be confirmed"),
    State.NOT_DUE: Bilingual("chưa đến hạn", "not due yet"),
    State.MISSING: Bilingual("chưa báo cáo", "missing"),
    State.CONTRADICTING: Bilingual("số liệu mâu thuẫn", "contradicting figures"),
    State.WRONG_CUTOFF: Bilingual("sai thời điểm chốt", "figures of another day"),
    State.WITHOUT_FIGURES: Bilingual("chưa có số liệu", "no figures"),
    State.EXEMPT: Bilingual("không phải báo cáo", "exempt"),
    State.MERGED: Bilingual("đã sáp nhập", "merged into another unit"),
    State.UNEXPECTED: Bilingual("ngoài danh sách", "not on the list"),
}

REPORTED = frozenset({State.ON_TIME, State.LATE})
"""States in which the figures count."""

CHASED = frozenset({State.MISSING, State.CONTRADICTING, State.WRONG_CUTOFF, State.WITHOUT_FIGURES})
"""States in which a unit still owes its report once the deadline has passed."""

EXCUSED = frozenset({State.EXEMPT, State.MERGED})

_ATTENTION = (
    State.WAITING,
    State.CONTRADICTING,
    State.WRONG_CUTOFF,
    State.WITHOUT_FIGURES,
    State.UNEXPECTED,
    State.MISSING,
    State.LATE,
    State.NOT_DUE,
    State.ON_TIME,
    State.MERGED,
    State.EXEMPT,
)


@dataclass(frozen=True, slots=True)
class Expected:
    """A unit that shall report.

    Attributes:
        kind: code of its kind (`rollout.kind`); units are ranked within it.
        is_exempt: it need not report in this period.
        successors: names of those who go on with what it did, where it is gone; they owe what it owed.
        within: name of the unit above, by which two of one name are told apart.
    """

    unit: str
    name: str
    kind: str
    is_exempt: bool = False
    successors: tuple[str, ...] = ()
    within: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that came.

    Attributes:
        id: of this letter, by which a correction names it.
        unit: who sent it; None where nobody knows yet.
        figures: as the clerk left them; None where it tells none.
        cutoff: as the letter says; None where it does not say.
        corrects: id of the letter that it replaces.
        snapshot: digest of the sender's frozen figures, where they came from this house.
        is_confirmed: a clerk has looked at it; until then it neither counts nor corrects.
        dated: the letter's own day.
    """

    id: str
    unit: str | None
    at: datetime
    figures: Figures | None = None
    cutoff: Moment | None = None
    number_symbol: str | None = None
    corrects: str | None = None
    snapshot: str | None = None
    is_confirmed: bool = True
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it stands with one unit.

    Attributes:
        arrival: the letter that counts or is looked at; None where there is none.
        others: what else the unit sent for the period, the last first: corrected, sent again, contradicting.
        is_other_hour: the figures are of another hour of the cut-off's day; they count, and the table shows the hour.
    """

    expected: Expected
    state: State
    arrival: Arrival | None = None
    others: tuple[Arrival, ...] = ()
    is_other_hour: bool = False

    @property
    def figures(self) -> Figures | None:
        """The figures that count; None while none do."""
        return self.arrival.figures if self.arrival and self.state in REPORTED else None

    @property
    def n_waiting(self) -> int:
        """How many letters of the unit wait to be confirmed."""
        sent = (self.arrival, *self.others)
        return sum(each is not None and not each.is_confirmed for each in sent)


def judge(
    expected: Iterable[Expected], arrivals: Iterable[Arrival], period: ReportingPeriod, now: datetime
) -> tuple[Verdict, ...]:
    """Return how it stands at *now*: a verdict for each unit in the order given, then one for each unknown sender.

    Whoever reported at the deadline itself reported on time. A correction that comes after it does not make a unit late
    whose first letter was on time. What came after *now* is not there yet.
    """
    sent: dict[str | None, list[Arrival]] = {}
    for arrival in sorted(arrivals, key=lambda each: (each.at, each.id)):
        if arrival.at <= now:
            sent.setdefault(arrival.unit, []).append(arrival)
    verdicts = [_verdict(each, sent.pop(each.unit, []), period, now) for each in expected]
    return (*verdicts, *(_unexpected(each) for each in _by_time(sent.values())))


def counts(verdicts: Iterable[Verdict]) -> Mapping[State, int]:
    """Return how many units there are in each state, those without any left out."""
    return Counter(verdict.state for verdict in verdicts)


def owing(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return the units to be chased: due, and without figures that count."""
    return tuple(verdict for verdict in verdicts if verdict.state in CHASED)


def by_attention(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return *verdicts* with those first that a clerk must look at; within a state the order stays."""
    return tuple(sorted(verdicts, key=lambda verdict: _ATTENTION.index(verdict.state)))


def succeeded(
    expected: Iterable[Expected], successions: Successions, period: ReportingPeriod, names: Mapping[UnitId, str]
) -> tuple[Expected, ...]:
    """Return *expected* with those marked that others had followed at the cut-off.

    Args:
        names: of units, by id; a successor without one is named by its id.
    """
    day = schedule.local_day(period.cutoff)
    return tuple(_succeeded(each, successions.successors(UnitId(each.unit), day), names) for each in expected)


def _succeeded(expected: Expected, successors: Sequence[UnitId], names: Mapping[UnitId, str]) -> Expected:
    if tuple(successors) == (expected.unit,):
        return expected
    named = tuple(names.get(unit, unit) for unit in successors)
    return replace(expected, successors=named)


def names(expected: Iterable[Expected]) -> Mapping[str, str]:
    """Return what each unit is called in a letter, by unit: its name, and where others have it, what tells them apart.

    Names that differ by accents only count as one, for tables are compared without them.
    """
    listed = tuple(expected)
    plain = {each.unit: each.name for each in listed}
    within = {each.unit: f"{each.name} ({each.within})" if each.within else each.name for each in listed}
    shared = _doubled(plain)
    chosen = {unit: within[unit] if unit in shared else name for unit, name in plain.items()}
    places = _doubled(chosen)
    return {unit: f"{name} ({places[unit]})" if unit in places else name for unit, name in chosen.items()}


def _doubled(named: Mapping[str, str]) -> Mapping[str, int]:
    """Return the units that share a name, each with its place among those of the name."""
    groups: dict[str, list[str]] = {}
    for unit, name in named.items():
        groups.setdefault(fold(name), []).append(unit)
    return {unit: place for units in groups.values() if len(units) > 1 for place, unit in enumerate(units, 1)}


# --- one unit ---------------------------------------------------------------------------------------------------------


def _verdict(expected: Expected, sent: Sequence[Arrival], period: ReportingPeriod, now: datetime) -> Verdict:
    """Return the verdict on all that *expected* sent; nobody is chased whose letter nobody has looked at."""
    waiting = [each for each in sent if not each.is_confirmed]
    confirmed = [each for each in sent if each.is_confirmed]
    found = _confirmed(expected, confirmed, period) if confirmed else None
    if found is None and not waiting:
        return Verdict(expected, _silent(expected, period, now))
    if found is None or (waiting and found.state in CHASED):
        return _of(expected, State.WAITING, waiting[-1], sent)
    return replace(found, others=_others(found.arrival, sent))


def _confirmed(expected: Expected, sent: Sequence[Arrival], period: ReportingPeriod) -> Verdict:
    standing = _uncorrected(sent)
    told = [each for each in standing if each.figures is not None]
    right = [each for each in told if _is_of_day(each.cutoff, period.cutoff)]
    if not right:
        return _of(expected, State.WRONG_CUTOFF if told else State.WITHOUT_FIGURES, (told or standing)[-1], sent)
    if any(each.figures != right[0].figures for each in right):
        return _of(expected, State.CONTRADICTING, right[-1], sent)
    first = min(each.at for each in sent if each.figures and _is_of_day(each.cutoff, period.cutoff))
    state = State.ON_TIME if first <= period.deadline else State.LATE
    return _of(expected, state, right[0], sent, is_other_hour=not _is_of_hour(right[0].cutoff, period.cutoff))


def _silent(expected: Expected, period: ReportingPeriod, now: datetime) -> State:
    if expected.is_exempt:
        return State.EXEMPT
    if expected.successors:
        return State.MERGED
    return State.NOT_DUE if now <= period.deadline else State.MISSING


def _of(
    expected: Expected, state: State, shown: Arrival, sent: Sequence[Arrival], *, is_other_hour: bool = False
) -> Verdict:
    return Verdict(expected, state, shown, _others(shown, sent), is_other_hour)


def _others(shown: Arrival | None, sent: Sequence[Arrival]) -> tuple[Arrival, ...]:
    return tuple(each for each in reversed(sent) if each is not shown)


def _unexpected(sent: Sequence[Arrival]) -> Verdict:
    unit = sent[-1].unit or ""
    return _of(Expected(unit, unit, ""), State.UNEXPECTED, sent[-1], sent)


def _by_time(sent: Iterable[list[Arrival]]) -> list[list[Arrival]]:
    """Return the letters of unknown senders; those of whom nothing is known stand one by one."""
    groups = [group for each in sent for group in ([[one] for one in each] if each[0].unit is None else [each])]
    return sorted(groups, key=lambda group: (group[0].at, group[0].id))


def _uncorrected(sent: Sequence[Arrival]) -> Sequence[Arrival]:
    """Return the letters that no other one replaces; all of them where they replace each other in a circle."""
    replaced = {each.corrects for each in sent}
    return [each for each in sent if each.id not in replaced] or sent


def _is_of_day(said: Moment | None, cutoff: datetime) -> bool:
    """Return whether figures are of the cut-off's day; those that do not say are taken to be."""
    return said is None or said.day is None or said.day == schedule.local_day(cutoff)


def _is_of_hour(said: Moment | None, cutoff: datetime) -> bool:
    wanted = schedule.moment(cutoff)
    return said is None or said.day is None or said.at is None or (said.day, said.at) == (wanted.day, wanted.at)
