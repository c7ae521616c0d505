"""The receiving unit on the command line: letters in, confirmed or refused, added up, chased, summed."""

import json

import pytest

from bluezone.documents import sheets
from tests.cli.rollout_desk import Desk
from tests.cli.rollout_story import CODE, HERE, MONDAY

pytestmark = pytest.mark.process

AT = ("--at", MONDAY)
LATE = ("--at", "2020-08-11T09:00+07:00")
RECEIVER = ("--campaign", CODE, "--unit", "stttt")


@pytest.fixture
def paper(counted: Desk) -> Desk:
    """Return the story in which the department's letter lies as letter.docx, and did not go through this site."""
    draft = counted.done("report", *HERE, *AT)
    counted.done("letter", draft, "-o", str(counted.folder / "letter.docx"), *AT)
    return counted


def came(paper: Desk) -> str:
    (row,) = paper.run("receive", str(paper.folder / "letter.docx"), *RECEIVER, "--json", *AT).json
    return str(row["id"])


def test_a_letter_that_comes_as_a_file_is_read_and_taken_once(paper: Desk) -> None:
    first = came(paper)
    again = paper.run("receive", str(paper.folder / "letter.docx"), *RECEIVER, "--json", *AT).json[0]
    (row,) = paper.run("received", *RECEIVER, "--waiting", "--json", *AT).json

    assert (str(again["id"]), again["is_new"]) == (first, False)
    assert (row["unit"], row["installed"], row["total"], row["rate"]) == ("sct", 41, 43, 95.3)


def test_a_file_that_is_no_letter_is_told_and_the_others_are_taken(paper: Desk) -> None:
    junk = paper.folder / "junk.gif"
    junk.write_bytes(b"GIF89a" + bytes(20))
    found = paper.run("receive", str(junk), str(paper.folder / "letter.docx"), *RECEIVER, "--json", *AT)

    assert found.code == 1
    assert "[document_type_unknown]" in found.err
    assert [row["is_new"] for row in json.loads(found.out)] == [True, False]


def test_a_report_is_confirmed_as_read_or_as_corrected(paper: Desk) -> None:
    number = came(paper)
    (fixed,) = paper.run("confirm", number, *RECEIVER, "--installed", "40", "--reason", "other=3", "--json", *AT).json
    assert (fixed["state"], fixed["installed"], fixed["reasons"]) == ("confirmed", 40, {"other": 3})

    told = json.loads(paper.done("corrections", *RECEIVER, *AT))
    assert {"counts.installed"} <= {each["path"] for each in told["corrections"]}
    book = paper.folder / "table.xlsx"
    paper.done("consolidate", *RECEIVER, "-o", str(book), *AT)
    cells = [cell for row in sheets.read(book.read_bytes()).sheets[0].rows for cell in row]
    assert "Sở Công Thương" in cells
    assert "40" in cells
    assert "Sở Công Thương" in paper.done("consolidate", *RECEIVER, *AT)


def test_a_report_is_confirmed_by_number_or_all_that_are_clean(paper: Desk) -> None:
    number = came(paper)

    assert paper.run("confirm", *RECEIVER, *AT).code == 2
    assert paper.run("confirm", number, "--all-clean", *RECEIVER, *AT).code == 2
    assert paper.run("confirm", number, "--reason", "other", *RECEIVER, *AT).code == 2
    assert paper.run("confirm", "99", *RECEIVER, *AT).code == 1


def test_a_refused_report_says_why(paper: Desk) -> None:
    number = came(paper)
    paper.done("refuse", number, *RECEIVER, "--why", "Sai kỳ.", *AT)

    assert "[received_refused_already]" in paper.run("refuse", number, *RECEIVER, "--why", "Sai kỳ.", *AT).err


def test_who_owes_is_chased_after_the_deadline_or_let_off(counted: Desk) -> None:
    until = ("--until", "2020-08-12T17:00+07:00")
    assert "[reminder_too_early]" in counted.run("chase", *RECEIVER, *until, *AT).err

    draft = counted.run("chase", *RECEIVER, *until, "--json", *LATE).json
    assert (draft["purpose"], draft["stage"]) == ("chase", "draft")
    counted.done("exempt", "sct", *RECEIVER, "--why", "Báo cáo theo ngành.", *LATE)
    (group,) = counted.run("consolidate", *RECEIVER, "--json", *LATE).json["groups"]
    assert next(row["state"] for row in group["units"] if row["unit"] == "sct") == "exempt"


def test_the_summary_goes_upward_once_something_is_confirmed(paper: Desk) -> None:
    upward = ("--to-name", "UBND tỉnh Quảng Trị")
    assert paper.run("summary", *RECEIVER, *AT).code == 2
    assert "[rollout_summary_not_ready]" in paper.run("summary", *RECEIVER, *upward, *AT).err

    paper.done("confirm", came(paper), *RECEIVER, *AT)
    made = paper.run("summary", *RECEIVER, *upward, "--json", *AT).json
    assert (made["purpose"], made["unit"]) == ("summary", "stttt")
