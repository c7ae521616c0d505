"""What an issued document does on this site: it arrives in the registers of those who get it, in the same transaction.

Nothing arrives twice, however often this is called for one document.
"""

from collections.abc import Iterable
from datetime import datetime

from bluezone.letters import schema
from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter
from bluezone.rollout import schedule
from bluezone.server.rollout import campaigns, numbering
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Incoming, Outgoing, Received
from bluezone.server.units import records
from bluezone.server.units.actor import Actor
from bluezone.server.units.models import Unit


def deliver(row: Outgoing, letter: Letter, *, by: Actor, now: datetime) -> None:
    """Register the issued *row* with everybody on this site who gets it; a report is also received by who adds it up.

    Args:
        letter: that of *row*, decoded.
    """
    units = set(row.addressed.values_list("pk", flat=True))
    receiver = _receiver(row)
    if receiver:
        units.add(receiver)
        _receive(row, letter, receiver, by, now)
    _register(row, letter, units - {row.unit_id}, by, now)


def _receiver(row: Outgoing) -> str | None:
    """Return the unit on this site that receives the report *row*; None for what is no report, and where it is away."""
    if row.purpose != Outgoing.Purpose.REPORT or row.snapshot is None or row.campaign is None:
        return None
    day = schedule.local_day(row.snapshot.period.cutoff)
    unit = campaigns.pure(row.campaign).receiver_on(day)
    return unit if unit != row.unit_id and Unit.objects.filter(pk=unit).exists() else None


def _register(row: Outgoing, letter: Letter, units: Iterable[str], by: Actor, now: datetime) -> None:
    there = set(row.deliveries.values_list("unit_id", flat=True))
    wanted = [unit for unit in units if unit not in there]
    today, folded = schedule.local_day(now), fold(f"{row.number_symbol} {letter.issuer} {row.abstract}")
    numbers = numbering.next_numbers(wanted, today, numbering.Direction.INCOMING)
    Incoming.objects.bulk_create(
        [
            Incoming(
                unit_id=unit,
                series=series,
                number=series.last,
                arrived_on=today,
                issuer=(letter.issuer or "")[:300],
                number_symbol=row.number_symbol,
                symbol_key=row.symbol_key,
                dated=row.dated,
                kind=row.kind,
                abstract=row.abstract,
                folded=folded,
                urgency=(letter.urgency or "")[:20],
                campaign=row.campaign,
                sent_as=row,
                made_by=by.user,
                made_at=now,
            )
            for unit, series in numbers.items()
        ],
        batch_size=500,
    )


def _receive(row: Outgoing, letter: Letter, receiver: str, by: Actor, now: datetime) -> None:
    """Put the report among those that *receiver* has to confirm, in place of the one that it corrects."""
    if row.snapshot is None or row.campaign is None or Received.objects.filter(outgoing=row).exists():
        return
    frozen = row.snapshot.pure()
    made = Received.objects.create(
        campaign=row.campaign,
        receiver_id=receiver,
        period_id=row.snapshot.period_id,
        participant_id=row.snapshot.participant_id,
        outgoing=row,
        arrived_at=now,
        read=schema.encode(letter),
        number_symbol=row.number_symbol,
        dated=row.dated,
        as_of=frozen.tally.as_of,
        denominator=frozen.tally.denominator,
        total=frozen.total.total,
        installed=frozen.total.installed,
        reasons=dict(frozen.total.reasons),
        replaces=_corrected(row),
    )
    records.record(RolloutAction.REPORT_RECEIVED, by=by, now=now, subject=f"received {made.pk}", unit=receiver)


def _corrected(row: Outgoing) -> Received | None:
    """Return the received report that *row* corrects, unless another correction took its place already."""
    old = Received.objects.filter(outgoing=row.replaces_id).first() if row.replaces_id else None
    return None if old is None or Received.objects.filter(replaces=old).exists() else old
