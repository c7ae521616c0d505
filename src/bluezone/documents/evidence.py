"""Where the values of a letter were found in its file and how sure they are: what a clerk compares with the paper.

Paths are those of the letter's JSON: "doc.number", "references[0].date".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from bluezone.documents.letter_file import LetterFile
from bluezone.letters import schema
from bluezone.letters.letter import Letter
from bluezone.letters.read_values import value_at
from bluezone.letters.reading.finding import Finding, Span
from bluezone.letters.reading.printed import Box
from bluezone.letters.reading.reader import LISTS

_WHOLE_PARTS = ("references", "cutoff", "counts", "targets", "deadlines", "recipients", "archive", "signer")
_DOC_PARTS = (
    "number", "symbol", "type", "date", "date_text", "place", "parent_org", "issuer", "addressees", "abstract",
    "urgency", "secrecy", "circulation", "address_line",
)  # fmt: skip  # one name a line would hide that it is the order of the JSON
PARTS = (*_DOC_PARTS, *_WHOLE_PARTS)
"""Parts of a Letter that are read, in the order of its JSON."""

MOST_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Other:
    """What else a part may be: its value as in the JSON, the words it was read from, how sure it is."""

    value: Any
    written: str
    certainty: float
    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value and where it stands.

    Attributes:
        path: its place in the JSON.
        value: as in the JSON.
        written: the words it was read from, as they stand in the file.
        span: where they stand in the file's text.
        certainty: 0 to 1; of the rule, and of the recogniser where the words were a picture.
        rule: the rule's name.
        boxes: where they stand on paper, a box for each line; empty where nobody knows.
        alternatives: what else it may be, surest first.
    """

    path: str
    value: Any
    written: str
    span: Span
    certainty: float
    rule: str
    boxes: tuple[Box, ...] = ()
    alternatives: tuple[Other, ...] = ()

    @property
    def page(self) -> int | None:
        """The page on which it begins; None where nobody knows."""
        return self.boxes[0].page if self.boxes else None


def collect(file: LetterFile) -> tuple[Evidence, ...]:
    """Return where each value of the letter in *file* was found, in the order of the JSON."""
    return tuple(_each(file, schema.encode(file.letter)))


def least_certainty(evidence: tuple[Evidence, ...]) -> float | None:
    """Return how sure the least sure value is; None where there is none."""
    return min((one.certainty for one in evidence), default=None)


def document(file: LetterFile, name: str) -> dict[str, Any]:
    """Return the letter in *file*, called *name*, as JSON with where each value stands, and the text in which."""
    extract = file.extract
    source = {
        "file": PurePath(name).name,
        "kind": extract.kind,
        "pages": [
            {"number": page.number, "read_as": page.how.value, "width": page.width, "height": page.height}
            for page in extract.pages
        ],
        "notes": [{"code": note.code, "vi": note.vi, "en": note.en} for note in file.notes],
        "text": extract.text,
    }
    found = {one.path: _as_json(one) for one in collect(file)}
    return {**schema.encode(file.letter), "source": source, "found": found}


def _each(file: LetterFile, document: dict[str, Any]) -> Iterator[Evidence]:
    for part in PARTS:
        for place, finding in enumerate(file.reading.found(part)):
            path = _path(part, place)
            others = () if place else file.reading.alternatives(part)[:MOST_ALTERNATIVES]
            told = tuple(_other(file, other) for other in others)
            yield _evidence(file, path, value_at(document, path), finding.span, finding, told)
            for name, span in finding.parts.items():
                value = value_at(document, f"{path}.{name}")
                if value is not None:
                    yield _evidence(file, f"{path}.{name}", value, span, finding)


def _evidence(
    file: LetterFile, path: str, value: Any, span: Span, finding: Finding, others: tuple[Other, ...] = ()
) -> Evidence:
    extract = file.extract
    recognised = extract.confidence(span.start, span.end)
    sure = finding.certainty if recognised is None else finding.certainty * recognised
    written = extract.text[span.start : span.end]
    boxes = extract.boxes(span.start, span.end)
    return Evidence(path, value, written, span, round(sure, 3), finding.rule, boxes, others)


def _other(file: LetterFile, finding: Finding) -> Other:
    given: dict[str, Any] = {finding.part: (finding.value,) if finding.part in LISTS else finding.value}
    value = value_at(schema.encode(Letter(**given)), _path(finding.part, 0))
    written = file.extract.text[finding.span.start : finding.span.end]
    return Other(value, written, round(finding.certainty, 3), finding.rule, finding.span)


def _path(part: str, place: int) -> str:
    path = f"doc.{part}" if part in _DOC_PARTS else part
    return f"{path}[{place}]" if part in LISTS else path


def _as_json(one: Evidence) -> dict[str, Any]:
    return {
        "span": [one.span.start, one.span.end],
        "written": one.written,
        "certainty": one.certainty,
        "rule": one.rule,
        "page": one.page,
        "boxes": [[box.page, *(round(side, 1) for side in (box.x0, box.y0, box.x1, box.y1))] for box in one.boxes],
        "alternatives": [
            {
                "value": other.value,
                "written": other.written,
                "certainty": other.certainty,
                "rule": other.rule,
                "span": [other.span.start, other.span.end],
            }
            for other in one.alternatives
        ],
    }
