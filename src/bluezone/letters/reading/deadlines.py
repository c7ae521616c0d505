"""Deadlines: what must be sent, to whom, by when.

A day by which something must be reached or done is none, and neither is the deadline of an earlier letter that is only
told. The time phrase is found first ("trước 16h30 ngày 12/8/2020", "chậm nhất ..."); the verb of sending nearest to it
in its sentence ("gửi", "báo cáo", "nộp", "có ý kiến") says what and to whom.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.letter import Deadline, Letter, Moment, Precision
from bluezone.letters.reading import nouns, organs
from bluezone.letters.reading.dating import moment_of
from bluezone.letters.reading.finding import SURE, Finding, Span, certainty, span
from bluezone.letters.reading.openings import opening
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.terminals import Day, Instant
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(organs.GRAMMAR)

GRAMMAR.rule(
    "latest", "(chậm nhất | muộn nhất) [là] [(vào | trong | đến | trước)] [hết]", "không (muộn | chậm) hơn", "trước"
)
GRAMMAR.rule("rhythm", "(hằng | hàng | mỗi) (ngày | tuần | tháng | quý | năm)")
BY_DAY = GRAMMAR.rule(
    "by a day",
    "<latest> [(thời điểm | lúc | hết)] <moment>",
    "<latest> [lúc] <same=time> [(của | trong)] (cùng ngày | ngày hôm đó)",
    "(trong | đến hết) <moment>",
    "(là | :) <moment>",
)
MOMENT = GRAMMAR.phrase("<moment>")
BY_RHYTHM = GRAMMAR.rule(
    "by a rhythm",
    "[(vào | lúc | <latest>)] [lúc] <time> [ngày] <weekday> <rhythm>",
    "(vào | <latest>) [lúc] <time> (và | ,) <time> <rhythm>",
    "(vào | <latest>) [ngày] <weekday> <rhythm>",
    "(vào | <latest> | : | lúc) [lúc] <time> <rhythm>",
    "(vào | <latest>) [lúc] <time> ngày <number> <rhythm>",
    "(vào | <latest>) ngày <number> [(và | ,) [ngày] <number>] [của] <rhythm>",
    "<rhythm> [,] (vào | <latest>) [lúc] <time>",
)
"""A deadline that returns; it has no date."""

GRAMMAR.rule("receipt", "(kể từ | từ | sau) (khi | ngày) nhận được (văn bản | công văn | thông báo | chỉ thị) [này]")
BY_SPAN = GRAMMAR.rule(
    "by a span",
    "trong (vòng | thời hạn | thời gian) <span=number> (ngày | giờ | tuần) [làm việc] [<receipt>]",
    "trong <span=number> (ngày | giờ | tuần) [làm việc] <receipt>",
    "trong <span=number> ngày làm việc",
)
"""A deadline that runs from the letter's receipt; it has no date."""

SENDING = nouns.phrases("""
    gửi | nộp | báo danh sách | báo số liệu | báo kết quả | giải trình | đăng ký danh sách | báo cáo | có ý kiến | cho ý
    kiến | tham gia ý kiến | góp ý | cung cấp | chuyển | trình | phản hồi | trả lời | báo tên | nhập | cập nhật | điền |
    thông tin cho | thông báo cho | báo cho
""")
"""What is done by a deadline; other verbs have a target's day."""

NO_SENDING = nouns.phrases("""
    chuyển đổi | chuyển biến | chuyển giao | chuyển sang | trình độ | trình duyệt | trình trạng | báo cáo viên | trình
    bày | báo cáo này | cung cấp dịch vụ
""")
NO_SENDING_BEHIND = frozenset(
    {"chuong", "qua", "cong", "tien", "lo", "to", "quy", "giao", "van", "di", "luan", "hanh", "giai"}
)
"""Before "trình" or "chuyển" they make another word: "chương trình", "vận chuyển"."""

ENTERING = frozenset({"nhap", "cap", "dien"})
"""Verbs, by their first word, of what is sent only where it is entered in a form, a sheet or a system."""

CARRYING = nouns.phrases("gửi | nộp | chuyển | trình | cung cấp")
"""Behind them "báo cáo" is the paper."""

PAPERS = nouns.phrases("""
    danh sách | báo cáo | kết quả | số liệu | văn bản | hồ sơ | kế hoạch | biểu mẫu | phụ lục | thông tin | ý kiến | bản
    cam kết | giải trình | phiếu | tài liệu | dữ liệu | đề xuất | bảng tổng hợp
""")
"""What is sent, where it stands before the verb."""

TOLD = nouns.phrases("đã có Công văn | đã ban hành | đã có văn bản | đã yêu cầu | đã đề nghị | đã gửi | đã báo cáo")
TERMS = nouns.phrases("hạn cuối | hạn chót | thời hạn | hạn nộp | hạn gửi | hạn báo cáo")
"""Before "là" or a colon and a day."""

DONE = nouns.phrases("hoàn thành | xong")
"""Right before a time phrase: it is the day of doing, not of sending."""

ANSWERING = nouns.phrases("thực hiện | căn cứ | phúc đáp | theo | tiếp theo")
"""At the start of a sentence: its deadline may be the one of the letter that is answered."""

OWN = GRAMMAR.rule(
    "own request",
    ", <author> [kính] [trân trọng] (đề nghị | yêu cầu | giao | chỉ đạo | thông báo | hướng dẫn | có ý kiến | đôn đốc)",
    ", [kính] đề nghị",
)
"""Where the letter's own request starts in such a sentence."""

ASKING = nouns.phrases("""
    để | đề nghị | yêu cầu | và | , | ( | : | - | thì | phải | về | bằng | cho | đến | tới | được | với | qua | trực
    tiếp | tại | vào | lên | trên
""")
"""Words and marks at the edges of what is sent that do not belong to it."""

SPANS = 0.6
"""How sure a span of days is a deadline for sending."""

LONGEST_WHAT = 60
"""Tokens; more is no name of a paper."""

LONGEST_SENDING = 100
"""Tokens between the verb and its time phrase."""

NEAR = 4
"""Tokens between a time phrase and the verb that follows it."""

TO = GRAMMAR.rule("to", "(về | cho | tới | đến | lên | với | qua | tại | vào | trên)")
AUTHOR = GRAMMAR.phrase("<author>")
NAME_END = nouns.phrases("""
    qua | thông qua | bằng | theo | để | kèm | vào | trước | đồng thời | và gửi | chậm nhất | muộn nhất | trong ngày |
    tổng hợp | làm cơ sở | xem xét | phê duyệt | quyết định | thẩm định | theo dõi | biết
""")
"""Where an addressee's name has ended."""

THINGS = nouns.phrases("""
    tên | họ tên | số điện thoại | số lượng | số máy | số người | số liệu | danh sách | kết quả
""")
"""What somebody is told; behind his name without a word between: "thông tin cho Sở tên cán bộ"."""

MAILBOXES = nouns.phrases("hộp thư | địa chỉ | thư điện tử | email | đường link | liên kết")
FORMS = nouns.phrases("""
    biểu mẫu | biểu trực tuyến | mẫu trực tuyến | bảng tính | trang tính | Google Sheet | Google Sheets | Google Form |
    Google Forms | Google Drive | Google Trang tính | nhóm Zalo | nhóm Viber | nhóm Telegram | hệ thống | phần mềm |
    cổng | phiếu trực tuyến | bảng trực tuyến | tệp dùng chung | đường link | Zalo
""")
"""What is filled in or written to instead of sending a letter."""

MAKING = nouns.phrases("lập | xây dựng | tham mưu | dự thảo | soạn thảo | thống kê | hoàn thiện")
"""What is made before it is sent is what is sent."""

COUNTERS = nouns.phrases("Bộ phận | Trung tâm | Quầy")
"""Where papers are handed in, behind "tại"."""

PAPER_END = nouns.phrases("chốt | theo mẫu")
PERSONS = nouns.phrases("công chức | cán bộ | ông | bà | đ / c | đồng chí | anh | chị | cô | thầy")
WHAT_END = nouns.phrases(
    "theo mẫu | để tổng hợp | để báo cáo | qua địa chỉ | bằng văn bản | tại Tờ trình | tại Công văn | tại văn bản"
)


@dataclass(frozen=True, slots=True)
class Sending:
    """A verb of sending at tokens first..last-1 and the words up to *end* that belong to it."""

    first: int
    last: int
    end: int
    to: range | None = None


def find(page: Page, known: Letter) -> Iterator[Finding]:
    """Yield the deadlines in the order of the text."""
    addressee: tuple[int, str] | None = None  # of the sentence that starts at a token
    for found in _time_phrases(page):
        if (read := _deadline(page, known, found, addressee)) is not None:
            yield read
            addressee = (page.text.sentence(found.first)[0], read.value.to) if read.value.to else addressee


def _time_phrases(page: Page) -> list[Found]:
    rhythms = [found for rule in (BY_RHYTHM, BY_SPAN) for found in rule.search(page.text, 0, page.closing.first)]
    taken = {index for found in rhythms for index in range(found.first, found.last)}
    days = [found for found in BY_DAY.search(page.text, 0, page.closing.first) if found.first not in taken]
    return sorted([*rhythms, *days], key=lambda found: found.first)


def _deadline(page: Page, known: Letter, found: Found, addressee: tuple[int, str] | None) -> Finding | None:
    text, by = page.text, _by(page, known, found)
    first, last = text.sentence(found.first)
    if by.precision is Precision.BLANK or (by.day and known.date and by.day < known.date):
        return None
    told = nouns.places(text, first, found.first, TOLD)
    if (
        any(not _is_aside(text, at, found.first) for at in told)
        or (sending := _sending(text, first, last, found)) is None
    ):
        return None
    if text[sending.first].folded in ENTERING and sending.to is None:
        return None
    clause = max((i + 1 for i in range(first, sending.first) if text[i].written == ";"), default=first)
    what = _what(text, clause, sending)
    if what is None and clause > first and found["rhythm"]:
        what = _what(text, first, sending)
    to = text.slice(sending.to.start, sending.to.stop) if sending.to else None
    if what is None and to is None:
        return None
    if to is None and addressee is not None and addressee[0] == first:
        to = addressee[1]
    value = Deadline(text.slice(what.start, what.stop) if what else None, to, by)
    sure = certainty(found, SURE if found["latest"] or found["rhythm"] else SPANS if found["span"] else 0.8)
    begun = opening(text, sending.first)
    if nouns.length_at(text, begun, ANSWERING) and next(OWN.search(text, begun, sending.first), None) is None:
        sure *= 0.5
    spans = {name: span(text, r.start, r.stop) for name, r in (("what", what), ("to", sending.to)) if r}
    spans["by"] = span(text, found.first, found.last)
    whole = Span(min(part.start for part in spans.values()), max(part.end for part in spans.values()))
    return Finding("deadlines", value, whole, sure, "deadline", spans)


def _by(page: Page, known: Letter, found: Found) -> Moment:
    as_written = page.text.slice(found.first, found.last)
    if found["rhythm"] or found["span"]:
        return _nameless(as_written)
    instant = found["moment"]
    if found["same"]:
        day = _day_before(page.text, found)
        return moment_of(page, known, Instant(day, found["same"]), as_written) if day else _nameless(as_written)
    return moment_of(page, known, instant, as_written)


def _nameless(as_written: str) -> Moment:
    return Moment(None, None, Precision.DAY, as_written)


def _day_before(text: Text, found: Found) -> Day | None:
    """Return the day named last before "cùng ngày" in its sentence."""
    moments = [before["moment"] for before in MOMENT.search(text, text.sentence(found.first)[0], found.first)]
    return moments[-1].day if moments else None


def _sending(text: Text, first: int, last: int, found: Found) -> Sending | None:
    """Return the verb of sending that a time phrase of the sentence first..last-1 belongs to."""
    clause = max((i + 1 for i in range(first, found.first) if text[i].written == ";"), default=first)
    before = _verbs(text, max(clause, found.first - LONGEST_SENDING), found.first)
    before = [at for at in before if not _is_aside(text, at, found.first)]
    if nouns.has(text, max(clause, found.first - 3), found.first, DONE):
        return None
    if text[found.first].folded in {"la", ":"} and not nouns.has(
        text, max(clause, found.first - 8), found.first, TERMS
    ):
        return None
    if before and not _is_past(text, before[-1]):
        at = _carrier(text, before)
        to = _place(text, at + _size(text, at), found.first) or _place(text, found.last, last, is_near=True)
        return Sending(at, at + _size(text, at), found.first, to)
    if (behind := _verb_behind(text, clause, last, found)) is None:
        return None
    at, end = behind, min(text.sentence_end(found.last), last)
    return Sending(at, at + _size(text, at), end, _place(text, at + _size(text, at), end))


def _verb_behind(text: Text, clause: int, last: int, found: Found) -> int | None:
    """Return the verb that follows a time phrase, unless another time phrase or another verb has either of them."""
    end = min(text.sentence_end(found.last), last)
    begins = found.first - clause < NEAR
    behind = _verbs(text, found.last, min(end, found.last + (12 if begins else NEAR)))
    if not behind or text[behind[0] - 1].folded == "de" or nouns.has(text, clause, found.first, DONE):
        return None
    has_own_day = any(next(rule.search(text, behind[0], end), None) for rule in (BY_DAY, BY_RHYTHM))
    return behind[0] if begins or not has_own_day else None


def _size(text: Text, at: int) -> int:
    return nouns.length_at(text, at, SENDING)


def _verbs(text: Text, first: int, last: int) -> list[int]:
    return [
        at
        for at in nouns.places(text, first, last, SENDING)
        if not nouns.length_at(text, at, NO_SENDING)
        and not (text[at].folded in {"trinh", "chuyen"} and text[at - 1].folded in NO_SENDING_BEHIND)
        and not (text[at - 1].folded == "kinh" and at + 1 < len(text) and text[at + 1].written in ":-")
    ]


def _is_aside(text: Text, at: int, last: int) -> bool:
    """Whether a verb stands in brackets that close before its time phrase: "(đường link đã gửi nhóm)"."""
    marks = [token.written for token in text.tokens[at:last] if token.written in "()"]
    return bool(marks) and marks[0] == ")"


def _is_past(text: Text, at: int) -> bool:
    return any(token.folded == "da" for token in text.tokens[max(0, at - 2) : at])


def _carrier(text: Text, verbs: list[int]) -> int:
    """Return the last verb; that which carries the paper where the last is only its name or its purpose."""
    at = verbs[-1]
    if text[at - 1].folded == "va":
        return at
    for other in reversed(verbs[:-1]):
        between = text.tokens[other + 1 : at]
        purposes = {"de"} if nouns.length_at(text, at, CARRYING) else {"de", "hop"}  # "để tổng hợp, báo cáo"
        is_purpose = any(token.folded in purposes for token in between[-4:])
        if is_purpose or (nouns.length_at(text, other, CARRYING) and all(t.written not in ",;" for t in between)):
            return other
    return at


def _place(text: Text, first: int, last: int, is_near: bool = False) -> range | None:
    """Return whom something is sent to: behind "về" or "cho", or right behind the verb."""
    if is_near and [token.folded for token in text.tokens[first : first + 2]] == [",", "gui"]:
        first += 2
    stop = min(last, first + 1) if is_near else last
    at = [index for index in range(first, stop) if TO.at(text, index)]
    starts = [index + 1 for index in reversed(at)] + ([] if is_near else [first])
    for start in starts:
        is_name = start < last and text[start].is_capital and text.has_capitals
        is_via = start > first and text[start - 1].folded in {"voi", "qua"}
        if first < start < last and nouns.length_at(text, start, PERSONS):
            return range(start, last - (text[last - 1].written == "."))
        is_at = start > first and text[start - 1].folded in {"tai", "vao", "tren"}
        if start > first and nouns.length_at(text, start, FORMS):
            return range(start, _name_end(text, start, last))
        if text[start - 1].folded == "voi" and AUTHOR.at(text, start):
            is_via = False
        if is_via or (is_at and not (AUTHOR.at(text, start) or nouns.length_at(text, start, COUNTERS))):
            continue
        if start < last and (is_name or AUTHOR.at(text, start) or nouns.length_at(text, start, MAILBOXES)):
            return range(start, _name_end(text, start, last))
    return None


def _name_end(text: Text, start: int, last: int) -> int:
    """Return the index behind the addressee's name and the brackets right behind it."""
    author = AUTHOR.at(text, start)
    if told := nouns.places(text, start + 1, last, THINGS):
        last = next((at for at in told if not text[at].is_capital), last)
        author = author if author and author.last <= last else None
    for at in range(author.last if author else start + 1, last):
        if text[at].written == "(":
            return next((close + 1 for close in range(at, last) if text[close].written == ")"), at)
        if text[at].written == "," and AUTHOR.at(text, at + 1):  # "UBND tỉnh, Sở Y tế"
            continue
        if text[at].written in ",;" or text[at].breaks > 1 or nouns.length_at(text, at, NAME_END):
            return at
        if author and nouns.length_at(text, at, PAPERS):
            return at
    return last - (text[last - 1].written == ".") - (text[last - 1].written == "(")


def _what(text: Text, first: int, sending: Sending) -> range | None:
    """Return what is sent: the words behind the verb, or the paper named before it."""
    end = sending.to.start if sending.to and sending.to.start < sending.end else sending.end
    end = next((at for at in range(sending.last, end) if nouns.length_at(text, at, WHAT_END)), end)
    verb = text[sending.first].folded + text[sending.last - 1].folded
    start = {"baocao": sending.first, "gopykien": sending.first, "giaitrinh": sending.first}.get(verb, sending.last)
    if text[sending.last - 1].folded in {"kien", "ten", "sach", "lieu", "qua"}:  # có ý kiến, báo tên, báo danh sách
        start = sending.last - (1 if text[sending.last - 1].folded == "ten" else 2)
    if start == sending.first and not _trimmed(text, sending.last, end):  # "Kết quả báo cáo về"
        paper = _paper_before(text, first, start)
        is_object = paper is not None and all(t.folded in {",", "va"} for t in text.tokens[paper.stop : start])
        return paper if is_object else range(start, sending.last)
    if sending.to and sending.last == sending.to.start and text[sending.last - 1].folded == "cho":
        return _trimmed(text, sending.to.stop, sending.end)  # "thông tin cho Sở tên cán bộ đầu mối"
    what = _trimmed(text, start, end) or _paper_before(text, first, sending.first)
    return what if what and len(what) <= LONGEST_WHAT else None


def _paper_before(text: Text, first: int, last: int) -> range | None:
    """Return the paper named last before the verb: "lập danh sách sinh viên ..., gửi"."""
    found = nouns.places(text, max(first, last - LONGEST_SENDING), last, PAPERS)
    found = [at for at in found if text[at - 1].folded != "bang" and not _is_in_name(text, first, at)]
    made = nouns.places(text, max(first, last - LONGEST_SENDING), last, MAKING)
    if made:
        return _trimmed(text, made[-1] + nouns.length_at(text, made[-1], MAKING), _cut(text, made[-1], last))
    if not found:
        return None
    start = found[-1]
    for at in reversed(found[:-1]):  # "báo cáo kết quả"
        if at + nouns.length_at(text, at, PAPERS) < start:
            break
        start = at
    return _trimmed(text, start, _cut(text, start, last))


def _is_in_name(text: Text, first: int, at: int) -> bool:
    """Whether a paper's word is one of a body's name: "Sở Thông tin và Truyền thông"."""
    return text.has_capitals and at > first and text[at].is_capital and text[at - 1].kind is Kind.WORD


def _cut(text: Text, start: int, last: int) -> int:
    return next((at for at in range(start, last) if nouns.length_at(text, at, PAPER_END)), last)


def _trimmed(text: Text, start: int, end: int) -> range | None:
    while start < end and (size := nouns.length_at(text, start, ASKING)):
        start += size
    while start < end and (size := _edge(text, end)):
        end -= size
    return range(start, end) if start < end else None


def _edge(text: Text, end: int) -> int:
    """Return how many tokens before *end* do not belong to what is sent; the "qua" of "ket qua" does."""
    if text[end - 1].written in ".;":
        return 1
    if text[end - 1].folded == "qua" and text[end - 2].folded == "ket":
        return 0
    pair = 2 * (nouns.length_at(text, end - 2, ASKING) == 2)
    return pair or int(nouns.length_at(text, end - 1, ASKING) == 1)
