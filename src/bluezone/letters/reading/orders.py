"""Who gives orders to whom in a notice: "UBND tỉnh yêu cầu Chủ tịch UBND các huyện: ..."."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.reading import organ_pieces, organs
from bluezone.letters.reading.phrase_tables import table
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.signature import person
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(organs.GRAMMAR)
GRAMMAR.terminal("person", person)
GRAMMAR.rule(
    "kind",
    "công văn [hỏa tốc | khẩn]",
    "công điện [hỏa tốc | khẩn]",
    "báo cáo [nhanh]",
    "văn bản | chỉ thị | thông báo | quyết định | kế hoạch | thông tư | nghị quyết | hướng dẫn | tờ trình",
)
ORDER = GRAMMAR.rule(
    "order",
    "<author> [và <second=author>] (yêu cầu | đề nghị | chỉ thị | mong [muốn] | giao [trách nhiệm] [cho])",
    "<author> [và <second=author>] chỉ đạo (các | như sau)",
)
TOLD = GRAMMAR.rule(
    "told order",
    "<author> [<person>] [<day>] [đã | vừa | mới] (ban hành | phát hành | có | ra | ký [ban hành]) <kind>"
    " [hỏa tốc | khẩn] [số] [<symbol>] [,] [\\(] [ký] [<day>] [\\)] [,] [về ~ [~] ,]"
    " (yêu cầu | đề nghị | chỉ đạo | giao | hướng dẫn | nhắc | gửi [đến | tới])",
    "(công văn | văn bản | công điện) [này] (giao | yêu cầu | đề nghị | gửi)",
)
NOTICE = GRAMMAR.rule("notice", "<author> thông báo [triển khai] [thực hiện] [một số] [nội dung] [như] sau")
_VERBS = ("yeu", "de", "giao", "chi", "mong", "gui", "thong", "huong", "nhac")
"""Folded first words of what makes an order; only bodies before one of them are looked at."""

MOST_TOKENS_BEFORE = 45
"""From the giver of an order to its verb."""

_OF_OTHERS = frozenset({"cua", "gui", "tai", "boi", "voi", "cho", "theo"})
"""Folded words before a body that gives no order there."""

LONGEST_ORDERED = 45
"""Tokens that name those who are ordered."""

MOST_ITEMS = 30
BULLETS = "-–+•"

_ORDERED = table(
    """thủ trưởng; chủ tịch; các; giám đốc; trưởng; lãnh đạo; bí thư; hiệu trưởng; ban chấp hành; chủ; toàn thể; UBND;
    tỉnh đoàn; thành viên"""
)
"""Words with which those who are ordered begin; or a body's name does."""

_SPLITTING = table("thủ trưởng; chủ tịch; giám đốc; chủ; trưởng; bí thư; hiệu trưởng")
"""Words before which a comma separates two of them."""

_DOING = table(
    """thực hiện; báo cáo; tiếp tục; bảo đảm; đảm bảo; trực tiếp; chỉ đạo; tổ chức; triển khai; phối hợp; tăng cường;
    khẩn trương; nghiêm túc; chủ động; rà soát; giải thích; vận động; làm; quán triệt; có trách nhiệm; phải; cần;
    phát động; tuyên truyền; thông báo; hướng dẫn; đẩy mạnh; quan tâm; nghiên cứu; chấp hành; xây dựng; căn cứ;
    kịp thời; lập danh sách; gửi; theo dõi; kiểm tra; đôn đốc; cài đặt; cử; bố trí; tập trung; thường xuyên;
    quyết liệt; giao nhiệm vụ; đăng ký; nộp; gỡ bỏ; thống nhất; hoàn thành; phấn đấu; nhắc [nhở]; buộc; đốc thúc;
    tăng tốc; đẩy nhanh; có (tỷ lệ | tỉ lệ);
    với nội dung; để; nhằm; chịu trách nhiệm; lo; tìm; chuẩn bị; yêu cầu; đề nghị; thống kê; cung cấp;
    về; trong [cơ quan]"""
)
"""What they are to do: there their names end."""


_TOWARDS = table("đối với")


@dataclass(frozen=True, slots=True)
class Order:
    """An order at tokens first..last-1: who gives it, and where those whom it is given to are named.

    `is_told`: the notice tells of it as the order of a document, "UBND tỉnh có công văn yêu cầu ...".
    """

    author: str | None
    first: int
    last: int
    ordered: tuple[tuple[int, int], ...]
    is_told: bool = False


def find(text: Text, stop: int) -> tuple[Order, ...]:
    """Return the orders before a token, in their order."""
    key = ("orders", stop)
    if key not in text.memo:
        text.memo[key] = tuple(_find(text, 0, stop))
    found: tuple[Order, ...] = text.memo[key]
    return found


def _find(text: Text, first: int, last: int) -> Iterator[Order]:
    behind = first
    for index in _candidates(text, first, last):
        if index < behind:
            continue
        found = ORDER.at(text, index) or NOTICE.at(text, index)
        told = None if found else TOLD.at(text, index)
        found = found or told
        if found is None or (index and (text[index - 1].folded in _OF_OTHERS or _ends_symbol(text, index))):
            continue
        behind = found.last
        giver = found.capture("author")
        yield Order(
            giver.value if giver else None, index, found.last, tuple(_ordered(text, found.last, last)), bool(told)
        )


def _ends_symbol(text: Text, index: int) -> bool:
    """Whether the body at *index* is only the end of a symbol: 17/CĐ-UBND."""
    return text[index].is_glued and text[index - 1].written in "-/–"


def _candidates(text: Text, first: int, last: int) -> list[int]:
    """Return where a body may begin that gives an order: shortly before one of the verbs."""
    verbs = sorted(at for word in _VERBS for at in text.places.get(word, ()) if first <= at < last)
    openings = frozenset().union(*(rule.openings or () for rule in (ORDER, NOTICE, TOLD)))
    found = {
        at
        for at, token in enumerate(text.tokens[first:last], first)
        if token.folded in openings
        and (i := bisect_left(verbs, at)) < len(verbs)
        and verbs[i] - at <= MOST_TOKENS_BEFORE
    }
    return sorted(found)


def _ordered(text: Text, index: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the names behind an order: in its sentence, or at the head of each numbered item behind "như sau:"."""
    at = index - (text[index - 1].folded == "cac")
    while at < stop and (text[at].written == ":" or text[at].folded in {"nhu", "sau"}):
        at += 1
    if at < stop and text[at].starts_line and (text[at].kind is Kind.NUMBER or text[at].written in BULLETS):
        items = [_behind_item(text, i) for i in text.line_starts if at <= i < stop]
        starts = [start for start in items if start is not None]
        yield from (part for start in starts[:MOST_ITEMS] for part in named(text, start, stop, is_item=True))
    else:
        yield from named(text, at, stop, is_sent=text[index - 1].folded in {"gui", "den", "toi"})


def begins_name(text: Text, index: int) -> bool:
    """Whether words stand at *index* with which those who are ordered, or written to, begin: "Các", "Thủ trưởng"."""
    return _ORDERED.longest(text, index) is not None


def says_what_to_do(text: Text, first: int, last: int) -> bool:
    """Whether one of the verbs stands between two tokens: then they are a sentence, not only names."""
    return any(text[at].written.islower() and _DOING.longest(text, at) for at in range(first, last))


def _behind_item(text: Text, index: int) -> int | None:
    """Return the index behind "1." or a dash at *index*, the start of a line; None where neither stands there."""
    if index + 2 >= len(text):
        return None
    if text[index].written in BULLETS:
        return index + 1
    return index + 2 if text[index].kind is Kind.NUMBER and text[index + 1].written in ".)" else None


def named(
    text: Text, index: int, stop: int, *, is_item: bool = False, is_sent: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield those whom the clause at *index* names before it says what they are to do; nothing if it does not say.

    Bodies with commas between them are one in an item of a list, which is about all of them. What is only sent to
    them, *is_sent*, need not say what to do.
    """
    if _TOWARDS.longest(text, index):
        index += 2
    elif index >= stop or not (begins_name(text, index) or next(iter(organs.organ(text, index)), None)):
        return
    start, parts = index, list[tuple[int, int]]()
    for at in range(index + 1, min(stop, index + LONGEST_ORDERED)):
        token = text[at]
        if token.kind is Kind.BLANK and text[at - 1].written == ",":
            yield from (*parts, (start, at - 1))  # and so on
            return
        if token.written == ":" or (token.written.islower() and _DOING.longest(text, at) and _is_free(text, at)):
            yield from (*parts, (start, at))
            return
        if token.written == "." or token.breaks > 1:
            if is_sent:
                yield from (*parts, (start, at))
            return
        is_joint = token.written == "," or token.written == "và"
        if token.written == ";" or (is_joint and _begins_another(text, at + 1, is_item)):
            parts.append((start, at))
            start = at + 1


def _begins_another(text: Text, index: int, is_item: bool) -> bool:
    """Whether another of those who are ordered begins at *index*, behind a comma."""
    if _SPLITTING.longest(text, index):
        return True
    is_listed = not is_item and text[index - 1].written == ","
    if is_listed and text[index].written == "các" and organ_pieces.HEAD_TABLE.longest(text, index + 1):
        return True
    return not is_item and text[index].is_capital and organ_pieces.head(text, index) is not None


def _is_free(text: Text, at: int) -> bool:
    """Whether the verb at *at* is none within a name: "đơn vị trực thuộc", "các tổ chức", "cơ quan chỉ đạo"."""
    return text[at - 1].folded not in {"cac", "ban", "quan", "hoi", ",", "va"} or text[at - 1].written in ","
