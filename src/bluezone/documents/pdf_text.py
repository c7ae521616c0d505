"""The text of a PDF, page by page, with where it stands; and which pages have none and must be recognised."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluezone.documents import old_encodings
from bluezone.documents.errors import DocumentTooLargeError
from bluezone.documents.extract import How
from bluezone.documents.limits import MOST_PAGES_READ, MOST_PAGES_TO_OPEN
from bluezone.documents.note import Note
from bluezone.documents.page_notes import about_pages
from bluezone.documents.pdf_content import PageContent
from bluezone.documents.pdf_process import Pdf
from bluezone.letters.folding import fold
from bluezone.letters.reading.printed import PrintedPage

FEW_LETTERS = 20
"""A page with fewer has no text worth the name: a page number, a stamp."""

STAMP_LETTERS = 250
"""As many as the office's stamp and the system's line on a scan have; a page with a picture and no more is a scan."""

MOST_UNREADABLE = 0.05
"""Share of characters without a meaning from which on a page's text is not believed; symbols and logos stay below."""

LEAST_WORDS = 0.2
"""Share of words that could be Vietnamese. A letter has over 0.9, an English page 0.3, shifted codes under 0.1."""

_SYLLABLE = re.compile(r"(ngh?|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(ngh?|nh|ng|ch|[cmnpt])?$")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class PageText:
    """One page and how it was read; BLANK and UNREAD pages have no words, UNREAD ones are to be recognised."""

    printed: PrintedPage
    how: How


@dataclass(frozen=True, slots=True)
class PdfText:
    """The pages of a PDF as far as its text goes."""

    pages: tuple[PageText, ...]
    notes: tuple[Note, ...]


def read(pdf: Pdf) -> PdfText:
    """Return what *pdf* says and which of its pages say nothing.

    Raises:
        DocumentTooLargeError: it has more pages than any letter, or takes longer than any.
        DocumentError: it is broken.
    """
    if pdf.pages > MOST_PAGES_TO_OPEN:
        raise DocumentTooLargeError(
            f"The PDF has {pdf.pages:,} pages, expected a letter of at most {MOST_PAGES_TO_OPEN}. "
            "Send the letter without its enclosures."
        )
    contents = [pdf.content(number) for number in range(1, min(pdf.pages, MOST_PAGES_READ) + 1)]
    pages = tuple(_judged(content) for content in contents)
    return PdfText(pages, tuple(_notes(pdf.pages, contents, pages)))


def is_words(texts: Sequence[str]) -> bool:
    """Whether *texts* are words somebody could read aloud, and not codes of a font that nobody has the key to."""
    words = [word for text in texts if (word := _EDGES.sub("", fold(text))) and not word.isdigit()]
    if len(words) < 5:
        return True
    return sum(bool(_SYLLABLE.match(word)) for word in words) >= LEAST_WORDS * len(words)


def _judged(content: PageContent) -> PageText:
    printed = old_encodings.converted_page(content.printed)
    how = _how(content, printed)
    if how in (How.BLANK, How.UNREAD):
        printed = PrintedPage(printed.number, printed.width, printed.height, ())
    return PageText(printed, how)


def _how(content: PageContent, printed: PrintedPage) -> How:
    letters = sum(len(word.text) for word in printed.words)
    has_picture = content.pictures > 0.1 or content.shapes > 50
    if letters + content.unreadable < FEW_LETTERS:
        return How.UNREAD if has_picture else How.TEXT if letters else How.BLANK
    is_layer = content.hidden > len(printed.words) / 2
    if content.unreadable > MOST_UNREADABLE * (letters + content.unreadable):
        return How.UNREAD
    if not is_words([word.text for word in printed.words]):
        return How.UNREAD
    if letters < STAMP_LETTERS and content.pictures > 0.5 and not is_layer:
        return How.UNREAD
    return How.SCANNER if is_layer and content.pictures > 0.5 else How.TEXT


def _notes(n_pages: int, contents: Sequence[PageContent], pages: Sequence[PageText]) -> Iterator[Note]:
    if n_pages > len(contents):
        yield Note(
            "pages_left_out",
            f"Tệp có {n_pages} trang; chỉ đọc {len(contents)} trang đầu.",
            f"The file has {n_pages} pages; only the first {len(contents)} were read.",
        )
    if mark := next((content.slanted[:60] for content in contents if content.slanted), None):
        yield Note(
            "watermark",
            f"Văn bản có chữ chìm nằm nghiêng “{mark}”; chữ này không thuộc nội dung.",
            f'A slanted mark "{mark}" lies under the text; it was left out of it.',
        )
    yield from about_pages(
        "sideways_text",
        [content.printed.number for content in contents if content.sideways],
        "có chữ nằm dọc; chữ này không được đọc",
        "has words that stand sideways; they were left out",
    )
    yield from about_pages(
        "page_cut",
        [content.printed.number for content in contents if content.is_cut],
        "có quá nhiều chữ; chỉ đọc phần đầu",
        "has more text than any letter; only its beginning was read",
    )
    yield from about_pages(
        "scanner_text",
        [page.printed.number for page in pages if page.how is How.SCANNER],
        "là bản quét; chữ do máy quét nhận dạng, hãy đối chiếu với ảnh",
        "is a scan whose text the scanner recognised; compare it with the picture",
    )
