"""The trend in a cell."""

from decimal import Decimal
from xml.etree import ElementTree

from bluezone.server.charts.spark import MOST_POINTS, spark


def test_a_missing_point_is_a_gap_and_a_lone_point_a_dot() -> None:
    drawn = spark([10, 20, None, 30], prefix="a", title="t")

    assert (drawn.count("<polyline"), drawn.count("<circle")) == (1, 1)


def test_any_title_stays_text() -> None:
    title = "<script>&\"' \u202e😀" * 20

    assert ElementTree.fromstring(spark([], prefix="a", title=title))[0].text == title


def test_only_the_last_points_are_drawn_and_none_leaves_the_picture() -> None:
    drawn = ElementTree.fromstring(spark([-5.0, 500.0] * MOST_POINTS, prefix="a", title="t"))

    points = [tuple(map(float, point.split(","))) for point in drawn[1].attrib["points"].split()]
    assert len(points) == MOST_POINTS
    assert all(0 <= x <= 96 and 0 <= y <= 24 for x, y in points)


def test_rates_as_they_are_printed_are_drawn_like_any_number() -> None:
    assert spark([Decimal("95.3"), None, 7], prefix="a", title="t") == spark([95.3, None, 7.0], prefix="a", title="t")
