"""The pieces of which the name of a public body is made: its head, its subject, a place, words with capitals."""

from bluezone.letters.folding import tone_key
from bluezone.letters.reading.organ_names import (
    FAMILY_NAMES,
    HEADS,
    NAME_ENDS,
    NAME_WORDS,
    NO_HEADS,
    NO_HEADS_BEHIND,
    NO_NAMES,
    PLACE_KINDS,
    PROVINCES,
    SUBJECTS,
    Head,
)
from bluezone.letters.reading.phrase_tables import Table
from bluezone.letters.reading.tokens import Kind, Text

MOST_CAPITALS = 8
"""Words with capitals in one run; no name needs more between two small words."""

HEAD_TABLE = Table((head.words, head) for head in HEADS)
_SUBJECTS = Table((subject, subject[0].islower() or subject[0] in "[(") for subject in SUBJECTS)
_PLACES = Table((kind, kind) for kind in PLACE_KINDS)
_PROVINCES = Table((name, name) for name in PROVINCES)


def head(text: Text, index: int) -> tuple[int, Head] | None:
    """Return (index behind, head) where a body's name may begin at *index*."""
    key = ("head", index)
    if key not in text.memo:
        text.memo[key] = _head(text, index)
    found: tuple[int, Head] | None = text.memo[key]
    return found


def _head(text: Text, index: int) -> tuple[int, Head] | None:
    found = HEAD_TABLE.longest(text, index)
    if found is None or _pair(text, index) in NO_HEADS or (index and _pair(text, index - 1) in NO_HEADS_BEHIND):
        return None
    is_long = found[0] - index > 2
    return found if text[index].is_capital or is_long or not text.has_capitals else None


def aside(text: Text, index: int) -> int | None:
    """Return the index behind a bracket of one or two words within a name: "vi rút Corona (nCov) tỉnh"."""
    if text[index].written != "(":
        return None
    close = next((at for at in range(index + 2, min(index + 6, len(text))) if text[at].written == ")"), None)
    if close is None or close + 1 >= len(text):
        return None
    return close + 1 if place(text, close + 1) or text[close + 1].folded == "covid" else None


_NUMBER = tone_key("số")


def ends(text: Text, at: int) -> bool:
    """Whether something else than the rest of a name stands at *at*."""
    token = text[at]
    if token.folded == "dien" and at + 1 < len(text) and text[at + 1].written == ":":
        return True  # TRƯỞNG BAN CHỈ ĐẠO TỈNH ĐIỆN:
    if token.folded == "so" and (token.key == _NUMBER or not text.has_diacritics):
        return True
    return token.folded in NO_NAMES or _pair(text, at) in NO_NAMES


def subject(text: Text, index: int, strict: bool) -> int | None:
    """Return the index behind a department's subject; *strict*: only with the capitals it is written with."""
    found = _SUBJECTS.longest(text, index)
    if found is None:
        return None
    end, is_small = found
    return end if is_small or not strict or text[index].is_capital or not text.has_capitals else None


def place(text: Text, index: int) -> int | None:
    """Return the index behind "tỉnh", "huyện Văn Giang", "phường 5", "TP. Huế"."""
    found = _PLACES.longest(text, index)
    if found is None:
        return None
    at = found[0]
    if at < len(text) and text[at].written == "." and text[at - 1].folded == "tp":
        at += 1
    if (behind := province(text, at)) is not None:
        return behind
    if at < len(text) and text[at].kind is Kind.NUMBER and not text[at].breaks and len(text[at].written) <= 2:
        return at + 1
    if text[at - 1].folded == "tinh" and text.has_capitals:
        return at  # all provinces are known; what else stands there is whose office it is
    return capital_run(text, at) or at


def province(text: Text, index: int) -> int | None:
    found = _PROVINCES.longest(text, index)
    return found[0] if found and (text[index].is_capital or not text.has_capitals) else None


def capital_run(text: Text, index: int, most: int = 4) -> int | None:
    """Return the index behind the words with capitals at *index*, such as a place has; None without one."""
    at = index
    while at < len(text) and at - index < most and _goes_on(text, at, index) and text[at].is_capital:
        if at - index >= 2 and starts_person(text, at):
            break
        at += 1
        while at + 1 < len(text) and text[at].written in "'’" and text[at].is_glued and text[at + 1].is_capital:
            at += 2  # K'Brêm
    return at if at > index else None


def starts_person(text: Text, index: int) -> bool:
    """Whether a person's name may begin at *index*: a family name and two more words, not in capitals."""
    words = text.tokens[index : index + 3]
    are_names = len(words) == 3 and all(word.is_capital and not word.written.isupper() for word in words)
    return are_names and words[0].folded in FAMILY_NAMES


def _goes_on(text: Text, at: int, start: int) -> bool:
    """Whether the word at *at* may belong to a name that began before *start*."""
    if ends(text, at) or head(text, at) is not None:
        return False
    broken = text[at].breaks > 1 or (text[at].breaks == 1 and text[at].is_capital and at > start)
    return not broken and not text[at].cells


def capitals(text: Text, index: int, is_free: bool) -> int | None:
    """Return the index behind a run of words of a name; *is_free*: small words, "và" and dashes may go on in it."""
    at = capital_run(text, index, MOST_CAPITALS)
    while is_free and at is not None and at < len(text):
        behind = _small_words(text, at) or _joint(text, at)
        if behind is None:
            break
        at = capital_run(text, behind, MOST_CAPITALS) or behind
    return at


def _small_words(text: Text, index: int) -> int | None:
    """Return the index behind small words that go on within a name; one unknown is enough to end it."""
    at = index
    if is_abbreviation(text, at - 1):
        return None
    while at < len(text) and _goes_on(text, at, at) and text[at].written in NAME_WORDS:
        at += 1
    if at == index and at < len(text) and _is_second_half(text, at):
        at += 1
    return at if at > index else None


def is_abbreviation(text: Text, at: int) -> bool:
    """Whether the word at *at* is capitals only, in a text that has small letters too."""
    return text.has_capitals and len(text[at].written) > 1 and text[at].written.isupper()


def _is_second_half(text: Text, at: int) -> bool:
    """Whether the small word at *at* may be the second half of the word before, "Khuyến công", which no name is."""
    token = text[at]
    is_small = token.kind is Kind.WORD and token.written.islower() and token.written not in NAME_ENDS
    return is_small and not token.breaks and text[at - 1].is_capital and not text[at - 2].is_capital


_JOINTS = frozenset({"và", "-", "–", "&", "VÀ"})


def _joint(text: Text, index: int) -> int | None:
    """Return the index behind "và", a dash or a comma that joins two parts of one name."""
    if index + 1 >= len(text) or not _goes_on(text, index + 1, index + 1) or not text[index + 1].is_capital:
        return None
    if text[index].written in _JOINTS:
        return index + 1
    return index + 1 if text[index].written == "," and _is_list_with_and(text, index + 1) else None


def _is_list_with_and(text: Text, index: int) -> bool:
    """Whether "Thể thao và Du lịch" stands at *index*: the comma before it is one of a name."""
    words = text.tokens[index : index + 4]
    for at, token in enumerate(words[:-1], index):
        if token.folded == "va":
            return text[at + 1].is_capital and head(text, at + 1) is None
        if token.kind is not Kind.WORD:
            return False
    return False


def _pair(text: Text, index: int) -> str:
    after = text[index + 1].folded if index + 1 < len(text) else ""
    return f"{text[index].folded} {after}"
