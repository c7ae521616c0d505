"""Tables of reasons: why phones are without the app, a row for each reason.

Lý do                   Số lượng   Hướng xử lý
Máy cấu hình thấp       2          Đổi máy
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.folding import fold
from bluezone.letters.letter import Reason
from bluezone.letters.reading.reason_codes import code_of
from bluezone.letters.reading.reasons import WITHOUT
from bluezone.letters.reading.table_columns import count_in
from bluezone.letters.reading.table_rows import Cells, Grid, grids, is_total
from bluezone.letters.reading.tokens import Text

WHY = ("ly do", "nguyen nhan")
"""With these, folded, the head of the column of reasons begins."""

HOW_MANY = ("so luong", "so may", "so nguoi", "so truong hop", "so thiet bi", "so can bo")
"""With these, folded, the head of the column of counts begins."""

BEFORE = 40
"""Tokens before a table in which it is said that it is of those without the app."""


@dataclass(frozen=True, slots=True)
class ReasonTable:
    """The reasons of a table, and the tokens first..last-1 that it takes."""

    reasons: tuple[Reason, ...]
    first: int
    last: int


def find(text: Text) -> ReasonTable | None:
    """Return the first table of reasons; None where the text has none."""
    return next((table for grid in grids(text) if (table := _reason_table(text, grid))), None)


def _reason_table(text: Text, grid: Grid) -> ReasonTable | None:
    why, how_many = _column(grid.rows[0], WHY), _column(grid.rows[0], HOW_MANY)
    if why is None or how_many is None or not any(WITHOUT.search(text, max(0, grid.first - BEFORE), grid.last)):
        return None
    found = tuple(_reasons(grid.rows[1:], why, how_many))
    return ReasonTable(found, grid.first, grid.last) if found else None


def _column(head: Cells, openings: tuple[str, ...]) -> int | None:
    return next((at for at, cell in enumerate(head) if fold(cell).startswith(openings)), None)


def _reasons(rows: tuple[Cells, ...], why: int, how_many: int) -> Iterator[Reason]:
    for cells in rows:
        count = count_in(cells[how_many]) if len(cells) > max(why, how_many) else None
        if count and cells[why] and not is_total(cells):
            yield Reason(code_of(cells[why]) or "other", count, cells[why], cells[how_many])
