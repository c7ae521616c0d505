"""The receiving department's own letter upward: all reports of a period in one, with who has not reported.

The figures of the letter are those of one denominator, the campaign's wherever anybody counted by it. What was counted
by another is said beside them and never added. A sum that is not complete says over how many units it goes.

Source: shared specification of the rollout, sections 3.4, 4.1 and 4.5.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters import written
from bluezone.letters.kinds import Kind
from bluezone.letters.letter import Annex, Counts, Delta, Letter, Measure, Reason, Reference, UnitCount
from bluezone.rollout import arrival, schedule, summary_annexes, summary_text
from bluezone.rollout import kind as kinds
from bluezone.rollout.aggregate import Group, Line, Table
from bluezone.rollout.campaign import Campaign
from bluezone.rollout.figures import Figures
from bluezone.rollout.report import REPORT, Office
from bluezone.rollout.schedule import ReportingPeriod
from bluezone.rollout.summary_text import Whole

MOST_ROWS = 1_000
"""A longer annex is longer than what the checks and readers of letters read (300,000 characters); its rows stand in the
annex only and not in the letter's figures, or those at its end would be missed there."""

KIND_NAMES: Mapping[str, str] = {code: each.vi for code, each in kinds.by_code().items()}


class SummaryError(BluezoneError, ValueError):
    """No summary can be drafted: nobody has reported."""

    code: ClassVar[str] = "rollout_summary_not_ready"
    status: ClassVar[int] = 409


def draft(
    table: Table,
    campaign: Campaign,
    office: Office,
    receiver: str,
    period: ReportingPeriod,
    *,
    kind: Kind = REPORT,
    answered: tuple[Reference, ...] = (),
    kind_names: Mapping[str, str] = KIND_NAMES,
    places: int = 1,
) -> Letter:
    """Return the draft of the letter by which *office* tells *receiver* what all units reported.

    Args:
        kind: REPORT, with parts, or OFFICIAL_LETTER, without.
        answered: documents of *receiver* that ask for it, the first first.
        kind_names: names of kinds of units, by code.
        places: decimals of rates; one for offices, two for provinces.

    Raises:
        SummaryError: nobody has reported.
        CampaignError: a denominator that the campaign does not have.
    """
    whole = _whole(table, campaign, period, kind_names, places)
    head = office.head(kind, (receiver,), f"tổng hợp kết quả {campaign.name.vi}")
    return replace(
        head,
        references=answered,
        cutoff=schedule.moment(period.cutoff),
        counts=_counts(whole),
        body=tuple(summary_text.body(whole, office.organ, receiver, answered, is_report=kind == REPORT)),
        annexes=tuple(_annexes(whole)),
    )


def _whole(
    table: Table, campaign: Campaign, period: ReportingPeriod, kind_names: Mapping[str, str], places: int
) -> Whole:
    told = [group for group in table.groups if group.total.figures and group.total.figures.total]
    if not told:
        raise SummaryError(
            f"Reports: found none of {table.completeness.n_expected} with figures that count, expected one at least. "
            "Confirm what was received, or chase the units first."
        )
    main, *others = sorted(told, key=lambda group: group.denominator != campaign.denominator)
    figures = main.total.figures or Figures(main.denominator, 0, 0)
    names = arrival.names(line.verdict.expected for line in table.lines)
    return Whole(table, campaign, period, main, figures, tuple(others), names, kind_names, places)


# --- the figures ------------------------------------------------------------------------------------------------------


def _counts(whole: Whole) -> Counts:
    figures, denominator = whole.figures, whole.denominator
    rate = written.rate(figures.installed, figures.total, whole.places)
    change = whole.main.total.change
    lines = whole.counted
    return Counts(
        installed=figures.installed,
        total=figures.total,
        percent=rate,
        percent_text=written.percent(rate),
        unit=denominator.unit.vi,
        denominator=denominator.said.vi,
        not_installed=None if figures.open else tuple(Reason(code, count) for code, count in figures.reasons),
        by_unit=_rows(lines, whole) if len(lines) <= MOST_ROWS else None,
        delta=Delta(change.installed, change.points) if change else None,
        beside=tuple(measure for group in whole.others for measure in _beside(group, whole)),
    )


def _rows(lines: Iterable[Line], whole: Whole) -> tuple[UnitCount, ...]:
    return tuple(_row(whole.names[line.verdict.expected.unit], line.figures) for line in lines)


def _row(name: str, figures: Figures | None) -> UnitCount:
    counted = figures or Figures("", 0, 0)
    return UnitCount(unit=name, installed=counted.installed, total=counted.total)


def _beside(group: Group, whole: Whole) -> tuple[Measure, Measure]:
    """Return how many installed by another denominator, and of how many."""
    kind, figures = whole.campaign.kind(group.denominator), group.total.figures or whole.figures
    rate = written.rate(figures.installed, figures.total, whole.places)
    return (
        Measure(f"đã cài đặt, tính trên {kind.said.vi}", figures.installed, rate, kind.unit.vi),
        Measure(kind.said.vi, figures.total, None, kind.unit.vi),
    )


# --- the annexes ------------------------------------------------------------------------------------------------------


def _annexes(whole: Whole) -> Iterator[Annex]:
    for group in (whole.main, *whole.others):
        yield summary_annexes.of_units(group, whole.campaign.kind(group.denominator), whole.names, whole.places)
    if len(whole.main.kinds) > 1:
        yield summary_annexes.of_kinds(whole.main, whole.denominator, whole.kind_names, whole.places)
