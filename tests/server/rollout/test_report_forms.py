"""What people type about reports."""

import pytest

from bluezone.letters.wording import Gate
from bluezone.rollout import report
from bluezone.server.rollout.report_forms import CorrectionForm, GateForm, OutreachForm, ReportForm


@pytest.mark.parametrize(
    ("typed", "gate"),
    [
        ({}, None),
        ({"is_done": "on"}, Gate(None, None)),
        ({"screened": "212"}, Gate(212, None)),
        ({"is_done": "on", "helped": "02"}, Gate(None, 2)),
    ],
)
def test_a_count_at_the_gate_says_that_something_was_done(typed: dict[str, str], gate: Gate | None) -> None:
    form = GateForm(typed)

    assert form.is_valid()
    assert form.gate() == gate
    assert GateForm.shown(gate).get("is_done", False) == (gate is not None)


def test_only_a_report_in_parts_has_difficulties_and_says_when_there_are_none() -> None:
    given = {"order": "tree", "places": "1", "difficulties": "Máy cũ\n\n", "proposals": ""}
    letter, parts = ReportForm(given | {"kind": "letter"}), ReportForm(given | {"kind": "report"})
    assert letter.is_valid()
    assert parts.is_valid()

    assert letter.wish(None).difficulties is None
    assert (parts.wish(None).difficulties, parts.wish(None).proposals) == (("Máy cũ",), ())
    assert parts.wish(None).kind == report.REPORT


def test_kinds_of_outreach_are_those_of_the_rules() -> None:
    form = OutreachForm({"kind": "markets", "at": "8h00 06/8/2020", "reached": "1.200"}, language="vi")

    assert form.is_valid(), form.errors
    assert form.said().entry.reached == 1200
    assert not OutreachForm({"kind": "theatres", "at": "8h00 06/8/2020"}, language="vi").is_valid()


def test_a_correction_says_why() -> None:
    assert not CorrectionForm({"why": "  "}).is_valid()
