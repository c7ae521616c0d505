"""Who may do what in a campaign: by today's tree, or by the one that the campaign froze."""

from datetime import datetime

from bluezone.errors import BluezoneError
from bluezone.rollout.rights import Action
from bluezone.server.rollout.models import Campaign, Participant
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import Actor


class CampaignUnknownError(BluezoneError, LookupError):
    """There is no such campaign."""

    code = "campaign_unknown"
    status = 404


class ParticipantUnknownError(BluezoneError, LookupError):
    """The unit takes no part in this campaign."""

    code = "participant_unknown"
    status = 404


def campaign(code: str) -> Campaign:
    """Return the campaign of *code*.

    Raises:
        CampaignUnknownError
    """
    found = Campaign.objects.select_related("owner", "scope").filter(code=code).first()
    if found is None:
        raise CampaignUnknownError("campaign: there is none of this code; choose one from the list")
    return found


def participant(code: str, unit: str) -> Participant:
    """Return what *unit* is in the campaign of *code*; rights are the caller's to ask for.

    Raises:
        CampaignUnknownError, ParticipantUnknownError
    """
    found = Participant.objects.select_related("campaign").filter(campaign__code=code, unit_id=unit).first()
    if found is None:
        campaign(code)
        raise ParticipantUnknownError("unit: it takes no part in this campaign; choose one of those that do")
    return found


def may(by: Actor, action: Action, at: Participant, now: datetime) -> bool:
    """Return whether *by* may do *action* at the unit of *at*, which may have ended since the campaign began."""
    return _may(by, action, at.unit_id, at.campaign, now)


def require(by: Actor, action: Action, at: Participant, now: datetime) -> None:
    """Return if *by* may do *action* at the unit of *at*.

    Raises:
        RightMissingError: otherwise.
    """
    if not may(by, action, at, now):
        actor.require(by, action, at.unit_id, now)


def require_for(by: Actor, action: Action, of: Campaign, now: datetime) -> None:
    """Return if *by* may do *action* to the campaign *of* as a whole, at the unit that runs it.

    Raises:
        RightMissingError: otherwise.
    """
    if not may_for(by, action, of, now):
        actor.require(by, action, of.owner_id, now)


def may_for(by: Actor, action: Action, of: Campaign, now: datetime) -> bool:
    """Return whether *by* may do *action* to the campaign *of* as a whole, at the unit that runs it."""
    return _may(by, action, of.owner_id, of, now)


def _may(by: Actor, action: Action, unit: str, of: Campaign, now: datetime) -> bool:
    return actor.may(by, action, unit, now) or actor.may(by, action, unit, now, registry.tree_on(of.tree_day))
