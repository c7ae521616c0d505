"""A chart and the table behind it."""

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from bluezone.rollout.figures import FiguresError
from bluezone.server.charts.chart import Chart, check_counts

SVG = mark_safe("<svg></svg>")


def test_the_table_behind_a_chart_is_rendered_with_its_text_escaped() -> None:
    page = render_to_string("charts/chart.html", {"chart": Chart(SVG, ("Unit", "%"), (("<b>&", "95,3"),), "Rates")})

    assert SVG in page
    assert '<th scope="row">&lt;b&gt;&amp;</th><td class="number">95,3</td>' in page


def test_the_table_can_be_moved_sideways_by_keyboard_and_says_what_it_is() -> None:
    page = render_to_string("charts/chart.html", {"chart": Chart(SVG, ("Unit",), (), 'Rates <of> "all"')})

    assert 'class="wide" tabindex="0" role="region" aria-label="Rates &lt;of&gt; &quot;all&quot;"' in page


@pytest.mark.parametrize("counts", [(5, 0, 4), (3, 2, 4), (-1, 0, 4), (0, -1, 4), (0, 0, -1)])
def test_counts_that_are_no_parts_of_their_whole_are_refused(counts: tuple[int, int, int]) -> None:
    with pytest.raises(FiguresError, match="Correct the figures"):
        check_counts(*counts)


@pytest.mark.parametrize("counts", [(0, 0, 0), (4, 0, 4), (1, 3, 4)])
def test_counts_up_to_their_whole_are_taken(counts: tuple[int, int, int]) -> None:
    check_counts(*counts)
