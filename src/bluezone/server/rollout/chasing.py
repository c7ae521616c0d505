"""The letter that chases all who owe their report, drafted at once; and who is let off, with a reason."""

from datetime import datetime

from bluezone.errors import BluezoneError
from bluezone.letters.letter import Reference
from bluezone.rollout import aggregate, arrival, chase
from bluezone.rollout.campaign import Campaign as PureCampaign
from bluezone.rollout.rights import Action
from bluezone.server.rollout import access, campaign_changes, drafts, letterheads, receiving
from bluezone.server.rollout.campaign_changes import Duty
from bluezone.server.rollout.models import Outgoing, Participant
from bluezone.server.rollout.receiving import Desk
from bluezone.server.units.actor import Actor


class ReminderTooEarlyError(BluezoneError, ValueError):
    """Units were to be chased before the deadline."""

    code = "reminder_too_early"
    status = 409


def draft(of: Desk, until: datetime, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft of the letter by which the receiving unit chases all who owe the report of the period.

    Args:
        until: the new deadline.

    Raises:
        RightMissingError
        ReminderTooEarlyError: the deadline has not passed.
        ChaseError: nobody owes a report, or the new deadline is not after the old one or already over.
    """
    _refuse_early(of, until, now)
    judged = receiving.verdicts(of, now)
    table = aggregate.table(judged, of.definition)

    office = letterheads.office(of.receiver, now)
    letter = chase.draft(table, of.definition, office, asked(of.definition), of.pure, until=until)

    owing = [verdict.expected.unit for verdict in arrival.owing(judged)]
    return drafts.create(
        letter,
        Outgoing.Purpose.CHASE,
        of.receiver,
        campaign=of.at.campaign,
        addressed=owing,
        by=by,
        now=now,
    )


def _refuse_early(of: Desk, until: datetime, now: datetime) -> None:
    if now <= of.period.deadline:
        raise ReminderTooEarlyError("reminder: the deadline has not passed, nobody is late; chase when it has")
    if until <= now:
        raise chase.ChaseError("Deadline: found one that is over, expected a moment to come. Give more time.")


def asked(definition: PureCampaign) -> Reference:
    """Return the document that asks for the reports; a campaign without one is named by what it is called."""
    if definition.answered:
        return definition.answered[0]
    return Reference(None, type="Văn bản", abstract=definition.name.vi)


def exempt(of: Desk, unit: str, note: str, *, by: Actor, now: datetime) -> Participant:
    """Return *unit*, which need not report in this campaign any more, for the reason in *note*.

    Raises:
        RightMissingError, ParticipantUnknownError, ExemptionUnexplainedError, CampaignStageError
    """
    row = access.participant(of.at.campaign.code, unit)
    access.require(by, Action.RECEIVED_CONFIRM, row, now)
    campaign_changes.settle(of.at.campaign.code, {unit: Duty(row.reports, True, note)}, by=by, now=now)
    return access.participant(of.at.campaign.code, unit)
