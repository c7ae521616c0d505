"""What clerks type about reports that came: files, corrected values, reasons, new deadlines, to whom the sum goes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from bluezone.letters.folding import fold
from bluezone.letters.letter import REASONS, Moment, Precision
from bluezone.rollout import report, schedule
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Denominator
from bluezone.rollout.figures import reasons
from bluezone.server.rollout.confirming import Said
from bluezone.server.rollout.models import Participant, Period, Received
from bluezone.server.rollout.summarising import Wish
from bluezone.server.rollout.typed import CountField, DayField, HourField, MomentField

MOST_FILES = 100
MOST_LISTED = 400
"""More units than this are typed, not chosen from a list."""

LETTER, REPORT = "letter", "report"
REASON = "reason_"


class _Files(forms.ClearableFileInput):
    """Chooses several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or many, each with its name."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files that were chosen."""
        given = (list(data) or [None]) if isinstance(data, list | tuple) else [data]
        found = [super(FilesField, self).clean(each, initial) for each in given]
        if len(found) > MOST_FILES:
            raise ValidationError(_("Choose %(most)s files at most at once.") % {"most": MOST_FILES})
        return found


class FilesForm(forms.Form):
    """The reports that came as files."""

    reports = FilesField(
        label=_("Files of reports"),
        help_text=_("DOCX, PDF, scans (PDF, PNG, JPEG, TIFF) or text; up to 100 at once."),
    )

    @classmethod
    def sent(cls, files: MultiValueDict[str, Any]) -> "FilesForm":
        """Return the form with all files that were sent."""
        return cls({}, files=MultiValueDict({"reports": files.getlist("reports")}))


class SenderField(forms.CharField):
    """A unit by its name or code, out of those that report."""

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=320, **given)
        self.units: Mapping[str, str] = {}

    def clean(self, value: Any) -> Any:
        """Return the id of the unit that was typed."""
        text = super().clean(value)
        if text in self.units:
            return text
        found = [unit for unit, name in self.units.items() if fold(name) == fold(text)]
        if len(found) != 1:
            raise ValidationError(_("No unit that reports here has this name. Choose one from the list."))
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        """Return the name of a unit, which people read more easily than its id."""
        return self.units.get(value, value)


class ConfirmForm(forms.Form):
    """A report's values, to be compared with the paper."""

    sender = SenderField(label=_("Sent by"))
    period = forms.TypedChoiceField(label=_("For the cut-off"), coerce=int)
    number_symbol = forms.CharField(label=_("Number, symbol"), required=False, max_length=60)
    dated = DayField(label=_("Date of the letter"), required=False, max_length=40)
    cutoff_day = DayField(label=_("Figures as of: day"), required=False, max_length=40)
    cutoff_hour = HourField(label=_("Figures as of: hour"), required=False, max_length=20)
    installed = CountField(label=_("Installed"), required=False, max_length=20)
    total = CountField(label=_("Total number"), required=False, max_length=20)
    denominator = forms.ChoiceField(label=_("The total counts"), required=False)
    arrived_at = MomentField(label=_("Arrived"), max_length=60)
    replaces = forms.TypedChoiceField(label=_("Corrects the report"), required=False, coerce=int, empty_value=None)

    def __init__(
        self,
        *given: Any,
        units: Mapping[str, str],
        periods: Sequence[tuple[int, str]],
        denominators: Iterable[Denominator],
        others: Sequence[tuple[int, str]],
        language: str,
        reasons_said: Mapping[str, Bilingual],
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        sender = self.fields["sender"]
        assert isinstance(sender, SenderField)
        sender.units = units
        if len(units) <= MOST_LISTED:
            sender.widget.attrs["list"] = "senders"
        self._choose("period", list(periods))
        self._choose("denominator", [("", "–"), *((each.code, getattr(each.said, language)) for each in denominators)])
        self._choose("replaces", [("", _("none; it is a report of its own")), *others])
        if not others:
            del self.fields["replaces"]
        for code, said in reasons_said.items():
            self.fields[f"{REASON}{code}"] = CountField(label=getattr(said, language), required=False, max_length=20)

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Return what was typed; half of the figures are none."""
        values = super().clean() or {}
        told = {name: values.get(name) for name in ("installed", "total")}
        for name, value in told.items():
            if value is None and name not in self.errors and any(each is not None for each in told.values()):
                self.add_error(name, _("Type both numbers, or neither where the letter tells none."))
        if values.get("cutoff_hour") and not values.get("cutoff_day") and "cutoff_day" not in self.errors:
            self.add_error("cutoff_day", _("Type the day of this hour."))
        return values

    def said(self, participant: Participant, period: Period, replaces: Received | None) -> Said:
        """Return what was typed."""
        values = self.cleaned_data
        day, hour = values["cutoff_day"], values["cutoff_hour"]
        cutoff = Moment(day, hour, Precision.MINUTE if hour else Precision.DAY) if day else None
        counts = ((name.removeprefix(REASON), n) for name, n in values.items() if name.startswith(REASON) and n)
        return Said(
            participant=participant,
            period=period,
            number_symbol=values["number_symbol"],
            dated=values["dated"],
            cutoff=cutoff,
            denominator=values["denominator"],
            total=values["total"],
            installed=values["installed"],
            reasons=reasons(counts),
            arrived_at=values["arrived_at"],
            replaces=replaces,
        )

    @staticmethod
    def shown(row: Received, cutoff: Moment | None) -> dict[str, Any]:
        """Return what the form shows of *row*, whose figures are of *cutoff*."""
        as_of = schedule.moment(row.as_of) if row.as_of else cutoff
        return {
            "sender": row.participant.unit_id if row.participant else "",
            "period": row.period.number,
            "number_symbol": row.number_symbol,
            "dated": row.dated,
            "cutoff_day": as_of.day if as_of else None,
            "cutoff_hour": as_of.at if as_of else None,
            "installed": row.installed,
            "total": row.total,
            "denominator": row.denominator,
            "arrived_at": row.arrived_at,
            "replaces": row.replaces_id,
            **{f"{REASON}{code}": count for code, count in row.reasons.items() if code in REASONS},
        }


class RefuseForm(forms.Form):
    """Why a report is refused."""

    why = forms.CharField(
        label=_("Why is it refused?"),
        help_text=_("The sender reads this; name no person."),
        max_length=400,
    )


class ChaseForm(forms.Form):
    """The new deadline of those who owe their report."""

    until = MomentField(label=_("New deadline"), max_length=60)


class ExemptForm(forms.Form):
    """Why a unit need not report."""

    note = forms.CharField(label=_("Why need it not report?"), max_length=400)


class SummaryForm(forms.Form):
    """To whom the summary goes, and in what form."""

    unit = forms.ChoiceField(label=_("To the unit"), required=False)
    name = forms.CharField(
        label=_("Or to, in words"),
        help_text=_("An organ that has no place on this site."),
        required=False,
        max_length=200,
    )
    kind = forms.ChoiceField(
        label=_("Kind of document"),
        choices=((REPORT, _("report in parts (báo cáo)")), (LETTER, _("official letter (công văn)"))),
        initial=REPORT,
        widget=forms.RadioSelect,
    )
    places = forms.TypedChoiceField(
        label=_("Decimals of the rate"),
        choices=((1, _("one, as offices do")), (2, _("two, as provinces do"))),
        coerce=int,
        initial=1,
    )

    def __init__(self, *given: Any, units: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ChoiceField)
        unit.choices = [*units, ("", _("another, named below"))]

    def clean(self) -> dict[str, Any]:
        """Return what was typed; one addressee, no more and no less."""
        values = super().clean() or {}
        if not values.get("unit") and not (values.get("name") or "").strip():
            self.add_error("name", _("Say to whom the summary goes."))
        return values

    def wish(self) -> Wish:
        """Return what was typed."""
        values = self.cleaned_data
        kind = report.REPORT if values["kind"] == REPORT else report.OFFICIAL_LETTER
        return Wish(values["unit"], "" if values["unit"] else values["name"], kind, values["places"])
