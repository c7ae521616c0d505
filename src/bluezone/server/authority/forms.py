"""What officers and administrators type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    """The browser's own way to choose a day; sends and shows ISO dates whatever the language."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class CaseForm(forms.Form):
    """A case to be confirmed."""

    test_date = forms.DateField(
        label=_("Day of the test"),
        help_text=_("The day the sample was taken."),
        widget=DayInput(),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    onset_date = forms.DateField(
        label=_("First day of signs"),
        help_text=_("Leave empty if the person has no signs of illness."),
        required=False,
        widget=DayInput(),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    reference = forms.CharField(
        label=_("Your reference number"),
        help_text=_("A number from your own register. Never a name, a phone number or an identity number."),
        required=False,
        max_length=40,
    )


class CodeForm(forms.Form):
    """The request for a code; each form works once."""

    form_id = forms.UUIDField(widget=forms.HiddenInput())


class RotationForm(forms.Form):
    """How the signing key is replaced."""

    at_once = forms.BooleanField(
        label=_("The present key may have been stolen"),
        help_text=_("The new key signs at once, and the old one is trusted no further."),
        required=False,
    )
