"""What is likely of a phone, what a person decides, what the member tells of it."""

from datetime import timedelta

import pytest

from bluezone.rollout.requirement import RequirementError
from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import counting, judging
from bluezone.server.rollout.models import Decision, Member, PastStanding
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import THURSDAY, Province

LATER = THURSDAY + timedelta(hours=1)


def held(member: Member) -> Member:
    return Member.objects.select_related("participant__campaign").get(pk=member.pk)


def old_phone(province: Province) -> Member:
    return held(province.member("An", "vp", phone="0912345678", system="android", version=[5, 1]))


def phone(member: Member) -> judging.Phone:
    return judging.phones([held(member)], member.campaign)[member.pk]


def test_a_decision_keeps_what_was_likely_beside_it(province: Province) -> None:
    member = old_phone(province)

    made = judging.decide(member, "compatible", by=province.acting(Role.HELPER), now=LATER)

    assert (made.likely, made.why, made.requirement) == ("likely_incompatible", ["os_too_old"], "bluezone-3")
    assert phone(member).decision == made
    assert AuditEntry.objects.last().subject == f"member {member.pk} compatible"  # type: ignore[union-attr]


def test_a_decision_falls_when_the_phone_is_another(province: Province) -> None:
    member = old_phone(province)
    judging.decide(member, "likely_incompatible", by=province.acting(Role.HELPER), now=LATER)

    judging.tell(member, "Samsung A50, Android 10", by=SITE, now=LATER)

    assert phone(member).decision is None
    assert [ask.en for ask in phone(member).judgement.ask] == [
        "Does the phone have Bluetooth Low Energy (BLE)?",
    ]


@pytest.mark.parametrize("verdict", ["unknown", "", "maybe"])
def test_a_decision_is_yes_or_no(province: Province, verdict: str) -> None:
    with pytest.raises(RequirementError):
        judging.decide(old_phone(province), verdict, by=province.acting(Role.HELPER), now=LATER)

    assert not Decision.objects.exists()


def test_who_may_not_tick_decides_nothing(province: Province) -> None:
    with pytest.raises(RightMissingError):
        judging.decide(old_phone(province), "compatible", by=province.acting(Role.VIEWER), now=LATER)


def test_where_a_campaign_names_no_needs_nothing_is_likely(province: Province) -> None:
    member = old_phone(province)
    province.campaign.requirement = None
    province.campaign.save()

    assert judging.phones([member], province.campaign) == {}
    with pytest.raises(RequirementError):
        judging.decide(held(member), "compatible", by=province.acting(Role.HELPER), now=LATER)


def test_a_plain_phone_that_is_told_of_is_no_smartphone_and_is_counted_so(province: Province) -> None:
    member = old_phone(province)
    counting.recount(counting.lock([member.participant_id]), THURSDAY)
    assert province.at("vp").smartphones == 1

    judging.tell(member, "Nokia 1280 đen trắng", by=SITE, now=LATER)

    row = Member.objects.get()
    assert (row.system, row.has_smartphone, row.phone, row.at) == ("feature_phone", False, "0912345678", LATER)
    assert province.at("vp").smartphones == 0
    assert PastStanding.objects.get().has_smartphone
