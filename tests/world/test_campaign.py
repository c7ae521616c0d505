"""The rollout of the drill on a real site: from the directive to the letter, and what the receiver has then."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bluezone.world import people

pytestmark = pytest.mark.process


def given() -> dict[str, Any]:
    members: list[dict[str, Any]] = []
    for department, size in people.DEPARTMENTS.items():
        for _ in range(size):
            number = len(members)
            name = f"Nguyễn Văn {people._GIVEN[number % 40]} {people._GIVEN[number // 40]}"
            members.append({"number": number, "name": name, "department": department, "system": "Android"})
    return {
        "people": [("hoa", "Lê Thị Hoa", "hoa-sen-trang-1"), ("giang", "Trần Minh Giang", "hoa-sen-trang-2")],
        "members": members,
        "numbers": list(range(43)),  # nobody's phone registers here, so a helper notes all of them
        "signer": "Trần Văn Bình",
    }


def run(folder: Path, *steps: str) -> dict[str, Any]:
    environ = {**os.environ, "BLUEZONE_DATA": str(folder), "BLUEZONE_CLOCK_START": "2020-08-11T10:00:00+07:00"}
    environ.pop("DATABASE_URL", None)
    words = [sys.executable, "-m", "bluezone.world.campaign", *steps]
    done = subprocess.run(words, input=json.dumps(given()), env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def test_the_story_runs_from_the_directive_to_the_consolidated_table(tmp_path: Path) -> None:
    made = run(tmp_path, "prepare", "tick", "freeze", "report", "receive")

    assert made["tick"] == {"noted": 43}
    frozen = made["freeze"]
    assert (frozen["installed"], frozen["total"], frozen["open"], frozen["verified"]) == (0, 43, 0, 0)
    assert made["report"]["number_symbol"] == "1169/SCT-VP"
    assert made["report"]["letter"]["counts"]["total"] == 43
    received = made["receive"]
    assert (received["expected"], received["files"]) == (20, 17)
    assert received["confirmed"] + received["waiting"] == 18
    assert received["confirmed"] >= 15
