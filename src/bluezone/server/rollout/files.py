"""Files that came in or went out: kept once by what is in them, read once, handed out as attachments."""

import hashlib
from functools import lru_cache

from bluezone.documents import file_kinds, letter_file
from bluezone.documents.errors import DocumentError, DocumentTooLargeError
from bluezone.documents.file_kinds import Kind
from bluezone.documents.letter_file import LetterFile
from bluezone.documents.limits import MOST_FILE_BYTES
from bluezone.errors import BluezoneError
from bluezone.server.rollout.models import File

MOST_READ = 16
"""So many files stay read: between reading one and registering it a clerk looks at a page or two."""

MEDIA_TYPES: dict[Kind, str] = {
    Kind.TXT: "text/plain; charset=utf-8",
    Kind.HTML: "text/html; charset=utf-8",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.TIFF: "image/tiff",
}


class FileUnknownError(BluezoneError, LookupError):
    """No such file was kept."""

    code = "file_unknown"
    status = 404


def refuse_large(size_bytes: int) -> None:
    """Return if a file of *size_bytes* may be kept; asked before the file is read.

    Raises:
        DocumentTooLargeError
    """
    if size_bytes > MOST_FILE_BYTES:
        raise DocumentTooLargeError(
            f"The file has {size_bytes // 2**20} MB, expected at most {MOST_FILE_BYTES // 2**20}. Send the letter "
            "without its enclosures, or scan it at 300 dpi in grey."
        )


def keep(data: bytes) -> File:
    """Return *data* as a kept file, the same one for the same bytes.

    Raises:
        DocumentTooLargeError, DocumentTypeError: no letter comes so large, or as such a kind of file.
    """
    refuse_large(len(data))
    kind = file_kinds.kind(data)
    digest = hashlib.sha256(data).hexdigest()
    found, _ = File.objects.get_or_create(sha256=digest, defaults={"media_type": MEDIA_TYPES[kind], "data": data})
    return found


def find(sha256: str) -> File:
    """Return a kept file.

    Raises:
        FileUnknownError
    """
    found = File.objects.filter(pk=sha256).first()
    if found is None:
        raise FileUnknownError("file: none of this name is kept; choose the file again")
    return found


def read(sha256: str) -> LetterFile | DocumentError:
    """Return the letter in a kept file, or why none can be read in it: the file is kept all the same.

    Raises:
        FileUnknownError
    """
    if not File.objects.filter(pk=sha256).exists():
        raise FileUnknownError("file: none of this name is kept; choose the file again")
    return _read(sha256)


@lru_cache(maxsize=MOST_READ)
def _read(sha256: str) -> LetterFile | DocumentError:
    try:
        return letter_file.read(bytes(find(sha256).data))
    except DocumentError as error:
        return error
