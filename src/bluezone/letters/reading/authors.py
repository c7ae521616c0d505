"""Who issued a cited document, by the words around the citation.

... của Sở Thông tin và Truyền thông        behind its number or date
UBND tỉnh đã ban hành ...                   before its kind, perhaps with the date
... của Bộ Y tế tại ...                     before its kind
"""

from dataclasses import dataclass

from bluezone.letters.reading import nouns, organs
from bluezone.letters.reading.phrases import Capture, Found, Grammar
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(organs.GRAMMAR)
AUTHOR = GRAMMAR.phrase("<author>")
OF = GRAMMAR.phrase("[,] của")
COURTESY = GRAMMAR.rule(
    "courtesy", "quý (Ban | Sở | Bộ | Cục | Phòng | Trường | Công ty | Ủy ban | UBND | cơ quan | đơn vị | Tỉnh | Hội)"
)
"""The reader is the issuer: "của Quý Ban"."""

DATED = GRAMMAR.phrase("ngày <day> [,]")

BARE = frozenset({
    "so", "ban", "cuc", "bo", "truong", "huyen", "tinh", "xa", "phuong", "vien", "hoi", "doan", "quan", "phong", "khoa",
})  # fmt: skip
BARE_PAIRS = nouns.phrases("""
    Chi cục | Công ty | Thành phố | Bệnh viện | Trung tâm | Liên đoàn | Nhà trường | Tổng cục | Thị xã | Công đoàn | Chi
    đoàn | Tỉnh đoàn | Huyện đoàn | Chi hội | Ủy ban
""")
"""A body that is named by its head alone, before a verb: "Thành phố đã có Công văn"."""

ADVERBS = frozenset({"da", "tiep", "tuc", "moi", "vua", "cung", "lai", "kip", "thoi", "con", "dong"})
VERBS = (("ban", "hanh"), ("phat", "hanh"), ("co",), ("gui",), ("ra",), ("ky",))
PLACES = (("tai",), ("(",), ("tai", "cac"), ("giao", "tai"), ("neu", "tai"))

LONGEST_NAME = 28
"""Tokens of an author before a verb."""

FOLLOWERS = nouns.phrases("""
    về | v | ban hành | quy định | hướng dẫn | triển khai | sửa đổi | để | tại | và | ngày | gửi | thực hiện | chỉ đạo |
    trong | là | có | nhằm | phê duyệt | công bố | được | này | đã | yêu cầu | kèm | thông báo | thông qua | bổ sung |
    cho | theo | khi | trên | số | cùng | thì | do | mới | năm | đồng thời | nhưng | tiếp tục | tổ chức | bãi bỏ | kết
    luận | giao | đề nghị | tổng hợp | báo cáo | xin | kính | vừa | cũng | với | nêu | phát động
""")
"""With these words a sentence goes on behind a body's name."""


VERBS_BEHIND = nouns.phrases("""
    về việc | ban hành | hướng dẫn | triển khai | thực hiện | chỉ đạo | phê duyệt | công bố | phát động | báo cáo
""")
"""They end a name even where the grammar of names reads on."""

LONGEST_REST = 8
"""Tokens of a name behind what the grammar of names knows."""


@dataclass(frozen=True, slots=True)
class Author:
    """A body named at tokens first..last-1. `is_reader`: it is "Quý Sở", whose name stands elsewhere."""

    name: str
    first: int
    last: int
    is_reader: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """Whoever issued what comes next, and when; `first`: where the date starts, if it stands before the body."""

    author: Author
    day: Capture | None = None
    first: int | None = None


def behind(text: Text, index: int) -> Author | None:
    """Return the issuer behind "của" at *index*."""
    of = OF.at(text, index)
    return at(text, of.last) if of else None


def at(text: Text, index: int) -> Author | None:
    """Return the body named at *index*."""
    if courtesy := COURTESY.at(text, index):
        return Author(text.slice(index, courtesy.last), index, courtesy.last, is_reader=True)
    found = AUTHOR.at(text, index)
    end = _without_verb(text, index, found.last) if found else index
    if found is not None and (joint := _joint(text, found.last)):
        return Author(text.slice(index, joint), index, joint)
    if found is not None and _ends_well(text, end) and not _behind_short_name(text, end):
        return Author(_name(text, found, end), index, end)
    last = _stop(text, index)
    if found is not None and (last <= end or last - end > LONGEST_REST):
        return Author(_name(text, found, end), index, end)
    is_name = last > index and text[index].is_capital and text.has_capitals
    return Author(text.slice(index, last), index, last) if found or is_name else None


def _joint(text: Text, index: int) -> int | None:
    """Return the index behind a second body that signs with the first: "Sở Y tế | - Sở Tài chính"."""
    if index + 1 >= len(text) or text[index].written not in "-–":
        return None
    found = AUTHOR.at(text, index + 1)
    return found.last if found else None


def _behind_short_name(text: Text, index: int) -> int | None:
    """Return the index behind an abbreviation in brackets within a name: "Liên đoàn Lao động (LĐLĐ) | Việt Nam"."""
    inside = [token.written for token in text.tokens[index : index + 3]]
    if len(inside) < 3 or inside[0] != "(" or inside[2] != ")" or not inside[1].isupper() or index + 3 >= len(text):
        return None
    return index + 3 if text[index + 3].is_capital else None


def _name(text: Text, found: Found, end: int) -> str:
    """Return the name as the grammar gives it, which mends "ở Thông tin"; as written where its end was moved."""
    return str(found["author"]) if end == found.last else text.slice(found.first, end)


def _without_verb(text: Text, first: int, last: int) -> int:
    """Return *last*, or the index before it where the name's last word begins a verb: "... | triển khai"."""
    for at in range(first + 1, last):
        is_about = text[at].folded == "v" and at + 1 < len(text) and text[at + 1].written == "/"
        if is_about or (_is_small(text, at) and nouns.length_at(text, at, VERBS_BEHIND)):
            return at
    return last


def _ends_well(text: Text, index: int) -> bool:
    """Whether a name that ends before *index* is followed by a mark or by a word that goes on the sentence."""
    if index >= len(text) or text[index].kind is not Kind.WORD or text[index].breaks > 1:
        return True
    is_about = text[index].folded == "v" and index + 1 < len(text) and text[index + 1].written == "/"
    return is_about or (_is_small(text, index) and nouns.length_at(text, index, FOLLOWERS) > 0)


def _is_small(text: Text, index: int) -> bool:
    """Whether capitals do not speak against the word being one of the running text."""
    return not text[index].is_capital or (len(text[index].written) > 1 and text[index].written.isupper())


def _stop(text: Text, index: int) -> int:
    """Return where a name of unknown shape has ended."""
    last = index
    while last < min(len(text), index + 16):
        if start := _behind_short_name(text, last):
            last = start
            continue
        if last > index and _ends_well(text, last):
            break
        if text[last].kind is Kind.MARK and text[last].written not in "-–&":
            break
        last += 1
    return last


def who_issued(text: Text, index: int) -> Author | None:
    """Return X of "do X ban hành" at *index*."""
    if index >= len(text) or text[index].folded != "do":
        return None
    for end in range(index + 2, min(len(text) - 1, index + LONGEST_NAME)):
        if text[end].written in ";.":
            return None
        if text[end].folded == "ban" and text[end + 1].folded == "hanh":
            return Author(text.slice(index + 1, end), index + 1, end)
    return None


def before(text: Text, index: int) -> Before | None:
    """Return who issued the document whose kind is named at *index*: "X ban hành", "X tại"."""
    first = text.sentence(index)[0] if index < len(text) else 0
    for words in PLACES:
        if (end := _without(text, index, words)) is not None and (author := _ending(text, first, end)):
            return Before(author)
    for words in VERBS:
        end = _without(text, index, words)
        if end is None:
            continue
        while end > first and text[end - 1].folded in ADVERBS:
            end -= 1
        day = _day_ending(text, first, end)
        end = day[0] if day else end
        if (author := _ending(text, first, end) or _bare(text, first, end)) is None:
            continue
        if day is None and (day := _day_ending(text, first, author.first)):
            return Before(author, day[1], day[0])
        return Before(author, day[1] if day else None)
    return None


def _without(text: Text, index: int, words: tuple[str, ...]) -> int | None:
    """Return the index before *words*, which end at *index*; None where they do not stand there."""
    start = index - len(words)
    there = tuple(token.folded for token in text.tokens[max(0, start) : index])
    return start if start > 0 and there == words else None


def _ending(text: Text, first: int, end: int) -> Author | None:
    """Return the longest name that ends right before *end*."""
    for start in range(max(first, end - LONGEST_NAME), end):
        found = AUTHOR.at(text, start)
        if found is not None and found.last == end:
            return _with_head(text, first, Author(found["author"], start, end))
        if found is not None and (_is_rest(text, found.last, end) or _spans(text, start, end)):
            return Author(text.slice(start, end), start, end)
    return None


def _spans(text: Text, start: int, end: int) -> bool:
    named = at(text, start)
    return named is not None and named.last == end


def _with_head(text: Text, first: int, author: Author) -> Author:
    """Return *author* with a head before it that is no part of the name to the grammar: "Công ty | Điện lực"."""
    if author.first > first and text[author.first - 1].written in {"Đoàn", "Phó", "Quyền"}:
        return Author(text.slice(author.first - 1, author.last), author.first - 1, author.last)
    start = author.first - 2
    if start < first or not text[start].is_capital or nouns.length_at(text, start, BARE_PAIRS) != 2:
        return author
    return Author(text.slice(start, author.last), start, author.last)


def _is_rest(text: Text, first: int, end: int) -> bool:
    """Whether the few words between may be the rest of a name that the grammar of names does not know."""
    return 0 < end - first <= LONGEST_REST and not any(_ends_well(text, at) for at in range(first, end))


def _bare(text: Text, first: int, end: int) -> Author | None:
    if end - 1 >= first and text[end - 1].folded in BARE and text[end - 1].is_capital:
        return Author(text[end - 1].written, end - 1, end)
    if end - 2 >= first and text[end - 2].is_capital and nouns.length_at(text, end - 2, BARE_PAIRS) == 2:
        return Author(text.slice(end - 2, end), end - 2, end)
    return None


def _day_ending(text: Text, first: int, end: int) -> tuple[int, Capture] | None:
    """Return where the words "ngày 10/8/2020," that end right before *end* start, and the day."""
    for start in range(max(first, end - 9), end):
        found = DATED.at(text, start)
        day = found.capture("day") if found else None
        if found and day and found.last == end:
            return start, day
    return None
