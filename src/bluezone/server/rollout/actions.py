"""What the rollout writes to the audit log. Values are stored and never change."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RolloutAction(StrEnum):
    """Everything that is recorded; a thing that is read is recorded where names or phones stand in it."""

    CAMPAIGN_MADE = "campaign_made"
    CAMPAIGN_CHANGED = "campaign_changed"
    CAMPAIGN_STARTED = "campaign_started"
    CAMPAIGN_ENDED = "campaign_ended"
    GUIDANCE_CHANGED = "guidance_changed"
    PAPER_REGISTERED = "paper_registered"
    PAPER_CHANGED = "paper_changed"
    PAPER_ASSIGNED = "paper_assigned"
    LETTERHEAD_CHANGED = "letterhead_changed"
    DRAFT_MADE = "draft_made"
    DRAFT_CHANGED = "draft_changed"
    DRAFT_CHECKED = "draft_checked"
    DRAFT_APPROVED = "draft_approved"
    DRAFT_SENT_BACK = "draft_sent_back"
    DRAFT_DROPPED = "draft_dropped"
    NUMBER_GIVEN = "number_given"
    PAPER_ISSUED = "paper_issued"
    PAPER_WITHDRAWN = "paper_withdrawn"
    ROSTER_STAGED = "roster_staged"
    ROSTER_ACCEPTED = "roster_accepted"
    ROSTER_DROPPED = "roster_dropped"
    ROSTER_READ = "roster_read"
    ROSTER_EXPORTED = "roster_exported"
    MEMBER_CHANGED = "member_changed"
    STATUS_SAID = "status_said"
    SELF_LINK_MADE = "self_link_made"
    PHONE_DECIDED = "phone_decided"
    SNAPSHOT_FROZEN = "snapshot_frozen"
    SNAPSHOT_CORRECTED = "snapshot_corrected"
    OUTREACH_LOGGED = "outreach_logged"
    GATE_NOTED = "gate_noted"
    REPORT_RECEIVED = "report_received"
    REPORT_CONFIRMED = "report_confirmed"
    REPORT_REFUSED = "report_refused"


LABELS: dict[StrEnum, str | Promise] = {
    RolloutAction.CAMPAIGN_MADE: _("Campaign made"),
    RolloutAction.CAMPAIGN_CHANGED: _("Campaign changed"),
    RolloutAction.CAMPAIGN_STARTED: _("Campaign started"),
    RolloutAction.CAMPAIGN_ENDED: _("Campaign ended"),
    RolloutAction.GUIDANCE_CHANGED: _("Public guidance changed"),
    RolloutAction.PAPER_REGISTERED: _("Document registered"),
    RolloutAction.PAPER_CHANGED: _("Document's entry changed"),
    RolloutAction.PAPER_ASSIGNED: _("Document assigned"),
    RolloutAction.LETTERHEAD_CHANGED: _("Letterhead changed"),
    RolloutAction.DRAFT_MADE: _("Draft made"),
    RolloutAction.DRAFT_CHANGED: _("Draft changed"),
    RolloutAction.DRAFT_CHECKED: _("Draft checked"),
    RolloutAction.DRAFT_APPROVED: _("Draft approved"),
    RolloutAction.DRAFT_DROPPED: _("Draft dropped"),
    RolloutAction.DRAFT_SENT_BACK: _("Draft sent back"),
    RolloutAction.NUMBER_GIVEN: _("Number given"),
    RolloutAction.PAPER_ISSUED: _("Document issued"),
    RolloutAction.PAPER_WITHDRAWN: _("Document withdrawn"),
    RolloutAction.ROSTER_STAGED: _("Roster file read"),
    RolloutAction.ROSTER_ACCEPTED: _("Roster accepted"),
    RolloutAction.ROSTER_DROPPED: _("Roster file dropped"),
    RolloutAction.ROSTER_READ: _("Roster read"),
    RolloutAction.ROSTER_EXPORTED: _("Roster exported"),
    RolloutAction.MEMBER_CHANGED: _("Member changed"),
    RolloutAction.STATUS_SAID: _("Status given"),
    RolloutAction.SELF_LINK_MADE: _("Link for self-report made"),
    RolloutAction.PHONE_DECIDED: _("Phone judged"),
    RolloutAction.SNAPSHOT_FROZEN: _("Figures frozen"),
    RolloutAction.SNAPSHOT_CORRECTED: _("Figures corrected"),
    RolloutAction.OUTREACH_LOGGED: _("Outreach logged"),
    RolloutAction.GATE_NOTED: _("Gate noted"),
    RolloutAction.REPORT_RECEIVED: _("Report received"),
    RolloutAction.REPORT_CONFIRMED: _("Report confirmed"),
    RolloutAction.REPORT_REFUSED: _("Report refused"),
}
"""What pages call them."""
