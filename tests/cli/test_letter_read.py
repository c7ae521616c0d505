"""`bluezone letter read`: JSON for programs, a table for people, and a sentence for what cannot be read."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from bluezone.cli.letter_read import LONGEST_QUOTE, quoted
from bluezone.documents import letter_file
from bluezone.letters import schema
from tests.cli.conftest import Command
from tests.letters import office

LETTERS = Path(__file__).parents[3] / "shared" / "data" / "letters"
SEED = LETTERS / "quang-tri-sct-1169-2020.txt"


def test_a_letter_is_handed_out_in_the_published_schema(command: Command) -> None:
    outcome = command("letter", "read", str(SEED))

    document = json.loads(outcome.out)
    truth = json.loads(SEED.with_suffix(".json").read_text())
    assert outcome.code == 0
    assert document["doc"]["number_symbol"] == truth["doc"]["number_symbol"] == "1169/SCT-VP"
    assert document["cutoff"]["iso"] == truth["cutoff"]["iso"]
    assert (document["counts"]["installed"], document["counts"]["total"]) == (41, 43)
    assert schema.decode(document)


@pytest.mark.parametrize("path", sorted(LETTERS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_shared_letter_is_read(path: Path, command: Command) -> None:
    outcome = command("letter", "read", "--found", str(path))

    assert outcome.code == 0, outcome.err
    assert {"doc", "counts", "found", "source"} <= json.loads(outcome.out).keys()


def test_standard_input_may_be_any_kind_of_file(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = letter_file.write(office.letter(), "letter.pdf")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pdf)))

    outcome = command("letter", "read", "-")

    assert json.loads(outcome.out)["doc"]["number"] == "1169"
    assert outcome.err == ""


def test_found_says_where_each_value_stands(command: Command) -> None:
    document = json.loads(command("letter", "read", "--found", str(SEED)).out)

    where = document["found"]["counts.total"]
    assert document["source"]["text"][slice(*where["span"])] == where["written"] == "43"
    assert 0.5 < where["certainty"] <= 1
    assert where["rule"]


def test_a_person_sees_part_value_certainty_and_words(command: Command) -> None:
    shown = command("letter", "read", "--table", str(SEED)).out
    english = command("letter", "read", "--table", "--english", str(SEED)).out

    assert "Thời điểm chốt số liệu" in shown
    assert "8h00 ngày 09/8/2020" in shown
    assert "đến thời điểm 8h00 ngày 09/8/2020" in shown
    assert "Cut-off" in english


def test_a_day_without_a_year_gets_the_one_that_was_given_and_no_other(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("Tính đến 17 giờ ngày 13/8, toàn tỉnh có 183.620 thuê bao cài đặt ứng dụng Bluezone.")

    def cutoff(*options: str) -> object:
        found = json.loads(command("letter", "read", str(path), *options).out)["cutoff"]
        return found and found["iso"]

    assert cutoff() is None
    assert cutoff("--year", "2020") == "2020-08-13T17:00:00+07:00"


def test_a_file_named_otherwise_is_read_and_told_in_both_languages(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter_file.write(office.letter(), "letter.docx"))

    outcome = command("letter", "read", str(path))

    assert json.loads(outcome.out)["doc"]["number"] == "1169"
    assert "Tên tệp" in outcome.err
    assert "is named" in command("letter", "read", "--english", str(path)).err


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _program(path: Path) -> None:
    path.write_bytes(b"MZ\x90\x00" + b"\x00" * 200)


def _archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photos/cat.txt", "meow")


def _cut_off(path: Path) -> None:
    path.write_bytes(letter_file.write(office.letter(), "letter.pdf")[:2_000])


@pytest.mark.parametrize("make", [_empty, _program, _archive, _cut_off])
def test_what_is_no_letter_is_refused_with_a_code_and_what_to_do(
    make: object, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "letter.docx"
    make(path)  # type: ignore[operator]  # one of the four above

    outcome = command("letter", "read", str(path))

    assert outcome.code == 1
    assert outcome.out == ""
    assert outcome.err.startswith("Error: ")
    assert "[document_" in outcome.err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, command: Command) -> None:
    outcome = command("letter", "read", str(tmp_path / "gone.pdf"))

    assert outcome.code == 1
    assert "gone.pdf" in outcome.err


@pytest.mark.parametrize("option", ["--table", "--found"])
def test_what_is_for_one_letter_is_refused_for_a_folder(option: str, command: Command) -> None:
    assert command("letter", "read", option, str(LETTERS)).code == 2


def test_csv_is_refused_for_one_letter(tmp_path: Path, command: Command) -> None:
    assert command("letter", "read", "--csv", str(tmp_path / "x.csv"), str(SEED)).code == 2


def test_a_text_without_a_letter_says_so(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "shopping.txt"
    path.write_text("mua rau, mua cá")

    outcome = command("letter", "read", "--table", str(path))

    assert (outcome.code, outcome.out) == (0, "")
    assert "Không tìm thấy" in outcome.err


def test_a_long_quotation_keeps_its_ends() -> None:
    words = "x" * 30 + " " + "y" * 400

    assert quoted("short") == "short"
    assert len(quoted(words)) <= LONGEST_QUOTE + 3
    assert quoted(words).startswith("x" * 30)
