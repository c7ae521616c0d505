"""What a check finds: a code, how grave it is, a sentence in both languages, the rule's place, and where."""

from dataclasses import dataclass
from enum import StrEnum

from bluezone.letters.letter import Letter
from bluezone.letters.reading.finding import Span


class Direction(StrEnum):
    """Whether the office issues the letter or has received it."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Severity(StrEnum):
    """ERROR: may not be issued. WARNING: wrong, but a clerk decides. HINT: worth a look."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that breaks a rule.

    Attributes:
        code: of checks.rules.RULES; permanent.
        vi, en: a sentence for the clerk.
        rule: the rule's place in the decree, or in the house.
        where: a path in the value ("references[2].date"), or characters of the text that was checked.
    """

    code: str
    severity: Severity
    vi: str
    en: str
    rule: str
    where: str | Span | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A finding before anybody has asked how grave it is."""

    code: str
    vi: str
    en: str
    where: str | Span | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A letter to be checked, and in which direction it goes."""

    letter: Letter
    is_outgoing: bool
