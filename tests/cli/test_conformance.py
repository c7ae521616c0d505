"""`bluezone conformance`: a line a section, exit 1 if any item failed."""

import json
from pathlib import Path

from tests.cli.conftest import Command

VECTORS = Path(__file__).parents[3] / "shared" / "spec" / "bluezone-3-vectors.json"


def test_each_section_is_one_line_of_name_passed_failed(command: Command) -> None:
    outcome = command("conformance", str(VECTORS))

    lines = [line.split() for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert ["match", "102", "0"] in lines
    assert all(len(line) == 3 and line[2] == "0" for line in lines)


def test_a_failed_item_is_named_and_ends_with_1(tmp_path: Path, command: Command) -> None:
    wrong = {"format": "bluezone-3-vectors/1", "day_start": [{"t_ms": 5, "day_start_ms": 5}]}
    file = tmp_path / "vectors.json"
    file.write_text(json.dumps(wrong))

    outcome = command("conformance", str(file), "--json")

    assert outcome.code == 1
    assert json.loads(outcome.out) == [{"name": "day_start", "passed": 0, "failed": 1}]
    assert "day_start, item 0" in outcome.err
