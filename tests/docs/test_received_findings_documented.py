"""Every finding on received reports is in docs/reference/received-findings.md, and nothing else is."""

import re
from pathlib import Path

from bluezone.rollout.received import CODES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "received-findings.md"
ROW = re.compile(r"^\| `(received_\w+)` \| (.+) \|$", re.MULTILINE)


def test_every_finding_is_documented_as_it_is() -> None:
    assert dict(ROW.findall(PAGE.read_text(encoding="utf-8"))) == CODES
