"""Where a line may and must break: words that stay whole, words that break anywhere.

The typesetter breaks lines by the rules of Unicode (UAX 14). Those break the symbol of a document behind its hyphen,
and let a word that is wider than its column stick out of it; both are seen to here, before the text is handed over.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from bluezone.letters.widths import MM_PER_PT, width_mm

Piece = str | dict[str, str]
"""A string, {"whole": a word that must not break}, or {"anywhere": a word that has to}."""
Said = str | list[Piece]
"""A text, or its pieces."""

_JOINT = re.compile(r"[/-][^\W\d_]|[^\W\d_][/-]\d")  # 1158/SCT-QLTM, Covid-19, (b/c): a break there looks like an end
_FILLED = 0.96  # a word that fills its room is broken early: fonts differ in the last per cent
_WHOLE_AT_MOST = 0.5  # of the room; a longer word kept whole would leave a hole in the line before

# By UAX 14 no line begins with one of these and none ends with one of those, blanks between or not.
_CLINGS_BACK, _LEANS_ON = ")]},.:;!?/", "([{"
_SPECIAL = re.compile(r"[/-]|(?:^| )[)\]},.:;!?]|[(\[{](?: |$)")


def pieces(text: str, room_mm: float, size_pt: float, *, is_bold: bool) -> Said:
    """Return *text*; in pieces if a word of it must stay whole, or is wider than *room_mm*."""
    widest_mm = room_mm * _FILLED
    sure_to_fit = int(widest_mm / (size_pt * MM_PER_PT))  # so many letters, were each as wide as the size
    words = text.split(" ")
    if not _SPECIAL.search(text) and max(map(len, words)) <= sure_to_fit:
        return text
    found: list[Piece] = []
    run = ""
    for word in words:
        run = f"{run} {word}" if _clings(run, word) else word
        if len(run) > sure_to_fit and width_mm(run, size_pt, is_bold=is_bold) > widest_mm:
            found += [" ", {"anywhere": word}]
            run = ""
        elif _JOINT.search(word) and len(word) < sure_to_fit * _WHOLE_AT_MOST:
            found += [" ", {"whole": word}]
        else:
            found += [" ", word]
    return text if all(isinstance(piece, str) for piece in found) else list(_joined(found[1:]))


def _clings(run: str, word: str) -> bool:
    """Whether no line may end between *run* and *word*, although a blank stands there."""
    return bool(run) and (word[:1] in _CLINGS_BACK or run[-1] in _LEANS_ON)


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *found* with neighbouring strings as one."""
    for is_string, run in groupby(found, lambda piece: isinstance(piece, str)):
        if is_string:
            yield "".join(piece for piece in run if isinstance(piece, str))
        else:
            yield from run


def parted(said: Said) -> list[Piece]:
    """Return *said* in pieces of which the last is its last word, for the template to hang the ending on."""
    found: list[Piece] = [said] if isinstance(said, str) else said
    last = found[-1]
    if isinstance(last, str):
        before, blank, word = last.rpartition(" ")
        return [*found[:-1], before + blank, word]
    return found
