"""A letter out of a file and into one: what opening, reading, laying out and writing are together.

The command line, the drill and the site go through here, so a file is read the same way everywhere.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from bluezone.documents import docx, fonts, opening, pdf
from bluezone.documents.errors import DocumentTypeError
from bluezone.documents.extract import Extract
from bluezone.documents.note import Note
from bluezone.letters import layout, sheet
from bluezone.letters.letter import Letter
from bluezone.letters.reading import reader
from bluezone.letters.reading.page import LONGEST_TEXT
from bluezone.letters.reading.reader import Reading
from bluezone.letters.sheet import Sheet

NOTHING_FOUND = Note(
    "nothing_found",
    "Không tìm thấy phần nào của một văn bản hành chính trong tệp.",
    "Nothing of an official letter was found in the file.",
)


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A file as it was opened, and the letter that was read in it. Spans of both count in `extract.text`."""

    extract: Extract
    reading: Reading

    @property
    def letter(self) -> Letter:
        """The values."""
        return self.reading.letter

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a clerk should know about how the file was read."""
        if not self.reading.is_cut:
            return self.extract.notes
        shown = f"{LONGEST_TEXT:,}"
        return (
            *self.extract.notes,
            Note(
                "text_cut",
                f"Văn bản dài hơn {shown.replace(',', '.')} ký tự; phần sau không được đọc.",
                f"The text is longer than {shown} characters; what follows was not read.",
            ),
        )


def read(data: bytes, name: str = "", *, year: int | None = None) -> LetterFile:
    """Return the letter in the file *data*; *name* only serves to say when it promises another kind.

    Args:
        year: for days printed without one where the text prints no year at all; None leaves them unread.

    Raises:
        DocumentError: the file cannot be opened; the sentence says what to do.
    """
    extract = opening.open_bytes(data, name)
    return LetterFile(extract, reader.read(extract.text, year=year))


WRITERS: Mapping[str, Callable[[Sheet], bytes]] = MappingProxyType({".docx": docx.write, ".pdf": pdf.write})
"""By the ending of a file's name."""


def write(letter: Letter, name: str) -> bytes:
    """Return *letter* in the layout of its day, as the kind of file that *name* ends in; without a day, of the newest.

    Raises:
        DocumentTypeError: no writer for that ending.
        DocumentError: the letter cannot be set.
    """
    writer = WRITERS.get(PurePath(name).suffix.lower())
    if writer is None:
        raise DocumentTypeError(
            f'A letter is written as {" or ".join(WRITERS)}; found the name "{PurePath(name).name}". Give it one of '
            "these endings."
        )
    profile = layout.profile_for(letter.date) if letter.date else layout.PROFILES[-1]
    return writer(sheet.lay_out(letter, profile))


def notes_on(names: Iterable[str]) -> tuple[Note, ...]:
    """Return what to tell whoever had files of *names* written: which font a PDF took instead of the decree's."""
    is_pdf = any(PurePath(name).suffix.lower() == ".pdf" for name in names)
    note = fonts.typeface().note if is_pdf else None
    return (note,) if note else ()
