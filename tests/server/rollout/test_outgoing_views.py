"""Pages of documents that leave: the register, what is on its way, numbers for what was written elsewhere."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bluezone.rollout.rights import Role
from bluezone.server.rollout.models import Incoming, Outgoing
from tests.server.rollout import papers
from tests.server.rollout.province import Province

OUT, NEW = reverse("papers-out", args=("sct",)), reverse("paper-out-new", args=("sct",))
TYPED = {
    "kind": "Công văn",
    "symbol": "SCT-QLTM",
    "dated": "2020-08-05",
    "abstract": "kiểm tra chợ",
    "signer": "Trần Văn Bình",
    "recipients": "UBND tỉnh\nSở Y tế",
    "copies": "4",
}


@pytest.fixture
def clerk(province: Province, client: Client) -> Client:
    client.force_login(province.user(Role.CLERK))
    client.cookies["django_language"] = "en"
    return client


def test_the_list_shows_drafts_first_and_then_the_register(province: Province, clerk: Client) -> None:
    done, waits, begun = papers.issued(province), papers.approved(province), papers.draft(province)

    shown = clerk.get(OUT)

    assert [each["row"].pk for each in shown.context["drafts"]] == [waits.pk, begun.pk]
    assert [each["row"].pk for each in shown.context["rows"]] == [done.pk]
    assert not clerk.get(OUT, {"q": "bluezone"}).context["drafts"]


def test_a_withdrawn_document_stays_and_is_marked_with_what_replaces_it(province: Province, clerk: Client) -> None:
    old = papers.issued(province)
    papers.numbered(province, replaces=old)
    Outgoing.objects.filter(pk=old.pk).update(is_withdrawn=True)

    page = clerk.get(OUT).content.decode()

    assert 'class="withdrawn"' in page
    assert page.count("01/SCT-VP") == 2
    assert page.count("02/SCT-VP") == 2


def test_a_number_is_taken_for_a_document_from_elsewhere(province: Province, clerk: Client) -> None:
    row = papers.incoming(province)

    answer = clerk.post(NEW, {**TYPED, "answers": [str(row.pk)]})

    made = Outgoing.objects.get()
    assert answer.headers["Location"] == OUT
    assert (made.number_symbol, made.copies, made.recipients) == ("01/SCT-QLTM", 4, "UBND tỉnh\nSở Y tế")
    assert Incoming.objects.get().state == "answered"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"wanted": "7"}, "wanted"),
        ({"dated": "2020-08-07"}, "dated"),
        ({"symbol": "12/SCT-VP"}, "symbol"),
        ({"copies": "x"}, "copies"),
        ({"recipients": " "}, "recipients"),
    ],
)
def test_what_cannot_be_takes_no_number_and_loses_nothing(clerk: Client, wrong: dict[str, str], field: str) -> None:
    answer = clerk.post(NEW, {**TYPED, **wrong})

    assert answer.status_code == 400
    assert answer.context["form"].errors[field]
    assert "kiểm tra chợ" in answer.content.decode()
    assert not Outgoing.objects.exists()


def test_what_the_registry_writes_beside_a_document_is_kept(province: Province, clerk: Client) -> None:
    row = papers.issued(province)
    address = reverse("paper-out-change", args=("sct", row.pk))
    assert clerk.get(address).context["form"]["copies"].value() == 3

    assert clerk.post(address, {"copies": "x", "signed_for": "Lan"}).status_code == 400
    assert clerk.post(address, {"copies": "4", "handed_on": "2020-08-07"}).context["form"].errors["handed_on"]
    assert clerk.post(address, {"copies": "4", "signed_for": "Lan"}).status_code == 302

    row.refresh_from_db()
    assert (row.copies, row.signed_for) == (4, "Lan")


def test_a_full_list_takes_as_many_queries_as_a_short_one(province: Province, clerk: Client) -> None:
    def queries() -> int:
        clerk.get(OUT)
        with CaptureQueriesContext(connection) as found:
            assert clerk.get(OUT).status_code == 200
        return len(found)

    first = papers.issued(province)
    papers.draft(province)
    before = queries()
    for _ in range(12):
        papers.issued(province, replaces=first)
        papers.draft(province)

    assert queries() == before


@pytest.mark.parametrize(("state", "n"), [("", 3), ("issued", 1), ("numbered", 1), ("withdrawn", 1), ("none", 3)])
def test_what_is_asked_narrows_the_list(province: Province, clerk: Client, state: str, n: int) -> None:
    papers.issued(province)
    papers.numbered(province)
    Outgoing.objects.filter(pk=papers.issued(province).pk).update(is_withdrawn=True)

    assert len(clerk.get(OUT, {"state": state}).context["rows"]) == n
