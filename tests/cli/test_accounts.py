"""Accounts and audit log on the command line, beside a database of its own."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.process


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs `bluezone` beside a site in a folder of this test."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("BLUEZONE_", "DJANGO_", "DATABASE"))
    }

    def call(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bluezone.cli", *args],
            env={**kept, "BLUEZONE_DATA": str(tmp_path / "data")},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return call


def test_an_account_is_made_listed_closed_and_opened(run: Run) -> None:
    made = run("accounts", "add", "minh", "--role", "administrator", "--full-name", "Trần Minh")
    assert (made.returncode, made.stdout.count("/new-password/")) == (0, 1)
    assert run("accounts", "add", "lan").returncode == 0

    assert run("accounts", "close", "lan").returncode == 0
    found = json.loads(run("accounts", "list", "--json").stdout)
    assert [(one["username"], one["role"], one["is_open"]) for one in found] == [
        ("lan", "staff", False),
        ("minh", "administrator", True),
    ]
    assert run("accounts", "open", "lan").returncode == 0
    assert "Trần Minh" in run("accounts", "list").stdout
    assert run("accounts", "password-link", "lan").stdout.startswith("/new-password/")


def test_what_cannot_be_done_is_one_line_and_exit_1(run: Run) -> None:
    run("accounts", "add", "minh", "--role", "administrator")

    for args, code in (
        (("close", "minh"), "last_administrator"),
        (("close", "nobody"), "user_unknown"),
        (("reset-second-factor", "minh"), "second_factor_state"),
    ):
        refused = run("accounts", *args)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert f"[{code}]" in refused.stderr


def test_the_log_is_checked_exported_and_a_forged_entry_named(run: Run, tmp_path: Path) -> None:
    run("accounts", "add", "minh")
    sound = run("audit", "verify")
    noted = sound.stdout.split("Digest: ")[1].strip()
    assert sound.returncode == 0
    assert run("audit", "verify", "--against", noted).returncode == 0
    assert run("audit", "verify", "--against", "00" * 32).returncode == 1
    assert run("audit", "verify", "--against", "nonsense").returncode == 2

    assert run("audit", "export", "-o", str(tmp_path / "log.jsonl")).returncode == 0
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
    assert "user_made" in [line["action"] for line in lines]

    with sqlite3.connect(tmp_path / "data" / "site.sqlite3") as database:
        database.execute("DROP TRIGGER audit_no_update")
        database.execute("UPDATE accounts_auditentry SET subject = 'user 99' WHERE number = 2")
    database.close()
    forged = run("audit", "verify", "--json")
    assert forged.returncode == 1
    assert json.loads(forged.stdout)["broken"] == 2
    assert "Entry 2 is not as it was written" in forged.stderr
