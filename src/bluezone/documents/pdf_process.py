"""A PDF opened in a helper process: how many pages, what each holds, what each looks like.

Run as a module this file is that helper.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from bluezone.documents import confined, pdf_content
from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError
from bluezone.documents.pdf_content import PageContent

OPEN_LIMIT_S = 10.0
"""Opening takes milliseconds; a broken file whose objects must be searched for takes longer."""

PAGE_LIMIT_S = 10.0
"""For the text of a page, which takes 15 ms, or its picture, which takes 0.1 s, or seconds if it is a JPEG 2000."""


@dataclass(slots=True)
class Pdf:
    """An open PDF."""

    pages: int
    _helper: confined.Helper
    _until: float

    def content(self, number: int) -> PageContent:
        """Return what page *number*, counted from 1, holds.

        Raises:
            DocumentError: the page is broken.
            DocumentTooLargeError: it takes more time or memory than any letter.
        """
        answer, _ = self._ask({"do": "content", "number": number})
        return pdf_content.decode(answer)

    def picture(self, number: int, most_pixels: int, dpi: float) -> tuple[int, int, bytes]:
        """Return page *number* in grey: width, height, one byte for each pixel. Raises as content() does."""
        question = {"do": "picture", "number": number, "most_pixels": most_pixels, "dpi": dpi}
        answer, grey = self._ask(question)
        return answer["width"], answer["height"], grey

    def _ask(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        limit_s = min(PAGE_LIMIT_S, self._until - time.monotonic())
        return _asked(self._helper, question, b"", limit_s, f"page {question['number']}")


@contextmanager
def opened(data: bytes, limit_s: float) -> Iterator[Pdf]:
    """Open *data* as a PDF that is read and drawn within *limit_s*.

    Raises:
        DocumentLockedError: it wants a password.
        DocumentError: it is broken.
        DocumentTooLargeError: it takes more time or memory than any letter.
    """
    until = time.monotonic() + limit_s
    with confined.helper("bluezone.documents.pdf_process") as helper:
        answer, _ = _asked(helper, {"do": "open"}, data, min(OPEN_LIMIT_S, limit_s), "the file")
        yield Pdf(answer["pages"], helper, until)


def _asked(
    helper: confined.Helper, question: dict[str, Any], payload: bytes, limit_s: float, what: str
) -> tuple[dict[str, Any], bytes]:
    try:
        answer, got = helper.ask(question, payload, limit_s)
    except confined.ConfinedError as error:
        raise DocumentTooLargeError(
            f"PDF, {what}: reading it took more time or memory than any letter needs, and was stopped. "
            "Print the letter to a new PDF and send that one."
        ) from error
    match answer.get("error"):
        case None:
            return answer, got
        case "locked":
            raise DocumentLockedError("The PDF is protected by a password. Save it without one and send it again.")
        case _:
            raise DocumentError(
                f"PDF, {what}: damaged or cut off. Open it in a PDF viewer; if it shows there, print it to a new PDF."
            )


@dataclass(slots=True)
class _Desk:
    """What the helper answers, and the document that it has open."""

    held: ExitStack
    document: Any = None

    def answer(self, question: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
        # Only a helper looks at PDFs, so only a helper loads the library.
        from bluezone.documents import pdf_pages

        try:
            if question["do"] == "open":
                self.held.close()
                self.document = self.held.enter_context(pdf_pages.opened(payload))
                return {"pages": pdf_pages.count(self.document)}, b""
            number = question["number"]
            if question["do"] == "content":
                return pdf_content.encode(pdf_pages.content(self.document, number)), b""
            width, height, grey = pdf_pages.picture(self.document, number, question["most_pixels"], question["dpi"])
            return {"width": width, "height": height}, grey
        except pdf_pages.LockedError:
            return {"error": "locked"}, b""
        except pdf_pages.BrokenError:
            return {"error": "broken"}, b""


if __name__ == "__main__":
    with ExitStack() as documents:
        confined.serve(_Desk(documents).answer)
