"""The officer's and the administrator's day in a real browser: phone and desktop, light and dark, both languages."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from bluezone.protocol import batch, keyring
from tests.server.letters import shelved
from tests.server.scene import PASSWORD
from tests.server.site_process import Site

pytestmark = [pytest.mark.browser, pytest.mark.process]

START_S, NOW_S = 1_596_672_000, 1_596_960_000
PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)


@dataclass
class Visit:
    """A browser's page, and everything about it that must not be."""

    page: Page
    url: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("console", lambda said: self.faults.append(said.text) if "Security Policy" in said.text else None)
        self.page.on("request", lambda sent: None if sent.url.startswith(self.url) else self.faults.append(sent.url))

    def go(self, address: str) -> None:
        """Open *address*."""
        self.page.goto(self.url + address)

    def press(self, name: str) -> None:
        """Press the button *name*."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def sign_in(self, username: str) -> None:
        """Sign in, in Vietnamese."""
        self.go("/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.press("Đăng nhập")
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Bạn muốn làm gì?")

    def look(self) -> None:
        """Check that this page can be used by everybody and fits its screen."""
        found = Axe().run(self.page).response["violations"]
        assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is too wide"
        assert self.page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"', 'Ặỹ')")
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


@pytest.fixture(
    params=[(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
    ids=["phone-light", "phone-dark", "desktop-light", "desktop-dark"],
)
def visit(request: pytest.FixtureRequest, browser: Browser, running_site: Site) -> Iterator[Visit]:
    """Yield a fresh browser window of each kind."""
    size, scheme = request.param
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="vi-VN")
    yield Visit(context.new_page(), running_site.url)
    context.close()


def hand_in(site_url: str, code: str, key: str) -> int:
    """Do what a phone does with *code*."""
    body = {"code": code, "daily_key": key, "time_start": START_S, "max": 96, "time_end": NOW_S}
    return httpx.post(f"{site_url}/api/v1/publications", json=body).status_code


def read_last_batch(site_url: str) -> list[bytes]:
    """Return the daily keys of the newest batch, after checking all of them as a phone does."""
    api = f"{site_url}/api/v1"
    ring = keyring.decode(httpx.get(f"{api}/keyring.json").text, root=None)
    position, keys = batch.Position(), list[bytes]()
    for entry in httpx.get(f"{api}/batches/index.json").json()["batches"]:
        file = io.BytesIO(httpx.get(f"{api}/batches/{entry['number']}.batch").content)
        _, position = batch.verify(
            file,
            keys=ring.trusted(entry["until"]),
            authority=ring.authority,
            after=position,
            now_ms=entry["until"] * 1_000,
        )
        file.seek(0)
        keys = [infection.daily_key for infection in batch.infections(file)]
    return keys


def test_from_a_positive_test_to_a_signed_batch(
    visit: Visit, running_site: Site, request: pytest.FixtureRequest
) -> None:
    running_site.python("from bluezone.server import programs; programs.publish()")  # what other tests handed in
    page, key = visit.page, request.node.name.encode().hex()[-64:].zfill(64)
    visit.go("/")
    visit.look()
    visit.sign_in("lan")
    visit.look()

    page.get_by_role("link", name="Xác nhận ca bệnh").click()
    visit.press("Xác nhận ca bệnh")
    expect(page.get_by_role("alert")).to_contain_text("Trường này là bắt buộc")
    visit.look()
    page.get_by_label("Ngày lấy mẫu").fill("2020-08-09")
    page.get_by_label("Ngày có triệu chứng đầu tiên").fill("2020-08-08")
    visit.press("Xác nhận ca bệnh")
    visit.look()
    visit.press("Cấp mã")
    visit.look()
    code = page.locator("#code").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    expect(page.get_by_role("button", name="In phiếu")).to_be_visible()

    assert hand_in(visit.url, code.lower(), key) == 201
    page.get_by_role("link", name="Về trang ca bệnh").click()
    expect(page.get_by_role("table")).to_contain_text("đã dùng")
    visit.look()
    visit.go("/cases/")
    visit.look()
    visit.go("/batches/")
    visit.press("Phát hành ngay")
    expect(page.get_by_role("status")).to_have_text("Đã phát hành 1 khóa.")
    visit.look()

    assert read_last_batch(visit.url) == [bytes.fromhex(key)]


def test_an_administrator_replaces_the_key_and_reads_english(visit: Visit) -> None:
    page = visit.page
    visit.sign_in("minh")
    visit.look()

    page.get_by_role("navigation").get_by_role("link", name="Khóa").click()
    visit.press("Tạo khóa ký mới")
    expect(page.get_by_role("status")).to_contain_text("Đã tạo khóa ký mới")
    expect(page.get_by_role("table")).to_contain_text("sắp ký")
    visit.look()
    visit.press("English")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which key signs?")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    visit.look()
    visit.go("/cases/")
    expect(page.get_by_role("main")).to_contain_text("Your role does not include this.")
    visit.look()
    visit.press("Sign out")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who are you?")
    visit.look()


def test_a_letter_stands_beside_what_was_read_in_it(visit: Visit, running_site: Site) -> None:
    page, folder = visit.page, running_site.folder / "letters"
    if not folder.exists():
        shelved.fill(folder)
    visit.sign_in("lan")

    page.get_by_role("navigation").get_by_role("link", name="Văn bản").click()
    visit.look()
    page.get_by_role("link", name="1169/SCT-VP").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Văn bản này nói gì?")
    expect(page.get_by_role("img")).to_have_js_property("complete", True)
    expect(page.get_by_role("row").filter(has_text="Thời điểm chốt số liệu")).to_contain_text("8h00 ngày 09/8/2020")
    visit.look()
    page.get_by_text("Nội dung đã đọc").click()
    expect(page.get_by_text("Sở Công Thương báo cáo để")).to_be_visible()
    visit.look()
    with page.expect_download() as download:
        page.get_by_role("link", name="1169-SCT-VP.pdf").click()
    assert download.value.path().read_bytes() == (folder / "1169-SCT-VP.pdf").read_bytes()
    visit.press("English")
    expect(page.get_by_role("row").filter(has_text="Cut-off")).to_contain_text("8h00 ngày 09/8/2020")
    visit.look()


def test_everything_can_be_done_with_the_keyboard_alone(browser: Browser, running_site: Site) -> None:
    context = browser.new_context(viewport=DESKTOP, locale="vi-VN")
    visit = Visit(context.new_page(), running_site.url)
    page = visit.page

    def tab_to(name: str) -> None:
        for _ in range(30):
            page.keyboard.press("Tab")
            focused = page.evaluate(
                "(e => e.ariaLabel || e.labels?.[0]?.innerText || e.innerText)(document.activeElement)"
            )
            if focused and focused.startswith(name):
                outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert outline != "none", f"{name}: its focus cannot be seen"
                return
        raise AssertionError(f"{name}: not reached with the keyboard")

    visit.go("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung")).to_be_focused()
    tab_to("Tên đăng nhập")
    page.keyboard.type("lan")
    tab_to("Mật khẩu")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bạn muốn làm gì?")
    tab_to("Xác nhận ca bệnh")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mẫu xét nghiệm được lấy ngày nào?")
    tab_to("Ngày lấy mẫu")
    page.keyboard.type("08082020")  # a day whose parts may come in any order
    tab_to("Xác nhận ca bệnh")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("^Ca bệnh"))
    tab_to("Cấp mã")
    page.keyboard.press("Enter")
    expect(page.locator("#code")).to_be_visible()
    assert visit.faults == []
    context.close()


def test_without_script_a_case_gets_its_code(browser: Browser, running_site: Site) -> None:
    context = browser.new_context(viewport=PHONE, locale="vi-VN", java_script_enabled=False)
    visit = Visit(context.new_page(), running_site.url)
    visit.sign_in("lan")

    visit.go("/cases/new/")
    visit.page.get_by_label("Ngày lấy mẫu").fill("2020-08-09")
    visit.press("Xác nhận ca bệnh")
    visit.press("Cấp mã")

    expect(visit.page.locator("#code")).to_be_visible()
    expect(visit.page.locator("[data-print]")).to_be_hidden()
    context.close()


def test_without_script_a_letter_can_be_read(browser: Browser, running_site: Site) -> None:
    folder = running_site.folder / "letters"
    if not folder.exists():
        shelved.fill(folder)
    context = browser.new_context(viewport=PHONE, locale="vi-VN", java_script_enabled=False)
    visit = Visit(context.new_page(), running_site.url)
    visit.sign_in("lan")

    visit.go("/letters/1169-SCT-VP/")

    expect(visit.page.get_by_role("row").filter(has_text="Tỷ lệ")).to_contain_text("95,3%")
    expect(visit.page.get_by_role("link", name="1169-SCT-VP.docx")).to_be_visible()
    context.close()


def test_a_printed_slip_holds_the_code_and_nothing_of_the_site(browser: Browser, running_site: Site) -> None:
    context = browser.new_context(viewport=DESKTOP, locale="vi-VN")
    visit = Visit(context.new_page(), running_site.url)
    visit.sign_in("lan")
    visit.go("/cases/new/")
    visit.page.get_by_label("Ngày lấy mẫu").fill("2020-08-09")
    visit.press("Xác nhận ca bệnh")
    visit.press("Cấp mã")

    visit.page.emulate_media(media="print")

    expect(visit.page.locator("#code")).to_be_visible()
    for hidden in (".top", ".warning", ".actions"):
        expect(visit.page.locator(hidden)).to_be_hidden()
    context.close()
