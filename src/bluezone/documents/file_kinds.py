"""What kind of file bytes are, told by their beginning and never by their name."""

import re
from enum import StrEnum

from bluezone.documents.errors import DocumentError, DocumentTypeError
from bluezone.documents.note import Note


class Kind(StrEnum):
    """The kinds that are read."""

    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"


_ENDINGS: dict[Kind, tuple[str, ...]] = {
    Kind.TXT: ("txt", "text", "md", ""),
    Kind.HTML: ("html", "htm"),
    Kind.DOCX: ("docx", "docm", "dotx"),
    Kind.PDF: ("pdf",),
    Kind.PNG: ("png",),
    Kind.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    Kind.TIFF: ("tif", "tiff"),
}

_READ: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"II+\x00", Kind.TIFF),
    (b"MM\x00+", Kind.TIFF),
    # Word's packages, and the old .doc: the reader of DOCX tells what else they may be.
    (b"PK", Kind.DOCX),
    (bytes.fromhex("D0CF11E0A1B11AE1"), Kind.DOCX),
)

_PROGRAM = "a program; programs are never opened. Delete it, and ask the sender what it is"
_ARCHIVE = "a packed archive. Unpack it and send the letter in it"
_PICTURE = "a picture of a kind that is not read. Save it as JPEG or PNG"
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"\xfe\xed\xfa", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"#!", _PROGRAM),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"GIF8", _PICTURE),
    (b"RIFF", _PICTURE),
    (b"BM", _PICTURE),
    (b"{\\rtf", "RTF. Open it in Word and save it as .docx"),
    (b"%!PS", "PostScript. Print the letter to a PDF"),
    (b"MIME-Version:", "a saved mail or web page. Save the letter in it as DOCX or PDF"),
)

_PDF_WITHIN = 1024  # readers accept so many bytes of rubbish before the PDF
_HTML = re.compile(rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|div|p)\b", re.IGNORECASE | re.DOTALL)
_BLANK = b" \t\r\n\x00\x0b\x0c\xef\xbb\xbf\xff\xfe\xa0\xc2"


def kind(data: bytes) -> Kind:
    """Return what *data* is.

    Raises:
        DocumentError: nothing is in it.
        DocumentTypeError: it is of a kind that is not read; the sentence says what to do.
    """
    if not data.strip(_BLANK):
        what = "only blanks" if data else "nothing"
        raise DocumentError(f"The file has {what} in it. Check that it was saved, and send it again.")
    head = data[:_PDF_WITHIN]
    for magic, found in _READ:
        if head.startswith(magic):
            return found
    if b"%PDF-" in head:
        return Kind.PDF
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, what in _REFUSED:
        if start.startswith(magic):
            raise DocumentTypeError(f"The file is {what}.")
    if head[4:8] == b"ftyp":
        raise DocumentTypeError(f"The file is {_PICTURE}.")
    if _HTML.match(start):
        return Kind.HTML
    if start.startswith(b"<?xml"):
        return _of_xml(data)
    return Kind.TXT


def misnamed(found: Kind, ending: str) -> Note | None:
    """Return a note where a file named with *ending* is something else."""
    written = ending.lstrip(".").lower()
    if not written or written in _ENDINGS[found]:
        return None
    return Note(
        "type_differs",
        f"Tên tệp có đuôi .{written[:12]} nhưng nội dung là {found.upper()}; tệp được đọc theo nội dung.",
        f"The file is named .{written[:12]} but is {found.upper()} inside; it was read as what it is.",
    )


def _of_xml(data: bytes) -> Kind:
    if b"http://www.w3.org/1999/xhtml" in data[:4096]:
        return Kind.HTML
    raise DocumentTypeError("The file is XML. Open it in Word and save it as .docx, or send the letter as PDF.")
