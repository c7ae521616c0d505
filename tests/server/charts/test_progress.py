"""The line to the target."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters import written
from bluezone.rollout.figures import FiguresError
from bluezone.server.charts.chart import Chart
from bluezone.server.charts.progress import DATE_WIDTH, VALUE_HEIGHT, Point, progress


def drawn(*points: Point, target: int = 80, caption: str = "Rates", language: str = "vi", counted: str = "") -> Chart:
    return progress(points, target=Decimal(target), caption=caption, prefix="p", language=language, counted=counted)


def texts(chart: Chart, kind: str) -> list[tuple[float, float, str]]:
    """Return the texts of this class: x, y, text."""
    nodes = ElementTree.fromstring(chart.svg).iter("text")
    found = [node for node in nodes if node.get("class") == kind]
    return [(float(node.attrib["x"]), float(node.attrib["y"]), node.text or "") for node in found]


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


@given(st.lists(st.integers(0, 400), min_size=1, max_size=80, unique=True).map(sorted))
def test_dates_never_run_into_each_other_and_the_last_is_always_there(days: list[int]) -> None:
    points = [Point(date(2020, 1, 1) + timedelta(day), 1, 2) for day in days]

    shown = [(x, text) for x, y, text in texts(drawn(*points), "chart-text") if y > 200]

    xs = [x for x, _ in shown]
    assert all(right - left >= DATE_WIDTH - 0.2 for right, left in pairwise(xs))
    assert shown[0][1] == written.short_date(points[-1].day).rpartition("/")[0]


@given(st.integers(0, 100), st.integers(20, 100))
def test_the_dashes_of_the_target_never_cross_the_last_figure(rate: int, target: int) -> None:
    chart = drawn(Point(date(2020, 8, 9), rate, 100), target=target)

    ((_, y, _),) = texts(chart, "chart-value")
    (line,) = {
        float(node.attrib["y1"])
        for node in ElementTree.fromstring(chart.svg).iter("line")
        if node.get("class") == "chart-target" and node.attrib["y1"] != "10"
    }
    assert not y - VALUE_HEIGHT < line < y


def test_no_figure_stands_on_what_the_dashes_mean() -> None:
    chart = drawn(Point(date(2020, 8, 9), 1, 1))

    ((_, y, _),) = texts(chart, "chart-value")
    assert [text for _, top, text in texts(chart, "chart-text") if top + VALUE_HEIGHT < y] == ["Mục tiêu 80%"]


def test_the_table_says_what_the_totals_count() -> None:
    assert drawn(counted="Người có điện thoại").head == ("Ngày", "Đã cài", "Người có điện thoại", "Tỷ lệ")


def test_more_installed_than_there_are_cannot_be_a_point() -> None:
    with pytest.raises(FiguresError):
        Point(date(2020, 8, 9), 5, 4)
