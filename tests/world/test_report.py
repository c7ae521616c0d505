"""The office's letter: the drill's own figures, in a letter that may be issued."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import numpy as np
import pytest

from bluezone.letters import checks
from bluezone.letters.checks import Direction
from bluezone.letters.letter import Letter
from bluezone.world import people, report
from bluezone.world.people import Person


def office(seed: int = 1) -> list[Person]:
    return [person for person in people.cast(np.random.default_rng(seed)) if person.is_member]


def letter(missing: int = 2, seed: int = 1) -> Letter:
    members = office(seed)
    return report.letter(members, frozenset(person.number for person in members[missing:]))


def test_the_letter_reports_what_the_story_says() -> None:
    written = letter()

    assert written.number_symbol == "1169/SCT-VP"
    assert written.counts is not None
    assert (written.counts.installed, written.counts.total) == (41, 43)
    assert (written.counts.percent, written.counts.percent_text) == (Decimal("95.3"), "95,3%")
    assert written.cutoff is not None
    assert (written.cutoff.day, written.cutoff.at) == (date(2020, 8, 9), time(8, 0))
    assert [reference.number_symbol for reference in written.references] == ["563/STTTT-CNTT", "1158/SCT-QLTM"]


@pytest.mark.parametrize("missing", [1, 2, 43])
def test_the_figures_are_those_of_the_phones_that_ran(missing: int) -> None:
    counts = letter(missing).counts

    assert counts is not None
    assert counts.installed == 43 - missing
    assert counts.not_installed is not None
    assert counts.not_installed[0].count == missing


@pytest.mark.parametrize("seed", range(5))
def test_nothing_in_the_letter_breaks_a_rule(seed: int) -> None:
    assert checks.check(letter(seed=seed), direction=Direction.OUTGOING) == ()


def test_a_figure_changed_afterwards_is_found() -> None:
    written = letter()
    assert written.counts is not None

    changed = replace(written, counts=replace(written.counts, installed=42))

    codes = [finding.code for finding in checks.check(changed, direction=Direction.OUTGOING)]
    assert "figures_sum" in codes


def test_a_deputy_of_this_office_signs() -> None:
    signer, members = letter().signer, office()

    assert signer is not None
    assert signer.name == members[report.DEPUTY].name
    assert members[report.DEPUTY].department == "Lãnh đạo Sở"
