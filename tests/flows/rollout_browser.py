"""What the people of the rollout's story hold: a site whose clock is set for each day, and a browser window each.

A window watches over what must never be: a fault of axe, a word in the console, a request to another host, a page that
is too wide, a page that takes too long.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect, sync_playwright

from tests.server.scene import PASSWORD
from tests.server.site_process import PATIENCE_S, Site

PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
LONGEST_MS = 1_000
"""From the request to the loaded page; a clerk who waits longer goes back to the sheet."""

PICTURES = os.environ.get("BLUEZONE_TEST_PICTURES", "")
"""A folder into which the tutorial's pictures are taken; empty: none are taken."""

PICTURE_COLOURS = 64
"""Enough for flat pages; a third of the bytes."""

_SHAPE = (
    "[...new Set([...document.querySelectorAll('body, body *')].map("
    "(one) => [one.tagName, one.getAttribute('class'), ...one.getAttributeNames()].join(' ')))].sort().join('; ')"
)
"""Which kinds of elements a page has, whatever stands in them and however many there are."""

_LOADED_MS = "performance.getEntriesByType('navigation')[0].loadEventEnd"
_JOB = "from bluezone.server import programs; programs.set_up(); from bluezone.server import jobs; jobs."


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield Debian's chromium."""
    with sync_playwright() as playwright:
        args = ["--no-sandbox", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=args)
        yield started
        started.close()


@dataclass
class Window:
    """One person's browser. *sound* are the shapes of pages in which axe found nothing."""

    context: BrowserContext
    page: Page
    url: str
    sound: set[str] = field(default_factory=set)
    loaded_ms: dict[str, float] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    is_offline: bool = False

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("console", lambda said: self._hear(said.type, said.text))
        self.page.on("request", lambda sent: self._watch(sent.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not self.is_offline:  # without network a browser complains, rightly
            self.faults.append(f"console: {text}")

    def _watch(self, address: str) -> None:
        if not address.startswith((self.url, f"blob:{self.url}", "data:")):
            self.faults.append(f"request: {address}")

    # --- what a person does ------------------------------------------------------------------------------------------

    def go(self, address: str) -> None:
        """Open *address*, with or without the site's own name, and look at the page."""
        self.page.goto(address if address.startswith("http") else self.url + address)
        self.look()

    def follow(self, name: str) -> None:
        """Follow the link *name* and look at the page it leads to."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.look()

    def press(self, name: str) -> None:
        """Press the button *name* and look at the page that comes."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.look()

    def fill(self, **typed: str | bool) -> None:
        """Type into fields by their names; True ticks a box."""
        for name, value in typed.items():
            self._set(self.page.locator(f"[name={name}]:not([type=hidden])"), value)

    def _set(self, found: Locator, value: str | bool) -> None:
        if isinstance(value, bool):
            found.set_checked(value)
        elif found.first.get_attribute("type") == "radio":
            found.and_(self.page.locator(f"[value='{value}']")).check()
        elif found.first.evaluate("one => one.tagName") == "SELECT":
            found.select_option(value)
        else:
            found.fill(value)

    def fetch(self, name: str) -> tuple[str, bytes]:
        """Return the name and the content of the file that the link *name* gives."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=name, exact=True).click()
        return coming.value.suggested_filename, coming.value.path().read_bytes()

    def text(self, where: str = "main") -> str:
        """Return what stands at *where*."""
        return self.page.locator(where).inner_text()

    def sign_in(self, username: str) -> None:
        """Sign in, in Vietnamese."""
        self.page.goto(f"{self.url}/sign-in/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.press("Đăng nhập")
        expect(self.page.locator(".me")).to_be_visible()

    # --- what must hold of every page --------------------------------------------------------------------------------

    def look(self) -> None:
        """Check that this page can be used by everybody, fits its screen and disturbs nobody."""
        path = urlsplit(self.page.url).path
        self.page.wait_for_load_state("load")
        shape = f"{self.page.viewport_size} {self.page.evaluate(_SHAPE)}"
        if shape not in self.sound:  # axe takes half a second, and finds in pages of one shape the same
            found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
            broken = [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]
            assert broken == [], f"{path}: {broken}"
            self.sound.add(shape)
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path}: too wide"
        assert self.faults == [], f"{path}: {self.faults}"
        self.loaded_ms[path] = self.page.evaluate(_LOADED_MS)

    def hurry(self) -> None:
        """Check that no page took too long; one that did, on a machine that does much else, has a second chance."""
        for path in [path for path, took in self.loaded_ms.items() if took > LONGEST_MS]:
            self.page.goto(self.url + path)
            took = self.page.evaluate(_LOADED_MS)
            assert took <= LONGEST_MS, f"{path}: {took:.0f} ms, expected {LONGEST_MS} at most"

    def picture(self, name: str) -> None:
        """Take the tutorial's picture *name*, if pictures are asked for."""
        if PICTURES:
            self.page.evaluate("scrollTo(0, 0)")
            taken = Image.open(BytesIO(self.page.screenshot()))
            taken.quantize(PICTURE_COLOURS).save(Path(PICTURES) / f"{name}.png", optimize=True)


@dataclass
class Day:
    """A day on the site: its clock, and the windows of those who came."""

    site: Site
    browser: Browser
    windows: dict[str, Window] = field(default_factory=dict)
    sound: set[str] = field(default_factory=set)

    def open(self, size: ViewportSize = DESKTOP) -> Window:
        """Return a fresh window, with no memory of any other."""
        context = self.browser.new_context(viewport=size, locale="vi-VN")
        context.set_default_timeout(10_000)
        return Window(context, context.new_page(), self.site.url, self.sound)

    def of(self, username: str, size: ViewportSize = DESKTOP) -> Window:
        """Return the window of somebody who is signed in, or signs in now."""
        if username not in self.windows:
            self.windows[username] = self.open(size)
            self.windows[username].sign_in(username)
        return self.windows[username]

    def wake(self, job: str) -> None:
        """Run a *job* of the site as its minute comes."""
        self.site.python(f"{_JOB}{job}()")

    def close(self) -> None:
        """Close the windows."""
        for window in self.windows.values():
            window.hurry()
            window.context.close()


@contextmanager
def day(site: Site, browser: Browser, now: str) -> Iterator[Day]:
    """Serve *site* with its clock set to *now* until the block ends; what it keeps outlives the block."""
    today = replace(site, environ={**site.environ, "BLUEZONE_CLOCK_START": now})
    process = today.serve(with_jobs=False)  # the job of the cut-off is woken where the story says so
    try:
        made = Day(today, browser)
        yield made
        made.close()
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)
