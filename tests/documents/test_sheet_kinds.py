"""What a file is, told by its bytes."""

import pytest

from bluezone.documents import archive, sheet_kinds
from bluezone.documents.sheet_book import SheetError, SheetLockedError, SheetTooLargeError, SheetTypeError
from bluezone.documents.sheet_kinds import Kind
from tests.documents.sheet_files import packed

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
"""How Excel's files of old begin, and what it wraps around those with a password. No program at the command line here
can be told to set one, so the names within are all there is of such files."""


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed({"xl/workbook.xml": ""}), Kind.XLSX),
        (packed({"/XL/Workbook.xml": ""}), Kind.XLSX),
        (packed({"content.xml": "", "mimetype": ""}), Kind.ODS),
        (ole("Workbook"), Kind.XLS),
        (ole("Book"), Kind.XLS),
        (b"a;b", Kind.TEXT),
        ("a;b".encode("utf-16"), Kind.TEXT),
        (b"<5;>6\n", Kind.TEXT),
        (b"<an@x.vn>;1\n", Kind.TEXT),
    ],
)
def test_tables_are_known_by_their_bytes(data: bytes, kind: Kind) -> None:
    assert sheet_kinds.kind(data) is kind


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", SheetError),
        (b"%PDF-1.7 ...", SheetTypeError),
        (b"\x89PNG\r\n\x1a\n", SheetTypeError),
        (b"\xff\xd8\xff\xe0", SheetTypeError),
        (b"MZ\x90", SheetTypeError),
        (b"\x7fELF", SheetTypeError),
        (b"Rar!\x1a", SheetTypeError),
        (b"\x1f\x8b\x08", SheetTypeError),
        (b"{\\rtf1", SheetTypeError),
        (b"abc\0\xff", SheetTypeError),
        (b"PK\x03\x04 broken", SheetError),
        (ole("EncryptedPackage"), SheetLockedError),
        (ole("WordDocument"), SheetTypeError),
        (packed({"mimetype": "", "encrypted-package": ""}), SheetLockedError),
        (
            packed({"mimetype": "", "content.xml": "", "META-INF/manifest.xml": "<a:encryption-data/>"}),
            SheetLockedError,
        ),
        (packed({"word/document.xml": ""}), SheetTypeError),
        (packed({"xl/workbook.bin": ""}), SheetTypeError),
        (packed({"readme": ""}), SheetTypeError),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, error: type[SheetError]) -> None:
    with pytest.raises(error) as caught:
        sheet_kinds.kind(data)

    assert type(caught.value) is error
    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "page",
    [
        "<html><table><tr><td>Họ tên</td></tr></table></html>",
        "\r\n  <TABLE border=1><tr><td>1</td></tr></TABLE>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD"><html>',
        '<meta http-equiv="Content-Type" content="text/html"><table>',
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>',
        "<!-- made by a web site --><table>",
        "MIME-Version: 1.0\r\nContent-Type: multipart/related",
    ],
)
def test_a_web_page_that_calls_itself_a_table_is_refused(page: str, encoding: str) -> None:
    with pytest.raises(SheetTypeError, match="web page"):
        sheet_kinds.kind(page.encode(encoding))


def test_an_archive_of_more_parts_than_any_workbook_is_refused_before_they_are_listed() -> None:
    with pytest.raises(SheetTooLargeError):
        sheet_kinds.kind(packed({f"xl/{number}": "" for number in range(archive.MOST_PARTS + 1)}))
