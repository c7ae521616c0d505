"""A letter given as JSON, and findings as lines."""

from dataclasses import replace

import pytest

from bluezone.cli import letter_value
from bluezone.letters import schema
from bluezone.letters.checks import Direction, Finding, Severity
from bluezone.letters.figures import FiguresError
from bluezone.letters.letter import Letter
from bluezone.letters.reading.finding import Span
from tests.letters import office


@pytest.mark.parametrize("data", [b"{}", b"\n  {", b'\xef\xbb\xbf{"doc": {}}'])
def test_json_is_told_by_its_beginning(data: bytes) -> None:
    assert letter_value.is_json(data)


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"[1]", "Số: {1169}".encode()])
def test_what_begins_otherwise_is_a_letter_file(data: bytes) -> None:
    assert not letter_value.is_json(data)


def test_a_letter_with_figures_and_no_text_gets_one() -> None:
    letter, refusal = letter_value.worded(schema.to_text(office.letter(body=())), app="phần mềm VNeID")

    assert refusal is None
    assert any("phần mềm VNeID" in block.text for block in letter.body)


def test_figures_that_contradict_give_the_letter_as_it_is_and_the_reason() -> None:
    given = office.letter(body=(), counts=replace(office.COUNTS, installed=42))

    letter, refusal = letter_value.worded(schema.to_text(given))

    assert letter.body == ()
    assert isinstance(refusal, FiguresError)


def test_a_finding_is_one_line_in_the_language_that_was_asked_for() -> None:
    finding = Finding("x_y", Severity.ERROR, "Sai\nsố.", "Wrong number.", "Điều 8", Span(4, 5))

    assert letter_value.line(finding, "a\nb\nc", is_english=False) == "Lỗi, dòng 3: Sai số. (Điều 8) [x_y]"
    assert letter_value.line(finding, "a\nb\nc", is_english=True) == "Error, line 3: Wrong number. (Điều 8) [x_y]"


def test_a_finding_about_a_value_names_its_place() -> None:
    finding = Finding("x", Severity.HINT, "Thiếu.", "Missing.", "Điều 8", "doc.date")

    assert letter_value.line(finding, None, is_english=True) == "Hint, doc.date: Missing. (Điều 8) [x]"


def test_every_severity_has_its_word_in_both_languages() -> None:
    assert letter_value.SEVERITIES.keys() == set(Severity)


def test_the_checks_are_those_of_the_direction() -> None:
    empty = Letter()

    outgoing = letter_value.findings(empty, Direction.OUTGOING)
    incoming = letter_value.findings(empty, Direction.INCOMING)

    assert any(finding.severity is Severity.ERROR for finding in outgoing)
    assert all(finding.severity is not Severity.ERROR for finding in incoming)
