"""From the form to the definition and back."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bluezone.rollout.campaign import Campaign, Receiver, Target
from bluezone.rollout.requirement import BLUETOOTH_LE
from bluezone.rollout.schedule import Fixed, ReportingPeriod
from bluezone.server.rollout import campaign_reading
from tests.server.rollout import test_campaign_forms as forms
from tests.server.rollout.province import CUTOFF, DEADLINE, NEEDS, THURSDAY, definition

TODAY = date(2020, 8, 6)


def read(old: Campaign | None = None, **changed: str) -> Campaign:
    filled = forms.form(**changed)
    assert filled.is_valid(), filled.errors
    return campaign_reading.definition(filled.cleaned_data, TODAY, old)


def test_the_campaign_of_the_story_comes_out_of_its_form() -> None:
    made, wanted = read(), definition()

    assert (made.code, made.name.vi, made.app.vi) == ("bluezone-2020", wanted.name.vi, wanted.app.vi)
    assert made.name.en == made.name.vi  # nobody gave an English one
    assert (made.schedule, made.answered, made.denominator) == (wanted.schedule, wanted.answered, wanted.denominator)
    assert [(each.percent, each.by) for each in made.targets] == [(Decimal(100), date(2020, 8, 9))]


def test_what_the_app_needs_comes_out_of_the_form() -> None:
    filled = forms.form()
    assert filled.is_valid()

    needs = campaign_reading.requirement(filled.cleaned_data, "x", TODAY)

    assert needs is not None
    assert needs.systems == NEEDS.systems
    assert needs.features == (BLUETOOTH_LE,)
    assert needs.excluded == ("Máy A", "Máy B")


@pytest.mark.parametrize(
    ("app", "code"), [("ứng dụng PC-Covid", "pc-covid-2020"), ("VNeID", "vneid-2020"), ("???", "app-2020")]
)
def test_a_code_is_made_from_the_app_and_the_year(app: str, code: str) -> None:
    assert campaign_reading.code_of(app, TODAY) == code


def test_what_the_form_does_not_show_of_an_old_campaign_stays() -> None:
    helped = Target(campaign_reading.ALL_STAFF, "persons_helped", count=3, within_days=7)
    old = replace(definition(), targets=(*definition().targets, helped))

    changed = read(old, target_percent="95,5")

    assert changed.targets[1] == helped
    assert (changed.start, changed.columns) == (old.start, old.columns)


def test_another_unit_that_receives_takes_over_on_the_day() -> None:
    old = replace(definition(), receivers=(Receiver("sct", date(2020, 1, 1)),))

    changed = read(old)

    assert changed.receiver_on(TODAY) == "stttt"
    assert changed.receiver_on(date(2020, 8, 5)) == "sct"


def test_what_is_shown_to_change_is_what_was_given() -> None:
    shown = campaign_reading.shown(definition(), NEEDS, THURSDAY).initial

    assert (shown["cutoff_1"], shown["deadline_1"]) == (CUTOFF, DEADLINE)
    assert (shown["target_percent"], shown["target_by"]) == ("100", date(2020, 8, 9))
    assert (shown["directive_symbol_1"], shown["ios_least"], shown["needs_ble"]) == ("563/STTTT-CNTT", (10, 3), True)


def test_cutoffs_that_are_over_or_too_many_are_not_shown_and_stay() -> None:
    week = timedelta(days=7)
    many = tuple(ReportingPeriod(CUTOFF + n * week, DEADLINE + n * week) for n in range(7))
    of = replace(definition(), schedule=Fixed(many))

    shown = campaign_reading.shown(of, None, CUTOFF + week)

    assert shown.initial["cutoff_1"] == CUTOFF + 2 * week
    assert shown.behind == (*many[:2], many[6])
    assert campaign_reading.shown(of, None, CUTOFF + week, is_draft=True).initial["cutoff_1"] == CUTOFF


def test_a_copy_has_neither_code_nor_days_nor_directives() -> None:
    copied = campaign_reading.copied(definition(), NEEDS, THURSDAY)

    assert copied["app_vi"] == "ứng dụng Bluezone"
    assert copied["android_store"] == "https://play.example/bluezone"
    assert not {"code", "target_by", "cutoff_1", "directive_symbol_1"} & set(copied)
