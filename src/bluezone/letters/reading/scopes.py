"""Whom the figures cover: "(gồm ...)" behind them, or the area or office that is their sentence's subject.

toàn huyện có 14.905 người ...      Sở Nội vụ đã cài đặt 38/40 ...      gần 105.000 người Bình Thuận
"""

from collections.abc import Iterator

from bluezone.letters.reading import organs
from bluezone.letters.reading.candidates import Candidate
from bluezone.letters.reading.organ_names import PROVINCES
from bluezone.letters.reading.phrase_tables import Table
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.tokens import Text

_PROVINCES = Table((name, name) for name in PROVINCES)


def _province(text: Text, index: int) -> Iterator[tuple[int, str]]:
    found = _PROVINCES.longest(text, index)
    if found and (text[index].is_capital or not text.has_capitals):
        yield found[0], text.slice(index, found[0])


def _name(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield a proper name: up to four words with capitals."""
    end = index
    while end < len(text) and end - index < 4 and text[end].is_capital and (end == index or not text[end].breaks):
        end += 1
    if end > index and not text[index].written.isupper():
        yield end, text.slice(index, end)


GRAMMAR = Grammar(organs.GRAMMAR)
GRAMMAR.terminal("name", _name)
GRAMMAR.terminal("province", _province, _PROVINCES.by_opening)

BRACKETS = GRAMMAR.rule("scope in brackets", r"\( (gồm | bao gồm | trong đó gồm) [có] [:]")
AREA = GRAMMAR.rule(
    "area",
    "toàn (tỉnh | huyện | xã | thành phố | phường | thị xã | thị trấn | ngành | quốc | đơn vị | cơ quan | trường)",
    "(tỉnh | huyện | thành phố | thị xã | quận | phường | xã | thị trấn | đặc khu) (<province> | <name>)",
    "cả (nước | tỉnh | huyện | xã)",
)
BODY = GRAMMAR.rule("body", "<organ>")
PLACE = GRAMMAR.rule("place", "(ở | tại | trên địa bàn) <at=province>", "<at=province>")
INNER = GRAMMAR.rule(
    "inner body",
    "cơ quan (Sở | Chi cục | Cục | Ban | Huyện ủy | UBND | Văn phòng)",
    "Chi cục | Trung tâm | Văn phòng Sở | Văn phòng | Sở | Cục | Ban | Trường | nhà trường | Bệnh viện | Công ty | Viện"
    " | Hội | Phòng | cơ quan | đơn vị | xí nghiệp | hợp tác xã | HTX | Xã | Huyện | Phường | Thành phố | Tỉnh",
)
BEHIND = GRAMMAR.rule(
    "area behind the figure",
    "(trong | trên địa bàn | của) [toàn] (tỉnh | huyện | xã | phường | thành phố | thị xã | thị trấn)",
    "<province>",
)

VERBS = frozenset({"da", "co", "moi", "chi", "hien", "cai", "thuc", "dat", "lien"})
"""Folded words with which goes on what a body did or has."""

NOT_SUBJECT_BEHIND = frozenset({"cua", "do", "tai", "theo", "tu", "gui", "va", "cho"})
"""Folded words before a body's name that make it something else than the subject."""

LONGEST_BRACKET = 80


def scope(text: Text, candidate: Candidate) -> str | None:
    """Return whom *candidate* covers, as written; None where its sentence does not say."""
    first, figure, last = candidate.statement.first, candidate.figure, candidate.statement.last
    return (
        _in_brackets(text, figure.last, last)
        or _before(text, first, figure.first)
        or _item(text, first, figure.first)
        or _behind(text, figure.last, last)
    )


def subject(text: Text, first: int, last: int) -> str | None:
    """Return the body with which the sentence at tokens first..last-1 begins."""
    for rule in (BODY, INNER):
        found = rule.at(text, first)
        if found and found.last < last and text[found.last].folded in VERBS and text[first].is_capital:
            return text.slice(found.first, found.last)
    return None


def _in_brackets(text: Text, behind: int, last: int) -> str | None:
    for at in range(behind, min(behind + 6, last)):
        if found := BRACKETS.at(text, at):
            stop = min(last, found.last + LONGEST_BRACKET)
            end = next((i for i in range(found.last, stop) if text[i].written == ")"), None)
            return text.slice(found.last, end) if end else None
    return None


def _before(text: Text, first: int, figure: int) -> str | None:
    """Return the last area or subject before the figure; a body that is only mentioned is neither."""
    bodies = [found for found in BODY.search(text, first, figure) if found.last <= figure]
    inside = {index for found in bodies for index in range(found.first, found.last)}
    named = [found for found in bodies if _is_subject(text, found)]
    named += [f for f in INNER.search(text, first, figure) if f.first not in inside and _is_subject(text, f)]
    named += [f for f in AREA.search(text, first, figure) if _is_area(text, f) and f.first not in inside]
    named += [f for f in PLACE.search(text, first, figure) if _is_place(text, f) and f.first not in inside]
    best = max(named, key=lambda found: (found.last, -found.first), default=None)
    if best is None:
        return None
    at = best.capture("at")
    return text.slice(at.first if at else best.first, best.last)


def _is_subject(text: Text, found: Found) -> bool:
    before = text[found.first - 1].folded if found.first and not text[found.first].breaks else ""
    goes_on = found.last < len(text) and text[found.last].folded in VERBS
    is_sentence = (
        goes_on and not text[found.last].breaks > 1 and not (text.has_capitals and text[found.last].is_capital)
    )
    return not found.slips and is_sentence and before not in NOT_SUBJECT_BEHIND


def _is_area(text: Text, found: Found) -> bool:
    """Whether an area is where the figures are from; "cao nhất cả nước" only ranks."""
    before = text[found.first - 1].folded if found.first else ""
    return not found.slips and before not in {"dau", "nhat", "hai", "ba", "nhi"}


def _is_place(text: Text, found: Found) -> bool:
    """Whether a province is where something is so: "Ở Thái Bình", or its subject."""
    capture = found.capture("at")
    return (capture is not None and capture.first > found.first) or _is_subject(text, found)


def _item(text: Text, first: int, figure: int) -> str | None:
    """Return what an item of a list begins with: "- Hội đồng quản trị, Ban kiểm soát: 05/05 người"."""
    start = first + 1 if text[first].written in "-–+•" else first
    if start >= figure or text[figure - 1].written != ":" or not text[start].is_capital:
        return None
    return text.slice(start, figure - 1) if BODY.at(text, start) or _is_of_boards(text, start) else None


BOARDS = GRAMMAR.rule("board", "Hội đồng | Ban | Khối | Phòng | Văn phòng | Khoa | Tổ | Bộ phận | Đảng ủy | Thanh tra")


def _is_of_boards(text: Text, index: int) -> bool:
    return BOARDS.at(text, index) is not None


def _behind(text: Text, figure: int, last: int) -> str | None:
    if figure >= last:
        return None
    found = BEHIND.at(text, figure)
    return text.slice(figure, found.last) if found and not found.slips else None
