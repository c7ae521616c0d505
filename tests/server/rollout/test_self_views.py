"""Links by which people report themselves, as pages."""

import re

import pytest
from django.test import Client

from bluezone.rollout.rights import Role
from bluezone.server.rollout.models import Member, SelfLink, StatusEntry
from tests.server.rollout.province import CODE, Province

AT = f"/rollout/{CODE}/sct/tick"


@pytest.fixture
def helper(province: Province) -> Client:
    made = Client()
    made.force_login(province.user(Role.HELPER, "sct"))
    made.cookies["django_language"] = "en"
    return made


def link(helper: Client, member: Member) -> str:
    sheet = helper.post(f"{AT}/{member.pk}/link/").content.decode()
    return re.findall(r"http://testserver(/self/[\w-]+/)", sheet)[0]  # type: ignore[no-any-return]  # one group


def somebody() -> Client:
    made = Client()
    made.cookies["django_language"] = "en"
    return made


def test_slips_are_made_for_who_is_open_after_asking(province: Province, helper: Client) -> None:
    for name in ("Lê An", "Trần Bình"):
        province.member(name, "vp")
    assert "2 people are open" in helper.get(f"{AT}/slips/").content.decode()
    assert not SelfLink.objects.exists()

    sheet = helper.post(f"{AT}/slips/").content.decode()

    assert SelfLink.objects.count() == 2
    assert sheet.count("<svg xmlns") == 2
    assert "Trần Bình" in sheet


def test_whoever_holds_the_link_answers_without_signing_in_and_sees_no_name(province: Province, helper: Client) -> None:
    member = province.member("Lê Thị An", "vp", phone="0912345678")
    address, person = link(helper, member), somebody()

    first = person.get(address)
    assert "Lê Thị An" not in first.content.decode()
    assert "0912345678" not in first.content.decode()
    assert "678" in first.content.decode()
    assert first.headers["X-Robots-Tag"] == "noindex"
    assert first.headers["Cache-Control"] == "private, no-store"

    assert person.post(address, {"has": "yes", "id": "1"}).headers["Location"] == address
    assert 'id="said"' in person.get(address).content.decode()
    member.refresh_from_db()
    assert (member.is_installed, member.proof) == (True, "self_reported")


def test_who_says_no_is_asked_why_and_which_phone_one_after_the_other(province: Province, helper: Client) -> None:
    member = province.member("An", "vp")
    address, person = link(helper, member), somebody()

    assert person.post(address, {"has": "no"}).headers["Location"] == f"{address}?ask=why"
    assert person.post(f"{address}?ask=why", {}).status_code == 400
    asked = person.post(f"{address}?ask=why", {"reason": "os_too_old", "id": "1"}).headers["Location"]
    assert asked == f"{address}?ask=phone"
    assert person.post(asked, {"phone": ""}).status_code == 400
    assert person.post(asked, {"phone": "Samsung J2, Android 5.1"}).headers["Location"] == address

    member.refresh_from_db()
    assert (member.reason, member.system, member.version) == ("os_too_old", "android", [5, 1])
    assert person.post(f"{address}?ask=why", {"reason": "refused", "id": "2"}).headers["Location"] == address
    assert StatusEntry.objects.count() == 2


def test_a_wrong_link_gets_a_sentence_and_after_many_none_is_tried(province: Province) -> None:
    person = somebody()

    assert person.get("/self/wrong/").status_code == 404
    for _ in range(30):
        last = person.get("/self/wrong/")
    assert last.status_code == 429
