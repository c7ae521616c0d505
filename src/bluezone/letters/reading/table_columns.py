"""The columns of a table of figures: what each holds by the words of its head, over one level or two.

    Chưa cài đặt
    Tổng | Không có ĐTTM | Không tương thích | Lý do khác

Source of the form: shared specification of the rollout, section 4.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bluezone.letters.folding import fold
from bluezone.letters.reading import nouns
from bluezone.letters.reading.reason_codes import code_of
from bluezone.letters.reading.table_rows import Cells
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

MOST_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds: a kind of KINDS, or "reason" with its code and words; `head`: its words, joined."""

    kind: str | None
    head: str
    code: str | None = None


def split_head(rows: Sequence[Cells]) -> tuple[list[str], Sequence[Cells]]:
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
    has_numbers = any(count_in(cell) is not None or share_in(cell) is not None or fraction_in(cell) for cell in cells)
    return has_numbers and not numbers_columns(cells)


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
    if above is None or len(heads) != width + 1:  # the head above others is one more than there are columns
        return list(heads[:width])
    has_note = above + 1 < len(heads) and _kind(heads[above + 1]) == "note"
    first = above + 1 + has_note
    below = [f"{heads[above]} {head}" for head in heads[first:]]
    return [*heads[:above], *below, *heads[above + 1 : first]]


def columns_of(heads: Sequence[str]) -> list[Column]:
    """Return what each column holds; where none counts those who could have the app, that of the staff does."""
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
    if (column.kind == "missing" or is_behind) and (code := code_of(said)):
        return Column("reason", _reason_words(column.head), code)
    if is_behind and folded.endswith(OTHER_REASONS):
        return Column("reason", _reason_words(column.head), "other")
    return column


def _reason_words(head: str) -> str:
    """Return the reason alone: "Không có ĐTTM" of "Chưa cài đặt Không có ĐTTM"."""
    for above in ("so chua cai dat", "chua cai dat", "chua kich hoat", "chua cai"):
        if fold(head).startswith((f"{above} ", f"{above}:")):
            return head[len(above) :].strip(" :-")
    return head


def _kind(head: str) -> str | None:
    folded = f" {fold(head)} "
    for mark in "(),/:;.":
        folded = folded.replace(mark, " ")
    folded = " ".join(folded.replace("%", " % ").split())
    return next((kind for kind, words in KINDS.items() if any(f" {word} " in f" {folded} " for word in words)), None)


def numbers_columns(cells: Cells) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3)", "A B 1 2 3=2/1"."""
    bare = [cell.strip("()[] ").partition("=")[0] for cell in cells]
    numbers = [int(cell) for cell in bare if cell.isdigit()]
    letters = [cell for cell in bare if not cell.isdigit()]
    is_counting = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 4
    return is_counting and all(len(letter) <= 1 for letter in letters)


def count_in(cell: str) -> int | None:
    text = Text(cell)
    found = next(number(text, 0), None)
    return found[1].count if found and found[0] == len(text) else None


def fraction_in(cell: str) -> tuple[int, int] | None:
    """Return count and total of a cell that holds both, "24/41"."""
    left, slash, right = cell.partition("/")
    installed, total = count_in(left.strip()), count_in(right.strip())
    return (installed, total) if slash and installed is not None and total is not None and installed <= total else None


def share_in(cell: str) -> Decimal | None:
    text = Text(cell)
    for rule in (percent, number):
        for end, value in rule(text, 0):
            if end == len(text):
                return value.value
    return None
