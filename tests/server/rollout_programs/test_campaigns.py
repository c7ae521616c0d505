"""Campaigns for commands: out as they come in; drafts are seen by those who may change them."""

from typing import Any

import pytest

from bluezone.rollout.campaign import CampaignError
from bluezone.rollout.rights import Role
from bluezone.server.rollout_programs import campaigns
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import CODE, Province


def other(province: Province) -> dict[str, Any]:
    told = campaigns.written(CODE, by=SITE, now=province.now)
    told["campaign"]["code"] = "other"
    return told


def test_what_is_written_makes_the_same_campaign(province: Province) -> None:
    campaigns.make(other(province), is_started=True, by=SITE, now=province.now)

    assert campaigns.written("other", by=SITE, now=province.now) == other(province)


def test_reports_are_named_by_unit_or_by_kind(province: Province) -> None:
    told = other(province)
    told["plan"]["reports"] = ["department", "vp"]
    campaigns.make(told, is_started=False, by=SITE, now=province.now)

    assert campaigns.written("other", by=SITE, now=province.now)["plan"]["reports"] == ["sct", "vp", "stttt"]


def test_a_draft_is_seen_by_those_who_may_change_it(province: Province) -> None:
    campaigns.make(other(province), is_started=False, by=SITE, now=province.now)

    def codes(role: Role) -> set[str]:
        return {row.code for row in campaigns.seen(by=province.acting(role, "qt"), now=province.now)}

    assert codes(Role.VIEWER) == {CODE}
    assert codes(Role.DRAFTER) == {CODE, "other"}
    assert codes(Role.ADMINISTRATOR) == set()


def test_a_campaign_is_changed_by_those_who_may(province: Province) -> None:
    told = campaigns.written(CODE, by=SITE, now=province.now)
    told["campaign"]["name"]["en"] = "another name"
    with pytest.raises(RightMissingError):
        campaigns.change(told, by=province.acting(Role.VIEWER, "qt"), now=province.now)

    assert campaigns.change(told, by=SITE, now=province.now)["name"]["en"] == "another name"


@pytest.mark.parametrize("told", [None, [], {}, {"campaign": {}}, {"campaign": []}])
def test_what_is_no_campaign_is_refused(province: Province, told: Any) -> None:
    with pytest.raises(CampaignError):
        campaigns.make(told, is_started=False, by=SITE, now=province.now)


@pytest.mark.parametrize("part", ["owner", "scope", "tree_day", "reports"])
def test_a_plan_without_a_part_is_refused(province: Province, part: str) -> None:
    told = other(province)
    del told["plan"][part]

    with pytest.raises(CampaignError, match=part):
        campaigns.make(told, is_started=False, by=SITE, now=province.now)
