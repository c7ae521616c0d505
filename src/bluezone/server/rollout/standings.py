"""Changing where members stand: the old standing is kept with its time, so that a late count finds it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bluezone.server.rollout import rows
from bluezone.server.rollout.models import Member, PastStanding

FIELDS = ("state", "reason", "proof", "is_installed", "is_settled", "has_conflict", "has_phone", "has_smartphone")
STANDING = (*FIELDS, "is_counted", "participant", "at")
"""All of a member that a count looks at."""


def past(member: Member, now: datetime) -> PastStanding:
    """Return the standing of *member*, as read from the database, as one that ends at *now*."""
    return PastStanding(
        member_id=member.pk,
        participant_id=member.participant_id,
        at=member.at,
        until=now,
        reason=member.reason,
        is_installed=member.is_installed,
        is_settled=member.is_settled,
        has_phone=member.has_phone,
        has_smartphone=member.has_smartphone,
        is_counted=member.is_counted,
    )


def keep(before: Iterable[PastStanding], changed: Sequence[Member], fields: Iterable[str] = ()) -> None:
    """Write *changed* members and *before*, their old standings; members are read whole, their `at` set by the caller.

    Args:
        fields: of a member that change beside the standing.
    """
    PastStanding.objects.bulk_create(before, batch_size=500)
    rows.rewrite(changed, [*STANDING, *fields])
