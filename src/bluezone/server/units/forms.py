"""What administrators of units type."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bluezone.rollout import rights
from bluezone.server.accounts.models import User
from bluezone.server.units import registry
from bluezone.server.units.tokens import MOST_DAYS


class DayField(forms.DateField):
    """A day, by the browser's own way to choose one or typed as people write it."""

    def __init__(self, **given: Any) -> None:
        shown = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=shown, input_formats=["%Y-%m-%d", "%d/%m/%Y"], **given)


class UnitForm(forms.Form):
    """All that holds of a unit from a day on."""

    kind = forms.ChoiceField(label=_("Kind"))
    name = forms.CharField(label=_("Name"), max_length=200)
    full_name = forms.CharField(
        label=_("Name in full"), max_length=300, required=False, help_text=_("As letters write it, if it differs.")
    )
    abbreviation = forms.CharField(
        label=_("Abbreviation"), max_length=30, required=False, help_text=_("As it stands in symbols: SCT.")
    )
    code = forms.CharField(label=_("Code"), max_length=20, required=False)
    receives = forms.BooleanField(label=_("May receive the reports of a campaign"), required=False)
    day = DayField(label=_("From this day on"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"label_suffix": "", **named})
        language = get_language() or "vi"
        kinds = [(each.code, each.en if language == "en" else each.vi) for each in registry.kinds()]
        self.fields["kind"].choices = sorted(kinds, key=lambda pair: pair[1])  # type: ignore[attr-defined]

    def attributes(self) -> dict[str, Any]:
        """Return what was typed, without the day."""
        return {name: value for name, value in self.cleaned_data.items() if name != "day"}


class DayForm(forms.Form):
    """The last day of a unit."""

    day = DayField(label=_("Last day"))


class SuccessorForm(forms.Form):
    """Who goes on with what a unit did."""

    new = forms.CharField(label=_("Id of the unit that goes on"), max_length=60)
    day = DayField(label=_("From this day on"))


def roles() -> list[tuple[str, str]]:
    """Return the roles as a form offers them, in the person's language."""
    language = get_language() or "vi"
    return [(role.value, said.en if language == "en" else said.vi) for role, said in rights.ROLES.items()]


class RoleForm(forms.Form):
    """A role, for an invitation."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"label_suffix": "", **named})
        self.fields["role"].choices = roles()  # type: ignore[attr-defined]


class GiveForm(RoleForm):
    """A role for somebody who has an account."""

    username = forms.CharField(label=_("User name"), max_length=60)
    field_order = ("username", "role")

    def clean_username(self) -> User:
        """Return the person."""
        user = User.objects.filter(username=self.cleaned_data["username"].strip().lower(), is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("Nobody has this user name. Invite the person instead."))
        return user


class TokenForm(RoleForm):
    """A token for another system."""

    name = forms.CharField(label=_("Name of the other system"), max_length=100)
    days = forms.IntegerField(label=_("For how many days"), min_value=1, max_value=MOST_DAYS, initial=365)
    field_order = ("name", "role", "days")


class TableForm(forms.Form):
    """A table of units as a file."""

    file = forms.FileField(label=_("Table of units (xlsx or csv)"))


class JoinForm(forms.Form):
    """A new account, made by an invitation."""

    full_name = forms.CharField(
        label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        help_text=_("Letters without accents, digits, dots and dashes."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        help_text=_("Twelve characters at least."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
