"""What the site says to people about each error, in their language; an error's own sentence is for programs."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bluezone.errors import BluezoneError

SENTENCES: dict[str, str | Promise] = {
    "request_malformed": _("The request does not have the published form. Update the app and try again."),
    "request_too_large": _("The request is too large."),
    "method_not_allowed": _("This address cannot be called in this way."),
    "not_found": _("There is nothing at this address."),
    "code_unusable": _("This code cannot be used."),
    "code_unknown": _("There is no such code. Compare it with the slip and type it again."),
    "code_expired": _("The 24 hours of this code are over. Ask the health officer for a new one."),
    "code_spent": _("This code was used already. Ask the health officer for a new one."),
    "code_shown_already": _("This form was sent before and its code was shown then. Issue a new code if it was lost."),
    "too_many_attempts": _("Too many wrong attempts. Wait a while, then try again."),
    "key_refused": _("This key cannot be published."),
    "key_too_old": _("The key is of a day before the first day that matters."),
    "key_not_day_start": _("The key does not begin at midnight UTC."),
    "key_from_the_future": _("The key is of a time that has not come. Check the clock of the phone."),
    "case_invalid": _("The case cannot be confirmed like this."),
    "case_onset_after_test": _(
        "The first day of signs lies after the test. Leave it empty if the person fell ill later."
    ),
    "case_from_the_future": _("The day of the test has not come yet."),
    "case_too_old": _("The test is so long ago that phones no longer remember whom they met."),
    "phone_number_invalid": _("This is no mobile number of Vietnam. Type its ten digits, beginning with 0."),
    "number_code_wrong": _("This code is not the one last sent to this number, or its ten minutes are over."),
    "messages_unavailable": _("The site cannot send short messages at the moment. Try again later."),
    "right_missing": _("You have no role at this unit that allows this. Ask its administrator."),
    "campaign_unknown": _("There is no such campaign. Choose one from the list."),
    "participant_unknown": _("This unit takes no part in the campaign."),
    "campaign_stage": _("The campaign is not at the stage for this. Load the page again."),
    "campaign_code_taken": _("Another campaign has this short name. Choose another one."),
    "campaign_cutoff_past": _("The first cut-off is over already. Give the campaign a later one."),
    "campaign_tree_too_deep": _("Too many units stand one above the other. Choose a lower unit as the scope."),
    "cutoff_ahead": _("The cut-off has not come yet. The figures freeze by themselves when it does."),
    "snapshot_corrected_already": _("These figures were corrected already. Load the page again."),
    "guidance_needs_requirement": _("The campaign does not say which phones its app needs. Say it there first."),
    "guidance_unknown": _("There is no such page, or the office has closed it."),
    "rollout_guidance_invalid": _("Something in the texts is missing or too long."),
    "document_leaflet_unprintable": _("The texts hold signs that cannot be printed, such as emoji. Take them out."),
    "member_unknown": _("There is no such person on the roster here. Load the list again."),
    "too_many_entries": _("Too many entries at once. Send them in parts."),
    "rollout_chase_impossible": _("Nobody owes a report, or the new deadline is not after the old one."),
    "rollout_forwarding_empty": _("Choose one unit at least and write one task at least."),
    "rollout_summary_not_ready": _("Nobody has reported figures that count yet. Confirm what was received first."),
    "units_refused": _("The units would make no sound tree with this change. Nothing was saved."),
    "rollout_unit_unknown": _("There is no such unit. Choose one from the tree."),
    "rollout_unit_invalid": _("The unit cannot be as it was given. Check its name, kind and days."),
    "rollout_succession_invalid": _("A unit cannot follow itself."),
    "grant_unknown": _("There is no such role or invitation. Load the page again."),
    "invitation_unusable": _("This invitation was used, or its time is over. Ask for a new one."),
    "token_refused": _("A valid token is needed."),
    "token_unknown": _("There is no such token. Load the page again."),
    "token_life": _("Give the other system a name, and the token 1 to 400 days."),
    "sheet_unusable": _(
        "The file cannot be read as a table, or nothing stands in it. Open it in Excel and save it again."
    ),
    "sheet_too_large": _("The file is larger than any roster. Save the one table you need alone."),
    "sheet_locked": _("A password protects the file. Take the password away in Excel and save it again."),
    "sheet_type_unknown": _("The file is no table. Choose xlsx, xls, ods or csv."),
    "unit_table_unreadable": _(
        "The first row does not name the columns of units. Export the units and change that table."
    ),
    "letter_unknown": _("There is no such letter here."),
    "case_unknown": _("There is no such case. It may have been deleted because its time was over."),
    "permission_refused": _("Your role does not include this. Ask an administrator of the site."),
    "sign_in_refused": _("User name and password do not fit. Type both again."),
    "sign_in_over": _("Signing in took too long. Begin again with user name and password."),
    "second_factor_refused": _("This code is not the one of now, or it was used already. Wait for the next one."),
    "second_factor_state": _("The second factor is set up already, or there is none. See your account."),
    "password_wrong": _("This is not the password you sign in with. Type it again."),
    "password_link_unusable": _("This link was used or its time is over. Ask an administrator for a new one."),
    "user_unknown": _("There is no such account."),
    "user_refused": _("This user name cannot be used: letters without accents, digits, dots, dashes, underscores."),
    "username_taken": _("Somebody has this user name already. Choose another one."),
    "last_administrator": _("Somebody has to look after the site. Make another administrator first."),
    "audit_head_missing": _("The audit log was damaged, so nothing can be done. The database has to be restored."),
    "signing_key_missing": _("No key can sign at the moment. An administrator has to rotate the signing key."),
    "root_key_missing": _("The root key is missing or is a wrong one. An administrator has to restore it."),
}
"""By code; a code that is missing here is one that no page and no phone can meet."""

SOMETHING_FAILED = _("Something failed on our side. It was noted; try again later.")


def add(sentences: Mapping[str, str | Promise]) -> None:
    """Let an app bring the sentences of its own errors; it calls this when it is ready."""
    SENTENCES.update(sentences)


def sentence(error: BluezoneError) -> str:
    """Return what to tell the person in front of the screen about *error*."""
    return str(SENTENCES.get(error.code, error.sentence))
