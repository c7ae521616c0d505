"""What people type about accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bluezone.server.accounts import audit
from bluezone.server.accounts.models import Role


def _password(label: object, autocomplete: str, help_text: object = "") -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # lazy
        help_text=help_text,  # type: ignore[arg-type]  # lazy
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class SignInForm(forms.Form):
    """User name and password."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = _password(_("Password"), "current-password")


class CodeForm(forms.Form):
    """A code of the authenticator app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("The six digits that the app shows now, or one of your recovery codes."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )


class FirstCodeForm(forms.Form):
    """The first code of an app that was just set up."""

    code = forms.CharField(
        label=_("First code"),
        help_text=_("The six digits that the app shows now."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class OwnPasswordForm(forms.Form):
    """One's own password, asked again before something that matters."""

    password = _password(_("Your password"), "current-password")


class NewPasswordForm(forms.Form):
    """A password, typed twice."""

    new = _password(_("New password"), "new-password", _("12 characters or more, and nothing that is easy to guess."))
    again = _password(_("New password again"), "new-password")

    def clean_again(self) -> str:
        """Refuse what differs from the first."""
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError(_("This differs from the field above."))
        return again


class ChangePasswordForm(NewPasswordForm):
    """The old password, and a new one twice."""

    old = _password(_("Your password up to now"), "current-password")
    field_order = ["old", "new", "again"]


class UserForm(forms.Form):
    """Name and role of a person."""

    full_name = forms.CharField(label=_("Full name"), max_length=100)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class NewUserForm(UserForm):
    """A person who gets an account."""

    username = forms.CharField(
        label=_("User name"),
        help_text=_("2 to 60 letters without accents, digits, dots, dashes and underscores."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ["full_name", "username", "role"]


class AuditForm(forms.Form):
    """Which entries of the log are wanted."""

    person = forms.CharField(label=_("User name"), max_length=60, required=False)
    action = forms.ChoiceField(label=_("Action"), required=False)
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        known = sorted(audit.actions(), key=lambda one: str(one[1]))
        self.fields["action"].choices = [("", _("all")), *known]  # type: ignore[attr-defined]  # it is a ChoiceField
