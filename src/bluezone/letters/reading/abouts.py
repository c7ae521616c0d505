"""What a cited document is about: the words behind "về việc", and where they end."""

from bluezone.letters.reading import authors, nouns
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.tokens import Text

GRAMMAR = Grammar(authors.GRAMMAR)
ABOUT = GRAMMAR.rule("about", r'[,] [\(] [(" | “)] (về việc | V / v | về) [:] [(" | “)]', "[,] (về việc | về)")
RULING = GRAMMAR.phrase("quy định")
"""The name of a decree starts with it: "quy định về định danh và xác thực điện tử"."""

OPEN, CLOSED = '"“«', '"”»'
ENDS = nouns.phrases("""
    trong đó | theo đó | do | được sửa đổi | nhằm nâng cao | đồng thời | căn cứ | cụ thể | như sau | gửi kèm | sao gửi |
    có văn bản | kèm theo | đã
""")
"""Where an abstract has ended, behind a comma or without one."""

LONGEST_ABOUT = 90
"""Tokens."""

LONGEST_ADDRESS = 25
"""Tokens."""

TIMES = nouns.phrases("từ ngày | ngày | đến ngày | tính đến | đến nay | trong thời gian | thời gian qua | vừa qua")
"""Behind a comma: the sentence goes on with when."""

ACTING = nouns.phrases("báo cáo | xin báo cáo | kính báo cáo | trân trọng báo cáo | đề nghị | yêu cầu | thông báo")
"""Behind a comma and a capital: somebody acts, whatever his name is."""

CITED = nouns.phrases(
    "công văn | văn bản | kế hoạch | quyết định | chỉ thị | thông báo | nghị quyết | nghị định | ý kiến"
)


def behind(text: Text, index: int) -> tuple[int, range | None]:
    """Return (index behind, tokens of the abstract) of the citation that ends at *index*."""
    index = _behind_sending(text, _behind_brackets(text, index))
    opening = ABOUT.at(text, index)
    start = opening.last if opening else index if RULING.at(text, index) else None
    if start is None or start >= len(text):
        return index, None
    if text[start - 1].written in OPEN or any(text[i].written in OPEN for i in range(index, start)):
        for at in range(start, min(len(text), start + LONGEST_ABOUT)):
            if text[at].written in CLOSED:
                return at + 1, range(start, at)
    end = _end(text, start)
    if end <= start or any(_is_citation(text, at) for at in range(start, end)):
        return start if end <= start else end, None
    return end, range(start, end)


def _behind_brackets(text: Text, index: int) -> int:
    """Return the index behind a remark in brackets: "(sao gửi kèm theo) về việc"."""
    if index < len(text) and text[index].written == "(" and not ABOUT.at(text, index):
        close = next((at for at in range(index, min(len(text), index + 12)) if text[at].written == ")"), None)
        if close is not None and ABOUT.at(text, close + 1):
            return close + 1
    return index


def _behind_sending(text: Text, index: int) -> int:
    """Return the index behind to whom it was sent: "gửi UBND các tỉnh, thành phố | về việc"."""
    if index < len(text) and text[index].folded == "gui":
        for at in range(index + 1, min(text.sentence_end(index), index + LONGEST_ADDRESS)):
            if ABOUT.at(text, at):
                return at
    return index


def _end(text: Text, start: int) -> int:
    """Return the index behind the words of an abstract without quotes."""
    limit = min(text.sentence(start)[1], start + LONGEST_ABOUT)
    for at in range(start, limit):
        written = text[at].written
        if written in ";()" or (written == "." and at + 1 == limit):
            return at
        if written == "," and _is_new_part(text, at + 1):
            return at
        if text[at].folded == "va" and _is_citation(text, at + 1):
            return at
        if at > start and nouns.length_at(text, at, ENDS):
            return at - (text[at - 1].written == ",")
    return limit - (limit > start and text[limit - 1].written in ".:")


def _is_new_part(text: Text, at: int) -> bool:
    """Whether behind a comma the sentence goes on with somebody who acts, or with another document."""
    if at >= len(text) or _is_citation(text, at) or nouns.length_at(text, at, ENDS) or nouns.length_at(text, at, TIMES):
        return True
    if not text.has_capitals or not text[at].is_capital:
        return False
    if nouns.has(text, at + 1, at + 8, ACTING):
        return True
    is_body = authors.AUTHOR.at(text, at) is not None or text[at].folded in authors.BARE
    return is_body or nouns.length_at(text, at, authors.BARE_PAIRS) > 0


def _is_citation(text: Text, at: int) -> bool:
    """Whether a document with its number is named at *at*."""
    size = nouns.length_at(text, at, CITED)
    if not size or at + size + 1 >= len(text):
        return False
    after = text.tokens[at + size : at + size + 4]
    return after[0].folded in {"so", "cua"} or any(token.written == "/" for token in after)
