"""Units found by what a roster calls them: name or abbreviation, whatever its capitals, marks and short forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bluezone.letters.folding import composed, fold, is_near, tone_key

SHORT_FORMS = {
    "p": "phong",
    "vp": "van phong",
    "tt": "trung tam",
    "ttra": "thanh tra",
    "ubnd": "uy ban nhan dan",
    "bql": "ban quan ly",
    "tx": "thi xa",
    "tp": "thanh pho",
    "h": "huyen",
    "kh": "ke hoach",
    "tc": "tai chinh",
    "hc": "hanh chinh",
    "th": "tong hop",
    "tchc": "to chuc hanh chinh",
}
"""Read only beside other words: "P. Kế hoạch" is "Phòng Kế hoạch", "VP" alone is an abbreviation of the tree's own."""

_WORDS = re.compile(r"\w+")
SHORTEST_NEAR_NAME = 8
MOST_SUGGESTIONS = 3
MOST_ALIKE = 200
"""Where more names share a half, that half tells nothing; they are found by the other one."""


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """The unit a cell means, or those it may mean."""

    unit: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitNames:
    """Names and ids of the units that a roster may speak of.

    Attributes:
        names: id and name of each unit, as suggestions are shown.
    """

    names: dict[str, str]
    _exact: dict[str, frozenset[str]] = field(repr=False)
    _folded: dict[str, frozenset[str]] = field(repr=False)
    _ends: dict[tuple[str, int], tuple[str, ...]] = field(repr=False)
    _found: dict[str, UnitMatch] = field(default_factory=dict, repr=False, compare=False)

    def find(self, text: str) -> UnitMatch:
        """Return what *text* means; near names are only candidates."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> UnitMatch:
        key = folded_key(text)
        for table, wanted in ((self._exact, exact_key(text)), (self._folded, key)):
            if ids := table.get(wanted):
                return UnitMatch(next(iter(ids))) if len(ids) == 1 else UnitMatch(None, tuple(sorted(ids)))
        if len(key) < SHORTEST_NEAR_NAME:
            return UnitMatch(None)
        alike = {name for end in _ends(key, reach=1) for name in self._ends.get(end, ()) if is_near(key, name)}
        near = {unit for name in alike for unit in self._folded[name]}
        return UnitMatch(None, tuple(sorted(near))[:MOST_SUGGESTIONS])


def unit_names(pairs: Iterable[tuple[str, str]]) -> UnitNames:
    """Return the units of *pairs*: a name or abbreviation, and the id of the unit; the first name is the one shown."""
    names: dict[str, str] = {}
    exact: dict[str, set[str]] = {}
    folded: dict[str, set[str]] = {}
    for name, unit in pairs:
        if not name.strip():
            continue
        names.setdefault(unit, name)
        exact.setdefault(exact_key(name), set()).add(unit)
        folded.setdefault(folded_key(name), set()).add(unit)
    ends: dict[tuple[str, int], list[str]] = {}
    for key in folded:
        for end in _ends(key, reach=0):
            ends.setdefault(end, []).append(key)
    return UnitNames(
        names, _frozen(exact), _frozen(folded), {e: tuple(k) for e, k in ends.items() if len(k) <= MOST_ALIKE}
    )


def exact_key(name: str) -> str:
    """Return *name* by its words, their tones kept."""
    return " ".join(tone_key(word) for word in _WORDS.findall(composed(name)))


def folded_key(name: str) -> str:
    """Return *name* by its words without marks, short forms written out."""
    words = [fold(word) for word in _WORDS.findall(composed(name.replace("&", " và ")))]
    return " ".join(words) if len(words) < 2 else " ".join(SHORT_FORMS.get(word, word) for word in words)


def _frozen(table: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(ids) for key, ids in table.items()}


def _ends(key: str, reach: int) -> Iterator[tuple[str, int]]:
    """Yield both ends of *key* with its length, give or take *reach*: one slip leaves one of the ends whole."""
    for length in range(len(key) - reach, len(key) + reach + 1):
        half = max(length // 2 - 1, 1)
        yield f"{key[:half]}-", length
        yield f"-{key[-half:]}", length
