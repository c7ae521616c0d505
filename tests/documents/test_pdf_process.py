"""PDFs are opened in another process, and refusals come back as sentences."""

import pytest

from bluezone.documents import pdf_process
from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError
from tests.documents.typeset_papers import LOCKED, of_pages, typeset


def test_pages_come_from_the_helper_as_they_are() -> None:
    with pdf_process.opened(typeset("Trang một #pagebreak() Trang hai"), 30) as pdf:
        second = pdf.content(2)

    assert pdf.pages == 2
    assert [word.text for word in second.printed.words] == ["Trang", "hai"]


def test_one_document_after_another_is_read_by_the_same_helper() -> None:
    for text in (b"one", b"two", b"three"):
        with pdf_process.opened(of_pages(b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % text), 30) as pdf:
            assert pdf.content(1).printed.words[0].text == text.decode()


def test_refusals_of_the_helper_are_sentences() -> None:
    with pytest.raises(DocumentLockedError), pdf_process.opened(LOCKED, 30):
        pass
    with pytest.raises(DocumentError, match="damaged"), pdf_process.opened(b"%PDF-", 30):
        pass


def test_a_page_that_is_not_there_is_broken() -> None:
    with pytest.raises(DocumentError, match="page 9"), pdf_process.opened(typeset("A"), 30) as pdf:
        pdf.content(9)


def test_when_the_time_for_the_document_is_over_nothing_more_is_read() -> None:
    with pdf_process.opened(typeset("A"), 30) as pdf:
        pdf._until = 0.0

        with pytest.raises(DocumentTooLargeError, match="stopped"):
            pdf.content(1)
