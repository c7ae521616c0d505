"""The reader: every rule file in its order, and what they found put together as one letter.

A clerk's page shows `text` beside `letter`, marks `found[part]` in it by certainty, and offers `alternatives(part)`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from bluezone.letters.letter import Letter
from bluezone.letters.reading import addressees, closing, figures, masthead, moments, references, targets
from bluezone.letters.reading.finding import Finding
from bluezone.letters.reading.page import LONGEST_TEXT, Page, prepare

Rules = Callable[[Page, Letter], Iterable[Finding]]
"""A rule file's find(page, known): what it finds, given what the files before it have found."""

LEAST_CERTAINTY = 0.5
"""What is less sure is only an alternative: no value rather than a guess."""

LISTS = frozenset({"addressees", "references", "targets", "deadlines", "recipients"})
"""Parts of which a letter has several; a finding is one element."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    Attributes:
        text: what the spans count characters of: the input in NFC, line ends as newlines.
        letter: the values, those surer than LEAST_CERTAINTY.
        findings: everything that any rule found, surest first within a part.
        is_cut: the text was longer than LONGEST_TEXT.
    """

    text: str
    letter: Letter
    findings: tuple[Finding, ...]
    is_cut: bool = False

    def found(self, part: str) -> tuple[Finding, ...]:
        """Return the findings that stand in the letter as *part*; one, or as many as the list has."""
        sure = [finding for finding in self.findings if finding.part == part and finding.certainty >= LEAST_CERTAINTY]
        return tuple(sorted(sure, key=lambda f: f.span.start)) if part in LISTS else tuple(sure[:1])

    def alternatives(self, part: str) -> tuple[Finding, ...]:
        """Return what else *part* may be, surest first."""
        taken = self.found(part)
        return tuple(
            f for f in self.findings if f.part == part and all(f is not t and f.value != t.value for t in taken)
        )


def read(text: str, *, year: int | None = None) -> Reading:
    """Return the letter that *text* is, as far as it says.

    Args:
        text: as it came from a file: any line breaks, any Unicode form; the cells of a table's row separated by tabs.
        year: for days printed without a year where the text prints no year at all; None leaves them unread.
    """
    page = prepare(text[:LONGEST_TEXT], year)
    letter, findings = Letter(is_draft=False), list[Finding]()
    for find in _rules():
        new = sorted(find(page, letter), key=lambda finding: -finding.certainty)
        letter = _with(letter, new)
        findings += new
    return Reading(page.text.written, letter, tuple(findings), len(text) > LONGEST_TEXT)


def _rules() -> tuple[Rules, ...]:
    return (
        masthead.find,
        addressees.find,
        references.find,
        moments.find,
        targets.find,
        figures.find,
        closing.find,
    )


_FIELDS = frozenset(field.name for field in fields(Letter))


def _with(letter: Letter, findings: list[Finding]) -> Letter:
    changes: dict[str, Any] = {}
    for finding in findings:
        if finding.certainty < LEAST_CERTAINTY or finding.part not in _FIELDS:
            continue
        if finding.part in LISTS:
            changes.setdefault(finding.part, []).append(finding)
        else:
            changes.setdefault(finding.part, finding.value)
    for part in LISTS & changes.keys():
        in_order = sorted(changes[part], key=lambda finding: finding.span.start)
        changes[part] = tuple(finding.value for finding in in_order)
    return replace(letter, **changes)
