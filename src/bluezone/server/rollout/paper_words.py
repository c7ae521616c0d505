"""What pages say to people about errors with papers, in their language; by code."""

from django.utils.translation import gettext_lazy as _

from bluezone.errors import BluezoneError
from bluezone.server import wording

SENTENCES = {
    "letterhead_invalid": _(
        "No letter could leave with this letterhead: check the two abbreviations, which have no blank or slash, and "
        "the lines above the signer's name."
    ),
    "paper_unknown": _("The office has no such document. Choose it from the register."),
    "incoming_unknown": _("The register has no such document. Choose it from the list."),
    "file_unknown": _("This file is not kept here any more. Choose it again."),
    "paper_day_ahead": _("This day has not come yet. Give today or a day before."),
    "paper_dates_contradict": _(
        "The days contradict each other: a document comes on the day of its date or later, is handed on then or later, "
        "and stays in the year of its number."
    ),
    "paper_registered_already": _(
        "A document of the same issuer, number and symbol stands in the register already. Compare the two before you "
        "go on."
    ),
    "paper_answered_already": _("The document is answered already, so nothing more is to be done with it."),
    "paper_assignee": _("Choose one lead unit of this office, and for co-operation others than the one that leads."),
    "paper_issued_already": _("The document is issued and changes no more. A mistake in it is a matter of a new one."),
    "paper_not_issued": _("Only a document that is issued and not withdrawn can be withdrawn or replaced."),
    "paper_not_numbered": _("The document has no number yet, so it stands in no register."),
    "paper_number_not_free": _("This number is not the next one. Leave the number empty to take the next."),
    "paper_series_started": _("A number of this series is given already, so its start stays as it is."),
    "forwarding_nobody_chosen": _("Choose at least one unit that stands below this office."),
    "letter_symbol_invalid": _("The abbreviation of the drafting unit has no blank and no slash: QLTM, VP."),
    "rollout_step_impossible": _(
        "This step cannot be taken from where the document stands, or its day lies before the cut-off. Load the page "
        "again."
    ),
    "rollout_step_forbidden": _("Your role does not include this step. Ask somebody who may take it."),
    "rollout_letter_faulty": _(
        "The letter has faults that no issued letter may have, so it got no number. Send it back and correct it."
    ),
    "document_too_large": _(
        "The file is larger than 32 MB. Send the letter without its enclosures, or scan it at 300 dpi in grey."
    ),
    "document_type_unknown": _("This kind of file is not read here. Choose a DOCX, a PDF, a scan or a text."),
    "document_locked": _("A password protects the file. Ask the sender for one without."),
    "document_unusable": _("Nothing could be read in the file: it is damaged, or its pages cannot be made out."),
}


def sentence(error: BluezoneError) -> str:
    """Return what to tell the person in front of the screen about *error*."""
    said = SENTENCES.get(error.code)
    return str(said) if said else wording.sentence(error)
