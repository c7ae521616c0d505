"""The demo's letter as it is shown at the end of the story."""

import io
from typing import Any

from rich.console import Console

from bluezone.cli import demo_letter


def copy(**changes: Any) -> dict[str, Any]:
    made = {
        "file": "1169-SCT-VP.pdf",
        "is_equal": True,
        "values": 35,
        "differences": [],
        "installed": 41,
        "total": 43,
        "percent": "95,3%",
        "cutoff": "2020-08-09T08:00:00+07:00",
    }
    return made | changes


def shown(*copies: dict[str, Any], findings: tuple[str, ...] = ()) -> str:
    letter = {"number_symbol": "1169/SCT-VP", "findings": list(findings), "read_back": list(copies)}
    screen = io.StringIO()
    summary = {"installed": 41, "total": 43, "percent": "95,3", "letter": letter}
    demo_letter.show(summary, Console(file=screen, width=120))
    return screen.getvalue()


def test_the_figures_are_shown_with_their_hour() -> None:
    text = shown(copy())

    assert "41/43 phones with the app, 95,3%" in text
    assert "all 35" in text
    assert "8h00 ngày 09/8/2020" in text
    assert "The checks find nothing in it." in text


def test_a_value_that_was_read_otherwise_is_named() -> None:
    assert "34 of 35, but signer.name" in shown(copy(is_equal=False, differences=["signer.name"]))


def test_a_scan_that_this_machine_cannot_read_says_why() -> None:
    assert "not read: tesseract" in shown(copy(is_equal=None))


def test_findings_are_counted() -> None:
    assert "The checks find 1 in it." in shown(findings=("rate_wrong",))
