"""The pages of rosters: a list comes in from a paste or a file, is corrected, and is there."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluezone.documents import sheets
from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout.models import Member, StagedRoster
from tests.server.rollout.province import CODE, THURSDAY, Province
from tests.server.scene import HandClock

HERE = f"/rollout/{CODE}/sct/roster/"
PASTE = (
    "TT\tSố máy\tHọ và tên\tPhòng\n"
    "1\t0912345678\tNguyễn Văn An\tVăn phòng Sở\n"
    "2\t0912345679\tLê Thị Ánh\tVăn phòng Sở\n"
)


@pytest.fixture
def client(province: Province, hand_clock: HandClock) -> Client:
    hand_clock.at = THURSDAY
    made = Client(headers={"accept-language": "en"})
    made.force_login(province.user(Role.DRAFTER))
    return made


def upload(client: Client, text: str = PASTE) -> str:
    answer = client.post(f"{HERE}upload/", {"text": text})
    assert answer.status_code == 302
    return answer.headers["Location"]


def fingerprint(page: str) -> str:
    found = re.search(r'name="fingerprint" value="(\w+)"', page)
    assert found
    return found[1]


def test_a_paste_is_shown_and_then_taken_in(client: Client) -> None:
    address = upload(client)
    page = client.get(address).content.decode()
    assert not Member.objects.exists()

    answer = client.post(address, {"do": "take", "fingerprint": fingerprint(page)}, follow=True)

    assert "2 new, 0 changed, 0 left" in answer.content.decode()
    assert "Lê Thị Ánh" in client.get(HERE).content.decode()
    assert "Lê Thị Ánh" in client.get(f"{HERE}?q=anh").content.decode()


def test_a_workbook_is_read_and_its_fullest_sheet_taken(client: Client) -> None:
    rows = [line.split("\t") for line in PASTE.strip().split("\n")]
    cover = sheets.Table("Bìa", ["DANH SÁCH"], [])
    data = sheets.write([cover, sheets.Table("Danh sách", rows[0], rows[1:])])

    answer = client.post(f"{HERE}upload/", {"file": SimpleUploadedFile("ds.xlsx", data)})

    assert "Nguyễn Văn An" in client.get(answer.headers["Location"]).content.decode()


def test_columns_are_corrected_and_what_was_decided_stays(client: Client, province: Province) -> None:
    address = upload(client, "a\tb\tc\nNguyễn Văn An\t0912345678\tVăn phòng Sở\n")

    client.post(address, {"do": "correct", "column-0": "name", "column-1": "phone", "column-2": "unit"})

    staged = StagedRoster.objects.get()
    assert staged.said.get("0", "name") == "name"
    page = client.get(address).content.decode()
    client.post(address, {"do": "partial", "fingerprint": fingerprint(page)})
    assert Member.objects.get().participant.unit_id == "vp"


def test_a_field_that_is_given_to_another_column_leaves_the_one_that_had_it(client: Client) -> None:
    address = upload(client, "a\tb\tc\nNguyễn Văn An\t0912345678\t0987654321\n")
    client.post(address, {"do": "correct", "column-1": "phone", "column-0": "name"})

    client.post(address, {"do": "correct", "column-1": "phone", "was-1": "phone", "column-2": "phone", "was-2": "-"})

    assert StagedRoster.objects.get().said == {"0": "name", "2": "phone"}
    assert "0987654321" in added(client.get(address).content.decode())


def added(page: str) -> str:
    return page.split("Who is new")[1]


def test_what_was_decided_stays_when_more_is_corrected_until_it_is_decided_anew(
    client: Client, province: Province
) -> None:
    held = province.member("Nguyễn Văn An", "vp", name_key="nguyen van an", phone="0987000000")
    heads = "Họ và tên\tSố điện thoại\tĐơn vị\tGhi chú\n"
    address = upload(client, heads + "Nguyễn Văn An\t0912345678\tVăn phòng Sở\tnghỉ phép\n")
    client.post(address, {"do": "correct", "row-2": str(held.pk)})

    client.post(address, {"do": "correct", "column-3": "-", "was-3": "note"})
    assert StagedRoster.objects.get().decisions == {"2": str(held.pk)}

    client.post(address, {"do": "anew"})
    assert (StagedRoster.objects.get().said, StagedRoster.objects.get().decisions) == ({"3": ""}, {})
    assert 'name="row-2"' in client.get(address).content.decode()


def test_a_decision_for_somebody_who_is_not_there_is_asked_again(client: Client) -> None:
    address = upload(client)

    client.post(address, {"do": "correct", "row-2": "999999"})

    page = client.get(address)
    assert page.status_code == 200
    assert "Decide once more" in page.content.decode()


def test_another_sheet_is_chosen_and_what_could_mislead_is_told(client: Client) -> None:
    rows = [line.split("\t") for line in PASTE.strip().split("\n")]
    other = [["1", "0987654321", "Trần Thị Chi", "Văn phòng Sở"]]
    data = sheets.write([sheets.Table("tháng 8", rows[0], rows[1:]), sheets.Table("tháng 7", rows[0], other)])
    address = client.post(f"{HERE}upload/", {"file": SimpleUploadedFile("ds.xlsx", data)}).headers["Location"]
    assert "Trần Thị Chi" not in client.get(address).content.decode()

    client.post(address, {"do": "sheet", "sheet": "1"})

    assert "Trần Thị Chi" in client.get(address).content.decode()
    assert client.post(address, {"do": "sheet", "sheet": "²"}).status_code == 404


def test_rows_that_are_no_persons_are_listed(client: Client) -> None:
    page = client.get(upload(client, PASTE + "\tTổng cộng: 2\t\t\n")).content.decode()

    assert "1 row is no person" in page
    assert "Tổng cộng: 2" in page


def test_more_rows_than_any_roster_has_are_refused_in_a_sentence(client: Client) -> None:
    answer = client.post(f"{HERE}upload/", {"text": "a\tb\n" * 51_000})

    assert answer.status_code == 400
    assert "51,00" in answer.content.decode()
    assert not StagedRoster.objects.exists()


def test_each_reading_of_a_waiting_file_is_recorded(client: Client) -> None:
    address = upload(client)

    client.get(address)
    client.get(f"{address}problems.csv")

    assert AuditEntry.objects.filter(action="roster_read").count() == 2


def test_a_doubt_is_decided_on_the_page(client: Client, province: Province) -> None:
    held = province.member("Nguyễn Văn An", "vp", name_key="nguyen van an", phone="0987000000")
    address = upload(client, "Họ và tên\tSố điện thoại\tĐơn vị\nNguyễn Văn An\t0912345678\tVăn phòng Sở\n")
    assert "Who is it?" in client.get(address).content.decode()

    client.post(address, {"do": "correct", "row-2": str(held.pk)})
    page = client.get(address).content.decode()
    client.post(address, {"do": "take", "fingerprint": fingerprint(page)})

    assert Member.objects.get().phone == "0912345678"


def test_errors_stand_on_the_page_and_in_a_table_and_nothing_is_lost(client: Client) -> None:
    address = upload(client, PASTE + "3\t12\tTrần Chi\tVăn phòng Sở\n")
    page = client.get(address).content.decode()
    assert "Row 4" in page

    refused = client.post(address, {"do": "take", "fingerprint": fingerprint(page)})
    assert refused.status_code == 409
    assert StagedRoster.objects.exists()
    assert "12" in client.get(f"{address}problems.csv").content.decode()
    client.post(address, {"do": "partial", "fingerprint": fingerprint(page)})
    assert Member.objects.count() == 2


def test_a_file_that_is_no_table_is_told_beside_its_field(client: Client) -> None:
    answer = client.post(f"{HERE}upload/", {"file": SimpleUploadedFile("ds.xlsx", b"%PDF-1.7")})

    assert answer.status_code == 400
    assert "no table" in answer.content.decode()
    assert client.post(f"{HERE}upload/", {}).status_code == 400


def test_a_dropped_file_is_gone(client: Client) -> None:
    address = upload(client)

    client.post(address, {"do": "drop"})

    assert client.get(address).status_code == 404


def test_one_person_is_added_changed_and_taken_off_by_hand(client: Client) -> None:
    client.post(f"{HERE}new/", {"name": "Nguyễn Văn An", "phone": "0912345678", "unit": "vp"})
    row = Member.objects.get()

    client.post(f"{HERE}{row.pk}/", {"name": "Nguyễn Văn Ân", "phone": "0912345678", "unit": "vp"})
    assert Member.objects.get().name == "Nguyễn Văn Ân"
    wrong = client.post(f"{HERE}{row.pk}/", {"name": "Ân", "phone": "12", "unit": "vp"})
    assert wrong.status_code == 400
    client.post(f"{HERE}{row.pk}/remove/", {"do": "remove"})
    assert "Nguyễn Văn Ân" in client.get(f"{HERE}gone/").content.decode()


def test_a_helper_sees_the_roster_and_changes_nothing(client: Client, province: Province) -> None:
    row = province.member("Nguyễn Văn An", "vp", phone="0912345678")
    helper = Client()
    helper.force_login(province.user(Role.HELPER))

    assert helper.get(f"{HERE}{row.pk}/").status_code == 200
    assert helper.post(f"{HERE}{row.pk}/", {"name": "Nguyễn Văn B"}).status_code == 403
    assert helper.get(f"{HERE}upload/").status_code == 403


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_roster_leaves_as_a_table_with_its_zeros(client: Client, province: Province, ending: str) -> None:
    province.member("Nguyễn Văn An", "vp", phone="0912345678")

    answer = client.get(f"/rollout/{CODE}/sct/roster.{ending}")

    assert sheets.read(answer.content).sheets[0].rows[1][1:4] == ("Nguyễn Văn An", "0912345678", "Văn phòng Sở")


def test_the_empty_table_has_the_headings_that_are_read(client: Client) -> None:
    heads = sheets.read(client.get(f"{HERE}template.xlsx").content).sheets[0].rows[0]

    assert "Số điện thoại" in heads
    assert "Tình trạng" not in heads
