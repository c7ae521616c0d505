"""What is typed of rosters: a file or a paste, what its columns are, one person."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bluezone.rollout.column_words import SAID, Field
from bluezone.rollout.handset import System
from bluezone.server.rollout.models import Participant
from bluezone.server.rollout.rosters import Typed

NOT_READ = "-"
_SYSTEMS = {
    System.ANDROID: "Android",
    System.IOS: "iOS (iPhone)",
    System.HARMONY: "HarmonyOS",
    System.WINDOWS: "Windows",
    System.KAIOS: "KaiOS",
}


class UploadForm(forms.Form):
    """A file, or cells pasted from a sheet."""

    file = forms.FileField(
        label=_("File (xlsx, xls, ods or csv)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"}),
    )
    text = forms.CharField(
        label=_("Or paste the cells here, with their headings"),
        required=False,
        max_length=3_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        typed = super().clean() or {}
        if not typed.get("file") and not (typed.get("text") or "").strip():
            raise forms.ValidationError(_("Choose a file, or paste the cells."))
        return typed


def fields() -> list[tuple[str, str]]:
    """Return what a column may hold, in the person's language."""
    language = get_language() or "vi"
    return [(field.value, said.en if language == "en" else said.vi) for field, said in SAID.items()]


def corrected(data: Mapping[str, str]) -> dict[int, Field | None]:
    """Return what a person says of columns otherwise than shown: selects named column-0, what they showed in was-0."""
    found: dict[int, Field | None] = {}
    for name, text in data.items():
        number = name.removeprefix("column-")
        if not (name.startswith("column-") and number.isascii() and number.isdigit()):
            continue
        if text != data.get(f"was-{number}") and (text == NOT_READ or text in set(Field)):
            found[int(number)] = None if text == NOT_READ else Field(text)
    return found


def decisions(data: Any) -> dict[int, str | None]:
    """Return who doubtful rows are, from the choices named row-17: a member's number, "new", or nothing yet."""
    found: dict[int, str | None] = {}
    for name, text in data.items():
        row = name.removeprefix("row-")
        if name.startswith("row-") and row.isascii() and row.isdigit() and text:
            found[int(row)] = None if text == "new" else str(text)
    return found


class MemberForm(forms.Form):
    """One person."""

    name = forms.CharField(label=_("Family name and given name"), max_length=200)
    phone = forms.CharField(label=_("Mobile number"), max_length=40, required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    birth = forms.CharField(label=_("Day or year of birth"), max_length=20, required=False)
    system = forms.ChoiceField(label=_("System of the phone"), required=False)
    version = forms.CharField(label=_("Version of the system"), max_length=20, required=False)
    model = forms.CharField(label=_("Model of the phone"), max_length=100, required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, units: list[Participant], *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"label_suffix": "", **named})
        self.fields["unit"].choices = [(row.unit_id, row.name) for row in units]  # type: ignore[attr-defined]
        plain = (System.FEATURE.value, _("a phone that runs no apps"))
        choices = [("", _("not known")), *((system.value, name) for system, name in _SYSTEMS.items()), plain]
        self.fields["system"].choices = choices  # type: ignore[attr-defined]

    def typed(self) -> Typed:
        """Return what was typed."""
        given = dict(self.cleaned_data)
        if given["system"] == System.FEATURE.value:
            given["system"] = "điện thoại phổ thông"
        return Typed(**given)
