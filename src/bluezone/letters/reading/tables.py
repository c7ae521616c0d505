"""Figures by unit in a table: what each column holds by its head, and what each row says of a unit.

A head may have two levels: "Chưa cài đặt" over "Tổng", "Không có ĐTTM", "Không tương thích", "Lý do khác".
Source of the form: shared specification of the rollout, section 4.5.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bluezone.letters.folding import fold
from bluezone.letters.letter import Reason, UnitCount
from bluezone.letters.reading import nouns, reasons, wholes
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.table_rows import Cells, Grid, grids, is_total
from bluezone.letters.reading.terminals import number, percent
from bluezone.letters.reading.tokens import Text

KINDS = {
    "order": nouns.phrases("stt | tt | so tt | so thu tu"),
    "other": nouns.phrases("ky truoc | ki truoc | tuan truoc | thang truoc | tang giam | tang | giam | ngay bao cao"),
    "missing": nouns.phrases("chua | khong | ly do | chua cai | con lai"),
    "percent": nouns.phrases("ty le | ti le | %"),
    "note": nouns.phrases("ghi chu"),
    "installed": nouns.phrases(
        "da cai | da kich hoat | cai dat | kich hoat | da dang ky | da cap | so cai | da thuc hien | da tao"
    ),
    "total": nouns.phrases(
        "dien thoai | dan so | cong dan | nhan khau | smartphone | dttm | thue bao | so may | mau so"
    ),
    "staff": nouns.phrases("""
        tong so | tong | cbccvc | can bo | bien che | nhan su | so nguoi | lao dong | quan so | cong chuc
    """),
    "unit": nouns.phrases("""
        don vi | phong | co quan | xa | thon | dia phuong | ten | khoa | lop | truong | thi tran | to | bo phan |
        huyen | khu | chi bo | xuong | noi dung | dia ban
    """),
}
"""Words of a column's head, folded; the first kind that fits is what the column holds."""

OTHER_REASONS = nouns.phrases("ly do khac | nguyen nhan khac | khac")
SUMS = nouns.phrases("tong | tong so | cong | so luong")
"""Under "Chưa cài đặt": all that are without."""

ABOUT = nouns.phrases("""
    cài đặt | cài | kích hoạt | ứng dụng | tài khoản | chữ ký số | chứng thư số | sức khỏe điện tử
""")
"""In the head of a table or before it: it is of an app, not of a budget."""

BEFORE = 60
"""Tokens before a table in which it is said what it is about."""

MOST_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds: a kind of KINDS, or "reason" with its code and words; `head`: its words, joined."""

    kind: str | None
    head: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class UnitTable:
    """A table of figures by unit: its rows, the total row apart, what it counts, and the tokens it takes.

    `not_installed`: the reasons of its total row, or else those that its notes give; None without any.
    """

    rows: tuple[UnitCount, ...]
    total: UnitCount | None
    noun: str | None
    first: int
    last: int
    not_installed: tuple[Reason, ...] | None = None


def find(text: Text) -> UnitTable | None:
    """Return the first table of figures by unit; None where the text has none."""
    return next((table for grid in grids(text) if (table := _unit_table(text, grid))), None)


def _unit_table(text: Text, grid: Grid) -> UnitTable | None:
    head, body = _head(grid.rows)
    columns = _columns(head)
    kinds = {column.kind for column in columns}
    if "unit" not in kinds or not kinds & {"installed", "percent"} or not _is_about(text, grid, columns):
        return None
    found = [(row, is_total(cells)) for cells in body if (row := _row(columns, cells))]
    rows = tuple(row for row, is_sum in found if not is_sum)
    total = next((row for row, is_sum in found if is_sum), None)
    why = total.not_installed if total and total.not_installed is not None else _noted(rows)
    return UnitTable(rows, total, _noun(columns), grid.first, grid.last, why) if rows else None


def _is_about(text: Text, grid: Grid, columns: Iterable[Column]) -> bool:
    """Whether the table is of an app: its head says so, or the lines before it."""
    heads = Text(" ; ".join(column.head for column in columns))
    before = nouns.has(text, max(0, grid.first - BEFORE), grid.first, ABOUT)
    return before or nouns.has(heads, 0, len(heads), ABOUT)


def _head(rows: Sequence[Cells]) -> tuple[list[str], Sequence[Cells]]:
    """Return the heads of the columns, those of two levels joined, and the rows below."""
    n_head = next((at for at, cells in enumerate(rows) if at and _has_figures(cells)), len(rows))
    n_head = min(n_head, MOST_HEAD_ROWS)
    width = len(rows[n_head]) if n_head < len(rows) else len(rows[0])
    body = rows[n_head:]
    if n_head > 1 and all(len(cells) == width for cells in rows[:n_head]):
        return _joined(rows[:n_head]), body
    flat = [cell for cells in rows[:n_head] for cell in cells]
    return (_unfolded(flat, width) if len(flat) > width else list(rows[0])), body


def _has_figures(cells: Cells) -> bool:
    return any(_count(cell) is not None or _percent(cell) is not None for cell in cells) and not _numbers_columns(cells)


def _joined(rows: Sequence[Cells]) -> list[str]:
    """Return each column's heads from above, one that spans several columns repeated over them."""
    heads = []
    above = ""
    for at, top in enumerate(rows[0]):
        below = " ".join(cells[at] for cells in rows[1:] if cells[at] and cells[at] != top)
        above = top or (above if below else "")
        heads.append(f"{above} {below}".strip())
    return heads


def _unfolded(heads: Sequence[str], width: int) -> list[str]:
    """Return the heads of a table whose second row has only what stands under one head: put into its place."""
    above = next((at for at, head in enumerate(heads) if _kind(head) == "missing"), None)
    n_below = len(heads) - (len(heads) - width) - above if above is not None else 0
    if above is None or len(heads) != width + 1 or n_below < 1:
        return list(heads[:width])
    has_note = above + 1 < len(heads) and _kind(heads[above + 1]) == "note"
    first = above + 1 + has_note
    below = [f"{heads[above]} {head}" for head in heads[first:]]
    return [*heads[:above], *below, *heads[above + 1 : first]]


def _columns(heads: Sequence[str]) -> list[Column]:
    kinds = [_kind(head) for head in heads]
    if "total" not in kinds and "staff" in kinds:
        kinds[kinds.index("staff")] = "total"
    if "unit" not in kinds and len(kinds) > 1 and kinds[0] == "order" and kinds[1] is None:
        kinds[1] = "unit"
    columns = [Column(kind, head) for kind, head in zip(kinds, heads, strict=True)]
    return [_with_reason(columns, at) for at in range(len(columns))]


def _with_reason(columns: Sequence[Column], at: int) -> Column:
    """Return the column as one of a reason where its head gives one: under or behind "Chưa cài đặt"."""
    column = columns[at]
    folded = fold(column.head)
    is_behind = any(other.kind == "missing" for other in columns[:at])
    if column.kind == "missing" and folded.endswith(tuple(f" {word}" for word in SUMS)):
        return column
    said = column.head.partition(":")[2] or column.head
    if (column.kind == "missing" or is_behind) and (code := reasons.code_of(said)):
        return Column("reason", _reason_words(column.head), code)
    if is_behind and folded.endswith(OTHER_REASONS):
        return Column("reason", _reason_words(column.head), "other")
    return column


def _reason_words(head: str) -> str:
    """Return the reason alone: "Không có ĐTTM" of "Chưa cài đặt Không có ĐTTM"."""
    for above in ("chua cai dat", "chua kich hoat", "chua cai", "so chua cai dat"):
        if fold(head).startswith(f"{above} "):
            return head[len(above) :].strip(" :-")
    return head


def _kind(head: str) -> str | None:
    folded = f" {fold(head)} "
    for mark in "(),/:;.":
        folded = folded.replace(mark, " ")
    folded = " ".join(folded.replace("%", " % ").split())
    return next((kind for kind, words in KINDS.items() if any(f" {word} " in f" {folded} " for word in words)), None)


def _noun(columns: Iterable[Column]) -> str | None:
    """Return what the table counts, by the heads of its columns."""
    for kind in ("installed", "total"):
        for text in (Text(column.head) for column in columns if column.kind == kind):
            named = [found[1] for at in range(len(text)) if (found := next(nouns.counted(text, at), None))]
            if named and fold(named[0]) not in {"dan so", "nhan khau"}:
                return named[0]
    return None


def _row(columns: Sequence[Column], cells: Cells) -> UnitCount | None:
    """Return the figures of one row; None for a row of column numbers, or one without figures."""
    if is_total(cells) and len(cells) < len(columns):
        cells = (*[""] * (len(columns) - len(cells)), *cells)  # its first cells are one
    if len(cells) != len(columns) or _numbers_columns(cells):
        return None
    unit = _cell(columns, cells, "unit")
    if (not unit or unit.strip("()").isdigit()) and not is_total(cells):
        return None
    installed, total = _count(_cell(columns, cells, "installed")), _count(_cell(columns, cells, "total"))
    share, staff = _share(columns, cells, installed, total), _count(_cell(columns, cells, "staff"))
    if _refers_to_staff(installed, total, staff, share):
        total = staff
    if (installed, total, share) == (None, None, None):
        return None
    return UnitCount(
        unit=unit,
        installed=installed,
        total=total,
        staff=staff,
        percent=_percent(share) if share else None,
        percent_text=share,
        not_installed=_reasons(columns, cells),
        note=_cell(columns, cells, "note").strip("-–/ ") or None,
    )


def _cell(columns: Sequence[Column], cells: Cells, kind: str) -> str:
    """Return the first cell of a kind; empty where the table has no such column."""
    return next((cell for column, cell in zip(columns, cells, strict=True) if column.kind == kind), "")


def _share(columns: Sequence[Column], cells: Cells, installed: int | None, total: int | None) -> str | None:
    """Return the printed rate; of several, the one that is of this count and total, else the first."""
    shares = [cell for column, cell in zip(columns, cells, strict=True) if column.kind == "percent" and _percent(cell)]
    shares += [c for k, c in zip(columns, cells, strict=True) if k.kind == "percent" and _percent(c) == 0]
    if installed is not None and total:
        fitting = [cell for cell in shares if wholes.fits(installed, total, _percent(cell) or Decimal(0))]
        shares = fitting or shares
    return shares[0] if shares else None


def _refers_to_staff(installed: int | None, total: int | None, staff: int | None, share: str | None) -> bool:
    """Whether the printed rate is of all staff and not of those with a smartphone, so that staff is the total."""
    rate = _percent(share) if share else None
    if installed is None or not staff or rate is None or total == staff:
        return False
    return wholes.fits(installed, staff, rate) and not (total and wholes.fits(installed, total, rate))


def _reasons(columns: Sequence[Column], cells: Cells) -> tuple[Reason, ...] | None:
    """Return the reasons of a row; () where it prints that nobody is without, None where it prints nothing."""
    counts = [(column, _count(cell)) for column, cell in zip(columns, cells, strict=True) if column.kind == "reason"]
    found = tuple(
        Reason(column.code or "other", count, column.head, written)
        for (column, count), written in zip(counts, _cells_of(columns, cells, "reason"), strict=True)
        if count
    )
    n_missing = _count(_cell(columns, cells, "missing"))
    if found:
        return found
    if n_missing:
        return (Reason("other", n_missing, None, _cell(columns, cells, "missing")),)
    return () if n_missing == 0 or any(count == 0 for _, count in counts) else None


def _cells_of(columns: Sequence[Column], cells: Cells, kind: str) -> list[str]:
    return [cell for column, cell in zip(columns, cells, strict=True) if column.kind == kind]


def _noted(rows: Iterable[UnitCount]) -> tuple[Reason, ...] | None:
    """Return the reasons that notes give, "1 máy hỏng"; None where no note gives one that is known."""
    notes = [prepare(row.note) for row in rows if row.note]
    placed = [one for page in notes for one in reasons.reasons(page, 0, len(page.text))]
    return tuple(one.reason for one in placed if one.reason.code != "other") or None


def _numbers_columns(cells: Cells) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3)", "A B 1 2 3=2/1"."""
    bare = [cell.strip("()[] ").partition("=")[0] for cell in cells]
    numbers = [int(cell) for cell in bare if cell.isdigit()]
    letters = [cell for cell in bare if not cell.isdigit()]
    is_counting = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 4
    return is_counting and all(len(letter) <= 1 for letter in letters)


def _count(cell: str) -> int | None:
    text = Text(cell)
    found = next(number(text, 0), None)
    return found[1].count if found and found[0] == len(text) else None


def _percent(cell: str) -> Decimal | None:
    text = Text(cell)
    for rule in (percent, number):
        for end, value in rule(text, 0):
            if end == len(text):
                return value.value
    return None
