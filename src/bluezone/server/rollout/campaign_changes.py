"""Changing a campaign: all of a draft; of a running one what is still ahead. Who reports, and who need not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.deletion import ProtectedError

from bluezone.errors import BluezoneError
from bluezone.rollout import campaign_json
from bluezone.rollout.campaign import Campaign as PureCampaign
from bluezone.rollout.requirement import Requirement
from bluezone.rollout.rights import Action
from bluezone.rollout.schedule import ReportingPeriod
from bluezone.server.rollout import access, campaigns
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, Participant, Period
from bluezone.server.units import records
from bluezone.server.units.actor import Actor

_FAR = 100_000
"""Above all numbers of periods: those that get new ones wait there."""


class CampaignFixedError(BluezoneError, ValueError):
    """What was to be changed of a running campaign no longer can: reports rest on it."""

    code = "campaign_fixed"
    status = 409


class ExemptionUnexplainedError(BluezoneError, ValueError):
    """A unit was to be exempt from reporting without a reason."""

    code = "campaign_exemption_unexplained"


def change(code: str, definition: PureCampaign, needs: Requirement | None, *, by: Actor, now: datetime) -> Campaign:
    """Return the campaign of *code* as *definition* has it now.

    Cut-offs that are over stay with all that was frozen; those ahead become the ones that *definition* names.

    Raises:
        CampaignUnknownError, RightMissingError
        CampaignStageError: it is over.
        CampaignFixedError: it runs and would count otherwise, or a cut-off that others rest on would go.
    """
    row = _held(code, by, now)
    _refuse_other(row, definition)

    with transaction.atomic():
        Campaign.objects.select_for_update().get(pk=row.pk)
        row.name_vi, row.name_en = definition.name.vi, definition.name.en
        row.definition = campaign_json.encode(definition)
        row.requirement = campaign_json.encode_requirement(needs) if needs else None
        row.save(update_fields=["name_vi", "name_en", "definition", "requirement"])
        _move_periods(row, definition, now)
        records.record(
            RolloutAction.CAMPAIGN_CHANGED, by=by, now=now, subject=f"campaign number {row.pk}", unit=row.owner_id
        )
    return row


@dataclass(frozen=True, slots=True)
class Duty:
    """Whether a unit sends a report of its own; and whether it is let off for the reason in `note`."""

    reports: bool
    is_exempt: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if self.is_exempt and not self.note.strip():
            raise ExemptionUnexplainedError("note: found none, expected why the unit need not report; write it down")


def settle(code: str, duties: Mapping[str, Duty], *, by: Actor, now: datetime) -> int:
    """Give the units of *duties* what is said there, from the next cut-off on; return how many changed.

    Raises:
        CampaignUnknownError, RightMissingError, CampaignStageError
    """
    row = _held(code, by, now)

    with transaction.atomic():
        held = row.participants.select_for_update().filter(unit_id__in=duties)
        changed = [each for each in held if _duty(each) != duties[each.unit_id]]
        for each in changed:
            given = duties[each.unit_id]
            each.reports, each.is_exempt, each.note = given.reports, given.is_exempt, given.note.strip()
        Participant.objects.bulk_update(changed, ["reports", "is_exempt", "note"], batch_size=500)
        for each in changed:
            subject = f"participant {each.pk}"
            records.record(RolloutAction.CAMPAIGN_CHANGED, by=by, now=now, subject=subject, unit=each.unit_id)
    return len(changed)


def _duty(of: Participant) -> Duty:
    return Duty(of.reports, of.is_exempt, of.note)


def _held(code: str, by: Actor, now: datetime) -> Campaign:
    row = access.campaign(code)
    access.require_for(by, Action.CAMPAIGN_CHANGE, row, now)
    if row.stage == Campaign.Stage.ENDED:
        raise campaigns.CampaignStageError("campaign: it is over, so nothing in it changes; copy it into a new one")
    return row


def _refuse_other(row: Campaign, definition: PureCampaign) -> None:
    if definition.code != row.code:
        raise CampaignFixedError("code: snapshots name it, so it never changes; copy the campaign to have another")
    if row.stage == Campaign.Stage.RUNNING and definition.denominator != campaigns.pure(row).denominator:
        raise CampaignFixedError("denominator: the campaign runs and its figures rest on it; end it and begin another")


def _move_periods(row: Campaign, definition: PureCampaign, now: datetime) -> None:
    """Make the periods ahead those of *definition*; a draft has nothing behind it."""
    is_draft = row.stage == Campaign.Stage.DRAFT
    wanted = {
        each.cutoff: each
        for each in islice(definition.schedule.periods(), campaigns.MOST_PERIODS)
        if is_draft or each.cutoff > now
    }
    ahead = row.periods.all() if is_draft else row.periods.filter(Q(frozen_at=None), cutoff__gt=now)
    _drop(ahead.exclude(cutoff__in=wanted))
    ahead.update(number=F("number") + _FAR)
    kept = {each.cutoff: each for each in ahead}
    first = row.periods.count() - len(kept) + 1
    for number, cutoff in enumerate(sorted(wanted), first):
        _write(row, kept.get(cutoff), wanted[cutoff], number)


def _drop(periods: QuerySet[Period]) -> None:
    try:
        periods.delete()
    except ProtectedError as error:
        raise CampaignFixedError("cut-off: reports for it have come already; leave it as it is") from error


def _write(row: Campaign, kept: Period | None, wanted: ReportingPeriod, number: int) -> None:
    if kept is None:
        Period.objects.create(campaign=row, number=number, cutoff=wanted.cutoff, deadline=wanted.deadline)
        return
    kept.number, kept.deadline = number, wanted.deadline
    kept.save(update_fields=["number", "deadline"])
