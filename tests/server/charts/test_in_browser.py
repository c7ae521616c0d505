"""What a browser makes of the charts: no text on another, none outside, and usable by everybody."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Page, sync_playwright

import bluezone.server
from bluezone.server.charts import grid
from bluezone.server.charts.bars import Bar, bars
from bluezone.server.charts.chart import Chart
from bluezone.server.charts.progress import Point, progress
from bluezone.server.charts.tiles import Rate, tiles

pytestmark = [pytest.mark.browser, pytest.mark.process]

STYLES = Path(bluezone.server.__file__).parent / "static" / "site"
NAMES = (
    "Sở Y tế",
    "TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH QUẢNG TRỊ VÀ CÁC ĐƠN VỊ TRỰC THUỘC, KHOA PHÒNG CHỐNG HIV/AIDS",
    "Ủy ban nhân dân xã Nghĩa Thuận, bộ phận tiếp nhận và trả kết quả, trung tâm phục vụ hành chính công cấp xã",
    "MMMMWWWWMMMMWWWW@@@@%%%%" * 6,
)
OVERLAPS = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("figure > svg")) {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll("text")].map(text => [text.getBoundingClientRect(), text.textContent]);
    boxes.forEach(([one, said], at) => {
      if (!said.trim()) return;
      if (one.left < frame.left - 1 || one.right > frame.right + 1 || one.bottom > frame.bottom + 1)
        found.push(`outside: ${said}`);
      for (const [other, more] of boxes.slice(at + 1))
        if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
            && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5)
          found.push(`${said} / ${more}`);
    });
  }
  return found;
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """Yield a phone's window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"]
        )
        window = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=request.param)
        yield window.new_page()
        chromium.close()


def drawn() -> Iterator[Chart]:
    """Yield charts with all that is hard to draw."""
    for n, day in enumerate((date(2021, 8, 9), date(2026, 8, 9))):
        places = grid.on(day)
        rates = {code: Rate(at * 997, 70_000) for at, code in enumerate(places.places) if at % 7}
        addresses = dict.fromkeys(rates, "/") if n else {}
        yield tiles(rates, grid=places, caption=f"Map {n}", prefix=f"map{n}", language="vi", addresses=addresses)
    rows = [Bar(NAMES[at % 4], at * at * 2_777, 1_128_620, at * 5_000) for at in range(20)] + [Bar(NAMES[3], 0, 0)]
    for n, target in enumerate((None, Decimal(0), Decimal("79.5"), Decimal(100))):
        yield bars(rows, target=target, caption=f"Bars {n}", prefix=f"bars{n}", language="en" if n % 2 else "vi")
    for n, target in enumerate((Decimal(50), Decimal(96), Decimal(100))):
        points = [Point(date(2020, 11, 25) + timedelta(day), 500 + 7 * day, 1000) for day in (0, 1, 2, 30, 65, 66)]
        yield progress(points, target=target, caption=f"Time {n}", prefix=f"time{n}", language="vi")


def test_on_a_phone_every_text_can_be_read_and_every_chart_be_used_by_everybody(page: Page) -> None:
    style = "".join((STYLES / name).read_text(encoding="utf-8") for name in ("site.css", "desk.css", "charts.css"))
    charts = "".join(render_to_string("charts/chart.html", {"chart": chart}) for chart in drawn())

    page.set_content(
        f'<!doctype html><html lang="vi"><meta name="viewport" content="width=device-width"><title>Charts</title>'
        f"<style>{style}</style><main><h1>Charts</h1>{charts.replace('<details>', '<details open>')}</main>"
    )

    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


def test_tiles_with_addresses_are_reached_by_the_keyboard(page: Page) -> None:
    places = grid.on(date(2026, 8, 9))
    chart = tiles({}, grid=places, caption="Map", prefix="m", language="vi", addresses={"01": "/a/", "46": "/b/"})

    page.set_content(str(chart.svg))

    found = []
    for _ in range(2):
        page.keyboard.press("Tab")
        found.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert found == ["/a/", "/b/"]
