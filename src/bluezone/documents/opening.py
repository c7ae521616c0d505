"""A received file as text: what it is by its content, whatever its name says, and the reader for that.

Text, web pages, DOCX, PDF, PNG, JPEG and TIFF are read. Everything else is refused with a sentence that says what to
send instead. Nothing in a file is ever executed.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import PurePath

from PIL import Image

from bluezone.documents import docx_text, file_kinds, pdf_process, pdf_text, picture_process, plain_text, web_page
from bluezone.documents.errors import DocumentError, DocumentTooLargeError
from bluezone.documents.extract import Extract, How, PageRead, compose
from bluezone.documents.file_kinds import Kind
from bluezone.documents.limits import (
    MOST_FILE_BYTES,
    MOST_PAGES_RECOGNISED,
    MOST_RENDERED_PIXELS,
    READ_LIMIT_S,
    RECOGNISE_LIMIT_S,
    RENDER_DPI,
)
from bluezone.documents.note import Note
from bluezone.documents.pdf_process import Pdf
from bluezone.documents.recognition import Recognition
from bluezone.letters.reading import columns
from bluezone.letters.reading.printed import PrintedPage


def open_bytes(data: bytes, name: str = "") -> Extract:
    """Return the text of *data* and where it stands; *name* only serves to say when it promises another kind.

    Raises:
        DocumentTooLargeError, DocumentLockedError, DocumentTypeError, NeedsTesseractError, DocumentError: the sentence
            says what to do.
    """
    if len(data) > MOST_FILE_BYTES:
        raise DocumentTooLargeError(
            f"The file has {len(data) // 2**20} MB, expected at most {MOST_FILE_BYTES // 2**20}. Send the letter "
            "without its enclosures, or scan it at 300 dpi in grey."
        )
    kind = file_kinds.kind(data)
    extract = _READERS[kind](data)
    if not extract.text.strip():
        raise DocumentError(
            "No text was found in the file: its pages are blank or cannot be made out. Scan the letter again at 300 "
            "dpi, or send it as DOCX."
        )
    note = file_kinds.misnamed(kind, PurePath(name).suffix)
    return replace(extract, notes=(note, *extract.notes)) if note else extract


def _plain(data: bytes) -> Extract:
    text, notes = plain_text.read(data)
    return Extract(text, Kind.TXT, notes=notes)


def _web(data: bytes) -> Extract:
    text, notes = web_page.read(data)
    return Extract(text, Kind.HTML, notes=notes)


def _docx(data: bytes) -> Extract:
    found = docx_text.text(data)
    if found.pictures:
        return _pictures(Kind.DOCX, found.pictures, found.notes)
    return Extract(found.text, Kind.DOCX, page_starts=found.page_starts, notes=found.notes)


def _pdf(data: bytes) -> Extract:
    with pdf_process.opened(data, READ_LIMIT_S + RECOGNISE_LIMIT_S) as pdf:
        found = pdf_text.read(pdf)
        work = Recognition()
        printed, pages = [], []
        for page in found.pages:
            number, width = page.printed.number, page.printed.width
            read, how = page.printed, page.how
            if how is How.UNREAD:
                read, how = work.read(number, width, partial(_drawn, pdf, number))
            printed.append(read)
            pages.append(PageRead(number, how, width, page.printed.height))
    return _composed(printed, Kind.PDF, pages, found.notes, work)


def _drawn(pdf: Pdf, number: int) -> Image.Image:
    width, height, pixels = pdf.picture(number, MOST_RENDERED_PIXELS, RENDER_DPI)
    return Image.frombytes("L", (width, height), pixels)


def _picture(kind: Kind, data: bytes) -> Extract:
    return _pictures(kind, (data,))


def _pictures(kind: Kind, files: Iterable[bytes], notes: Iterable[Note] = ()) -> Extract:
    work = Recognition()
    printed, pages = [], []
    found = [picture_process.pictures(data) for data in files]
    frames = chain.from_iterable(file.frames for file in found)
    for number, picture in enumerate(islice(frames, MOST_PAGES_RECOGNISED), 1):
        read, how = work.read(number, picture.width, partial(_itself, picture))
        printed.append(read)
        pages.append(PageRead(number, how, *picture.size))
    work.leave_out(range(len(pages) + 1, sum(file.count for file in found) + 1))
    return _composed(printed, kind, pages, notes, work)


def _itself(picture: Image.Image) -> Image.Image:
    return picture


def _composed(
    printed: list[PrintedPage], kind: Kind, pages: list[PageRead], notes: Iterable[Note], work: Recognition
) -> Extract:
    lines = columns.read(printed)
    if not lines and work.refusal is not None:
        raise work.refusal
    return compose(lines, kind, tuple(pages), (*notes, *work.notes()), work.back)


_READERS: dict[Kind, Callable[[bytes], Extract]] = {
    Kind.TXT: _plain,
    Kind.HTML: _web,
    Kind.DOCX: _docx,
    Kind.PDF: _pdf,
    Kind.PNG: partial(_picture, Kind.PNG),
    Kind.JPEG: partial(_picture, Kind.JPEG),
    Kind.TIFF: partial(_picture, Kind.TIFF),
}
