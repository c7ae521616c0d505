"""The recogniser: a grey picture in, words with boxes and confidence out, in a process that is killed when over time.

The picture goes through a pipe, so that no letter is left in a folder for temporary files.
"""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import ClassVar

from PIL import Image

from bluezone.documents.errors import DocumentError

LANGUAGE = "vie"
_ORIENTATION = "osd"


class NeedsTesseractError(DocumentError):
    """A picture is to be read, and the machine has no tesseract or no Vietnamese for it."""

    code: ClassVar[str] = "document_needs_tesseract"
    status: ClassVar[int] = 501


class RecogniserSlowError(Exception):
    """The page took longer than its limit."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word: its corners in pixels, confidence 0 to 1, and its line: picture, block, paragraph, line."""

    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    confidence: float
    line: tuple[int, int, int, int]

    def moved(self, x: int, y: int, picture: int) -> "Recognised":
        """Return the word as part of a larger picture, of which its own began at *x*, *y*; *picture* numbers that."""
        return Recognised(
            self.text, self.x0 + x, self.y0 + y, self.x1 + x, self.y1 + y, self.confidence, (picture, *self.line[1:])
        )


class Layout(StrEnum):
    """What tesseract may take a picture for, by its number for it."""

    PAGE = "4"  # text of several sizes, perhaps side by side
    TABLE = "6"  # rows over the whole width; lone figures are believed


def words(picture: Image.Image, limit_s: float, dpi: int, layout: Layout = Layout.PAGE) -> list[Recognised]:
    """Return the words in *picture*, which is grey.

    Raises:
        NeedsTesseractError: tesseract or its Vietnamese is missing.
        RecogniserSlowError: it took longer than *limit_s*.
        DocumentError: tesseract gave up.
    """
    _check_installed()
    arguments = ["-l", LANGUAGE, "--psm", layout, "--dpi", str(dpi), "-c", "debug_file=/dev/null", "tsv"]
    return list(_table(_run(picture, arguments, limit_s)))


def turn(picture: Image.Image, limit_s: float) -> int:
    """Return how many quarter turns clockwise bring the text of *picture* upright; 0 where nobody can tell.

    Raises:
        RecogniserSlowError: it took longer than *limit_s*.
    """
    if _ORIENTATION not in languages():
        return 0
    try:
        answer = _run(picture, ["--psm", "0", "-l", _ORIENTATION, "-c", "min_characters_to_try=10"], limit_s)
    except DocumentError:  # too few letters to tell by
        return 0
    found = dict(line.split(": ", 1) for line in answer.splitlines() if ": " in line)
    return int(found.get("Rotate", "0")) // 90 % 4


@cache
def languages() -> frozenset[str]:
    """Return the languages that tesseract knows here; none where it is missing."""
    if shutil.which("tesseract") is None:
        return frozenset()
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=False, timeout=20)
    return frozenset(listed.stdout.decode(errors="replace").split("\n")[1:]) - {""}


def _check_installed() -> None:
    if LANGUAGE not in languages():
        missing = "its Vietnamese language data" if languages() else "tesseract"
        raise NeedsTesseractError(
            f"The page is a picture, and {missing} is not installed here. Install tesseract-ocr and tesseract-ocr-vie, "
            "or send the letter as DOCX or as PDF with text."
        )


def _run(picture: Image.Image, arguments: list[str], limit_s: float) -> str:
    head = f"P5 {picture.width} {picture.height} 255\n".encode()
    # With more than one thread two pages at a time take longer than one after the other.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", *arguments],
            input=head + picture.tobytes(),
            capture_output=True,
            timeout=limit_s,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise RecogniserSlowError from error
    if done.returncode != 0:
        raise DocumentError("The page is a picture in which tesseract finds nothing to read. Scan it again at 300 dpi.")
    return done.stdout.decode(errors="replace")


def _table(text: str) -> Iterator[Recognised]:
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row["text"] or "").strip()
        if row["level"] != "5" or not word:
            continue
        x, y, wide, high = (int(row[name]) for name in ("left", "top", "width", "height"))
        line = 0, int(row["block_num"]), int(row["par_num"]), int(row["line_num"])
        yield Recognised(word, x, y, x + wide, y + high, max(0.0, float(row["conf"]) / 100), line)
