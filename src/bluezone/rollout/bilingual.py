"""One text in both languages: Vietnamese first, English beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """What a person is shown; both texts say the same."""

    vi: str
    en: str
