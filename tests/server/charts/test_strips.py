"""One bar."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.server.charts import lines, strips
from bluezone.server.charts.strips import COUNT_PX, LEFT, RIGHT, Part

COUNTS = st.integers(0, 2_000_000)


def drawn(installed: int, reasoned: int, rest: int, mark: float | None = None) -> str:
    parts = [
        Part("installed", installed, 0),
        Part("reasoned", reasoned, installed),
        Part("open", rest, installed + reasoned),
    ]
    whole = installed + reasoned + rest
    return strips.strip(parts, whole, 0, mark=mark, hatch="h", language="vi")


@given(COUNTS, COUNTS, COUNTS)
def test_parts_stand_side_by_side_and_fill_the_bar(installed: int, reasoned: int, rest: int) -> None:
    found = re.findall(r'x="([\d.]+)" y="0" width="([\d.]+)"', drawn(installed, reasoned, rest))

    places = [(float(x), float(x) + float(width)) for x, width in found]
    edges = [LEFT, *(right for _, right in places[:-1])]
    assert [left for left, _ in places] == pytest.approx(edges, abs=0.2)
    assert places[-1][1] == pytest.approx(RIGHT, abs=0.2)


@given(COUNTS, COUNTS, COUNTS, st.floats(LEFT, RIGHT))
def test_no_count_reaches_beyond_the_bar_or_over_the_mark(
    installed: int, reasoned: int, rest: int, mark: float
) -> None:
    for x, text in re.findall(r'<text [^>]*x="([\d.]+)"[^>]*>([^<]+)', drawn(installed, reasoned, rest, mark)):
        half = lines.width_em(text) * COUNT_PX / 2
        left, right = float(x) - half, float(x) + half
        assert left > LEFT
        assert right < RIGHT
        assert not left < mark < right


def test_a_bar_of_nobody_is_dashed() -> None:
    assert drawn(0, 0, 0).count("<rect") == drawn(0, 0, 0).count("chart-part-none") == 1


def test_only_what_has_a_reason_is_hatched() -> None:
    assert 'chart-part-reasoned" x="1.0"' in drawn(0, 1, 1)
    assert drawn(1, 1, 1).count("url(#h)") == 1
