"""Figures, cut-offs, outreach and the gate for commands."""

from datetime import datetime
from typing import Any

from bluezone.letters.wording import Gate
from bluezone.rollout.outreach import Entry
from bluezone.rollout.rights import Action
from bluezone.server.rollout import access, api_values, figures_page, freezing, gate_notes, outreach, reporting
from bluezone.server.rollout.models import Campaign, OutreachEntry, Participant, Period
from bluezone.server.rollout.outreach import Said
from bluezone.server.units.actor import Actor

Json = dict[str, Any]


def figures(code: str, unit: str, *, by: Actor, now: datetime) -> Json:
    """Return how *unit* stands now.

    Raises:
        CampaignUnknownError, ParticipantUnknownError, RightMissingError
    """
    return api_values.figures(figures_page.gather(access.participant(code, unit), by=by, now=now), now)


def freeze(code: str | None, *, by: Actor, now: datetime) -> list[Json]:
    """Freeze every cut-off that has come, of all running campaigns or of that of *code*; return how many units each.

    Raises:
        CampaignUnknownError
        RightMissingError: nobody but the site freezes, since the hour does.
    """
    due = Period.objects.filter(frozen_at=None, cutoff__lte=now, campaign__stage=Campaign.Stage.RUNNING)
    if code is not None:
        due = due.filter(campaign=access.campaign(code))
    found = []
    for period in due.select_related("campaign").order_by("cutoff"):
        access.require_for(by, Action.CAMPAIGN_CHANGE, period.campaign, now)
        n_units = freezing.freeze(period, by=by, now=now)
        cutoff = api_values.moment(period.cutoff)
        found.append({"campaign": period.campaign.code, "period": period.number, "cutoff": cutoff, "units": n_units})
    return found


def period(at: Participant, number: int | None, now: datetime) -> Period:
    """Return the cut-off *number*, or the last that has come.

    Raises:
        NotFrozenError: there is none.
    """
    rows = Period.objects.filter(campaign_id=at.campaign_id).select_related("campaign")
    found = rows.filter(cutoff__lte=now).last() if number is None else rows.filter(number=number).first()
    if found is None:
        raise reporting.NotFrozenError("cut-off: the campaign has none of this number that has come; choose another")
    return found


def correct(code: str, unit: str, number: int | None, why: str, *, by: Actor, now: datetime) -> Json:
    """Return the figures that replace those of a cut-off, without what was wrong in them.

    Raises:
        NotFrozenError, RightMissingError, NotNewestError, SnapshotError
    """
    at = access.participant(code, unit)
    old = freezing.latest(at, period(at, number, now))
    if old is None:
        raise reporting.NotFrozenError("figures: none of this unit are frozen for this cut-off; nothing is to correct")
    return api_values.snapshot(freezing.correct(old, why, by=by, now=now))


def snapshots(at: Participant, *, by: Actor, now: datetime) -> list[Json]:
    """Return all frozen figures of *at*, the oldest first.

    Raises:
        RightMissingError, SnapshotAlteredError
    """
    access.require(by, Action.FIGURES_SEE, at, now)
    rows = at.snapshots.select_related("period").order_by("period__cutoff", "frozen_at")
    return [api_values.snapshot(row) for row in rows]


# --- outreach and the gate -------------------------------------------------------------------------------------------


def log(at: Participant, entry: Entry, subject: str, note: str, *, by: Actor, now: datetime) -> int:
    """Return the number of a new entry of the outreach log.

    Raises:
        RightMissingError, CampaignStageError, OutreachError, OutreachAheadError
    """
    return outreach.log(at, Said(entry, subject, note), by=by, now=now).pk


def logged(at: Participant, *, by: Actor, now: datetime) -> list[Json]:
    """Return what stands in the outreach log of *at* and below, the latest first.

    Raises:
        RightMissingError
    """
    access.require(by, Action.OUTREACH_LOG, at, now)
    return [_entry(row) for row in outreach.standing(outreach.of(at))]


def _entry(row: OutreachEntry) -> Json:
    return {
        "id": row.pk,
        "unit": row.participant.unit_id,
        "kind": row.kind,
        "subject": row.subject,
        "when": api_values.moment(row.at),
        "reached": row.reached,
        "helped": row.helped,
        "note": row.note,
    }


def strike(at: Participant, number: int, *, by: Actor, now: datetime) -> None:
    """Say that an entry of the log was made by mistake.

    Raises:
        EntryUnknownError, EntryCorrectedError, RightMissingError, CampaignStageError
    """
    access.require(by, Action.OUTREACH_LOG, at, now)
    outreach.strike(outreach.entry(at, number), by=by, now=now)


def gate(
    at: Participant, number: int | None, screened: int | None, helped: int | None, *, by: Actor, now: datetime
) -> None:
    """Keep what was done at the gate until a cut-off, the next one if *number* is not given.

    Raises:
        NotFrozenError, RightMissingError
    """
    ahead = Period.objects.filter(campaign_id=at.campaign_id, cutoff__gte=now).order_by("cutoff").first()
    chosen = period(at, number, now) if number is not None or ahead is None else ahead
    gate_notes.note(at, chosen, Gate(screened, helped), by=by, now=now)
