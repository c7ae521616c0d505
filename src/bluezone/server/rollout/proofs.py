"""Proof by registration: a phone that registered its number proves the app for the members who have that number.

All that is looked at is the keyed hash of the number; nothing of what the app heard or did comes here (design, privacy
rule 4).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bluezone.rollout.status import Source
from bluezone.server.phones.models import Registered
from bluezone.server.rollout import statuses
from bluezone.server.rollout.models import Campaign, Member
from bluezone.server.units.actor import SITE

_AT_ONCE = 500


def on_registered(phone_hash: bytes, now: datetime, **_: Any) -> None:
    """Write the proof for whoever has the number in a running campaign; called in the transaction of registering."""
    _prove(Member.objects.filter(phone_hash=phone_hash), now)


def apply(participants: Iterable[int], now: datetime) -> int:
    """Write the proof for members of *participants* whose phones registered before they were on a roster.

    Returns:
        For how many.
    """
    registered = Registered.objects.values("keyed_hash")
    return _prove(Member.objects.filter(participant__in=list(participants), phone_hash__in=registered), now)


def _prove(members: Any, now: datetime) -> int:
    waiting = members.filter(is_counted=True, campaign__stage=Campaign.Stage.RUNNING).exclude(proof=Source.VERIFIED)
    by_unit: defaultdict[int, list[Member]] = defaultdict(list)
    for row in waiting.select_related("participant__campaign").order_by("participant_id", "pk"):
        by_unit[row.participant_id].append(row)
    for rows in by_unit.values():
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            ids = {row.pk: f"proof-{row.pk}-{bytes(row.phone_hash or b'').hex()[:16]}" for row in part}
            statuses.verify(part, ids=ids, by=SITE, now=now)
    return sum(map(len, by_unit.values()))
