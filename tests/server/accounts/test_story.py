"""Accounts in a real browser, on phone and desktop: an app is set up, asked for, replaced by a code on paper."""

import base64
import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bluezone import clock
from bluezone.server.accounts import one_time
from tests.server.scene import PASSWORD
from tests.server.site_process import Site
from tests.server.test_story import DESKTOP, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.process]


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
def visit(request: pytest.FixtureRequest, browser: Browser, running_site: Site) -> Iterator[Visit]:
    """Yield a fresh browser window of each kind, in English."""
    size, scheme = request.param
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB")
    yield Visit(context.new_page(), running_site.url)
    context.close()


@pytest.fixture
def username(running_site: Site) -> str:
    """Return a new administrator of the site, whose second factor is nobody else's trouble."""
    made = f"user-{uuid.uuid4().hex[:8]}"
    running_site.python(
        f"from bluezone.server import programs; programs.make_user({made!r}, {PASSWORD!r}, 'administrator')"
    )
    return made


def give_password(visit: Visit, username: str) -> None:
    visit.go("/sign-in/")
    visit.page.get_by_label("User name").fill(username)
    visit.page.get_by_label("Password").fill(PASSWORD)
    visit.press("Sign in")


def code(key: str, steps: int = 0) -> str:
    """Return what an app with *key*, as the page shows it, tells now, or *steps* of 30 seconds from now."""
    return one_time.app_code(base64.b32decode(key.replace(" ", "")), clock.system() // 1_000 + 30 * steps)


def is_inside(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("What would you like to do?")


def test_a_second_factor_from_setting_up_to_a_lost_phone(visit: Visit, username: str) -> None:
    page = visit.page
    give_password(visit, username)
    is_inside(page)
    page.get_by_role("link", name=username).click()
    visit.look()
    page.get_by_role("link", name="Set up a second factor").click()
    visit.look()
    visit.press("Begin")
    visit.look()
    key = page.locator("#key").inner_text()
    assert page.locator("svg.qr").bounding_box()["width"] > 200  # type: ignore[index]  # it is there
    page.get_by_label("First code").fill("12345x")
    visit.press("Turn on")
    expect(page.get_by_role("alert")).to_be_visible()
    visit.look()
    used = code(key, -1)
    page.get_by_label("First code").fill(used)
    visit.press("Turn on")
    visit.look()
    recovery = page.locator("#recovery-codes li").all_inner_texts()
    assert len(recovery) == 10
    page.get_by_role("link", name="To your account").click()
    expect(page.locator("#codes-left")).to_contain_text("10")
    visit.look()

    visit.press("Sign out")
    give_password(visit, username)
    expect(page.get_by_role("heading", level=1)).to_have_text("What does your app show?")
    visit.look()
    page.get_by_label("Code").fill(used)
    visit.press("Sign in")
    expect(page.get_by_role("alert")).to_be_visible()
    visit.look()
    page.get_by_label("Code").fill(code(key, 1))
    visit.press("Sign in")
    is_inside(page)

    visit.press("Sign out")
    give_password(visit, username)
    page.get_by_label("Code").fill(recovery[0].lower())
    visit.press("Sign in")
    is_inside(page)
    visit.go("/account/")
    expect(page.locator("#codes-left")).to_contain_text("9")


def test_an_administrator_lets_a_person_in_and_reads_the_log(visit: Visit, username: str) -> None:
    page, guest = visit.page, f"guest-{uuid.uuid4().hex[:8]}"
    give_password(visit, username)
    visit.go("/account/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Accounts").click()
    visit.look()
    page.get_by_role("link", name="Make an account").click()
    visit.look()
    page.get_by_label("Full name").fill("Nguyễn Thị Hoa")
    page.get_by_label("User name").fill(guest)
    page.get_by_label("Role").select_option("staff")
    visit.press("Make the account")
    visit.look()
    address = page.locator("#link").inner_text()
    page.get_by_role("link", name="To the account").click()
    visit.look()

    visit.go("/audit/?unit=nowhere")
    visit.look()
    visit.go("/audit/")
    page.get_by_label("User name").fill(username)
    visit.press("Show")
    expect(page.get_by_role("table")).to_contain_text("account made")
    visit.look()
    visit.press("Check the log")
    expect(page.locator("#verdict")).to_contain_text("Yes")
    visit.look()

    visit.press("Sign out")
    page.goto(address)
    visit.look()
    page.get_by_label("New password", exact=True).fill("hoa-cuc-vang-2")
    page.get_by_label("New password again").fill("hoa-cuc-vang-2")
    visit.press("Set the password")
    expect(page.get_by_role("status")).to_be_visible()
    page.get_by_label("User name").fill(guest)
    page.get_by_label("Password").fill("hoa-cuc-vang-2")
    visit.press("Sign in")
    expect(page.get_by_role("link", name="Nguyễn Thị Hoa")).to_be_visible()
    visit.go("/account/password/")
    visit.look()


def test_the_codes_print_without_the_site_around_them(browser: Browser, running_site: Site, username: str) -> None:
    context = browser.new_context(viewport=DESKTOP, locale="en-GB")
    visit = Visit(context.new_page(), running_site.url)
    give_password(visit, username)
    visit.go("/account/second-factor/")
    visit.press("Begin")
    visit.page.get_by_label("First code").fill(code(visit.page.locator("#key").inner_text()))
    visit.press("Turn on")

    visit.page.emulate_media(media="print")

    expect(visit.page.locator("#recovery-codes")).to_be_visible()
    for hidden in (".top", ".warning", ".actions"):
        expect(visit.page.locator(hidden)).to_be_hidden()
    context.close()
