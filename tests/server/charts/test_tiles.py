"""The tile map of provinces."""

from datetime import date
from xml.etree import ElementTree

import pytest

from bluezone.rollout.figures import FiguresError
from bluezone.server.charts import grid
from bluezone.server.charts.chart import Chart
from bluezone.server.charts.tiles import CLASS_FLOORS, Order, Rate, tiles

OLD, NEW = grid.on(date(2021, 8, 9)), grid.on(date(2026, 8, 9))
FIVE = {"01": Rate(1, 10), "04": Rate(3, 10), "08": Rate(5, 10), "11": Rate(7, 10), "12": Rate(41, 43)}


def drawn(
    rates: dict[str, Rate] = FIVE,
    *,
    on: grid.Grid = NEW,
    caption: str = "Rates",
    prefix: str = "m",
    language: str = "vi",
    addresses: dict[str, str] | None = None,
    order: Order = Order.RATE,
) -> Chart:
    return tiles(
        rates, grid=on, caption=caption, prefix=prefix, language=language, addresses=addresses or {}, order=order
    )


@pytest.mark.parametrize("on", [OLD, NEW])
def test_every_province_has_a_tile_and_a_row_whether_it_has_figures_or_not(on: grid.Grid) -> None:
    chart = drawn(on=on)

    assert chart.svg.count('class="chart-tile ') == len(chart.rows) == len(on.places)


def test_a_tile_says_the_rate_half_up_and_its_colour_is_the_class_of_what_it_says() -> None:
    chart = drawn()

    assert ">95,3</text>" in chart.svg
    assert [chart.svg.count(f'"chart-tile chart-tile-{n}"') for n in range(6)] == [29, 1, 1, 1, 1, 1]
    for at, floor in enumerate(CLASS_FLOORS):
        exact = drawn({"01": Rate(floor, 100), "04": Rate(20 * floor + 19, 2000)})
        assert exact.svg.count(f'"chart-tile chart-tile-{at + 1}"') == 2


def test_all_but_one_is_not_a_hundred() -> None:
    assert ">99,9</text>" in drawn({"01": Rate(9_999_999, 10_000_000)}).svg


def test_a_province_without_figures_is_hatched_and_is_not_one_where_nobody_installed() -> None:
    chart = drawn({"01": Rate(0, 10), "04": Rate(0, 0)})

    assert chart.rows[0] == ("Hà Nội", "0", "10", "0%")
    assert ("Cao Bằng", "", "", "chưa có số liệu") in chart.rows
    assert chart.svg.count("url(#m-hatch)") == 33 + 1  # and the legend


def test_the_table_begins_with_the_lowest_rate_or_the_first_name_of_the_alphabet() -> None:
    assert [row[0] for row in drawn().rows[:6]] == [
        "Hà Nội", "Cao Bằng", "Tuyên Quang", "Điện Biên", "Lai Châu", "An Giang"
    ]  # fmt: skip
    names = [row[0] for row in drawn(order=Order.NAME).rows]
    assert names[:3] == ["An Giang", "Bắc Ninh", "Cà Mau"]
    assert names.index("Đà Nẵng") < names.index("Gia Lai") < names.index("Vĩnh Long")


def test_figures_of_a_code_without_a_tile_are_not_lost() -> None:
    assert ("77", "1", "4", "25%") in drawn({"77": Rate(1, 4)}).rows


def test_numbers_follow_the_language() -> None:
    chart = drawn({"01": Rate(1_128_620, 2_000_000)}, language="en")

    assert chart.rows[0] == ("Hà Nội", "1,128,620", "2,000,000", "56.4%")
    assert ">56.4</text>" in chart.svg
    assert chart.head == ("Province", "Installed", "Of", "Rate")


def test_tiles_with_addresses_are_links_with_a_name_inside_a_picture_that_lets_them_be_found() -> None:
    root = ElementTree.fromstring(drawn(addresses={"01": "/rollout/c/hn/?a=1&b=\"<'"}).svg)

    (link,) = root.iter("a")
    assert link.attrib == {"href": "/rollout/c/hn/?a=1&b=\"<'", "aria-label": "Hà Nội: 10%"}
    assert root.attrib["role"] == "group"
    assert ElementTree.fromstring(drawn().svg).attrib["role"] == "img"


def test_any_caption_stays_text_and_ids_of_two_maps_differ() -> None:
    caption = "<script>&\"' \u202e😀" * 12

    maps = [ElementTree.fromstring(drawn(caption=caption, prefix=prefix).svg) for prefix in ("a", "b")]

    ids = [{node.attrib["id"] for node in each.iter() if "id" in node.attrib} for each in maps]
    assert [each[0].text for each in maps] == [caption, caption]
    assert ids[0] & ids[1] == set()
    assert [set(each.attrib["aria-labelledby"].split()) <= own for each, own in zip(maps, ids, strict=True)] == [
        True, True
    ]  # fmt: skip


def test_nothing_in_the_picture_needs_a_style_or_a_script_of_its_own() -> None:
    root = ElementTree.fromstring(drawn(addresses={"01": "/"}).svg)

    for node in root.iter():
        assert node.tag not in {"style", "script", "foreignObject"}
        assert not any(name == "style" or name.startswith("on") for name in node.attrib)


def test_the_legend_names_the_classes_without_a_gap_between_them() -> None:
    root = ElementTree.fromstring(drawn(language="en").svg)

    (legend,) = (node for node in root if node.get("class") == "chart-legend")
    assert [node.text for node in legend.iter("text")] == [
        "Rate, %", "80 and more", "60 to under 80", "40 to under 60", "20 to under 40", "under 20", "no figures"
    ]  # fmt: skip


@pytest.mark.parametrize("on", [OLD, NEW])
def test_the_legend_and_the_tiles_do_not_cover_each_other(on: grid.Grid) -> None:
    root = ElementTree.fromstring(drawn(on=on).svg)

    (legend,) = (node for node in root if node.get("class") == "chart-legend")
    ys = [float(node.attrib["y"]) for node in legend.iter("rect")]
    near = [place for place in on.places.values() if place.column < 3]
    assert all(place.row * 44 > max(ys) + 16 or (place.row + 1) * 44 < min(ys) - 16 for place in near)


@pytest.mark.parametrize("counts", [(5, 4), (-1, 4)])
def test_more_installed_than_there_are_cannot_be_a_rate(counts: tuple[int, int]) -> None:
    with pytest.raises(FiguresError):
        Rate(*counts)


def test_the_table_says_what_the_totals_count() -> None:
    chart = tiles(FIVE, grid=NEW, caption="c", prefix="m", language="vi", counted="Người có điện thoại")

    assert chart.head == ("Tỉnh, thành phố", "Đã cài", "Người có điện thoại", "Tỷ lệ")
