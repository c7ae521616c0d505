"""`bluezone demo`: the story happens, ends with a summary, and the same seed tells it again."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bluezone.documents import letter_file
from tests.cli.conftest import Command

pytestmark = pytest.mark.process


def told(out: Path, seed: int) -> dict[str, Any]:
    """Run the whole demo in a process of its own and return its summary."""
    command = [
        sys.executable,
        "-m",
        "bluezone.cli",
        "demo",
        "--once",
        "--seed",
        str(seed),
        "--out",
        str(out),
        "--port",
        "0",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    summary: dict[str, Any] = json.loads((out / "summary.json").read_text())
    return summary


def without_times(summary: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in summary.items() if name != "steps"}


def check_letter(summary: dict[str, Any], out: Path) -> None:
    """Check that the letter in *out* says what *summary* does, and was read back from its files as it was written."""
    letter = summary["letter"]
    assert letter["number_symbol"] == "1169/SCT-VP"
    assert letter["findings"] == []
    for copy in letter["read_back"][:2]:
        assert (copy["is_equal"], copy["findings"]) == (True, [])
        assert (copy["installed"], copy["total"], copy["percent"]) == (41, 43, "95,3%")
        assert copy["cutoff"] == "2020-08-09T08:00:00+07:00"
        found = letter_file.read((out / copy["file"]).read_bytes(), copy["file"]).letter
        assert found.number_symbol == "1169/SCT-VP"
        assert found.date == date(2020, 8, 10)


def test_those_who_were_near_are_warned_and_a_second_run_tells_the_same(tmp_path: Path) -> None:
    first, second = told(tmp_path / "first", 1), told(tmp_path / "second", 1)

    assert without_times(first) == without_times(second)
    assert (first["installed"], first["total"], first["percent"], first["phones"]) == (41, 43, "95,3", 41)
    assert len(first["near_by_ground_truth"]) == first["true_positives"] + first["false_negatives"] >= 2
    assert len(first["warned"]) == first["true_positives"] + first["false_positives"]
    four = ("true_positives", "false_positives", "false_negatives", "true_negatives")
    assert sum(first[name] for name in four) == first["phones"] - 1
    assert first["recall"] >= 0.5
    check_letter(first, tmp_path / "first")
    counted = first["rollout"]
    assert (counted["verified"], counted["installed"], counted["total"], counted["open"]) == (41, 41, 43, 0)
    assert counted["expected"] == 20
    assert (counted["confirmed"], counted["waiting"]) == (18, 0)
    steps = {"days", "roster", "register", "freeze", "site", "confirm", "hand_in", "publish", "fetch", "letter"}
    assert set(first["steps"]) >= {*steps, "receive", "read_back"}


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path, command: Command) -> None:
    (tmp_path / "letter.docx").write_text("mine")

    outcome = command("demo", "--once", "--out", str(tmp_path))

    assert outcome.code == 1
    assert "[file_unusable]" in outcome.err
    assert (tmp_path / "letter.docx").read_text() == "mine"
