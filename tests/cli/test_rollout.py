"""The rollout on the command line, from the campaign to the report that its receiver confirms; and its doors."""

import json

import pytest

from bluezone.cli.rollout import rollout
from tests.cli.conftest import Command
from tests.cli.rollout_desk import Desk
from tests.cli.rollout_story import CODE, CUTOFF, HERE, MONDAY, THURSDAY

pytestmark = pytest.mark.process


def test_the_story_of_the_seed_is_told_by_commands_alone(counted: Desk) -> None:
    figures = counted.run("figures", *HERE, "--json", "--at", CUTOFF).json
    assert (figures["total"], figures["installed"], figures["rate"], figures["open"]) == (43, 41, 95.3, 0)
    assert figures["reasons"] == {"incompatible_device": 2}

    counted.done("papers", "numbers", "--unit", "sct", "--last", "1168", "--at", MONDAY)
    draft = counted.done("report", *HERE, "--at", MONDAY)
    for act in ("check", "approve"):
        counted.done("step", draft, "--do", act, "--at", MONDAY)
    numbered = counted.run("step", draft, "--do", "number", "--json", "--at", MONDAY).json
    assert (numbered["stage"], numbered["number_symbol"], numbered["dated"]) == (
        "numbered",
        "1169/SCT-VP",
        "2020-08-10",
    )
    counted.done("step", draft, "--do", "issue", "--at", MONDAY)
    counted.done("letter", draft, "-o", str(counted.folder / "letter.docx"))
    counted.done("letter", draft, "-o", str(counted.folder / "letter.json"))
    counts = json.loads((counted.folder / "letter.json").read_text())["counts"]
    assert (counts["installed"], counts["total"]) == (41, 43)

    receiver = ("--campaign", CODE, "--unit", "stttt")
    confirmed = counted.run("confirm", "--all-clean", *receiver, "--json", "--at", MONDAY).json
    assert [(row["unit"], row["state"], row["rate"]) for row in confirmed] == [("sct", "confirmed", 95.3)]
    (group,) = counted.run("consolidate", *receiver, "--json", "--at", MONDAY).json["groups"]
    assert (group["total"]["installed"], group["total"]["total"], group["total"]["rate"]) == (41, 43, 95.3)
    assert counted.bluezone("audit", "verify").code == 0


def test_every_command_has_one_sentence_and_one_example(command: Command) -> None:
    for name in rollout.list_commands(None):  # type: ignore[arg-type]  # the list depends on no context
        shown = command("rollout", name, "--help")
        assert shown.code == 0
        assert f"bluezone rollout {name}" in shown.out.split("Example:")[1]


def test_a_mistyped_verb_is_answered_with_the_near_one(command: Command) -> None:
    wrong = command("rollout", "freez")

    assert wrong.code == 2
    assert "Did you mean 'freeze'?" in wrong.err


def test_a_person_may_only_what_the_person_may(story: Desk) -> None:
    story.bluezone("accounts", "add", "lan")
    refused = story.run("figures", *HERE, "--as", "lan", "--at", THURSDAY)
    story.done("grant", "lan", "--role", "viewer", "--unit", "sct", "--at", THURSDAY)

    assert (refused.code, refused.out) == (1, "")
    assert "[right_missing]" in refused.err
    assert story.run("figures", *HERE, "--as", "lan", "--at", THURSDAY).code == 0
    assert story.run("figures", *HERE, "--as", "nobody").code == 1
