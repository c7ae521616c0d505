"""The one way by which units and everything built on them write to the audit log."""

from datetime import datetime
from enum import StrEnum

from bluezone.server.accounts import audit
from bluezone.server.units.actor import Actor

LONGEST_SUBJECT = 60
"""Of an entry; what is cut off is the end of a campaign's code."""


def record(action: StrEnum, *, by: Actor, now: datetime, subject: str, unit: str = "") -> None:
    """Add one entry, as the last thing in the transaction of what it tells about.

    Args:
        subject: kind and number of what it was about; a token is named there, since it is no person.
        unit: at which unit.
    """
    named = subject if by.user or by.is_site else f"{subject} by {by.label}"
    audit.record(action, now=now, by=by.user, subject=named[:LONGEST_SUBJECT], unit=unit)
