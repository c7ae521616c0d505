"""Papers in a real browser: every page on phone and desktop, and the whole way of a letter without script."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.server.scene import PASSWORD
from tests.server.site_process import Site
from tests.server.test_story import DESKTOP, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.process]

ROOT = Path(__file__).parents[3]
IN, OUT = "/papers/sct/in/", "/papers/sct/out/"
DIRECTIVE = {
    "number_symbol": "563/STTTT-CNTT",
    "issuer": "Sở Thông tin và Truyền thông",
    "dated": "2020-08-02",
    "abstract": "triển khai cài đặt ứng dụng Bluezone",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield Debian's chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def username(running_site: Site) -> str:
    """Return somebody who does everything with the papers of a department."""
    name = f"paper-{uuid.uuid4().hex[:8]}"
    running_site.python(
        f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
os.environ["DJANGO_SETTINGS_MODULE"] = "bluezone.server.settings"
import django
django.setup()
from dataclasses import replace
from bluezone.rollout.rights import Role
from bluezone.server.rollout import letterheads
from bluezone.server.units.actor import SITE
from tests.server.rollout import province
from tests.server.rollout.test_letterheads import TEXT
province.load_units()
roles = (Role.CLERK, Role.DRAFTER, Role.CHECKER, Role.SIGNER)
made = province.person({name!r}, *((role, "sct") for role in roles))
made.set_password({PASSWORD!r})
made.save()
letterheads.change("sct", TEXT, by=SITE, now=province.THURSDAY)
"""
    )
    return name


def enter(page: Page, username: str, url: str) -> None:
    page.goto(f"{url}/sign-in/?next={IN}")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def register(page: Page, url: str) -> None:
    page.goto(f"{url}{IN}new/")
    for name, value in DIRECTIVE.items():
        page.locator(f"#id_{name}").fill(value)
    page.get_by_role("button", name="Register it").click()
    if page.locator("#id_is_another").count():  # another test of this session entered it
        page.locator("#id_is_another").check()
        page.get_by_role("button", name="Register it").click()


def pass_on(page: Page) -> None:
    page.get_by_role("link", name="Pass on").click()
    page.locator("#id_named").fill("Các phòng, đơn vị thuộc Sở")
    page.get_by_role("button", name="Draft the letter").click()


def test_without_script_a_directive_goes_on_by_a_letter(browser: Browser, running_site: Site, username: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    enter(page, username, running_site.url)
    register(page, running_site.url)
    pass_on(page)

    for button in ("Content and layout are right", "Approve and sign", "Give it its number", "Issue it"):
        page.get_by_role("button", name=button).click()

    expect(page.locator(".heading .state")).to_have_text("Issued")
    expect(page.locator(".letter-paper")).to_contain_text("/SCT-VP")
    page.goto(f"{running_site.url}{OUT}")
    expect(page.locator("tbody tr").first).to_contain_text("/SCT-VP")
    context.close()


@pytest.mark.parametrize(
    ("size", "scheme", "language"), [(PHONE, "dark", "vi-VN"), (DESKTOP, "light", "en-GB")], ids=["phone", "desktop"]
)
def test_every_page_can_be_used_by_everybody(
    browser: Browser, running_site: Site, username: str, size: object, scheme: str, language: str
) -> None:
    given = browser.new_context(locale="en-GB")
    page = given.new_page()
    enter(page, username, running_site.url)
    register(page, running_site.url)
    paper = page.url.removeprefix(running_site.url)
    pass_on(page)
    draft = page.url.removeprefix(running_site.url)
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]  # one of two constants
        color_scheme=scheme,  # type: ignore[arg-type]
        locale=language,
        storage_state=given.storage_state(),
    )
    visit = Visit(context.new_page(), running_site.url)

    addresses = [IN, f"{IN}new/", paper, f"{paper}change/", f"{paper}assign/", f"{paper}forward/"]
    addresses += [OUT, f"{OUT}new/", draft, f"{draft}edit/", f"{draft}answers/", "/papers/sct/overdue/"]
    addresses += ["/papers/sct/letterhead/", "/papers/sct/numbers/"]
    addresses += [f"/papers/sct/books/{book}/" for book in ("in", "tracking", "out")]
    for address in addresses:
        visit.go(address)
        visit.look()
    context.close()
    given.close()
