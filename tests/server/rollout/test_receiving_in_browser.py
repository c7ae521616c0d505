"""The receiving department in a real browser: phone and desktop, light and dark; files read by themselves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.server import site_process
from tests.server.rollout.province import CODE
from tests.server.scene import PASSWORD
from tests.server.site_process import Site
from tests.server.test_story import DESKTOP, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.process]

ROOT = Path(__file__).parents[3]
AT = f"/rollout/{CODE}/stttt"
SCENE = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from bluezone.server import programs
programs.set_up()
from tests.server.rollout import receiving_desk
print(receiving_desk.fill("thu", {PASSWORD!r}))
"""


@pytest.fixture(scope="module")
def desk_site(
    tmp_path_factory: pytest.TempPathFactory, fresh_database: Callable[[], str]
) -> Iterator[tuple[Site, str]]:
    """Yield a site with twenty departments, and the number of a PDF that waits to be confirmed."""
    with site_process.running(site_process.make(tmp_path_factory.mktemp("desk"), fresh_database())) as site:
        yield site, site.python(SCENE).split()[-1]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield Debian's chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(
    params=[(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
    ids=["phone-light", "phone-dark", "desktop-light", "desktop-dark"],
)
def visit(request: pytest.FixtureRequest, browser: Browser, desk_site: tuple[Site, str]) -> Iterator[Visit]:
    """Yield a fresh browser window of each kind, in which the officer is signed in."""
    size, scheme = request.param
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="vi-VN")
    made = Visit(context.new_page(), desk_site[0].url)
    made.go("/sign-in/")
    made.page.locator("[name=username]").fill("thu")
    made.page.locator("[name=password]").fill(PASSWORD)
    made.page.locator("main form button").click()
    made.page.wait_for_url(f"{made.url}/**")
    yield made
    context.close()


def test_every_page_of_the_department_can_be_used_by_everybody(visit: Visit, desk_site: tuple[Site, str]) -> None:
    paths = ("receiving/", "receiving/chase/", "receiving/summary/", "receiving/exempt/u0/", "consolidated/")
    for path in (*paths, "dashboard/", "dashboard/?source=live"):
        visit.go(f"{AT}/{path}")
        expect(visit.page.locator("h1")).to_be_visible()
        visit.look()


def test_a_report_stands_beside_its_paper(visit: Visit, desk_site: tuple[Site, str]) -> None:
    page = visit.page
    visit.go(f"{AT}/receiving/{desk_site[1]}/")

    picture = page.locator("img.paper")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert page.evaluate("document.querySelector('img.paper').naturalWidth") > 500
    expect(page.locator("[name=installed]")).to_have_value("20")
    visit.look()
    page.locator("[name=installed]").fill("30")
    page.locator("#confirm > button").click()
    expect(page.locator("#id_installed_error")).to_be_visible()
    visit.look()


def test_with_script_the_reading_goes_on_by_itself(visit: Visit) -> None:
    page = visit.page
    visit.go(f"{AT}/receiving/reading/")

    page.wait_for_url(f"**{AT}/receiving/?**")

    expect(page.locator("#tallies")).to_be_visible()
