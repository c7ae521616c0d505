"""The form of a campaign: what is wrong stands beside its field, and all of it at once."""

from datetime import timedelta

import pytest
from django.utils import translation

from bluezone.rollout.schedule import Fixed, Repeated, ReportingPeriod
from bluezone.server.rollout.campaign_forms import FIXED_WHEN_RUNNING, CampaignForm
from tests.server.rollout.campaign_posted import posted
from tests.server.rollout.province import CUTOFF, DEADLINE, THURSDAY

UNITS = {
    "owner": [("qt", "Tỉnh Quảng Trị")],
    "scope": [("qt", "Tỉnh Quảng Trị"), ("sct", "Sở Công Thương")],
    "receiver": [("stttt", "Sở Thông tin và Truyền thông")],
    "kinds": [("department", "sở"), ("office", "văn phòng")],
}
RHYTHM = {
    "rhythm": "weekly",
    "first": "2020-08-09",
    "last": "2020-08-30",
    "at": "08:00",
    "due_days": "1",
    "due_at": "17:00",
}


def form(**changed: str) -> CampaignForm:
    return CampaignForm(posted(**changed), units=UNITS, language="vi", now=THURSDAY)


def test_a_good_form_gives_its_cutoffs() -> None:
    filled = form(cutoff_2="16/8/2020 8h00", deadline_2="2020-08-17T17:00")

    assert filled.is_valid(), filled.errors
    week = timedelta(days=7)
    assert filled.cleaned_data["schedule"] == Fixed(
        (ReportingPeriod(CUTOFF, DEADLINE), ReportingPeriod(CUTOFF + week, DEADLINE + week))
    )


def test_a_rhythm_gives_all_its_cutoffs() -> None:
    filled = form(**RHYTHM)

    assert filled.is_valid(), filled.errors
    schedule = filled.cleaned_data["schedule"]
    assert isinstance(schedule, Repeated)
    assert [each.cutoff for each in schedule.periods()] == [CUTOFF + timedelta(days=7 * week) for week in range(4)]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name_vi": ""}, "name_vi"),
        ({"code": "new"}, "code"),
        ({"cutoff_1": "2020-08-05T08:00"}, "cutoff_1"),
        ({"cutoff_1": "", "deadline_1": ""}, "cutoff_1"),
        ({"cutoff_1": ""}, "cutoff_1"),
        ({"deadline_1": ""}, "deadline_1"),
        ({"deadline_1": "2020-08-09T07:59"}, "deadline_1"),
        ({"cutoff_2": "2020-08-09T08:00", "deadline_2": "2020-08-10T17:00"}, "cutoff_1"),
        ({"cutoff_1": "chủ nhật"}, "cutoff_1"),
        ({"target_percent": "gần hết"}, "target_percent"),
        ({"target_percent": "120"}, "target_percent"),
        ({"target_percent": ""}, "target_percent"),
        ({"target_by": ""}, "target_by"),
        ({"reporting": "kinds"}, "kinds"),
        ({"scope": "vn"}, "scope"),
        ({"denominator": "population"}, "denominator"),
        ({"directive_symbol_1": ""}, "directive_symbol_1"),
        ({"directive_dated_1": "31/2/2020"}, "directive_dated_1"),
        ({"android_least": ""}, "android_least"),
        ({"ios_store": ""}, "ios_store"),
        ({"ios_store": "http://apps.example/x"}, "ios_store"),
        (RHYTHM | {"first": ""}, "first"),
        (RHYTHM | {"last": "2020-08-08"}, "last"),
        (RHYTHM | {"first": "2020-08-01"}, "first"),
        (RHYTHM | {"due_days": "0", "due_at": "07:00"}, "due_at"),
        (RHYTHM | {"at": "sáng"}, "at"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nowhere_else(changed: dict[str, str], field: str) -> None:
    assert list(form(**changed).errors) == [field]


def test_all_that_is_wrong_is_told_at_once() -> None:
    wrong = form(name_vi="", target_percent="gần hết", deadline_1="2020-08-01T08:00", ios_least="mới")

    assert set(wrong.errors) == {"name_vi", "target_percent", "deadline_1", "ios_least"}


def test_a_moment_that_is_over_is_told_beside_a_deadline_that_is_missing() -> None:
    assert set(form(cutoff_1="2020-08-05T08:00", deadline_1="").errors) == {"cutoff_1", "deadline_1"}


def test_a_running_campaign_keeps_cutoffs_that_are_over_and_needs_no_new_one() -> None:
    values = posted(cutoff_1="", deadline_1="")
    behind = (ReportingPeriod(CUTOFF, DEADLINE),)

    filled = CampaignForm(
        values,
        units=UNITS,
        language="vi",
        now=DEADLINE,
        fixed=FIXED_WHEN_RUNNING,
        behind=behind,
        initial={"owner": "qt", "scope": "qt", "denominator": "staff"},
    )

    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["schedule"] == Fixed(behind)
    assert filled.cleaned_data["denominator"] == "staff"  # what was sent for a field that is fixed does not count


def test_every_field_stands_in_one_section() -> None:
    with translation.override("en"):
        shown = [field.name for _, _, rows in form().sections() for row in rows for field in row]

    assert sorted(shown) == sorted(form().fields)
