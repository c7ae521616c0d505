"""The office's letter checked, whole or with one thing wrong: what every test here needs."""

from typing import Any

from bluezone.letters import sheet
from bluezone.letters.checks import Direction, Finding, check, text_of
from bluezone.letters.letter import Letter
from tests.letters.office import letter

TEXT = text_of(sheet.lay_out(letter()))
"""The office's letter on paper."""


def findings(given: Letter | None = None, *, text: str | None = None, incoming: bool = False) -> tuple[Finding, ...]:
    """Return what is wrong with *given*, the office's letter if there is none."""
    direction = Direction.INCOMING if incoming else Direction.OUTGOING
    return check(given or letter(), direction=direction, text=text)


def codes(given: Letter | None = None, *, text: str | None = None, incoming: bool = False) -> list[str]:
    """Return the codes of what is wrong, in alphabetical order."""
    return sorted(finding.code for finding in findings(given, text=text, incoming=incoming))


def changed(**changes: Any) -> list[str]:
    """Return the codes of what is wrong with the office's letter once *changes* are made in its value."""
    return codes(letter(**changes))


def edited(old: str, new: str) -> list[str]:
    """Return the codes of what is wrong once *old* is replaced in the office's text, which holds it."""
    assert old in TEXT
    return codes(text=TEXT.replace(old, new))
