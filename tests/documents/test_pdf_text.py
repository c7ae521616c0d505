"""Pages with text are read, pages without are named for recognition, and codes without a key are not taken for text."""

import pytest

from bluezone.documents import pdf_process, pdf_text
from bluezone.documents.errors import DocumentTooLargeError
from bluezone.documents.extract import How
from bluezone.documents.pdf_text import PdfText
from tests.documents.old_letters import TCVN3_LETTER, UNICODE_LETTER
from tests.documents.typeset_papers import drawn, of_pages, saved, typeset

LINES = b"BT %s/F1 12 Tf 72 700 Td (Thuc hien van ban so 563 cua So Thong tin va Truyen thong) Tj ET"


def read(pdf: bytes) -> PdfText:
    with pdf_process.opened(pdf, 30) as opened:
        return pdf_text.read(opened)


def test_a_blank_page_is_blank_and_a_scanned_one_is_to_be_recognised() -> None:
    scan = saved(drawn(typeset("Sở Công Thương"), 50), "PDF", resolution=50)

    assert [page.how for page in read(of_pages(LINES % b"", b"")).pages] == [How.TEXT, How.BLANK]
    assert [page.how for page in read(scan).pages] == [How.UNREAD]


def test_text_whose_codes_are_shifted_is_not_taken_for_text() -> None:
    shifted = bytes(code - 29 if code > 61 else code for code in b"Thuc hien van ban so 563 cua So Thong tin va Truyen")
    escaped = shifted.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

    (page,) = read(of_pages(b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % escaped)).pages

    assert page.how is How.UNREAD
    assert page.printed.words == ()


def test_text_in_a_font_from_before_unicode_is_converted() -> None:
    (page,) = read(of_pages(b"BT /F1 12 Tf 20 700 Td (%s) Tj ET" % TCVN3_LETTER.encode("latin-1"))).pages

    assert " ".join(word.text for word in page.printed.words).replace("hoà", "hòa") == UNICODE_LETTER


def test_a_draft_s_mark_is_told_of_in_both_languages() -> None:
    notes = read(of_pages(LINES % b"" + b" BT /F1 60 Tf .7 .7 -.7 .7 200 300 Tm (DRAFT) Tj ET")).notes

    assert [note.code for note in notes] == ["watermark"]
    assert "DRAFT" in notes[0].vi
    assert "DRAFT" in notes[0].en


def test_more_pages_than_any_letter_are_refused() -> None:
    with pytest.raises(DocumentTooLargeError, match="501"):
        read(of_pages(*[b""] * 501))


@pytest.mark.parametrize(
    ("words", "are_words"),
    [
        ("Thực hiện văn bản số 563 của Sở Thông tin và Truyền thông", True),
        ("The department of industry has installed it on all phones", True),
        ("7KӵF KLӋQ YăQ EҧQ Vӕ FӫD 6ӣ 7K{QJ WLQ Yj 7UX\\ӅQ WK{QJ", False),
        ("12 41 43", True),
    ],
)
def test_words_are_told_from_codes(words: str, are_words: bool) -> None:
    assert pdf_text.is_words(words.split()) is are_words
