"""The text of a summary: what all together installed, who reported and who did not, the best and the weakest.

No figure but the letter's own stands with a stroke (41/43), so that whoever reads the letter takes no other for it.

Source: shared specification of the rollout, sections 3.4, 4.1 and 4.5.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bluezone.letters import wording, written
from bluezone.letters.letter import REASONS, Block, BlockKind, Reference
from bluezone.rollout import ranking, schedule
from bluezone.rollout.aggregate import Group, Line, Sum, Table
from bluezone.rollout.arrival import CHASED, State
from bluezone.rollout.campaign import Campaign, Denominator
from bluezone.rollout.figures import Figures
from bluezone.rollout.ranking import Candidate
from bluezone.rollout.schedule import ReportingPeriod

MOST_NAMED = 10
"""More units than a sentence can hold; they stand in the annex."""

N_ENDS = 3
UNITS = "cơ quan, đơn vị"


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

    @property
    def counted(self) -> tuple[Line, ...]:
        """The units behind the letter's figures that have anybody to count."""
        return tuple(line for line in self.main.lines if line.figures and line.figures.total)


def body(
    whole: Whole, organ: str, receiver: str, answered: tuple[Reference, ...], *, is_report: bool
) -> Iterator[Block]:
    """Yield the paragraphs; in a báo cáo with a title over each part."""
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
    lines = {line.verdict.expected.unit: line for line in whole.counted}
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
