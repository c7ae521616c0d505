"""What is typed about documents that came in."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bluezone.documents.errors import DocumentError
from bluezone.documents.letter_file import LetterFile
from bluezone.letters import kinds
from bluezone.letters.letter import Letter
from bluezone.rollout import schedule
from bluezone.server.rollout import files, paper_fields, paper_words
from bluezone.server.rollout.assigning import Order
from bluezone.server.rollout.forwarding import Plan
from bluezone.server.rollout.models import Assignment, Incoming
from bluezone.server.rollout.paper_fields import LinesField
from bluezone.server.rollout.register import Entry
from bluezone.server.rollout.typed import DayField, HourField

URGENCIES = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")
"""Source: Nghị định 30/2020/NĐ-CP, Phụ lục I."""


class UploadForm(forms.Form):
    """The file of a document that came."""

    file = forms.FileField(
        label=_("File of the document"),
        help_text=_("DOCX, PDF, a scan or a text, at most 32 MB. What is read in it fills the form; you correct it."),
        allow_empty_file=False,
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before a byte of it is read."""
        given = self.cleaned_data["file"]
        try:
            files.refuse_large(given.size or 0)
        except DocumentError as error:
            raise forms.ValidationError(paper_words.sentence(error)) from error
        return given


class IncomingForm(forms.Form):
    """A row of the register."""

    number_symbol = forms.CharField(label=_("Number and symbol"), max_length=60, required=False)
    issuer = forms.CharField(label=_("Issuer"), max_length=300)
    dated = DayField(label=_("Date of the document"), required=False)
    kind = forms.CharField(label=_("Kind"), max_length=60, initial=kinds.OFFICIAL_LETTER.name)
    abstract = forms.CharField(
        label=_("Abstract"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )
    arrived_on = DayField(label=_("Came on"))
    urgency = forms.ChoiceField(
        label=_("Urgency"), required=False, choices=[("", "–"), *((each, each) for each in URGENCIES)]
    )
    handed_to = forms.CharField(label=_("Unit or person it is handed to"), max_length=300, required=False)
    handed_on = DayField(label=_("Handed on"), required=False)
    signed_for = forms.CharField(label=_("Signed for by"), max_length=100, required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    campaign = forms.ChoiceField(label=_("Campaign that it belongs to"), required=False)
    file = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=64)
    file_name = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=200)
    is_another = forms.BooleanField(label=_("This is another document: register it too"), required=False)

    def __init__(self, *args: Any, campaigns: Iterable[tuple[str, str]] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        choice = self.fields["campaign"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [("", "–"), *campaigns]

    def entry(self) -> Entry:
        """Return what was typed."""
        return Entry(**{name: self.cleaned_data[name] for name in Entry.__dataclass_fields__})


def of_row(row: Incoming) -> dict[str, Any]:
    """Return the form's first values for a row that is to be corrected."""
    return {name: getattr(row, name) for name in Entry.__dataclass_fields__}


def of_file(found: LetterFile | DocumentError, sha256: str, name: str) -> dict[str, Any]:
    """Return the form's first values for what was read in a file; what was not found stays empty."""
    known = {"file": sha256, "file_name": name}
    return known if isinstance(found, DocumentError) else {**known, **of_letter(found.letter)}


def of_letter(letter: Letter) -> dict[str, Any]:
    """Return what a row of the register says of *letter*."""
    number = "/".join(filter(None, [letter.number, letter.symbol]))
    said: Mapping[str, Any] = {
        "number_symbol": number[:60],
        "issuer": (letter.issuer or "")[:300],
        "dated": letter.date,
        "kind": (letter.type or "")[:60],
        "abstract": (letter.abstract or "")[:1_000],
        "urgency": (letter.urgency or "").upper(),
    }
    return {name: value for name, value in said.items() if value and (name != "urgency" or value in URGENCIES)}


class AssignForm(forms.Form):
    """Who acts, who helps, by when."""

    lead = forms.ChoiceField(label=_("Lead unit"))
    co_operating = forms.MultipleChoiceField(
        label=_("Co-operating units"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    due_day = DayField(label=_("Due on"), required=False)
    due_time = HourField(label=_("Due at"), required=False, help_text=_("17:00 if you leave it empty."))
    instruction = forms.CharField(
        label=_("Instruction"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **given: Any) -> None:
        super().__init__(*args, **given)
        listed = list(units)
        for name in ("lead", "co_operating"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = listed

    def order(self) -> Order:
        """Return what was decided."""
        said = self.cleaned_data
        due = paper_fields.moment(said["due_day"], said["due_time"])
        return Order(said["lead"], tuple(said["co_operating"]), due, said["instruction"])


def of_assignment(given: Assignment | None) -> dict[str, Any]:
    """Return the form's first values for what was decided before."""
    if given is None:
        return {}
    due = _local(given.due)
    return {
        "lead": given.lead_id,
        "co_operating": [each.pk for each in given.co_operating.all()],
        "due_day": due.day if due else None,
        "due_time": due.at if due else None,
        "instruction": given.instruction,
    }


def _local(at: datetime | None) -> Any:
    return schedule.moment(at) if at else None


ALL, DIRECT, CHOSEN = "all", "direct", "chosen"


class ForwardForm(forms.Form):
    """The letter by which a directive goes on, and to whom."""

    to = forms.ChoiceField(label=_("To whom?"), widget=forms.RadioSelect(), initial=DIRECT)
    units = forms.MultipleChoiceField(
        label=_("Units, where you choose them one by one"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    named = forms.CharField(
        label=_("What they are called together"),
        help_text=_("As it stands after “Kính gửi”. Left empty, up to six units are named one by one."),
        max_length=300,
        required=False,
    )
    tasks = LinesField(
        label=_("What they have to do"), help_text=_("A line for each task; they are numbered in the letter."), rows=6
    )
    until_day = DayField(label=_("They report by"), required=False)
    until_time = HourField(label=_("Hour"), required=False, help_text=_("17:00 if you leave it empty."))
    drafting = forms.CharField(
        label=_("Drafting unit, as in the symbol"),
        help_text=_("QLTM makes the symbol SCT-QLTM. Left empty, it is the one of the letterhead."),
        max_length=30,
        required=False,
    )
    abstract = forms.CharField(
        label=_("Abstract"), max_length=1_000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self, *args: Any, units: Iterable[tuple[str, str]], ways: Iterable[tuple[str, str]], **given: Any
    ) -> None:
        super().__init__(*args, **given)
        for name, choices in (("units", list(units)), ("to", list(ways))):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def plan(self, everybody: tuple[str, ...], direct: tuple[str, ...]) -> Plan:
        """Return what was chosen.

        Args:
            everybody: all units below; direct: those directly below.
        """
        said = self.cleaned_data
        return Plan(
            units={ALL: everybody, DIRECT: direct}.get(said["to"], tuple(said["units"])),
            tasks=said["tasks"],
            named=said["named"],
            until=paper_fields.moment(said["until_day"], said["until_time"]),
            drafting=said["drafting"],
            abstract=said["abstract"],
        )
