"""A chart and the table behind it."""

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from bluezone.server.charts.chart import Chart

SVG = mark_safe("<svg></svg>")


def test_the_table_behind_a_chart_is_rendered_with_its_text_escaped() -> None:
    page = render_to_string("charts/chart.html", {"chart": Chart(SVG, ("Unit", "%"), (("<b>&", "95,3"),), "Rates")})

    assert SVG in page
    assert '<th scope="row">&lt;b&gt;&amp;</th><td>95,3</td>' in page
