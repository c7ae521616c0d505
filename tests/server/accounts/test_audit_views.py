"""The audit log on pages."""

import pytest
from django.db import connection
from django.test import Client

from bluezone.server.accounts import audit, audit_views
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import AuditEntry, User
from tests.server.accounts.entering import sign_in
from tests.server.scene import HandClock


@pytest.fixture
def minh(client: Client, administrator: User) -> Client:
    """Return the browser of an administrator who signed in."""
    sign_in(client, "minh")
    return client


def subjects(client: Client, **asked: str) -> list[str]:
    answer = client.get("/audit/", asked)
    assert answer.status_code == 200
    return [entry.subject for entry, _ in answer.context["rows"]]


def test_entries_are_found_by_person_action_day_and_unit(minh: Client, officer: User, hand_clock: HandClock) -> None:
    audit.record(Action.CASE_READ, now=hand_clock.at, by=officer, subject="case 1", unit="pho-hai")
    late = hand_clock.move(hours=9, minutes=1)  # 00:01 on Monday in Vietnam
    audit.record(Action.CASE_READ, now=late, by=None, subject="case 2")

    assert subjects(minh)[:2] == ["case 2", "case 1"]
    assert subjects(minh, person="lan") == ["case 1"]
    assert subjects(minh, person="nobody") == []
    assert subjects(minh, action="case_read") == ["case 2", "case 1"]
    assert subjects(minh, day="2020-08-10") == ["case 2"]
    assert "case 2" not in subjects(minh, day="2020-08-09")
    assert subjects(minh, unit="pho-hai") == ["case 1"]
    assert subjects(minh, day="yesterday") == []


def test_many_entries_come_in_pages_that_keep_what_was_asked(minh: Client, hand_clock: HandClock) -> None:
    for number in range(audit_views.A_PAGE + 1):
        audit.record(Action.CASE_READ, now=hand_clock.at, by=None, subject=f"case {number}")

    shown = minh.get("/audit/", {"action": "case_read"})

    assert len(shown.context["rows"]) == audit_views.A_PAGE
    assert "?page=2&amp;action=case_read" in shown.content.decode()
    assert subjects(minh, action="case_read", page="2") == ["case 0"]


def test_a_check_shows_the_digest_to_note_down_and_is_written_down(minh: Client) -> None:
    answer = minh.post("/audit/verify/")

    assert answer.context["verdict"].is_sound
    assert audit.verify(bytes.fromhex(answer.context["digest"])).is_sound
    assert AuditEntry.objects.latest("number").action == "audit_verified"


def test_a_check_of_a_forged_log_names_the_entry(minh: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_auditentry SET subject = 'case 99' WHERE number = 2")

    answer = minh.post("/audit/verify/")

    assert answer.context["verdict"].broken.number == 2
    assert 'role="alert"' in answer.content.decode()


def test_only_administrators_read_and_check_the_log(client: Client, officer: User) -> None:
    sign_in(client)

    assert client.get("/audit/").status_code == 403
    assert client.post("/audit/verify/").status_code == 403
    assert client.get("/audit/verify/").status_code == 405
