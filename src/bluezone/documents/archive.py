"""Zip archives read with bounds: nothing is unpacked before its size is checked, nothing beyond its bound ever.

A letter is small. Whoever sends one that unpacks to gigabytes, or in millions of parts, wants something else.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Self

from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError

MOST_FILE_BYTES = 32 * 2**20
"""A letter of 500 pages has 1 MB; the rest is for pictures."""

MOST_PARTS = 4_000
"""Word writes about 20 parts, and one for each picture, header and footer."""

MOST_PART_BYTES = 16 * 2**20
"""What one part that is read may unpack to: about 3,000 pages."""

MOST_READ_BYTES = 48 * 2**20
"""What all parts that are read may unpack to together."""

MOST_DECLARED_BYTES = 512 * 2**20
"""What an archive may say that it holds, pictures included, even if nobody unpacks them."""

MOST_RATIO = 400
"""How many times its packed size a part may have, from RATIO_FROM_BYTES on. The same paragraph a thousand times, which
people do write, packs to a 200th."""

RATIO_FROM_BYTES = 4 * 2**20

_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_KNOWN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OSError)
_CHUNK_BYTES = 2**16


@dataclass(slots=True)
class Archive:
    """A zip archive in memory whose directory was found in bounds; parts are unpacked one by one on request.

    Names are compared without regard to case and without a leading slash, as the packages of Office demand.
    """

    _zip: zipfile.ZipFile
    _parts: dict[str, zipfile.ZipInfo]
    _read_bytes: int = field(default=0)

    @property
    def names(self) -> Iterator[str]:
        """The names of the parts, in lower case."""
        return iter(self._parts)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def read(self, name: str) -> bytes:
        """Return the part *name* unpacked.

        Raises:
            DocumentTooLargeError: it, or all that was read so far, is beyond the bounds.
            DocumentError: there is no such part, or it is damaged.
        """
        info = self._parts.get(_key(name))
        if info is None:
            raise DocumentError(f"The file has no part {name!r}. Save it again as .docx in Word or LibreOffice.")
        room = min(MOST_PART_BYTES, MOST_READ_BYTES - self._read_bytes)
        if info.file_size > room:
            raise _too_large(f"part {name!r} unpacks to {info.file_size:,} bytes, at most {room:,} are read")
        try:
            data = _unpacked(self._zip, info, room)
        except DocumentError:
            raise
        except _BROKEN as error:
            raise _damaged(name) from error
        self._read_bytes += len(data)
        return data

    def stream(self, name: str, most_bytes: int) -> "Bounded":
        """Return the part *name* to be read bit by bit, up to *most_bytes*; close it, or use it in a with statement.

        Raises:
            DocumentError: there is no such part, or its beginning is damaged.
        """
        info = self._parts.get(_key(name))
        if info is None:
            raise DocumentError(f"The file has no part {name!r}. Save it again.")
        try:
            return Bounded(self._zip.open(info), most_bytes)
        except _BROKEN as error:
            raise _damaged(name) from error


class Bounded:
    """A part that unpacks as it is read: beyond its bound it raises DocumentTooLargeError, damaged DocumentError."""

    def __init__(self, part: IO[bytes], most_bytes: int) -> None:
        self._part, self._room = part, most_bytes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._part.close()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; b"" at the end."""
        try:
            data = self._part.read(_CHUNK_BYTES if size < 0 else min(size, _CHUNK_BYTES))
        except _BROKEN as error:
            raise _damaged(self._part.name) from error
        self._room -= len(data)
        if self._room < 0:
            raise _too_large("a part unpacks to more than is read")
        return data


def opened(data: bytes) -> Archive:
    """Return the archive that *data* is.

    Raises:
        DocumentTooLargeError: the file, the number of its parts, or what they say they unpack to is beyond the bounds.
        DocumentLockedError: its parts are encrypted.
        DocumentError: it is no zip archive, is cut off, or names a part twice.
    """
    if len(data) > MOST_FILE_BYTES:
        raise _too_large(f"it has {len(data):,} bytes, at most {MOST_FILE_BYTES:,} are read")
    if data.count(_DIRECTORY_ENTRY) > MOST_PARTS:  # before zipfile makes an object of each
        raise _too_large(f"it has more than {MOST_PARTS:,} parts")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise DocumentError("The file is damaged or cut off. Ask the sender for the file again.") from error
    parts: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        _check(info)
        if parts.setdefault(_key(info.filename), info) is not info:
            raise DocumentError("The file names one of its parts twice. Ask the sender for the file again.")
    if sum(info.file_size for info in parts.values()) > MOST_DECLARED_BYTES:
        raise _too_large(f"its parts unpack to more than {MOST_DECLARED_BYTES:,} bytes")
    return Archive(archive, parts)


def _check(info: zipfile.ZipInfo) -> None:
    """Refuse a part that is encrypted, packed in an unknown way, or packed as only a bomb is."""
    if info.flag_bits & _ENCRYPTED:
        raise DocumentLockedError("A password protects the file. Ask the sender for a copy without a password.")
    if info.compress_type not in _KNOWN_PACKING:
        raise DocumentError("The file is packed in a way that Office does not use. Save it again as .docx in Word.")
    if info.file_size > RATIO_FROM_BYTES and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        raise _too_large(f"a part unpacks to more than {MOST_RATIO} times its packed size")


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    """Return the part, however much it said that it would be, up to *room* bytes."""
    data = bytearray()
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK_BYTES):
            data += chunk
            if len(data) > room:
                raise _too_large(f"a part unpacks to more than {room:,} bytes")
    return bytes(data)


def _damaged(name: str) -> DocumentError:
    return DocumentError(f"Part {name!r} of the file is damaged. Ask the sender for the file again.")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _too_large(reason: str) -> DocumentTooLargeError:
    return DocumentTooLargeError(f"The file is too large for a letter: {reason}. Send the letter alone.")
