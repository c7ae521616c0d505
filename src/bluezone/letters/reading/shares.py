"""Places listed with a share each and no counts: "Hà Nội (23,83%), Quảng Ninh (22,61%), thấp nhất là Thạnh Phú"."""

from bluezone.letters.letter import UnitCount
from bluezone.letters.reading import nouns
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Kind, Text
from bluezone.letters.reading.unit_counts import Item

GRAMMAR = Grammar(TERMINALS)
SHARE = GRAMMAR.rule(
    "share of a place",
    r"\( [đạt | chiếm] <percent> \)",
    "[dẫn đầu | cao nhất | thấp nhất | nhiều nhất | ít nhất] [mới | chỉ] [đạt | với | : | có | là] <percent>",
    "có tỷ lệ ~ (: | với | là | đạt) <percent>",
)
NAME_MARKS = frozenset({"Tp", "TP", "tp", "."})
LONGEST_NAME = 5


def shares(page: Page, taken: frozenset[int]) -> tuple[Item, ...]:
    """Return the places that are listed with a share each, two or more; *taken*: tokens of the letter's own figure."""
    text, found = page.text, list[Item]()
    signs = [at for at in text.places.get("%", ()) if at not in taken]
    if len(signs) < 2 or not text.has_capitals:  # without capitals nothing tells a name from other words
        return ()
    for share in SHARE.search(text, 0, page.closing.first):
        at = share.first
        start = at if at in taken or at in page.taken else _place_start(text, at)
        if start < at and (not found or start >= found[-1].last) and _is_place(page, start, at, share):
            percent = share["percent"]
            row = UnitCount(text.slice(start, at), percent=percent.value, percent_text=percent.text)
            found.append(Item(row, start, share.last))
    return tuple(found) if len(found) > 1 else ()


def _is_place(page: Page, start: int, end: int, share: Found) -> bool:
    """Whether the words name a place: no app, no abbreviation alone, and nothing else said of the share."""
    text = page.text
    is_app = any(text[at].folded in page.apps for at in range(start, end))
    is_short = end == start + 1 and text[start].written.isupper()
    behind = share.last < len(text) and text[share.last].kind is Kind.WORD
    return not is_app and not is_short and not (behind and text[share.last].folded in {"so", "tong", "ke", "can"})


def _place_start(text: Text, end: int) -> int:
    """Walk back over the words with capitals, as many as a place's name has."""
    start = end
    while (
        start > 0
        and end - start < LONGEST_NAME
        and (text[start - 1].is_capital or text[start - 1].written in NAME_MARKS)
    ):
        start -= 1
        if text[start].starts_line or (start > 0 and text[start - 1].written in ".:" and not text[start].is_capital):
            break
    while start < end and not text[start].is_capital:
        start += 1
    return _with_kind(text, start) if start < end else start


KINDS = nouns.phrases("thị xã | thành phố | thị trấn | đặc khu | xã | phường | huyện | quận")
"""Belongs to a place's name where it stands before one name alone."""


def _with_kind(text: Text, start: int) -> int:
    """Return where the name starts with its kind: "phường Đông Ngàn", but not in "các huyện Yên Thành, ..."."""
    for size in (2, 1):
        first = start - size
        if first > 0 and nouns.length_at(text, first, KINDS) == size:
            is_plural = text[first - 1].folded == "cac" or text[first - 1].kind is Kind.NUMBER
            return start if is_plural or text[start].starts_line else first
    return start
