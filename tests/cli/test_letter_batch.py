"""`bluezone letter read FOLDER`: a line for every file, whatever becomes of it."""

import csv
import json
from pathlib import Path

import pytest

from bluezone.cli import letter_batch
from bluezone.documents import letter_file
from tests.cli.conftest import Command
from tests.letters import office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two letters, one of them in a folder below, three files that are none, and what is not looked at."""
    inbox = tmp_path / "inbox"
    (inbox / "more").mkdir(parents=True)
    (inbox / "b.docx").write_bytes(letter_file.write(office.letter(), "b.docx"))
    (inbox / "more" / "a.txt").write_text("Số: 15/BC-SCT\n\nTính đến ngày 09/8/2020, đã cài đặt Bluezone 7/9 máy.\n")
    (inbox / "c.pdf").write_bytes(b"%PDF-1.7 cut off")
    (inbox / "d.docx").write_bytes(b"")
    (inbox / "e.txt").write_text("mua rau")
    for name in (".hidden", "~$b.docx", "b.json", "README.md"):
        (inbox / name).write_text("{}")
    return inbox


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_every_file_has_its_line_and_a_bad_one_stops_nothing(folder: Path, command: Command) -> None:
    outcome = command("letter", "read", "--json", str(folder))

    found = lines(outcome.out)
    assert outcome.code == 1
    assert [Path(str(line["file"])).name for line in found] == ["b.docx", "c.pdf", "d.docx", "e.txt", "a.txt"]
    assert [line["is_read"] for line in found] == [True, False, False, True, True]
    assert "5 files, 2 could not be read." in outcome.err


def test_a_line_has_the_values_and_the_whole_letter(folder: Path, command: Command) -> None:
    first = lines(command("letter", "read", "--json", str(folder)).out)[0]

    assert (first["number_symbol"], first["date"]) == ("1169/SCT-VP", "2020-08-10")
    assert (first["installed"], first["total"], first["percent"]) == (41, 43, 95.3)
    assert first["cutoff"] == "2020-08-09T08:00:00+07:00"
    assert isinstance(first["least_certainty"], float)
    assert first["letter"]["doc"]["number"] == "1169"  # type: ignore[index]  # JSON


def test_a_file_that_cannot_be_read_says_why(folder: Path, command: Command) -> None:
    bad = lines(command("letter", "read", "--json", str(folder)).out)[1]

    assert bad["letter"] is None
    assert bad["problems"][0]["code"].startswith("document_")  # type: ignore[index]  # JSON


def test_a_file_in_which_nothing_was_found_says_so(folder: Path, command: Command) -> None:
    nothing = lines(command("letter", "read", "--json", str(folder)).out)[3]

    assert nothing["least_certainty"] is None
    assert [problem["code"] for problem in nothing["problems"]] == ["nothing_found"]  # type: ignore[attr-defined]  # JSON


def test_people_get_a_table(folder: Path, command: Command) -> None:
    shown = command("letter", "read", str(folder)).out
    english = command("letter", "read", "--english", str(folder)).out

    assert "1169/SCT-VP" in shown
    assert "41/43" in shown
    assert "số, ký hiệu" in shown
    assert "cut-off" in english
    assert "Nothing of an" in english


def test_several_files_are_read_in_the_order_given(folder: Path, command: Command) -> None:
    outcome = command("letter", "read", "--json", str(folder / "more" / "a.txt"), str(folder / "b.docx"))

    assert outcome.code == 0
    assert [line["number_symbol"] for line in lines(outcome.out)] == ["15/BC-SCT", "1169/SCT-VP"]


def test_a_file_that_is_gone_is_a_line_too(folder: Path, command: Command) -> None:
    outcome = command("letter", "read", "--json", str(folder / "gone.pdf"), str(folder / "b.docx"))

    assert outcome.code == 1
    assert [line["is_read"] for line in lines(outcome.out)] == [False, True]


def test_a_spreadsheet_gets_its_rows_and_runs_nothing(folder: Path, tmp_path: Path, command: Command) -> None:
    (folder / "=cmd.txt").write_text("Số: 16/BC-SCT")
    sheet = tmp_path / "result.csv"

    command("letter", "read", "--csv", str(sheet), str(folder))

    assert sheet.read_bytes().startswith(b"\xef\xbb\xbf")
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["number_symbol"] for row in rows if row["number_symbol"]] == ["16/BC-SCT", "1169/SCT-VP", "15/BC-SCT"]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@x", "\tx"])
def test_what_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    assert letter_batch._inert(text) == f"'{text}"


def test_numbers_stay_numbers_and_texts_stay_texts() -> None:
    assert letter_batch._inert(-1) == -1
    assert letter_batch._inert("Sở Công Thương") == "Sở Công Thương"


def test_an_empty_folder_is_refused(tmp_path: Path, command: Command) -> None:
    outcome = command("letter", "read", str(tmp_path))

    assert outcome.code == 1
    assert "holds no letters" in outcome.err


def test_a_fault_of_the_program_in_one_file_is_a_line_as_well() -> None:
    row = letter_batch._failed(Path("x.pdf"), ZeroDivisionError())

    assert [(note.code, "ZeroDivisionError" in note.en) for note in row.problems] == [("internal_error", True)]
