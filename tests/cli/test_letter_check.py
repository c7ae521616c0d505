"""`bluezone letter check`: a line for each finding, and an exit code that tells whether it may leave."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bluezone.documents import letter_file
from bluezone.letters import schema
from bluezone.letters.letter import Signer
from tests.cli.conftest import Command
from tests.letters import office

SEED = Path(__file__).parents[3] / "shared" / "data" / "letters" / "quang-tri-sct-1169-2020.txt"


def test_the_slips_of_the_seed_letter_are_warnings_as_it_came(command: Command) -> None:
    outcome = command("letter", "check", str(SEED))

    assert outcome.code == 0
    for code in ("number_blank", "abstract_full_stop", "archive_colon", "title_missing", "citation_date_missing"):
        assert f"[{code}]" in outcome.out
    assert all(line.startswith(("Cảnh báo", "Lưu ý")) for line in outcome.out.splitlines())


def test_they_are_errors_in_a_letter_that_is_to_leave(command: Command) -> None:
    outcome = command("letter", "check", "--outgoing", "--english", str(SEED))

    assert outcome.code == 1
    assert "Error, line 1" in outcome.out


def test_each_finding_is_one_line_with_the_rules_place(command: Command) -> None:
    lines = command("letter", "check", str(SEED)).out.splitlines()

    assert any("dòng 1" in line and "Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3" in line for line in lines)


def test_json_is_checked_as_it_will_be_laid_out(tmp_path: Path, command: Command) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(schema.to_text(office.letter()))
    bad.write_text(
        "\ufeff" + schema.to_text(replace(office.letter(), signer=Signer(None, "KT. GIÁM ĐỐC", "GIÁM ĐỐC", "A")))
    )

    fine, faulty = command("letter", "check", str(good)), command("letter", "check", str(bad))

    assert (fine.code, fine.out) == (0, "")
    assert "Không có lỗi nào." in fine.err
    assert faulty.code == 1
    assert "[signer_not_deputy]" in faulty.out


def test_figures_that_do_not_add_up_are_a_finding_and_no_refusal(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "letter.json"
    path.write_text(schema.to_text(office.letter(body=(), counts=replace(office.COUNTS, installed=42))))

    outcome = command("letter", "check", str(path))

    assert outcome.code == 1
    assert "[figures_sum]" in outcome.out


def test_programs_get_code_severity_sentences_and_place(command: Command) -> None:
    found = json.loads(command("letter", "check", "--json", str(SEED)).out)

    blank = next(finding for finding in found if finding["code"] == "number_blank")
    assert (blank["severity"], blank["line"]) == ("warning", 1)
    assert SEED.read_text()[slice(*blank["span"])].startswith("Số: 1169 /SCT-VP"[:3])
    assert blank["vi"] != blank["en"]


@pytest.mark.parametrize("name", ["letter.docx", "letter.pdf"])
def test_our_own_letter_has_no_finding(name: str, tmp_path: Path, command: Command) -> None:
    path = tmp_path / name
    path.write_bytes(letter_file.write(office.letter(), name))

    outcome = command("letter", "check", str(path), "--english")

    assert (outcome.code, outcome.out) == (0, "")
    assert "Nothing breaks a rule." in outcome.err


def test_json_that_is_no_letter_is_refused(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "letter.json"
    path.write_text('{"doc": 7}')

    assert "[letter_json_invalid]" in command("letter", "check", str(path)).err
