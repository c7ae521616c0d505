"""Findings: spans and certainties."""

import pytest

from bluezone.letters.reading.finding import SLIP, SURE, Span, certainty, span
from bluezone.letters.reading.phrases import Capture, Found
from bluezone.letters.reading.tokens import Text


@pytest.mark.parametrize("slips", [0, 1, 3])
def test_each_slip_makes_a_match_less_sure(slips: int) -> None:
    assert certainty(Found(0, 1, slips)) == pytest.approx(SURE * SLIP**slips)
    assert certainty(Found(0, 1, slips), 0.8) == pytest.approx(0.8 * SLIP**slips)


def test_spans_count_the_characters_of_the_text() -> None:
    text = Text("đã  có 43 máy")
    found = Found(0, 4, 0, (Capture("number", 43, 2, 3),))

    assert span(text, 1, 3) == Span(4, 9)
    assert [span(text, capture.first, capture.last) for capture in found.captures] == [Span(7, 9)]
    assert text.written[7:9] == "43"
