"""The annexes of a summary: a table of all units for each denominator, and one of the kinds of units.

Source: shared specification of the rollout, section 4.5, "Receiving department".
"""

from collections.abc import Mapping

from bluezone.letters import wording, written
from bluezone.letters.letter import Annex, Block, BlockKind, Table
from bluezone.rollout import arrival
from bluezone.rollout.aggregate import Group, Line, Sum
from bluezone.rollout.arrival import Arrival
from bluezone.rollout.campaign import Denominator
from bluezone.rollout.figures import Change, Figures

COLUMNS = (
    "STT",
    "Cơ quan, địa phương",
    "Số, ký hiệu, ngày báo cáo",
    "Thời điểm chốt",
    "Mẫu số",
    "Đã cài đặt",
    "Tỷ lệ (%)",
    "Tăng/giảm so với kỳ trước",
    "Trạng thái",
)
"""Of the table of units; "Mẫu số" is how many there are of what the title names."""

KIND_COLUMNS = ("STT", "Loại hình đơn vị", "Số đơn vị báo cáo", "Số đơn vị", "Mẫu số", "Đã cài đặt", "Tỷ lệ (%)")

_TOTAL = "Tổng cộng"


def of_units(group: Group, kind: Denominator, names: Mapping[str, str], places: int = 1) -> Annex:
    """Return the annex with every unit of *group*, those that have not reported too, and a last row of the sum.

    Args:
        names: of the units, by id (`arrival.names`).
    """
    rows = [
        (str(number), names[line.verdict.expected.unit], *_unit_cells(line, places))
        for number, line in enumerate(group.lines, 1)
    ]
    whole = group.total
    last = ("", _TOTAL, "", "", *_figures(whole.figures, places), _change(whole.change), _behind(whole))
    return _annex(f"Tổng hợp kết quả cài đặt, tính trên {kind.said.vi}", COLUMNS, [*rows, last])


def of_kinds(group: Group, kind: Denominator, names: Mapping[str, str], places: int = 1) -> Annex:
    """Return the annex with a row for each kind of unit in *group*.

    Args:
        names: of the kinds, by code.
    """
    rows = [(str(number), *_kind_cells(each, names, places)) for number, each in enumerate(group.kinds, 1)]
    last = ("", _TOTAL, *_kind_cells(group.total, names, places)[1:])
    return _annex(f"Kết quả theo loại hình đơn vị, tính trên {kind.said.vi}", KIND_COLUMNS, [*rows, last])


def _annex(title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Annex:
    table = Table(columns, tuple(rows), has_total=True)
    return Annex(title, (Block(BlockKind.TABLE, table=table),), is_landscape=len(columns) > len(KIND_COLUMNS))


def _unit_cells(line: Line, places: int) -> tuple[str, ...]:
    state = arrival.SAID[line.verdict.state].vi
    return (*_letter(line.verdict.arrival), *_figures(line.figures, places), _change(line.change), state)


def _letter(sent: Arrival | None) -> tuple[str, str]:
    """Return number with day, and cut-off, as the letter says them; what it does not say stays empty."""
    if sent is None:
        return "", ""
    cutoff = wording.moment(sent.cutoff) if sent.cutoff and sent.cutoff.day else ""
    dated = f"ngày {written.short_date(sent.dated)}" if sent.dated else ""
    return f"{sent.number_symbol or ''} {dated}".strip(), cutoff.removeprefix("ngày ")


def _figures(of: Figures | None, places: int) -> tuple[str, str, str]:
    if of is None:
        return "", "", ""
    rate = of.rate(places)
    return written.whole(of.total), written.whole(of.installed), "" if rate is None else written.decimal(rate)


def _change(change: Change | None) -> str:
    return "" if change is None else f"{'+' if change.installed > 0 else ''}{signed(change.installed)}"


def signed(number: int) -> str:
    """Return "1.128" or "-1.128"."""
    return f"-{written.whole(-number)}" if number < 0 else written.whole(number)


def _behind(whole: Sum) -> str:
    behind = whole.completeness
    return f"{written.whole(behind.n_reported)} trong số {written.whole(behind.n_expected)} đơn vị"


def _kind_cells(of: Sum, names: Mapping[str, str], places: int) -> tuple[str, ...]:
    behind = of.completeness
    name = names.get(of.code, of.code)
    units = (written.whole(behind.n_reported), written.whole(behind.n_expected))
    return (f"{name[:1].upper()}{name[1:]}", *units, *_figures(of.figures, places))
