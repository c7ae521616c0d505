"""Pages where helpers say how far members are, by plain forms and by a queue."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from bluezone.rollout.rights import Role
from bluezone.server.rollout import campaigns
from bluezone.server.rollout.models import Decision, Member, StatusEntry
from bluezone.server.units.actor import SITE
from tests.server.rollout.province import CODE, Province
from tests.server.scene import HandClock

AT = f"/rollout/{CODE}/sct/tick"


@pytest.fixture
def client(province: Province) -> Client:
    return signed_in(province)


def signed_in(province: Province, role: Role = Role.HELPER) -> Client:
    made = Client()
    made.force_login(province.user(role, "sct"))
    made.cookies["django_language"] = "en"
    return made


def page(client: Client, address: str = f"{AT}/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, *entries: dict[str, Any]) -> Any:
    return client.post(f"{AT}/send/", json.dumps({"entries": entries}), content_type="application/json")


def test_one_tap_ticks_leads_back_to_the_place_and_is_taken_back(province: Province, client: Client) -> None:
    an, binh = province.member("An", "vp"), province.member("Bình", "vp")
    assert f'formaction="?page=1&amp;next={binh.pk}"' in page(client)

    answer = client.post(f"{AT}/?page=1&next={binh.pk}", {"installed": f"{an.pk} new-1"})

    assert answer.headers["Location"] == f"{AT}/?page=1&said={an.pk}#m{binh.pk}"
    shown = page(client, f"{AT}/?page=1&said={an.pk}")
    assert shown.index('id="said"') > shown.index(f'id="m{binh.pk}"')
    assert f'name="undo" value="{an.pk} ' in shown
    client.post(f"{AT}/", {"undo": f"{an.pk} new-2 new-1"})
    an.refresh_from_db()
    assert (an.is_installed, an.is_settled) == (False, False)


def test_the_same_form_sent_twice_says_it_once(province: Province, client: Client) -> None:
    member = province.member("An", "vp")

    for _ in range(2):
        client.post(f"{AT}/", {"installed": f"{member.pk} same"})

    assert StatusEntry.objects.count() == 1


def test_a_reason_is_asked_for_and_another_one_needs_words(province: Province, client: Client) -> None:
    member = province.member("An", "vp")
    address = f"{AT}/{member.pk}/reason/"
    assert page(client, address).count('type="radio"') == 13

    answer = client.post(address, {"tick": f"{member.pk} new", "reason": "other", "note": " "})
    assert answer.status_code == 400
    assert 'id="id_note_error"' in answer.content.decode()
    client.post(address, {"tick": f"{member.pk} new", "reason": "other", "note": "máy của con"})

    assert StatusEntry.objects.get().note == "máy của con"
    assert "not yet: máy của con" in page(client)


def test_two_answers_stand_beside_each_other_and_one_is_chosen(province: Province, client: Client) -> None:
    member = province.member("An", "vp")
    send(client, {"id": "one", "member": member.pk, "does": "installed"})
    send(signed_in(province, Role.DRAFTER), {"id": "two", "member": member.pk, "does": "reason", "reason": "refused"})

    shown = page(client)
    assert shown.count('name="choose"') == 2
    assert "Drafter.Sct" in shown
    assert page(client, f"{AT}/{member.pk}/").count('name="choose"') == 2
    client.post(f"{AT}/{member.pk}/", {"choose": f"one {member.pk} three one two"})

    member.refresh_from_db()
    assert (member.is_installed, member.has_conflict) == (True, False)
    assert 'name="choose"' not in page(client)


def test_a_queue_is_answered_tick_by_tick_with_how_the_row_stands_now(province: Province, client: Client) -> None:
    an, binh = province.member("An", "vp"), province.member("Bình", "vp")
    good = {"id": "a", "member": an.pk, "does": "installed", "seen": []}

    for _ in range(2):
        found = send(client, good, {"id": "b", "member": binh.pk, "does": "reason", "reason": "other"}).json()
        assert [(each["id"], bool(each["sentence"])) for each in found["answers"]] == [("a", False), ("b", True)]
        assert len(found["rows"]) == 2
        assert 'data-seen="a"' in "".join(found["rows"])

    assert StatusEntry.objects.count() == 1


def test_what_is_no_queue_or_not_allowed_gets_a_sentence(province: Province, client: Client) -> None:
    answer = client.post(f"{AT}/send/", b"{", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "tick_malformed")

    assert send(signed_in(province, Role.VIEWER), {"id": "a"}).json()["code"] == "right_missing"
    campaigns.end(CODE, by=SITE, now=province.now)
    answer = send(client, {"id": "a", "member": province.member("An").pk, "does": "installed"})
    assert (answer.status_code, answer.json()["code"]) == (409, "campaign_stage")
    assert 'name="installed"' not in page(client)


def test_a_queue_from_another_site_is_not_taken(province: Province) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(province.user(Role.HELPER, "sct"))

    assert send(client, {"id": "a"}).status_code == 403


def test_the_page_of_a_member_tells_all_that_was_said_and_corrects_it(
    province: Province, client: Client, hand_clock: HandClock
) -> None:
    member = province.member("An", "vp")
    client.post(f"{AT}/", {"installed": f"{member.pk} one"})
    hand_clock.at += timedelta(minutes=5)
    address = f"{AT}/{member.pk}/"

    assert client.post(address, {"what": "exempt:os_too_old", "note": "", "seen": "one"}).status_code == 400
    given = {"what": "exempt:os_too_old", "note": "nhầm người", "seen": "one", "id": "two"}
    assert client.post(address, given).headers["Location"] == address

    shown = page(client, address)
    assert shown.index("system too old") < shown.rindex("installed")
    assert "nhầm người" in shown
    member.refresh_from_db()
    assert (member.reason, member.is_settled) == ("os_too_old", True)


def test_a_phone_that_is_likely_too_old_is_decided_by_a_person(province: Province, client: Client) -> None:
    member = province.member("An", "vp", system="android", version=[5, 1])
    assert "It has 5.1, needs 6." in page(client)

    client.post(f"{AT}/{member.pk}/phone/", {"verdict": "compatible"})

    assert Decision.objects.get().likely == "likely_incompatible"
    assert "Decided: the phone can run the app." in page(client)
    assert "Helper.Sct" in page(client, f"{AT}/{member.pk}/")
    assert client.post(f"{AT}/{member.pk}/phone/").status_code == 400
    assert Decision.objects.count() == 1


def test_a_form_that_says_nothing_is_refused(province: Province, client: Client) -> None:
    for given in ({}, {"installed": ""}, {"choose": "x"}, {"undo": "x y"}):
        assert client.post(f"{AT}/", given).status_code == 400


def test_a_tick_is_shown_as_what_it_is(province: Province, client: Client) -> None:
    for source in ("verified", "ticked", "self_reported"):
        row = province.member(source, "vp", state="installed", proof=source, is_installed=True, is_settled=True)
        StatusEntry.objects.create(
            id=source, member=row, state="installed", source=source, at=province.now, received_at=province.now, by="x"
        )

    shown = page(client)

    assert all(text in shown for text in ("proved by the phone", "ticked by a helper", "said by the person"))
    assert shown.count('name="installed"') == 1
    assert Member.objects.count() == 3


def test_the_worker_stands_at_the_top_and_holds_nothing_of_anybody(client: Client) -> None:
    answer = client.get("/tick-worker.js")

    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert b"caches.delete" in answer.content
