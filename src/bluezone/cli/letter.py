"""`bluezone letter …`: official letters read, written and checked."""

from collections.abc import Iterable
from typing import Protocol

import click

from bluezone.cli.door import Doors


@click.group(
    cls=Doors,
    doors={"read": "letter_read:read", "write": "letter_write:write", "check": "letter_check:check"},
)
def letter() -> None:
    """Read, write and check official letters in the layout of Nghị định 30/2020/NĐ-CP.

    Example: bluezone letter read 1169-SCT-VP.pdf
    """


english_option = click.option(
    "--english", "is_english", is_flag=True, help="What is said about a letter in English instead of Vietnamese."
)


class Said(Protocol):
    """A sentence in both languages."""

    @property
    def vi(self) -> str:
        """In Vietnamese."""

    @property
    def en(self) -> str:
        """In English."""


def in_language(said: Said, *, is_english: bool) -> str:
    """Return *said* in the language that was asked for."""
    return said.en if is_english else said.vi


def tell(file: str, notes: Iterable[Said], *, is_english: bool) -> None:
    """Write *notes* on *file* to stderr, a line each."""
    for note in notes:
        click.echo(f"{file}: {in_language(note, is_english=is_english)}", err=True)
