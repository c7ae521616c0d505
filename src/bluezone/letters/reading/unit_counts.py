"""Figures by unit in prose: "trong đó: Văn phòng 12/12, Phòng Quản lý thương mại 7/8"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluezone.letters.letter import UnitCount
from bluezone.letters.reading import nouns
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.table_rows import is_total
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("noun", nouns.counted)
FIGURE = GRAMMAR.rule(
    "figure of a unit",
    r"<installed=number> / <total=number> [<noun>] [[,] [\(] [đạt | chiếm] <percent> [\)]]",
)
LEADING = nouns.phrases("có | là | đạt | cài | đã cài | cài đặt | đã cài đặt | : | với")
"""What may stand between a unit's name and its figure."""

LONGEST_NAME = 12
HEADS = nouns.phrases("""
    phòng | khoa | ban | chi cục | trung tâm | xã | phường | thị trấn | thôn | tổ | lớp | xưởng | khối | văn phòng |
    thanh tra | trường | chi nhánh | đội | bộ phận | cơ quan | huyện | thị xã | thành phố | công ty | phân xưởng |
    ấp | khóm | bản | trạm | chi bộ | nhà máy | cơ sở | đơn vị | UBND | sở | hội
""")
"""Words with which a unit's name starts when it is not written with a capital."""


@dataclass(frozen=True, slots=True)
class Item:
    """One unit of a list and the tokens it takes."""

    row: UnitCount
    first: int
    last: int


def items(page: Page) -> tuple[Item, ...]:
    """Return the units that are listed with a figure each, two or more; a single one is a sentence, not a list."""
    last = page.closing.first
    at_figures = [figure.first for figure in FIGURE.search(page.text, 0, last) if figure.first not in page.taken]
    found = [item for at in at_figures if (item := _item(page.text, at)) and item.last <= last]
    return tuple(item for run in _runs(page.text, found) if len(run) > 1 for item in run)


def _runs(text: Text, found: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the items that follow each other in one sentence or line by line."""
    run: list[Item] = []
    for item in found:
        is_next = bool(run) and (text[item.first].starts_line or _is_one_sentence(text, run[-1].last, item.first))
        if run and not is_next:
            yield run
            run = []
        run.append(item)
    yield run


def _is_one_sentence(text: Text, first: int, last: int) -> bool:
    return not any(text[at].written == "." or text[at].breaks > 1 for at in range(first, last))


def _item(text: Text, at: int) -> Item | None:
    if text[at].kind is not Kind.NUMBER or not (found := FIGURE.at(text, at)):
        return None
    end = _behind_name(text, at)
    start = _name_start(text, end)
    if not (0 < end - start <= LONGEST_NAME) or not _is_name(text, start, end):
        return None
    percent = found["percent"]
    row = UnitCount(
        unit=text.slice(start, end),
        installed=found["installed"].count,
        total=found["total"].count,
        percent=percent.value if percent else None,
        percent_text=percent.text if percent else None,
    )
    return Item(row, start, found.last) if _adds_up(found) and _is_over(text, found.last) else None


def _adds_up(found: Found) -> bool:
    installed, total = found["installed"].count, found["total"].count
    return installed is not None and total is not None and installed <= total


def _is_over(text: Text, index: int) -> bool:
    """Whether no other thing is counted: "0/12 tổ" are no phones."""
    return nouns.ends_phrase(text, index) or text[index].folded in {"dat", "chiem", "da", "va"}


def _behind_name(text: Text, at: int) -> int:
    """Return where the name before the figure at *at* ends."""
    end = at
    while end > 0 and (text[end - 1].written == ":" or any(_ends_with(text, end, phrase) for phrase in LEADING)):
        end -= next((len(phrase.split()) for phrase in LEADING if _ends_with(text, end, phrase)), 1)
    return end


def _ends_with(text: Text, end: int, phrase: str) -> bool:
    start = end - len(phrase.split())
    return start >= 0 and nouns.length_at(text, start, (phrase,)) == end - start


def _name_start(text: Text, end: int) -> int:
    """Walk back to the mark, figure or opening word that stands before the name."""
    start = end
    while start > 0 and end - start <= LONGEST_NAME:
        token = text[start - 1]
        if (
            token.written in ",;:.(+•)"
            or token.folded in {"do", "gom"}
            or (token.written == "-" and text[start - 1].starts_line)
        ):
            break
        if token.kind is Kind.NUMBER and start != end:
            break
        if token.written == "%" or (start < end and text[start].starts_line):
            break
        start -= 1
    return start


def _is_name(text: Text, start: int, end: int) -> bool:
    if is_total((text.slice(start, end),)):
        return False
    said = (nouns.INSTALLING, nouns.EARLIER, nouns.NOW)
    if any(nouns.has(text, start, end, table) for table in said) or text[start].kind is not Kind.WORD:
        return False
    return (text[start].is_capital and text.has_capitals) or bool(nouns.length_at(text, start, HEADS))
