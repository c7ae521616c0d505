"""Packages of Word: found by their relations, everything else refused with the sentence that helps."""

import pytest

from bluezone.documents import word_package
from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError, DocumentTypeError
from tests.documents.word_files import NAMESPACES, RELATIONS, R, docx, paragraph, part, zipped

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
BILLION_LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE_FILE = (
    '<!DOCTYPE d [<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&file;</w:t></w:r></w:p></w:body></w:document>"
)


def ole(stream: str) -> bytes:
    """The start of an OLE file with one stream in its directory, as far as a look at names goes."""
    return OLE + stream.encode("utf-16-le").ljust(128, b"\0")


def test_the_document_is_found_by_its_relation_wherever_it_lies() -> None:
    elsewhere = zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="x" '
            f'Type="{R}/officeDocument" Target="/parts/Main.xml"/></Relationships>',
            "parts/main.xml": part("document", "<w:body/>"),
            "parts/_rels/main.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="s" '
            f'Type="{R}/styles" Target="../styles.xml"/></Relationships>',
            "styles.xml": part("styles", ""),
        }
    )

    package = word_package.opened(elsewhere)

    assert word_package.local(package.document.tag) == "document"
    assert package.related("styles") is not None
    assert package.related("numbering") is None


def test_what_lies_outside_the_package_is_never_fetched() -> None:
    linked = zipped(
        {
            "word/document.xml": part("document", "<w:body/>"),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="t" '
            f'Type="{R}/styles" Target="http://127.0.0.1:9/styles.xml" TargetMode="External"/></Relationships>',
        }
    )

    package = word_package.opened(linked)

    assert package.relations["t"].part is None
    assert package.related("styles") is None


def test_a_relation_cannot_climb_out_of_the_package() -> None:
    climbing = zipped(
        {
            "word/document.xml": part("document", "<w:body/>"),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="t" '
            f'Type="{R}/styles" Target="../../../../etc/passwd"/></Relationships>',
        }
    )

    package = word_package.opened(climbing)

    assert package.relations["t"].part == "etc/passwd"
    assert package.named("t") is None


@pytest.mark.parametrize("document", [BILLION_LAUGHS, OUTSIDE_FILE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused_and_none_is_resolved(document: str, encoding: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'

    with pytest.raises(DocumentError, match="entities of its own"):
        word_package.opened(zipped({"word/document.xml": (declaration + document).encode(encoding)}))


def test_entities_hidden_in_a_rare_encoding_are_refused_too() -> None:
    hidden = ('<?xml version="1.0" encoding="cp037"?>' + BILLION_LAUGHS).encode("cp037")

    with pytest.raises(DocumentError):
        word_package.opened(zipped({"word/document.xml": hidden}))


@pytest.mark.parametrize(
    "content", ["", "no XML", "<w:document", "<a>&undefined;</a>", f"<w:d {NAMESPACES}>\x01</w:d>"]
)
def test_damaged_xml_is_refused(content: str) -> None:
    with pytest.raises(DocumentError, match="damaged XML"):
        word_package.opened(zipped({"word/document.xml": content}))


def test_xml_nested_deeper_than_any_letter_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 1_000 + "</w:sdtContent></w:sdt>" * 1_000

    with pytest.raises(DocumentError):
        word_package.opened(docx(deep))


def test_more_tags_than_any_letter_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MOST_TAGS", 9)

    with pytest.raises(DocumentTooLargeError, match="9 tags"):
        word_package.opened(docx("<w:p/>" * 10))


def test_a_program_is_seen_and_left_alone() -> None:
    with_macros = zipped({"word/document.xml": part("document", "<w:body/>"), "word/vbaProject.bin": b"\x01"})

    assert word_package.opened(with_macros).has_macros
    assert not word_package.opened(docx(paragraph("x"))).has_macros


def test_a_password_has_a_code_of_its_own() -> None:
    with pytest.raises(DocumentLockedError, match="without a password"):
        word_package.opened(ole("EncryptedPackage"))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (ole("WordDocument"), r"old \.doc.*save it as \.docx or PDF"),
        (ole("Workbook"), "old kind of Office"),
        (b"%PDF-1.7\n", r"PDF, not a \.docx"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", "web page"),
        (b"<?xml version='1.0'?><pkg:package/>", "XML"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        ("Kính gửi: Sở Công Thương".encode(), r"no \.docx"),
        (zipped({"xl/workbook.xml": b""}), "workbook"),
        (zipped({"ppt/presentation.xml": b""}), "presentation"),
        (zipped({"mimetype": b"", "content.xml": b""}), "OpenDocument"),
        (zipped({"readme.txt": b""}), "zip archive"),
        (zipped({"word/document.xml": "<html/>"}), "zip archive"),
    ],
)
def test_another_kind_of_file_is_named_and_told_what_to_do(data: bytes, sentence: str) -> None:
    with pytest.raises(DocumentTypeError, match=sentence):
        word_package.opened(data)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(DocumentError, match="empty"):
        word_package.opened(b"")


@pytest.mark.parametrize(("text", "value"), [("7", 7), ("-1", -1), (None, None), ("x", None), ("9" * 5_000, None)])
def test_a_number_is_read_or_left(text: str | None, value: int | None) -> None:
    assert word_package.number(text) == value
