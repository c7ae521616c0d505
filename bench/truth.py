"""How a reading compares with the truth made by hand: right, missed, wrong, invented, field by field.

The rules are those of the README beside the letters in shared/data: exact after NFC, collapsed blanks and case; fields
that a truth lists under `not_literal` are right where one holds the other; units and denominators always are, since the
truths gloss them. `accept_null` lists what the text itself does not say, such as a year.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bluezone.letters.folding import composed, fold

Json = Mapping[str, Any]

DOC = [
    "number_symbol",
    "number",
    "symbol",
    "type",
    "date",
    "date_text",
    "place",
    "parent_org",
    "issuer",
    "abstract",
    "urgency",
]
COUNTS = ["installed", "total", "percent", "percent_text", "unit", "denominator"]
GLOSSED = {"counts.unit", "counts.denominator"}
LISTS: dict[str, tuple[tuple[str, ...], Callable[[Json], object]]] = {
    "references": (("date", "issuer", "role"), lambda item: _plain(item.get("number_symbol")).replace(" ", "")),
    "targets": (("percent", "by"), lambda item: _plain(item.get("percent"))),
    "deadlines": (("by", "to", "what"), lambda item: _plain(item.get("by") or item.get("as_written"))),
    "recipients": (("name", "purpose"), lambda item: _plain(item.get("as_written"))),
    "counts.not_installed": (("count",), lambda item: _plain(item.get("reason_code"))),
}
"""Lists: which fields of an element are scored, and what tells elements apart."""


@dataclass
class Score:
    """Counts of right, missed, wrong and invented values, by field."""

    fields: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def total(self) -> Counter[str]:
        """All fields together."""
        return sum(self.fields.values(), Counter[str]())

    def add(self, name: str, true: Any, given: Any, *, is_lenient: bool = False, may_miss: bool = False) -> None:
        """Count one value."""
        wanted, found = _plain(true), _plain(given)
        if not found and (not wanted or may_miss):
            return
        if not wanted or not found:
            self.fields[name]["missed" if wanted else "invented"] += 1
        elif wanted == found or (is_lenient and _overlap(wanted, found)):
            self.fields[name]["right"] += 1
        else:
            self.fields[name]["wrong"] += 1


def precision_recall_f1(counts: Counter[str]) -> tuple[float, float, float]:
    """Return the three of *counts*; 1.0 where nothing was to be found and nothing was given."""
    given = counts["right"] + counts["wrong"] + counts["invented"]
    wanted = counts["right"] + counts["wrong"] + counts["missed"]
    precision = counts["right"] / given if given else 1.0
    recall = counts["right"] / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def invented_share(counts: Counter[str]) -> float:
    """Return how many of all values given stand where the truth has none."""
    given = counts["right"] + counts["wrong"] + counts["invented"]
    return counts["invented"] / given if given else 0.0


def compare(score: Score, truth: Json, given: Json) -> None:
    """Add to *score* how the reading *given* compares with *truth*, both in the schema of the shared letters."""
    lenient, unsaid = set(truth.get("not_literal") or ()), set(truth.get("accept_null") or ())
    for path in [*(f"doc.{name}" for name in DOC), "cutoff.iso", "cutoff.precision", *(f"counts.{n}" for n in COUNTS),
                 "counts.rank.position", "archive.copies", "archive.drafter",
                 *(f"signer.{name}" for name in ["collective", "authority", "title", "name"])]:  # fmt: skip
        is_lenient = path in lenient or path in GLOSSED
        score.add(path, _at(truth, path), _at(given, path), is_lenient=is_lenient, may_miss=path in unsaid)
    for path in ("doc.addressees", "archive.units"):
        _compare_sets(score, path, _at(truth, path), _at(given, path), any(name.startswith(path) for name in lenient))
    for path in LISTS:
        _compare_lists(score, path, truth, given, lenient, unsaid)


def _compare_sets(score: Score, path: str, true: Any, given: Any, is_lenient: bool) -> None:
    left = list(given or ())
    for wanted in true or ():
        same = next((item for item in left if _plain(item) == _plain(wanted)), None)
        if same is None and is_lenient:
            same = next((item for item in left if _overlap(_plain(item), _plain(wanted))), None)
        score.add(path, wanted, wanted if same is not None else None)
        left = [item for item in left if item is not same]
    for item in left:
        score.add(path, None, item)


def _compare_lists(score: Score, path: str, truth: Json, given: Json, lenient: set[str], unsaid: set[str]) -> None:
    names, key = LISTS[path]
    left = list(_at(given, path) or ())
    for place, wanted in enumerate(_at(truth, path) or ()):
        fitting = [item for item in left if key(item) == key(wanted)]
        found = max(fitting, key=lambda item: _agreeing(item, wanted, names), default=None)
        score.add(path, path, path if found is not None else None)
        if found is None:
            continue
        left = [item for item in left if item is not found]
        for name in names:
            spots = {f"{path}[{place}].{name}", f"{path}.{name}", path, f"{path}[{place}]"}
            score.add(
                f"{path}.{name}", wanted.get(name), found.get(name),
                is_lenient=bool(spots & lenient), may_miss=bool(spots & unsaid),
            )  # fmt: skip
    for _ in left:
        score.add(path, None, path)


def _agreeing(one: Json, other: Json, names: Iterable[str]) -> int:
    return sum(_plain(one.get(name)) == _plain(other.get(name)) for name in names)


def _at(document: Json, path: str) -> Any:
    value: Any = document
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float) or re.fullmatch(r"\d+(\.\d+)?", str(value)):
        return f"{float(value):g}" if float(value) < 1e6 else str(int(float(value)))
    return " ".join(composed(str(value)).split()).casefold()


def _overlap(one: str, other: str) -> bool:
    return fold(one) in fold(other) or fold(other) in fold(one)
