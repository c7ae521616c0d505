"""Ticking in a real browser: by thumb, without network, across a reload, against another helper, by keyboard."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.server.rollout.province import CODE
from tests.server.scene import PASSWORD
from tests.server.site_process import Site
from tests.server.test_story import DESKTOP, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.process]

ROOT = Path(__file__).parents[3]
AT = f"/rollout/{CODE}/sct/tick/"
SCENE = f"""
import json, sys
import django
django.setup()
from bluezone.rollout.rights import Role
from bluezone.server.rollout import counting
from bluezone.server.rollout.models import Campaign, Member, Participant, StatusEntry
from bluezone.server import site_clock
from tests.server.rollout import province as provinces
found = Campaign.objects.filter(code={CODE!r}).first()
province = provinces.Province(found) if found else provinces.make()
province.now = site_clock.now()
for name in ("helper", "drafter"):
    user = provinces.User.objects.filter(username=f"{{name}}.sct").first() or province.user(Role(name), "sct")
    user.full_name = {{"helper": "Trần Thị Hỗ Trợ", "drafter": "Lê Văn Soạn"}}[name]
    user.set_password({PASSWORD!r})
    user.save()
StatusEntry.objects.all().delete()
Member.objects.update(is_counted=False)
made = {{}}
for name, values in (
    ("Nguyễn Thị Ánh Nguyệt", dict(phone="0912345678")),
    ("Phạm Đức Bình", dict(phone="0912345679", system="android", version=[5, 1], position="Chuyên viên")),
    ("Lê Hoài Đặng", dict(phone="0912345670", system="ios", version=[13, 4])),
):
    row = province.member(name, "vp", sort_key=str(len(made)), **values)
    made[name] = row.pk
counting.recount(counting.lock([province.at("vp").pk]), province.now)
print(json.dumps(made))
"""
AN, BINH, DANG = "Nguyễn Thị Ánh Nguyệt", "Phạm Đức Bình", "Lê Hoài Đặng"


def python(site: Site, code: str) -> str:
    """Run *code* beside *site*, with the tests at hand; return what it printed."""
    environ = {**site.environ, "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "bluezone.server.settings"}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield Debian's chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def members(running_site: Site) -> dict[str, int]:
    """Return the numbers of three members of whom nobody has said anything, by name."""
    found: dict[str, int] = json.loads(python(running_site, SCENE))
    return found


@dataclass
class Helper:
    """Somebody who ticks in a browser of their own."""

    context: BrowserContext
    visit: Visit

    @property
    def page(self) -> Page:
        """Return the one page."""
        return self.visit.page

    def row(self, number: int) -> Any:
        """Return the row of a member."""
        return self.page.locator(f"#m{number}")

    def tap(self, number: int, does: str) -> None:
        """Touch a button of a row."""
        self.row(number).locator(f"[data-does={does}]").click()

    def waits(self, count: int) -> None:
        """Expect that so many ticks wait."""
        expect(self.page.locator("#queue")).to_have_attribute("data-count", str(count))


def sign_in(visit: Visit, username: str) -> None:
    visit.go("/")
    visit.page.get_by_label("Tên đăng nhập").fill(username)
    visit.page.get_by_label("Mật khẩu").fill(PASSWORD)
    visit.press("Đăng nhập")
    expect(visit.page.locator(".me")).to_be_visible()


def come(browser: Browser, site: Site, username: str = "helper.sct", **other: Any) -> Helper:
    context = browser.new_context(**{"viewport": PHONE, "locale": "vi-VN", **other})
    visit = Visit(context.new_page(), site.url)
    sign_in(visit, username)
    visit.go(AT)
    return Helper(context, visit)


@pytest.fixture
def helper(browser: Browser, running_site: Site, members: dict[str, int]) -> Iterator[Helper]:
    """Yield a helper with a phone, at the list."""
    made = come(browser, running_site)
    yield made
    made.context.close()


def entries(site: Site) -> list[str]:
    """Return the states that the site knows, in order."""
    code = (
        "import django, json; django.setup()\n"
        "from bluezone.server.rollout.models import StatusEntry\n"
        "print(json.dumps([row.state for row in StatusEntry.objects.order_by('received_at', 'pk')]))"
    )
    found: list[str] = json.loads(python(site, code))
    return found


def is_kept(page: Page) -> bool:
    """Return whether the browser keeps the list and everything by which it looks."""
    return bool(
        page.evaluate(
            "async () => { const cache = await caches.open('bluezone-tick'); const keys = await cache.keys();"
            " const paths = keys.map((key) => new URL(key.url).pathname);"
            " return ['/tick/$', 'tick[.].*js$', 'tick[.].*css$', 'queue[.].*js$'].every("
            " (wanted) => paths.some((path) => new RegExp(wanted).test(path))); }"
        )
    )


def await_kept(page: Page) -> None:
    """Wait until the page would open without network."""
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    for _ in range(100):
        if is_kept(page):
            return
        page.wait_for_timeout(100)  # the worker has no event for pages
    raise AssertionError("the list is not kept")


def test_ticks_made_without_network_survive_a_reload_and_are_all_there_in_the_end(
    helper: Helper, members: dict[str, int], running_site: Site
) -> None:
    page = helper.page
    helper.visit.look()
    helper.waits(0)
    await_kept(page)

    helper.context.set_offline(True)
    helper.tap(members[AN], "installed")
    helper.tap(members[BINH], "reason")
    helper.visit.look()
    page.locator("[data-reason=os_too_old]").click()
    helper.waits(2)
    helper.visit.look()
    page.reload()
    helper.waits(2)
    expect(page.locator(".someone.waiting")).to_have_count(2)
    helper.tap(members[DANG], "installed")
    helper.waits(3)
    helper.row(members[DANG]).get_by_role("button").click()
    helper.waits(2)
    assert entries(running_site) == []

    helper.context.set_offline(False)
    helper.waits(0)
    expect(page.locator(".someone.settled")).to_have_count(2)
    helper.visit.look()
    assert sorted(entries(running_site)) == ["exempt", "installed"]
    page.reload()
    helper.waits(0)
    assert len(entries(running_site)) == 2


def test_another_helper_who_said_otherwise_meanwhile_stands_beside_and_one_tap_settles_it(
    browser: Browser, helper: Helper, members: dict[str, int], running_site: Site
) -> None:
    await_kept(helper.page)
    helper.context.set_offline(True)
    helper.tap(members[AN], "installed")
    helper.waits(1)
    other = come(browser, running_site, "drafter.sct", viewport=DESKTOP, color_scheme="dark")
    other.tap(members[AN], "reason")
    other.page.locator("[data-reason=refused]").click()
    expect(other.row(members[AN])).to_have_class("someone settled")
    other.visit.look()
    other.context.close()

    helper.context.set_offline(False)

    expect(helper.row(members[AN]).locator(".claims li")).to_have_count(2)
    expect(helper.row(members[AN])).to_contain_text("Lê Văn Soạn")
    helper.visit.look()
    helper.row(members[AN]).locator(".claims li").filter(has_text="Trần Thị Hỗ Trợ").get_by_role("button").click()
    expect(helper.row(members[AN]).locator(".claims")).to_have_count(0)
    expect(helper.row(members[AN])).to_have_class("someone settled")
    helper.visit.look()


def test_what_the_site_refuses_stays_with_its_sentence(
    helper: Helper, members: dict[str, int], running_site: Site
) -> None:
    await_kept(helper.page)
    helper.context.set_offline(True)
    helper.tap(members[AN], "installed")
    helper.waits(1)
    gone = f"from bluezone.server.rollout.models import Member; Member.objects.filter(pk={members[AN]}).update"
    python(running_site, f"import django; django.setup()\n{gone}(is_counted=False)")

    helper.context.set_offline(False)

    refused = helper.page.locator("#refused li")
    expect(refused).to_contain_text(AN)
    helper.waits(1)
    helper.visit.look()
    helper.page.reload()
    expect(refused).to_have_count(1)
    refused.get_by_role("button").last.click()
    helper.waits(0)


def test_signing_out_forgets_the_names_and_keeps_what_waits(
    helper: Helper, members: dict[str, int], running_site: Site
) -> None:
    page = helper.page
    await_kept(page)
    page.route("**/tick/send/", lambda route: route.abort())
    helper.tap(members[AN], "installed")
    helper.waits(1)
    helper.visit.go("/rollout/")
    page.locator('form[action="/sign-out/"] button').click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()

    assert not page.evaluate("() => caches.has('bluezone-tick')")
    assert entries(running_site) == []

    page.unroute("**/tick/send/")
    sign_in(helper.visit, "helper.sct")
    helper.visit.go(AT)
    helper.waits(0)
    assert entries(running_site) == ["installed"]
    expect(page.locator("#left")).to_contain_text("2")


def test_the_list_is_searched_without_network_and_accents(helper: Helper, members: dict[str, int]) -> None:
    await_kept(helper.page)
    helper.context.set_offline(True)

    for wanted, found in (("dang", [DANG]), ("678", [AN]), ("le hoai", [DANG]), ("x", []), ("", [AN, BINH, DANG])):
        helper.page.locator("#q").fill(wanted)
        expect(helper.page.locator("#list .someone:visible .name")).to_have_text(found)


def test_everything_can_be_ticked_with_the_keyboard(helper: Helper, members: dict[str, int]) -> None:
    page = helper.page
    helper.row(members[AN]).locator("[data-does=installed]").focus()
    page.keyboard.press("Enter")
    expect(helper.row(members[AN])).to_have_class("someone settled")
    helper.row(members[BINH]).locator("[data-does=reason]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.locator("#why-note").focus()
    page.keyboard.type("máy của con")
    page.keyboard.press("Enter")

    expect(helper.row(members[BINH])).to_contain_text("máy của con")
    expect(helper.row(members[BINH])).to_have_class("someone settled")
    helper.waits(0)


def test_every_page_around_the_list_fits_and_works_without_script(
    browser: Browser, running_site: Site, members: dict[str, int]
) -> None:
    for scheme, size in (("light", PHONE), ("dark", DESKTOP)):
        context = browser.new_context(viewport=size, color_scheme=scheme, locale="vi-VN")  # type: ignore[arg-type]  # a literal
        visit = Visit(context.new_page(), running_site.url)
        sign_in(visit, "helper.sct")
        for address in (f"{members[BINH]}/", f"{members[BINH]}/reason/", "slips/"):
            visit.go(AT + address)
            visit.look()
        visit.page.get_by_role("button").last.click()
        visit.look()
        own = visit.page.locator(".slips .address").first.inner_text()
        visit.page.goto(own)
        visit.look()
        visit.page.locator("button[value=no]").click()
        visit.look()
        visit.page.locator("input[value=os_too_old]").check()
        visit.page.locator("main button").click()
        visit.look()
        context.close()
    silent = come(browser, running_site, java_script_enabled=False)
    number = members[DANG]
    silent.row(number).locator("[name=installed]").click()
    expect(silent.page.locator(f"#said #m{number} .state.done")).to_be_visible()
    silent.page.locator("#said [name=undo]").click()
    expect(silent.row(number).locator("[name=installed]")).to_be_visible()
    silent.context.close()
