"""What the commands of the rollout share: who acts and when, how rows are shown, when somebody is asked."""

import json

import click
import pytest

from bluezone.cli import rollout_site

COLUMNS = {"name": "unit", "rate": "rate (%)"}


def test_rows_are_a_table_for_people_and_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"name": "Sở Công Thương", "rate": 95.3, "more": [1]}]
    rollout_site.hand_out(rows, COLUMNS, as_json=False)
    table = capsys.readouterr().out
    rollout_site.hand_out(rows, COLUMNS, as_json=True)

    assert table.split("\n")[1].split() == ["Sở", "Công", "Thương", "95.3"]
    assert json.loads(capsys.readouterr().out) == rows


def test_a_cell_says_yes_no_or_nothing() -> None:
    assert [rollout_site.shown(value) for value in (True, False, None, 0)] == ["yes", "no", "", "0"]


def test_a_script_has_to_say_yes() -> None:
    rollout_site.ask("Sure?", is_sure=True)
    with pytest.raises(click.UsageError, match="--yes"):
        rollout_site.ask("Sure?", is_sure=False)
