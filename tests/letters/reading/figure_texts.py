"""Sentences with the figures they give (figure_sentences.txt), and reading the figures of a text."""

import json
from pathlib import Path
from typing import Any

from bluezone.letters.letter import Counts, Letter
from bluezone.letters.reading import figures
from bluezone.letters.reading.finding import Finding
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.reader import LEAST_CERTAINTY

FILE = Path(__file__).with_name("figure_sentences.txt")


def findings(text: str) -> list[Finding]:
    """Return what is found of the figures, surest first."""
    return sorted(figures.find(prepare(text), Letter()), key=lambda finding: -finding.certainty)


def counts_of(text: str) -> Counts | None:
    """Return the figures that stand; None where none is sure enough."""
    found = [finding for finding in findings(text) if finding.part == "counts"]
    return found[0].value if found and found[0].certainty >= LEAST_CERTAINTY else None


def sentences() -> list[tuple[str, dict[str, Any] | None]]:
    """Return every example of the file: the text and the figures that matter in it."""
    found, text = [], list[str]()
    _, *sections = FILE.read_text(encoding="utf-8").split("\n# ")
    for line in (line for section in sections for line in section.split("\n")[1:]):
        if line.startswith("= "):
            found.append(("\n".join(text).strip("\n"), json.loads(line.removeprefix("= "))))
            text = []
        else:
            text.append(line)
    return found


def shown(counts: Counts, fields: dict[str, Any]) -> dict[str, Any]:
    """Return those *fields* of *counts* as the examples write them."""
    return {name: _shown(counts, name) for name in fields}


def _shown(counts: Counts, name: str) -> Any:
    if name == "bound":
        return counts.installed_bound.value if counts.installed_bound else None
    value = getattr(counts, name)
    if value is None or name not in {"percent", "not_installed", "delta", "rank", "by_unit"}:
        return value
    if name == "percent":
        return str(value)
    if name == "not_installed":
        return [[reason.code, reason.count] for reason in value]
    if name == "delta":
        return [value.count, None if value.points is None else str(value.points)]
    if name == "rank":
        return [value.position, value.of]
    return [[row.unit, row.installed, row.total, None if row.percent is None else str(row.percent)] for row in value]
