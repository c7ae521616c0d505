"""A file is what its bytes say."""

import pytest

from bluezone.documents import file_kinds
from bluezone.documents.errors import DocumentError, DocumentTypeError
from bluezone.documents.file_kinds import Kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\r\nrubbish from a mail\r\n%PDF-1.4\n", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n", Kind.PNG),
        (b"\xff\xd8\xff\xe0", Kind.JPEG),
        (b"II*\x00", Kind.TIFF),
        (b"MM\x00*", Kind.TIFF),
        (b"PK\x03\x04", Kind.DOCX),
        (bytes.fromhex("D0CF11E0A1B11AE1"), Kind.DOCX),
        (b"  <!DOCTYPE HTML>", Kind.HTML),
        (b"<!-- saved --><html>", Kind.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', Kind.HTML),
        ("Số: 1169/SCT-VP".encode(), Kind.TXT),
        ("Số: 1169/SCT-VP".encode("utf-16"), Kind.TXT),
    ],
)
def test_the_kind_is_told_by_the_beginning(data: bytes, kind: Kind) -> None:
    assert file_kinds.kind(data) is kind


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"MZ", "program"),
        (b"\xef\xbb\xbf{\\rtf1", "save it as .docx"),
        (b"\x1f\x8b", "Unpack"),
        (b"\x00\x00\x00\x18ftypheic", "JPEG or PNG"),
        (b"RIFF....WEBP", "JPEG or PNG"),
        (b"<?xml version='1.0'?><edXMLEnvelope>", "XML"),
        (b"MIME-Version: 1.0", "DOCX or PDF"),
    ],
)
def test_other_kinds_are_refused_with_what_to_do(data: bytes, advice: str) -> None:
    with pytest.raises(DocumentTypeError, match=advice):
        file_kinds.kind(data)


@pytest.mark.parametrize(("data", "what"), [(b"", "nothing"), (b" \n\t", "only blanks")])
def test_nothing_is_no_kind(data: bytes, what: str) -> None:
    with pytest.raises(DocumentError, match=what):
        file_kinds.kind(data)


def test_a_note_is_made_only_where_name_and_content_differ() -> None:
    assert file_kinds.misnamed(Kind.JPEG, ".JPG") is None
    assert file_kinds.misnamed(Kind.JPEG, "") is None
    note = file_kinds.misnamed(Kind.JPEG, ".pdf")
    assert note is not None
    assert (note.code, "JPEG" in note.vi, "JPEG" in note.en) == ("type_differs", True, True)
