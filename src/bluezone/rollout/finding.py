"""What is to be said about one cell or row of a roster: where, what was found, what was expected, in both languages.

A finding quotes the cell; it is for the eyes of whoever uploaded the file, and goes into no log.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.problem import Problem

LONGEST_QUOTE = 60


class Weight(IntEnum):
    """What a finding asks for."""

    NOTE = 0  # read it
    DOUBT = 1  # look at it; the row is taken
    ERROR = 2  # correct it; the row is not taken


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a roster.

    Attributes:
        code: by which programs decide; never changes.
        row: counted from 1 as in the sheet; 0 for the whole.
        column: the heading, or empty where the whole row is meant.
        found: the cell as typed.
        expected: what should stand there, and what to do.
    """

    code: str
    row: int
    column: str
    found: str
    expected: Bilingual
    weight: Weight = Weight.ERROR

    @property
    def vi(self) -> str:
        """The sentence in Vietnamese."""
        place = ", ".join(part for part in (f"Dòng {self.row}" if self.row else "Danh sách", self.column) if part)
        return f'{place}: có "{_quote(self.found)}", cần {self.expected.vi}.'

    @property
    def en(self) -> str:
        """The sentence in English."""
        place = ", ".join(part for part in (f"Row {self.row}" if self.row else "Roster", self.column) if part)
        return f'{place}: found "{_quote(self.found)}", expected {self.expected.en}.'

    @property
    def problem(self) -> Problem:
        """The same as a problem among those of other data."""
        return Problem(self.code, f"row {self.row}", self.vi, self.en)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return *findings* by row, the gravest of a row first, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda each: (each.row, -each.weight, each.column, each.code)))


def _quote(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
