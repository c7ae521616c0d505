"""Tables laid out: the size of the letters, the widths of the columns, where cells align.

The widest word of a column decides how narrow it can get, its longest cell how wide it wants to be; short wants are met
first. A table whose words do not fit is set smaller, as far as the profile goes, and then breaks words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bluezone.letters import written
from bluezone.letters.layout import Align, Profile
from bluezone.letters.letter import Table
from bluezone.letters.widths import one_line, width_mm

CELL_PADDING_MM = 1.2  # at either side of a cell's text
_WANT_AT_MOST = 0.5  # of the room: a column of long texts wraps rather than starve the others
_SLACK = 1.06  # other fonts than Times New Roman are a little wider
_MEASURED_ROWS = 500  # a longer table looks no different


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table as it stands on paper.

    Attributes:
        widths_mm: of the columns, together the room.
        aligns: of the cells below the head, which is centred.
        size_pt: of all its letters.
        has_total: whether the last row is set bold.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool
    widths_mm: tuple[float, ...]
    aligns: tuple[Align, ...]
    size_pt: float


def lay_out(table: Table, profile: Profile, room_mm: float) -> TableLayout:
    """Return *table* laid out in *room_mm*."""
    rows = tuple(tuple(map(one_line, row)) for row in table.rows)
    columns = tuple(map(one_line, table.columns))
    cells = list(zip(columns, *rows[:_MEASURED_ROWS], strict=True))
    for size_pt in profile.table_sizes_pt:
        least = [_least_mm(column, size_pt) for column in cells]
        if sum(least) <= room_mm:
            break
    wanted = [max(_wanted_mm(column, size_pt), low) for column, low in zip(cells, least, strict=True)]
    return TableLayout(
        columns=columns,
        rows=rows,
        has_total=table.has_total and bool(rows),
        widths_mm=_shared(room_mm, least, [min(want, room_mm * _WANT_AT_MOST) for want in wanted]),
        aligns=tuple(_align(column[1:]) for column in cells),
        size_pt=size_pt,
    )


def _least_mm(column: Sequence[str], size_pt: float) -> float:
    words = (word for cell in column for word in cell.split() or [""])
    return max(width_mm(word, size_pt, is_bold=True) for word in words) * _SLACK + 2 * CELL_PADDING_MM


def _wanted_mm(column: Sequence[str], size_pt: float) -> float:
    """Return the room for the longest cell on one line; a head may take three."""
    head, *rest = column
    cells = [width_mm(cell, size_pt, is_bold=True) for cell in rest]
    return max([*cells, width_mm(head, size_pt, is_bold=True) / 3]) * _SLACK + 2 * CELL_PADDING_MM


def _shared(room_mm: float, least: Sequence[float], wanted: Sequence[float]) -> tuple[float, ...]:
    """Return widths that fill the room: the least for each, then what is wanted; scaled to fit in the end."""
    spare = room_mm - sum(least)
    if spare <= 0:
        return tuple(low * room_mm / sum(least) for low in least)
    wants = [max(want - low, 0.0) for low, want in zip(least, wanted, strict=True)]
    level = _level(wants, spare)
    filled = [low + min(want, level) for low, want in zip(least, wants, strict=True)]
    return tuple(width * room_mm / sum(filled) for width in filled)


def _level(wants: Sequence[float], spare: float) -> float:
    """Return up to what all *wants* can be met by *spare*: the small ones wholly, so that the long texts wrap."""
    left, columns = spare, len(wants)
    for want in sorted(wants):
        if want * columns > left:
            return left / columns
        left, columns = left - want, columns - 1
    return max(wants)


def _align(cells: Iterable[str]) -> Align:
    """Return centre for a column of figures, left for words."""
    filled = [cell for cell in cells if cell]
    return Align.CENTER if filled and all(_is_figure(cell) for cell in filled) else Align.LEFT


def _is_figure(cell: str) -> bool:
    readers = (written.read_decimal, written.read_percent, written.read_short_date, written.read_roman)
    return cell in {"-", "–", "…"} or any(read(cell) is not None for read in readers)
