"""Figures by unit in prose: "trong đó: Văn phòng 12/12, Phòng Quản lý thương mại 7/8"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluezone.letters.folding import fold
from bluezone.letters.letter import UnitCount
from bluezone.letters.reading import nouns
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.table_rows import is_total
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import ANY_NUMBER, Kind, Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("noun", nouns.counted)
FIGURE = GRAMMAR.rule(
    "figure of a unit",
    "<total=number> <noun> , đã (cài đặt | cài | kích hoạt) [được | cho] <installed=number> [<noun>]",
    r"<installed=number> / <total=number> [<noun>] [[,] [\(] [đạt | chiếm] <percent> [\)]]",
)
COUNT = GRAMMAR.rule("count of a unit", "<number> [<noun> | lượt]")
LEADING = nouns.phrases("có | là | đạt | cài | đã cài | cài đặt | đã cài đặt | : | với")
"""What may stand between a unit's name and its figure."""

LONGEST_NAME = 12
HEADS = nouns.phrases("""
    phòng | khoa | ban | chi cục | trung tâm | xã | phường | thị trấn | thôn | tổ | lớp | xưởng | khối | văn phòng |
    thanh tra | trường | chi nhánh | đội | bộ phận | cơ quan | huyện | thị xã | thành phố | công ty | phân xưởng |
    đặc khu | khu phố | ấp | khóm | bản | trạm | chi bộ | nhà máy | cơ sở | đơn vị | UBND | sở | hội
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
    at_figures = [at for at in _numbers(page) if _may_have_total(page.text, at)]
    found = [item for at in at_figures if (item := _item(page.text, at)) and item.last <= last]
    return tuple(item for run in _runs(page.text, found) if len(run) > 1 for item in run)


LONGEST_COUNT = 10
"""Tokens of a number with what it counts."""


def _numbers(page: Page) -> list[int]:
    last = page.closing.first
    return [at for at in page.text.near(ANY_NUMBER) if at < last and at not in page.taken]


def _may_have_total(text: Text, at: int) -> bool:
    """Whether a slash, or ", đã", stands near behind a number; cheap, and never wrongly False."""
    near = range(at + 1, min(len(text) - 1, at + LONGEST_COUNT))
    return any(text[i].written == "/" or (text[i].written == "," and text[i + 1].folded == "da") for i in near)


def _may_end_name(text: Text, at: int) -> bool:
    """Whether the token before a number is the last of a name, or stands behind one; cheap."""
    return text[at].written == ":" or text[at].is_capital or text[at].kind is Kind.NUMBER or text[at].folded in _ENDS


_ENDS = frozenset(fold(phrase.split()[-1]) for phrase in (*HEADS, *LEADING))

POPULATION = nouns.phrases("dân số | dân | nhân khẩu | khẩu")
NO_UNITS = nouns.phrases("Viettel | VinaPhone | MobiFone | Vietnamobile | Android | iOS | iPhone | Đợt | Tuần | Lần")
BEFORE_LIST = 40
"""Tokens before a list of counts in which it is said that they are of the app."""


def counts(page: Page) -> tuple[Item, ...]:
    """Return the units that are listed with only a count each: two or more, three where they name no noun.

    >>> from bluezone.letters.reading.page import prepare
    >>> [item.row.installed for item in counts(prepare("Đã cài Bluezone: Thôn Đông: 320 người; Thôn Đoài: 280 người."))]
    [320, 280]
    """
    last = page.closing.first
    at_names = [at for at in _numbers(page) if at and _may_end_name(page.text, at - 1)]
    found = [item for at in at_names if (figure := COUNT.at(page.text, at)) and (item := _counted(page, figure))]
    found = [item for item in found if item.last <= last]
    runs = [run for run in _runs(page.text, found) if len(run) > 1 and _is_of_app(page, run[0].first)]
    named = [run for run in runs if len(run) > 2 or page.text[run[-1].last - 1].kind is Kind.WORD]
    return tuple(item for run in named for item in run)


def _counted(page: Page, found: Found) -> Item | None:
    text = page.text
    if (
        found.first in page.taken
        or not _ends_item(text, found.last)
        or nouns.has(text, found.first, found.last, POPULATION)
    ):
        return None
    end = _behind_name(text, found.first)
    start = _name_start(text, end)
    is_name = 0 < end - start <= LONGEST_NAME and _is_name(text, start, end) and _is_proper(page, start, end)
    return Item(UnitCount(text.slice(start, end), found["number"].count), start, found.last) if is_name else None


def _ends_item(text: Text, index: int) -> bool:
    if index >= len(text) or (text[index].breaks > 0 and text[index].written != ":"):
        return True
    goes_on = index + 1 < len(text) and text[index + 1].folded in {"da", "chua", "trong", "moi"}
    return text[index].written in ".;" or (text[index].written == "," and not goes_on)


def _is_proper(page: Page, start: int, end: int) -> bool:
    """Whether words are a name and nothing else: "Lạng Giang", "Khu phố 1", "xã Phù Chẩn", "Văn phòng"."""
    text = page.text
    kind = nouns.length_at(text, start, HEADS)
    is_app = any(text[at].folded in page.apps for at in range(start, end)) or nouns.has(text, start, end, nouns.APPS)
    if is_app or nouns.has(text, start, end, NO_UNITS) or nouns.length_at(text, start, nouns.COUNTED):
        return False
    rest = text.tokens[start + kind : end]
    if kind:
        return not rest or rest[0].is_capital or rest[0].kind is Kind.NUMBER
    return len(rest) > 1 and all(token.is_capital for token in rest)


def _is_of_app(page: Page, first: int) -> bool:
    """Whether the words before a list say that its units have the app, and none that they do not."""
    start = max(0, first - BEFORE_LIST)
    return nouns.has(page.text, start, first, nouns.INSTALLING) and not nouns.has(
        page.text, start, first, nouns.MISSING
    )


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
    while end > 0 and (text[end - 1].written in ":(" or any(_ends_with(text, end, phrase) for phrase in LEADING)):
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
