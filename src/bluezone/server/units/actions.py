"""What units write to the audit log. Values are stored and never change."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class UnitsAction(StrEnum):
    """Everything that is recorded."""

    UNIT_MADE = "unit_made"
    UNIT_CHANGED = "unit_changed"
    UNIT_ENDED = "unit_ended"
    UNITS_IMPORTED = "units_imported"
    SUCCESSION_MADE = "succession_made"
    KIND_CHANGED = "kind_changed"
    GRANT_GIVEN = "grant_given"
    GRANT_ENDED = "grant_ended"
    INVITATION_MADE = "invitation_made"
    INVITATION_USED = "invitation_used"
    INVITATION_ENDED = "invitation_ended"
    TOKEN_MADE = "token_made"
    TOKEN_ENDED = "token_ended"


LABELS: dict[StrEnum, str | Promise] = {
    UnitsAction.UNIT_MADE: _("Unit made"),
    UnitsAction.UNIT_CHANGED: _("Unit changed"),
    UnitsAction.UNIT_ENDED: _("Unit ended"),
    UnitsAction.UNITS_IMPORTED: _("Units imported"),
    UnitsAction.SUCCESSION_MADE: _("Successor named"),
    UnitsAction.KIND_CHANGED: _("Kind of unit changed"),
    UnitsAction.GRANT_GIVEN: _("Role given"),
    UnitsAction.GRANT_ENDED: _("Role ended"),
    UnitsAction.INVITATION_MADE: _("Invitation made"),
    UnitsAction.INVITATION_USED: _("Invitation used"),
    UnitsAction.INVITATION_ENDED: _("Invitation ended"),
    UnitsAction.TOKEN_MADE: _("Token made"),
    UnitsAction.TOKEN_ENDED: _("Token ended"),
}
"""What pages call them."""
