"""Figures: what adds up may go into a letter, nothing else."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters import figures
from bluezone.letters.figures import FiguresError
from bluezone.letters.letter import Counts, Reason, UnitCount
from tests.letters.office import COUNTS, ROWS


@given(st.integers(0, 10**6), st.lists(st.integers(0, 10**4), max_size=5))
@settings(deadline=None)
def test_installed_and_reasons_that_add_up_pass_and_one_more_does_not(installed: int, missing: list[int]) -> None:
    reasons = tuple(Reason("other", count) for count in missing)
    counts = Counts(installed + 1, installed + 1 + sum(missing), not_installed=reasons)

    figures.check(counts)
    with pytest.raises(FiguresError):
        figures.check(replace(counts, installed=installed))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"installed": None}, "installed: found no figure"),
        ({"total": None}, "total: found no figure"),
        ({"installed": 40}, "found 40 installed and 2 with a reason of 43"),
        ({"installed": 0, "total": 0, "not_installed": ()}, "expected a total of at least 1"),
        ({"not_installed": None}, "found 41 installed and 0 with a reason of 43"),
        ({"by_unit": ROWS[:2]}, "By unit, installed: found 38 in the rows, expected 41"),
        ({"by_unit": (*ROWS[:2], UnitCount("Công đoàn", 3, 2))}, 'The row "Công đoàn": found 3 installed of 2'),
        ({"by_unit": (*ROWS[:2], UnitCount("Công đoàn", 3))}, "found no figure"),
        ({"by_unit": (*ROWS[:2], UnitCount("Công đoàn", 3, 4, not_installed=()))}, "3 installed and 0 with a reason"),
    ],
)
def test_figures_that_contradict_are_refused_with_both_numbers(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(FiguresError) as refused:
        figures.check(replace(COUNTS, **changes))

    assert sentence in refused.value.sentence


def test_a_row_without_reasons_is_no_contradiction() -> None:
    rows = tuple(replace(row, not_installed=None) for row in ROWS)

    figures.check(replace(COUNTS, by_unit=rows))
