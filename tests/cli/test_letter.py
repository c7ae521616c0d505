"""`bluezone letter`: the whole way of a letter through the command line, and what its doors have in common."""

import json
from pathlib import Path

import pytest

from bluezone.cli.letter import in_language
from bluezone.documents.note import Note
from bluezone.letters import schema
from tests.cli.conftest import Command
from tests.letters import office


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """The JSON of a letter that may be issued."""
    path = tmp_path / "letter.json"
    path.write_text(schema.to_text(office.letter()))
    return path


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_what_was_written_is_read_and_checked(given: Path, ending: str, command: Command) -> None:
    file = given.with_suffix(f".{ending}")

    written = command("letter", "write", str(given), "-o", str(file))
    read = command("letter", "read", str(file))
    checked = command("letter", "check", str(file))

    assert (written.code, read.code, checked.code) == (0, 0, 0)
    found, expected = json.loads(read.out), json.loads(given.read_text())
    assert found["doc"]["number_symbol"] == expected["doc"]["number_symbol"]
    assert found["counts"]["percent"] == 95.3
    assert checked.out == ""


def test_what_was_read_can_be_written_again(given: Path, command: Command) -> None:
    first = given.with_name("first.docx")
    command("letter", "write", str(given), "-o", str(first))
    again = given.with_name("again.json")
    again.write_text(command("letter", "read", "--found", str(first)).out)

    outcome = command("letter", "write", str(again), "-o", str(given.with_name("second.docx")), "--draft")

    assert outcome.code == 0, outcome.err


def test_the_group_says_what_it_can_do(command: Command) -> None:
    shown = command("letter", "--help").out

    for verb in ("read", "write", "check"):
        assert f"  {verb} " in shown


def test_a_sentence_comes_in_the_language_that_was_asked_for() -> None:
    note = Note("x", "Tiếng Việt", "English")

    assert in_language(note, is_english=False) == "Tiếng Việt"
    assert in_language(note, is_english=True) == "English"
