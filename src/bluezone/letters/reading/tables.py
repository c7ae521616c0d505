"""Figures by unit in a table: what each row says of a unit, and the total row of all.

Source of the form: shared specification of the rollout, section 4.5.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bluezone.letters.folding import fold
from bluezone.letters.letter import Reason, UnitCount
from bluezone.letters.reading import nouns, reasons, wholes
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.table_columns import (
    Column,
    columns_of,
    count_in,
    fraction_in,
    numbers_columns,
    share_in,
    split_head,
)
from bluezone.letters.reading.table_rows import Cells, Grid, grids, is_total
from bluezone.letters.reading.tokens import Text

ABOUT = nouns.phrases("""
    cài đặt | cài | kích hoạt | ứng dụng | tài khoản | chữ ký số | chứng thư số | sức khỏe điện tử
""")
"""In the head of a table or before it: it is of an app, not of a budget."""

BEFORE = 60
"""Tokens before a table in which it is said what it is about."""


@dataclass(frozen=True, slots=True)
class UnitTable:
    """A table of figures by unit: its rows, the total row apart, what it counts, and the tokens it takes.

    `not_installed`: the reasons of its total row, or else those that its notes give; None without any.
    """

    rows: tuple[UnitCount, ...]
    total: UnitCount | None
    noun: str | None
    denominator: str | None
    first: int
    last: int
    not_installed: tuple[Reason, ...] | None = None


def find(text: Text) -> UnitTable | None:
    """Return the first table of figures by unit; None where the text has none."""
    return next((table for grid in grids(text) if (table := _unit_table(text, grid))), None)


def _unit_table(text: Text, grid: Grid) -> UnitTable | None:
    head, body = split_head(grid.rows)
    columns = columns_of(head)
    kinds = {column.kind for column in columns}
    if "unit" not in kinds or not kinds & {"installed", "percent"} or not _is_about(text, grid, columns):
        return None
    found = [(row, is_total(cells)) for cells in body if (row := _row(columns, cells))]
    rows = tuple(row for row, is_sum in found if not is_sum)
    total = next((row for row, is_sum in found if is_sum), None)
    why = total.not_installed if total and total.not_installed is not None else _noted(rows)
    return UnitTable(rows, total, _noun(columns), _denominator(columns), grid.first, grid.last, why) if rows else None


def _is_about(text: Text, grid: Grid, columns: Iterable[Column]) -> bool:
    """Whether the table is of an app: its head says so, or the lines before it."""
    heads = Text(" ; ".join(column.head for column in columns))
    before = nouns.has(text, max(0, grid.first - BEFORE), grid.first, ABOUT)
    return before or nouns.has(heads, 0, len(heads), ABOUT)


def _noun(columns: Iterable[Column]) -> str | None:
    """Return what the table counts, by the heads of its columns."""
    for kind in ("installed", "total"):
        for text in (Text(column.head) for column in columns if column.kind == kind):
            named = [found[1] for at in range(len(text)) if (found := next(nouns.counted(text, at), None))]
            if named and fold(named[0]) not in {"dan so", "nhan khau"}:
                return named[0]
    return None


def _denominator(columns: Sequence[Column]) -> str | None:
    """Return what the rates refer to where two columns could be it: the head of the narrower one."""
    kinds = {column.kind for column in columns}
    return next((column.head for column in columns if column.kind == "total"), None) if "staff" in kinds else None


def _row(columns: Sequence[Column], cells: Cells) -> UnitCount | None:
    """Return the figures of one row; None for a row of column numbers, or one without figures."""
    if is_total(cells) and len(cells) < len(columns):
        cells = (*[""] * (len(columns) - len(cells)), *cells)  # its first cells are one
    if len(cells) != len(columns) or numbers_columns(cells):
        return None
    unit = _cell(columns, cells, "unit")
    if (not unit or unit.strip("()").isdigit()) and not is_total(cells):
        return None
    row = _with_figures(UnitCount(unit), columns, cells)
    return row if (row.installed, row.total, row.percent) != (None, None, None) else None


def _with_figures(row: UnitCount, columns: Sequence[Column], cells: Cells) -> UnitCount:
    installed, total, staff = (count_in(_cell(columns, cells, kind)) for kind in ("installed", "total", "staff"))
    if both := fraction_in(_cell(columns, cells, "installed")):
        installed, total = both
    share = _share(columns, cells, installed, total)
    return replace(
        row,
        installed=installed,
        total=staff if _refers_to_staff(installed, total, staff, share) else total,
        staff=staff,
        percent=share_in(share) if share else None,
        percent_text=share,
        not_installed=_reasons(columns, cells),
        note=_cell(columns, cells, "note").strip("-–/ ") or None,
    )


def _cells_of(columns: Sequence[Column], cells: Cells, kind: str) -> list[str]:
    return [cell for column, cell in zip(columns, cells, strict=True) if column.kind == kind]


def _cell(columns: Sequence[Column], cells: Cells, kind: str) -> str:
    """Return the first cell of a kind; empty where the table has no such column."""
    return next(iter(_cells_of(columns, cells, kind)), "")


def _share(columns: Sequence[Column], cells: Cells, installed: int | None, total: int | None) -> str | None:
    """Return the printed rate; of several, the one that is of this count and total, else the first."""
    shares = [cell for cell in _cells_of(columns, cells, "percent") if share_in(cell) is not None]
    if installed is not None and total:
        shares.sort(key=lambda cell: not wholes.fits(installed, total, share_in(cell) or Decimal(0)))
    return shares[0] if shares else None


def _refers_to_staff(installed: int | None, total: int | None, staff: int | None, share: str | None) -> bool:
    """Whether the printed rate is of all staff and not of those with a smartphone, so that staff is the total."""
    rate = share_in(share) if share else None
    if installed is None or not staff or rate is None or total == staff:
        return False
    return wholes.fits(installed, staff, rate) and not (total and wholes.fits(installed, total, rate))


def _reasons(columns: Sequence[Column], cells: Cells) -> tuple[Reason, ...] | None:
    """Return the reasons of a row; () where it prints that nobody is without, None where it prints nothing."""
    printed = [(column, cell, count_in(cell)) for column, cell in zip(columns, cells, strict=True)]
    given = [(column, cell, count) for column, cell, count in printed if column.kind == "reason"]
    found = tuple(Reason(column.code or "other", count, column.head, cell) for column, cell, count in given if count)
    missing = _cell(columns, cells, "missing")
    n_missing = count_in(missing)
    if found or n_missing:
        return found or (Reason("other", n_missing, None, missing),)
    return () if n_missing == 0 or any(count == 0 for _, _, count in given) else None


def _noted(rows: Iterable[UnitCount]) -> tuple[Reason, ...] | None:
    """Return the reasons that notes give, "1 máy hỏng"; None where no note gives one that is known."""
    notes = [prepare(row.note) for row in rows if row.note]
    placed = [one for page in notes for one in reasons.reasons(page, 0, len(page.text))]
    return tuple(one.reason for one in placed if one.reason.code != "other") or None
