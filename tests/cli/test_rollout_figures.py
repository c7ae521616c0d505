"""Figures, cut-offs, outreach and the gate on the command line."""

import pytest

from bluezone.cli import rollout_figures
from bluezone.rollout.outreach import KINDS
from tests.cli.rollout_desk import Desk
from tests.cli.rollout_story import CODE, CUTOFF, HERE, MONDAY, THURSDAY

pytestmark = pytest.mark.process


def test_the_kinds_of_outreach_are_those_of_the_rules() -> None:
    assert list(rollout_figures.KINDS.choices) == list(KINDS)


def test_figures_are_a_table_for_people(counted: Desk) -> None:
    lines = counted.done("figures", *HERE).splitlines()

    assert any(line.split()[-5:] == ["43", "41", "95.3", "0", "0"] for line in lines)
    assert lines[-1] == "incompatible_device: 2"


def test_a_cut_off_freezes_when_it_has_come_and_once(story: Desk) -> None:
    early = story.run("freeze", "--campaign", CODE, "--json", "--at", THURSDAY).json
    (frozen,) = story.run("freeze", "--campaign", CODE, "--json", "--at", CUTOFF).json

    assert early == []
    assert (frozen["cutoff"], frozen["units"]) == ("2020-08-09T08:00:00+07:00", 2)
    assert story.run("freeze", "--json", "--at", MONDAY).json == []


def test_a_correction_needs_something_to_correct(counted: Desk) -> None:
    same = counted.run("correct", *HERE, "--why", "Nothing.", "--at", MONDAY)
    unfrozen = counted.run("correct", *HERE, "--period", "9", "--why", "Nothing.", "--at", MONDAY)

    assert "[rollout_snapshot_invalid]" in same.err
    assert "[report_not_frozen]" in unfrozen.err


def test_a_correction_takes_a_mistaken_tick_back(counted: Desk) -> None:
    member = next(row for row in counted.run("export", *HERE, "--json").json if row["state"] == "installed")
    wrong = f"member,state,reason\n{member['id']},exempt,no_smartphone\n"
    refused = counted.run("tick", "-", *HERE, "--at", MONDAY, given=wrong)
    assert "[rollout_status_invalid]" in refused.err

    counted.done("tick", "-", *HERE, "--correction", "--at", MONDAY, given=wrong)
    made = counted.run("correct", *HERE, "--why", "One phone was ticked twice.", "--json", "--at", MONDAY).json
    assert (made["installed"], made["total"], made["why"]) == (40, 43, "One phone was ticked twice.")


def test_outreach_is_logged_listed_and_struck(story: Desk) -> None:
    said = ("--subject", "Chợ Đông Hà", "--reached", "120")
    number = story.done("outreach", "add", "markets", *HERE, *said, "--at", THURSDAY)
    (row,) = story.run("outreach", "list", *HERE, "--json").json
    assert (str(row["id"]), row["kind"], row["subject"], row["reached"]) == (number, "markets", "Chợ Đông Hà", 120)

    story.done("outreach", "strike", number, *HERE, "--at", THURSDAY)
    assert story.run("outreach", "list", *HERE, "--json").json == []
    assert story.run("outreach", "add", "moon", *HERE).code == 2


def test_the_gate_is_noted_for_the_next_cut_off(story: Desk) -> None:
    assert story.run("gate", *HERE, "--screened", "120", "--helped", "5", "--at", THURSDAY).code == 0
