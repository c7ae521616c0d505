"""The receiving department's own letter upward: all reports of a period in one, with who has not reported.

The figures of the letter are those of one denominator, the campaign's wherever anybody counted by it. What was counted
by another is said beside them and never added. A sum that is not complete says over how many units it goes.

Source: shared specification of the rollout, sections 3.4, 4.1 and 4.5.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters import wording, written
from bluezone.letters.kinds import Kind
from bluezone.letters.letter import (
    REASONS,
    Annex,
    Block,
    BlockKind,
    Counts,
    Delta,
    Letter,
    Measure,
    Reason,
    Reference,
    UnitCount,
)
from bluezone.rollout import arrival, ranking, schedule, summary_annexes
from bluezone.rollout import kind as kinds
from bluezone.rollout.aggregate import Group, Line, Sum, Table
from bluezone.rollout.arrival import CHASED, State
from bluezone.rollout.campaign import Campaign, Denominator
from bluezone.rollout.figures import Figures
from bluezone.rollout.ranking import Candidate
from bluezone.rollout.report import REPORT, Office
from bluezone.rollout.schedule import ReportingPeriod

MOST_NAMED = 10
"""More units than a sentence can hold; they stand in the annex."""

MOST_ROWS = 1_000
"""A longer annex is longer than what the checks and readers of letters read (300,000 characters); its rows stand in the
annex only and not in the letter's figures, or those at its end would be missed there."""

N_ENDS = 3
UNITS = "cơ quan, đơn vị"

KIND_NAMES: Mapping[str, str] = {code: each.vi for code, each in kinds.by_code().items()}


class SummaryError(BluezoneError, ValueError):
    """No summary can be drafted: nobody has reported."""

    code: ClassVar[str] = "rollout_summary_not_ready"
    status: ClassVar[int] = 409


@dataclass(frozen=True, slots=True)
class Whole:
    """What the letter says.

    Attributes:
        main: the group whose figures are the letter's; others: those beside it that have figures.
        names: of the units, by id; kind_names: of kinds of units, by code.
    """

    table: Table
    campaign: Campaign
    period: ReportingPeriod
    main: Group
    figures: Figures
    others: tuple[Group, ...]
    names: Mapping[str, str]
    kind_names: Mapping[str, str]
    places: int

    @property
    def denominator(self) -> Denominator:
        """What the letter's figures refer to."""
        return self.campaign.kind(self.main.denominator)


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
        body=tuple(_body(whole, office.organ, receiver, answered, is_report=kind == REPORT)),
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
    lines = _counted(whole.main)
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


def _counted(group: Group) -> tuple[Line, ...]:
    return tuple(line for line in group.lines if line.figures and line.figures.total)


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


# --- the text ---------------------------------------------------------------------------------------------------------


def _body(
    whole: Whole, organ: str, receiver: str, answered: tuple[Reference, ...], *, is_report: bool
) -> Iterator[Block]:
    cited = "; ".join(wording.citation(reference) for reference in answered)
    start = f"Thực hiện {cited}, {organ}" if cited else organ
    app = whole.campaign.app.vi
    yield _paragraph(f"{start} báo cáo tổng hợp kết quả triển khai cài đặt {app} của các {UNITS} như sau:")
    parts = (
        ("KẾT QUẢ CÀI ĐẶT", (" ".join(_result(whole)), *_others(whole))),
        ("TÌNH HÌNH GỬI BÁO CÁO", (_reporting(whole),)),
        ("ĐÁNH GIÁ", tuple(_ends(whole))),
    )
    for number, (title, texts) in enumerate((part for part in parts if part[1]), 1):
        if is_report:
            yield Block(BlockKind.PART, f"{written.roman(number)}. {title}")
        yield from map(_paragraph, texts)
    yield _paragraph(f"Trên đây là kết quả tổng hợp của {organ}, kính báo cáo {receiver} xem xét, chỉ đạo./.")


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def _result(whole: Whole) -> Iterator[str]:
    figures, denominator = whole.figures, whole.denominator
    rate = written.percent(written.rate(figures.installed, figures.total, whole.places))
    yield (
        f"Tính đến {wording.moment(schedule.moment(whole.period.cutoff))}, các {UNITS} đã cài đặt "
        f"{whole.campaign.app.vi} cho {written.count(figures.installed)}/{written.count(figures.total)} "
        f"{denominator.unit.vi}, đạt {rate} so với {denominator.said.vi}."
    )
    yield from _exceptions(figures, denominator.unit.vi)
    yield from _changed(whole.main.total)
    behind = whole.table.completeness
    if not behind.is_complete or whole.others:
        yield (
            f"Số liệu này là của {_number(whole.main.total.completeness.n_reported)} trong tổng số "
            f"{_number(behind.n_expected)} {UNITS}."
        )
    has_several = bool(whole.others) or len(whole.main.kinds) > 1
    yield f"Kết quả chi tiết tại {'các ' if has_several else ''}Phụ lục kèm theo."


def _exceptions(figures: Figures, unit: str) -> Iterator[str]:
    missing = figures.total - figures.installed
    if not missing:
        yield "Không còn trường hợp chưa cài đặt."
        return
    listed = [f"{_number(count)} {unit} do {REASONS.get(code, REASONS['other'])}" for code, count in figures.reasons]
    if figures.open or not listed:
        yield f"Còn {_number(missing)} {unit} chưa cài đặt."
    elif len(listed) == 1:
        yield f"Còn {listed[0].replace(' do ', ' chưa cài đặt do ', 1)}."
    else:
        yield f"Còn {_number(missing)} {unit} chưa cài đặt, trong đó: {'; '.join(listed)}."


def _changed(total: Sum) -> Iterator[str]:
    """Yield what is new since the last report, over those who reported both times."""
    change = total.change
    if change is None:
        return
    is_all = total.n_compared == total.completeness.n_reported
    among = "" if is_all else f" (tính trên {_number(total.n_compared)} {UNITS} báo cáo cả hai kỳ)"
    if change.installed == 0:
        yield f"So với kỳ trước, số đã cài đặt không thay đổi{among}."
    else:
        verb = "tăng" if change.installed > 0 else "giảm"
        yield f"So với kỳ trước, số đã cài đặt {verb} {_number(abs(change.installed))} trường hợp{among}."


def _others(whole: Whole) -> Iterator[str]:
    """Yield what was counted by other denominators, each for itself."""
    for group in whole.others:
        kind, figures = whole.campaign.kind(group.denominator), group.total.figures or whole.figures
        rate = written.percent(written.rate(figures.installed, figures.total, whole.places))
        yield (
            f"Riêng {_number(group.total.completeness.n_reported)} {UNITS} báo cáo tính trên {kind.said.vi}: "
            f"{_number(figures.installed)} trong tổng số {_number(figures.total)} {kind.unit.vi}, đạt {rate}; số liệu "
            "này không cộng vào kết quả nêu trên."
        )


def _reporting(whole: Whole) -> str:
    by_state: dict[State, list[str]] = {}
    for line in whole.table.lines:
        by_state.setdefault(line.verdict.state, []).append(whole.names[line.verdict.expected.unit])
    owed = [name for state in State if state in CHASED - {State.MISSING} for name in by_state.get(state, ())]
    said = (
        ("đúng hạn", by_state.get(State.ON_TIME, []), False),
        ("gửi muộn", by_state.get(State.LATE, []), True),
        ("chưa gửi báo cáo", by_state.get(State.MISSING, []), True),
        ("đã gửi, đang chờ xác nhận số liệu", by_state.get(State.WAITING, []), True),
        ("chưa đến hạn gửi", by_state.get(State.NOT_DUE, []), False),
        ("đã gửi nhưng số liệu chưa sử dụng được", owed, True),
    )
    told = [
        f"{_number(len(names))} {UNITS} {what}{_named(names) if by_name else ''}"
        for what, names, by_name in said
        if names
    ]
    return f"Trong tổng số {_number(whole.table.completeness.n_expected)} {UNITS} phải báo cáo, có: {'; '.join(told)}."


def _named(names: list[str]) -> str:
    return f" (gồm: {'; '.join(names)})" if len(names) <= MOST_NAMED else " (có tên tại Phụ lục kèm theo)"


def _ends(whole: Whole) -> Iterator[str]:
    """Yield the best and the weakest units of each kind of which there are enough."""
    lines = {line.verdict.expected.unit: line for line in _counted(whole.main)}
    ranked = ranking.ends(
        (Candidate(unit, line.verdict.expected.kind, line.figures) for unit, line in lines.items() if line.figures),
        N_ENDS,
    )
    for ends in ranked:
        told = (("cao nhất", ends.best), ("thấp nhất", ends.weakest))
        said = [f"{what}: {_rated((lines[unit] for unit in units), whole)}" for what, units in told if units]
        if said:
            name = whole.kind_names.get(ends.kind, ends.kind)
            yield f"Trong các đơn vị thuộc loại {name}, tỷ lệ cài đặt {'; '.join(said)}."


def _rated(lines: Iterable[Line], whole: Whole) -> str:
    rates = (
        (whole.names[line.verdict.expected.unit], line.figures.rate(whole.places)) for line in lines if line.figures
    )
    return ", ".join(f"{name} ({written.percent(rate)})" for name, rate in rates if rate is not None)


def _number(number: int) -> str:
    return written.count(number)


# --- the annexes ------------------------------------------------------------------------------------------------------


def _annexes(whole: Whole) -> Iterator[Annex]:
    for group in (whole.main, *whole.others):
        yield summary_annexes.of_units(group, whole.campaign.kind(group.denominator), whole.names, whole.places)
    if len(whole.main.kinds) > 1:
        yield summary_annexes.of_kinds(whole.main, whole.denominator, whole.kind_names, whole.places)
