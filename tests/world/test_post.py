"""The post: what leaves as files is what a receiver reads, and a receiver who cannot read says so."""

import json
from dataclasses import replace

import pytest

from bluezone.documents import letter_file
from bluezone.documents.letter_file import LetterFile
from bluezone.documents.tesseract import NeedsTesseractError
from bluezone.letters.letter import Letter
from bluezone.world import post
from bluezone.world.post import Copy
from tests.world import posted


@pytest.fixture(scope="module")
def letter() -> Letter:
    """The office's letter."""
    return posted.letter()


@pytest.fixture(scope="module")
def copies(letter: Letter, tmp_path_factory: pytest.TempPathFactory) -> tuple[Copy, ...]:
    """Its files."""
    return post.send(letter, tmp_path_factory.mktemp("post"))


def test_the_letter_leaves_as_docx_pdf_scan_and_pictures(copies: tuple[Copy, ...]) -> None:
    folder = copies[0].path.parent

    assert [copy.path.name for copy in copies] == ["1169-SCT-VP.docx", "1169-SCT-VP.pdf", "1169-SCT-VP-scan.pdf"]
    assert (folder / "1169-SCT-VP-page-1.png").read_bytes().startswith(b"\x89PNG")
    assert all(copy.path.stat().st_size > 1_000 for copy in copies)


@pytest.mark.parametrize("place", [0, 1], ids=["docx", "pdf"])
def test_every_value_is_read_back_and_nothing_breaks_a_rule(
    letter: Letter, copies: tuple[Copy, ...], place: int
) -> None:
    found = post.read_back(letter, copies[place])

    assert found.differences == ()
    assert found.findings == ()
    assert found.as_json()["is_equal"] is True
    assert (found.as_json()["installed"], found.as_json()["percent"]) == (41, "95,3%")


def test_the_figures_survive_the_scanner(letter: Letter, copies: tuple[Copy, ...]) -> None:
    found = post.read_back(letter, copies[2])

    summary = found.as_json()
    assert (summary["installed"], summary["total"], summary["percent"]) == (41, 43, "95,3%")
    assert summary["cutoff"] == "2020-08-09T08:00:00+07:00"
    assert len(found.differences) <= 1


def test_where_the_recogniser_is_missing_the_scan_is_told_to_be_unread(
    letter: Letter, copies: tuple[Copy, ...]
) -> None:
    def without(data: bytes, name: str) -> LetterFile:
        raise NeedsTesseractError("The page is a picture.")

    summary = post.read_back(letter, copies[2], without).as_json()

    assert (summary["is_equal"], summary["installed"]) == (None, None)


def test_a_value_that_was_read_otherwise_is_named(letter: Letter, copies: tuple[Copy, ...]) -> None:
    found = post.read_back(replace(letter, number="1196"), copies[0])

    assert found.as_json()["differences"] == ["doc.number"]
    assert found.as_json()["is_equal"] is False


def test_what_was_read_is_kept_for_a_page(letter: Letter, copies: tuple[Copy, ...]) -> None:
    folder = copies[0].path.parent

    post.file_reading(letter, folder, [post.read_back(letter, copy, letter_file.read) for copy in copies[:2]])

    document = json.loads((folder / "1169-SCT-VP.read.json").read_text())
    assert document["source"]["file"] == "1169-SCT-VP.pdf"
    assert [copy["read_as"] for copy in document["copies"]] == ["docx", "pdf"]
    assert document["found"]["counts.installed"]["written"] == "41"
