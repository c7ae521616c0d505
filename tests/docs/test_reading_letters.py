"""The page about reading letters: what it shows in Python runs and prints what the page says."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "reading-letters.md"
READING = Path(__file__).parents[2] / "src" / "bluezone" / "letters" / "reading"


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_python_of_the_page_prints_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", page(), re.DOTALL | re.MULTILINE)

    exec("\n".join(blocks), {})  # our own page; nothing else is run

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(f"prints `{line}`" in page() for line in lines)


def test_every_file_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`(\w+)\.py`", page()))
    named |= {
        name
        for row in re.findall(r"^\| .+ \| (`.+`.*) \|$", page(), re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }

    assert named
    assert {name for name in named if not (READING / f"{name}.py").exists()} == set()
