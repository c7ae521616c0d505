"""What was done at the gate in a period, as the office says it."""

from datetime import datetime

from django.db import transaction

from bluezone.letters.wording import Gate
from bluezone.rollout.rights import Action
from bluezone.server.rollout import access
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import GateNote, Participant, Period
from bluezone.server.units import records
from bluezone.server.units.actor import Actor


def note(at: Participant, period: Period, said: Gate | None, *, by: Actor, now: datetime) -> None:
    """Keep that *said* was done at the gate in *period*; None takes the note back. A drafted letter stays as it is.

    Raises:
        RightMissingError
    """
    access.require(by, Action.OUTREACH_LOG, at, now)
    notes = GateNote.objects.filter(participant=at, period=period)

    with transaction.atomic():
        if said is None:
            n_changed, _ = notes.delete()
            if not n_changed:
                return
        else:
            told = {"screened": said.screened, "helped": said.helped, "made_by": by.user, "made_at": now}
            GateNote.objects.update_or_create(told, participant=at, period=period)
        subject = f"gate of period {period.number}, participant {at.pk}"
        records.record(RolloutAction.GATE_NOTED, by=by, now=now, subject=subject, unit=at.unit_id)


def of(at: Participant, period: Period) -> Gate | None:
    """Return what was noted; None where nothing was."""
    found = GateNote.objects.filter(participant=at, period=period).first()
    return Gate(found.screened, found.helped) if found else None
