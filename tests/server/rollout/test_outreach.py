"""The outreach log: nothing is lost, mistakes count no more."""

from datetime import timedelta

import pytest

from bluezone.rollout.outreach import Entry, OutreachError
from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import campaigns, outreach
from bluezone.server.rollout.models import OutreachEntry
from bluezone.server.rollout.outreach import Said
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import THURSDAY, Province


def said(reached: int | None = 12, kind: str = "markets") -> Said:
    return Said(Entry(kind, THURSDAY - timedelta(hours=1), reached, 3), "Chợ Đông Hà")


def standing(province: Province, place: str = "sct") -> list[int | None]:
    return [each.reached for each in outreach.standing(outreach.of(province.at(place)))]


def test_an_entry_counts_for_its_unit_and_those_above_it(province: Province) -> None:
    outreach.log(province.at("vp"), said(), by=province.acting(Role.HELPER, "vp"), now=THURSDAY)

    assert standing(province, "vp") == standing(province, "sct") == standing(province, "qt") == [12]
    assert standing(province, "stttt") == []


def test_a_corrected_entry_stays_in_the_log_and_counts_no_more(province: Province) -> None:
    helper = province.acting(Role.HELPER)
    old = outreach.log(province.at("sct"), said(12), by=helper, now=THURSDAY)

    outreach.correct(old, said(21), by=helper, now=THURSDAY)

    assert standing(province) == [21]
    assert OutreachEntry.objects.count() == 2
    with pytest.raises(outreach.EntryCorrectedError):
        outreach.correct(old, said(22), by=helper, now=THURSDAY)
    assert AuditEntry.objects.filter(action="outreach_logged").count() == 2


def test_a_struck_entry_counts_no_more_and_is_not_struck_twice(province: Province) -> None:
    helper = province.acting(Role.HELPER)
    old = outreach.log(province.at("sct"), said(), by=helper, now=THURSDAY)

    mark = outreach.strike(old, by=helper, now=THURSDAY)

    assert standing(province) == []
    for each in (old, mark):
        with pytest.raises(outreach.EntryCorrectedError):
            outreach.strike(each, by=helper, now=THURSDAY)


def test_what_has_not_happened_or_is_of_no_kind_is_refused(province: Province) -> None:
    helper = province.acting(Role.HELPER)
    ahead = Said(Entry("markets", THURSDAY + timedelta(minutes=1)))

    with pytest.raises(outreach.OutreachAheadError):
        outreach.log(province.at("sct"), ahead, by=helper, now=THURSDAY)
    with pytest.raises(OutreachError):
        outreach.log(province.at("sct"), said(kind="theatres"), by=helper, now=THURSDAY)
    assert not OutreachEntry.objects.exists()


def test_only_who_may_log_here_logs_and_only_while_the_campaign_runs(province: Province) -> None:
    with pytest.raises(RightMissingError):
        outreach.log(province.at("vp"), said(), by=province.acting(Role.VIEWER), now=THURSDAY)
    with pytest.raises(RightMissingError):
        outreach.log(province.at("stttt"), said(), by=province.acting(Role.HELPER, "sct"), now=THURSDAY)
    campaigns.end(province.campaign.code, by=SITE, now=THURSDAY)
    with pytest.raises(campaigns.CampaignStageError):
        outreach.log(province.at("vp"), said(), by=province.acting(Role.HELPER), now=THURSDAY)


def test_an_entry_is_found_only_at_its_unit_or_above(province: Province) -> None:
    made = outreach.log(province.at("vp"), said(), by=SITE, now=THURSDAY)

    assert outreach.entry(province.at("sct"), made.pk) == made
    with pytest.raises(outreach.EntryUnknownError):
        outreach.entry(province.at("stttt"), made.pk)
