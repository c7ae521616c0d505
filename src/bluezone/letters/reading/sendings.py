"""The verb of sending that a time phrase belongs to ("gửi", "báo cáo", "nộp", "nhập"), and whom it is sent to."""

from dataclasses import dataclass

from bluezone.letters.reading import nouns, organs
from bluezone.letters.reading.due_times import BY_DAY, BY_RHYTHM
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.tokens import Text

GRAMMAR = Grammar(organs.GRAMMAR)

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
TERMS = nouns.phrases("hạn cuối | hạn chót | thời hạn | hạn nộp | hạn gửi | hạn báo cáo")
"""Before "là" or a colon and a day."""

DONE = nouns.phrases("hoàn thành | xong")
"""Right before a time phrase: it is the day of doing, not of sending."""

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

COUNTERS = nouns.phrases("Bộ phận | Trung tâm | Quầy")
"""Where papers are handed in, behind "tại"."""

PERSONS = nouns.phrases("công chức | cán bộ | ông | bà | đ / c | đồng chí | anh | chị | cô | thầy")


@dataclass(frozen=True, slots=True)
class Sending:
    """A verb of sending at tokens first..last-1 and the words up to *end* that belong to it."""

    first: int
    last: int
    end: int
    to: range | None = None


def sending(text: Text, first: int, last: int, found: Found) -> Sending | None:
    """Return the verb of sending that a time phrase of the sentence first..last-1 belongs to."""
    clause = max((i + 1 for i in range(first, found.first) if text[i].written == ";"), default=first)
    before = _verbs(text, max(clause, found.first - LONGEST_SENDING), found.first)
    before = [at for at in before if not is_aside(text, at, found.first)]
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


def is_aside(text: Text, at: int, last: int) -> bool:
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
