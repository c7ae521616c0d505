"""Campaigns on the command line: from a file, shown, changed, started, ended."""

import json
from typing import Any

import pytest

from tests.cli import rollout_story
from tests.cli.rollout_desk import Desk, Outcome
from tests.cli.rollout_story import CODE, THURSDAY

pytestmark = pytest.mark.process


def make(desk: Desk, told: dict[str, Any], *more: str) -> Outcome:
    return desk.run("campaign", "make", desk.write("other.json", json.dumps(told)), *more, "--at", THURSDAY)


def test_a_campaign_that_is_shown_can_be_made_again_under_another_code(story: Desk) -> None:
    told = json.loads(story.done("campaign", "show", CODE))
    assert told["plan"]["reports"] == ["sct", "stttt"]
    told["campaign"]["code"] = "second"

    assert make(story, told).out.strip() == "second"
    found = story.run("campaign", "list", "--json").json
    assert {row["code"]: row["stage"] for row in found} == {CODE: "running", "second": "draft"}


def test_a_campaign_is_started_changed_and_ended(story: Desk) -> None:
    told = rollout_story.campaign(code="second")
    make(story, told)
    story.done("campaign", "start", "second", "--at", THURSDAY)
    told["campaign"]["name"]["en"] = "another name"
    story.done("campaign", "change", story.write("other.json", json.dumps(told)), "--at", THURSDAY)

    assert story.run("campaign", "end", "second").code == 2
    story.done("campaign", "end", "second", "--yes")
    found = story.run("campaign", "list", "--json").json
    assert [(row["stage"], row["name"]["en"]) for row in found if row["code"] == "second"] == [
        ("ended", "another name")
    ]


@pytest.mark.parametrize("broken", ["campaign", "plan"])
def test_a_file_without_a_part_is_refused_with_what_is_missing(story: Desk, broken: str) -> None:
    told = rollout_story.campaign(code="second")
    del told[broken]
    refused = make(story, told)

    assert (refused.code, refused.out) == (1, "")
    assert "[rollout_campaign_invalid]" in refused.err


def test_the_same_code_is_refused(story: Desk) -> None:
    assert "[campaign_code_taken]" in make(story, rollout_story.campaign()).err


def test_a_campaign_whose_first_cut_off_is_over_does_not_start(story: Desk) -> None:
    told = rollout_story.campaign(code="second")
    path = story.write("late.json", json.dumps(told))
    refused = story.run("campaign", "make", path, "--start", "--at", "2020-09-01")

    assert "[campaign_cutoff_past]" in refused.err


def test_who_reports_can_be_changed(story: Desk) -> None:
    story.done("campaign", "duty", "vp", "--reports", "--campaign", CODE)
    again = story.run("campaign", "duty", "vp", "--reports", "--campaign", CODE)

    assert json.loads(story.done("campaign", "show", CODE))["plan"]["reports"] == ["sct", "vp", "stttt"]
    assert (again.code, "Nothing changed" in again.err) == (0, True)
