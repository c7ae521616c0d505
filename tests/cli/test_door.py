"""The door: names, exit codes, one line for an error, data on stdout only."""

from pathlib import Path

import pytest

from bluezone.cli import door
from tests.cli.conftest import Command


def test_a_mistyped_command_is_answered_with_the_nearest(command: Command) -> None:
    outcome = command("confomance", "x.json")

    assert (outcome.code, outcome.out) == (2, "")
    assert "Did you mean 'conformance'?" in outcome.err


def test_a_command_unlike_any_is_answered_with_the_list(command: Command) -> None:
    outcome = command("qqqq")

    assert outcome.code == 2
    assert "There are: demo, serve, phone" in outcome.err


def test_help_shows_an_example_and_every_command(command: Command) -> None:
    outcome = command("--help")

    assert outcome.code == 0
    assert "Example: bluezone demo --once" in outcome.out
    assert all(name in outcome.out for name in ("conformance", "match", "phone", "serve", "config"))


def test_a_missing_file_is_one_line_with_its_name_and_exit_1(command: Command) -> None:
    outcome = command("conformance", "/nowhere/vectors.json")

    assert outcome.code == 1
    assert outcome.err == "Error: /nowhere/vectors.json: No such file or directory\n"


def test_an_expected_error_shows_its_sentence_and_code_without_traceback(tmp_path: Path, command: Command) -> None:
    file = tmp_path / "vectors.json"
    file.write_text('{"format":\n nonsense}')

    outcome = command("conformance", str(file))

    assert outcome.code == 1
    assert "line 2" in outcome.err
    assert "[file_unusable]" in outcome.err
    assert "Traceback" not in outcome.err


def test_debug_lets_the_traceback_through(tmp_path: Path) -> None:
    file = tmp_path / "vectors.json"
    file.write_text("nonsense")

    with pytest.raises(ValueError, match="expected JSON"):
        door.main(["--debug", "conformance", str(file)])


def test_wrong_use_is_exit_2(command: Command) -> None:
    outcome = command("conformance")

    assert outcome.code == 2
    assert "Missing argument" in outcome.err
