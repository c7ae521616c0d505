"""Changing campaigns: drafts wholly, running ones ahead of the next cut-off."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import Fixed, ReportingPeriod
from bluezone.rollout.unit import UnitId
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import campaign_changes, campaigns, freezing
from bluezone.server.rollout.campaign_changes import Duty
from bluezone.server.rollout.models import Received
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import CODE, CUTOFF, DEADLINE, NEEDS, THURSDAY, Province, definition

WEEK = timedelta(days=7)


def periods(*weeks: float) -> Fixed:
    return Fixed(tuple(ReportingPeriod(CUTOFF + each * WEEK, DEADLINE + each * WEEK) for each in weeks))


def told(province: Province) -> list[tuple[int, datetime]]:
    return [(each.number, each.cutoff) for each in province.campaign.periods.all()]


def change(province: Province, *weeks: float, now: datetime = THURSDAY) -> None:
    given = replace(definition(), schedule=periods(*weeks))
    campaign_changes.change(CODE, given, NEEDS, by=province.acting(Role.DRAFTER, "qt"), now=now)


def test_a_running_campaign_gets_other_cutoffs_ahead_and_keeps_those_behind(province: Province) -> None:
    change(province, 0, 1, 2)
    freezing.freeze_due(CUTOFF)

    change(province, 0.5, 2, now=CUTOFF)

    assert told(province) == [(1, CUTOFF), (2, CUTOFF + 0.5 * WEEK), (3, CUTOFF + 2 * WEEK)]
    assert province.campaign.periods.get(number=1).frozen_at == CUTOFF
    assert AuditEntry.objects.filter(action="campaign_changed").count() == 2


def test_a_cutoff_that_is_named_again_keeps_its_row_and_takes_the_new_deadline(province: Province) -> None:
    kept = province.campaign.periods.get()
    later = Fixed((ReportingPeriod(CUTOFF, DEADLINE + WEEK),))

    campaign_changes.change(CODE, replace(definition(), schedule=later), NEEDS, by=SITE, now=THURSDAY)

    assert province.campaign.periods.get().pk == kept.pk
    assert province.campaign.periods.get().deadline == DEADLINE + WEEK


def test_targets_and_store_links_of_a_running_campaign_change(province: Province) -> None:
    changed = campaign_changes.change(CODE, replace(definition(), targets=()), None, by=SITE, now=THURSDAY)

    assert campaigns.pure(changed).targets == ()
    assert campaigns.requirement(changed) is None


def test_what_reports_rest_on_does_not_change(province: Province) -> None:
    with pytest.raises(campaign_changes.CampaignFixedError):
        campaign_changes.change(CODE, replace(definition(), denominator="staff"), NEEDS, by=SITE, now=THURSDAY)
    with pytest.raises(campaign_changes.CampaignFixedError):
        campaign_changes.change(CODE, replace(definition(), code="other"), NEEDS, by=SITE, now=THURSDAY)


def test_a_cutoff_for_which_a_report_has_come_is_not_dropped(province: Province) -> None:
    period = province.campaign.periods.get()
    Received.objects.create(
        campaign=province.campaign, receiver_id="stttt", period=period, arrived_at=THURSDAY, file_name=""
    )

    with pytest.raises(campaign_changes.CampaignFixedError):
        change(province, 1)

    assert told(province) == [(1, CUTOFF)]


def test_a_draft_changes_wholly_and_an_ended_campaign_not_at_all(province: Province) -> None:
    plan = campaigns.Plan(UnitId("qt"), UnitId("qt"), date(2020, 8, 2), lambda unit, tree: False)
    campaigns.make(definition("draft"), NEEDS, plan, by=SITE, now=THURSDAY)

    given = replace(definition("draft"), denominator="staff", targets=(), schedule=periods(1))
    changed = campaign_changes.change("draft", given, None, by=SITE, now=THURSDAY)

    assert campaigns.pure(changed).denominator == "staff"
    assert [each.cutoff for each in changed.periods.all()] == [CUTOFF + WEEK]
    campaigns.end(CODE, by=SITE, now=THURSDAY)
    with pytest.raises(campaigns.CampaignStageError):
        change(province, 1)


def test_who_reports_is_chosen_and_each_change_recorded(province: Province) -> None:
    chosen = {"vp": Duty(True), "sct": Duty(True), "stttt": Duty(False)}
    officer = province.acting(Role.RECEIVING_OFFICER, "qt")

    assert campaign_changes.settle(CODE, chosen, by=officer, now=THURSDAY) == 2

    assert {row.unit_id for row in province.campaign.participants.filter(reports=True)} == {"vp", "sct"}
    assert AuditEntry.objects.filter(action="campaign_changed").count() == 2


def test_a_unit_is_exempt_for_a_reason_and_asked_again(province: Province) -> None:
    with pytest.raises(campaign_changes.ExemptionUnexplainedError):
        Duty(True, True, " ")

    campaign_changes.settle(CODE, {"stttt": Duty(True, True, "Đơn vị tổng hợp")}, by=SITE, now=THURSDAY)

    assert (province.at("stttt").is_exempt, province.at("stttt").note) == (True, "Đơn vị tổng hợp")
    campaign_changes.settle(CODE, {"stttt": Duty(True)}, by=SITE, now=THURSDAY)
    assert not province.at("stttt").is_exempt


def test_only_who_runs_the_campaign_changes_it(province: Province) -> None:
    drafter = province.acting(Role.DRAFTER, "sct")

    with pytest.raises(RightMissingError):
        campaign_changes.change(CODE, definition(), NEEDS, by=drafter, now=THURSDAY)
    with pytest.raises(RightMissingError):
        campaign_changes.settle(CODE, {"vp": Duty(True)}, by=drafter, now=THURSDAY)
