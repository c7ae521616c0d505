"""What kind of table a file is, told by its bytes; whatever else it is, is said."""

import zipfile
from enum import StrEnum
from io import BytesIO

from bluezone.documents.sheet_book import SheetError, SheetLockedError, SheetTypeError

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
    if b"\0" in data[:4_000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and data[:400].count(0) < 20:
        raise SheetTypeError("The file is no table, expected xlsx, xls, ods or csv. Save it in Excel as .xlsx.")
    return Kind.TEXT


def _old(data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise SheetLockedError(
            "A password protects the file. Open it in Excel, take the password away (File, Info), and save it again."
        )
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return Kind.XLS
    raise SheetTypeError("The file is no table, expected xlsx, xls, ods or csv. Save the table in Excel as .xlsx.")


def _packed(data: bytes) -> Kind:
    try:
        names = {name.lower().lstrip("/") for name in zipfile.ZipFile(BytesIO(data)).namelist()[:5_000]}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SheetError("The file is damaged or cut off. Ask for it again.") from error
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "content.xml" in names and "mimetype" in names:
        return Kind.ODS
    if "xl/workbook.bin" in names:
        raise SheetTypeError("The file is a binary workbook (xlsb), expected xlsx. Save it in Excel as .xlsx.")
    if "word/document.xml" in names:
        raise SheetTypeError(
            "The file is a Word document, expected a table. Copy its table into Excel and save it there."
        )
    raise SheetTypeError("The file is a packed archive, expected a table. Unpack it and upload the table in it.")
