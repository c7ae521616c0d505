"""What each page shows and does, without a browser."""

import html
import json
import re
from collections.abc import Iterator

import pytest

from bluezone.errors import short
from bluezone.phone.agent import Agent
from bluezone.phone.client import ServerError
from bluezone.phone.database import StoreError
from bluezone.phone.face import app as face
from bluezone.phone.sync import AuthorityChangedError
from bluezone.phone.trust import Trust
from bluezone.phone.uploads import State
from bluezone.radio.port import RadioError
from tests.phone.face.asking import Asking
from tests.phone.face.scene import NOW_MS, lived_in_agent, new_agent
from tests.phone.small_server import CHECK, PUBLICATIONS, Answer, SmallAuthority, SmallServer, as_json, running

PAGES = [
    "/",
    "/near",
    "/history",
    "/alerts",
    "/alerts/1",
    "/code",
    "/settings",
    "/settings/delete",
    "/settings/trust",
    "/number",
]


class Visitor:
    """Somebody who reads the page and fills its forms."""

    def __init__(self, agent: Agent) -> None:
        self.agent = agent
        self.http = Asking(face.app(agent), base_url="http://127.0.0.1:8080")

    def read(self, path: str, status: int = 200) -> str:
        answer = self.http.get(path)
        assert answer.status_code == status
        return seen(answer.text)

    def send(self, path: str, status: int = 200, **fields: str) -> str:
        token = re.search(r'name="token" value="(\w+)"', self.http.get("/settings").text)
        assert token
        answer = self.http.post(path, data={"token": token[1], **fields})
        assert answer.status_code == status
        return seen(answer.text)


def seen(page: str) -> str:
    """Return the words of *page*."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u2060", "").split())


@pytest.fixture
def visitor() -> Visitor:
    return Visitor(lived_in_agent())


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with running(SmallServer()) as small:
        authority = SmallAuthority()
        authority.codes["ABCD2345"] = 18_481 * 86_400
        authority.put(small)
        yield small


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("make", [lived_in_agent, new_agent])
def test_every_page_comes_in_both_languages_and_is_well_made(path: str, language: str, make: object) -> None:
    agent = lived_in_agent() if make is lived_in_agent else new_agent()
    agent.store.settings.language = language
    answer = Visitor(agent).http.get(path)

    assert answer.status_code == (404 if path == "/alerts/1" and make is new_agent else 200)
    text = answer.text
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", text), "inline script or style"
    if path != "/near":
        assert f'<html lang="{language}">' in text
        assert text.count("<h1") == 1
        assert text.count('aria-current="page"') <= 1


@pytest.mark.parametrize("path", PAGES)
def test_no_identifier_or_key_is_shown_beyond_four_digits(visitor: Visitor, path: str) -> None:
    agent = visitor.agent
    agent.store.authority.remember(Trust(root=bytes(range(100, 132))))
    secrets = [phone.identifier for phone in agent.nearby.now(NOW_MS)]
    secrets += [chain.key for chain in agent.store.chains.all()] + [bytes(range(100, 132))]

    text = re.sub(r'name="token" value="\w+"', "", visitor.http.get(path).text).upper()

    assert all(secret[:3].hex().upper() not in text for secret in secrets)


def test_the_radar_draws_each_phone_and_lists_it(visitor: Visitor) -> None:
    text = visitor.http.get("/near").text

    assert text.count('class="dot dot-') == 6
    words = seen(text)
    assert "6 điện thoại ở gần" in words
    strongest = visitor.agent.nearby.now(NOW_MS)[0]
    assert short(strongest.identifier) in words
    assert "\N{MINUS SIGN}52 dBm" in words


def test_a_warning_is_the_first_thing_on_the_first_page(visitor: Visitor) -> None:
    assert "Bạn đã ở gần người nhiễm bệnh" in visitor.read("/")


def test_no_alerts_is_said_only_where_the_authority_was_asked_lately() -> None:
    visitor = Visitor(new_agent())
    assert "Chưa biết có cảnh báo hay không" in visitor.read("/")

    visitor.agent.store.authority.succeeded(NOW_MS - 23 * 3_600_000)
    assert "Chưa có cảnh báo" in visitor.read("/")

    visitor.agent.store.authority.succeeded(NOW_MS - 25 * 3_600_000)
    assert "Chưa biết có cảnh báo hay không" in visitor.read("/")


def test_a_phone_off_the_air_says_so(visitor: Visitor) -> None:
    assert "Điện thoại này chưa phát và nghe" in visitor.read("/")

    visitor.agent.condition.is_on_air = True
    assert "Điện thoại này chưa phát và nghe" not in visitor.read("/")


def test_a_full_disk_is_shown(visitor: Visitor) -> None:
    visitor.agent.condition.store_error = StoreError("disk: full; free some space")

    assert "Không ghi được vào bộ nhớ" in visitor.read("/")


def test_the_alert_tells_all_that_its_owner_needs_to_check_it(visitor: Visitor) -> None:
    words = visitor.read("/alerts/1")

    for part in (
        "Thứ năm, 6/8/2020",
        "9–11\u00a0giờ".replace("\u00a0", " "),
        "55 phút",
        "Gần, khoảng 2 mét",
        "ngắn hơn ít nhất",
    ):
        assert part in words


def test_an_alert_is_unread_until_its_page_was_opened(visitor: Visitor) -> None:
    assert "2 chưa đọc" in visitor.read("/history")

    visitor.read("/alerts/1")

    assert "1 chưa đọc" in visitor.read("/history")
    assert visitor.read("/alerts").count("Mới") == 1


def test_the_history_names_days_minutes_and_phones(visitor: Visitor) -> None:
    words = visitor.read("/history")

    assert "Hôm nay" in words
    assert re.search(r"Nhiều nhất \d máy cùng lúc", words)
    assert "Sau 14 ngày" in words


def test_a_code_leads_over_preview_and_consent_to_thanks(server: SmallServer, visitor: Visitor) -> None:
    visitor.agent.store.settings.server = server.address

    preview = visitor.send("/code", code="abcd-2345")
    assert "Thứ sáu, 7/8/2020" in preview
    assert [request.path for request in server.requests] == [CHECK]

    unconvinced = visitor.send("/code/consent", 422)
    assert "Chưa có gì được gửi" in unconvinced
    assert [request.path for request in server.requests] == [CHECK]

    assert "Đã gửi. Cảm ơn bạn." in visitor.send("/code/consent", consent="yes")
    assert [request.path for request in server.requests] == [CHECK, PUBLICATIONS]
    last = visitor.agent.store.uploads.last()
    assert last is not None
    assert last.state is State.DONE
    assert "Nhập mã xác nhận" in visitor.read("/code?again=1")


def test_consenting_twice_sends_once(server: SmallServer, visitor: Visitor) -> None:
    visitor.agent.store.settings.server = server.address
    visitor.send("/code", code="ABCD2345")

    visitor.send("/code/consent", consent="yes")
    visitor.send("/code/consent", consent="yes")

    assert sum(request.path == PUBLICATIONS for request in server.requests) == 1


def test_a_wrong_code_is_explained_beside_its_field(server: SmallServer, visitor: Visitor) -> None:
    visitor.agent.store.settings.server = server.address

    for typed in ("ZZZZ9999", "12"):
        assert visitor.send("/code", 422, code=typed).count("Không có mã này") == 2


def test_an_upload_that_waits_says_so_and_offers_no_other_code(server: SmallServer, visitor: Visitor) -> None:
    visitor.agent.store.settings.server = server.address
    visitor.send("/code", code="ABCD2345")
    server.answers[PUBLICATIONS] = Answer(status=500)

    assert "Đang chờ gửi" in visitor.send("/code/consent", consent="yes")
    assert "Đang chờ gửi" in visitor.read("/code?again=1")


def test_the_preview_alone_leads_back_to_the_code(visitor: Visitor) -> None:
    visitor.agent.store.settings.server = "http://127.0.0.1:9"

    assert "Nhập mã xác nhận" in visitor.read("/code/preview")
    assert "Nhập mã xác nhận" in visitor.send("/code/consent", consent="yes")


def test_settings_are_saved_all_or_none(visitor: Visitor) -> None:
    settings = visitor.agent.store.settings

    assert "Đã lưu." in visitor.send("/settings", language="vi", server="https://health.example/", days="21")
    assert (settings.server, settings.days_kept) == ("https://health.example", 21)

    refused = visitor.send("/settings", 422, language="en", server="https://other.example", days="0")
    assert "Số ngày phải từ 1 đến 180" in refused
    assert (settings.language, settings.server) == ("vi", "https://health.example")

    assert "https://" in visitor.send("/settings", 422, language="vi", server="http://health.example", days="14")


def test_the_language_changes_with_one_button(visitor: Visitor) -> None:
    assert "Around you" in visitor.send("/language", language="en")
    assert "Quanh bạn" in visitor.send("/language", language="vi")
    assert "Quanh bạn" in visitor.send("/language", language="xx")


def test_the_last_talk_and_its_error_are_told_in_plain_words(visitor: Visitor) -> None:
    authority = visitor.agent.store.authority
    authority.succeeded(NOW_MS - 86_400_000)
    authority.failed(NOW_MS, ServerError("server: cannot be reached"))

    words = visitor.read("/settings")

    assert "17:00, 8/8/2020" in words
    assert "Không liên lạc được với máy chủ" in words


def test_the_server_is_asked_when_its_owner_wants(server: SmallServer, visitor: Visitor) -> None:
    visitor.agent.store.settings.server = server.address
    assert "Máy chủ đã trả lời." in visitor.send("/settings/sync")

    server.answers.clear()
    assert "Chưa hỏi được" in visitor.send("/settings/sync")


def test_another_authority_is_trusted_only_after_asking(visitor: Visitor) -> None:
    authority = visitor.agent.store.authority
    authority.remember(Trust(root=b"r" * 32, serial=3))
    authority.failed(NOW_MS, AuthorityChangedError("server: another authority"))

    assert "Tin cơ quan mới" in visitor.read("/settings")
    assert authority.trust().root is not None
    visitor.send("/settings/trust")

    assert authority.trust() == Trust()


def test_a_dead_radio_is_explained(visitor: Visitor) -> None:
    visitor.agent.condition.radio_error = RadioError("radio: no adapter")

    assert "Bluetooth đang tắt hoặc bị chặn" in visitor.read("/settings")


def test_deleting_asks_first_and_then_really_deletes(visitor: Visitor) -> None:
    store = visitor.agent.store
    before = store.chains.current(NOW_MS)

    assert "Xoá hẳn" in visitor.read("/settings/delete")
    assert len(store.contacts) > 0
    assert "Đã xoá dữ liệu" in visitor.send("/settings/delete")

    assert (len(store.contacts), store.alerts.all()) == (0, [])
    assert store.chains.current(NOW_MS).key != before.key
    assert "Không có cảnh báo nào" in visitor.read("/alerts")


def test_an_unknown_address_is_a_page_too(visitor: Visitor) -> None:
    assert "Không có trang này" in visitor.read("/nowhere", 404)
    assert "Không có trang này" in visitor.read("/alerts/99", 404)


def test_what_was_typed_cannot_become_markup(server: SmallServer, visitor: Visitor) -> None:
    visitor.agent.store.settings.server = server.address
    evil = '"><script>x'

    visitor.send("/code", 422, code=evil)
    page = visitor.http.get("/settings").text
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token
    answers = [
        visitor.http.post("/code", data={"token": token[1], "code": evil}),
        visitor.http.post("/settings", data={"token": token[1], "language": "vi", "server": evil, "days": evil}),
    ]

    assert all("<script>x" not in answer.text for answer in answers)


# --- the number ------------------------------------------------------------------------------------------------------


def numbered(server: SmallServer) -> Visitor:
    server.answers["/api/v1/numbers"] = as_json({"expires_in": 600}, 202)
    server.answers["/api/v1/numbers/confirm"] = as_json({"registered": True})
    visitor = Visitor(lived_in_agent())
    visitor.agent.store.settings.server = server.address
    visitor.agent.store.settings.language = "en"
    return visitor


def test_nothing_is_sent_before_the_owner_agrees_and_then_the_number_alone(server: SmallServer) -> None:
    visitor = numbered(server)

    assert "not the number" in visitor.read("/number")
    assert server.posted() == []
    visitor.send("/number", number="0912 345 678")
    visitor.send("/number/code", code="123456")

    assert [json.loads(request.body) for request in server.posted()] == [
        {"number": "0912 345 678"},
        {"number": "0912 345 678", "code": "123456"},
    ]
    assert "ends in 678" in visitor.read("/number")
    assert "Number of this phone" in visitor.read("/number?again=1")


def test_a_number_or_code_that_the_server_refuses_is_asked_for_again(server: SmallServer) -> None:
    visitor = numbered(server)
    server.answers["/api/v1/numbers"] = as_json({"code": "phone_number_invalid", "sentence": ""}, 400)
    assert "no mobile number" in visitor.send("/number", status=422, number="12")

    server.answers["/api/v1/numbers"] = as_json({"expires_in": 600}, 202)
    server.answers["/api/v1/numbers/confirm"] = as_json({"code": "number_code_wrong", "sentence": ""}, 409)
    visitor.send("/number", number="0912345678")
    assert "code is wrong" in visitor.send("/number/code", status=422, code="1")
    assert visitor.agent.store.settings.number == ""


def test_no_code_is_asked_for_before_a_number_was_sent(server: SmallServer) -> None:
    visitor = numbered(server)

    assert "Number of this phone" in visitor.read("/number/code")
    assert "Number of this phone" in visitor.send("/number/code", code="1")
