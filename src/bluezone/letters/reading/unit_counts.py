"""Figures by unit in prose: "trong đó: Văn phòng 12/12, Phòng Quản lý thương mại 7/8", and whom the figures cover."""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.letter import UnitCount
from bluezone.letters.reading import nouns
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Kind, Text


def _name(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield a proper name: up to four words with capitals."""
    end = index
    while end < len(text) and end - index < 4 and text[end].is_capital and (end == index or not text[end].breaks):
        end += 1
    if end > index and not text[index].written.isupper():
        yield end, text.slice(index, end)


GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("noun", nouns.counted)
GRAMMAR.terminal("name", _name)
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
    return tuple(found) if len(found) > 1 else ()


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
    if nouns.has(text, start, end, nouns.INSTALLING) or text[start].kind is not Kind.WORD:
        return False
    return text[start].is_capital or bool(nouns.length_at(text, start, HEADS))


SHARE = GRAMMAR.rule("share of a unit", r"\( <percent> \)", "[đạt | với | :] <percent>")
NAME_MARKS = frozenset({"Tp", "TP", "tp", "."})


def shares(page: Page, taken: frozenset[int]) -> tuple[Item, ...]:
    """Return the places that are listed with a share each: "Hà Nội (23,83%), Quảng Ninh (22,61%)"; two or more."""
    text, found = page.text, list[Item]()
    for share in SHARE.search(text, 0, page.closing.first):
        at = share.first
        start = at if at in taken or at in page.taken else _place_start(text, at)
        if start < at and (not found or start >= found[-1].last):
            percent = share["percent"]
            row = UnitCount(text.slice(start, at), percent=percent.value, percent_text=percent.text)
            found.append(Item(row, start, share.last))
    return tuple(found) if len(found) > 1 else ()


def _place_start(text: Text, end: int) -> int:
    """Walk back over the words with capitals, as many as a place's name has."""
    start = end
    while start > 0 and end - start < 5 and (text[start - 1].is_capital or text[start - 1].written in NAME_MARKS):
        start -= 1
        if text[start].starts_line or (start > 0 and text[start - 1].written in ".:" and not text[start].is_capital):
            break
    while start < end and not text[start].is_capital:
        start += 1
    return start


SCOPED = GRAMMAR.rule("scope in brackets", r"\( (gồm | bao gồm) [có] [:]")
AREA = GRAMMAR.rule(
    "area",
    "toàn (tỉnh | huyện | xã | thành phố | phường | thị xã | ngành | quốc | đơn vị | cơ quan | thị trấn)",
    "(tỉnh | huyện | thành phố | thị xã | quận | phường | xã | thị trấn) <name>",
    "cả nước",
)


def scope(text: Text, first: int, figure: int, behind: int, last: int) -> str | None:
    """Return whom the figures cover: "(gồm ...)" right behind them, else the last area named before them."""
    for at in range(behind, min(behind + 6, last)):
        if found := SCOPED.at(text, at):
            end = next((i for i in range(found.last, min(last, found.last + 80)) if text[i].written == ")"), None)
            return text.slice(found.last, end) if end else None
    areas = [found for found in AREA.search(text, first, figure) if not found.slips]
    return text.slice(areas[-1].first, areas[-1].last) if areas else None
