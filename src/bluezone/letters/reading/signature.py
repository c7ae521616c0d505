"""The signature block: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", the name; lines in any layout.

A name is two to five words with capitals that are nothing else; none is given where the text has none.
Source: Nghị định 30/2020/NĐ-CP, Điều 13; shared specification, section 2.4.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bluezone.letters.letter import Signer
from bluezone.letters.reading import organ_pieces, organs
from bluezone.letters.reading.organ_names import FAMILY_NAMES, listed
from bluezone.letters.reading.phrase_tables import Table, table
from bluezone.letters.reading.tokens import Kind, Text

MOST_LINE_TOKENS = 16
MOST_NAME_WORDS = 6  # K'Brêm has two

_COLLECTIVES = frozenset({"tm", "t/m", "t.m"})
_AUTHORITIES = frozenset({"kt", "tl", "tuq", "q", "k/t", "t/l", "k.t", "t.l"})

_HEADS_OF = listed(
    """giám đốc; chủ tịch; bộ trưởng; chủ nhiệm; trưởng ban; trưởng phòng; chánh văn phòng; chánh thanh tra; cục trưởng;
    chi cục trưởng; vụ trưởng; tổng cục trưởng; hiệu trưởng; viện trưởng; bí thư; tổng giám đốc; thủ tướng; trưởng khoa;
    tổng thư ký; trạm trưởng; chỉ huy trưởng; trưởng công an; chánh án; thủ trưởng; trưởng đoàn; trưởng bộ phận;
    tổng thanh tra; thống đốc; trưởng trạm; đội trưởng; trưởng đài; tổng biên tập; trưởng chi nhánh; tổ trưởng"""
)
_TITLES = Table(
    (title, title)
    for name in _HEADS_OF
    for title in (name, f"phó {name}", f"P . {name}", f"quyền {name}", f"phó {name} thường trực")
)
_MORE_TITLES = table(
    "thứ trưởng; hiệu phó; ủy viên [thường trực]; phó trưởng; người đại diện theo pháp luật; đại diện; chánh; trưởng"
)
_RANKS = table(
    """đại tướng; thượng tướng; trung tướng; thiếu tướng; đại tá; thượng tá; trung tá; thiếu tá; đại úy; thượng úy;
    trung úy; thiếu úy"""
)
"""Before the names of officers of the forces, who sign with them."""

_CHARGE = table("phụ trách")
"""Without KT. before it: who is in charge of an office that has no head."""

_SIGNED = "đã ký"
_NOISE = table(
    """đã ký; ký tên; ký số; ký bởi; người ký; ký và; ký ,; thời gian ký; ngày ký; chữ ký; signature; digitally signed;
    email; cơ quan; đóng dấu; date; signer; reason; location; chứng thư"""
)


@dataclass(frozen=True, slots=True)
class SignedLine:
    """One line of a signature block and what it is."""

    role: str  # a field of Signer
    first: int
    last: int


def starts(text: Text, index: int) -> bool:
    """Whether a signature block begins at *index*: an authority, or a title in capitals."""
    if _prefix_end(text, index, _COLLECTIVES | _AUTHORITIES) is not None:
        return True
    is_shouted = text[index].written.isupper() or not text.has_capitals
    return is_shouted and _title_end(text, index) is not None


def read(text: Text, pieces: Iterable[tuple[int, int]]) -> tuple[SignedLine, ...]:
    """Return the lines of the signature block that *pieces*, runs of tokens in their order, hold."""
    found: list[SignedLine] = []
    for first, last in (line for piece in pieces for line in _lines(text, *piece)):
        if found and found[-1].role == "name":
            break
        role = _role(text, first, last, found)
        if role is not None:
            found.append(SignedLine(role, first, last))
    return tuple(found)


def signer(text: Text, lines: tuple[SignedLine, ...]) -> Signer:
    """Return what *lines* say, lines of the same role one behind the other."""
    said: dict[str, str] = {}
    for line in lines:
        words = text.slice(line.first, line.last).strip(" ,;")
        said[line.role] = f"{said[line.role]} {words}" if line.role in said else words
    return Signer(**said)


def _role(text: Text, first: int, last: int, so_far: list[SignedLine]) -> str | None:
    """Return which part of the block a line is, None for what is no part of it."""
    if last - first > MOST_LINE_TOKENS or text[last - 1].written == ":":  # CHỦ TỊCH ... ĐIỆN: of a telegram
        return None
    before = so_far[-1].role if so_far else None
    if _prefix_end(text, first, _COLLECTIVES) is not None:
        return "collective"
    if _CHARGE.longest(text, first):
        return "title" if before == "title" else "authority"
    if _prefix_end(text, first, _AUTHORITIES) is not None:
        return "authority"
    if _title_end(text, first) is not None:
        return "title"
    shouted = _is_shouted(text, first, last)
    is_person = before is not None and is_name(text, first, last)
    if is_person and (not shouted or (_has_family_name(text, first) and before != "collective")):
        return "name"
    if before == "authority" and shouted and _is_complete(text, so_far[-1]):
        return "title"
    if before in ("collective", "authority", "title") and shouted:
        return before  # a long line goes on
    return None


def _is_complete(text: Text, line: SignedLine) -> bool:
    """Whether an authority names the one for whom is signed: TUQ. CHỦ TỊCH."""
    ruled = _prefix_end(text, line.first, _AUTHORITIES)
    return ruled is not None and _titles_end(text, ruled) == line.last


def is_name(text: Text, first: int, last: int) -> bool:
    """Whether tokens first..last-1 may be the name of a person, with a rank or degree, and are nothing else."""
    if rank := _RANKS.longest(text, first):
        return is_name(text, rank[0], last)
    if last - first > 2 and text[first].written in _DEGREES and text[first + 1].written == ".":
        return is_name(text, first + 2, last)
    words = [token for token in text.tokens[first:last] if token.kind is Kind.WORD]
    others = [token for token in text.tokens[first:last] if token.kind is not Kind.WORD]
    if not 2 <= len(words) <= MOST_NAME_WORDS or any(token.written not in "'’-" for token in others):
        return False
    if not text.has_capitals:
        return _has_family_name(text, first)
    if not all(token.is_capital for token in words):
        return False
    return _has_family_name(text, first) or next(iter(organs.organ(text, first)), None) is None


_DEGREES = frozenset({"TS", "ThS", "BS", "PGS", "GS", "KS", "CN", "Ths", "TSKH"})


def is_known_name(text: Text, first: int, last: int) -> bool:
    """Whether tokens first..last-1 are a person's name for sure: small letters, and a family name at its head."""
    return is_name(text, first, last) and _has_family_name(text, first) and not _is_shouted(text, first, last)


def person(text: Text, index: int) -> Iterator[tuple[int, str]]:
    """Yield the name of a person at *index* of running text: a family name, and more words with capitals behind it."""
    end = index
    while (
        end < len(text)
        and end - index < MOST_NAME_WORDS
        and text[end].is_capital
        and (end == index or not (text[end].breaks or text[end].folded in _LABELS))
    ):
        end += 1
    if is_known_name(text, index, end):
        yield end, text.slice(index, end)


_LABELS = frozenset({"ngay", "noi", "chuc", "so", "loai", "linh", "thoi", "co", "tinh", "email"})
"""Folded first words of the labels of a portal or signing service, which may stand behind a name on its line."""


def _has_family_name(text: Text, index: int) -> bool:
    return text[index].folded in FAMILY_NAMES


def _is_shouted(text: Text, first: int, last: int) -> bool:
    words = [token for token in text.tokens[first:last] if token.kind is Kind.WORD]
    return bool(words) and all(token.written.isupper() for token in words)


def _prefix_end(text: Text, index: int, wanted: frozenset[str]) -> int | None:
    """Return the index behind "KT." or "T/M" at *index*."""
    if index + 1 >= len(text) or not (text[index].written.isupper() or not text.has_capitals):
        return None
    if text[index].folded in wanted:
        if text[index + 1].written in ".,":  # a comma is a slip
            return index + 2
        if len(text[index].written) > 1 and text[index + 1].written.isupper():
            return index + 1
    spelled = "".join(token.folded for token in text.tokens[index : index + 3])
    return index + 3 if spelled in wanted else None


def _title_end(text: Text, index: int) -> int | None:
    """Return the index behind a title at *index*."""
    found = _TITLES.longest(text, index) or _MORE_TITLES.longest(text, index)
    return found[0] if found and (text[index].is_capital or not text.has_capitals) else None


def _lines(text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a run of tokens whose line breaks may be lost; notes in brackets and noise left out."""
    if (noise := _NOISE.longest(text, first)) is not None:
        behind = noise[0] + (noise[0] < last and text[noise[0]].written in ":-")
        if noise[1] == _SIGNED and is_known_name(text, behind, last):
            yield behind, last
        return
    start, at = first, first
    while at < last:
        if text[at].written in "([":
            if at > start:
                yield start, at
            while at < last and text[at].written not in ")]":
                at += 1
            start = at + 1
        elif at > start and _begins_line(text, start, at):
            yield start, at
            start = at
        at += 1
    if last > start:
        yield start, last


def _begins_line(text: Text, start: int, at: int) -> bool:
    """Whether a new line of the block begins at *at*, in a line that began at *start*."""
    token, before = text[at], text[at - 1]
    if token.breaks or token.cells:
        return True
    if before.written == "." and at - start <= 2:
        return False
    if _prefix_end(text, at, _COLLECTIVES | _AUTHORITIES) is not None and token.folded != "q":
        return True
    if token.is_capital and not token.written.isupper() and before.written.isupper() and len(before.written) > 1:
        return True  # TITLE Name
    ruled = _prefix_end(text, start, _AUTHORITIES)
    if ruled is not None:
        return token.kind is Kind.WORD and _titles_end(text, ruled) == at and organ_pieces.head(text, at) is None
    body = _prefix_end(text, start, _COLLECTIVES)
    return (
        body is not None and _title_end(text, at) is not None and any(end == at for end, _ in organs.organ(text, body))
    )


def _titles_end(text: Text, index: int) -> int | None:
    """Return the index behind one title or several: "BỘ TRƯỞNG, CHỦ NHIỆM"."""
    end = _title_end(text, index)
    while end is not None and end < len(text) and text[end].written == ",":
        following = _title_end(text, end + 1)
        if following is None:
            break
        end = following
    return end
