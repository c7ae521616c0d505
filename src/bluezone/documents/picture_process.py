"""A picture file opened in a helper process: how many pages, and each of them in grey.

Run as a module this file is that helper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image

from bluezone.documents import confined
from bluezone.documents.errors import DocumentError, DocumentTooLargeError
from bluezone.documents.limits import MOST_PAGES_TO_OPEN, MOST_PIXELS

LIMIT_S = 15.0
"""To open a file or unpack a page; A3 at 600 dpi in colour takes two seconds."""

_SCAN_AGAIN = "Scan the letter again at 300 dpi, or send it as DOCX or PDF."


@dataclass(frozen=True, slots=True)
class Pictures:
    """How many pages a picture file has, and these in grey, upright as their camera held them, one at a time.

    Unpacking a page raises as pictures() does.
    """

    count: int
    frames: Iterator[Image.Image]


def pictures(data: bytes) -> Pictures:
    """Return the pages of *data*, a PNG, JPEG or TIFF.

    Raises:
        DocumentTooLargeError: a page has more pixels, or the file more pages, than any letter.
        DocumentError: the picture is damaged or cut off.
    """
    with confined.helper(_MODULE) as helper:
        count = _opened(helper, data)
    if count > MOST_PAGES_TO_OPEN:
        raise DocumentTooLargeError(
            f"The picture file has {count:,} pages, expected at most {MOST_PAGES_TO_OPEN}. Send the letter alone."
        )
    return Pictures(count, _frames(data, count))


_MODULE = "bluezone.documents.picture_process"


def _frames(data: bytes, count: int) -> Iterator[Image.Image]:
    with confined.helper(_MODULE) as helper:
        _opened(helper, data)
        for number in range(1, count + 1):
            answer, grey = _asked(helper, {"do": "page", "number": number}, b"")
            yield Image.frombytes("L", (answer["width"], answer["height"]), grey)


def _opened(helper: confined.Helper, data: bytes) -> int:
    answer, _ = _asked(helper, {"do": "open"}, data)
    return int(answer["pages"])


def _asked(helper: confined.Helper, question: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        answer, got = helper.ask(question, payload, LIMIT_S)
    except confined.ConfinedError as error:
        raise DocumentTooLargeError(
            f"Unpacking the picture took more time or memory than any letter needs, and was stopped. {_SCAN_AGAIN}"
        ) from error
    match answer.get("error"):
        case None:
            return answer, got
        case "large":
            raise DocumentTooLargeError(
                f"A page has too many pixels, expected at most {MOST_PIXELS // 10**6} million. {_SCAN_AGAIN}"
            )
        case _:
            raise DocumentError(f"The picture is damaged or cut off. {_SCAN_AGAIN}")


@dataclass(slots=True)
class _Desk:
    """What the helper answers, and the picture that it has open."""

    picture: Image.Image | None = None

    def answer(self, question: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
        from bluezone.documents import picture_files

        try:
            if question["do"] == "open" or self.picture is None:
                self.picture = picture_files.opened(payload)
                return {"pages": picture_files.count(self.picture)}, b""
            page = picture_files.page(self.picture, question["number"], MOST_PIXELS)
            return {"width": page.width, "height": page.height}, page.tobytes()
        except picture_files.TooLargeError:
            return {"error": "large"}, b""
        except picture_files.BrokenError:
            return {"error": "broken"}, b""


if __name__ == "__main__":
    confined.serve(_Desk().answer)
