"""The audit log: who did or read what, and when. Entries hold no personal data, only what points to it."""

from datetime import datetime
from enum import StrEnum

from bluezone.server.accounts.models import AuditEntry, User


class Action(StrEnum):
    """Everything that is recorded. Values are stored and never change."""

    USER_MADE = "user_made"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_REFUSED = "sign_in_refused"
    CASES_READ = "cases_read"
    CASE_READ = "case_read"
    CASE_CONFIRMED = "case_confirmed"
    CODE_ISSUED = "code_issued"
    BATCH_PUBLISHED = "batch_published"
    SIGNING_KEY_ROTATED = "signing_key_rotated"
    SWEPT = "swept"


def record(action: Action, *, now: datetime, by: User | None, subject: str = "") -> None:
    """Add one entry to the log, in the transaction of what it tells about.

    Args:
        by: None for what the site does by itself or for a caller who is not signed in.
        subject: what it was about, as kind and number ("case 17").
    """
    AuditEntry(at=now, actor=by, action=action.value, subject=subject).save()
