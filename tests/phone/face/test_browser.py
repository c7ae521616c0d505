"""The page in a real browser: a phone's screen, dark and light, both languages, with and without its script."""

import asyncio
import threading
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bluezone.device.sighting import Sighting
from bluezone.phone.agent import Agent
from bluezone.phone.face import app as face
from bluezone.phone.face.serving import serving
from tests.phone.face.scene import NOW_MS, lived_in_agent, new_agent
from tests.phone.small_server import SmallAuthority, SmallServer, running

pytestmark = pytest.mark.browser

PAGES = ["", "history", "alerts", "alerts/1", "alerts/2", "code", "settings", "settings/delete", "settings/trust"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


def look(page: Page) -> None:
    """Check that this page can be used by everybody and fits its screen."""
    found = Axe().run(page).response["violations"]
    assert [(page.url, rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} is too wide"


class Phone:
    """A phone whose page is served by a thread of its own."""

    def __init__(self, agent: Agent) -> None:
        self.agent, self.url = agent, ""
        self._ready, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    async def _serve(self) -> None:
        async with serving(face.app(self.agent), 0) as self.url:
            self._ready.set()
            await asyncio.to_thread(self._over.wait)

    def __enter__(self) -> "Phone":
        self._thread.start()
        assert self._ready.wait(20)
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()


@pytest.fixture
def phone() -> Iterator[Phone]:
    with Phone(lived_in_agent()) as made:
        yield made


def opened(context: BrowserContext, phone: Phone, faults: list[str]) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda sent: None if sent.url.startswith(phone.url) else faults.append(sent.url))
    page.goto(phone.url)
    return page


LOOKS = [
    ("vi", "light", lived_in_agent),
    ("en", "dark", lived_in_agent),
    ("vi", "dark", new_agent),
    ("en", "light", new_agent),
]
LARGE_ENOUGH_PX = 44
TARGETS = (
    "button, .button, .tabs a, .links a, .back, .check, .choice, "
    "main input:not([type=hidden], [type=checkbox], [type=radio])"
)


@pytest.mark.parametrize(("language", "scheme", "make"), LOOKS)
def test_every_page_can_be_used_by_everybody_and_fits_the_screen(
    browser: Browser, language: str, scheme: str, make: Callable[[], Agent]
) -> None:
    agent = make()
    agent.store.settings.language = language
    with Phone(agent) as phone:
        context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
        faults: list[str] = []
        page = opened(context, phone, faults)
        for path in PAGES:
            if make is new_agent and path.startswith("alerts/"):
                continue
            page.goto(phone.url + path)
            look(page)
        assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"', 'Ặỹ')")
        assert faults == []
        context.close()


def test_targets_are_large_enough_for_a_thumb(browser: Browser, phone: Phone) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()

    for path in PAGES:
        page.goto(phone.url + path)
        heights = page.evaluate(
            "all => [...document.querySelectorAll(all)].map(e => [e.getBoundingClientRect().height, e.outerHTML])",
            TARGETS,
        )
        small = [(height, text[:80]) for height, text in heights if height < LARGE_ENOUGH_PX]
        assert small == [], path
    context.close()


def test_the_radar_moves_by_itself(browser: Browser, phone: Phone) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    faults: list[str] = []
    page = opened(context, phone, faults)
    expect(page.get_by_text("6 điện thoại ở gần")).to_be_visible()

    phone.agent.nearby.heard(Sighting(b"z" * 12, NOW_MS, -60))

    expect(page.get_by_text("7 điện thoại ở gần")).to_be_visible(timeout=15_000)
    assert faults == []
    context.close()


def test_without_script_the_page_works_and_reloads_itself(browser: Browser, phone: Phone) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(phone.url)

    assert 'http-equiv="refresh"' in page.content()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("link", name="History")).to_be_visible()
    page.get_by_role("link", name="Settings").click()
    page.get_by_label("Keep data for (days)").fill("21")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("status")).to_have_text("Saved.")
    assert phone.agent.store.settings.days_kept == 21
    context.close()


def test_a_key_is_handed_in_with_the_keyboard_alone(browser: Browser, phone: Phone) -> None:
    with running(SmallServer()) as server:
        authority = SmallAuthority()
        authority.codes["ABCD2345"] = 18_481 * 86_400
        authority.put(server)
        phone.agent.store.settings.server = server.address
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(phone.url + "code")

        tab_to(page, "input#code")
        page.keyboard.type("abcd 2345")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Xem trước khi gửi")
        look(page)
        tab_to(page, "input#consent")
        page.keyboard.press("Space")
        tab_to(page, "button.button")
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", level=1)).to_have_text("Đã gửi. Cảm ơn bạn.")
        look(page)
        context.close()
        assert len(authority.spent) == 1


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element of *selector* has the focus, and check that it shows."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def test_deleting_asks_first(browser: Browser, phone: Phone) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(phone.url + "settings")

    page.get_by_role("link", name="Xoá dữ liệu của tôi").click()
    page.get_by_role("link", name="Không, quay lại").click()
    assert len(phone.agent.store.contacts) > 0
    page.get_by_role("link", name="Xoá dữ liệu của tôi").click()
    page.get_by_role("button", name="Xoá hẳn").click()

    expect(page.get_by_role("status")).to_contain_text("Đã xoá dữ liệu")
    assert len(phone.agent.store.contacts) == 0
    context.close()
