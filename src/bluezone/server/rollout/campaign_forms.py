"""The form of a campaign: one page in sections, each problem beside its field."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from bluezone.rollout import schedule
from bluezone.rollout.campaign import DENOMINATORS, Counted
from bluezone.rollout.schedule import Fixed, Repeated, ReportingPeriod, Rhythm, ScheduleError
from bluezone.server.rollout.typed import DayField, HourField, MomentField, PercentField, VersionField, slug

MOMENTS = (1, 2, 3, 4)
"""Cut-offs that are named one by one; who needs more has a rhythm."""

DIRECTIVES = (1, 2)
FIXED = "fixed"
RESERVED = ("new",)
CHILDREN, KINDS, CHOSEN = "children", "kinds", "chosen"

Row = tuple[str, ...]
Section = tuple[str | Promise, str | Promise, tuple[Row, ...]]

_APP: Section = (_("The app"), "", (("name_vi", "name_en"), ("app_vi", "app_en", "code")))
_DIRECTIVES: Section = (
    _("Directives that the reports answer"),
    _("The first is named first in every report."),
    tuple(
        tuple(f"directive_{name}_{number}" for name in ("type", "symbol", "dated", "issuer", "abstract"))
        for number in DIRECTIVES
    ),
)
_WHO: Section = (
    _("Who takes part, who reports"),
    "",
    (("owner", "scope", "receiver"), ("reporting", "kinds")),
)
_TARGET: Section = (
    _("What is counted, and how far it shall come"),
    "",
    (("denominator",), ("target_percent", "target_by", "target_scope")),
)
_WHEN: Section = (
    _("Cut-offs and deadlines"),
    _("At a cut-off the figures freeze by themselves, Sundays too; until the deadline the reports must be there."),
    (
        ("rhythm",),
        *((f"cutoff_{number}", f"deadline_{number}") for number in MOMENTS),
        ("first", "last", "at"),
        ("due_days", "due_at"),
    ),
)
_PHONES: Section = (
    _("What the app needs of a phone"),
    _("Leave a system empty if the app is not made for it."),
    (("android_least", "android_store"), ("ios_least", "ios_store"), ("needs_ble",), ("excluded",)),
)
SECTIONS = (_APP, _DIRECTIVES, _WHO, _TARGET, _WHEN, _PHONES)
FIXED_WHEN_RUNNING = ("code", "owner", "scope", "reporting", "kinds", "denominator")
FIXED_IN_A_DRAFT = ("code", "owner", "scope", "reporting", "kinds")

_RHYTHMS = (
    (FIXED, _("at these moments")),
    (Rhythm.DAILY.value, _("every day")),
    (Rhythm.WEEKLY.value, _("every week")),
)
_REPORTING = (
    (CHILDREN, _("the units directly below")),
    (KINDS, _("all units of certain kinds")),
    (CHOSEN, _("units that I choose on the next page")),
)


class CampaignForm(forms.Form):
    """A campaign to be made or changed; `cleaned_data["schedule"]` holds its cut-offs."""

    name_vi = forms.CharField(
        label=_("Name in Vietnamese"),
        help_text=_("As it shall follow “V/v” in letters, such as “triển khai cài đặt ứng dụng Bluezone”."),
        max_length=200,
    )
    name_en = forms.CharField(label=_("Name in English"), required=False, max_length=200)
    app_vi = forms.CharField(
        label=_("App, with what kind of thing it is"), help_text=_("Such as “ứng dụng Bluezone”."), max_length=100
    )
    app_en = forms.CharField(label=_("The same in English"), required=False, max_length=100)
    code = forms.CharField(
        label=_("Short code in addresses"),
        help_text=_("Made from the app and the year if left empty; never changes."),
        required=False,
        max_length=40,
    )

    owner = forms.ChoiceField(label=_("Unit that runs the campaign"))
    scope = forms.ChoiceField(label=_("Takes part: this unit with all below it"))
    reporting = forms.ChoiceField(
        label=_("Reports of their own come from"), choices=_REPORTING, initial=CHILDREN, widget=forms.RadioSelect
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of units that report"), required=False, widget=forms.CheckboxSelectMultiple
    )
    receiver = forms.ChoiceField(label=_("Unit that receives the reports"))

    denominator = forms.ChoiceField(
        label=_("The rate is installed of"), help_text=_("Figures that count different things are never added up.")
    )
    target_percent = PercentField(label=_("Share to be reached, in per cent"), required=False, max_length=40)
    target_by = DayField(label=_("By this day"), required=False, max_length=40)
    target_scope = forms.CharField(label=_("By whom"), required=False, max_length=200)

    rhythm = forms.ChoiceField(label=_("Figures freeze"), choices=_RHYTHMS, initial=FIXED, widget=forms.RadioSelect)
    first = DayField(label=_("First day"), required=False, max_length=40)
    last = DayField(label=_("Last day"), required=False, max_length=40)
    at = HourField(label=_("Hour of the cut-off"), required=False, max_length=20)
    due_days = forms.IntegerField(
        label=_("Days from the cut-off to the deadline"), required=False, min_value=0, max_value=60
    )
    due_at = HourField(label=_("Hour of the deadline"), required=False, max_length=20)

    android_least = VersionField(label=_("Lowest version of Android"), required=False, max_length=20)
    android_store = forms.URLField(label=_("Address in Google Play"), required=False, assume_scheme="https")
    ios_least = VersionField(label=_("Lowest version of iOS"), required=False, max_length=20)
    ios_store = forms.URLField(label=_("Address in the App Store"), required=False, assume_scheme="https")
    needs_ble = forms.BooleanField(label=_("Needs Bluetooth Low Energy"), required=False)
    excluded = forms.CharField(
        label=_("Models on which it does not run"),
        help_text=_("One a line."),
        required=False,
        max_length=4_000,
        widget=forms.Textarea,
    )

    def __init__(
        self,
        *given: Any,
        units: dict[str, Any],
        language: str,
        now: datetime,
        fixed: Iterable[str] = (),
        behind: tuple[ReportingPeriod, ...] = (),
        **more: Any,
    ) -> None:
        """Take the choices of units and kinds in `units`; fields in *fixed* are shown and not changed.

        *behind* are the cut-offs that stay and are not shown: those that are over, and those for which there is no row.
        """
        super().__init__(*given, **more)
        self.now, self.is_running, self.behind = now, "denominator" in set(fixed), behind
        for number in DIRECTIVES:
            self._add_directive(number)
        for number in MOMENTS:
            self.fields[f"cutoff_{number}"] = MomentField(
                label=format_lazy("{} {}", _("Cut-off"), number), required=False, max_length=60
            )
            self.fields[f"deadline_{number}"] = MomentField(
                label=format_lazy("{} {}", _("Deadline"), number), required=False, max_length=60
            )
        for name in ("owner", "scope", "receiver", "kinds"):
            self._choices(name).choices = units[name]
        self._choices("denominator").choices = [
            (each.code, getattr(each.said, language)) for each in DENOMINATORS if each.counted is not Counted.NONE
        ]
        for name in fixed:
            self.fields[name].disabled = True
            self.fields[name].required = False

    def _choices(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def _add_directive(self, number: int) -> None:
        texts = (
            ("type", _("Kind of document"), 60),
            ("symbol", _("Number and symbol"), 60),
            ("issuer", _("Issued by"), 200),
            ("abstract", _("About"), 500),
        )
        for name, label, length in texts:
            self.fields[f"directive_{name}_{number}"] = forms.CharField(label=label, required=False, max_length=length)
        self.fields[f"directive_dated_{number}"] = DayField(label=_("Dated"), required=False, max_length=40)

    def sections(self) -> Iterator[tuple[str | Promise, str | Promise, list[list[BoundField]]]]:
        """Yield the parts of the page: heading, help, rows of fields."""
        for heading, said, rows in SECTIONS:
            yield heading, said, [[self[name] for name in row] for row in rows]

    def clean_code(self) -> str:
        """Return the code, as an address can hold it."""
        code = slug(self.cleaned_data["code"])
        if code in RESERVED:
            raise ValidationError(_("This word has a meaning of its own in addresses. Choose another."))
        return code

    def clean(self) -> dict[str, Any]:
        """Look at what fields say together."""
        values = self.cleaned_data
        self._clean_reporting(values)
        self._clean_target(values)
        for number in DIRECTIVES:
            self._clean_directive(values, number)
        for system in ("android", "ios"):
            self._clean_system(values, system)
        values["schedule"] = self._fixed(values) if values.get("rhythm") == FIXED else self._repeated(values)
        return values

    def _clean_reporting(self, values: dict[str, Any]) -> None:
        if values.get("reporting") == KINDS and not values.get("kinds") and not self.fields["kinds"].disabled:
            self.add_error("kinds", _("Choose one kind at least."))

    def _clean_target(self, values: dict[str, Any]) -> None:
        for name, other in (("target_by", "target_percent"), ("target_percent", "target_by")):
            if values.get(other) and not values.get(name) and name not in self.errors:
                self.add_error(name, _("A target has a share and a day. Give both, or neither."))

    def _clean_directive(self, values: dict[str, Any], number: int) -> None:
        named = [values.get(f"directive_{name}_{number}") for name in ("dated", "issuer", "abstract")]
        if any(named) and not values.get(f"directive_symbol_{number}"):
            self.add_error(f"directive_symbol_{number}", _("Give the number and symbol as the document has them."))

    def _clean_system(self, values: dict[str, Any], system: str) -> None:
        least, store = values.get(f"{system}_least"), values.get(f"{system}_store")
        if store and not store.startswith("https://"):
            self.add_error(f"{system}_store", _("An address in a store begins with https://."))
        if store and not least and f"{system}_least" not in self.errors:
            self.add_error(f"{system}_least", _("Give the lowest version that the store names."))
        if least and not store and f"{system}_store" not in self.errors:
            self.add_error(
                f"{system}_store", _("Copy the address from the store, so that nobody installs a look-alike.")
            )

    # --- cut-offs ------------------------------------------------------------------------------------------------

    def _fixed(self, values: dict[str, Any]) -> Fixed | None:
        found = [*self.behind, *(period for number in MOMENTS if (period := self._period(values, number)))]
        if any(f"{name}_{number}" in self.errors for number in MOMENTS for name in ("cutoff", "deadline")):
            return None
        if not found:
            self.add_error("cutoff_1", _("Give one cut-off at least, or choose a rhythm."))
            return None
        try:
            return Fixed(tuple(sorted(found, key=lambda each: each.cutoff)))
        except ScheduleError:
            self.add_error("cutoff_1", _("Two cut-offs are the same moment."))
            return None

    def _period(self, values: dict[str, Any], number: int) -> ReportingPeriod | None:
        cutoff, deadline = values.get(f"cutoff_{number}"), values.get(f"deadline_{number}")
        if cutoff is None and deadline is None:
            return None
        for name, given in (("cutoff", cutoff), ("deadline", deadline)):
            if given is None and f"{name}_{number}" not in self.errors:
                self.add_error(f"{name}_{number}", _("A cut-off has a deadline, and a deadline a cut-off. Give both."))
        if cutoff is not None and cutoff < self.now and not self.is_running:
            self.add_error(f"cutoff_{number}", _("This moment is over. A campaign begins before its first cut-off."))
        if cutoff is None or deadline is None:
            return None
        try:
            return ReportingPeriod(cutoff, deadline)
        except ScheduleError:
            self.add_error(f"deadline_{number}", _("The deadline lies before its cut-off. Move one of them."))
            return None

    def _repeated(self, values: dict[str, Any]) -> Repeated | None:
        names = ("first", "last", "at", "due_days", "due_at")
        for name in names:
            if values.get(name) is None and name not in self.errors:
                self.add_error(name, _("A rhythm needs this. Fill it in."))
        if any(name in self.errors for name in names) or "rhythm" in self.errors:
            return None
        if values["last"] < values["first"]:
            self.add_error("last", _("The last day lies before the first. Correct one of them."))
            return None
        if schedule.moment_utc(values["first"], values["at"]) < self.now and not self.is_running:
            self.add_error("first", _("This moment is over. A campaign begins before its first cut-off."))
            return None
        given = {name: values[name] for name in names}
        try:
            return Repeated(rhythm=Rhythm(values["rhythm"]), **given)
        except ScheduleError:
            self.add_error("due_at", _("The deadline lies before its cut-off. Move one of them."))
            return None
