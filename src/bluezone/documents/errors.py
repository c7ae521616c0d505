"""The refusals of the edge that reads and writes papers; readers and writers of every format share them."""

from typing import ClassVar

from bluezone.errors import BluezoneError


class DocumentError(BluezoneError, ValueError):
    """A file cannot be read or written as a letter: damaged, cut off, or not what it claims to be."""

    code: ClassVar[str] = "document_unusable"


class DocumentTooLargeError(DocumentError):
    """A file, or what it unpacks to, is larger than any letter."""

    code: ClassVar[str] = "document_too_large"
    status: ClassVar[int] = 413


class DocumentLockedError(DocumentError):
    """A password protects the file."""

    code: ClassVar[str] = "document_locked"


class DocumentTypeError(DocumentError):
    """The file is of a kind that nobody here reads."""

    code: ClassVar[str] = "document_type_unknown"
    status: ClassVar[int] = 415
