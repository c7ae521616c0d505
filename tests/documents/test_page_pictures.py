"""Pages as pictures: of the size of the paper, and a scan without a single letter of text."""

from io import BytesIO

import pytest
from PIL import Image

from bluezone.documents import letter_file, page_pictures, pdf_process
from bluezone.documents.errors import DocumentError
from bluezone.letters.letter import Annex, Block, BlockKind, Letter

A4_INCHES = (8.27, 11.69)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A letter of two pages."""
    body = (Block(BlockKind.PARAGRAPH, "Sở Công Thương báo cáo./."),)
    return letter_file.write(Letter(body=body, annexes=(Annex("Danh sách", body),), is_draft=False), "letter.pdf")


def test_every_page_becomes_a_picture_as_large_as_the_paper(pdf: bytes) -> None:
    sizes = [page.size for page in page_pictures.pages(pdf, 100)]

    assert len(sizes) == 2
    assert sizes[0] == pytest.approx([100 * side for side in A4_INCHES], abs=1)


def test_a_png_is_the_page(pdf: bytes) -> None:
    page = next(page_pictures.pages(pdf, 50))

    assert Image.open(BytesIO(page_pictures.png(page))).tobytes() == page.tobytes()


def test_a_scan_has_the_pages_and_no_text(pdf: bytes) -> None:
    with pdf_process.opened(page_pictures.scanned(pdf), 30) as opened:
        contents = [opened.content(number) for number in range(1, opened.pages + 1)]

    assert [content.printed.words for content in contents] == [(), ()]


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(DocumentError):
        list(page_pictures.pages(b"%PDF-1.7 cut off", 100))
