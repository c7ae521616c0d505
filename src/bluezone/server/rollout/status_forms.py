"""What people type about installs: why not, what was wrong before, which phone it is."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bluezone.rollout.status import LONGEST_NOTE, SAID, State
from bluezone.server.rollout import status_words

OTHER = "other"
PHONE_REASONS = frozenset(
    {"incompatible_device", "os_too_old", "no_bluetooth", "no_store", "storage_full", "other_device"}
)
"""Reasons that lie in the phone, so that it is asked which one it is."""


class ReasonForm(forms.Form):
    """Why the app is not there."""

    reason = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("In words"), help_text=_("Needed for another reason."), required=False, max_length=LONGEST_NOTE
    )

    def __init__(self, *given: Any, language: str, **more: Any) -> None:
        super().__init__(*given, **more)
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        reason.choices = [(code, getattr(said, language)) for code, said in status_words.reasons()]

    def clean(self) -> dict[str, Any]:
        """Return what was chosen; another reason has words."""
        values = super().clean() or {}
        if values.get("reason") == OTHER and not (values.get("note") or "").strip():
            self.add_error("note", ValidationError(_("Say in words which other reason.")))
        return values


class CorrectionForm(forms.Form):
    """What is right of a member of whom something wrong was said."""

    what = forms.ChoiceField(label=_("What is right"))
    note = forms.CharField(label=_("What was wrong"), max_length=LONGEST_NOTE)

    def __init__(self, *given: Any, language: str, **more: Any) -> None:
        super().__init__(*given, **more)
        what = self.fields["what"]
        assert isinstance(what, forms.ChoiceField)
        states = [(each.value, getattr(SAID[each], language)) for each in State if each is not State.EXEMPT]
        reasons = [(f"{State.EXEMPT}:{code}", getattr(said, language)) for code, said in status_words.reasons()]
        what.choices = [("", "–"), (_("State"), states), (_("Not installed, because"), reasons)]

    def state(self) -> tuple[State, str | None]:
        """Return the state that was chosen, and the reason that belongs to it."""
        state, _colon, reason = self.cleaned_data["what"].partition(":")
        return State(state), reason or None


class PhoneForm(forms.Form):
    """Which phone a person has."""

    phone = forms.CharField(
        label=_("Which phone do you have?"),
        help_text=_("As it stands in the settings: iPhone 6, Samsung J2, Android 5.1."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
