"""The seed letter's whole story in a real browser, through pages alone, as its people would do it.

Directive 563/STTTT-CNTT comes in, goes on by 1158/SCT-QLTM; 43 people in three units, 41 with the app, two whose phones
cannot run it; the cut-off on Sunday 09/8/2020 at 08:00; report 1169/SCT-VP: 41/43, 95,3 %; the receiving department's
table. What the site keeps outlives its processes: each day is served by a new one, its clock set to that day.
"""

import csv
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from bluezone.documents import letter_file
from bluezone.letters import checks
from bluezone.letters.checks import Direction
from bluezone.world import offices
from tests.flows import rollout_browser
from tests.flows.rollout_browser import PHONE, Day, Window
from tests.server import site_process
from tests.server.scene import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.process]

MONDAY, FRIDAY = "2020-08-03T08:00:00+07:00", "2020-08-07T09:00:00+07:00"
SUNDAY, REPORTED = "2020-08-09T08:00:05+07:00", "2020-08-10T08:00:00+07:00"
PEOPLE = {
    "thu": ("Nguyễn Thị Thu", "clerk", "sct"),
    "hoa": ("Lê Thị Hoa", "drafter", "sct"),
    "kien": ("Trần Trung Kiên", "checker", "sct"),
    "binh": ("Trần Văn Bình", "signer", "sct"),
    "ho": ("Phạm Minh Hồ", "helper", "sct"),
    "giang": ("Trần Minh Giang", "receiving_officer", "tinh-45"),
}
"""By user name: name, role, and the unit to which they are invited."""

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial"
UNITS, ROSTER = TUTORIAL / "department-units.csv", TUTORIAL / "department-people.csv"
"""What the tutorial takes in is taken in here."""

with ROSTER.open(encoding="utf-8", newline="") as _file:
    ROWS = tuple(csv.reader(_file))
WITH_APP = tuple(row[2] for row in ROWS[1:] if row[4] != "5.1")
OLD = tuple(row[2] for row in ROWS[1:] if row[4] == "5.1")
"""Their phones cannot run the app."""

OTHER_PAPERS = range(1159, 1169)
"""Numbers of the department's documents between the two of the story."""

HERE = "/rollout/bluezone-2020/sct/"


def test_the_seed_is_replayed_through_pages_from_the_directive_to_the_consolidated_table(tmp_path: Path) -> None:
    site = site_process.make(tmp_path, "")
    with rollout_browser.chromium() as browser:
        with rollout_browser.day(site, browser, MONDAY) as monday:
            site.python(
                "from bluezone.server import programs\n"
                f"programs.make_user('minh', {PASSWORD!r}, 'administrator')"  # as `bluezone authority add-user` does
            )
            bring_units_in(monday.of("minh"))
            for username in PEOPLE:
                invite(monday, username)
            register_the_directive(monday.of("thu"))
            assign_it(monday.of("binh"))
            make_the_campaign(monday.of("giang"))
            put_the_directive_into_it(monday.of("thu"))
            take_the_roster_in(monday.of("hoa"))
        with rollout_browser.day(site, browser, FRIDAY) as friday:
            forward_the_directive(friday)
            number_other_papers(friday.of("thu"))
            tick(friday.of("ho", PHONE))
            note_what_else_was_done(friday.of("hoa"))
            see_the_figures(friday.of("binh"), "95,3% 41/43")
        with rollout_browser.day(site, browser, SUNDAY) as sunday:
            freeze(sunday)
            change_somebody_after_the_cut_off(sunday.of("ho", PHONE))
            see_the_figures(sunday.of("binh"), "97,7% 42/43")
            see_that_the_frozen_figures_stay(sunday.of("hoa"))
        with rollout_browser.day(site, browser, REPORTED) as reported:
            report(reported)
            read_it_back(reported.of("thu"))
            see_the_directive_answered(reported.of("thu"))
            receive(reported.of("giang"))
            see_the_chain_whole(reported.of("minh"))


# --- Monday: units, people, directive, campaign, roster --------------------------------------------------------------


def bring_units_in(administrator: Window) -> None:
    administrator.follow("Đơn vị")
    administrator.follow("Nhập từ bảng")
    administrator.page.locator("[name=file]").set_input_files(UNITS)
    administrator.press("Chỉ kiểm tra")
    assert "6 đơn vị mới, 0 đơn vị thay đổi" in administrator.text()
    administrator.page.locator("[name=file]").set_input_files(UNITS)
    administrator.press("Nhập")

    assert "Đã nhập 6 đơn vị." in administrator.text()
    administrator.go("/units/sct/")
    for each in (offices.HOUSE, offices.CENTRE, offices.UNION):
        expect(administrator.page.locator(f"main a[href='/units/{each}/']")).to_be_visible()


def invite(today: Day, username: str) -> None:
    administrator, (name, role, unit) = today.of("minh"), PEOPLE[username]
    administrator.go(f"/units/{unit}/")
    administrator.page.get_by_text("Mời người", exact=True).click()
    administrator.page.locator("details[open] [name=role]").select_option(role)
    administrator.press("Tạo lời mời")
    link = administrator.page.get_by_label("Liên kết").input_value()

    invited = today.open()
    invited.go(link)
    invited.fill(full_name=name, username=username, password=PASSWORD)
    invited.press("Tạo tài khoản")
    assert "Tài khoản đã sẵn sàng." in invited.text()
    invited.context.close()
    assert "Việc cần làm ngay" in today.of(username, PHONE if username == "ho" else rollout_browser.DESKTOP).text()


def register_the_directive(clerk: Window) -> None:
    clerk.follow("Văn bản")
    clerk.follow("Thể thức cơ quan")
    clerk.fill(
        signer_authority="KT. GIÁM ĐỐC",
        signer_title="PHÓ GIÁM ĐỐC",
        signer_name=PEOPLE["binh"][0],
        recipients="UBND tỉnh (b/c)\nBCĐ phòng, chống dịch bệnh Covid-19 tỉnh (b/c)\nLãnh đạo Sở\n"
        "Các phòng, đơn vị thuộc Sở",
        archive="VT, VP",
    )
    clerk.press("Lưu")
    clerk.follow("Số văn bản")
    clerk.fill(direction="out", last="1157")
    clerk.press("Tiếp nối từ số này")
    clerk.follow("Văn bản đến")
    clerk.follow("Đăng ký văn bản đến")
    clerk.fill(
        number_symbol="563/STTTT-CNTT",
        dated="2020-08-02",
        issuer="Sở Thông tin và Truyền thông",
        abstract=offices.SUBJECT,
        arrived_on="2020-08-03",
    )
    clerk.press("Đăng ký")

    assert "Đã đăng ký, số đến 01." in clerk.text()
    clerk.follow("Văn bản đến")
    row = clerk.text("table.register tbody tr")
    for said in ("01", "03/08/2020", "563/STTTT-CNTT", "Sở Thông tin và Truyền thông", offices.SUBJECT):
        assert said in row


def assign_it(head: Window) -> None:
    head.follow("Văn bản")
    head.follow("01")
    head.follow("Phân công")
    head.fill(lead="sct-cq", due_day="2020-08-10", due_time="17:00", instruction="Văn phòng tham mưu báo cáo đúng hạn.")
    head.press("Phân công")

    assert "Đã phân công" in head.text()
    assert "17:00, 10/08/2020" in head.text()


def make_the_campaign(officer: Window) -> None:
    officer.follow("Lập đợt triển khai mới")
    officer.fill(
        name_vi=offices.SUBJECT,
        app_vi="ứng dụng Bluezone",
        directive_type_1="Văn bản",
        directive_symbol_1="563/STTTT-CNTT",
        directive_dated_1="2020-08-02",
        directive_issuer_1="Sở Thông tin và Truyền thông",
        directive_abstract_1=offices.SUBJECT,
        owner="tinh-45",
        scope="tinh-45",
        receiver="stttt",
        reporting="chosen",
        denominator="registered_phones",
        target_percent="100",
        target_by="2020-08-09",
        target_scope="cán bộ có điện thoại thông minh",
        cutoff_1="2020-08-09T08:00",
        deadline_1="2020-08-10T17:00",
        android_least="6",
        android_store="https://play.google.com/store/apps/details?id=com.mic.bluezone",
        ios_least="10.3",
        ios_store="https://apps.apple.com/vn/app/bluezone/id1508062685",
        needs_ble=True,
    )
    officer.press("Lập đợt triển khai")
    officer.page.get_by_label("Sở Công Thương gửi báo cáo", exact=True).check()
    officer.press("Lưu trang này")
    officer.follow("Tổng quan")
    assert "1 đơn vị gửi báo cáo" in officer.text()
    officer.press("Bắt đầu triển khai")

    assert "Đợt triển khai đã bắt đầu." in officer.text()


def put_the_directive_into_it(clerk: Window) -> None:
    clerk.follow("01")
    clerk.follow("Sửa thông tin")
    clerk.fill(campaign="bluezone-2020")
    clerk.press("Lưu")

    expect(clerk.page.locator("main a[href='/rollout/bluezone-2020/']")).to_be_visible()


def take_the_roster_in(drafter: Window) -> None:
    drafter.go(HERE)
    drafter.follow("Danh sách")
    drafter.follow("Nhập từ tệp")
    drafter.fill(text="\n".join("\t".join(row) for row in ROWS))
    drafter.press("Đọc danh sách")
    guessed = [drafter.page.locator(f"#column-{n}").input_value() for n in range(5)]
    assert guessed == ["unit", "phone", "name", "system", "-"]
    drafter.fill(**{"column-4": "version"})
    drafter.press("Đọc lại với các sửa đổi này")
    drafter.press("Nhập danh sách")

    assert "Đã nhập: 43 người mới, 0 người thay đổi, 0 người rời danh sách." in drafter.text()
    drafter.follow("Số liệu")
    assert [drafter.text(f"#units tbody tr:has(a[href$='/{each}/'])").split("\t")[2] for each in counted()] == [
        "35",
        "7",
        "1",
    ]


def counted() -> tuple[str, ...]:
    return offices.HOUSE, offices.CENTRE, offices.UNION


# --- Friday: the directive goes on, helpers go round -----------------------------------------------------------------


def forward_the_directive(today: Day) -> None:
    clerk = today.of("thu")
    clerk.follow("Văn bản")
    clerk.follow("01")
    clerk.follow("Chuyển tiếp")
    named = "Các phòng, đơn vị thuộc Sở"
    clerk.fill(to="direct", named=named, until_day="2020-08-09", until_time="08:00", drafting="QLTM")
    clerk.press("Soạn văn bản")
    assert "Không phát hiện lỗi." in clerk.text()
    issue(today, clerk.page.url, "1158/SCT-QLTM")

    for each in counted():
        clerk.go(f"/papers/{each}/in/")
        assert "1158/SCT-QLTM" in clerk.text("table.register")


def issue(today: Day, draft: str, symbol: str) -> None:
    """Lead a draft from desk to desk: checked, approved, numbered, issued; no rule for what leaves is broken."""
    for username, button in (("kien", "Nội dung, thể thức đã đúng"), ("binh", "Duyệt, ký")):
        today.of(username).go(draft)
        today.of(username).press(button)
    clerk = today.of("thu")
    clerk.go(draft)
    clerk.press("Cấp số")
    assert "Không phát hiện lỗi." in clerk.text()
    clerk.press("Phát hành")
    assert clerk.text("h1") == f"Công văn {symbol}"
    assert "Đã ban hành" in clerk.text()


def number_other_papers(clerk: Window) -> None:
    for number in OTHER_PAPERS:
        clerk.page.goto(f"{clerk.url}/papers/sct/out/new/")  # looked at once, below
        clerk.fill(symbol="SCT-QLTM", abstract="việc khác của Sở", recipients="UBND tỉnh")
        clerk.page.get_by_role("button", name="Lấy số", exact=True).click()
        expect(clerk.page.get_by_role("status")).to_have_text(f"Số của văn bản là {number}/SCT-QLTM.")
    clerk.look()
    clerk.follow("Lấy số văn bản")


def somebody(helper: Window, name: str) -> Locator:
    return helper.page.locator(".someone").filter(has=helper.page.get_by_role("link", name=name, exact=True))


def is_sent(helper: Window) -> None:
    expect(helper.page.locator("#queue")).to_have_attribute("data-count", "0")


def tick(helper: Window) -> None:
    helper.go(HERE)
    helper.follow("Đánh dấu cài đặt")
    for name in WITH_APP[:38]:
        somebody(helper, name).locator("[data-does=installed]").click()
    is_sent(helper)

    helper.is_offline = True
    helper.context.set_offline(True)
    for name in WITH_APP[38:]:
        somebody(helper, name).locator("[data-does=installed]").click()
    expect(helper.page.locator("#queue")).to_have_attribute("data-count", "3")
    helper.look()
    helper.picture("rollout-tick")
    helper.context.set_offline(False)
    is_sent(helper)
    helper.is_offline = False

    for name in OLD:
        somebody(helper, name).locator("[data-does=reason]").click()
        helper.page.locator("[data-reason=incompatible_device]").click()
        expect(somebody(helper, name)).to_contain_text("cấu hình không phù hợp")
    is_sent(helper)
    helper.page.reload()
    helper.look()
    expect(helper.page.locator(".someone.settled")).to_have_count(43)


def note_what_else_was_done(drafter: Window) -> None:
    drafter.go(HERE)
    drafter.follow("Tuyên truyền")
    for kind, subject, reached, helped in (
        ("enterprises", "Doanh nghiệp tại Cụm công nghiệp Ái Tử", "120", "35"),
        ("clusters", "Cụm công nghiệp Ái Tử", "", ""),
        ("malls", "Trung tâm thương mại Đông Hà", "", ""),
        ("markets", "Chợ Đông Hà", "60", "25"),
        ("families", "", "", ""),
    ):
        drafter.fill(kind=kind, subject=subject, reached=reached, helped=helped)
        drafter.press("Ghi")
    expect(drafter.page.locator("#log tbody tr")).to_have_count(5)
    drafter.follow("Báo cáo")
    drafter.follow("Ghi việc kiểm soát người ra vào, kỳ 1")
    drafter.fill(is_done=True)
    drafter.press("Lưu")
    assert "Số liệu tự động chốt lúc 08:00, 09/08/2020" in drafter.text()


def see_the_figures(reader: Window, wanted: str) -> None:
    reader.go(HERE)
    assert " ".join(reader.text("#figures .first dd").split()) == wanted


# --- Sunday at eight: the figures freeze ------------------------------------------------------------------------------


def freeze(today: Day) -> None:
    drafter = today.of("hoa")
    drafter.go(HERE)
    drafter.follow("Báo cáo")
    assert "Đã đến thời điểm chốt; số liệu được chốt trong vòng một phút." in drafter.text()

    today.wake("freeze_due")
    drafter.follow("Báo cáo")

    assert drafter.text("main .figures .first dd").split() == ["95,3%", "41/43"]


def digest(drafter: Window) -> str:
    found = drafter.page.locator("main code").get_attribute("title")
    assert found
    return found


def change_somebody_after_the_cut_off(helper: Window) -> None:
    helper.go(f"{HERE}tick/")
    row = somebody(helper, OLD[0])
    row.locator("[data-does=undo]").click()
    row.locator("[data-does=installed]").click()
    expect(row.locator("[data-does=undo]")).to_be_visible()
    is_sent(helper)


def see_that_the_frozen_figures_stay(drafter: Window) -> None:
    before = digest(drafter)
    drafter.follow("Báo cáo")

    assert digest(drafter) == before
    assert drafter.text("main .figures .first dd").split() == ["95,3%", "41/43"]
    assert "Có 1 trường hợp thay đổi sau thời điểm chốt; được tính vào kỳ báo cáo sau." in drafter.text()
    drafter.picture("rollout-frozen")


# --- Monday: the report leaves and is received ------------------------------------------------------------------------


def report(today: Day) -> None:
    drafter = today.of("hoa")
    assert "lập báo cáo kỳ 08:00, 09/08/2020" in drafter.text()
    drafter.follow("Sở Công Thương: lập báo cáo kỳ 08:00, 09/08/2020")
    drafter.follow("Soạn văn bản")
    drafter.fill(scope=offices.SCOPE)
    drafter.press("Soạn văn bản")
    assert "Không phát hiện lỗi." in drafter.text()
    drafter.picture("rollout-letter")
    issue(today, drafter.page.url, "1169/SCT-VP")


def read_it_back(clerk: Window) -> None:
    for name, wanted in (("DOCX", "1169-SCT-VP.docx"), ("PDF", "1169-SCT-VP.pdf")):
        called, data = clerk.fetch(name)
        found = letter_file.read(data, called)
        letter = found.letter
        assert called == wanted
        assert letter.number_symbol == "1169/SCT-VP"
        assert letter.counts is not None
        assert (letter.counts.installed, letter.counts.total) == (41, 43)
        assert letter.counts.percent == Decimal("95.3")
        assert letter.cutoff is not None
        assert (letter.cutoff.day, letter.cutoff.at) == (date(2020, 8, 9), time(8))
        assert checks.check(letter, direction=Direction.INCOMING, text=found.extract.text) == ()


def see_the_directive_answered(clerk: Window) -> None:
    clerk.follow("Văn bản đến")
    assert "Đã trả lời 1169/SCT-VP" in " ".join(clerk.text("table.register tbody tr").split())


def receive(officer: Window) -> None:
    officer.follow("1 báo cáo nhận được chờ xác nhận")
    expect(officer.page.locator("#n-received")).to_contain_text("1 trên 1 đơn vị")
    officer.follow("1169/SCT-VP (xác nhận)")
    assert [officer.page.locator(f"[name={name}]").input_value() for name in ("installed", "total")] == ["41", "43"]
    officer.press("Xác nhận như đã phát hành")
    expect(officer.page.locator("#n-on-time")).to_have_text("1")
    officer.follow("Bảng tổng hợp")

    cells = [cell.strip() for cell in officer.text("table.consolidated tbody tr").split("\t")]
    assert cells[1:7] == ["Sở Công Thương", "1169/SCT-VP, 10/08/2020", "8h00 09/8/2020", "43", "41", "95,3%"]
    assert cells[-1] == "đúng hạn"
    officer.picture("rollout-consolidated")
    officer.follow("Bảng theo dõi")


def see_the_chain_whole(administrator: Window) -> None:
    administrator.follow("Nhật ký")
    administrator.press("Kiểm tra nhật ký")
    assert "không bị sửa và không thiếu" in administrator.text("#verdict")
