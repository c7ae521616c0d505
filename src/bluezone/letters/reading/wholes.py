"""The denominator stated apart from the count: "Tổng số lao động có điện thoại thông minh: 1.732 người".

Tổng số CBCCVC: 43; đã cài đặt: 41                what is counted by a number word is a whole
Trong tổng số 43 máy điện thoại có 41 máy ...      so is what a count is taken from
Chi cục có 26 công chức và người lao động.        only this, what a body has, is weak: it needs the printed rate
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bluezone.letters.folding import fold
from bluezone.letters.letter import Counts
from bluezone.letters.reading import groups, nouns
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("noun", nouns.counted)
GRAMMAR.terminal("group", groups.group)

GRAMMAR.rule(
    "owners", "[người | lao động] (có | sử dụng | dùng) [máy] (điện thoại [di động] thông minh | ĐTTM | smartphone)"
)
GRAMMAR.rule("files", "hồ sơ [cấp] [định danh [điện tử] | VNeID | căn cước]")
WHOLE = GRAMMAR.rule(
    "whole",
    "(tổng số | tổng | số | số lượng) <group> [(đến | tính đến) <moment>] [là | : | có | =] <number> [<noun>]",
    "(tổng số | tổng | số | số lượng) <group=owners> [là | : | có | =] <number> [<noun>]",
    "[trong | trên] tổng số [có | là | :] <number> <group>",
    "(trong | trên) số <number> <group>",
    "trong <number> <group>",
    "tổng số <group> (trên địa bàn | tại | trong | toàn) ~ (là | :) <number> [<noun>]",
    "(tổng số | tổng | số | số lượng) <group> [là | : | có] <blank> [<noun>]",
)
GRAMMAR.rule("owning", "<noun> (có | sử dụng | dùng) [máy] (điện thoại [di động] thông minh | ĐTTM | smartphone)")
HAS = GRAMMAR.rule(
    "what a body has",
    "(có | gồm | với | quản lý | triển khai | rà soát | thống kê) [tổng số | tổng cộng] <number> <group>",
    "<number> <group=owning>",
    "(thu nhận | tiếp nhận) [được] <number> <group=files>",
)
COUNTED = GRAMMAR.rule("counted", "<number> <group>")
OF_THESE = GRAMMAR.rule("of these", "(trong | trên) (số | tổng số) (này | đó | ấy | trên)")
"""What a count is taken from was told right before: "9.204 người trong độ tuổi, 8.311 người trong số này"."""

DOWNLOADS = nouns.phrases("""
    lượt tải | lượt cài đặt | lượt cài | cài đặt | kích hoạt | sử dụng ứng dụng | dùng ứng dụng | sử dụng phần mềm |
    chữ ký số | chứng thư số | sổ sức khỏe | sức khỏe điện tử
""")
"""In the name of a group: it is those who have the app."""

LONGEST_THESE = 4
"""Tokens of "trong số đó có"."""

BEFORE_THESE = 25
"""Tokens before "trong số này" in which that is counted which it means."""

AROUND = 100
"""Tokens before and behind the sentence of a figure in which its denominator is looked for."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A number of people or phones of which some have the app, at tokens first..last-1.

    `number` is None where a form leaves it blank. `is_weak`: only what a body has; the letter does not say that the
    count is taken from it.
    """

    number: int | None
    group: str
    noun: str | None
    first: int
    last: int
    is_weak: bool = False


def find(page: Page) -> tuple[Whole, ...]:
    """Return the denominators that stand by themselves, in order; those of the closing left out."""
    text, end = page.text, page.closing.first
    stated = [whole for found in WHOLE.search(text, 0, end) if (whole := _whole(text, found, is_weak=False))]
    taken = {index for whole in stated for index in range(whole.first, whole.last)}
    weak = [
        whole
        for found in HAS.search(text, 0, end)
        if found.first not in taken and _is_over(text, found.last) and (whole := _whole(text, found, is_weak=True))
    ]
    return tuple(sorted([*stated, *weak], key=lambda whole: whole.first))


def of(counts: Counts, wholes: Iterable[Whole], first: int, last: int) -> Whole | None:
    """Return the denominator of *counts* among those near tokens first..last-1.

    It is the one that has the total's number; where no total stands beside the count, the one that fits the printed
    rate, else the only one of the same kind. The rate only chooses among numbers that are printed; it makes none.
    """
    near = [whole for whole in wholes if first - AROUND <= whole.first and whole.last <= last + AROUND]
    if counts.total is not None:
        return next((whole for whole in near if whole.number == counts.total and not whole.is_weak), None)
    if counts.installed is None:
        return next((whole for whole in near if whole.number is None), None)
    larger = [whole for whole in near if whole.number is not None and whole.number >= counts.installed]
    if counts.percent is not None:
        larger = [w for w in larger if w.number and fits(counts.installed, w.number, counts.percent)]
    else:
        larger = [w for w in larger if not w.is_weak or _is_alike(w, counts)]
    strong = [whole for whole in larger if not whole.is_weak]
    chosen = strong or larger
    return chosen[0] if len({whole.number for whole in chosen}) == 1 else None


def referred(page: Page, first: int, figure: int, behind: int, installed: int | None) -> Whole | None:
    """Return what "trong số này" beside a figure means: what is counted last before both, and is not less.

    Args:
        page: the text.
        first: where the figure's statement begins.
        figure, behind: the figure's tokens are figure..behind-1.
        installed: its count.
    """
    text = page.text
    these = next(OF_THESE.search(text, max(first, figure - LONGEST_THESE), behind + 2), None)
    if these is None or installed is None:
        return None
    stop = min(these.first, figure)
    before = [
        found for found in COUNTED.search(text, max(0, stop - BEFORE_THESE), stop) if found.first not in page.taken
    ]
    whole = _whole(text, before[-1], is_weak=False) if before else None
    return whole if whole and whole.number is not None and whole.number >= installed else None


def fits(installed: int, total: int, percent: Decimal) -> bool:
    """Return whether a printed rate is that of a count and its total, to the last place that is printed.

    >>> fits(41, 43, Decimal("95.3")), fits(41, 43, Decimal("95.4"))
    (True, False)
    """
    places = Decimal(1).scaleb(-max(0, -int(percent.as_tuple().exponent)))
    return total > 0 and abs(Decimal(100 * installed) / total - percent) <= places * Decimal("0.6")


def _whole(text: Text, found: Found, *, is_weak: bool) -> Whole | None:
    capture = found.capture("group")
    assert capture  # every form names one
    number = found["number"].count if found["number"] else None
    is_count = found.last < len(text) and text[found.last].written == "/"  # "tổng số máy: 41/43"
    is_empty = is_count or (found["number"] is not None and not number)
    if is_empty or any(nouns.has(text, found.first, found.last, table) for table in (nouns.MISSING, DOWNLOADS)):
        return None
    return Whole(
        number,
        text.slice(capture.first, capture.last),
        found["noun"] or _noun(text, capture.first),
        found.first,
        found.last,
        is_weak,
    )


def _noun(text: Text, index: int) -> str | None:
    named = groups.noun_of(text, index)
    return named[1] if named else None


def _is_over(text: Text, index: int) -> bool:
    """Whether the clause ends: what goes on may say that these have the app."""
    return (
        index >= len(text)
        or text[index].folded == "va"
        or (text[index].kind is Kind.MARK and text[index].written in ",;.(")
        or (text[index].breaks > 0 and text[index].is_capital)
    )


def _is_alike(whole: Whole, counts: Counts) -> bool:
    """Whether the two count the same kind of thing: "43 máy điện thoại thông minh" and "41 máy"."""
    if whole.noun is None or counts.unit is None:
        return False
    one, other = fold(whole.noun), fold(counts.unit)
    return one.startswith(other) or other.startswith(one)
