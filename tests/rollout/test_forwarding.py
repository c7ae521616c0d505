"""A directive passed on: to whom, with what, by when; no check finds a fault, and it is read back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bluezone.letters import checks, sheet
from bluezone.letters.checks import Direction, Severity
from bluezone.letters.letter import Letter
from bluezone.letters.reading import reader
from bluezone.rollout import addressing, forwarding
from bluezone.rollout.forwarding import ForwardingError
from tests.rollout.receiving import NAMES
from tests.rollout.story import CAMPAIGN, DEADLINE, DIRECTIVE, OFFICE

TASKS = ("phổ biến đến toàn thể cán bộ;", "Hỗ trợ cài đặt trên điện thoại cá nhân")


def issued(addressees: Sequence[str], tasks: Sequence[str] = TASKS) -> Letter:
    draft = forwarding.draft(OFFICE, CAMPAIGN, DIRECTIVE, tasks, addressees, until=DEADLINE)
    return replace(draft, number="1158", date=date(2020, 8, 7), is_draft=False)


def text(letter: Letter) -> str:
    return checks.text_of(sheet.lay_out(letter))


@pytest.mark.parametrize("n_units", [1, 2, 5, 6, 20, 3_321])
def test_to_any_number_of_units_no_check_finds_an_error_and_what_is_passed_on_is_read_back(n_units: int) -> None:
    names = [*NAMES, *(f"Ủy ban nhân dân xã Đặng Lễ Nghĩa số {number}" for number in range(n_units))][:n_units]

    letter = issued(names)

    found = checks.check(letter, direction=Direction.OUTGOING)
    read = reader.read(text(letter)).letter
    assert [finding.code for finding in found if finding.severity is Severity.ERROR] == []
    assert read.references[0].number_symbol == DIRECTIVE.number_symbol
    assert read.number_symbol == "1158/SCT-VP"


def test_many_stand_in_a_list_and_a_few_behind_kinh_gui() -> None:
    assert issued(NAMES[:2]).addressees == NAMES[:2]
    assert issued(NAMES[:2]).annexes == ()
    assert issued(NAMES).addressees == (addressing.LISTED,)
    assert f"20\t{NAMES[19]}" in text(issued(NAMES))


def test_the_tasks_are_numbered_and_blank_ones_left_out() -> None:
    said = text(issued(NAMES[:1], (*TASKS, "  ")))

    assert "1. Phổ biến đến toàn thể cán bộ.\n" in said
    assert "2. Hỗ trợ cài đặt trên điện thoại cá nhân.\n" in said
    assert "3. " not in said
    assert "trước 17h00 ngày 10/8/2020" in said


def test_a_unit_chosen_twice_is_addressed_once() -> None:
    assert issued((NAMES[0], NAMES[0])).addressees == (NAMES[0],)


@pytest.mark.parametrize(("names", "tasks"), [((), TASKS), (NAMES[:1], ()), (NAMES[:1], (" ",))])
def test_to_nobody_or_with_nothing_to_do_it_is_refused(names: Sequence[str], tasks: Sequence[str]) -> None:
    with pytest.raises(ForwardingError, match="no unit or no task"):
        forwarding.draft(OFFICE, CAMPAIGN, DIRECTIVE, tasks, names)
