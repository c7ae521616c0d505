"""PNG, JPEG and TIFF unpacked to grey pages; only this file lets Pillow see what a stranger sent.

It runs inside the process that `confined` keeps on a leash.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from bluezone.documents import picture_cleaning

FORMATS = ("PNG", "JPEG", "TIFF")
_DAMAGED = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    struct.error,
)


class TooLargeError(Exception):
    """A page has more pixels than any letter."""


class BrokenError(Exception):
    """The picture is damaged or cut off."""


def opened(data: bytes) -> Image.Image:
    """Return the picture file that *data* is, not yet unpacked.

    Raises:
        TooLargeError: its first page has more pixels than Pillow dares to unpack.
        BrokenError: Pillow cannot open it.
    """
    with _answered():
        return Image.open(BytesIO(data), formats=FORMATS)


def count(picture: Image.Image) -> int:
    """Return how many pages *picture* has. Raises as opened() does."""
    with _answered():
        return int(getattr(picture, "n_frames", 1))


def page(picture: Image.Image, number: int, most_pixels: int) -> Image.Image:
    """Return page *number*, counted from 1, in grey and as its camera was held.

    Raises:
        TooLargeError: it has more than *most_pixels*.
        BrokenError: it is damaged.
    """
    with _answered():
        picture.seek(number - 1)
        if picture.width * picture.height > most_pixels:
            raise TooLargeError
        return picture_cleaning.grey(ImageOps.exif_transpose(picture))


@contextmanager
def _answered() -> Iterator[None]:
    """Turn the many ways in which Pillow gives up into two; odd tags, of which it warns, harm no letter."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise TooLargeError from error
    except _DAMAGED as error:
        raise BrokenError from error
