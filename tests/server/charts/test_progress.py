"""The line to the target."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from bluezone.server.charts.chart import Chart
from bluezone.server.charts.progress import Point, progress


def drawn(*points: Point, caption: str = "Rates", language: str = "vi") -> Chart:
    return progress(points, target=Decimal(80), caption=caption, prefix="p", language=language)


@pytest.mark.parametrize(("language", "text"), [("vi", ">95,3%</text>"), ("en", ">95.3%</text>")])
def test_the_last_point_says_its_rate_as_the_language_writes_it(language: str, text: str) -> None:
    chart = drawn(Point(date(2020, 8, 9), 41, 43), language=language)

    assert text in chart.svg
    assert ">09/8</text>" in chart.svg


def test_a_cut_off_without_figures_is_a_gap_and_a_row_of_the_table() -> None:
    days = [date(2020, 8, day) for day in (7, 8, 9, 10)]

    chart = drawn(Point(days[0], 1, 4), Point(days[1], 2, 4), Point(days[2]), Point(days[3], 3, 4))

    assert (chart.svg.count('"chart-line"'), chart.svg.count("<circle")) == (1, 3)
    assert chart.rows[2] == ("09/8/2020", "", "", "chưa có số liệu")


def test_any_caption_stays_text_and_no_points_are_still_a_picture() -> None:
    caption = "<script>&\"' \u202e😀" * 20

    assert ElementTree.fromstring(drawn(caption=caption).svg)[0].text == caption
