"""Why phones are without the app: "02 máy điện thoại do cấu hình không phù hợp" and its kin.

Source of the codes: shared specification of the rollout, section 4.2.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bluezone.letters.folding import fold
from bluezone.letters.letter import Reason
from bluezone.letters.reading import nouns
from bluezone.letters.reading.finding import Span, span
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.terminals import TERMINALS, Number
from bluezone.letters.reading.tokens import Kind, Text

KEYWORDS = {
    "no_smartphone": """
        không có điện thoại thông minh | không sử dụng điện thoại thông minh | không dùng điện thoại thông minh |
        chưa có điện thoại thông minh | không có ĐTTM | không có smartphone | không dùng smartphone | không sử dụng
        smartphone | điện thoại phổ thông | điện thoại phím bấm | điện thoại đen trắng | máy phím bấm | bàn phím |
        điện thoại cục gạch | không phải điện thoại thông minh | không thông minh | không phải là điện thoại thông
        minh | chưa sử dụng điện thoại thông minh | chưa trang bị điện thoại thông minh
    """,
    "no_phone": """
        không có điện thoại | không sử dụng điện thoại | không dùng điện thoại | chưa có điện thoại
    """,
    "no_bluetooth": """
        không có Bluetooth | không hỗ trợ Bluetooth | Bluetooth năng lượng thấp | không có kết nối Bluetooth |
        Bluetooth hỏng | lỗi Bluetooth
    """,
    "os_too_old": """
        hệ điều hành | phiên bản Android | phiên bản iOS | Android cũ | iOS cũ | đời cũ | đời thấp | phiên bản thấp
        | máy cũ | máy quá cũ
    """,
    "no_store": """
        kho ứng dụng | App Store | CH Play | Google Play | Apple ID | tài khoản Google | tài khoản iCloud
    """,
    "storage_full": """
        hết bộ nhớ | đầy bộ nhớ | bộ nhớ đầy | không đủ bộ nhớ | hết dung lượng | không đủ dung lượng | thiếu bộ nhớ
        | bộ nhớ không đủ | thiếu dung lượng | dung lượng
    """,
    "phone_broken": """
        hỏng | hư | vỡ màn hình | sửa chữa | mất máy | mất điện thoại | bị mất
    """,
    "other_device": """
        xách tay | khóa mạng | máy nội địa | khóa vùng
    """,
    "on_leave": """
        nghỉ phép | thai sản | đi học | nghỉ ốm | ốm | đi công tác | công tác xa | biệt phái | nghỉ hưu | điều trị |
        nghỉ việc | nghỉ không lương | nằm viện | nghỉ sinh | nghỉ chế độ | đang đi học | con nhỏ
    """,
    "refused": """
        từ chối | không đồng ý | không muốn | không đồng thuận | chưa đồng ý | lo ngại | không hợp tác
    """,
    "not_reached": """
        chưa tiếp cận | vắng mặt | chưa liên hệ | không liên lạc | chưa liên lạc | đi vắng
    """,
    "incompatible_device": """
        cấu hình | không tương thích | không phù hợp | không hỗ trợ | không đáp ứng | không cài được | không cài đặt
        được | chưa tương thích
    """,
}
"""First fit wins, so the narrower reasons stand first."""

_FOLDED = {code: tuple(fold(keyword) for keyword in nouns.phrases(keywords)) for code, keywords in KEYWORDS.items()}

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("noun", nouns.counted)
COUNT = GRAMMAR.rule("count of a reason", "[có | còn] <number> <noun>", "[có | còn] <number>")


@dataclass(frozen=True, slots=True)
class Placed:
    """A reason and where it stands."""

    reason: Reason
    span: Span


def code_of(words: str) -> str | None:
    """Return the code of a reason in *words*, None where they give none of the known ones."""
    folded = f" {fold(' '.join(words.split()))} "
    return next((code for code, keywords in _FOLDED.items() if any(f" {word} " in folded for word in keywords)), None)


def reasons(page: Page, first: int, last: int) -> Iterator[Placed]:
    """Yield the reasons between two tokens of one statement that says who has not installed, in order."""
    at = first
    while at < last:
        found = COUNT.at(page.text, at) if at not in page.taken else None
        placed = found and (_behind(page.text, found, last) or _before(page.text, found, first))
        if found and placed:
            yield placed
            at = max(found.last, page.text.index_at(placed.span.end))
        else:
            at += 1


def _behind(text: Text, found: Found, last: int) -> Placed | None:
    """A count and then its reason: "02 máy điện thoại do cấu hình không phù hợp", "02 máy (hỏng)"."""
    start = found.last
    if start < last and text[start].written == "(":
        start += 1
    if start >= last or text[start].kind is not Kind.WORD:
        return None
    end = _clause_end(text, start, last)
    return _placed(text, found, text.slice(start, end), span(text, found.first, end))


def _before(text: Text, found: Found, first: int) -> Placed | None:
    """A reason and then its count: "không có điện thoại thông minh: 03 người"."""
    behind = found.first
    if behind - 1 <= first or text[behind - 1].written not in ":(":
        return None
    start = behind - 1
    while start > first and text[start - 1].written not in ".,;:()+•-" and not text[start].starts_line:
        start -= 1
    return _placed(text, found, text.slice(start, behind - 1), span(text, start, found.last))


def _placed(text: Text, found: Found, words: str, where: Span) -> Placed | None:
    number: Number = found["number"]
    code = code_of(words) or ("other" if _says_why(words) else None)
    if code is None or number.count is None or "%" in words:
        return None
    last = found.capture("noun") or found.capture("number")
    assert last  # the rule has a number
    counted = text.slice(found.captures[0].first, last.last)
    return Placed(Reason(code, number.count, words, counted), where)


def _says_why(words: str) -> bool:
    return len(words.split()) >= 2 and not fold(words).startswith(("chua ", "khong the ", "da ", "trong do"))


def _clause_end(text: Text, start: int, last: int) -> int:
    """Return where what is said of the count at *start* ends: at ; . ( ) or at a comma before another count."""
    for at in range(start, last):
        if text[at].written in ";():." or text[at].breaks > 1:
            return at
        if text[at].written == "," and (COUNT.at(text, at + 1)):
            return at
        if text[at].folded == "va" and COUNT.at(text, at + 1):
            return at
    return last
