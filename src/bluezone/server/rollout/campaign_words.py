"""What people are told about refusals of the campaign's pages."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "campaign_unknown": _("There is no such campaign."),
    "participant_unknown": _("This unit takes no part in the campaign."),
    "campaign_stage": _("The campaign is in another stage by now. Load the page again."),
    "campaign_code_taken": _("Another campaign has this code. Choose another."),
    "campaign_cutoff_past": _("The first cut-off is over already. Give the campaign a later one, then start it."),
    "campaign_tree_too_deep": _("Too many units stand one above the other. Choose a unit further down."),
    "campaign_fixed": _("Reports rest on this already, so it does not change. End the campaign and copy it."),
    "campaign_exemption_unexplained": _("Write down why the unit need not report."),
    "right_missing": _("Your roles do not include this here. Ask the administrator of your unit."),
    "rollout_unit_unknown": _("There is no such unit any more. Choose another."),
}
"""By code of the error."""
