"""Making, starting and ending campaigns."""

from datetime import date, timedelta

import pytest

from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import ReportingPeriod
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import access, campaigns
from bluezone.server.rollout.campaigns import Plan
from bluezone.server.rollout.models import Campaign, Participant
from bluezone.server.rollout.models.campaign import STEP
from bluezone.server.units import registry
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import CUTOFF, DEADLINE, NEEDS, THURSDAY, Province, definition

PLAN = Plan(UnitId("qt"), UnitId("qt"), date(2020, 8, 2), lambda unit, tree: unit == "sct")


def test_the_subtree_of_the_scope_takes_part_in_the_order_of_the_tree(province: Province) -> None:
    rows = list(province.campaign.participants.all())

    assert [row.unit_id for row in rows] == list(registry.tree_on(date(2020, 8, 2)).subtree(UnitId("qt")))
    assert {row.unit_id for row in rows if row.reports} == {"sct", "stttt"}
    for row in rows:
        assert row.path == (row.parent.path if row.parent else "") + f"{row.pk:0{STEP}x}"
        assert len(row.path) == (row.depth + 1) * STEP


def test_what_was_defined_comes_back(province: Province) -> None:
    assert campaigns.pure(province.campaign) == definition()
    assert campaigns.requirement(province.campaign) == NEEDS
    assert [(each.cutoff, each.deadline) for each in province.campaign.periods.all()] == [(CUTOFF, DEADLINE)]


def test_a_unit_that_changes_its_name_later_keeps_the_old_one_in_the_campaign(province: Province) -> None:
    changed = registry.units()[UnitId("sct")].changed(date(2020, 8, 8), name="Sở Công nghiệp")
    registry.replace([changed])

    assert province.at("sct").name == "Sở Công Thương"
    assert registry.tree_on(date(2020, 8, 9)).version(UnitId("sct")).name == "Sở Công nghiệp"


def test_only_who_may_change_campaigns_at_the_owner_makes_one(province: Province) -> None:
    with pytest.raises(RightMissingError):
        campaigns.make(definition("other"), None, PLAN, by=province.acting(Role.CLERK, "qt"), now=THURSDAY)
    with pytest.raises(RightMissingError):
        campaigns.make(definition("other"), None, PLAN, by=province.acting(Role.DRAFTER, "sct"), now=THURSDAY)

    made = campaigns.make(definition("other"), None, PLAN, by=province.acting(Role.DRAFTER, "qt"), now=THURSDAY)

    assert made.stage == Campaign.Stage.DRAFT


def test_nobody_takes_in_units_that_do_not_stand_below_the_owner(province: Province) -> None:
    above = Plan(UnitId("sct"), UnitId("qt"), date(2020, 8, 2), PLAN.reports)

    with pytest.raises(RightMissingError):
        campaigns.make(definition("other"), None, above, by=province.acting(Role.DRAFTER, "sct"), now=THURSDAY)


def test_a_code_is_given_once(province: Province) -> None:
    with pytest.raises(campaigns.CampaignCodeTakenError):
        campaigns.make(definition(), None, PLAN, by=SITE, now=THURSDAY)

    assert Campaign.objects.count() == 1
    assert Participant.objects.count() == len(registry.tree_on(date(2020, 8, 2)).subtree(UnitId("qt")))


def test_a_campaign_does_not_start_after_its_first_cutoff(province: Province) -> None:
    made = campaigns.make(definition("late"), None, PLAN, by=SITE, now=THURSDAY)

    with pytest.raises(campaigns.CutoffPastError):
        campaigns.start(made.code, by=SITE, now=CUTOFF + timedelta(seconds=1))

    campaigns.start(made.code, by=SITE, now=CUTOFF)


def test_a_campaign_goes_from_draft_to_running_to_ended_and_not_back(province: Province) -> None:
    with pytest.raises(campaigns.CampaignStageError):
        campaigns.start(province.campaign.code, by=SITE, now=THURSDAY)
    ended = campaigns.end(province.campaign.code, by=SITE, now=THURSDAY)
    with pytest.raises(campaigns.CampaignStageError):
        campaigns.start(ended.code, by=SITE, now=THURSDAY)
    with pytest.raises(campaigns.CampaignStageError):
        campaigns.running(ended)


def test_the_periods_of_a_rhythm_without_end_are_bounded(province: Province) -> None:
    many = [ReportingPeriod(CUTOFF + timedelta(days=day), DEADLINE + timedelta(days=day)) for day in range(500)]

    made = campaigns.make(definition("long", many), None, PLAN, by=SITE, now=THURSDAY)

    assert made.periods.count() == campaigns.MOST_PERIODS


def test_a_tree_that_is_too_deep_is_refused_with_a_sentence(province: Province) -> None:
    below = "vp"
    for level in range(campaigns.DEEPEST):
        unit = registry.units()[UnitId("cd")]
        name = f"deep-{level}"
        version = unit.versions[0]
        registry.replace(
            [type(unit)(UnitId(name), (type(version)(version.period, "division", name, parent=UnitId(below)),))]
        )
        below = name

    with pytest.raises(campaigns.TreeTooDeepError):
        campaigns.make(definition("deep"), None, PLAN, by=SITE, now=THURSDAY)


def test_what_is_not_there_is_told(province: Province) -> None:
    with pytest.raises(access.CampaignUnknownError):
        access.participant("none", "sct")
    with pytest.raises(access.ParticipantUnknownError):
        access.participant(province.campaign.code, "vn")
