"""The table of checks: every code of the code is in it, and the page shows it as it is."""

import re
from pathlib import Path

from bluezone.letters.checks.finding import Severity
from bluezone.letters.checks.rules import RULES

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "reference" / "letter-checks.md"
SOURCES = [*(ROOT / "src/bluezone/letters/checks").glob("*.py"), ROOT / "src/bluezone/letters/signing.py"]


def shown(severity: Severity | None) -> str:
    return severity.value if severity else "–"


def test_the_page_shows_every_check_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = [
        f"| `{rule.code}` | {shown(rule.outgoing)} | {shown(rule.incoming)} | {rule.about} | {rule.place} |"
        for rule in RULES.values()
    ]

    assert re.findall(r"^\| `.*$", page, re.MULTILINE) == rows


def test_every_check_is_made_somewhere() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES if path.name != "rules.py")
    spelling = {f"spelling_{kind}" for kind in ("word", "abbreviation", "organ", "capital", "double")}

    assert [code for code in RULES if f'"{code}"' not in text and code not in spelling] == []


def test_what_is_an_error_going_out_is_never_one_coming_in() -> None:
    assert all(rule.incoming is not Severity.ERROR for rule in RULES.values())
    assert all(rule.outgoing is not None or rule.incoming is not None for rule in RULES.values())
