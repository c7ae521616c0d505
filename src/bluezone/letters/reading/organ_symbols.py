"""The body in a document's symbol, SCT of "1169/SCT-VP", and whether a name in the text is its name.

Nothing is spelled out that the text does not say: these rules only tell whether a name that stands there fits.
"""

from bluezone.letters import kinds
from bluezone.letters.folding import fold
from bluezone.letters.reading.organ_abbreviations import ABBREVIATIONS, BODY_ABBREVIATIONS

_NORMS = frozenset({"NĐ", "TT", "TTLT", "NQLT", "L", "PL", "NQ", "KL", "CTHĐ", "CV", "BC", "TB"})
_UNSPOKEN = frozenset({"va", "cua", "cac", "ve", "trong"})
"""Folded words that abbreviations pass over."""


def organ_part(symbol: str) -> str | None:
    """Return the issuing body's abbreviation in *symbol*: SCT of SCT-VP and of BC-SCT, BCT of 2026/TT-BCT.

    >>> organ_part("QĐ-BNN-CN")
    'BNN'
    """
    parts = [part.strip() for part in symbol.rpartition("/")[2].split("-") if part.strip()]
    if len(parts) > 1 and (kinds.of_symbol(parts[0]) is not kinds.OFFICIAL_LETTER or parts[0] in _NORMS):
        parts = parts[1:]
    return parts[0] if parts else None


def initials(name: str) -> str:
    """Return the folded initials of *name*, abbreviations in it as they are: "Sở TT&TT tỉnh" gives "sttttt"."""
    found = []
    for word in name.replace("-", " ").replace(",", " ").replace("&", " ").replace(".", " ").split():
        folded = fold(word)
        if folded in _UNSPOKEN or not folded[0].isalnum():
            continue
        is_short = len(word) > 1 and word.isupper() and not name.isupper()
        found.append(folded if is_short else folded[0])
    return "".join(found)


def stands_for(abbreviation: str, name: str) -> bool:
    """Return whether *abbreviation*, of a symbol, may stand for the body called *name*.

    Its letters are the first initials of the name, of the name without its head, or of the words in the name that
    count: SCT and Sở Công Thương, KKT and Ban Quản lý Khu kinh tế, BVSL and Bệnh viện Đa khoa Sông Lam.
    """
    wanted = "".join(letter for letter in fold(abbreviation) if letter.isalnum())
    if not wanted or not name:
        return False
    spelled = _spelled(abbreviation)
    if spelled and fold(name).startswith(fold(spelled)):
        return True
    letters = initials(name)
    if len(wanted) < 2:
        return False
    starts = {0, 1, 2, 3}
    return any(letters[start:].startswith(wanted) for start in starts) or (
        letters[0] == wanted[0] and len(wanted) > 2 and _is_within(wanted, letters) and len(letters) <= 2 * len(wanted)
    )


def _spelled(abbreviation: str) -> str | None:
    """Return what a known abbreviation is short for: "Sở Y tế" for SYT."""
    if abbreviation in BODY_ABBREVIATIONS:
        return BODY_ABBREVIATIONS[abbreviation]
    subject = ABBREVIATIONS.get(abbreviation[1:])
    head = {"S": "Sở", "B": "Bộ"}.get(abbreviation[:1])
    return f"{head} {subject}" if head and subject else None


def _is_within(wanted: str, letters: str) -> bool:
    """Whether *wanted* are letters of *letters* in their order."""
    rest = iter(letters)
    return all(letter in rest for letter in wanted)
