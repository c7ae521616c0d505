"""A folder with the office's letter, as the demo leaves it; its scan is one that this machine could not read."""

from pathlib import Path

from bluezone.world import post
from bluezone.world.post import ReadBack
from tests.world import posted

STEM = "1169-SCT-VP"


def fill(folder: Path) -> None:
    """Put the letter with all its files into *folder*, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    letter = posted.letter()
    docx, pdf, scan = post.send(letter, folder)
    found = [post.read_back(letter, docx), post.read_back(letter, pdf), ReadBack(scan, None, 35)]
    post.file_reading(letter, folder, found)
