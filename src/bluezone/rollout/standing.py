"""From what is said of a member to how the member counts: the step between status and tally.

A report never rests on a guess. Where two statements differ and nobody has settled it, the member is neither installed
nor has a reason, whatever is shown first: the tally then holds the member open, and the report waits.

Source: shared specification of the rollout, sections 4.1 and 4.2.
"""

from datetime import datetime

from bluezone.rollout.status import Status
from bluezone.rollout.tally import Standing


def of(
    member: str,
    unit: str,
    status: Status,
    *,
    at: datetime,
    has_phone: bool = True,
    has_smartphone: bool = True,
    is_counted: bool = True,
) -> Standing:
    """Return how *member* counts from *at* on.

    Installed is who has the app, opened or not. Everybody else counts with the reason that was given, whether exempt,
    not yet asked or removed again, and without one is open. So is who is in conflict.

    Args:
        at: since when status and roster say so: the later of the two.
        has_phone, has_smartphone: what the roster knows; an installed app says more than it (`tally.count`).
        is_counted: False once the member has left the roster.
    """
    is_installed = status.is_settled and status.entry is not None and status.entry.has_app
    return Standing(
        unit=unit,
        member=member,
        at=at,
        is_installed=is_installed,
        reason=status.reason if status.is_settled and not is_installed else None,
        has_phone=has_phone,
        has_smartphone=has_smartphone,
        is_counted=is_counted,
    )
