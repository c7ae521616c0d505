"""What people are told about refusals of the report's pages, and how reasons are called."""

from django.utils.translation import gettext_lazy as _

from bluezone.letters.letter import REASONS
from bluezone.rollout.bilingual import Bilingual

SENTENCES = {
    "outreach_ahead": _("This hour has not come yet. Log it when it is done."),
    "outreach_corrected_already": _("Another entry replaces this one already. Correct the newest one."),
    "outreach_unknown": _("There is no such entry in the log of this unit."),
    "rollout_outreach_invalid": _("Choose who was reached from the list, and give counts of 0 or more."),
    "cutoff_ahead": _("The cut-off has not come yet. The figures freeze by themselves when it does."),
    "snapshot_corrected_already": _("These figures were corrected already. Correct the newest ones."),
    "rollout_snapshot_invalid": _(
        "A correction needs a reason, and figures that are different. First correct the members, then the figures."
    ),
    "rollout_snapshot_altered": _(
        "The frozen figures are not those that were frozen. Tell an administrator; the backup has the right ones."
    ),
    "report_not_frozen": _("There are no frozen figures of this unit for this cut-off. They freeze when it comes."),
    "report_not_replaceable": _("Only an issued report of this unit and cut-off can be replaced."),
    "rollout_report_not_ready": _(
        "No report can rest on these figures. Settle the members that are open, then correct the figures."
    ),
}
"""By code of the error."""

_ENGLISH = {
    "no_phone": "no phone",
    "no_smartphone": "no smartphone",
    "incompatible_device": "device cannot run it",
    "os_too_old": "system too old",
    "no_bluetooth": "no Bluetooth Low Energy",
    "no_store": "no app store or account",
    "storage_full": "storage full",
    "phone_broken": "phone broken",
    "other_device": "device of another region",
    "on_leave": "on leave, study, sick or seconded",
    "refused": "refused",
    "not_reached": "not reached yet",
    "other": "other",
}


def reason(code: str) -> Bilingual:
    """Return how people call the reason *code*; one that nobody knows is called by its code."""
    return Bilingual(REASONS.get(code, code), _ENGLISH.get(code, code))
