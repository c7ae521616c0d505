"""The page about writing a letter: what it shows in Python runs as it stands."""

import re
import textwrap
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "write-a-letter.md"


def test_the_python_of_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"^ *```python\n(.*?)^ *```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)

    exec("\n".join(map(textwrap.dedent, blocks)), {})  # our own page; nothing else is run

    out = capsys.readouterr().out
    assert out.startswith("Sở Công Thương báo cáo để Sở Thông tin và Truyền thông biết, tổng hợp./.\n")
    assert "Không có địa danh." in out
