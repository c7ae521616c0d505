"""What is sent: the words behind a verb of sending, or the paper named before it ("lập danh sách ..., gửi")."""

from bluezone.letters.reading import nouns
from bluezone.letters.reading.sendings import LONGEST_SENDING, PAPERS, Sending
from bluezone.letters.reading.tokens import Kind, Text

ASKING = nouns.phrases("""
    để | đề nghị | yêu cầu | và | , | ( | : | - | thì | phải | về | bằng | cho | đến | tới | được | với | qua | trực
    tiếp | tại | vào | lên | trên
""")
"""Words and marks at the edges of what is sent that do not belong to it."""

LONGEST_WHAT = 60
"""Tokens; more is no name of a paper."""

MAKING = nouns.phrases("lập | xây dựng | tham mưu | dự thảo | soạn thảo | thống kê | hoàn thiện")
"""What is made before it is sent is what is sent."""

PAPER_END = nouns.phrases("chốt | theo mẫu")
WHAT_END = nouns.phrases(
    "theo mẫu | để tổng hợp | để báo cáo | qua địa chỉ | bằng văn bản | tại Tờ trình | tại Công văn | tại văn bản"
)


def what(text: Text, first: int, sending: Sending) -> range | None:
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
    found = _trimmed(text, start, end) or _paper_before(text, first, sending.first)
    return found if found and len(found) <= LONGEST_WHAT else None


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
