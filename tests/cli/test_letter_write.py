"""`bluezone letter write`: what leaves, what is refused, and what is told."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bluezone.documents import letter_file
from bluezone.letters import schema
from bluezone.letters.letter import Letter, Signer
from tests.cli.conftest import Command
from tests.letters import office

SEED = Path(__file__).parents[3] / "shared" / "data" / "letters" / "quang-tri-sct-1169-2020.json"
Given = Callable[[Letter], str]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """Return a function that puts a letter's JSON into a file."""

    def put(letter: Letter) -> str:
        path = tmp_path / "letter.json"
        path.write_text(schema.to_text(letter))
        return str(path)

    return put


def watermarked(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        return any("DỰ THẢO" in package.read(name).decode() for name in package.namelist() if "header" in name)


def test_a_letter_leaves_as_docx_and_pdf_at_once(given: Given, tmp_path: Path, command: Command) -> None:
    docx, pdf = tmp_path / "out.docx", tmp_path / "out.pdf"

    outcome = command("letter", "write", given(office.letter()), "-o", str(docx), "-o", str(pdf))

    assert (outcome.code, outcome.out) == (0, "")
    assert docx.read_bytes().startswith(b"PK")
    assert pdf.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("is_draft", "option", "has_mark"),
    [(False, None, False), (True, None, True), (False, "--draft", True), (True, "--issued", False)],
)
def test_the_mark_of_a_draft_is_as_asked_for_else_as_the_json_says(
    is_draft: bool, option: str | None, has_mark: bool, given: Given, tmp_path: Path, command: Command
) -> None:
    out = tmp_path / "out.docx"
    options = [option] if option else []

    outcome = command("letter", "write", given(office.letter(is_draft=is_draft)), "-o", str(out), *options)

    assert outcome.code == 0, outcome.err
    assert watermarked(out) is has_mark
    assert ("có dấu dự thảo" in outcome.err) is has_mark


def test_a_letter_with_errors_does_not_leave_and_all_of_them_are_told(
    given: Given, tmp_path: Path, command: Command
) -> None:
    out = tmp_path / "out.docx"
    bad = replace(office.letter(), number=None, signer=Signer(None, None, "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"))

    outcome = command("letter", "write", given(bad), "-o", str(out), "--english")

    assert outcome.code == 1
    assert "[number_missing]" in outcome.err
    assert "[signer_deputy_alone]" in outcome.err
    assert "2 errors, so nothing was written" in outcome.err
    assert not out.exists()


def test_the_same_letter_leaves_as_a_draft_and_its_errors_are_told(
    given: Given, tmp_path: Path, command: Command
) -> None:
    out = tmp_path / "out.docx"
    bad = replace(office.letter(), signer=Signer(None, None, "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"))

    outcome = command("letter", "write", given(bad), "-o", str(out), "--draft")

    assert outcome.code == 0
    assert outcome.err.startswith("Lỗi")
    assert "[signer_deputy_alone]" in outcome.err
    assert out.exists()


def test_figures_without_a_text_are_put_into_words(tmp_path: Path, command: Command) -> None:
    out = tmp_path / "out.docx"

    outcome = command("letter", "write", str(SEED), "-o", str(out))

    assert outcome.code == 0
    text = letter_file.read(out.read_bytes(), "out.docx").extract.text
    assert "41/43 máy điện thoại" in text
    assert "đạt 95,3%" in text


def test_figures_that_do_not_add_up_are_put_into_no_words(given: Given, tmp_path: Path, command: Command) -> None:
    counts = replace(office.COUNTS, installed=42)
    out = tmp_path / "out.docx"

    outcome = command("letter", "write", given(office.letter(body=(), counts=counts)), "-o", str(out), "--draft")

    assert outcome.code == 1
    assert "[letter_figures_contradict]" in outcome.err
    assert not out.exists()


def test_everything_that_is_wrong_in_the_json_is_told_at_once(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "letter.json"
    path.write_text('{"doc": {"date": "10/8/2020", "nummer": "1"}, "counts": {"installed": "41"}}')

    outcome = command("letter", "write", str(path), "-o", str(tmp_path / "out.docx"))

    assert outcome.code == 1
    for place in ("doc.date", "nummer", "counts.installed"):
        assert place in outcome.err


@pytest.mark.parametrize("name", ["out.doc", "out", "out.txt"])
def test_another_kind_of_file_is_refused_before_anything_is_written(
    name: str, given: Given, tmp_path: Path, command: Command
) -> None:
    docx = tmp_path / "out.docx"

    outcome = command("letter", "write", given(office.letter()), "-o", str(docx), "-o", str(tmp_path / name))

    assert outcome.code == 1
    assert "[document_type_unknown]" in outcome.err
    assert not docx.exists()


def test_programs_get_the_files_and_what_was_found(given: Given, tmp_path: Path, command: Command) -> None:
    out = tmp_path / "out.docx"

    outcome = command("letter", "write", given(office.letter()), "-o", str(out), "--json")

    assert json.loads(outcome.out) == {"files": [str(out)], "is_draft": False, "findings": [], "notes": []}


def test_without_a_place_to_go_it_is_used_wrongly(given: Given, command: Command) -> None:
    assert command("letter", "write", given(office.letter())).code == 2
