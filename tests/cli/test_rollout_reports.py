"""Letters of an office on the command line: drafted, taken step by step, written as files."""

import json

import pytest

from tests.cli.rollout_desk import Desk
from tests.cli.rollout_story import HERE, LETTERHEAD, MONDAY, THURSDAY

pytestmark = pytest.mark.process

AT = ("--at", MONDAY)


def test_a_letter_goes_back_and_is_drafted_further(counted: Desk) -> None:
    draft = counted.done("report", *HERE, "--kind", "bao-cao", "--difficulty", "Thiếu máy.", *AT)
    counted.done("step", draft, "--do", "check", *AT)
    assert counted.run("step", draft, "--do", "send-back", *AT).code == 2
    counted.done("step", draft, "--do", "send-back", "--note", "Sai ngày.", *AT)
    (row,) = counted.run("drafts", "--unit", "sct", "--json", *AT).json
    assert (str(row["id"]), row["stage"], row["kind"]) == (draft, "draft", "Báo cáo")

    early = counted.run("step", draft, "--do", "issue", *AT)
    assert (early.code, early.out) == (1, "")


def test_a_letter_is_written_in_each_form_and_its_text_can_be_changed(counted: Desk) -> None:
    draft = counted.done("report", *HERE, *AT)
    for ending, begin in (("docx", b"PK"), ("pdf", b"%PDF"), ("json", b"{")):
        path = counted.folder / f"letter.{ending}"
        counted.done("letter", draft, "-o", str(path), *AT)
        assert path.read_bytes().startswith(begin)

    values = json.loads((counted.folder / "letter.json").read_text(encoding="utf-8"))
    values["doc"]["abstract"] = "báo cáo nhanh"
    counted.done("letter", draft, "--set", counted.write("other.json", json.dumps(values)), *AT)
    assert counted.run("drafts", "--unit", "sct", "--json", *AT).json[0]["abstract"] == "báo cáo nhanh"
    assert counted.run("letter", draft).code == 2
    assert "[document_type_unknown]" in counted.run("letter", draft, "-o", "letter.txt", *AT).err


def test_figures_that_are_not_frozen_make_no_report(story: Desk) -> None:
    refused = story.run("report", *HERE, "--at", THURSDAY)

    assert (refused.code, refused.out) == (1, "")
    assert "[report_not_frozen]" in refused.err


def test_a_draft_of_an_office_is_unknown_to_who_may_not_see_its_papers(counted: Desk) -> None:
    draft = counted.done("report", *HERE, *AT)
    counted.bluezone("accounts", "add", "lan")

    for number in (draft, "999"):
        refused = counted.run("step", number, "--do", "check", "--as", "lan", *AT)
        assert "[paper_unknown]" in refused.err


def test_a_letterhead_is_shown_and_changed_in_part(counted: Desk) -> None:
    assert json.loads(counted.done("letterhead", "--unit", "sct")) == {**LETTERHEAD, "own_series": ""}
    wrong = counted.write("wrong.json", json.dumps({"signer": "An"}))
    other = counted.write("other.json", json.dumps({"drafting": "QLTM"}))

    assert "[letterhead_invalid]" in counted.run("letterhead", "--unit", "sct", "--set", wrong).err
    assert json.loads(counted.done("letterhead", "--unit", "sct", "--set", other))["drafting"] == "QLTM"
