"""The office's letter goes out as DOCX, PDF and a scan, and whoever gets it reads it back and compares.

Files of one letter share a stem, STEM.docx, STEM.pdf, STEM-scan.pdf, STEM-page-1.png; STEM.read.json is what was read.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluezone.documents import evidence, letter_file, page_pictures
from bluezone.documents.letter_file import LetterFile
from bluezone.documents.tesseract import NeedsTesseractError
from bluezone.letters import checks, comparison
from bluezone.letters.checks import Direction
from bluezone.letters.comparison import Difference
from bluezone.letters.letter import Letter

PICTURE_DPI = 110
READ_SUFFIX = ".read.json"

Read = Callable[[bytes, str], LetterFile]


@dataclass(frozen=True, slots=True)
class Copy:
    """One file of the letter; `read_as` says how it reached the reader: docx, pdf, scan."""

    path: Path
    read_as: str


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a receiver read in one copy.

    Attributes:
        file: what was read; None where this machine cannot read it.
        n_values: how many values the letter has.
        differences: which of them were read otherwise.
        findings: codes of what the checks say of the copy as it came.
    """

    copy: Copy
    file: LetterFile | None
    n_values: int
    differences: tuple[Difference, ...] = ()
    findings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it for the summary."""
        read = self.file.letter if self.file else Letter()
        counts, cutoff = read.counts, read.cutoff
        return {
            "file": self.copy.path.name,
            "read_as": self.copy.read_as,
            "is_equal": None if self.file is None else not self.differences,
            "values": self.n_values,
            "differences": [difference.path for difference in self.differences],
            "findings": list(self.findings),
            "number_symbol": read.number_symbol,
            "date": read.date.isoformat() if read.date else None,
            "installed": counts.installed if counts else None,
            "total": counts.total if counts else None,
            "percent": counts.percent_text if counts else None,
            "cutoff": cutoff.iso if cutoff else None,
        }


def stem(letter: Letter) -> str:
    """Return what the files of *letter* are called: 1169-SCT-VP."""
    return (letter.number_symbol or "letter").replace("/", "-")


def send(letter: Letter, folder: Path) -> tuple[Copy, ...]:
    """Write *letter* into *folder* as DOCX, as PDF, as a scan of the PDF, and as pictures of its pages."""
    name = stem(letter)
    copies = (
        Copy(folder / f"{name}.docx", "docx"),
        Copy(folder / f"{name}.pdf", "pdf"),
        Copy(folder / f"{name}-scan.pdf", "scan"),
    )
    for copy in copies[:2]:
        copy.path.write_bytes(letter_file.write(letter, copy.path.name))
    pdf = copies[1].path.read_bytes()
    copies[2].path.write_bytes(page_pictures.scanned(pdf))
    for number, page in enumerate(page_pictures.pages(pdf, PICTURE_DPI), 1):
        (folder / f"{name}-page-{number}.png").write_bytes(page_pictures.png(page))
    return copies


def read_back(letter: Letter, copy: Copy, read: Read = letter_file.read) -> ReadBack:
    """Return what a receiver reads in *copy* of *letter*; a scan is left unread where the recogniser is missing."""
    n_values = sum(1 for _ in comparison.values(letter))
    try:
        file = read(copy.path.read_bytes(), copy.path.name)
    except NeedsTesseractError:
        return ReadBack(copy, None, n_values)
    findings = checks.check(file.letter, direction=Direction.INCOMING, text=file.extract.text)
    codes = tuple(finding.code for finding in findings)
    return ReadBack(copy, file, n_values, comparison.differences(letter, file.letter), codes)


def file_reading(letter: Letter, folder: Path, found: Sequence[ReadBack]) -> None:
    """Keep in *folder* what was read in the PDF among *found*, and how each copy compares, for a page to show."""
    document = next(
        evidence.document(one.file, one.copy.path.name) for one in found if one.copy.read_as == "pdf" and one.file
    )
    copies = [one.as_json() for one in found]
    text = json.dumps({**document, "copies": copies}, ensure_ascii=False, indent=1)
    (folder / f"{stem(letter)}{READ_SUFFIX}").write_text(text + "\n")
