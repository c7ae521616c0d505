"""Who sent a letter: which of the units that shall report it names as its issuer.

A letter names its sender in the head ("Sở Công Thương") and in its symbol ("SCT-VP"). One that fits alone is the
sender; where several fit, or none does, a clerk says.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter

_BODY = "uy ban nhan dan"
_SHORT = (("ubnd", _BODY), ("tp.", "thanh pho "), ("bql", "ban quan ly"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may have sent it: its names, "Hướng Hóa" and "Huyện Hướng Hóa", and its abbreviation, "SCT"."""

    unit: str
    names: tuple[str, ...]
    abbreviation: str = ""


def sender(letter: Letter, candidates: Iterable[Candidate]) -> str | None:
    """Return the unit that sent *letter*; None where none fits, or several do alike."""
    fitting = possible(letter, candidates)
    return fitting[0] if len(fitting) == 1 else None


def possible(letter: Letter, candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """Return the units that *letter* may be of: those of its issuer's name, of them those of its symbol's letters.

    A letter whose issuer could not be read is judged by its symbol alone.
    """
    listed = tuple(candidates)
    issuer = _plain(letter.issuer or "")
    named = [each for each in listed if issuer and issuer in {_plain(name) for name in each.names}]
    marks = set((letter.symbol or "").upper().split("-"))
    marked = [each for each in (named or ([] if issuer else listed)) if each.abbreviation.upper() in marks - {""}]
    return tuple(each.unit for each in marked or named)


def _plain(name: str) -> str:
    """Return *name* folded, abbreviations written out; a people's committee is the place that it governs."""
    plain = " ".join(fold(name).split())
    for short, long in _SHORT:
        plain = plain.replace(short, long)
    return " ".join(plain.removeprefix(_BODY).split())
