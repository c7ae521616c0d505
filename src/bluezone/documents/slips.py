"""Slips of the recogniser that can be nothing else, put right; everything that could be something else stays.

A word put right is never surer than DOUBT, so that whoever reads a value in it asks a person.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bluezone.letters.folding import fold
from bluezone.letters.old_encodings import vietnamese_share
from bluezone.letters.reading.printed import Word

DOUBT = 0.5

_DOUBLED_I = re.compile(r"(?<=[^\W\d_])ii(?=[^\W\d_])")
_REPORT = re.compile(r"(?<=\bb/)€")  # "b/c", to report; nobody writes amounts in euro behind a b
_COVID = re.compile(r"^COV(TI|IT|I1|II)D(?=\W|$)")
_FILED = re.compile(r"^V[Il](?=[,;.]|$)")  # "VT": no registry has another name
_EDGES = re.compile(r"^\W+|\W+$")


def repaired(words: Sequence[Word]) -> list[Word]:
    """Return *words*, in reading order of their lines, without slips that can be nothing else."""
    before = ""
    found = []
    for word in words:
        text = _repaired(word.text, before)
        before = word.text
        found.append(word if text == word.text else _doubted(word, text))
    return found


def _repaired(text: str, before: str) -> str:
    text = _COVID.sub("COVID", _REPORT.sub("c", text))
    if fold(before).rstrip(":") == "luu":
        text = _FILED.sub("VT", text)
    single = _DOUBLED_I.sub("i", text)
    if single != text and vietnamese_share([_EDGES.sub("", single)]) == 1:
        return single  # no syllable has two i; tesseract sees one in the side of a G
    return text


def _doubted(word: Word, text: str) -> Word:
    return replace(word, text=text, confidence=min(DOUBT, word.confidence if word.confidence is not None else DOUBT))
