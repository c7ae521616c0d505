"""Campaigns in a real browser: one is made and started without script, and every page can be used by everybody."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.server.rollout.campaign_posted import GIVEN
from tests.server.scene import PASSWORD
from tests.server.site_process import Site
from tests.server.test_story import DESKTOP, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.process]

ROOT = Path(__file__).parents[3]
TEXTS = ("name_vi", "app_vi", "directive_symbol_1", "target_percent", "target_by", "android_least", "android_store")
AHEAD = {"cutoff_1": "2020-08-16T08:00", "deadline_1": "2020-08-17T17:00"}


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
    """Return somebody who runs campaigns of a province."""
    name = f"runs-{uuid.uuid4().hex[:8]}"
    running_site.python(
        f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
os.environ["DJANGO_SETTINGS_MODULE"] = "bluezone.server.settings"
import django
django.setup()
from bluezone.rollout.rights import Role
from tests.server.rollout import province
province.load_units()
made = province.person({name!r}, (Role.DRAFTER, "qt"), (Role.RECEIVING_OFFICER, "qt"))
made.set_password({PASSWORD!r})
made.save()
"""
    )
    return name


def entered(browser: Browser, site: Site, username: str, **given: Any) -> BrowserContext:
    """Return a browser in which *username* is signed in."""
    context = browser.new_context(**given)
    page = context.new_page()
    page.goto(f"{site.url}/sign-in/?next=/rollout/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    expect(page.locator("h1")).to_be_visible()
    page.close()
    return context


def make(page: Page, url: str) -> str:
    """Make a campaign by its form, start it, and return its code."""
    code = f"browser-{uuid.uuid4().hex[:8]}"
    page.goto(f"{url}/rollout/new/")
    for name, value in {**{each: GIVEN[each] for each in TEXTS}, **AHEAD, "code": code}.items():
        page.locator(f"#id_{name}").fill(value)
    page.locator("main form[method=post] > button").click()
    expect(page).to_have_url(f"{url}/rollout/{code}/settings/")
    return code


def start(visit: Visit, code: str) -> None:
    visit.go(f"/rollout/{code}/settings/")
    visit.page.locator(f'form[action="/rollout/{code}/start/"] button').click()
    expect(visit.page).to_have_url(f"{visit.url}/rollout/{code}/qt/")


def test_without_script_a_campaign_is_made_and_who_reports_is_chosen(
    browser: Browser, running_site: Site, username: str
) -> None:
    context = entered(browser, running_site, username, viewport=PHONE, java_script_enabled=False, locale="en-GB")
    page = context.new_page()

    code = make(page, running_site.url)
    page.goto(f"{running_site.url}/rollout/{code}/units/")
    page.locator("input[name=reports-stttt]").uncheck()
    page.get_by_role("button", name="Save this page").click()
    expect(page.locator("input[name=reports-stttt]")).not_to_be_checked()
    page.goto(f"{running_site.url}/rollout/")

    expect(page.locator(f'a[href="/rollout/{code}/"]').first).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("size", "scheme", "language"),
    [(PHONE, "dark", "vi-VN"), (DESKTOP, "light", "en-GB")],
    ids=["phone-dark-vi", "desktop-light-en"],
)
def test_every_page_can_be_used_by_everybody(
    browser: Browser, running_site: Site, username: str, size: object, scheme: str, language: str
) -> None:
    context = entered(browser, running_site, username, viewport=size, color_scheme=scheme, locale=language)
    visit = Visit(context.new_page(), running_site.url)
    code = make(visit.page, running_site.url)
    visit.look()

    for address in ("/rollout/", "/rollout/new/", f"/rollout/{code}/edit/", f"/rollout/{code}/units/"):
        visit.go(address)
        visit.look()
    start(visit, code)
    for part in ("", "outreach/", "reports/", "reports/1/gate/"):
        visit.go(f"/rollout/{code}/qt/{part}")
        visit.look()
    visit.go("/rollout/new/")
    visit.page.locator("#id_target_percent").fill("gần hết")
    visit.page.locator("main form[method=post] > button").click()
    expect(visit.page.locator("#id_target_percent_error")).to_be_visible()
    visit.look()
    context.close()
