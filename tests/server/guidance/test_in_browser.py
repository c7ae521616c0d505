"""The public page in a real browser: phone and desktop, light and dark, both languages, and in another site's frame."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.http import HttpResponse
from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

from bluezone.rollout.guidance import Guidance, Language
from bluezone.server.guidance import embedding, page
from bluezone.server.guidance.page import Addresses
from tests.rollout.guided import LARGEST_PAGE_BYTES, longest, made

pytestmark = pytest.mark.browser

SITE, OFFICE = "http://site.test", "http://office.test"
PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
ADDRESSES = Addresses(f"{SITE}/vi", f"{SITE}/en", f"{SITE}/leaflet.pdf", f"{SITE}/poster.pdf")
NAMED = made(
    installations=tuple(
        replace(each, name="Bluezone - Khẩu trang điện tử", publisher="Cục Tin học hóa, Bộ Thông tin và Truyền thông")
        for each in made().installations
    )
)
TYPES = {".css": "text/css", ".svg": "image/svg+xml"}


@dataclass
class Visit:
    """A browser's page; what it was served, and everything about it that must not be."""

    page: Page
    static: Path
    pages: dict[str, HttpResponse]
    faults: list[str] = field(default_factory=list)
    served_bytes: int = 0

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: self.faults.append(said.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.route("**/*", self.serve)

    def serve(self, route: Route) -> None:
        """Answer as the site does, and count what goes over the line."""
        parts = urlsplit(route.request.url)
        if response := self.pages.get(f"{parts.scheme}://{parts.netloc}{parts.path}"):
            headers, body = dict(response.items()), response.content
        else:
            file = self.static / parts.path.removeprefix("/static/")
            assert parts.path.startswith("/static/"), f"{parts.path} was asked for"
            headers, body = {"Content-Type": TYPES[file.suffix]}, file.read_bytes()
        self.served_bytes += len(body)
        route.fulfill(status=200, headers=headers, body=body)

    def look(self) -> None:
        """Check that everybody can use this page, that it fits its screen and brings nothing else."""
        found = Axe().run(self.page).response
        assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]] == []
        assert "color-contrast" in {rule["id"] for rule in found["passes"]}
        assert [node["target"] for rule in found["incomplete"] for node in rule["nodes"]] == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is too wide"
        assert self.page.evaluate("document.cookie") == ""
        assert self.page.context.cookies() == []
        assert self.faults == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield Debian's chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


def served(guidance: Guidance, language: Language) -> dict[str, HttpResponse]:
    framing = (
        f'<!doctype html><html lang="vi"><title>Xã</title><h1>Xã</h1>{embedding.frame(guidance, language, SITE + "/e")}'
    )
    public = embedding.answer(page.html(guidance, language, ADDRESSES), language)
    return {
        f"{SITE}/{language}": public,
        f"{SITE}/e": embedding.embedded(guidance, language, ADDRESSES),
        f"{OFFICE}/": HttpResponse(framing),
        f"{OFFICE}/page": HttpResponse(framing.replace("/e", f"/{language}")),
    }


@pytest.fixture(
    params=[(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
    ids=["phone-light", "phone-dark", "desktop-light", "desktop-dark"],
)
def opened(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Yield a fresh browser window of each kind."""
    size, scheme = request.param
    context = browser.new_context(viewport=size, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("guidance", [made(), longest()], ids=["story", "longest"])
def test_everybody_can_use_the_page_and_it_is_small(
    opened: Page, static_root: Path, guidance: Guidance, language: Language
) -> None:
    visit = Visit(opened, static_root, served(guidance, language))

    visit.page.goto(f"{SITE}/{language}")

    visit.look()
    assert 0 < visit.served_bytes < LARGEST_PAGE_BYTES
    assert visit.page.evaluate("document.querySelector('.code svg').getBoundingClientRect().width") >= 150


def test_the_first_key_leads_past_the_band(opened: Page, static_root: Path) -> None:
    visit = Visit(opened, static_root, served(made(), Language.VI))
    visit.page.goto(f"{SITE}/vi")

    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")

    assert visit.page.evaluate("document.activeElement.id") == "content"


def test_another_site_shows_the_short_page_in_a_frame_and_all_of_it(opened: Page, static_root: Path) -> None:
    visit = Visit(opened, static_root, served(NAMED, Language.VI))

    visit.page.goto(f"{OFFICE}/")

    frame = visit.page.frames[1]
    frame.wait_for_selector("h1")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight"), "the frame is too low"
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.page.goto(f"{SITE}/e")
    visit.look()


def test_another_site_cannot_frame_the_page_itself(opened: Page, static_root: Path) -> None:
    visit = Visit(opened, static_root, served(made(), Language.VI))

    with visit.page.expect_console_message(lambda said: "frame-ancestors" in said.text):
        visit.page.goto(f"{OFFICE}/page")
