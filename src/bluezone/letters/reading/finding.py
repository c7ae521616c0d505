"""What a reader hands on: a value, where it stands, how sure it is, by which rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bluezone.letters.reading.phrases import Found
from bluezone.letters.reading.tokens import Text

SURE = 0.97
"""Of a rule that fits as stated. No reading is certain."""

SLIP = 0.92
"""Each slip makes a match this much less sure."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start..end-1 of the text that was read."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One value that a rule found in a text.

    Attributes:
        part: which part of the letter: "number", "addressees", "references", "counts.percent", ... (fields of Letter).
        value: of the type of that part; of one element where the part is a list.
        span: where all of it stands.
        certainty: 0 to 1; comparable among findings for the same part.
        rule: the rule's name, for whoever asks why.
        parts: where the pieces of a composed value stand, by field name ("date", "issuer").
    """

    part: str
    value: Any
    span: Span
    certainty: float
    rule: str
    parts: Mapping[str, Span] = field(default_factory=dict)


def certainty(found: Found, start: float = SURE) -> float:
    """Return how sure a match is: *start*, less for every slip."""
    return start * SLIP**found.slips


def span(text: Text, first: int, last: int) -> Span:
    """Return the characters of tokens first..last-1."""
    return Span(*text.span(first, last))
