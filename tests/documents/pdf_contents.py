"""What a page of a PDF holds, asked without a helper process."""

from bluezone.documents import pdf_pages
from bluezone.documents.pdf_content import PageContent


def content(pdf: bytes, number: int = 1) -> PageContent:
    with pdf_pages.opened(pdf) as document:
        return pdf_pages.content(document, number)


def said(page: PageContent) -> str:
    return " ".join(word.text for word in page.printed.words)
