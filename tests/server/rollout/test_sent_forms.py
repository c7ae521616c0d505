"""A form that was sent is done, or comes back with what is wrong beside its field."""

import pytest
from django import forms
from django.http import HttpResponse
from django.test import RequestFactory

from bluezone.server.rollout import numbering, sent_forms
from bluezone.server.units.actor import RightMissingError


class Form(forms.Form):
    day = forms.CharField(max_length=10)


def refuse() -> None:
    raise numbering.DayAheadError("Day: found 2020-08-07, which has not come. Give today or a day before.")


def test_an_error_stands_beside_the_field_it_is_about() -> None:
    named, unnamed = Form({"day": "x"}), Form({"day": "x"})
    for form, fields in ((named, {"paper_day_ahead": "day"}), (unnamed, {})):
        assert form.is_valid()
        sent_forms.tell(form, numbering.DayAheadError("ahead"), fields)

    assert named.errors["day"]
    assert unnamed.non_field_errors()


def test_a_missing_right_has_a_page_of_its_own() -> None:
    form = Form({"day": "x"})
    assert form.is_valid()

    with pytest.raises(RightMissingError):
        sent_forms.tell(form, RightMissingError("right: none"), {})


def test_a_sound_form_is_done_and_leads_on() -> None:
    form = Form({"day": "x"})
    done: list[str] = []

    answer = sent_forms.answered(
        RequestFactory().post("/"), form, lambda: done.append("done"), lambda: HttpResponse(status=302), "", {}, {}
    )

    assert (answer.status_code, done) == (302, ["done"])


@pytest.mark.django_db
def test_a_refused_form_comes_back_with_what_was_typed() -> None:
    form = Form({"day": "2020-08-07"})

    answer = sent_forms.answered(
        RequestFactory().post("/"), form, refuse, HttpResponse, "site/problems.html", {}, {"paper_day_ahead": "day"}
    )

    assert answer.status_code == 400
    assert form.errors["day"]
