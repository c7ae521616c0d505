"""The registers on the command line: a document in, assigned, passed on, out; the books as files."""

import pytest

from bluezone.documents import sheets
from tests.cli.rollout_desk import Desk
from tests.cli.rollout_story import CODE, THURSDAY
from tests.server.rollout.papers import LETTER_TEXT

pytestmark = pytest.mark.process

AT = ("--at", THURSDAY)
UNIT = ("--unit", "sct")


def test_the_directive_is_registered_assigned_and_passed_on(counted: Desk) -> None:
    file = counted.write("563.txt", LETTER_TEXT)
    made = counted.run("papers", "in", file, *UNIT, "--campaign", CODE, "--json", *AT).json
    assert (made["number"], made["number_symbol"], made["dated"]) == (1, "563/STTTT-CNTT", "2020-08-02")
    assert "[paper_registered_already]" in counted.run("papers", "in", file, *UNIT, *AT).err

    paper = str(made["id"])
    reply = counted.run("papers", "answer", paper, *UNIT, "--json", *AT).json
    assert (reply["purpose"], reply["stage"]) == ("other", "draft")
    counted.done("papers", "assign", paper, *UNIT, "--lead", "vp", "--due", "2020-08-07T17:00+07:00", *AT)
    (late,) = counted.run("papers", "overdue", *UNIT, "--json", "--at", "2020-08-09").json
    assert (late["number"], late["lead"], late["days_late"]) == (1, "vp", 2)

    named = ("--named", "Các phòng, đơn vị thuộc Sở", "--drafting", "QLTM")
    draft = counted.run("papers", "forward", paper, *UNIT, *named, "--json", *AT).json
    assert (draft["purpose"], draft["campaign"]) == ("forwarding", CODE)
    assert [row["state"] for row in counted.run("papers", "list", *UNIT, "--json", *AT).json] == ["in_work"]
    assert counted.run("papers", "list", *UNIT, "--words", "nothing", "--json", *AT).json == []


def test_a_document_is_moved_and_one_of_which_nothing_is_known_is_refused(story: Desk) -> None:
    said = ("--issuer", "UBND tỉnh", "--kind", "Công văn", "--abstract", "mời họp")
    assert story.done("papers", "in", *UNIT, *said, *AT) == "01"
    assert "[paper_entry_incomplete]" in story.run("papers", "in", *UNIT, "--issuer", "UBND tỉnh", *AT).err

    (row,) = story.run("papers", "list", *UNIT, "--json", *AT).json
    story.done("papers", "move", str(row["id"]), *UNIT, "--state", "informed", *AT)
    assert story.run("papers", "list", *UNIT, "--state", "open", "--json", *AT).json == []


def test_a_document_written_elsewhere_gets_its_number_and_stands_in_the_book(counted: Desk) -> None:
    said = ("--symbol", "SCT-VP", "--abstract", "mời họp", "--signer", "Trần Văn Bình", "--recipient", "UBND tỉnh")
    assert counted.done("papers", "out", *UNIT, *said, *AT) == "01/SCT-VP"
    assert "[paper_number_not_free]" in counted.run("papers", "out", *UNIT, *said, "--number", "9", *AT).err

    book = counted.folder / "book.xlsx"
    counted.done("papers", "export", *UNIT, "--book", "out", "-o", str(book), *AT)
    assert any("01/SCT-VP" in row for row in sheets.read(book.read_bytes()).sheets[0].rows)
    for name in ("in", "tracking"):
        assert ";" in counted.done("papers", "export", *UNIT, "--book", name, *AT)
