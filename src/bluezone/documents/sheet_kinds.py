"""What kind of table a file is, told by its bytes; whatever else it is, is said."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from bluezone.documents import archive
from bluezone.documents.errors import DocumentError
from bluezone.documents.sheet_book import SheetError, SheetLockedError, SheetTooLargeError, SheetTypeError

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "Ask for the table it was made from"),
    (b"\x89PNG", "a picture", "Ask for the table itself"),
    (b"\xff\xd8\xff", "a picture", "Ask for the table itself"),
    (b"MZ", "a program", "Delete it; programs are never opened"),
    (b"\x7fELF", "a program", "Delete it; programs are never opened"),
    (b"Rar!", "a packed archive", "Unpack it and upload the table in it"),
    (b"7z\xbc\xaf", "a packed archive", "Unpack it and upload the table in it"),
    (b"\x1f\x8b", "a packed archive", "Unpack it and upload the table in it"),
    (b"{\\rtf", "a text of Word", "Copy the table into Excel and save it there"),
)

_DIRECTORY_ENTRY = b"PK\x01\x02"
_WEB_PAGE = re.compile(
    r"\s*(<\s*(!doctype|html|head|meta|title|style|body|div|table|\?xml|!--)|mime-version:)", re.IGNORECASE
)
"""How the export of a web site begins that only calls itself .xls; also the XML that Excel wrote in 2003."""


class Kind(StrEnum):
    """The kinds that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


def kind(data: bytes) -> Kind:
    """Return what *data* is.

    Raises:
        SheetTypeError: something else; SheetLockedError: a table behind a password; SheetError: nothing at all.
    """
    if not data:
        raise SheetError("The file is empty, expected a table. Open it and look which file was meant.")
    for beginning, what, advice in _OTHERS:
        if data.startswith(beginning):
            raise SheetTypeError(f"The file is {what}, expected a table (xlsx, xls, ods or csv). {advice}.")
    if data.startswith(_OLE):
        return _old(data)
    if data.startswith(b"PK"):
        return _packed(data)
    if _WEB_PAGE.match(_beginning(data)):
        raise SheetTypeError(
            "The file is a web page that only calls itself a table, as some web sites export it. Open it in Excel and "
            "save it as .xlsx."
        )
    if b"\0" in data[:4_000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and data[:400].count(0) < 20:
        raise SheetTypeError("The file is no table, expected xlsx, xls, ods or csv. Save it in Excel as .xlsx.")
    return Kind.TEXT


def _beginning(data: bytes) -> str:
    """Return the first signs of *data* as far as they are ASCII, whatever its encoding."""
    return data[:1_000].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe").decode("latin-1")


def _old(data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise SheetLockedError(
            "A password protects the file. Open it in Excel, take the password away (File, Info), and save it again."
        )
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return Kind.XLS
    raise SheetTypeError("The file is no table, expected xlsx, xls, ods or csv. Save the table in Excel as .xlsx.")


def _packed(data: bytes) -> Kind:
    if data.count(_DIRECTORY_ENTRY) > archive.MOST_PARTS:  # before zipfile makes an object of each
        raise SheetTooLargeError("The file has more parts than any workbook. Copy the table into a new file.")
    try:
        packed = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SheetError("The file is damaged or cut off. Ask for it again.") from error
    names = {name.lower().lstrip("/") for name in packed.namelist()}
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "mimetype" in names and ("encrypted-package" in names or _is_locked(data)):
        raise SheetLockedError(
            "A password protects the file. Open it in LibreOffice, save it without a password, and upload that."
        )
    if "content.xml" in names and "mimetype" in names:
        return Kind.ODS
    if "xl/workbook.bin" in names:
        raise SheetTypeError("The file is a binary workbook (xlsb), expected xlsx. Save it in Excel as .xlsx.")
    if "word/document.xml" in names:
        raise SheetTypeError(
            "The file is a Word document, expected a table. Copy its table into Excel and save it there."
        )
    raise SheetTypeError("The file is a packed archive, expected a table. Unpack it and upload the table in it.")


def _is_locked(data: bytes) -> bool:
    """Return whether the list of parts of a LibreOffice file says that they are encrypted."""
    try:
        return b"encryption-data" in archive.opened(data).read("META-INF/manifest.xml")
    except DocumentError:
        return False
