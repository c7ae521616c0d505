"""Proof by registration: a phone that registered its number proves the app for the members who have that number.

A proof is of one number. When a roster gives a member another one, the proof is taken back: the member stands where
they stood before it, and the new number proves the app if its phone has registered.

All that is looked at is the keyed hash of the number; nothing of what the app heard or did comes here (design, privacy
rule 4).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from bluezone.rollout import status
from bluezone.rollout.status import Entry, Source
from bluezone.server.phones.models import Registered
from bluezone.server.rollout import statuses
from bluezone.server.rollout.models import Campaign, Member
from bluezone.server.rollout.statuses import Said
from bluezone.server.units.actor import SITE

_AT_ONCE = 500


def on_registered(phone_hash: bytes, now: datetime, **_: Any) -> None:
    """Write the proof for whoever has the number in a running campaign; called in the transaction of registering."""
    _prove(Member.objects.filter(phone_hash=phone_hash), now)


def apply(participants: Iterable[int], now: datetime) -> int:
    """Write the proof for members of *participants* whose phones registered before they were on a roster.

    Whoever changed numbers of members calls this: proofs of numbers that they no longer have are taken back first.

    Returns:
        For how many.
    """
    numbers = list(participants)
    _withdraw(Member.objects.filter(participant__in=numbers), now)
    registered = Registered.objects.values("keyed_hash")
    return _prove(Member.objects.filter(participant__in=numbers, phone_hash__in=registered), now)


def _prove(members: Any, now: datetime) -> int:
    n_proved = 0
    for part in _parts(members.exclude(proof=Source.VERIFIED)):
        known = statuses.histories(row.pk for row in part)
        ids = {row.pk: _proof_id(row, known.get(row.pk, ())) for row in part}
        statuses.verify(part, ids=ids, by=SITE, now=now)
        n_proved += len(part)
    return n_proved


def _withdraw(members: Any, now: datetime) -> None:
    """Take back what proves the app of *members* by a number that is not theirs any more."""
    for part in _parts(members.filter(entries__source=Source.VERIFIED).distinct()):
        known = statuses.histories(row.pk for row in part)
        stale = {row.pk: tuple(_stale(row, known[row.pk])) for row in part}
        rows = [row for row in part if stale[row.pk]]
        statuses.take_back(rows, [_taken_back(known[row.pk], stale[row.pk], now) for row in rows], by=SITE, now=now)


def _stale(row: Member, entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield the proofs that *row* stands on now and that another number gave."""
    for each in status.tips(entries):
        if each.source is Source.VERIFIED and not each.id.startswith(_of_number(row)):
            yield each


def _taken_back(entries: tuple[Entry, ...], stale: tuple[Entry, ...], now: datetime) -> Said:
    seen = statuses.ids_of(stale)
    earlier = statuses.before(entries, seen)
    return Said(
        id=f"renumbered-{len(entries)}-{min(seen)}"[:60],
        member=int(entries[0].member),
        state=earlier.state,
        at=now,
        seen=seen,
        reason=earlier.reason,
        note=earlier.entry.note if earlier.entry else "",
        is_correction=True,
    )


def _of_number(row: Member) -> str:
    """Return how ids of proofs of the number that *row* has now begin."""
    return f"proof-{row.pk}-{bytes(row.phone_hash).hex()[:16] if row.phone_hash else 'none'}"


def _proof_id(row: Member, entries: tuple[Entry, ...]) -> str:
    """Return an id for the proof of *row*: the same for one registering, another for a number that came back."""
    n_before = sum(each.id.startswith(_of_number(row)) for each in entries)
    return f"{_of_number(row)}-{n_before}"


def _parts(members: Any) -> Iterator[list[Member]]:
    """Yield *members* of running campaigns in parts of one unit that are not too many for one call."""
    counted = members.filter(is_counted=True, campaign__stage=Campaign.Stage.RUNNING)
    by_unit: defaultdict[int, list[Member]] = defaultdict(list)
    for row in counted.select_related("participant__campaign").order_by("participant_id", "pk"):
        by_unit[row.participant_id].append(row)
    for rows in by_unit.values():
        for start in range(0, len(rows), _AT_ONCE):
            yield rows[start : start + _AT_ONCE]
