"""A folder with the office's letter, as the demo leaves it; its scan is one that this machine could not read."""

from pathlib import Path

import numpy as np

from bluezone.world import people, post, report
from bluezone.world.post import ReadBack

STEM = "1169-SCT-VP"


def fill(folder: Path) -> None:
    """Put the letter with all its files into *folder*, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    members = [person for person in people.cast(np.random.default_rng(1)) if person.is_member]
    letter = report.letter(members, frozenset(person.number for person in members if person.has_app))
    docx, pdf, scan = post.send(letter, folder)
    found = [post.read_back(letter, docx), post.read_back(letter, pdf), ReadBack(scan, None, 35)]
    post.file_reading(letter, folder, found)
