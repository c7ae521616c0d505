"""The pages of officers and administrators."""

import re
from datetime import date

import pytest
from django.test import Client

from bluezone.server.accounts.models import AuditEntry, User
from bluezone.server.authority.models import Batch, Case, Code, HandedIn, SigningKey
from tests.server.scene import HandClock


@pytest.fixture
def page(client: Client, officer: User, keys: None) -> Client:
    client.force_login(officer)
    return client


def confirm(page: Client, **changes: str) -> int:
    page.post("/cases/new/", {"test_date": "2020-08-09", "onset_date": "2020-08-08", "reference": "QT-17", **changes})
    return Case.objects.latest("pk").pk


def text(page: Client, address: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.get(address).content.decode()))


def issue(page: Client, case_id: int) -> str:
    form_id = re.search(r'name="form_id" value="([^"]+)"', page.get(f"/cases/{case_id}/").content.decode())
    assert form_id
    return page.post(f"/cases/{case_id}/code/", {"form_id": form_id[1]}).content.decode()


def test_a_confirmed_case_gets_a_page_with_its_days(page: Client) -> None:
    answer = page.post("/cases/new/", {"test_date": "2020-08-09", "onset_date": "2020-08-08", "reference": " QT-17 "})

    made = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{made.pk}/"
    assert (made.test_date, made.onset_date, made.reference) == (date(2020, 8, 9), date(2020, 8, 8), "QT-17")
    shown = text(page, f"/cases/{made.pk}/")
    assert "Ngày lấy mẫu 09/08/2020" in shown
    assert "Có thể lây cho người khác từ 06/08/2020" in shown
    assert "Xác nhận lúc 15:00, 09/08/2020" in shown


def test_days_can_be_typed_the_vietnamese_way(page: Client) -> None:
    confirm(page, test_date="09/08/2020", onset_date="")

    assert (Case.objects.get().test_date, Case.objects.get().onset_date) == (date(2020, 8, 9), None)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"test_date": ""}, "test_date", "Trường này là bắt buộc"),
        ({"test_date": "31/02/2020"}, "test_date", "hợp lệ"),
        ({"test_date": "2020-08-10"}, "test_date", "Ngày lấy mẫu chưa đến"),
        ({"test_date": "2020-07-01", "onset_date": ""}, "test_date", "lấy quá lâu"),
        ({"test_date": "2020-08-07"}, "onset_date", "Ngày có triệu chứng sau ngày lấy mẫu"),
        ({"reference": "x" * 41}, "reference", "40 kí tự"),
    ],
)
def test_a_problem_stands_beside_its_field_and_in_the_list_on_top(
    page: Client, changes: dict[str, str], field: str, sentence: str
) -> None:
    answer = page.post(
        "/cases/new/", {"test_date": "2020-08-09", "onset_date": "2020-08-08", "reference": "", **changes}
    )

    content = answer.content.decode()
    assert answer.status_code == 400
    assert content.count(sentence) == 2
    assert f'<a href="#id_{field}">' in content
    assert f'id="id_{field}_error"' in content
    assert 'aria-invalid="true"' in content
    assert not Case.objects.exists()


def test_a_code_is_shown_once_in_two_groups_with_its_end_in_local_time(page: Client) -> None:
    case_id = confirm(page)

    shown = issue(page, case_id)

    code = re.search(r'id="code">([0-9A-Z]{4}-[0-9A-Z]{4})<', shown)
    assert code
    assert "15:00, 10/08/2020" in shown
    assert code[1] not in page.get(f"/cases/{case_id}/").content.decode()
    assert code[1] not in page.get("/cases/").content.decode()


def test_loading_the_page_of_a_code_again_issues_no_second_one(page: Client) -> None:
    case_id = confirm(page)
    form = {"form_id": "0f3cbe38-6ee7-4d8f-a66e-0f1ac5f6f1b4"}
    page.post(f"/cases/{case_id}/code/", form)

    again = page.post(f"/cases/{case_id}/code/", form)

    assert again.status_code == 409
    assert "mã đã hiện lúc đó" in again.content.decode()
    assert Code.objects.count() == 1


def test_a_broken_form_for_a_code_leads_back_to_the_case(page: Client) -> None:
    case_id = confirm(page)

    assert page.post(f"/cases/{case_id}/code/", {"form_id": "x"}).headers["Location"] == f"/cases/{case_id}/"
    assert not Code.objects.exists()


def test_the_list_tells_how_each_code_stands(page: Client, hand_clock: HandClock) -> None:
    for _ in range(4):
        confirm(page)
    ended, spent, waiting, _ = Case.objects.order_by("pk")
    issue(page, ended.pk)
    hand_clock.move(hours=25)
    issue(page, spent.pk)
    Code.objects.filter(case=spent).update(is_spent=True)
    issue(page, waiting.pk)

    shown = text(page, "/cases/")

    states = ["chưa cấp", "dùng được đến 16:00, 11/08/2020", "đã dùng", "hết hạn, chưa dùng"]
    assert [state for state in states if state in shown] == states
    assert [shown.index(state) for state in states] == sorted(shown.index(state) for state in states)


def test_many_cases_are_shown_page_by_page(page: Client) -> None:
    for _ in range(51):
        confirm(page)

    assert "Trang 1 trên 2" in text(page, "/cases/")
    assert page.get("/cases/?page=2").content.decode().count("<tr>") == 2
    assert page.get("/cases/?page=nonsense").status_code == 200


def test_publishing_by_hand_tells_what_was_published(page: Client) -> None:
    HandedIn.objects.create(daily_key=bytes(32), start_s=1_596_672_000, end_s=1_596_700_000, windows=96)
    assert "1 khóa đang chờ phát hành" in text(page, "/batches/")

    answer = page.post("/batches/new/", follow=True)

    assert "Đã phát hành 1 khóa." in answer.content.decode()
    assert "0 khóa đang chờ" in text(page, "/batches/")
    assert 'href="/api/v1/batches/1.batch"' in answer.content.decode()


def test_publishing_nothing_makes_no_batch_and_says_so(page: Client) -> None:
    answer = page.post("/batches/new/", follow=True)

    assert "Không có khóa nào đang chờ" in answer.content.decode()
    assert not Batch.objects.exists()


def test_an_administrator_rotates_the_key_and_sees_both(client: Client, administrator: User, keys: None) -> None:
    client.force_login(administrator)

    answer = client.post("/keys/new/", {}, follow=True)

    assert "Đã tạo khóa ký mới" in answer.content.decode()
    assert SigningKey.objects.count() == 2
    assert AuditEntry.objects.latest("pk").actor == administrator
    shown = text(client, "/keys/")
    assert "sắp ký" in shown
    assert "có hiệu lực" in shown


def test_after_a_theft_the_old_key_is_past(
    client: Client, administrator: User, keys: None, hand_clock: HandClock
) -> None:
    client.force_login(administrator)

    client.post("/keys/new/", {"at_once": "on"})
    hand_clock.move(minutes=1)

    assert "đã qua" in text(client, "/keys/")


def test_english_is_one_form_away_and_stays(page: Client) -> None:
    page.post("/language/", {"language": "en", "next": "/cases/"})

    shown = page.get("/cases/").content.decode()
    assert '<html lang="en">' in shown
    assert "Which case is it about?" in shown
    assert "No case has been confirmed" in shown
