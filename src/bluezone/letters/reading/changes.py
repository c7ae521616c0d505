"""What moved since the last report: "tăng 3.120 người so với ngày 20/8/2020", and the place in a ranking."""

from dataclasses import dataclass

from bluezone.letters.letter import Delta, Rank
from bluezone.letters.reading import nouns
from bluezone.letters.reading.finding import Span, span
from bluezone.letters.reading.phrases import Found, Grammar, Phrase
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("noun", nouns.counted)

CHANGE = GRAMMAR.rule(
    "change",
    "(tăng | giảm) [thêm] [tỷ lệ | tỉ lệ] <percent>",
    "(tăng | giảm) [thêm] <points=number> điểm [phần trăm | %]",
    "(tăng | giảm) [thêm] <count=number> (<noun> | lượt)",
    "(nhiều | cao) hơn <count=number> [<noun> | lượt] so với",
)
ADDED = GRAMMAR.rule(
    "added", "[có | cài đặt | cài | kích hoạt | phát sinh | cấp] thêm [được | cho] <count=number> (<noun> | lượt)"
)
TO_NOW = GRAMMAR.rule("sum after what was added", "(nâng | đưa) [~] lên", "lũy kế | nâng tổng số")
"""With one of these behind it, what was added is a change and not the figure itself."""

ON_AVERAGE = nouns.phrases("bình quân | trung bình | mỗi ngày | mỗi tuần | mỗi xã")
BEFORE_CHANGE = 4
RANK = GRAMMAR.rule(
    "rank",
    "(xếp | đứng) [ở] [vị trí] (thứ | hạng) <place=number> [(/ | trong [tổng số | số] | trên [tổng số]) <of=number>]",
    "(xếp | đứng) [ở] [vị trí] (thứ | hạng) <blank> [/ <of=number>]",
)


OPENINGS = frozenset({"tang", "giam", "nhieu", "cao"})
"""Folded words with which a change begins."""


@dataclass(frozen=True, slots=True)
class PlacedDelta:
    """A change, and where it stands."""

    value: Delta
    span: Span


@dataclass(frozen=True, slots=True)
class PlacedRank:
    """A rank, and where it stands."""

    value: Rank
    span: Span


def is_change(text: Text, index: int) -> bool:
    """Return whether the number at *index* is what something rose or fell by."""
    return any(CHANGE.at(text, at) for at in range(max(0, index - 4), index) if text[at].folded in OPENINGS)


def delta(text: Text, first: int, last: int) -> PlacedDelta | None:
    """Return the first change told between two tokens; a share that rose by "3,4%" rose by points."""
    told = (one for one in CHANGE.search(text, first, last) if not _is_on_average(text, first, one.first))
    found = next(told, None) or _added(text, first, last)
    if found is None:
        return None
    end = _clause_end(text, found.last, last)
    points = found["points"].value if found["points"] else (found["percent"].value if found["percent"] else None)
    count = found["count"].count if found["count"] else None
    sign = -1 if text[found.first].folded == "giam" else 1
    value = Delta(
        count=None if count is None else sign * count,
        points=None if points is None else sign * points,
        as_written=text.slice(found.first, end),
    )
    return PlacedDelta(value, span(text, found.first, end))


def _is_on_average(text: Text, first: int, at: int) -> bool:
    return nouns.has(text, max(first, at - BEFORE_CHANGE), at, ON_AVERAGE)


def _added(text: Text, first: int, last: int) -> Found | None:
    """Return what was added, where the sentence goes on with the sum: "có thêm 12 máy, nâng tổng số lên 41 máy"."""
    found = _first(ADDED, text, first, last)
    return found if found and _first(TO_NOW, text, found.last, last) else None


def rank(text: Text, first: int, last: int) -> PlacedRank | None:
    """Return the first place in a ranking told between two tokens."""
    found = _first(RANK, text, first, last)
    if found is None:
        return None
    end = _clause_end(text, found.last, last)
    value = Rank(
        position=found["place"].count if found["place"] else None,
        of=found["of"].count if found["of"] else None,
        as_written=text.slice(found.first, end),
    )
    return PlacedRank(value, span(text, found.first, end))


def _first(rule: Phrase, text: Text, first: int, last: int) -> Found | None:
    return next(rule.search(text, first, last), None)


def _clause_end(text: Text, start: int, last: int) -> int:
    """Return where the clause ends: at a mark that closes it, at "và" before something new, or the sentence's end."""
    for at in range(start, min(last, text.sentence_end(max(start - 1, 0)))):
        if text[at].written in ";():." and not text[at].is_glued:
            return at
        if text[at].written in ";()" or (text[at].written == "," and not _goes_on(text, at + 1)):
            return at
        if text[at].folded == "va" and at > start:
            return at
    end = min(last, text.sentence_end(max(start - 1, 0)))
    return end - 1 if end > start and text[end - 1].written in ".;" else end


def _goes_on(text: Text, index: int) -> bool:
    """Whether a comma only parts two like names: "tỉnh, thành phố"."""
    return index < len(text) and text[index].folded in {"thanh", "huyen", "thi", "xa", "phuong", "dac"}
