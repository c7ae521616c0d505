"""A letter of the drill's office for tests: 1169/SCT-VP, 41 of 43."""

from dataclasses import replace

from bluezone.letters.letter import Letter
from bluezone.world import other_offices


def letter() -> Letter:
    """Return the letter as it is issued."""
    return replace(other_offices.letter("so-05", "Sở Công Thương", 41, 43), number="1169", symbol="SCT-VP")
