"""The annex of an office's report: one row for each unit and a last one that adds them up.

Source: shared specification of the rollout, section 4.5.
"""

from itertools import chain

from bluezone.letters import figures, written
from bluezone.letters.letter import Annex, Block, BlockKind, Counts, Table, UnitCount

TITLE = "Kết quả cài đặt theo phòng, đơn vị"

_NO_SMARTPHONE = frozenset({"no_phone", "no_smartphone"})
_INCOMPATIBLE = frozenset({"incompatible_device", "os_too_old", "no_bluetooth"})

COLUMNS = (
    "STT",
    "Phòng, đơn vị",
    "Tổng số CBCCVC, NLĐ",
    "Có điện thoại thông minh",
    "Đã cài đặt",
    "Tỷ lệ (%)",
    "Chưa cài đặt",
    "Không có ĐTTM",
    "Không tương thích",
    "Lý do khác",
    "Ghi chú",
)
"""Of an office's annex. The rate refers to the third column, or where staff is counted apart, to those answered for."""


def of_units(counts: Counts, *, title: str = TITLE, places: int = 1) -> Annex:
    """Return the annex with the rows of `by_unit` and a last row that adds them up.

    Raises:
        FiguresError: the figures do not add up, or there are no rows.
    """
    if not counts.by_unit:
        raise figures.FiguresError("By unit: found no rows, expected one for each unit. Give the figures by unit.")
    figures.check(counts)
    rows = [
        (str(number), unit.unit, *_cells(unit, places), unit.note or "")
        for number, unit in enumerate(counts.by_unit, 1)
    ]
    last = ("", "Tổng cộng", *_cells(_whole(counts), places), "")
    return Annex(
        title, (Block(BlockKind.TABLE, table=Table(COLUMNS, (*rows, last), has_total=True)),), is_landscape=True
    )


def _whole(counts: Counts) -> UnitCount:
    """Return all rows as one; without reasons where a row gives none for those it misses."""
    rows = counts.by_unit or ()
    is_told = all(row.not_installed is not None or row.installed == row.total for row in rows)
    return UnitCount(
        unit="",
        installed=counts.installed,
        total=counts.total,
        staff=sum(_staff(row) for row in rows),
        not_installed=tuple(chain(*(row.not_installed or () for row in rows))) if is_told else None,
    )


def _cells(unit: UnitCount, places: int) -> tuple[str, ...]:
    """Return the figures of one row; reasons that nobody gave stay empty."""
    installed, total = unit.installed or 0, unit.total or 0
    without = _missing(unit, _NO_SMARTPHONE)
    rate = written.decimal(written.rate(installed, total, places))
    incompatible = _missing(unit, _INCOMPATIBLE)
    reasons = (without, incompatible, total - installed - without - incompatible)
    is_told = unit.not_installed is not None or installed == total
    people = (_staff(unit), total - without if is_told else None, installed)
    return (*_written(*people), rate, *_written(total - installed, *(reasons if is_told else (None, None, None))))


def _written(*numbers: int | None) -> tuple[str, ...]:
    return tuple("" if number is None else written.whole(number) for number in numbers)


def _staff(unit: UnitCount) -> int:
    """Return how many people a unit has: its staff, or those it answers for where nobody counted staff apart."""
    return unit.staff if unit.staff is not None else unit.total or 0


def _missing(unit: UnitCount, codes: frozenset[str]) -> int:
    return sum(reason.count or 0 for reason in unit.not_installed or () if reason.code in codes)
