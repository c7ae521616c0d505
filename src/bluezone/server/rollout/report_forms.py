"""What people type about reports: outreach, the gate, what a letter says beside its figures, why figures were wrong."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bluezone.letters.wording import Gate
from bluezone.rollout import report
from bluezone.rollout.outreach import KINDS, Entry
from bluezone.server.rollout import reporting
from bluezone.server.rollout.models import Outgoing, OutreachEntry
from bluezone.server.rollout.outreach import Said
from bluezone.server.rollout.reporting import Wish
from bluezone.server.rollout.typed import CountField, MomentField

LETTER, REPORT = "letter", "report"


class OutreachForm(forms.Form):
    """One visit, meeting or letter."""

    kind = forms.ChoiceField(label=_("Who was reached"))
    subject = forms.CharField(
        label=_("Which one"),
        help_text=_("Name of the enterprise, market or street; never a person."),
        required=False,
        max_length=200,
    )
    at = MomentField(label=_("When"), max_length=60)
    reached = CountField(label=_("Persons told"), required=False, max_length=20)
    helped = CountField(label=_("Persons helped to install"), required=False, max_length=20)
    note = forms.CharField(label=_("Note"), required=False, max_length=500)

    def __init__(self, *given: Any, language: str, **more: Any) -> None:
        super().__init__(*given, **more)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(code, getattr(said, language)) for code, said in KINDS.items()]

    def said(self) -> Said:
        """Return what was typed."""
        values = self.cleaned_data
        entry = Entry(values["kind"], values["at"], values["reached"], values["helped"])
        return Said(entry, values["subject"], values["note"])

    @staticmethod
    def shown(entry: OutreachEntry) -> dict[str, Any]:
        """Return what the form shows of *entry*."""
        return {name: getattr(entry, name) for name in ("kind", "subject", "at", "reached", "helped", "note")}


class GateForm(forms.Form):
    """What was done at the gate in a period."""

    is_done = forms.BooleanField(
        label=_("Visitors are screened at the gate and helped to install"),
        help_text=_("Then the letter has a paragraph about it."),
        required=False,
    )
    screened = CountField(label=_("Persons screened"), required=False, max_length=20)
    helped = CountField(label=_("Persons helped to install"), required=False, max_length=20)

    def gate(self) -> Gate | None:
        """Return what was typed; None where nothing was done. A count says that something was."""
        values = self.cleaned_data
        told = (values["screened"], values["helped"])
        return Gate(*told) if values["is_done"] or any(each is not None for each in told) else None

    @staticmethod
    def shown(gate: Gate | None) -> dict[str, Any]:
        """Return what the form shows of *gate*."""
        return {"is_done": True, "screened": gate.screened, "helped": gate.helped} if gate else {}


class ReportForm(forms.Form):
    """What a letter says beside its figures."""

    kind = forms.ChoiceField(
        label=_("Kind of document"),
        choices=((LETTER, _("official letter (công văn)")), (REPORT, _("report in parts (báo cáo)"))),
        initial=LETTER,
        widget=forms.RadioSelect,
    )
    abstract = forms.CharField(
        label=_("About"), help_text=_("Behind “V/v”; empty takes the campaign's name."), required=False, max_length=500
    )
    scope = forms.CharField(
        label=_("Who is in the figures"),
        help_text=_("In brackets behind the figures, such as “Văn phòng, Thanh tra và các phòng”."),
        required=False,
        max_length=500,
    )
    order = forms.ChoiceField(
        label=_("Order of the annex's rows"),
        choices=(
            (reporting.BY_TREE, _("as units stand in the tree")),
            (reporting.BY_RATE, _("the highest rate first")),
        ),
    )
    places = forms.TypedChoiceField(
        label=_("Decimals of the rate"),
        choices=((1, _("one, as offices do")), (2, _("two, as provinces do"))),
        coerce=int,
    )
    is_told = forms.BooleanField(label=_("The staff was told what the directives ask"), required=False, initial=True)
    difficulties = forms.CharField(
        label=_("Difficulties"),
        help_text=_("One a line; only a report in parts has them. Empty says that there are none."),
        required=False,
        max_length=4_000,
        widget=forms.Textarea,
    )
    proposals = forms.CharField(
        label=_("Proposals"),
        help_text=_("One a line; only a report in parts has them. Empty says that there are none."),
        required=False,
        max_length=4_000,
        widget=forms.Textarea,
    )

    def wish(self, replaces: Outgoing | None) -> Wish:
        """Return what was typed, for a letter in place of *replaces* where that is one."""
        values = self.cleaned_data
        is_report = values["kind"] == REPORT
        return Wish(
            kind=report.REPORT if is_report else report.OFFICIAL_LETTER,
            abstract=values["abstract"],
            scope=values["scope"],
            order=values["order"],
            places=values["places"],
            is_told=values["is_told"],
            difficulties=_lines(values["difficulties"]) if is_report else None,
            proposals=_lines(values["proposals"]) if is_report else None,
            replaces=replaces,
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class CorrectionForm(forms.Form):
    """Why frozen figures were wrong."""

    why = forms.CharField(
        label=_("What was wrong"),
        help_text=_("Stays with the figures for good; never a name or a phone number."),
        max_length=500,
        widget=forms.Textarea,
    )
