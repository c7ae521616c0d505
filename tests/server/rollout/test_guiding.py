"""An office's guidance: begun, kept, opened, closed."""

from dataclasses import replace
from datetime import date

import pytest

from bluezone.rollout import campaign_json, guidance_json
from bluezone.rollout.guidance import GuidanceError
from bluezone.rollout.rights import Role
from bluezone.server.rollout import guiding
from bluezone.server.rollout.models import GuidancePage
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout.province import NEEDS, THURSDAY, Province

DAY = date(2020, 8, 6)


def begun(province: Province) -> guiding.Held:
    return guiding.read(province.at("sct"), by=province.acting(Role.DRAFTER), now=THURSDAY)


def saved(province: Province, *, is_public: bool = True, **other: object) -> GuidancePage:
    content = {**guidance_json.encode(begun(province).guidance), **other}
    return guiding.save(
        province.at("sct"), content, is_public=is_public, by=province.acting(Role.DRAFTER), now=THURSDAY
    )


def test_complete_texts_stand_there_to_start_from(province: Province) -> None:
    held = begun(province)

    assert held.row is None
    assert held.guidance.desk.organ.vi == "Sở Công Thương"
    assert [each.store for each in held.guidance.installations] == [need.store for need in NEEDS.systems]
    assert held.guidance.changed == DAY


def test_what_is_saved_comes_back_and_is_seen_once_it_is_open(province: Province) -> None:
    row = saved(province, is_public=False)
    with pytest.raises(guiding.GuidanceUnknownError):
        guiding.public(row.slug)

    saved(province)

    assert guiding.public(row.slug) == begun(province).guidance
    assert GuidancePage.objects.count() == 1
    assert row.slug == "bluezone-2020-sct"


def test_stores_follow_the_campaign_and_never_the_form(province: Province) -> None:
    saved(province)
    moved = replace(NEEDS, systems=(replace(NEEDS.systems[0], store="https://play.example/other"), NEEDS.systems[1]))
    province.campaign.requirement = campaign_json.encode_requirement(moved)
    province.campaign.save()

    assert begun(province).guidance.installations[0].store == "https://play.example/other"


def test_what_cannot_stand_in_print_is_refused_and_nothing_is_changed(province: Province) -> None:
    row = saved(province)

    with pytest.raises(GuidanceError):
        saved(province, does=[])

    assert guiding.public(row.slug).does


def test_two_offices_of_one_short_name_have_addresses_of_their_own(province: Province) -> None:
    first = saved(province)
    other = province.at("stttt")
    other.short_name = "SCT"
    other.save()
    content = guidance_json.encode(begun(province).guidance)

    second = guiding.save(other, content, is_public=True, by=province.acting(Role.DRAFTER, "stttt"), now=THURSDAY)

    assert first.slug != second.slug


def test_only_who_may_change_guidance_reads_or_saves_it_here(province: Province) -> None:
    with pytest.raises(RightMissingError):
        guiding.read(province.at("sct"), by=province.acting(Role.HELPER), now=THURSDAY)
    with pytest.raises(RightMissingError):
        guiding.save(province.at("sct"), {}, is_public=True, by=province.acting(Role.VIEWER), now=THURSDAY)


def test_a_campaign_without_requirements_is_told(province: Province) -> None:
    province.campaign.requirement = None
    province.campaign.save()

    with pytest.raises(guiding.NeedsRequirementError):
        begun(province)
