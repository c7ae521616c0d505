"""A letter's text cut into its regions: head, body, closing; what every rule file is given."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bluezone.letters.reading.phrases import Grammar
from bluezone.letters.reading.terminals import TERMINALS, Day
from bluezone.letters.reading.tokens import Text

LONGEST_TEXT = 300_000
"""Characters, some hundred pages, read in at most half a minute; no letter is longer. The rest is not looked at."""

GRAMMAR = Grammar(TERMINALS)
CLOSING = GRAMMAR.rule("closing", "^ nơi nhận [:]", "nơi nhận :")
BODY_END = GRAMMAR.rule("body end", ". / .")
FULL_DAY = GRAMMAR.phrase("<day>")
MONTH = GRAMMAR.phrase("tháng <number> (/ | năm) <year=number>")

APP = GRAMMAR.phrase('(ứng dụng | phần mềm | app) ["]')
SYMBOL = GRAMMAR.phrase("<symbol>")
LONGEST_LEFT = 8
"""Tokens of a document number before its slash; "CV-56.2020" has five."""

NOT_COUNTS = tuple(
    GRAMMAR.phrase(source)
    for source in (
        "<number> / <number> / <number>",
        "<number> - <number> / <number>",
        "(ngày | từ | đến | tới | trước | sáng | chiều | tối | hết | hôm) <day>",
        "ngày <number>",
        "<blank> / <number> / <number>",
        "tháng <number> [/ <number>]",
        "năm <number>",
        "<time>",
        "thứ <number> [/ <number>]",
    )
)


@dataclass(frozen=True, slots=True)
class Region:
    """Tokens first..last-1."""

    first: int
    last: int

    def __contains__(self, index: int) -> bool:
        return self.first <= index < self.last


@dataclass(frozen=True)
class Page:
    """A text and what is known of it before any rule has read it.

    Attributes:
        text: its tokens.
        year: of the time at which it is read or was received, for days printed without one; None: unknown.
    """

    text: Text
    year: int | None = None

    @cached_property
    def closing(self) -> Region:
        """From "Nơi nhận" to the end; empty where the text has no such block."""
        n = len(self.text)
        found = next(CLOSING.search(self.text), None)
        return Region(found.first, n) if found else Region(n, n)

    @cached_property
    def printed_years(self) -> frozenset[int]:
        """The years of the days that are printed with one; of the months where no day is."""
        days = (found["day"] for found in FULL_DAY.search(self.text))
        return frozenset(day.year for day in days if day.year) or frozenset(
            int(found["year"].value) for found in MONTH.search(self.text) if 1945 <= found["year"].value <= 2100
        )

    @cached_property
    def taken(self) -> frozenset[int]:
        """Tokens of days, hours, document numbers and ranks: their digits count nothing."""
        before_slashes = sorted({at for end in self.text.places.get("/", ()) for at in range(end - LONGEST_LEFT, end)})
        symbols = (SYMBOL.at(self.text, at) for at in before_slashes if at >= 0)
        found = [*filter(None, symbols), *(match for rule in NOT_COUNTS for match in rule.search(self.text))]
        return frozenset(index for match in found for index in range(match.first, match.last))

    @cached_property
    def apps(self) -> frozenset[str]:
        """Folded names of the apps that the text names: "ứng dụng Bluezone", "phần mềm VNeID"."""
        behind = (found.last for found in APP.search(self.text))
        return frozenset(self.text[at].folded for at in behind if at < len(self.text) and self.text[at].is_capital)

    def date_of(self, day: Day) -> date | None:
        """Return the date of *day*; without a printed year, in the only year that the text prints, else in `year`."""
        years = self.printed_years
        return day.on(next(iter(years)) if len(years) == 1 else self.year)


def prepare(text: str, year: int | None = None) -> Page:
    """Return *text* ready for the rules; time in proportion to its length."""
    return Page(Text(text), year)
