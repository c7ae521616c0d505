"""Text files in whatever encoding they come: UTF-8, UTF-16, Windows-1258, TCVN3, VNI; never guessed without proof."""

import codecs
import re
from collections.abc import Iterator

from bluezone.documents.errors import DocumentError, DocumentTooLargeError
from bluezone.documents.limits import MOST_TEXT_BYTES
from bluezone.documents.note import Note
from bluezone.letters.folding import composed
from bluezone.letters.old_encodings import ENOUGH_WORDS, tcvn3, vietnamese_share, vni

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ODD_WORDS = 4_000
"""Enough words to tell an encoding by."""


def read(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return the text that *data* is, in NFC with newlines, and what there is to say about its encoding.

    Raises:
        DocumentTooLargeError: it is longer than any letter.
        DocumentError: it is text in no encoding known here, or no text.
    """
    if len(data) > MOST_TEXT_BYTES:
        raise DocumentTooLargeError(
            f"The text has {len(data):,} bytes, expected at most {MOST_TEXT_BYTES:,}. Send the letter alone."
        )
    text, notes = _decoded(data)
    if _CONTROLS.search(text.replace("\x0c", "\n")):
        raise DocumentError(
            "The file holds control characters, so it is no text. Send the letter as DOCX, PDF or text."
        )
    return composed(text.replace("\x0c", "\n").replace("\u00a0", " ").replace("\u00ad", "")).strip("\n"), notes


def _decoded(data: bytes) -> tuple[str, tuple[Note, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), ()
    if unmarked := _unmarked_utf16(data):
        return _strictly(data, unmarked), ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _old(data)
    return text, ()


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"The text says that it is {encoding.upper()}, but is damaged at byte {error.start:,}. "
            "Save it again as UTF-8 text."
        ) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """Return which UTF-16 *data* is if every other byte of its beginning is mostly zero, as in Latin letters."""
    head = data[:2000]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[::2].count(0) * 2 / len(head), head[1::2].count(0) * 2 / len(head)
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 and odd < 0.05 else None


def _old(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return *data* in the one old encoding that makes Vietnamese of it."""
    found = max(_readings(data), key=lambda reading: _share(reading[1]), default=None)
    if found is None or _share(found[1]) < ENOUGH_WORDS:
        raise DocumentError(
            "The text is neither UTF-8 nor Vietnamese in Windows-1258, TCVN3 or VNI. Open it where it reads well and "
            "save it as UTF-8 text, DOCX or PDF."
        )
    name, text = found
    note = Note(
        "old_encoding",
        f"Tệp dùng bảng mã cũ {name}; chữ đã được chuyển sang Unicode.",
        f"The file is in the old encoding {name}; it was converted to Unicode.",
    )
    return text, (note,)


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    latin = data.decode("latin-1")
    yield "TCVN3", tcvn3(latin)
    for name, encoding, way in (("Windows-1258", "cp1258", composed), ("VNI", "cp1252", vni)):
        try:
            yield name, way(data.decode(encoding))
        except UnicodeDecodeError:  # then it is not that encoding
            continue


def _share(text: str) -> float:
    """Return the share of Vietnamese among the words with other than plain letters; those prove the encoding."""
    words = [word for word in text.split() if not word.isascii()][:_ODD_WORDS]
    return vietnamese_share(words)
