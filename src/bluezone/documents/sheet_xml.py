"""XML of a workbook as it streams by: what begins, what ends, what stands between; nothing of it is kept.

No tree is built, because an element without content takes a hundred times its bytes in one. What the parser itself
keeps is bounded too: how deep elements lie in each other, how many different names they have, how long one is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar
from xml.parsers import expat
from xml.parsers.expat import errors

from bluezone.documents.errors import DocumentTooLargeError
from bluezone.documents.sheet_book import SheetError

MOST_BYTES = 256 * 2**20
"""What the XML of all parts of a workbook may unpack to; 60,000 rows of 30 columns have 100 MB."""

MOST_ELEMENTS = 12_000_000
"""In all parts of a workbook: four for each cell. At a third of a microsecond each, the time of reading is bounded."""

MOST_NAMES = 4_000
"""Different names of elements and attributes; the formats of Office have fewer, and the parser keeps each."""

DEEPEST = 200
"""Elements in each other; a sheet has ten."""

LONGEST_MARK_BYTES = 2**20
"""Of one beginning of an element with its attributes; the longest known is a formula's name of 8,192 signs."""

DAMAGED = "The workbook is damaged. Open it in Excel and save it again as .xlsx."

_NO_MEMORY = errors.codes[errors.XML_ERROR_NO_MEMORY]

Begin = Callable[[dict[str, str]], None]
End = Callable[[], None]
Told = TypeVar("Told")


class Source(Protocol):
    """Bytes that come bit by bit."""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; b"" at the end."""
        ...


@dataclass(slots=True)
class Allowance:
    """What is left of the bounds of one workbook, for all its parts."""

    size_bytes: int = field(default=MOST_BYTES)
    elements: int = field(default=MOST_ELEMENTS)


def read(
    source: Source,
    begins: Mapping[str, Begin],
    ends: Mapping[str, End],
    text: Callable[[str], None] | None = None,
    allowance: Allowance | None = None,
) -> None:
    """Tell who waits for them which elements of *source* begin and end, by their names without prefix.

    Args:
        begins: by the name of an element, who gets its attributes.
        ends: by the name of an element, who is called at its end.
        text: who gets what stands between, piece by piece.
        allowance: of the workbook; what is read is taken from it.

    Raises:
        DocumentTooLargeError: more than the allowance, or of a shape that only attacks have.
        SheetError: damaged, or with a document type.
    """
    reader = _Reader(begins, ends, allowance or Allowance())
    reader.parser.CharacterDataHandler = text
    try:
        while data := source.read():
            reader.feed(data)
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        if error.code == _NO_MEMORY:
            raise DocumentTooLargeError("The XML of the workbook takes all memory. Save the table alone.") from error
        raise SheetError(DAMAGED) from error


class _Reader:
    """A parser with its bounds."""

    def __init__(self, begins: Mapping[str, Begin], ends: Mapping[str, End], allowance: Allowance) -> None:
        self._begins, self._ends = _Named(begins), _Named(ends)
        self._allowance, self._fed_bytes = allowance, 0
        self._n_begun = self._n_ended = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse

    def feed(self, data: bytes) -> None:
        """Parse *data*, then count what came of it: a piece of an archive is too small to do harm by itself."""
        before = self._n_begun
        self.parser.Parse(data, False)
        self._fed_bytes += len(data)
        self._allowance.size_bytes -= len(data)
        self._allowance.elements -= self._n_begun - before
        if (
            min(self._allowance.size_bytes, self._allowance.elements) < 0
            or self._n_begun - self._n_ended > DEEPEST
            or len(self.parser.intern) > MOST_NAMES
            or self._fed_bytes - self.parser.CurrentByteIndex > LONGEST_MARK_BYTES
        ):
            raise DocumentTooLargeError("The XML of the workbook is larger than any roster. Save the table alone.")

    def _begin(self, name: str, given: dict[str, str]) -> None:
        self._n_begun += 1
        if told := self._begins[name]:
            told(given)

    def _end(self, name: str) -> None:
        self._n_ended += 1
        if told := self._ends[name]:
            told()


class _Named(dict[str, Told | None], Generic[Told]):
    """Who is told of an element, by its name with or without a prefix; None if nobody."""

    def __missing__(self, name: str) -> Told | None:
        _, prefixed, kind = name.rpartition(":")
        self[name] = found = self.get(kind) if prefixed else None
        return found


def _refuse(*_: object) -> None:
    raise SheetError(DAMAGED)
