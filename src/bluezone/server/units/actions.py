"""What units write to the audit log. Values are stored and never change."""

from enum import StrEnum


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
