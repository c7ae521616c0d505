"""Laws, named by their name and perhaps a number or a date: "Luật Công nghệ thông tin", "Luật số 87/2025/QH15"."""

from collections.abc import Iterator

from bluezone.letters.reading import nouns
from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)

KINDS = nouns.phrases("Luật | Bộ luật | Pháp lệnh")
INNER_COMMAS = frozenset({"chong", "bo", "ve", "thi", "chua", "thuc", "bao"})
"""Folded words behind a comma that goes on a name: "Phòng, chống", "sửa đổi, bổ sung", "An toàn, vệ sinh"."""

NAME_ENDS = nouns.phrases("""
    được | quy định | có hiệu lực | và các | và quy định | về việc | thì | để | trong | này | nêu trên | hiện hành | và
    Nghị định | và Thông tư | theo | tại | ban hành | thông qua | đã | do | đối với | khi
""")
LONGEST_NAME = 30
"""Tokens."""


def law(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield the name of the law at *index*, without number and date."""
    size = nouns.length_at(text, index, KINDS)
    start = index + size
    if not size or not text[index].is_capital or start >= len(text) or not _is_opening(text, start):
        return
    end = start
    while end < min(len(text), index + LONGEST_NAME) and not _ends(text, start, end):
        end += 1
    if end > start:
        yield end, text.slice(index, end)


def _is_opening(text: Text, at: int) -> bool:
    """Whether a name starts at *at*: with a capital, or as an amending law does."""
    return text[at].folded == "sua" or (text[at].is_capital and text[at].written[1:].islower())


def _ends(text: Text, start: int, at: int) -> bool:
    token = text[at]
    if token.kind is not Kind.WORD:
        is_inner = token.written == "," and at + 1 < len(text) and text[at + 1].folded in INNER_COMMAS
        return not is_inner
    if token.breaks > 1:
        return True
    if token.folded == "va":  # "... và Luật Tổ chức chính quyền địa phương" goes on an amending law's name
        is_amending = text[start].folded == "sua"
        return nouns.length_at(text, at, NAME_ENDS) > 0 or (_is_law(text, at + 1) and not is_amending)
    return at > start and (_is_numbered(text, at) or nouns.length_at(text, at, NAME_ENDS) > 0)


def _is_numbered(text: Text, at: int) -> bool:
    """Whether a number, date or year follows the name; "một số điều" goes on."""
    is_word = text[at].folded in {"ngay", "so", "nam"}
    return is_word and (at + 1 >= len(text) or text[at + 1].kind in {Kind.NUMBER, Kind.BLANK})


def _is_law(text: Text, at: int) -> bool:
    return nouns.length_at(text, at, KINDS) > 0


GRAMMAR.terminal("law", law, {"luat", "bo", "phap"})
LAW = GRAMMAR.rule("a law", "<law> [số <symbol>]")
