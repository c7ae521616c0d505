"""Pages of incoming documents: what is typed is never lost, what is read is confirmed, each role sees its next step."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bluezone.documents.limits import MOST_FILE_BYTES
from bluezone.letters import schema
from bluezone.rollout.rights import Role
from bluezone.server.rollout import files
from bluezone.server.rollout.models import File, Incoming, Outgoing
from tests.server.rollout import papers
from tests.server.rollout.province import Province

TYPED = {
    "number_symbol": "563/STTTT-CNTT",
    "issuer": "Sở Thông tin và Truyền thông",
    "dated": "02/8/2020",
    "kind": "Công văn",
    "abstract": "triển khai cài đặt ứng dụng Bluezone",
    "arrived_on": "2020-08-03",
}


@pytest.fixture
def clerk(province: Province, client: Client) -> Client:
    client.force_login(province.user(Role.CLERK))
    client.cookies["django_language"] = "en"
    return client


def at(name: str, *args: object) -> str:
    return reverse(name, args=("sct", *args))


def upload(client: Client, name: str, data: bytes) -> Any:
    return client.post(at("paper-read"), {"file": SimpleUploadedFile(name, data)})


def test_a_document_is_typed_in_and_stands_in_the_list(clerk: Client) -> None:
    answer = clerk.post(at("paper-new"), TYPED)

    row = Incoming.objects.get()
    assert answer.headers["Location"] == at("paper-in", row.pk)
    assert (row.number, str(row.dated), row.abstract) == (1, "2020-08-02", TYPED["abstract"])
    page = clerk.get(at("papers-in")).content.decode()
    assert "563/STTTT-CNTT" in page
    assert at("paper-in", row.pk) in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"arrived_on": "2020-08-07"}, "id_arrived_on"),
        ({"dated": "04/8/2020"}, "id_dated"),
        ({"dated": "31/02/2020"}, "id_dated"),
        ({"issuer": ""}, "id_issuer"),
        ({"abstract": "x" * 1_001}, "id_abstract"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
    clerk: Client, wrong: dict[str, str], field: str
) -> None:
    answer = clerk.post(at("paper-new"), {**TYPED, **wrong, "note": "bản giấy, hai trang"})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'id="{field}_error"' in page
    assert "563/STTTT-CNTT" in page
    assert "bản giấy, hai trang" in page
    assert not Incoming.objects.exists()


def test_a_file_fills_the_form_and_is_kept_with_the_document(clerk: Client) -> None:
    address = upload(clerk, "đến 563.txt", papers.LETTER_TEXT.encode()).headers["Location"]
    shown = clerk.get(address)

    assert "563" not in address.partition("?")[2].replace(File.objects.get().pk, "")  # names of files name people
    form = shown.context["form"]
    assert form["number_symbol"].value() == "563/STTTT-CNTT"
    assert form["abstract"].value() == "tăng cường triển khai cài đặt ứng dụng Bluezone"
    assert str(form["dated"].value()) == "2020-08-02"
    assert form["file_name"].value() == "đến 563.txt"
    kept = File.objects.get()
    clerk.post(at("paper-new"), {**TYPED, "file": kept.pk, "file_name": "đến 563.txt"})
    row = Incoming.objects.get()
    got = clerk.get(at("paper-file", row.pk))
    assert got.content == papers.LETTER_TEXT.encode()
    assert got.headers["Content-Disposition"].startswith("attachment;")
    assert row.letter is not None
    assert clerk.get(at("paper-in", row.pk)).status_code == 200


def test_what_breaks_the_rules_in_a_letter_that_came_is_listed(province: Province, clerk: Client) -> None:
    letter = schema.encode(papers.letter(signer=None, number="12", date=date(2020, 8, 6)))
    row = papers.incoming(province, letter=letter)

    assert clerk.get(at("paper-in", row.pk)).context["findings"]


def test_a_file_is_handed_to_nobody_without_the_right(province: Province, clerk: Client) -> None:
    row = papers.incoming(province, file=files.keep(b"text of a letter"), file_name="a.txt")

    for role, place in ((Role.VIEWER, "sct"), (Role.HELPER, "sct"), (Role.CLERK, "stttt"), (Role.CLERK, "vp")):
        clerk.force_login(province.user(role, place))
        assert clerk.get(at("paper-file", row.pk)).status_code == 403


def test_a_file_cannot_be_had_through_the_register_of_another_office(province: Province, clerk: Client) -> None:
    row = papers.incoming(province, unit="stttt", file=files.keep(b"text of a letter"))

    assert clerk.get(at("paper-file", row.pk)).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("setup.exe", b"MZ\x90\x00"),
        ("packed.rar", b"Rar!\x1a\x07"),
        ("empty.pdf", b""),
        ("large.pdf", b"%PDF-1.4" + bytes(MOST_FILE_BYTES)),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_file_that_is_no_letter_gets_a_sentence(clerk: Client, name: str, data: bytes) -> None:
    answer = upload(clerk, name, data)

    assert answer.status_code == 400
    assert answer.context["upload"].errors["file"]
    assert not File.objects.exists()


def test_a_file_in_which_nothing_can_be_read_is_kept_all_the_same(clerk: Client) -> None:
    shown = clerk.get(upload(clerk, "scan.png", b"\x89PNG\r\n\x1a\n" + bytes(40)).headers["Location"])

    assert shown.status_code == 200
    assert shown.context["read"]["failed"]
    assert shown.context["form"]["file"].value() == File.objects.get().pk


def test_a_second_document_of_the_same_number_is_asked_about(clerk: Client) -> None:
    clerk.post(at("paper-new"), TYPED)

    asked = clerk.post(at("paper-new"), {**TYPED, "number_symbol": "563 /STTTT-CNTT"})
    assert asked.status_code == 400
    assert [each.number for each in asked.context["doubles"]] == [1]
    assert '<input type="checkbox" name="is_another"' in asked.content.decode()
    clerk.post(at("paper-new"), {**TYPED, "is_another": "on"})

    assert [row.number for row in Incoming.objects.order_by("number")] == [1, 2]


def test_a_campaign_of_the_office_can_be_named(province: Province, clerk: Client) -> None:
    clerk.post(at("paper-new"), {**TYPED, "campaign": province.campaign.code})

    assert Incoming.objects.get().campaign == province.campaign
    assert clerk.post(at("paper-new"), {**TYPED, "campaign": "none"}).status_code == 400


def test_a_row_is_corrected(province: Province, clerk: Client) -> None:
    row = papers.incoming(province)
    assert clerk.get(at("paper-change", row.pk)).context["form"]["number_symbol"].value() == "563/STTTT-CNTT"

    clerk.post(at("paper-change", row.pk), {**TYPED, "abstract": "việc khác"})

    row.refresh_from_db()
    assert row.abstract == "việc khác"


def test_a_document_that_came_before_its_campaign_is_put_into_it_and_out_again(
    province: Province, clerk: Client
) -> None:
    row = papers.incoming(province)

    clerk.post(at("paper-change", row.pk), {**TYPED, "campaign": province.campaign.code})
    assert Incoming.objects.get().campaign == province.campaign
    province.campaign.stage = "ended"
    province.campaign.save()
    form = clerk.get(at("paper-change", row.pk)).context["form"]
    assert form["campaign"].value() == province.campaign.code
    assert len(form.fields["campaign"].choices) == 2

    clerk.post(at("paper-change", row.pk), {**TYPED, "campaign": ""})
    assert Incoming.objects.get().campaign is None


@pytest.mark.parametrize(
    ("role", "state", "main"),
    [
        (Role.SIGNER, "registered", "assign"),
        (Role.CLERK, "registered", "forward"),
        (Role.CLERK, "assigned", "forward"),
        (Role.DRAFTER, "in_work", "forward"),
        (Role.SIGNER, "assigned", ""),
        (Role.CHECKER, "registered", ""),
        (Role.CLERK, "answered", ""),
    ],
)
def test_each_sees_the_one_thing_that_is_next(
    province: Province, client: Client, role: Role, state: str, main: str
) -> None:
    row = papers.incoming(province, state=state)
    client.force_login(province.user(role))

    shown = client.get(at("paper-in", row.pk))

    assert shown.context["main"] == main
    content = re.search(r"<main.*</main>", shown.content.decode(), re.DOTALL)
    assert content
    buttons = re.findall(r'<(?:a|button)[^>]*class="button"|<button>', content[0])
    assert len(buttons) == bool(main)


def test_a_full_list_takes_as_many_queries_as_a_short_one(province: Province, clerk: Client) -> None:
    def queries(address: str) -> int:
        clerk.get(address)
        with CaptureQueriesContext(connection) as found:
            assert clerk.get(address).status_code == 200
        return len(found)

    papers.late(province, "sct", 1, 1)
    before = [queries(at(name)) for name in ("papers-in", "papers-overdue")]
    for number in range(2, 30):
        papers.late(province, "sct", number, 1)
    papers.issued(province, answers=list(Incoming.objects.all()[:10]))
    Incoming.objects.update(state="assigned")

    assert [queries(at(name)) for name in ("papers-in", "papers-overdue")] == before


def test_a_long_register_has_pages_that_keep_what_was_asked(province: Province, clerk: Client) -> None:
    for number in range(1, 103):
        papers.incoming(province, number, folded="bluezone")

    shown = clerk.get(at("papers-in"), {"q": "Bluezone", "page": "2"})

    assert len(shown.context["rows"]) == 2
    assert "?q=Bluezone&amp;page=1" in shown.content.decode()
    assert clerk.get(at("papers-in"), {"page": "99", "state": "no", "year": "x"}).status_code == 200


@pytest.mark.parametrize("asked", [{"state": "overdue"}, {"state": "open"}, {"q": "563"}, {"year": "2020"}])
def test_what_is_asked_narrows_the_list(province: Province, clerk: Client, asked: dict[str, Any]) -> None:
    found = papers.late(province, "sct", 1, 1)
    Incoming.objects.update(folded="563/stttt-cntt")
    papers.incoming(province, 2, state="answered", arrived_on="2019-12-31")

    assert [each["row"].pk for each in clerk.get(at("papers-in"), asked).context["rows"]] == [found.pk]


def test_a_document_that_came_from_this_site_is_read_there(province: Province, client: Client) -> None:
    papers.issued(province, addressed=["vp"])
    row = Incoming.objects.get()
    client.force_login(province.user(Role.CLERK, "vp"))

    page = client.get(reverse("paper-in", args=("vp", row.pk))).content.decode()
    got = client.get(reverse("paper-file", args=("vp", row.pk)))

    assert "Số: 01/SCT-VP" in page
    assert "DỰ THẢO" not in page
    assert got.content.startswith(b"%PDF")
    assert got.headers["Content-Disposition"] == 'attachment; filename="01-SCT-VP.pdf"'


def test_a_campaign_is_made_of_a_directive_by_who_may(province: Province, client: Client) -> None:
    row = papers.incoming(province)
    link = f"{reverse('campaign-new')}?paper={row.pk}"
    shown = {}
    for role in (Role.DRAFTER, Role.CLERK):
        client.force_login(province.user(role))
        shown[role] = link in client.get(at("paper-in", row.pk)).content.decode()

    assert shown == {Role.DRAFTER: True, Role.CLERK: False}


@pytest.mark.parametrize("year", ["99999999", "0", "-1", "x", "2020 "])
def test_whatever_an_address_asks_for_gets_a_page(province: Province, clerk: Client, year: str) -> None:
    asked = {"q": "\0a" * 300, "state": "\0", "year": year, "page": "-7"}

    for name in ("papers-in", "papers-out", "papers-overdue"):
        assert clerk.get(at(name), asked).status_code == 200
    assert clerk.get(at("paper-new"), {"file": "\0", "name": "\0"}).status_code == 200
    assert clerk.get(at("paper-new"), {"file": "ab"}).status_code == 404
    assert clerk.get(at("paper-in", 10**30)).status_code == 404
    assert clerk.get(at("draft", 10**30)).status_code == 404
    assert clerk.post(at("paper-new"), {"file": "\0", "issuer": "\0"}).status_code == 400


def test_a_withdrawn_document_says_so_where_it_came(province: Province, client: Client) -> None:
    made = papers.issued(province, addressed=["vp"])
    row = Incoming.objects.get()
    Outgoing.objects.filter(pk=made.pk).update(is_withdrawn=True)
    client.force_login(province.user(Role.CLERK, "vp"))

    assert client.get(reverse("paper-in", args=("vp", row.pk))).context["shown"]["is_withdrawn"]
