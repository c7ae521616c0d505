"""Guidance to start from: complete in both languages for any app, and nothing named after one."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bluezone.rollout import guidance_default, guidance_json
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Campaign
from bluezone.rollout.guidance import Guidance, GuidanceError
from bluezone.rollout.guidance_default import Purpose
from bluezone.rollout.handset import System
from bluezone.rollout.requirement import Requirement, SystemNeed
from tests.rollout.guided import ANDROID, DAY, DESK, IOS, REQUIREMENT
from tests.rollout.story import CAMPAIGN

OTHER = replace(CAMPAIGN, app=Bilingual("ứng dụng Sổ sức khỏe", "the Health Book app"))
PLAIN = replace(REQUIREMENT, features=())
LATER = date(2020, 9, 1)


def made(
    campaign: Campaign = OTHER, requirement: Requirement = REQUIREMENT, purpose: Purpose | None = None
) -> Guidance:
    return guidance_default.default(campaign, requirement, DESK, DAY, purpose)


def texts_of(values: object) -> list[str]:
    if isinstance(values, dict):
        return [text for value in values.values() for text in texts_of(value)]
    if isinstance(values, list):
        return [text for value in values for text in texts_of(value)]
    return [values] if isinstance(values, str) else []


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("requirement", [REQUIREMENT, PLAIN, replace(PLAIN, systems=(IOS,))])
def test_every_text_is_there_in_both_languages(requirement: Requirement, purpose: Purpose) -> None:
    def both_sides(values: object) -> list[Bilingual]:
        if isinstance(values, dict):
            if set(values) == {"vi", "en"}:
                return [Bilingual(**values)]
            return [text for value in values.values() for text in both_sides(value)]
        return [text for value in values for text in both_sides(value)] if isinstance(values, list) else []

    found = both_sides(guidance_json.encode(made(requirement=requirement, purpose=purpose)))

    assert len(found) > 20
    assert all(text.vi and text.en for text in found)


def test_the_app_is_named_as_the_campaign_names_it_and_no_other() -> None:
    found = " ".join(texts_of(guidance_json.encode(made(requirement=replace(REQUIREMENT, systems=(_foreign(),))))))

    assert "Sổ sức khỏe" in found
    assert "bluezone" not in json.dumps(found).lower()


def _foreign() -> SystemNeed:
    return SystemNeed(System.ANDROID, (6,), "https://store.example/health")


def test_an_app_that_needs_bluetooth_is_explained_as_tracing_others_are_not() -> None:
    assert "tiếp xúc gần" in made().does[1].vi
    assert "Bluetooth" not in " ".join(text.vi for text in made(requirement=PLAIN).does)
    assert "Bluetooth" not in " ".join(texts_of(guidance_json.encode(made(requirement=PLAIN))["installations"]))
    assert "tiếp xúc gần" in made(requirement=PLAIN, purpose=Purpose.TRACING).does[1].vi


def test_each_system_has_its_own_steps_and_the_store_of_the_requirement() -> None:
    android, iphone = made().installations

    assert (android.store, iphone.store) == (ANDROID.store, IOS.store)
    assert "Google Play" in android.steps[0].vi
    assert "App Store" in iphone.steps[0].vi
    assert "“Nhận”" in iphone.steps[1].vi
    assert 4 <= len(android.steps) <= 6


def test_only_android_asks_for_the_location() -> None:
    asked = [question.asked.vi for question in made(requirement=replace(REQUIREMENT, systems=(IOS,))).questions]

    assert not any("vị trí" in text for text in asked)
    assert any("vị trí" in question.asked.vi for question in made().questions)


def test_an_unsafe_store_makes_no_guidance() -> None:
    unsafe = SystemNeed(System.ANDROID, (6,), "https://play.google.com@evil.example/app")

    with pytest.raises(GuidanceError):
        made(requirement=replace(REQUIREMENT, systems=(unsafe,)))


def test_a_changed_requirement_changes_phones_and_stores_and_keeps_what_was_edited() -> None:
    edited = replace(
        made(),
        does=(Bilingual("Do cơ quan viết.", ""),),
        installations=tuple(replace(each, publisher="Nhà phát hành A") for each in made().installations),
    )
    moved = SystemNeed(System.ANDROID, (8,), "https://store.example/app")

    found = guidance_default.renewed(edited, replace(REQUIREMENT, systems=(moved, IOS)), LATER)

    assert found.does == edited.does
    assert "từ 8 trở lên" in found.needs[0].vi
    assert (found.installations[0].store, found.installations[0].publisher) == (moved.store, "")
    assert found.installations[0].steps == edited.installations[0].steps
    assert found.installations[1] == edited.installations[1]
    assert found.changed == LATER


def test_an_unchanged_requirement_changes_nothing_not_even_the_day() -> None:
    assert guidance_default.renewed(made(), REQUIREMENT, LATER) == made()


def test_a_new_system_brings_its_steps_and_a_dropped_one_takes_them_along() -> None:
    only_iphone = made(requirement=replace(REQUIREMENT, systems=(IOS,)))

    both = guidance_default.renewed(only_iphone, REQUIREMENT, LATER)
    back = guidance_default.renewed(both, replace(REQUIREMENT, systems=(IOS,)), LATER)

    assert [each.system for each in both.installations] == [System.ANDROID, System.IOS]
    assert back.installations == only_iphone.installations
