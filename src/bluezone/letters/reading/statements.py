"""Statements: the sentences of a letter's body, and what each is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.reading import nouns
from bluezone.letters.reading.page import GRAMMAR, Page
from bluezone.letters.reading.tokens import Kind, Text

MOMENT = GRAMMAR.phrase("(đến | tới) [hết | thời điểm] <moment>")
SUMMING_UP = GRAMMAR.rule(
    "summing up",
    "(tổng cộng | tổng số | tổng : | cộng [:] <number> | cộng chung | tính chung)",
    "(như vậy | lũy kế | trong đó | cụ thể)",
)
"""With this a sentence goes on about what the one before it told."""

AREA_RATE = GRAMMAR.rule(
    "rate of an area",
    "[ước] toàn (tỉnh | huyện | xã | thành phố | phường | thị xã | thị trấn | ngành | đặc khu)"
    " [hiện | mới | nay | đã | ước] đạt <percent>",
)
"""So a sentence goes on with the rate alone: "Toàn tỉnh hiện đạt 27,35%"."""

APP_HAS = GRAMMAR.rule(
    "an app has",
    "(nền tảng | ứng dụng | phần mềm | app) ~ [hiện] [đã] (ghi nhận | có | đạt | thu hút) <number>"
    " (tài khoản | người dùng | người sử dụng)",
)
ACCOUNTS = nouns.phrases("tài khoản | người dùng | người sử dụng")
"""What an app has; looked for first, for it is quickly found."""

RATIO = GRAMMAR.rule(
    "count and total by their names", "(số | số lượng) ~ [đã] ~ / (số | số lượng | tổng số | nhu cầu) ~ :"
)
"""What stands before "88/92": "Số người đã cấp/số người đề nghị cấp:"."""

LONGEST_NAMES = 24
"""Tokens of the names of count and total."""

LONGEST_AREA = 14
"""Tokens before the area whose rate a sentence tells: a day, "Ước", "Đến nay"."""

BULLETS = frozenset("-–+•")
HEAD = 160
"""Tokens at the start of a text in which it says what it is about."""

NEAR = 14
"""Tokens between a figure and the word that says what was counted."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Tokens first..last-1: one sentence, the clauses behind its semicolons included.

    Attributes:
        is_of_installing: it says that somebody has the app, or its heading does.
        has_moment: it says until when its figures count.
        is_below: it is an item of a list, and the heading says it.
        is_goal: it stands under a title that says so, "MỤC TIÊU".
        is_sure: it tells a rate of the area, or how many accounts an app has; it needs no verb.
        is_by_topic: only the letter's subject says it: this counts people, and names nothing else done with them.
    """

    first: int
    last: int
    is_of_installing: bool
    has_moment: bool
    is_below: bool = False
    is_by_topic: bool = False
    is_goal: bool = False
    is_sure: bool = False

    def is_wanted(self, text: Text, index: int) -> bool:
        """Return whether the figure at *index* is a goal: the last word of either kind before it wants, not reports."""
        if self.is_goal:
            return True
        if is_named_ratio(text, index):
            return False
        named = nouns.places(text, self.first, index, nouns.NOT_WANTED)
        aside = {at for first in named for at in range(first, first + nouns.length_at(text, first, nouns.NOT_WANTED))}
        wanted = max((at for at in nouns.places(text, self.first, index, nouns.WANTED) if at not in aside), default=-1)
        reached = max(nouns.places(text, self.first, index, nouns.REACHED), default=-1)
        return wanted > reached

    def says_missing(self, text: Text) -> bool:
        """Return whether it says who has not installed."""
        return nouns.has(text, self.first, self.last, nouns.MISSING)

    def is_missing(self, text: Text, first: int, last: int) -> bool:
        """Return whether the figure counts those without the app: the words right around it say so."""
        start = max(self.first, first - 4)
        end = min(self.last, last + 3)
        stop = next((at for at in range(last, end) if text[at].written in ",;." or text[at].starts_line), end)
        if nouns.has(text, start, stop, nouns.MISSING):
            return True
        return nouns.has(text, start, first, nouns.ASIDE) and not self._has_verb(text, last)

    def tells_missing(self, text: Text, index: int) -> bool:
        """Return whether the words before a fraction say that it is of those without: "Chưa cài đặt: 12/214 người"."""
        start = max(self.first, index - NEAR // 2)
        missing = max(nouns.places(text, start, index, nouns.MISSING), default=-1)
        return missing > max(nouns.places(text, start, index, nouns.REACHED), default=-1)

    def _has_verb(self, text: Text, behind: int) -> bool:
        """Whether it goes on that these have the app: "riêng Quảng Trị có 101.200 người cài đặt"."""
        verbs = nouns.places(text, behind, min(self.last, behind + NEAR // 2), nouns.HAVING)
        return any(not nouns.has(text, max(behind, at - 2), at, nouns.WITHOUT) for at in verbs)

    def is_item(self, text: Text) -> bool:
        """Return whether it is an item of a list."""
        return is_item(text, self.first)

    def is_near_installing(self, text: Text, first: int, last: int) -> bool:
        """Return whether the word for having the app stands close to the figure."""
        start, stop = max(self.first, first - NEAR), min(self.last, last + NEAR)
        said = nouns.places(text, start, stop, nouns.INSTALLING)
        return any(not nouns.has(text, max(start, at - 1), at, nouns.WITHOUT) for at in said)


@dataclass(frozen=True, slots=True)
class _Before:
    """What the statements before one have said that goes on in it.

    Attributes:
        says: the last one is about having the app.
        opens_list: items that follow are below it; `mark` is that of the items so far.
        is_goal: they stand under a title of goals.
    """

    says: bool = False
    opens_list: bool = False
    mark: str | None = None
    is_goal: bool = False


def statements(page: Page) -> Iterator[Statement]:
    """Yield the statements of the body in order, letterhead lines and closing left out."""
    text, end = page.text, page.closing.first
    is_about = nouns.has(text, 0, min(end, HEAD), nouns.INSTALLING)
    first, before = 0, _Before()
    while first < end:
        last = _end(text, first, end)
        if _is_title(text, first, last):
            before = _Before(is_goal=_names_goals(text, first, last))
        statement = _statement(page, first, last, before, is_about)
        yield statement
        before = _behind(text, statement, before)
        first = last


def _statement(page: Page, first: int, last: int, before: _Before, is_about: bool) -> Statement:
    text = page.text
    has_moment = next(MOMENT.search(text, first, last), None) is not None
    is_of_phones = is_about and has_moment and nouns.has(text, first, last, nouns.PHONES)
    goes_on = before.says and SUMMING_UP.at(text, first) is not None
    is_below = before.opens_list and is_item(text, first) and before.mark in {None, mark_of(text, first)}
    names = nouns.has(text, first, last, nouns.INSTALLING) or names_app(page, first, last)
    is_sure = _tells_area(text, first, last, before.says, is_about) or has_accounts(text, first, last)
    says = names or is_of_phones or goes_on or is_below or is_sure or (before.says and is_named_ratio(text, first))
    is_by_topic = is_about and not says and _counts_people(text, first, last)
    return Statement(first, last, says or is_by_topic, has_moment, is_below, is_by_topic, before.is_goal, is_sure)


def _tells_area(text: Text, first: int, last: int, goes_on: bool, is_about: bool) -> bool:
    """Whether a sentence tells an area's rate behind one about the app; in a letter about it, a rate of its phones."""
    found = next(AREA_RATE.search(text, first, min(last, first + LONGEST_AREA)), None)
    if found is None or nouns.has(text, first, last, nouns.WANTED) or nouns.has(text, first, last, nouns.OTHER_DEEDS):
        return False
    return goes_on or (is_about and nouns.has(text, found.last, min(last, found.last + NEAR), nouns.PHONES))


def has_accounts(text: Text, first: int, last: int) -> bool:
    """Return whether a statement says how many accounts or users an app has: "Hue-S có 1,1 triệu tài khoản"."""
    return nouns.has(text, first, last, ACCOUNTS) and next(APP_HAS.search(text, first, last), None) is not None


def is_named_ratio(text: Text, figure: int) -> bool:
    """Return whether the words before "88/92" name count and total: "Số người đã cấp/số người đề nghị cấp:"."""
    if figure == 0 or text[figure - 1].written != ":":
        return False
    return any(found.last == figure for found in RATIO.search(text, max(0, figure - LONGEST_NAMES), figure))


def _behind(text: Text, statement: Statement, before: _Before) -> _Before:
    says = statement.is_of_installing and not statement.is_by_topic
    opens_list = statement.is_below or (says and text[statement.last - 1].written == ":")
    mark = mark_of(text, statement.first) if statement.is_below else None
    return _Before(says, opens_list, mark, before.is_goal)


LONGEST_TITLE = 16


def _is_title(text: Text, first: int, last: int) -> bool:
    """Whether a statement is a line of its own without a mark at its end."""
    is_line = text[first].starts_line and (last >= len(text) or text[last].starts_line)
    return is_line and last - first <= LONGEST_TITLE and text[last - 1].kind is Kind.WORD


def _names_goals(text: Text, first: int, last: int) -> bool:
    return nouns.has(text, first, last, nouns.GOALS) and not nouns.has(text, first, last, nouns.REACHED)


def _is_had(text: Text, app: int) -> bool:
    """Whether the word before an app's name says that somebody has it, or that it is counted."""
    if nouns.length_at(text, app - 2, nouns.USING) == 2:
        return True
    return nouns.length_at(text, app - 1, nouns.USING) == 1 and text[app - 2].folded != "ung"


def _counts_people(text: Text, first: int, last: int) -> bool:
    """Whether it has so many of so many people, and no word for something else than the app."""
    slashes = (at for at in text.places.get("/", ()) if first < at < last - 2)
    fractions = (at for at in slashes if text[at - 1].kind is text[at + 1].kind is Kind.NUMBER)
    is_of_people = any(next(nouns.counted(text, at + 2), None) or is_named_ratio(text, at - 1) for at in fractions)
    return is_of_people and not nouns.has(text, first, last, nouns.OTHER_DEEDS)


def names_app(page: Page, first: int, last: int) -> bool:
    """Return whether somebody has or uses the app that the text names elsewhere: "có Bluezone trên máy"."""
    named = [index for app in page.apps for index in page.text.places[app] if first < index < last]
    names = [*named, *nouns.places(page.text, first + 1, last, nouns.APPS)]
    return any(_is_had(page.text, at) for at in names)


def _end(text: Text, first: int, end: int) -> int:
    """Return where the statement ends: with its sentence, before an item, or behind a colon that ends its line."""
    opened = behind_mark(text, first) or first
    stop, at = min(text.sentence_end(opened), end), opened + 1
    while at < end:
        if text[at].starts_line and (text[at - 1].written in ":;" or behind_mark(text, at)):
            return at
        if at == stop:
            if text[stop - 1].written != ";" and not _goes_on(text, stop):
                return stop
            stop = min(text.sentence_end(at), end)
        at += 1
    return end


def _goes_on(text: Text, at: int) -> bool:
    """Whether an empty line only parts the lines of one sentence, as in a text whose every line is followed by one."""
    before, after = text[at - 1], text[at]
    is_small = after.kind is Kind.WORD and not after.is_capital and text.has_capitals
    is_open = before.kind is not Kind.MARK or before.written == ","
    return after.breaks > 1 and is_open and (is_small or (after.kind is Kind.NUMBER and before.folded != "so"))


def is_item(text: Text, first: int) -> bool:
    """Return whether a statement is an item of a list: a line that begins with a dash, a dot, "1." or "a)"."""
    return behind_mark(text, first) is not None


def mark_of(text: Text, index: int) -> str | None:
    """Return what kind of item starts at *index*: its bullet, "1." or "a)"; None where none starts."""
    if behind_mark(text, index) is None:
        return None
    token = text[index]
    if token.written in BULLETS:
        return token.written
    return ("1" if token.kind is Kind.NUMBER else "a") + text[index + 1].written


def behind_mark(text: Text, index: int) -> int | None:
    """Return the index behind the mark of an item at *index*; None where no item starts."""
    if not text[index].starts_line or index + 2 >= len(text):
        return None
    if text[index].written in BULLETS:
        return index + 1
    is_mark = len(text[index].written) <= 2 and text[index].kind is not Kind.MARK and text[index + 1].written in ".)"
    goes_on = text[index + 2].is_glued and text[index + 2].kind is Kind.NUMBER  # 1.250
    return index + 2 if is_mark and text[index + 1].is_glued and not goes_on else None
