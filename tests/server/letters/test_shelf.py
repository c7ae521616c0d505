"""The shelf: a letter's own files and nothing else of the folder, whatever an address asks for."""

import json
from pathlib import Path

import pytest

from bluezone.server.letters import shelf
from bluezone.server.letters.shelf import LetterUnknownError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one letter among much else."""
    (tmp_path / "15-BC.read.json").write_text(json.dumps({"doc": {"number": "15"}}))
    for name in ("15-BC.docx", "15-BC.pdf", "15-BC-scan.pdf", "15-BC-page-1.png", "15-BC-page-10.png"):
        (tmp_path / name).write_bytes(b"x")
    for name in ("summary.json", "site.log", "15-BC.db", "15-BC-secret.pdf", "16-BC.pdf", "15-BC.docx.bak"):
        (tmp_path / name).write_bytes(b"not for anybody")
    (tmp_path / "15-BC-page-2.png").mkdir()
    return tmp_path


def test_a_letter_has_its_own_files(folder: Path) -> None:
    found = shelf.letter(folder, "15-BC")

    assert sorted(found.files) == ["15-BC-page-1.png", "15-BC-page-10.png", "15-BC-scan.pdf", "15-BC.docx", "15-BC.pdf"]
    assert found.pages == ["15-BC-page-1.png", "15-BC-page-10.png"]
    assert shelf.file(folder, "15-BC", "15-BC.pdf") == folder / "15-BC.pdf"


@pytest.mark.parametrize(
    "name",
    ["summary.json", "site.log", "15-BC.db", "15-BC-secret.pdf", "16-BC.pdf", "15-BC.read.json", "../15-BC.pdf", ""],
)
def test_no_other_file_is_ever_shown(folder: Path, name: str) -> None:
    with pytest.raises(LetterUnknownError):
        shelf.file(folder, "15-BC", name)


@pytest.mark.parametrize("stem", ["16-BC", "summary", "..", "", "15-BC.read.json"])
def test_what_was_not_read_is_no_letter(folder: Path, stem: str) -> None:
    with pytest.raises(LetterUnknownError):
        shelf.letter(folder, stem)


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"doc": []}', "[" * 100_000])
def test_a_broken_reading_is_passed_over(folder: Path, text: str) -> None:
    (folder / "14-BC.read.json").write_text(text)

    assert [found.stem for found in shelf.letters(folder)] == ["15-BC"]


def test_without_a_folder_there_are_no_letters(tmp_path: Path) -> None:
    assert list(shelf.letters(None)) == []
    assert list(shelf.letters(tmp_path / "missing")) == []
