"""The letter that chases: one công văn đôn đốc to all who owe their report for a period.

Whoever has reported is not named. Whoever sent something that does not count is, with what is the matter.

Source: shared specification of the rollout, sections 2.2, 3.4 and 4.5.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters import wording, written
from bluezone.letters.letter import Annex, Block, BlockKind, Deadline, Letter, Reference, Table
from bluezone.rollout import addressing, arrival, schedule
from bluezone.rollout.aggregate import Table as Consolidated
from bluezone.rollout.arrival import State, Verdict
from bluezone.rollout.campaign import Campaign
from bluezone.rollout.report import OFFICIAL_LETTER, Office
from bluezone.rollout.schedule import ReportingPeriod

ANNEX = "Danh sách cơ quan, đơn vị chưa hoàn thành báo cáo"
COLUMNS = ("STT", "Cơ quan, đơn vị", "Trạng thái")


class ChaseError(BluezoneError, ValueError):
    """Nobody is to be chased, or the new deadline is over before the letter is written."""

    code: ClassVar[str] = "rollout_chase_impossible"
    status: ClassVar[int] = 409


def draft(
    table: Consolidated,
    campaign: Campaign,
    office: Office,
    asked: Reference,
    period: ReportingPeriod,
    *,
    until: datetime,
) -> Letter:
    """Return the draft of the letter by which *office* chases all who owe their report for *period*.

    Args:
        asked: the office's document that asks for the reports.
        until: the new deadline.

    Raises:
        ChaseError: nobody owes a report, or *until* is not after the old deadline.
    """
    owing = arrival.owing(line.verdict for line in table.lines)
    _refuse(owing, period, until)
    names = arrival.names(line.verdict.expected for line in table.lines)
    called = tuple(names[verdict.expected.unit] for verdict in owing)
    is_listed = addressing.is_listed(called)
    due = schedule.moment(until)
    head = office.head(OFFICIAL_LETTER, addressing.addressees(called), f"đôn đốc báo cáo {_result(campaign)}")
    n_reported = table.completeness.n_reported
    n_asked = n_reported + len(owing)
    body = wording.chase(
        office.organ,
        campaign.app.vi,
        asked,
        tuple(_with_state(name, verdict) for name, verdict in zip(called, owing, strict=True)),
        n_reported=n_reported,
        n_asked=n_asked,
        until=due,
    )
    return replace(
        head,
        references=(replace(asked, role="earlier_directive"),),
        deadlines=(Deadline("báo cáo kết quả cài đặt", office.organ, due),),
        body=_body(body, office.organ, asked, period, (n_reported, len(owing)) if is_listed else None),
        annexes=(_annex(called, owing),) if is_listed else (),
    )


def _refuse(owing: Sequence[Verdict], period: ReportingPeriod, until: datetime) -> None:
    if not owing:
        raise ChaseError("Reports: found none that is owed, expected one at least. Nobody needs to be chased.")
    if until <= period.deadline:
        raise ChaseError(
            f"Deadline: found {_said(until)}, expected a moment after the old one, {_said(period.deadline)}. Give more "
            "time."
        )


def _said(at: datetime) -> str:
    return schedule.moment(at).iso or ""


def _result(campaign: Campaign) -> str:
    return f"kết quả {campaign.name.vi}"


def _with_state(name: str, verdict: Verdict) -> str:
    """Return the name, with what is the matter where something came."""
    return name if verdict.state is State.MISSING else f"{name} ({arrival.SAID[verdict.state].vi})"


def _body(
    blocks: tuple[Block, ...], organ: str, asked: Reference, period: ReportingPeriod, listed: tuple[int, int] | None
) -> tuple[Block, ...]:
    """Return the body with the period's cut-off and deadline, and for a list with the counts for the names."""
    first, *rest = blocks
    if listed is not None:
        first = Block(BlockKind.PARAGRAPH, _of_list(organ, asked, *listed))
    cutoff, deadline = schedule.moment(period.cutoff), schedule.moment(period.deadline)
    of_period = (
        f"Kỳ này chốt số liệu lúc {wording.moment(cutoff)}, thời hạn gửi báo cáo là {wording.moment(deadline)}. "
        "Các cơ quan, đơn vị báo cáo số liệu đúng thời điểm chốt, nêu rõ số đã cài đặt, tổng số và lý do chưa cài đặt."
    )
    return (first, Block(BlockKind.PARAGRAPH, of_period), *rest)


def _of_list(organ: str, asked: Reference, n_reported: int, n_owing: int) -> str:
    n_asked = n_reported + n_owing
    rate = written.percent(written.rate(n_reported, n_asked))
    return (
        f"{organ} đã có {wording.citation(asked)}. Đến nay, {written.count(n_reported)}/{written.count(n_asked)} cơ "
        f"quan, đơn vị đã gửi báo cáo (đạt {rate}); còn {written.count(n_owing)} cơ quan, đơn vị chưa hoàn thành báo "
        "cáo (danh sách tại Phụ lục kèm theo)."
    )


def _annex(names: Sequence[str], owing: Sequence[Verdict]) -> Annex:
    states = [arrival.SAID[verdict.state].vi for verdict in owing]
    rows = [(str(number), name, state) for number, (name, state) in enumerate(zip(names, states, strict=True), 1)]
    return Annex(ANNEX, (Block(BlockKind.TABLE, table=Table(COLUMNS, tuple(rows))),))
