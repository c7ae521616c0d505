"""What a person compares with the paper: the values of a letter that was read, each with how sure it is and its words.

It works on the JSON that `bluezone letter read --found` prints, so that terminal and pages show the same. What the JSON
lacks is not shown; nothing in it is trusted to be there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_FIGURES = "counts"
_SAID_TWICE = {"doc.date_text": "doc.date"}
"""Parts that need no line of their own where the other is there."""


@dataclass(frozen=True, slots=True)
class ReadValue:
    """One value.

    Attributes:
        path: its place in the JSON.
        value: as in the JSON.
        certainty: 0 to 1.
        written: the words it was read from, in one line; empty where only a larger part's are known.
        page: on which it stands; None where nobody knows.
    """

    path: str
    value: Any
    certainty: float
    written: str
    page: int | None = None


def values(document: Mapping[str, Any]) -> Iterator[ReadValue]:
    """Yield the values of *document*, in its order: the install figures piece by piece, everything else whole."""
    given = document.get("found")
    found: dict[str, Any] = given if isinstance(given, dict) else {}
    for path, where in found.items():
        if path == _FIGURES:
            yield from _figures(document, found, where)
        elif _SAID_TWICE.get(path) not in found and "." not in path.removeprefix("doc."):
            yield _value(document, path, where)


def _figures(document: Mapping[str, Any], found: Mapping[str, Any], whole: Mapping[str, Any]) -> Iterator[ReadValue]:
    for name, value in (document.get(_FIGURES) or {}).items():
        path = f"{_FIGURES}.{name}"
        if name == "percent_text" or value in (None, []):
            continue
        if path in found:
            yield _value(document, path, found[path])
        else:
            yield ReadValue(path, value, whole.get("certainty", 0.0), "", whole.get("page"))


def _value(document: Mapping[str, Any], path: str, where: Mapping[str, Any]) -> ReadValue:
    words = " ".join(str(where.get("written", "")).split())
    return ReadValue(path, value_at(document, path), where.get("certainty", 0.0), words, where.get("page"))


def value_at(document: Any, path: str) -> Any:
    """Return what stands in *document*, the JSON of a letter, at *path* ("references[0].date"); None if nothing."""
    found = document
    for step in path.replace("[", ".[").split("."):
        if step.startswith("["):
            place = int(step.strip("[]"))
            found = found[place] if isinstance(found, list) and place < len(found) else None
        else:
            found = found.get(step) if isinstance(found, dict) else None
    return found
