"""The letters that the site shows: they lie in one folder, each beside what was read back of it.

STEM.read.json makes STEM a letter; STEM.docx, STEM.pdf, STEM-scan.pdf and STEM-page-1.png are its files. Nothing else
of the folder is ever shown, whatever an address asks for.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluezone.errors import BluezoneError

READ_SUFFIX = ".read.json"
MOST_LETTERS = 200
MOST_JSON_BYTES = 16 * 2**20
KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".png": "image/png",
}
_ENDINGS = re.compile(r"\.docx|(?:-scan)?\.pdf|-page-(\d{1,3})\.png")


class LetterUnknownError(BluezoneError, LookupError):
    """The site shows no such letter, or the letter has no such file."""

    code = "letter_unknown"
    status = 404


@dataclass(frozen=True, slots=True)
class Shelved:
    """One letter: its stem, what was read back as JSON, its files by name."""

    stem: str
    document: dict[str, Any]
    files: dict[str, Path]

    @property
    def pages(self) -> list[str]:
        """Names of the pictures of its pages, in their order."""
        return sorted((name for name in self.files if name.endswith(".png")), key=lambda name: (len(name), name))


def letters(folder: Path | None) -> Iterator[Shelved]:
    """Yield the letters in *folder*, by name; none where there is no folder."""
    if folder is None or not folder.is_dir():
        return
    for path in sorted(folder.glob(f"*{READ_SUFFIX}"))[:MOST_LETTERS]:
        found = _shelved(folder, path)
        if found:
            yield found


def letter(folder: Path | None, stem: str) -> Shelved:
    """Return the letter called *stem* in *folder*.

    Raises:
        LetterUnknownError: there is none.
    """
    for found in letters(folder):
        if found.stem == stem:
            return found
    raise LetterUnknownError("letter: the site shows none of this name")


def file(folder: Path | None, stem: str, name: str) -> Path:
    """Return where file *name* of the letter called *stem* lies.

    Raises:
        LetterUnknownError: there is none.
    """
    path = letter(folder, stem).files.get(name)
    if path is None:
        raise LetterUnknownError("letter: it has no file of this name")
    return path


def _shelved(folder: Path, path: Path) -> Shelved | None:
    """Return the letter whose JSON lies at *path*; None where that is no JSON of a letter."""
    stem = path.name.removesuffix(READ_SUFFIX)
    try:
        if path.stat().st_size > MOST_JSON_BYTES:
            return None
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or not isinstance(document.get("doc"), dict):
        return None
    files = {
        each.name: each
        for each in sorted(folder.iterdir())
        if each.name.startswith(stem) and _ENDINGS.fullmatch(each.name.removeprefix(stem)) and each.is_file()
    }
    return Shelved(stem, document, files)
