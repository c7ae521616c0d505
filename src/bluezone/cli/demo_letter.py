"""The end of the demo's story: the office's letter, its files, and what a receiver reads in them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bluezone.letters import checks, part_texts, schema
from bluezone.letters.checks import Direction
from bluezone.letters.letter import Letter
from bluezone.world import post
from bluezone.world.post import Copy, ReadBack


@dataclass(slots=True)
class Reported:
    """The letter, its copies in *folder*, and what was read in them."""

    letter: Letter
    folder: Path
    copies: Sequence[Copy]
    found: list[ReadBack] = field(default_factory=list)

    def read_back(self, progress: Callable[[float], None]) -> dict[str, float]:
        """Read every copy as a receiver does; return the seconds each took."""
        took_s = {}
        for place, copy in enumerate(self.copies, start=1):
            began = time.monotonic()
            self.found.append(post.read_back(self.letter, copy))
            took_s[f"read_{copy.read_as}"] = round(time.monotonic() - began, 2)
            progress(place / len(self.copies))
        post.file_reading(self.letter, self.folder, self.found)
        return took_s

    def summary(self) -> dict[str, Any]:
        """Return the letter's figures and how each copy was read."""
        figures = schema.encode(self.letter)["counts"]
        broken = checks.check(self.letter, direction=Direction.OUTGOING)
        return {
            "installed": figures["installed"],
            "total": figures["total"],
            "percent": figures["percent_text"].rstrip("%"),
            "letter": {
                "number_symbol": self.letter.number_symbol,
                **{copy.read_as: copy.path.name for copy in self.copies},
                "findings": [finding.code for finding in broken],
                "read_back": [one.as_json() for one in self.found],
            },
        }


def send(encoded: dict[str, Any], folder: Path) -> Reported:
    """Write the letter that the office issued, *encoded* as the site keeps it, its copies into *folder*."""
    letter = schema.decode(encoded)
    return Reported(letter, folder, post.send(letter, folder))


def show(summary: dict[str, Any], console: Console) -> None:
    """Write what *summary* says of the letter."""
    letter = summary["letter"]
    console.print(
        f"Letter {letter['number_symbol']}: {summary['installed']}/{summary['total']} phones with the app, "
        f"{summary['percent']}%. The checks find {len(letter['findings']) or 'nothing'} in it.\n"
    )
    table = Table("file", "values as written", "installed", "as of", box=None)
    for copy in letter["read_back"]:
        if copy["is_equal"] is None:
            table.add_row(copy["file"], "not read: tesseract and its Vietnamese are not installed")
        else:
            table.add_row(copy["file"], _same(copy), _figures(copy), part_texts.line("cutoff", {"iso": copy["cutoff"]}))
    console.print(table)
    console.print()


def _same(copy: dict[str, Any]) -> str:
    others = copy["differences"]
    same = f"{copy['values'] - len(others)} of {copy['values']}"
    return f"{same}, but {', '.join(others)}" if others else f"all {copy['values']}"


def _figures(copy: dict[str, Any]) -> str:
    return f"{copy['installed']}/{copy['total']}, {copy['percent']}"
