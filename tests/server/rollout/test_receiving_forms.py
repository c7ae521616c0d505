"""What clerks type about reports that came."""

from datetime import date, time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from bluezone.letters.letter import Moment, Precision
from bluezone.rollout import report
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import DENOMINATORS
from bluezone.server.rollout import receiving_forms
from bluezone.server.rollout.models import Participant, Period
from bluezone.server.rollout.receiving_forms import ConfirmForm, FilesForm, SummaryForm

UNITS = {"sct": "Sở Công Thương", "syt": "Sở Y tế", "a1": "Xã Hải An", "a2": "Xã Hải Ân"}
SENT = {
    "sender": "Sở Y tế",
    "period": "1",
    "number_symbol": "12/SYT-VP",
    "dated": "10/8/2020",
    "cutoff_day": "09/8/2020",
    "cutoff_hour": "8h00",
    "installed": "41",
    "total": "43",
    "denominator": "registered_phones",
    "arrived_at": "8h00 10/8/2020",
    "reason_no_smartphone": "2",
}


def form(**changed: str) -> ConfirmForm:
    return ConfirmForm(
        SENT | changed,
        units=UNITS,
        periods=[(1, "1")],
        denominators=DENOMINATORS,
        others=[],
        language="en",
        reasons_said={"no_smartphone": Bilingual("không có", "no smartphone")},
    )


def test_a_clerk_types_what_the_letter_says() -> None:
    said = form()
    assert said.is_valid(), said.errors

    told = said.said(Participant(), Period(), None)

    assert (told.installed, told.total, told.denominator) == (41, 43, "registered_phones")
    assert told.cutoff == Moment(date(2020, 8, 9), time(8), Precision.MINUTE)
    assert told.reasons == (("no_smartphone", 2),)
    assert (told.number_symbol, told.dated) == ("12/SYT-VP", date(2020, 8, 10))


@pytest.mark.parametrize("typed", ["syt", "Sở Y tế", "so y te", "SỞ Y TẾ"])
def test_a_sender_is_known_by_name_or_code(typed: str) -> None:
    said = form(sender=typed)

    assert said.is_valid()
    assert said.cleaned_data["sender"] == "syt"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"sender": "xa hai an"}, "sender"),
        ({"sender": "Sở Du lịch"}, "sender"),
        ({"total": ""}, "total"),
        ({"installed": ""}, "installed"),
        ({"cutoff_day": ""}, "cutoff_day"),
        ({"period": "2"}, "period"),
        ({"denominator": "gold"}, "denominator"),
        ({"arrived_at": ""}, "arrived_at"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(changed: dict[str, str], field: str) -> None:
    assert set(form(**changed).errors) == {field}


def test_a_letter_without_figures_and_moment_can_be_confirmed() -> None:
    said = form(installed="", total="", cutoff_day="", cutoff_hour="")
    assert said.is_valid(), said.errors

    told = said.said(Participant(), Period(), None)

    assert (told.installed, told.total, told.cutoff) == (None, None, None)


def files(*names: str) -> FilesForm:
    given = [SimpleUploadedFile(name, b"x") for name in names]
    return FilesForm.sent(MultiValueDict({"reports": given}))


def test_several_files_come_together_but_not_too_many() -> None:
    several = files("a.txt", "b.txt")

    assert several.is_valid()
    assert [each.name for each in several.cleaned_data["reports"]] == ["a.txt", "b.txt"]
    assert set(files().errors) == {"reports"}
    assert set(files(*(f"{n}.txt" for n in range(receiving_forms.MOST_FILES + 1))).errors) == {"reports"}


def summary(**sent: Any) -> SummaryForm:
    return SummaryForm({"kind": "report", "places": "1", **sent}, units=[("qt", "Quảng Trị")])


def test_a_summary_goes_to_one_addressee() -> None:
    here, named = summary(unit="qt", name="Bộ Y tế"), summary(name="Bộ Y tế", kind="letter", places="2")
    assert here.is_valid()
    assert named.is_valid()

    assert (here.wish().unit, here.wish().name, here.wish().kind) == ("qt", "", report.REPORT)
    assert (named.wish().unit, named.wish().name, named.wish().places) == ("", "Bộ Y tế", 2)
    assert named.wish().kind == report.OFFICIAL_LETTER
    assert set(summary().errors) == {"name"}
