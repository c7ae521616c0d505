"""How right the whole reader is on letters with a truth made by hand; `make bench ARGS=reading` prints the figures.

The bounds lie a little below what was reached, so that a rule that breaks others is found.
"""

import pytest

from bench.reading import SETS, scored
from bench.truth import Score, compare, invented_share, precision_recall_f1

BOUNDS = {"shared, real": 0.96, "dev, invented": 0.95, "held, invented": 0.9}


@pytest.mark.parametrize("name", SETS)
def test_letters_are_read_well_and_next_to_nothing_is_invented(name: str) -> None:
    total = scored(SETS[name]).total

    assert total.total() > 150
    assert precision_recall_f1(total)[2] >= BOUNDS[name]
    assert invented_share(total) <= 0.02


def test_the_measure_tells_right_missed_wrong_and_invented_apart() -> None:
    truth = {
        "doc": {"number": "12", "place": "Huế", "issuer": "Sở Y tế"},
        "counts": {"installed": 41, "unit": "máy (phones)"},
    }
    given = {
        "doc": {"number": "12", "issuer": "Sở Y Tế tỉnh", "abstract": "x"},
        "counts": {"installed": 41, "unit": "máy"},
    }
    score = Score()

    compare(score, truth, given)

    assert dict(score.total) == {"right": 3, "missed": 1, "wrong": 1, "invented": 1}
