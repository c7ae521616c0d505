"""`bluezone config`: values with their sources, secrets unseen."""

import json

import pytest

from tests.cli.conftest import Command


def test_tells_where_each_value_came_from(monkeypatch: pytest.MonkeyPatch, command: Command) -> None:
    monkeypatch.setenv("BLUEZONE_RETENTION_DAYS", "21")
    monkeypatch.delenv("BLUEZONE_HOSTS", raising=False)

    found = {entry["name"]: entry for entry in json.loads(command("config", "--json").out)}

    assert (found["BLUEZONE_RETENTION_DAYS"]["value"], found["BLUEZONE_RETENTION_DAYS"]["source"]) == (
        "21",
        "environment",
    )
    assert found["BLUEZONE_HOSTS"]["source"] == "default"


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch, command: Command, form: list[str]) -> None:
    monkeypatch.setenv("BLUEZONE_SECRET_KEY", "correct-horse-battery-staple-correct")
    monkeypatch.setenv("DATABASE_URL", "postgresql://clerk:hunter2@localhost/site")

    shown = command("config", *form).out

    assert "correct-horse" not in shown
    assert "hunter2" not in shown
    assert "(set)" in shown
