"""Tables of figures by unit: rows with cells separated by tabs, or flattened to one cell a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bluezone.letters.folding import fold
from bluezone.letters.letter import UnitCount
from bluezone.letters.reading import nouns
from bluezone.letters.reading.terminals import number, percent
from bluezone.letters.reading.tokens import Text

Rows = list[tuple[str, ...]]

COLUMNS = {
    "order": nouns.phrases("stt | tt | so tt | so thu tu"),
    "missing": nouns.phrases("chua | khong | ly do | chua cai"),
    "percent": nouns.phrases("ty le | ti le | %"),
    "note": nouns.phrases("ghi chu"),
    "installed": nouns.phrases(
        "da cai | da kich hoat | cai dat | kich hoat | da dang ky | da cap | so cai | da thuc hien"
    ),
    "total": nouns.phrases("dien thoai | dan so | cong dan | nhan khau | smartphone | dttm | thue bao | so may"),
    "staff": nouns.phrases("""
        tong so | tong | cbccvc | can bo | bien che | nhan su | so nguoi | lao dong | quan so | cong chuc
    """),
    "unit": nouns.phrases("""
        don vi | phong | co quan | xa | thon | dia phuong | ten | khoa | lop | truong | thi tran | to | bo phan |
        huyen | khu | chi bo | xuong | noi dung | dia ban
    """),
}
"""Words of a column's head, folded; the first kind that fits is what the column holds."""


@dataclass(frozen=True, slots=True)
class UnitTable:
    """A table of figures by unit: its rows, the total row apart, what it counts, and the tokens it takes."""

    rows: tuple[UnitCount, ...]
    total: UnitCount | None
    noun: str | None
    first: int
    last: int


def find(text: Text) -> UnitTable | None:
    """Return the first table of figures by unit; None where the text has none."""
    for first, last, cells in [*_tabbed(text), *_flattened(text)]:
        kinds = _kinds(cells[0])
        if "unit" in kinds and ("installed" in kinds or "percent" in kinds):
            found = [(row, _is_total(line)) for line in cells[1:] if (row := _row(kinds, line))]
            rows = tuple(row for row, is_total in found if not is_total)
            if rows:
                total = next((row for row, is_total in found if is_total), None)
                return UnitTable(rows, total, _noun(cells[0]), first, last)
    return None


def _noun(head: Sequence[str]) -> str | None:
    """Return what the table counts, by the heads of its columns."""
    for cell in head:
        text = Text(cell)
        for at in range(len(text)):
            if (found := next(nouns.counted(text, at), None)) and _kind(cell) in {"total", "installed"}:
                return found[1]
    return None


def _tabbed(text: Text) -> Iterator[tuple[int, int, Rows]]:
    """Yield runs of lines that have three cells or more."""
    run: list[tuple[int, int]] = []
    for first, last in [*text.lines(), (len(text), len(text))]:
        if first < last and _n_marks(text, first, last) >= 2:
            if any(cell.strip("-: ") for cell in _cells(text, first, last)):  # not the rule under a head
                run.append((first, last))
            continue
        if len(run) >= 2:
            yield run[0][0], run[-1][1], [_cells(text, *line) for line in run]
        run = []


def _n_marks(text: Text, first: int, last: int) -> int:
    tabs = sum(token.cells for token in text.tokens[first + 1 : last])
    return max(tabs, sum(token.written == "|" for token in text.tokens[first:last]) - 1)


def _cells(text: Text, first: int, last: int) -> tuple[str, ...]:
    """Return the cells of one line; a tab before its first word is an empty first cell."""
    start = text.written.rfind("\n", 0, text[first].start) + 1
    line = text.written[start : text[last - 1].end].strip(" ")
    cells = line.strip("|").split("|") if line.startswith("|") else line.split("\t")
    return tuple(" ".join(cell.split()) for cell in cells)


def _flattened(text: Text) -> Iterator[tuple[int, int, Rows]]:
    """Yield tables whose cells stand one a line: a head that starts with STT, then rows numbered 1, 2, 3 ..."""
    lines = list(text.lines())
    words = [text.slice(*line) for line in lines]
    for at, word in enumerate(words):
        if fold(word) not in COLUMNS["order"]:
            continue
        one = next((i for i in range(at + 2, min(len(words), at + 16)) if words[i] in {"1", "01"}), None)
        if one is None:
            continue
        width = one - at
        cells = [tuple(words[at:one])]
        row = one
        while row + width <= len(words) and words[row].lstrip("0") == str(len(cells)):
            cells.append(tuple(words[row : row + width]))
            row += width
        if len(cells) > 2:
            yield lines[at][0], lines[row - 1][1], cells


def _kinds(head: Sequence[str]) -> list[str | None]:
    kinds = [_kind(cell) for cell in head]
    if "total" not in kinds and "staff" in kinds:
        kinds[kinds.index("staff")] = "total"
    if "unit" not in kinds and len(kinds) > 1 and kinds[0] == "order" and kinds[1] is None:
        kinds[1] = "unit"
    return kinds


def _kind(head: str) -> str | None:
    folded = f" {fold(head)} ".replace("(", " ").replace(")", " ").replace("%", " % ")
    return next(
        (
            kind
            for kind, words in COLUMNS.items()
            if any(f" {w} " in folded or (w == "%" and w in folded) for w in words)
        ),
        None,
    )


def _is_total(cells: Sequence[str]) -> bool:
    return any(fold(cell).startswith(("tong", "cong")) for cell in cells[:2])


def _row(kinds: Sequence[str | None], cells: Sequence[str]) -> UnitCount | None:
    """Return the figures of one row; None for a row of column numbers, or one without figures."""
    if _is_total(cells) and len(cells) < len(kinds):
        cells = (*[""] * (len(kinds) - len(cells)), *cells)  # its first cells are one
    by_kind = dict(zip(kinds, cells, strict=False))
    unit = by_kind.get("unit", "")
    if len(cells) != len(kinds) or (not unit and not _is_total(cells)) or unit.strip("()").isdigit():
        return None
    share = _percent(by_kind.get("percent", ""))
    found = UnitCount(
        unit=unit,
        installed=_count(by_kind.get("installed", "")),
        total=_count(by_kind.get("total", "")),
        staff=_count(by_kind.get("staff", "")),
        percent=share,
        percent_text=by_kind["percent"] if share is not None else None,
        note=by_kind.get("note") or None,
    )
    return found if (found.installed, found.total, share) != (None, None, None) else None


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
