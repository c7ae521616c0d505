"""What is wrong with given data: where, and in a sentence of both languages. Problems are listed, never raised."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to correct.

    Attributes:
        code: by which programs decide; never changes.
        where: the id of a unit, or "row 17".
        vi, en: what is wrong, what was expected, what to do.
    """

    code: str
    where: str
    vi: str
    en: str
