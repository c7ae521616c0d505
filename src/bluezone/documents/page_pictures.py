"""The pages of a PDF as pictures: to be looked at beside what was read, and to stand for a scan of the paper."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from bluezone.documents import pdf_process
from bluezone.documents.limits import MOST_RENDERED_PIXELS, READ_LIMIT_S

SCAN_DPI = 200
"""Least that the decree asks of a scan; shared specification of the rollout, section 3.5."""


def pages(pdf: bytes, dpi: float) -> Iterator[Image.Image]:
    """Yield the pages of *pdf* in grey, one at a time.

    Raises:
        DocumentError: it cannot be opened or drawn.
    """
    with pdf_process.opened(pdf, READ_LIMIT_S) as opened:
        for number in range(1, opened.pages + 1):
            width, height, grey = opened.picture(number, MOST_RENDERED_PIXELS, dpi)
            yield Image.frombytes("L", (width, height), grey)


def png(page: Image.Image) -> bytes:
    """Return *page* as a PNG file."""
    file = BytesIO()
    page.save(file, "PNG", optimize=True)
    return file.getvalue()


def scanned(pdf: bytes, dpi: float = SCAN_DPI) -> bytes:
    """Return *pdf* as a scanner would have made it of the printed letter: a PDF of pictures, without text."""
    first, *rest = pages(pdf, dpi)
    file = BytesIO()
    first.save(file, "PDF", save_all=True, append_images=rest, resolution=dpi)
    return file.getvalue()
