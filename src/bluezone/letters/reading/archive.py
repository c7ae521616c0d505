"""The last line under "Nơi nhận": "Lưu: VT, KGVX(3). vt." is the registry, a unit, three copies, a drafter's mark."""

from bluezone.letters.letter import Archive
from bluezone.letters.reading.tokens import Kind, Text

LONGEST_MARK = 12
"""Letters of a drafter's mark; longer words are units written out."""

_REGISTRY = "VT"
_SHORT_UNITS = frozenset({"V", "P"})
"""Vụ and Phòng: V.Tải is a unit, VP.Tú an office and who drafted."""


def starts(text: Text, index: int) -> bool:
    """Whether an archive line begins at *index*."""
    token = text[index]
    after = text[index + 1].written if index + 1 < len(text) else ""
    is_word = token.key == "lưu" or not text.has_diacritics or after == ":"
    return token.folded == "luu" and is_word and (token.is_capital or not text.has_capitals)


def read(text: Text, first: int, last: int) -> Archive:
    """Return the archive line at tokens first..last-1."""
    units: list[str] = []
    copies: int | None = None
    drafter: str | None = None
    for start, end, is_aside, is_behind in _parts(text, first + 1, last):
        words = text.tokens[start:end]
        if words[0].kind is Kind.BLANK or words[0].written == "<":  # of a form
            continue
        if (is_aside or is_behind) and words[0].kind is Kind.NUMBER:
            copies = int(words[0].written)
        elif is_aside or is_behind or (units and _is_mark(text, start, end)):
            drafter = drafter or text.slice(start, end)
        else:
            units.append(text.slice(start, end))
    return Archive(tuple(units), copies, drafter, text.slice(first, last))


def _is_mark(text: Text, first: int, last: int) -> bool:
    """Whether a part is a drafter's mark: one short word with small letters, as "nhbang" or "Cm"."""
    word = text[first].written
    return (
        text.has_capitals and last - first == 1 and len(word) <= LONGEST_MARK and not word.isupper() and word.isalpha()
    )


def _parts(text: Text, first: int, last: int) -> list[tuple[int, int, bool, bool]]:
    """Return (first, last, in brackets, behind a full stop) of what commas, stops and brackets separate."""
    found: list[tuple[int, int, bool, bool]] = []
    start, is_aside, is_behind = first, False, False
    for at in range(first, last + 1):
        sign = text[at].written if at < last else "."
        is_joint = sign in "-–" and at - start == 1 and text[start].written == _REGISTRY  # VT - TCHC, but KT-HT
        if not is_joint and (sign not in ",;.():" or (sign == "." and _is_inside(text, at, last))):
            continue
        if any(token.kind is not Kind.MARK for token in text.tokens[start:at]):
            found.append((start, at, is_aside, is_behind))
        is_aside = sign == "(" or (is_aside and sign != ")")
        is_behind = is_behind or (sign == "." and bool(found))
        start = at + 1
    return found


def _is_inside(text: Text, at: int, last: int) -> bool:
    """Whether the stop at *at* stands within a unit: P.TCHC."""
    is_glued = at + 1 < last and text[at].is_glued and text[at + 1].is_glued
    if is_glued and text[at - 1].written in _SHORT_UNITS and len(text[at + 1].written) > 2:
        return True
    is_unit = is_glued and len(text[at + 1].written) > 1 and text[at + 1].written.isupper()  # not the mark of VP.Tú
    return is_unit and text[at - 1].kind is text[at + 1].kind is Kind.WORD
