"""A roster in a real browser: a workbook with odd columns comes in on a phone; every page in all four looks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from bluezone.documents import sheets
from tests.server import site_process
from tests.server.rollout.province import CODE
from tests.server.scene import PASSWORD
from tests.server.site_process import Site
from tests.server.test_story import DESKTOP, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.process]

ROOT = Path(__file__).parents[3]
AT = f"/rollout/{CODE}/sct/roster/"
SCENE = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from bluezone.server import programs
programs.set_up()
from bluezone.rollout.rights import Role
from tests.server.rollout import province
made = province.make()
user = made.user(Role.DRAFTER)
user.set_password({PASSWORD!r})
user.save()
print(made.member("Nguyễn Văn An", "vp", name_key="nguyen van an", phone="0987000000").pk)
"""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = ["Phòng", "Di động", "Khác", "Họ tên", "Loại máy"]
ROWS = [
    ["Văn phòng Sở", "0912345678", "trực cổng", "Nguyễn Văn An", "Samsung Galaxy A10"],
    ["Văn phòng Sở", "912345679", "", "LÊ THỊ ÁNH", "iPhone 6s"],
    ["Công đoàn Ngành Công Thương", "0912 345 680", "nghỉ thứ Hai", "Trần Chi", "Nokia 1280"],
]
WORKBOOK = sheets.write(
    [sheets.Table("Bìa", ["SỞ CÔNG THƯƠNG"], []), sheets.Table("Danh sách", HEAD, ROWS, notes=["DANH SÁCH NHÂN VIÊN"])]
)


@pytest.fixture(scope="module")
def roster_site(
    tmp_path_factory: pytest.TempPathFactory, fresh_database: Callable[[], str]
) -> Iterator[tuple[Site, str]]:
    """Yield a site with one member, and that member's number."""
    with site_process.running(site_process.make(tmp_path_factory.mktemp("roster"), fresh_database())) as site:
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


def signed_in(browser: Browser, site: Site, size: ViewportSize, scheme: str) -> Visit:
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="vi-VN")  # type: ignore[arg-type]
    made = Visit(context.new_page(), site.url)
    made.go("/sign-in/")
    made.page.locator("[name=username]").fill("drafter.sct")
    made.page.locator("[name=password]").fill(PASSWORD)
    made.page.locator("main form button").click()
    made.page.wait_for_url(f"{made.url}/**")
    return made


def upload(visit: Visit) -> Page:
    visit.go(f"{AT}upload/")
    visit.page.locator("[name=file]").set_input_files({"name": "ds.xlsx", "mimeType": XLSX, "buffer": WORKBOOK})
    visit.page.locator("form[enctype] button").click()
    visit.page.wait_for_url("**/staged/**")
    return visit.page


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
    ids=["phone-light", "phone-dark", "desktop-light", "desktop-dark"],
)
def test_every_page_of_a_roster_can_be_used_by_everybody(
    browser: Browser, roster_site: tuple[Site, str], size: ViewportSize, scheme: str
) -> None:
    site, member = roster_site
    visit = signed_in(browser, site, size, scheme)

    for path in ("", "upload/", "gone/", "doubles/", "new/", f"{member}/"):
        visit.go(AT + path)
        expect(visit.page.locator("h1")).to_be_visible()
        visit.look()
    upload(visit)
    visit.look()
    visit.page.context.close()


def test_a_workbook_comes_in_with_one_column_corrected_and_one_doubt_settled(
    browser: Browser, roster_site: tuple[Site, str]
) -> None:
    site, member = roster_site
    visit = signed_in(browser, site, PHONE, "light")
    page = upload(visit)
    expect(page.locator("#sheet option:checked")).to_have_text("Danh sách")
    expect(page.locator("#column-1")).to_have_value("phone")

    page.locator("#column-2").select_option("note")
    page.locator("tr", has_text="Nguyễn Văn An").locator("select[name^=row-]").select_option(member)
    page.locator("button[value=correct]").click()
    expect(page.locator("#column-2")).to_have_value("note")
    expect(page.locator("select[name^=row-]")).to_have_count(0)
    visit.look()
    page.locator("button[value=take]").click()
    page.wait_for_url(f"**{AT}")

    expect(page.locator("tbody tr")).to_have_count(3)
    expect(page.locator("tbody tr a").first).to_have_text("Nguyễn Văn An")
    expect(page.locator("tbody")).to_contain_text("0912345678")
    expect(page.locator("tbody")).to_contain_text("Lê Thị Ánh")
    visit.look()
    page.locator("tbody tr a").first.click()
    expect(page.locator("[name=note]")).to_have_value("trực cổng")
    page.context.close()
