"""Lists with a line for each, and days with an hour that need not be said."""

from datetime import UTC, date, datetime, time

from django import forms

from bluezone.server.rollout import paper_fields
from bluezone.server.rollout.paper_fields import LinesField


class Form(forms.Form):
    lines = LinesField(required=False)


def test_lines_are_read_without_dashes_and_marks_of_a_list() -> None:
    form = Form({"lines": "- UBND tỉnh (b/c);\r\n\r\n  Sở Y tế \n-\n"})

    assert form.is_valid()
    assert form.cleaned_data["lines"] == ("UBND tỉnh (b/c)", "Sở Y tế")


def test_no_lines_are_none() -> None:
    form = Form({"lines": ""})

    assert form.is_valid()
    assert form.cleaned_data["lines"] == ()


def test_lines_are_shown_one_below_the_other() -> None:
    assert Form(initial={"lines": ("a", "b")})["lines"].value() == "a\nb"
    assert Form({"lines": "a\nb"})["lines"].value() == "a\nb"


def test_a_day_without_an_hour_ends_with_the_work() -> None:
    assert paper_fields.moment(date(2020, 8, 9), None) == datetime(2020, 8, 9, 10, tzinfo=UTC)
    assert paper_fields.moment(date(2020, 8, 9), time(8)) == datetime(2020, 8, 9, 1, tzinfo=UTC)
    assert paper_fields.moment(None, time(8)) is None
