"""Stacked bars of units."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from bluezone.rollout.figures import FiguresError
from bluezone.server.charts.bars import MOST_BARS, WIDTH, Bar, bars
from bluezone.server.charts.chart import Chart

LONG = (
    "Ủy ban nhân dân xã Hướng Phùng, trung tâm Kiểm soát bệnh tật tỉnh Quảng Trị và các đơn vị trực thuộc, "
    "khoa Phòng chống HIV/AIDS"
)


def drawn(
    *rows: Bar,
    target: Decimal | None = Decimal(80),
    caption: str = "Rates",
    prefix: str = "b",
    language: str = "vi",
    counted: str = "",
) -> Chart:
    return bars(rows, target=target, caption=caption, prefix=prefix, language=language, counted=counted)


def wide(chart: Chart, part: str) -> list[float]:
    """Return how wide the parts of this name are, without the legend's."""
    found = re.findall(rf'"chart-part-{part}" x="[\d.]+" y="(\d+)" width="([\d.]+)"', chart.svg)
    return [float(width) for y, width in found if int(y) > 30]


def legend_texts(chart: Chart) -> list[ElementTree.Element]:
    """Return the texts of the legend."""
    (legend,) = (node for node in ElementTree.fromstring(chart.svg) if node.get("class") == "chart-legend")
    return list(legend.iter("text"))


def test_the_parts_of_a_bar_fill_it_in_proportion() -> None:
    chart = drawn(Bar("Sở Y tế", 50, 100, 30))

    assert [wide(chart, part) for part in ("installed", "reasoned", "open")] == [[179.0], [107.4], [71.6]]
    assert chart.rows == (("Sở Y tế", "50", "30", "20", "100", "50%"),)
    assert chart.head == ("Đơn vị", "Đã cài", "Có lý do", "Chưa rõ", "Tổng số", "Tỷ lệ")


def test_reasons_that_nobody_asked_for_are_not_none_and_not_a_column() -> None:
    assert drawn(Bar("a", 1, 4)).head == ("Đơn vị", "Đã cài", "Chưa cài", "Tổng số", "Tỷ lệ")
    assert drawn(Bar("a", 1, 4), Bar("b", 1, 4, 0)).rows == (
        ("a", "1", "", "3", "4", "25%"),
        ("b", "1", "0", "3", "4", "25%"),
    )


def test_a_row_without_figures_is_not_one_of_nought_per_cent() -> None:
    chart = drawn(Bar("a", 0, 0), Bar("b", 0, 7, 0))

    assert [row[-1] for row in chart.rows] == ["chưa có số liệu", "0%"]
    assert (len(wide(chart, "none")), len(wide(chart, "open"))) == (1, 1)


def test_per_cent_and_counts_stand_beside_the_bar_as_the_language_writes_them() -> None:
    assert ">95,3%</tspan>" in drawn(Bar("a", 41, 43)).svg
    english = drawn(Bar("a", 1_128_620, 2_000_000), language="en", counted="people with a phone")
    assert ">56.4%</tspan>" in english.svg
    assert ">1,128,620/2,000,000<tspan" in english.svg
    assert english.head[-2:] == ("people with a phone", "Rate")


@pytest.mark.parametrize(("target", "at"), [(Decimal(80), "286.4"), (Decimal(100), "358.0"), (Decimal(0), "0.0")])
def test_the_target_is_marked_on_every_bar_where_it_is(target: Decimal, at: str) -> None:
    chart = drawn(Bar("a", 1, 4), Bar("b", 0, 0), target=target)

    assert chart.svg.count(f'"chart-mark" x="{at}"') == 2


def test_without_a_target_there_is_no_mark() -> None:
    assert "chart-mark" not in drawn(Bar("a", 1, 4), target=None).svg


def test_a_long_name_is_cut_visibly_and_stands_whole_in_the_title_and_the_table() -> None:
    chart = drawn(Bar(LONG, 1, 4))

    root = ElementTree.fromstring(chart.svg)
    shown = [node.text or "" for node in root.iter() if node.get("class") == "chart-name"]
    titles = [node.text for node in root.iter("title")]
    assert len(shown) == 2
    assert shown[1].endswith("…")
    assert titles[1] == f"{LONG}: 1/4 · 25%"
    assert chart.rows[0][0] == LONG


@pytest.mark.parametrize("name", ["<script>&\"' \u202e😀" * 12, "{}{0}%s", "", " "])
def test_any_name_and_caption_stays_text(name: str) -> None:
    root = ElementTree.fromstring(drawn(Bar(name, 1, 4), caption=name).svg)

    titles = [node.text or "" for node in root.iter("title")]
    assert titles == [name, f"{name}: 1/4 · 25%"]
    assert not any(key == "style" or key.startswith("on") for node in root.iter() for key in node.attrib)


def test_more_rows_than_can_be_drawn_are_counted_in_the_picture_and_listed_in_the_table() -> None:
    chart = drawn(*[Bar(str(n), n, 100) for n in range(MOST_BARS + 7)])

    assert chart.svg.count('class="chart-bar"') == MOST_BARS
    assert ">Còn 7 dòng nữa trong bảng số liệu.</text>" in chart.svg
    assert len(chart.rows) == MOST_BARS + 7


def test_no_rows_are_still_a_picture() -> None:
    assert ElementTree.fromstring(drawn().svg)[0].text == "Rates"


def test_nothing_is_drawn_outside_the_picture() -> None:
    rows = [Bar(LONG, n * 1_000_003, 60 * 1_000_003, n) for n in range(60)]
    root = ElementTree.fromstring(drawn(*rows).svg)

    tall = float(root.attrib["viewBox"].split()[3])
    for node in root.iter():
        if "x" in node.attrib:
            assert 0 <= float(node.attrib["x"]) + float(node.get("width", 0)) <= WIDTH + 0.1
            assert 0 <= float(node.get("y", 0)) + float(node.get("height", 0)) <= tall


@pytest.mark.parametrize(("installed", "total", "reasoned"), [(5, 4, 0), (3, 4, 2), (-1, 4, 0), (0, -1, 0), (0, 4, -1)])
def test_parts_that_are_more_than_the_whole_are_refused(installed: int, total: int, reasoned: int) -> None:
    with pytest.raises(FiguresError, match="expected nothing below 0"):
        Bar("a", installed, total, reasoned)


def test_ids_of_two_charts_differ() -> None:
    ids = [set(re.findall(r' id="([^"]+)"', drawn(Bar("a", 1, 4), prefix=prefix).svg)) for prefix in "bc"]

    assert ids[0]
    assert not ids[0] & ids[1]


def test_a_legend_too_long_for_one_line_takes_two_and_moves_the_bars_down() -> None:
    short, long = drawn(Bar("a", 1, 4)), drawn(Bar("a", 1, 4, 1), target=Decimal("79.55"), language="en")

    tops = [sorted({node.attrib["y"] for node in legend_texts(chart)}, key=int) for chart in (short, long)]
    assert tops == [["15"], ["15", "37"]]
