"""What people are told about refusals of the receiving pages."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "period_unknown": _("The campaign has no such cut-off. Choose one from the list."),
    "received_unknown": _("There is no such report here. Choose one from the list."),
    "received_refused_already": _("This report was refused already. Ask the unit to send it again."),
    "received_reason_missing": _("Write down why the report is refused; the unit is told."),
    "received_denominator_missing": _("Say what the total counts before you confirm."),
    "received_foreign": _("This unit or cut-off is not one of this campaign. Choose one from the list."),
    "received_replacement": _("Only another report of the same unit and cut-off can be replaced, and only once."),
    "reminder_too_early": _("The deadline has not passed, so nobody is late. Chase the units when it has."),
    "rollout_chase_impossible": _("Nobody owes a report, or the new deadline is not after the old one."),
    "rollout_summary_not_ready": _("Nobody has reported figures that count yet. Confirm what was received first."),
    "rollout_figures_invalid": _("The figures do not fit: installed and reasons together are more than the total."),
}
"""By code of the error."""
