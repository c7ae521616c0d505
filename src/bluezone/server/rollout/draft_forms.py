"""What is typed about documents that leave: the text of a draft, its steps, what was written elsewhere, letterheads."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bluezone.letters import kinds, sheet, wording
from bluezone.letters.letter import Block, BlockKind, Letter, Recipient
from bluezone.server.rollout import letterheads
from bluezone.server.rollout.elsewhere import Entry
from bluezone.server.rollout.incoming_forms import URGENCIES
from bluezone.server.rollout.letterheads import Text
from bluezone.server.rollout.outgoing_register import Entry as RegisterEntry
from bluezone.server.rollout.paper_fields import LinesField
from bluezone.server.rollout.typed import CountField, DayField

LONGEST_BLOCK = 20_000
_BLOCKS = {
    BlockKind.PARAGRAPH: _("Paragraph %(n)s"),
    BlockKind.BASIS: _("Basis %(n)s"),
    BlockKind.PART: _("Part %(n)s"),
    BlockKind.HEADING: _("Heading %(n)s"),
    BlockKind.ITEM: _("Item %(n)s"),
}


class DraftForm(forms.Form):
    """The text of a draft. Figures, tables and annexes are those of the snapshot and are not typed."""

    addressees = LinesField(label=_("To (Kính gửi), a line each"), rows=3, required=False)
    abstract = forms.CharField(label=_("Abstract"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 2}))
    urgency = forms.ChoiceField(
        label=_("Urgency"), required=False, choices=[("", "–"), *((each, each) for each in URGENCIES)]
    )
    recipients = LinesField(
        label=_("Copies to (Nơi nhận), a line each"),
        help_text=_("“As above” and the archive are put in by themselves. A note stands in brackets: UBND tỉnh (b/c)."),
        rows=4,
        required=False,
    )
    archive = forms.CharField(label=_("Filed at (Lưu)"), max_length=100, required=False)
    signer_authority = forms.CharField(
        label=_("Lines above the title"),
        help_text=_(
            "KT. GIÁM ĐỐC, or TM. ỦY BAN NHÂN DÂN and KT. CHỦ TỊCH below each other; empty where the head signs."
        ),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    signer_title = forms.CharField(label=_("Title of the signer"), max_length=200)
    signer_name = forms.CharField(label=_("Name of the signer"), max_length=100, required=False)

    def __init__(self, data: Any, letter: Letter) -> None:
        super().__init__(data, initial=_first(letter))
        self.letter = letter
        for number, block in enumerate(letter.body, 1):
            if block.table is None:
                self.fields[f"block-{number}"] = _block_field(block, number)

    def blocks(self) -> Iterator[forms.BoundField]:
        """Yield the fields of the body, in its order."""
        return (self[name] for name in self.fields if name.startswith("block-"))

    def changed(self) -> Letter:
        """Return the letter as it was typed."""
        said = self.cleaned_data
        addressees = said["addressees"] or self.letter.addressees or ()
        return replace(
            self.letter,
            addressees=addressees,
            abstract=said["abstract"],
            urgency=said["urgency"] or None,
            recipients=_recipients(addressees, "\n".join(said["recipients"])),
            archive=letterheads.archive(said["archive"]),
            signer=letterheads.block(said["signer_authority"], said["signer_title"], said["signer_name"]),
            body=tuple(self._body()),
        )

    def _body(self) -> Iterator[Block]:
        for number, block in enumerate(self.letter.body, 1):
            if block.table is not None:
                yield block
            else:
                lines = self.cleaned_data[f"block-{number}"].splitlines()
                yield from (Block(block.kind, text) for line in lines if (text := line.strip()))


def _block_field(block: Block, number: int) -> forms.CharField:
    rows = min(max(len(block.text) // 80 + 1, 2), 12)
    return forms.CharField(
        label=_BLOCKS[block.kind] % {"n": number},
        initial=block.text,
        required=False,
        max_length=LONGEST_BLOCK,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _first(letter: Letter) -> dict[str, Any]:
    signer = letter.signer
    above = [signer.collective, signer.authority] if signer else []
    return {
        "addressees": letter.addressees or (),
        "abstract": letter.abstract or "",
        "urgency": (letter.urgency or "").upper(),
        "recipients": tuple(_line(each) for each in letter.recipients or () if each.as_written != sheet.AS_ABOVE),
        "archive": ", ".join(letter.archive.units) if letter.archive else "",
        "signer_authority": "\n".join(line for line in above if line),
        "signer_title": (signer.title if signer else None) or "",
        "signer_name": (signer.name if signer else None) or "",
    }


def _line(recipient: Recipient) -> str:
    return f"{recipient.name} ({recipient.purpose})" if recipient.purpose else recipient.name


def _recipients(addressees: tuple[str, ...], lines: str) -> tuple[Recipient, ...]:
    above = (Recipient(wording.listed(addressees), as_written=sheet.AS_ABOVE),) if addressees else ()
    return (*above, *letterheads.recipients(lines))


class StepForm(forms.Form):
    """A step of a document: what is done, and what belongs to it."""

    act = forms.CharField(max_length=20)
    day = DayField(label=_("Day of the document"), required=False)
    note = forms.CharField(
        label=_("What is wrong with it?"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class WithdrawForm(forms.Form):
    """Why an issued document is taken back."""

    reason = forms.CharField(label=_("Why is it withdrawn?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class AnswersForm(forms.Form):
    """Which incoming documents an outgoing one answers."""

    answers = forms.MultipleChoiceField(
        label=_("Incoming documents that it answers"), required=False, widget=forms.CheckboxSelectMultiple()
    )

    def __init__(self, *args: Any, papers: Iterable[tuple[str, str]], **given: Any) -> None:
        super().__init__(*args, **given)
        field = self.fields["answers"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(papers)


class ElsewhereForm(AnswersForm):
    """A document that was written elsewhere and takes its number here."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(each.name, each.name) for each in (kinds.OFFICIAL_LETTER, *kinds.NAMED)]
    )
    symbol = forms.CharField(
        label=_("Symbol"), max_length=30, help_text=_("What stands after the slash: SCT-VP, BC-SCT, QĐ-SCT.")
    )
    wanted = CountField(
        label=_("Number"), required=False, help_text=_("Left empty, it gets the next one. Another one is refused.")
    )
    dated = DayField(label=_("Date of the document"))
    abstract = forms.CharField(label=_("Abstract"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 2}))
    signer = forms.CharField(label=_("Signer"), max_length=100)
    recipients = LinesField(label=_("Recipients, a line each"), rows=3)
    kept_by = forms.CharField(label=_("Filed at (Lưu)"), max_length=100, required=False)
    copies = CountField(label=_("Copies"), initial="1")
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    field_order = ("kind", "symbol", "wanted", "dated", "abstract", "signer", "recipients", "kept_by", "copies", "note")

    def clean_symbol(self) -> str:
        """Return the symbol without blanks; a slash would end the number."""
        symbol = "".join(self.cleaned_data["symbol"].split())
        if "/" in symbol and not symbol[:4].isdecimal():
            raise forms.ValidationError(_("A symbol has no slash: type what stands after it."))
        return symbol

    def entry(self) -> Entry:
        """Return what was typed."""
        return Entry(**{name: self.cleaned_data[name] for name in Entry.__dataclass_fields__})


class OutgoingForm(forms.Form):
    """What the registry writes beside a document that left."""

    copies = CountField(label=_("Copies"))
    kept_by = forms.CharField(label=_("Filed at (Lưu)"), max_length=100, required=False)
    handed_on = DayField(label=_("Sent on"), required=False)
    signed_for = forms.CharField(label=_("Signed for by"), max_length=100, required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def entry(self) -> RegisterEntry:
        """Return what was typed."""
        return RegisterEntry(**{name: self.cleaned_data[name] for name in RegisterEntry.__dataclass_fields__})


class LetterheadForm(forms.Form):
    """How an office stands on paper."""

    organ = forms.CharField(label=_("Name of the office, in full"), max_length=200)
    parent_organ = forms.CharField(label=_("Office above it, as on paper"), max_length=200, required=False)
    abbreviation = forms.CharField(
        label=_("Abbreviation of the office"), max_length=30, help_text=_("As in symbols: SCT in 1169/SCT-VP.")
    )
    drafting = forms.CharField(
        label=_("Abbreviation of the drafting unit"), max_length=30, help_text=_("VP in 1169/SCT-VP.")
    )
    place = forms.CharField(label=_("Place of its letters"), max_length=100)
    signer_authority = forms.CharField(
        label=_("Lines above the title"),
        help_text=_(
            "KT. GIÁM ĐỐC, or TM. ỦY BAN NHÂN DÂN and KT. CHỦ TỊCH below each other; empty where the head signs."
        ),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    signer_title = forms.CharField(label=_("Title of the signer"), max_length=200)
    signer_name = forms.CharField(label=_("Name of the signer"), max_length=100)
    recipients = forms.CharField(
        label=_("Who always gets a copy, a line each"),
        help_text=_("A note stands in brackets: UBND tỉnh (b/c)."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    archive = forms.CharField(label=_("Filed at (Lưu)"), max_length=100, required=False, help_text=_("VT, VP"))
    own_series = forms.CharField(
        label=_("Kinds with numbers of their own, a line for each series"),
        help_text=_(
            "As the head decided: BC, or QĐ, NQ for two that share one. A steering committee always has its own."
        ),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def text(self) -> Text:
        """Return what was typed."""
        return Text(**{name: self.cleaned_data[name] for name in Text.__dataclass_fields__})


class StartForm(forms.Form):
    """Where the paper book stood when this site took over."""

    direction = forms.ChoiceField(
        label=_("Register"), choices=[("in", _("Incoming documents")), ("out", _("Outgoing documents"))]
    )
    series = forms.CharField(
        label=_("Series"),
        required=False,
        max_length=30,
        help_text=_("Empty for the common one; otherwise its first kind, or BCĐ."),
    )
    last = CountField(label=_("Last number in the paper book"))
