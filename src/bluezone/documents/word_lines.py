"""Lines of text as a reader gathers them, with the lines at which tables stand and pages begin."""

from dataclasses import dataclass, field
from enum import StrEnum

from bluezone.documents.errors import DocumentTooLargeError
from bluezone.letters.folding import composed

MOST_LINES = 100_000
"""2,000 pages; more is no letter."""


class TableKind(StrEnum):
    """What a table is for, and by that how it is read."""

    LETTERHEAD = "letterhead"  # cell by cell, row after row
    CLOSING = "closing"  # cell by cell, column after column: who signs stands under as what
    LAYOUT = "layout"  # cell by cell, row after row
    DATA = "data"  # row by row, cells separated by a tab


@dataclass(frozen=True, slots=True)
class TableLines:
    """Which lines a table gave: from `start` up to, not including, `end`."""

    kind: TableKind
    start: int
    end: int


@dataclass(slots=True)
class Lines:
    """Lines in NFC; a blank one never stands first nor twice. `pages` are the lines that surely begin a page."""

    lines: list[str] = field(default_factory=list)
    tables: list[TableLines] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Add one line.

        Raises:
            DocumentTooLargeError: there are MOST_LINES already.
        """
        if not line and (not self.lines or not self.lines[-1]):
            return
        if len(self.lines) >= MOST_LINES:
            raise DocumentTooLargeError(f"The letter has more than {MOST_LINES:,} lines. Send the letter alone.")
        self.lines.append(composed(line))

    def add_all(self, other: "Lines") -> None:
        """Add what *other* gathered: lines, tables and pages."""
        offset = len(self.lines)
        for line in other.lines:
            self.add(line)
        self.tables += [TableLines(table.kind, table.start + offset, table.end + offset) for table in other.tables]
        self.pages += [page + offset for page in other.pages]

    def add_page(self) -> None:
        """Remember that the next line begins a page."""
        if self.lines and len(self.lines) not in self.pages[-1:]:
            self.pages.append(len(self.lines))

    def trim(self) -> None:
        """Take a blank line off the end."""
        if self.lines and not self.lines[-1]:
            self.lines.pop()
