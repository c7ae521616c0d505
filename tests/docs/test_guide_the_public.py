"""The page about guiding the public: what it shows in Python runs as it stands."""

import re
import textwrap
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "guide-the-public.md"


def test_the_python_of_the_page_runs_and_makes_both_papers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = re.findall(r"^ *```python\n(.*?)^ *```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    monkeypatch.chdir(tmp_path)

    exec("\n".join(map(textwrap.dedent, blocks)), {})  # our own page; nothing else is run

    assert capsys.readouterr().out == "Điện thoại Android từ 6.0 trở lên, có Bluetooth năng lượng thấp (BLE).\n"
    assert {file.name for file in tmp_path.iterdir()} == {"leaflet.pdf", "poster.pdf"}
