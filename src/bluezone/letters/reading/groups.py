"""Groups: what a rate refers to, as a phrase: "tổng số hội viên có điện thoại thông minh"."""

from collections.abc import Iterator

from bluezone.letters.reading import nouns
from bluezone.letters.reading.tokens import Kind, Text

QUANTIFIERS = nouns.phrases("tổng số | tổng | số lượng | số | toàn bộ | toàn thể")
STOPS = nouns.phrases("""
    tăng | giảm | xếp | đứng | chưa | còn | trong đó | riêng | cụ thể | cài đặt | cài | kích hoạt | đã | được | so
    với | là | đạt | chiếm | tương đương | mới | nên | do | vì | để | theo | tính đến | đến | thực hiện | trên địa
    bàn | toàn | tham gia | thường xuyên | tải | bằng | tại |
    trong ngày | trong tuần | trong tháng | trong đợt | trong kỳ
""")
"""Words that say something new about the group, or begin another clause."""

GOES_ON = nouns.phrases("đã đăng ký | được giao | trong độ tuổi")
"""What narrows a group although it begins with such a word."""

LONGEST = 24
"""Tokens; a longer phrase is no name of a group."""


def start_of_noun(text: Text, index: int) -> int:
    """Return the index behind the quantifiers at *index*."""
    while size := nouns.length_at(text, index, QUANTIFIERS):
        if nouns.length_at(text, index, nouns.COUNTED) > size:
            break
        index += size
    return index


def group(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield the group named at *index*: quantifiers, what is counted, and what narrows it."""
    start = start_of_noun(text, index)
    if next(nouns.counted(text, start), None) is None:
        return
    end = _end(text, start)
    yield end, text.slice(index, end)


def _end(text: Text, start: int) -> int:
    at = next((end for end, _ in nouns.counted(text, start)), start)
    limit = min(len(text), start + LONGEST)
    while at < limit and not _stops(text, at):
        at += 1
    return at


def _stops(text: Text, at: int) -> bool:
    token = text[at]
    if token.written in ",/":
        return not nouns.length_at(text, at + 1, nouns.COUNTED)
    if token.written == "-" and not token.is_glued:
        return True
    if token.written == "-" or (token.kind is Kind.NUMBER and text[at - 1].folded in {"tu", "du", "quan", "phuong"}):
        return False
    if token.kind is not Kind.WORD or token.breaks > 1:
        return True
    if token.folded == "co" and at + 1 < len(text) and text[at + 1].kind is Kind.NUMBER:
        return True
    if token.folded == "va":
        return not nouns.length_at(text, at + 1, nouns.COUNTED)
    if token.folded == "vi" and text[at - 1].folded == "don":  # đơn vị, without diacritics
        return False
    return bool(nouns.length_at(text, at, STOPS)) and not nouns.length_at(text, at, GOES_ON)


def noun_of(text: Text, index: int) -> tuple[int, str] | None:
    """Return what is counted in the group at *index*, its quantifiers left out, and the index behind it."""
    return next(nouns.counted(text, start_of_noun(text, index)), None)
