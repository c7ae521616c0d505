"""Tables of phrases: which of many fits at a token, found by the words they open with."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from bluezone.letters.reading.organ_names import listed
from bluezone.letters.reading.phrases import Grammar, Phrase
from bluezone.letters.reading.tokens import Text

_NOTATION = Grammar()

Row = TypeVar("Row")


class Table(Generic[Row]):
    """Phrases by the folded words they may open with."""

    def __init__(self, rows: Iterable[tuple[str, Row]]) -> None:
        self.by_opening: dict[str, list[tuple[Phrase, Row]]] = defaultdict(list)
        for source, row in rows:
            phrase = _NOTATION.phrase(source)
            for opening in phrase.openings or ():
                self.by_opening[opening].append((phrase, row))

    def longest(self, text: Text, index: int) -> tuple[int, Row] | None:
        """Return (index behind, row) of the longest phrase that fits at *index* without a slip in a short word."""
        rows = self.by_opening.get(text[index].folded) if index < len(text) else None
        if rows is None:
            return None
        found = [
            (match.last, row)
            for phrase, row in rows
            if (match := phrase.at(text, index)) and match.slips <= (match.last - index) // 2
        ]
        return max(found, key=lambda pair: pair[0], default=None)


def table(text: str) -> Table[str]:
    """Return the phrases of *text*, separated by semicolons, as a table whose rows are the phrases themselves."""
    return Table((source, source) for source in listed(text))
