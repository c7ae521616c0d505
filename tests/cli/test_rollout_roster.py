"""Rosters on the command line: problems row by row, nothing doubled, out and in again, ticks."""

import json

import pytest

from bluezone.documents import sheets
from tests.cli import rollout_story
from tests.cli.rollout_desk import Desk
from tests.cli.rollout_story import CUTOFF, HERE, THURSDAY

pytestmark = pytest.mark.process

AT = ("--at", THURSDAY)


def test_the_roster_of_the_story_has_43_members_and_is_not_doubled(counted: Desk) -> None:
    file = counted.write("roster.csv", rollout_story.roster())
    again = counted.run("import", file, *HERE, "--yes", "--json", "--at", CUTOFF).json

    assert (again["members"], again["added"], again["changed"], again["unchanged"]) == (43, 0, 0, 43)
    assert counted.run("figures", *HERE, "--json").json["total"] == 43


def test_a_dry_run_shows_every_problem_and_saves_nothing(story: Desk) -> None:
    lines = [*rollout_story.roster().splitlines(), "Lê Văn Sai;12;Văn phòng Sở", "Lê Thị Sai;0412;Văn phòng Sở"]
    file = story.write("roster.csv", "\n".join(lines))
    shown = story.run("import", file, *HERE, "--dry-run", *AT)

    assert shown.code == 1
    assert "Row 45" in shown.err
    assert "Row 46" in shown.err
    assert story.run("figures", *HERE, "--json", *AT).json["total"] == 0


def test_a_faulty_roster_is_refused_whole_or_taken_in_part(story: Desk) -> None:
    file = story.write("roster.csv", rollout_story.roster() + "\nLê Văn Sai;12;Văn phòng Sở\n")
    refused = story.run("import", file, *HERE, "--yes", *AT)
    assert refused.code == 1
    assert "[roster_faulty]" in refused.err
    assert story.run("figures", *HERE, "--json", *AT).json["total"] == 0

    story.done("import", file, *HERE, "--yes", "--partial", *AT)
    assert story.run("figures", *HERE, "--json", *AT).json["total"] == 43


def test_a_script_that_does_not_say_yes_changes_nothing(story: Desk) -> None:
    file = story.write("roster.csv", rollout_story.roster())

    assert story.run("import", file, *HERE, *AT).code == 2
    assert story.run("import", file, *HERE, "--yes", "--sheet", "none", *AT).code == 1


def test_an_exported_roster_is_read_again(counted: Desk) -> None:
    book, text = counted.folder / "out.xlsx", counted.done("export", *HERE)
    counted.done("export", *HERE, "-o", str(book))
    rows = sheets.read(book.read_bytes()).sheets[0].rows
    members = counted.run("export", *HERE, "--json").json

    assert sum("090000" in line for line in text.splitlines()) == len(members) == 43
    assert sum(any(cell.startswith("09000") for cell in row) for row in rows) == 43
    again = counted.run("import", str(book), *HERE, "--yes", "--json", "--at", CUTOFF).json
    assert (again["added"], again["left"], again["unchanged"]) == (0, 0, 43)


def test_ticks_sent_again_change_nothing_and_a_wrong_one_is_told(counted: Desk) -> None:
    again = counted.run("tick", "-", *HERE, *AT, given=rollout_story.ticks())
    assert (again.code, again.out.strip()) == (0, "Written: 0, as they were: 43, refused: 0.")

    wrong = counted.run(
        "tick", "-", *HERE, "--json", given="phone,state\n0999999999,installed\n0900000000,bluetooth_on\n"
    )
    assert wrong.code == 1
    assert [(row["row"], row["is_taken"], row["code"]) for row in json.loads(wrong.out)] == [
        (2, False, "member_unknown"),
        (3, True, None),
    ]
    assert "row 2" in wrong.err


@pytest.mark.parametrize("rows", ["name,state\nAn,installed\n", "phone,state\n0900000000,happy\n"])
def test_ticks_that_cannot_be_read_save_nothing(counted: Desk, rows: str) -> None:
    refused = counted.run("tick", "-", *HERE, given=rows)

    assert (refused.code, refused.out) == (1, "")
    assert "[tick_table_unreadable]" in refused.err
