"""The audit log: entries are written once, one after the other, and what was done to them comes to light."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from enum import StrEnum

import pytest
from django.db import connection, connections

from bluezone.server.accounts import audit, chain
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import AuditEntry, AuditHead, AuditSealedError, User
from bluezone.server.accounts.permissions import PermissionRefusedError
from tests.server.scene import SUNDAY

FORGERIES = {
    "changed": (3, "UPDATE accounts_auditentry SET subject = 'case 99' WHERE number = 3"),
    "given to another unit": (2, "UPDATE accounts_auditentry SET unit = '' WHERE number = 2"),
    "dated back": (4, "UPDATE accounts_auditentry SET at = '2020-08-01 00:00:00+00:00' WHERE number = 4"),
    "deleted": (3, "DELETE FROM accounts_auditentry WHERE number = 3"),
    "deleted, gap closed": (
        3,
        "DELETE FROM accounts_auditentry WHERE number = 3;"
        "UPDATE accounts_auditentry SET number = 3 WHERE number = 4;"
        "UPDATE accounts_auditentry SET number = 4 WHERE number = 5;"
        "UPDATE accounts_audithead SET n_entries = 4",
    ),
    "put elsewhere": (
        2,
        "UPDATE accounts_auditentry SET number = 99 WHERE number = 2;"
        "UPDATE accounts_auditentry SET number = 2 WHERE number = 4;"
        "UPDATE accounts_auditentry SET number = 4 WHERE number = 99",
    ),
    "put in": (
        6,
        "INSERT INTO accounts_auditentry (number, at, action, subject, unit, previous, digest) "
        "SELECT 6, at, action, 'case 6', unit, previous, digest FROM accounts_auditentry WHERE number = 5",
    ),
    "cut off": (4, "DELETE FROM accounts_auditentry WHERE number > 3"),
    "emptied": (1, "DELETE FROM accounts_auditentry"),
    "headless": (1, "DELETE FROM accounts_audithead"),
}


def fill(count: int = 5) -> None:
    for number in range(1, count + 1):
        audit.record(Action.CASE_READ, now=SUNDAY, by=None, subject=f"case {number}", unit="pho-hai")


def run(statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements.split(";"):
            cursor.execute(statement)


@pytest.fixture
def own_actions() -> Iterator[None]:
    """Forget afterwards what a test registered."""
    kinds, labels = dict(audit._kinds), dict(audit._labels)
    yield
    audit._kinds.clear()
    audit._kinds.update(kinds)
    audit._labels.clear()
    audit._labels.update(labels)


def test_an_entry_says_who_did_what_to_what_where_and_when(officer: User) -> None:
    audit.record(Action.CASE_READ, now=SUNDAY, by=officer, subject="case 17", unit="pho-hai")

    entry = AuditEntry.objects.latest("pk")
    assert (entry.at, entry.actor, entry.action, entry.subject) == (SUNDAY, officer, "case_read", "case 17")
    assert (entry.unit, entry.number) == ("pho-hai", AuditHead.objects.get().n_entries)


def test_an_entry_can_be_neither_changed_nor_deleted(officer: User) -> None:
    entry = AuditEntry.objects.latest("pk")
    entry.subject = "something else"

    with pytest.raises(AuditSealedError):
        entry.save()
    with pytest.raises(AuditSealedError):
        entry.delete()
    with pytest.raises(AuditSealedError):
        AuditEntry.objects.update(subject="something else")
    with pytest.raises(AuditSealedError):
        AuditEntry.objects.all().delete()
    assert AuditEntry.objects.latest("pk").subject != "something else"


def test_stored_actions_never_change() -> None:
    assert {action.name.lower() for action in Action} == {action.value for action in Action}


def test_every_action_of_this_app_has_a_label() -> None:
    assert all(str(audit.label(action.value)) != action.value for action in Action)


def test_an_app_brings_actions_of_its_own_and_two_apps_cannot_share_one(db: None, own_actions: None) -> None:
    class Gate(StrEnum):
        OPENED = "gate_opened"

    class Other(StrEnum):
        OPENED_TOO = "gate_opened"

    audit.register(Gate, {Gate.OPENED: "gate opened"})
    audit.register(Gate)
    audit.record(Gate.OPENED, now=SUNDAY, by=None)

    assert ("gate_opened", "gate opened") in audit.actions()
    with pytest.raises(audit.AuditActionError):
        audit.register(Other)
    with pytest.raises(audit.AuditActionError):
        audit.record(Other.OPENED_TOO, now=SUNDAY, by=None)


def test_entries_are_found_by_person_action_time_and_unit(officer: User) -> None:
    audit.record(Action.CASE_READ, now=SUNDAY, by=officer, unit="pho-hai")
    audit.record(Action.CASE_READ, now=SUNDAY + timedelta(hours=1), by=None, unit="dong-ha")

    def found(**wanted: object) -> list[str]:
        return [entry.unit for entry in audit.entries(**wanted)]  # type: ignore[arg-type]  # one filter at a time

    assert found() == ["dong-ha", "pho-hai", ""]
    assert found(actor=officer.pk) == ["pho-hai"]
    assert found(action="user_made") == [""]
    assert found(since=SUNDAY + timedelta(minutes=1)) == ["dong-ha"]
    assert found(until=SUNDAY + timedelta(minutes=1)) == ["pho-hai", ""]
    assert found(units=frozenset({"pho-hai"})) == ["pho-hai"]
    assert found(units=frozenset()) == []


def test_a_log_that_nobody_touched_is_sound(db: None) -> None:
    assert audit.verify() == chain.Verdict(0, chain.GENESIS)

    fill()

    verdict = audit.verify()
    assert (verdict.n_sound, verdict.is_sound) == (5, True)
    assert verdict.digest == bytes(AuditHead.objects.get().digest)


@pytest.mark.parametrize(("number", "statements"), FORGERIES.values(), ids=FORGERIES.keys())
def test_whatever_is_done_behind_the_sites_back_is_named(db: None, number: int, statements: str) -> None:
    fill()

    run(statements)

    broken = audit.verify().broken
    assert broken
    assert broken.number == number


def test_a_digest_noted_down_convicts_a_log_that_was_written_anew(db: None) -> None:
    fill()
    noted = audit.verify().digest
    fill(1)
    assert audit.verify(against=noted).is_sound

    run("DELETE FROM accounts_auditentry;DELETE FROM accounts_audithead")
    audit.record(Action.SWEPT, now=SUNDAY, by=None)
    assert audit.verify().is_sound
    assert not audit.verify(against=noted).is_sound


def test_an_export_holds_all_that_a_stranger_needs_to_check_it(officer: User, administrator: User) -> None:
    fill(3)
    exported = list(audit.export(by=administrator, now=SUNDAY))

    again = [
        chain.Entry(
            **{
                **row,
                "at": datetime.fromisoformat(row["at"]),
                "previous": bytes.fromhex(row["previous"]),
                "digest": bytes.fromhex(row["digest"]),
            }
        )
        for row in exported
    ]
    assert chain.verify(again, 5, again[-1].digest).is_sound
    assert AuditEntry.objects.latest("number").action == "audit_exported"
    with pytest.raises(PermissionRefusedError):
        list(audit.export(by=officer, now=SUNDAY))
    with pytest.raises(PermissionRefusedError):
        audit.check(by=officer, now=SUNDAY)


def test_nothing_is_added_to_a_log_that_lost_its_head(db: None) -> None:
    fill()
    run("DELETE FROM accounts_audithead")

    with pytest.raises(audit.AuditHeadMissingError):
        fill(1)


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_do_not_fork_the_chain() -> None:
    def write(place: int) -> None:
        for number in range(10):
            audit.record(Action.CASE_READ, now=SUNDAY, by=None, subject=f"case {place}-{number}")
        connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))

    verdict = audit.verify()
    assert (verdict.n_sound, verdict.is_sound) == (40, True)
