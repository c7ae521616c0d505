"""The audit log: entries are written once."""

import pytest

from bluezone.server.accounts import audit
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import AuditEntry, AuditSealedError, User
from tests.server.scene import SUNDAY


def test_an_entry_says_who_did_what_to_what_and_when(officer: User) -> None:
    audit.record(Action.CASE_READ, now=SUNDAY, by=officer, subject="case 17")

    entry = AuditEntry.objects.latest("pk")
    assert (entry.at, entry.actor, entry.action, entry.subject) == (SUNDAY, officer, "case_read", "case 17")


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
