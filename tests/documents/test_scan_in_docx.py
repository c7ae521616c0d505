"""A scan that somebody put into a DOCX is recognised like one that came as a picture."""

from dataclasses import replace
from io import BytesIO

import docx as python_docx
from PIL import Image
from pypdfium2 import PdfDocument

from bluezone.documents import opening, pdf
from bluezone.documents.extract import How
from bluezone.documents.file_kinds import Kind
from bluezone.letters.sheet import lay_out
from tests.documents.laid_letters import LETTER


def scanned_page() -> bytes:
    """A short letter as a scanner at 200 dpi gives it."""
    with PdfDocument(pdf.write(lay_out(replace(LETTER, body=LETTER.body[-1:])))) as paper:
        page: Image.Image = paper[0].render(scale=200 / 72, grayscale=True).to_pil()
    file = BytesIO()
    page.save(file, "PNG")
    return file.getvalue()


def test_a_scan_in_a_docx_without_text_is_recognised() -> None:
    document, file = python_docx.Document(), BytesIO()
    document.add_picture(BytesIO(scanned_page()))
    document.save(file)

    found = opening.open_bytes(file.getvalue(), "letter.docx")

    assert found.kind == Kind.DOCX
    assert [page.how for page in found.pages] == [How.OCR]
    assert "Số: 1169/SCT-VP" in found.text
    assert "Nguyễn Hữu Hưng" in found.text
