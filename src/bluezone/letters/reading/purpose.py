"""What a letter is for: it reports to whoever asked, or it orders and passes on."""

from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter
from bluezone.letters.reading import nouns
from bluezone.letters.reading.bodies import expanded, is_same_body
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.tokens import Text

REPORTING = nouns.phrases("""
    kết quả như sau | kết quả cụ thể như sau |
    báo cáo như sau | báo cáo kết quả như sau | kính báo cáo | xin báo cáo | trân trọng báo cáo | báo cáo nhanh
    như sau | phản hồi | báo cáo cụ thể như sau | báo cáo tình hình | báo cáo kết quả thực hiện như sau | để tổng
    hợp | báo cáo kết quả thực hiện cụ thể
""")
ORDERING = nouns.phrases("""
    đề nghị các | yêu cầu các | đề nghị thủ trưởng | yêu cầu thủ trưởng | yêu cầu chủ tịch | giao các | đề nghị toàn thể
    | chỉ đạo như sau | có ý kiến chỉ đạo | thông báo triển khai | hướng dẫn các | đôn đốc | thông
    báo để | thực hiện các nội dung sau | thực hiện một số nội dung | đề nghị quý | cho ý kiến | làm ngay
""")
OPINION = nouns.phrases("có ý kiến như sau")
"""A superior's orders start with it, and so do answers; the abstract tells which."""

ABOUT_RESULTS = nouns.phrases("kết quả | tình hình | báo cáo | số liệu | tiến độ")
ABOUT_ORDERS = nouns.phrases("""
    đôn đốc | yêu cầu | hướng dẫn | đề nghị | tăng cường | đẩy mạnh | chấn chỉnh | nhắc nhở | triển khai báo cáo
""")
"""In the letter's own abstract."""

REPORT_KINDS = frozenset({"bao cao", "bao cao nhanh", "to trinh"})
ORDER_KINDS = frozenset({
    "chi thi", "ke hoach", "quyet dinh", "thong bao", "cong dien", "huong dan", "nghi quyet", "thong tu", "nghi dinh",
})  # fmt: skip


def is_report(page: Page, known: Letter) -> bool | None:
    """Return whether the letter reports (True), orders or passes on (False); None where nothing tells."""
    kind = fold(known.type or "")
    if kind in REPORT_KINDS or kind in ORDER_KINDS:
        return kind in REPORT_KINDS
    text, last = page.text, page.closing.first
    if _orders(text, last) and not _says_own_report(text, known, last):
        return False
    about = Text(known.abstract or "")
    if nouns.has(about, 0, len(about), ABOUT_RESULTS) and not nouns.has(about, 0, len(about), ABOUT_ORDERS):
        return True
    if nouns.has(text, 0, last, OPINION):
        return False
    if nouns.has(text, 0, last, REPORTING) or _says_own_report(text, known, last):
        return True
    asks = nouns.has(text, 0, last, nouns.phrases("yêu cầu | đề nghị | mong | chỉ đạo các"))
    return False if asks else None


def _orders(text: Text, last: int) -> bool:
    """Whether others are asked, and not told to have been: "đã giao các phòng"."""
    return any(text[at - 1].folded != "da" for at in nouns.places(text, 1, last, ORDERING))


def _says_own_report(text: Text, known: Letter, last: int) -> bool:
    """Whether the letter's own issuer reports: "Sở Công Thương báo cáo", "Công ty xin báo cáo"."""
    verbs = nouns.phrases("báo cáo | xin báo cáo | kính báo cáo | trân trọng báo cáo | gửi báo cáo")
    for at in nouns.places(text, 1, last, verbs):
        end = at
        while end and text[end - 1].folded in {"xin", "kinh", "trong", "tran", "gui", "tiep", "tuc"}:
            end -= 1
        name = text.slice(max(0, end - 14), end)
        if known.issuer and end and is_same_body(_tail(name, known.issuer), known.issuer) and not _is_asked(text, end):
            return True
    return False


def _tail(name: str, issuer: str) -> str:
    """Return the last words of *name* that may be *issuer*, as many as it has, or its head alone."""
    n_words = len(expanded(issuer).split())
    words = expanded(name).split()
    return " ".join(words[-n_words:])


def _is_asked(text: Text, end: int) -> bool:
    return any(
        token.folded in {"nghi", "cau", "giao"} for token in text.tokens[max(text.sentence(end)[0], end - 12) : end]
    )
