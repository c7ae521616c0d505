"""Whatever arrives becomes text by what it is, or a sentence that says what to do."""

import io
import struct
import zipfile
import zlib
from difflib import SequenceMatcher

import pytest
from PIL import Image

from bluezone.documents import tesseract
from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError, DocumentTypeError
from bluezone.documents.extract import How
from bluezone.documents.limits import MOST_FILE_BYTES
from bluezone.documents.opening import open_bytes
from tests.documents.typeset_papers import (
    LETTER,
    LETTER_LINES,
    LOCKED,
    drawn,
    of_pages,
    packed,
    saved,
    typeset,
    written,
)


@pytest.fixture(scope="module")
def letter() -> bytes:
    return typeset(LETTER)


def test_a_pdf_reads_line_by_line_as_a_person_reads_it(letter: bytes) -> None:
    extract = open_bytes(letter, "letter.pdf")

    assert extract.text.split("\n") == LETTER_LINES
    assert [page.how for page in extract.pages] == [How.TEXT]
    assert extract.notes == ()


def test_a_value_in_a_pdf_can_be_shown_on_its_page(letter: bytes) -> None:
    extract = open_bytes(letter)
    start = extract.text.index("1169/SCT-VP")

    (box,) = extract.boxes(start, start + len("1169/SCT-VP"))

    assert box.page == 1
    assert extract.pages[0].width == pytest.approx(595, abs=1)
    assert 85 < box.x0 < box.x1 < 250  # the left column
    assert 80 < box.y0 < box.y1 < 130
    assert extract.confidence(start, start + 4) is None


def test_a_scan_reads_like_the_letter_itself_and_says_how_sure_it_is(letter: bytes) -> None:
    extract = open_bytes(saved(drawn(letter, 200)), "scan.png")

    assert SequenceMatcher(None, "\n".join(LETTER_LINES), extract.text, autojunk=False).ratio() > 0.99
    start = extract.text.index("41/43")
    assert (extract.confidence(start, start + 5) or 0) > 0.5
    assert [page.how for page in extract.pages] == [How.OCR]
    assert [note.code for note in extract.notes] == ["recognised"]


def test_a_scan_in_a_pdf_has_its_boxes_where_its_words_are_and_the_page_with_text_keeps_its_text(letter: bytes) -> None:
    upside_down = drawn(letter, 150).rotate(180)
    scanned = saved(upside_down, "PDF", resolution=150)

    extract = open_bytes(scanned, "scan.pdf")

    start = extract.text.index("41/43")
    (box,) = extract.boxes(start, start + 5)
    original = open_bytes(letter)
    at = original.text.index("41/43")
    (there,) = original.boxes(at, at + 5)
    assert box.x0 == pytest.approx(595 - there.x1, abs=6)
    assert box.y0 == pytest.approx(842 - there.y1, abs=8)


def test_a_picture_under_the_name_of_a_pdf_is_read_as_a_picture_and_a_note_says_so() -> None:
    blank = typeset("#text(20pt)[Sở Công Thương báo cáo kết quả cài đặt Bluezone]")

    extract = open_bytes(saved(drawn(blank, 100)), "Công văn.PDF")

    assert extract.kind == "png"
    assert extract.notes[0].code == "type_differs"
    assert "cài đặt Bluezone" in extract.text


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n", "\ufeff  ".encode("utf-16-le")])
def test_a_file_with_nothing_in_it_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="in it"):
        open_bytes(data, "a.pdf")


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00" + bytes(60),
        b"\x7fELF" + bytes(60),
        b"#!/bin/sh\nrm x\n",
        b"{\\rtf1 x}",
        b"Rar!\x1a",
        b"GIF89a" + bytes(9),
    ],
)
def test_what_is_not_read_is_refused_by_what_it_is_and_not_by_its_name(data: bytes) -> None:
    with pytest.raises(DocumentTypeError):
        open_bytes(data, "letter.txt")


def test_a_locked_pdf_is_refused_as_locked() -> None:
    with pytest.raises(DocumentLockedError, match="password"):
        open_bytes(LOCKED)


def test_a_pdf_cut_off_in_its_middle_is_refused(letter: bytes) -> None:
    with pytest.raises(DocumentError, match="damaged or cut off"):
        open_bytes(letter[: len(letter) // 3])


def test_a_pdf_with_more_pages_than_any_letter_is_refused() -> None:
    with pytest.raises(DocumentTooLargeError, match="501 pages"):
        open_bytes(of_pages(*[b""] * 501))


def test_of_a_long_pdf_the_first_pages_are_read_and_a_note_names_the_rest() -> None:
    pages = [b"BT /F1 12 Tf 72 700 Td (page %d) Tj ET" % at for at in range(1, 203)]

    extract = open_bytes(of_pages(*pages))

    assert len(extract.pages) == 200
    assert "page 200" in extract.text
    assert "page 201" not in extract.text
    assert [note.code for note in extract.notes] == ["pages_left_out"]


def test_a_pdf_that_unpacks_to_gigabytes_costs_the_reader_nothing() -> None:
    stream = packed(b"q Q " * 5_000_000)
    again = b"[" + b"4 0 R " * 200 + b"]"
    huge = written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %s>>" % again,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    )
    assert len(huge) < 100_000

    with pytest.raises(DocumentTooLargeError, match="stopped"):
        open_bytes(huge)


def test_a_file_larger_than_any_letter_is_not_looked_into() -> None:
    with pytest.raises(DocumentTooLargeError, match="33 MB"):
        open_bytes(b"%PDF-1.4" + bytes(MOST_FILE_BYTES + 2**20))


def test_a_picture_with_more_pixels_than_any_page_is_refused_before_it_is_unpacked() -> None:
    bomb = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack("!IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0))
    bomb += _chunk(b"IDAT", packed(bytes(1000))) + _chunk(b"IEND", b"")

    with pytest.raises(DocumentTooLargeError, match="pixels"):
        open_bytes(bomb)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_cut_off_in_its_middle_is_refused(kind: str) -> None:
    whole = saved(Image.effect_noise((600, 900), 50), kind)

    with pytest.raises(DocumentError, match="damaged or cut off"):
        open_bytes(whole[: len(whole) // 2])


def test_a_white_page_is_refused_because_it_says_nothing() -> None:
    with pytest.raises(DocumentError, match="No text"):
        open_bytes(saved(Image.new("L", (1200, 1700), 255)))


def test_an_archive_without_a_letter_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "x")

    with pytest.raises(DocumentTypeError):
        open_bytes(file.getvalue(), "letter.docx")


def test_text_and_web_pages_are_read_without_pages_and_boxes() -> None:
    text = open_bytes("Số: 12/SCT\r\nKính gửi: Sở Y tế".encode())
    web = open_bytes("<!DOCTYPE html><p>Số: 12/SCT<p>Kính gửi: Sở Y tế".encode(), "letter.html")

    assert text.text == web.text == "Số: 12/SCT\nKính gửi: Sở Y tế"
    assert (text.kind, web.kind) == ("txt", "html")
    assert text.boxes(0, 5) == ()


def test_without_tesseract_a_picture_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    tesseract.languages.cache_clear()
    try:
        with pytest.raises(tesseract.NeedsTesseractError, match="tesseract-ocr-vie"):
            open_bytes(saved(Image.effect_noise((600, 900), 50)))
    finally:
        tesseract.languages.cache_clear()


def test_without_tesseract_the_pages_with_text_are_read_and_a_note_names_the_others(
    letter: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    mixed = _with_picture_page(letter)
    monkeypatch.setenv("PATH", "")
    tesseract.languages.cache_clear()
    try:
        extract = open_bytes(mixed)
    finally:
        tesseract.languages.cache_clear()

    assert [page.how for page in extract.pages] == [How.TEXT, How.UNREAD]
    assert [note.code for note in extract.notes] == ["needs_tesseract"]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))


def _with_picture_page(letter: bytes) -> bytes:
    """Return *letter* with a second page that is a picture of its first."""
    picture = saved(drawn(letter, 60), "PNG").hex()
    return typeset(LETTER + f'#pagebreak() #image(bytes({_numbers(picture)}), format: "png", width: 100%)')


def _numbers(digits: str) -> str:
    return "(" + ",".join(str(number) for number in bytes.fromhex(digits)) + ")"
