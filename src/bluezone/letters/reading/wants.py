"""Whether the words around a figure make it a goal; told apart from what was reached.

    đảm bảo 100% ...     phấn đấu ... 60%     Sở yêu cầu:     II. CHỈ TIÊU (hoàn thành trước ngày 20/4/2026)
                                              1. 100% ...     1. 98% ...

The last word of either kind before a figure decides: "phấn đấu", "tối thiểu" want; "đã", "chiếm" report. The items of a
list are wanted by the line that opens it.
"""

from bluezone.letters.reading import nouns
from bluezone.letters.reading.times import is_mark
from bluezone.letters.reading.tokens import Kind, Text

STRONG = nouns.phrases("""
    phấn đấu | mục tiêu | chỉ tiêu | đảm bảo | bảo đảm | tối thiểu | ít nhất | hướng tới | nhằm đạt | để đạt | để đến |
    kế hoạch đặt ra | kế hoạch năm | kế hoạch là | kế hoạch : | nhiệm vụ tới | thời gian tới : | quyết tâm |
    phương hướng
""")
"""Before a figure: a goal, even where others have to reach it."""

WEAK = nouns.phrases("""
    yêu cầu | quán triệt | chỉ đạo | phải | giao | vận động | đề nghị | cần phải | cần đạt | cần có | mong | mong muốn |
    nâng | đưa tỷ lệ lên | đưa tỷ lệ | kêu gọi | tuyên truyền
""")
"""Before a figure: a goal, where nothing says that it was reached."""

GOALS = nouns.phrases("mục tiêu | chỉ tiêu | phấn đấu | mục đích")
LONGEST_HEADING = 24
"""Tokens of a heading, or of the end of the line that opens a list."""

ASKING = nouns.phrases("yêu cầu | đề nghị | chỉ đạo | giao | phấn đấu | đảm bảo | bảo đảm")
"""Right before the colon of a list's first line."""

MOST_ITEMS = 12
MONEY = nouns.phrases("ngân sách | kinh phí | triệu đồng | tỷ đồng | nguồn thu")

DUTY = nouns.phrases("phải")
DUTY_REACH = 20
"""Tokens behind a figure: "100% cán bộ, công chức phải cài đặt"."""

NO_WISH = nouns.phrases(
    "Ban chỉ đạo | giao thông | giao ban | giao dịch | Cần Thơ | cần thiết | bàn giao | chuyển giao"
)
"""Words that only contain one of them."""

REACHED = nouns.phrases("""
    đã | mới có | mới đạt | mới chỉ | chiếm | kết quả | tính đến | tính tới | hiện có | hiện nay | chỉ có | chỉ đạt |
    đến nay | ghi nhận | đạt tỷ lệ | chưa tới | chưa đến | mới được
""")
"""Before a figure: a result."""

OF_OTHERS = nouns.phrases("""
    khẩu trang | thân nhiệt | tiêm | vắc xin | vaccine | khai báo y tế | kinh phí | dự toán | giải ngân | hộ nghèo | kế
    hoạch năm | khử khuẩn | sát khuẩn | rửa tay | khoảng cách | xét nghiệm | học phí | doanh thu | sản lượng | giường
    | phương tiện
""")
"""Behind a figure: it measures something else than an app."""

OF_APP = nouns.phrases("""
    cài | cài đặt | kích hoạt | Bluezone | Bluzone | NCOVI | VNeID | PC - Covid | ứng dụng | tài khoản | chữ ký số |
    lượt tải | tải về | sổ sức khỏe | sử dụng ứng dụng | điện thoại thông minh | smartphone
""")

REACH = 8
"""Tokens between a word that wants and a number of people."""


def wanted(text: Text, first: int, last: int) -> float:
    """Return how sure the words around a figure make it a goal; 0: it is none."""
    start, end = text.sentence(first)
    head = list_head(text, start)
    strong = max(nouns.places(text, start, last, STRONG), default=start if head and sets_goals(text, head) else -1)
    weak = max((at for at in nouns.places(text, start, last, WEAK) if not _is_no_wish(text, at)), default=-1)
    if weak < 0 and head and _asks(text, head) and nouns.has(text, start, end, OF_APP):
        weak = start
    reached = max(nouns.places(text, start, first, REACHED), default=-1)
    is_duty = reached < 0 and nouns.has(text, last, min(end, last + DUTY_REACH), DUTY)
    if not is_duty and (max(strong, weak) <= reached or _is_told(text, max(strong, weak))):
        return 0
    if any(token.folded in {"tang", "giam"} for token in text.tokens[max(start, first - 2) : first]):
        return 0
    stop = clause_end(text, last, end)
    if is_of_others(text, last, stop) or (
        nouns.has(text, start, stop, MONEY) and not nouns.has(text, start, stop, OF_APP)
    ):
        return 0
    if strong < 0 and nouns.has(text, last, stop, REACHED):
        return 0
    return 0.93 if strong >= 0 else 0.8


def list_head(text: Text, start: int) -> range | None:
    """Return the line that opens the list in which the sentence at *start* is an item; None where there is none.

    A heading ("II. CHỈ TIÊU (hoàn thành trước ngày 20/4/2026)"), or a line that ends in a colon.
    """
    if not _is_item(text, start) and not text[start].starts_line:
        return None
    for _ in range(MOST_ITEMS):
        if start == 0:
            return None
        first, last = text.sentence(start - 1)
        is_heading = not _is_item(text, first) and last - first <= LONGEST_HEADING
        if text[last - 1].written == ":" or (is_heading and nouns.has(text, first, last, GOALS)):
            return range(max(first, last - LONGEST_HEADING), last)
        if not _is_item(text, first) and all(token.written != "%" for token in text.tokens[first:last]):
            return None
        start = first
    return None


def sets_goals(text: Text, head: range) -> bool:
    """Whether the items of a list are goals: "MỤC TIÊU", "thông báo chỉ tiêu đến 31/12/2025:"."""
    goal = max(nouns.places(text, head.start, head.stop, GOALS), default=-1)
    return goal > max(nouns.places(text, head.start, head.stop, REACHED), default=-1)


def _asks(text: Text, head: range) -> bool:
    """Whether the items of a list are what others shall do: "Sở yêu cầu:"."""
    return nouns.has(text, max(head.start, head.stop - REACH), head.stop, ASKING) and not nouns.has(
        text, head.start, head.stop, REACHED
    )


def _is_item(text: Text, start: int) -> bool:
    is_number = text[start].kind is Kind.NUMBER and is_mark(text, start + 1, ".-)/")
    return is_number or text[start].written in "-–+•"


def is_of_others(text: Text, first: int, stop: int) -> bool:
    """Whether what is said first behind a figure is another measure than the app."""
    others = min(nouns.places(text, first, stop, OF_OTHERS), default=None)
    return others is not None and others < min(nouns.places(text, first, stop, OF_APP), default=stop)


def _is_no_wish(text: Text, at: int) -> bool:
    return any(nouns.length_at(text, index, NO_WISH) for index in (at - 1, at) if index >= 0)


def _is_told(text: Text, at: int) -> bool:
    """Whether the word that wants is itself reported: "đã yêu cầu", "đã đảm bảo"; not a goal that was set."""
    is_reported = any(token.folded == "da" for token in text.tokens[max(0, at - 3) : at])
    return is_reported and text[at].folded not in {"muc", "chi", "it", "toi"}


def clause_end(text: Text, at: int, end: int) -> int:
    """Return the index of the semicolon that ends the clause of *at*, else *end*."""
    return next((index for index in range(at, end) if text[index].written == ";"), end)
