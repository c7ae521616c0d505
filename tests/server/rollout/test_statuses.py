"""Saying how far a member is: once, again, late, by two at a time."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from bluezone.rollout.rights import Role
from bluezone.rollout.status import Source, State
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import campaigns, statuses
from bluezone.server.rollout.models import Member, PastStanding, StatusEntry
from bluezone.server.rollout.statuses import Answer, Said
from bluezone.server.units.actor import SITE, Actor, RightMissingError
from tests.server.rollout import province as provinces
from tests.server.rollout.province import THURSDAY, Province

LATER = THURSDAY + timedelta(hours=1)


def said(member: Member, state: State = State.INSTALLED, **other: Any) -> Said:
    given = {"id": f"{member.pk}-{state}", "member": member.pk, "at": THURSDAY, **other}
    return Said(state=state, **given)


def tick(
    province: Province, *entries: Said, place: str = "sct", now: datetime = LATER, by: Actor | None = None
) -> tuple[Answer, ...]:
    helper = by or province.acting(Role.HELPER, "sct")
    return statuses.tick(province.at(place), entries, by=helper, now=now)


def counts(province: Province, place: str = "vp") -> tuple[int, int, int]:
    row = province.at(place)
    return row.installed, row.n_open, row.n_conflicts


def test_a_tick_settles_the_member_and_is_counted(province: Province) -> None:
    member = province.member("An", "vp")

    (answer,) = tick(province, said(member))

    assert answer.refusal is None
    assert answer.status.proof is Source.TICKED
    member.refresh_from_db()
    assert (member.is_installed, member.is_settled, member.proof, member.at) == (True, True, "ticked", LATER)
    assert PastStanding.objects.get().until == LATER
    assert counts(province) == (1, 0, 0)
    assert AuditEntry.objects.last().subject == f"member {member.pk} installed"  # type: ignore[union-attr]


def test_the_same_entry_sent_again_adds_nothing(province: Province) -> None:
    member = province.member("An", "vp")

    tick(province, said(member))
    (again,) = tick(province, said(member), now=LATER + timedelta(minutes=1))

    assert again.refusal is None
    assert StatusEntry.objects.count() == PastStanding.objects.count() == 1
    assert Member.objects.get().at == LATER


def test_who_stands_where_they_stood_keeps_the_time(province: Province) -> None:
    member = province.member("An", "vp")
    tick(province, said(member))

    tick(province, said(member, id="2", seen=frozenset({f"{member.pk}-installed"})), now=LATER + timedelta(hours=1))

    assert StatusEntry.objects.count() == 2
    assert Member.objects.get().at == LATER


def test_two_who_had_not_seen_each_other_are_shown_beside_each_other(province: Province) -> None:
    member = province.member("An", "vp")
    tick(province, said(member))

    (answer,) = tick(province, said(member, State.EXEMPT, reason="refused"), now=LATER + timedelta(minutes=5))

    assert answer.status.conflicts
    assert counts(province) == (0, 1, 1)
    seen = frozenset(StatusEntry.objects.values_list("pk", flat=True))
    tick(province, said(member, id="settled", seen=seen, is_correction=True), now=LATER + timedelta(minutes=9))
    assert counts(province) == (1, 0, 0)


def test_one_entry_that_cannot_be_does_not_hold_up_the_others(province: Province) -> None:
    one, other = province.member("An", "vp"), province.member("Bình", "ttkc")

    refused, taken = tick(province, said(one, State.EXEMPT), said(other))

    assert refused.refusal is not None
    assert refused.refusal.code == "rollout_status_invalid"
    assert taken.refusal is None
    assert (counts(province, "vp")[0], counts(province, "ttkc")[0]) == (0, 1)


def test_an_id_of_another_member_is_refused(province: Province) -> None:
    one, other = province.member("An", "vp"), province.member("Bình", "vp")
    tick(province, said(one, id="same"))

    (answer,) = tick(province, said(other, id="same"))

    assert answer.refusal is not None
    assert not Member.objects.get(pk=other.pk).is_installed


def test_the_same_entry_of_a_clock_that_is_ahead_adds_nothing_either(province: Province) -> None:
    member = province.member("An", "vp")
    ahead = said(member, at=LATER + timedelta(hours=1))

    tick(province, ahead)
    (again,) = tick(province, ahead, now=LATER + timedelta(minutes=1))
    (other,) = tick(province, said(member, at=THURSDAY), now=LATER + timedelta(minutes=2))

    assert again.refusal is None
    assert other.refusal is not None
    assert StatusEntry.objects.count() == 1


def test_a_clock_that_is_ahead_makes_nothing_later_than_it_came(province: Province) -> None:
    tick(province, said(province.member("An", "vp"), at=LATER + timedelta(days=3)))

    assert StatusEntry.objects.get().at == LATER


def test_members_elsewhere_or_gone_are_not_touched(province: Province) -> None:
    elsewhere, gone = province.member("An", "stttt"), province.member("Bình", "vp", is_counted=False)

    answers = tick(province, said(elsewhere), said(gone))

    assert [each.refusal.code for each in answers if each.refusal] == ["member_unknown", "member_unknown"]
    assert not StatusEntry.objects.exists()


def test_only_helpers_and_drafters_tick_and_only_while_the_campaign_runs(province: Province) -> None:
    member = province.member("An", "vp")

    with pytest.raises(RightMissingError):
        tick(province, said(member), by=province.acting(Role.CLERK))
    campaigns.end(province.campaign.code, by=SITE, now=LATER)
    with pytest.raises(campaigns.CampaignStageError):
        tick(province, said(member))


def test_a_call_is_bounded(province: Province) -> None:
    member = province.member("An", "vp")
    many = [said(member, id=str(number)) for number in range(statuses.MOST_AT_ONCE + 1)]

    with pytest.raises(statuses.TooManyEntriesError):
        tick(province, *many)


def test_a_person_says_it_themselves_and_has_a_smartphone_then(province: Province) -> None:
    member = province.member("An", "vp", has_phone=False, has_smartphone=False)

    answer = statuses.report_oneself(
        Member.objects.select_related("participant__campaign").get(), said(member), by=SITE, now=LATER
    )

    assert answer.status.proof is Source.SELF_REPORTED
    member.refresh_from_db()
    assert member.has_smartphone
    assert province.at("vp").self_reported == 1


@pytest.mark.django_db(transaction=True)
def test_helpers_at_one_unit_at_the_same_time_lose_no_count() -> None:
    province = provinces.make()
    members = [province.member(f"Người {number}", "vp") for number in range(12)]
    helper = province.acting(Role.HELPER, "sct")
    done: list[int] = []

    def work(part: list[Member]) -> None:
        try:
            for member in part:
                statuses.tick(province.at("vp"), [said(member)], by=helper, now=LATER)
                done.append(member.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(members[start::3],)) for start in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(done) == 12
    assert counts(province) == (12, 0, 0)


def test_pages_see_what_is_said_of_many_members_by_one_query(
    province: Province, django_assert_num_queries: Any
) -> None:
    one, other, silent = (province.member(name, "vp") for name in ("An", "Bình", "Chi"))
    tick(province, said(one), said(other, State.EXEMPT, reason="refused"))

    with django_assert_num_queries(1):
        found = statuses.tips([one.pk, other.pk, silent.pk])

    assert {member: [each.state for each in tips] for member, tips in found.items()} == {
        one.pk: [State.INSTALLED],
        other.pk: [State.EXEMPT],
    }


def test_where_somebody_stood_before_is_known_by_what_was_seen(province: Province) -> None:
    member = province.member("An", "vp")
    tick(province, said(member, State.EXEMPT, reason="os_too_old"))
    tick(province, said(member, seen=frozenset({f"{member.pk}-exempt"})), now=LATER + timedelta(minutes=1))

    found = statuses.before(statuses.history(member), [f"{member.pk}-installed"])

    assert (found.state, found.reason) == (State.EXEMPT, "os_too_old")
    assert statuses.before(statuses.history(member), [f"{member.pk}-exempt"]).entry is None


def test_a_tick_by_mistake_leaves_no_smartphone_behind_when_it_is_undone(province: Province) -> None:
    member = province.member("An", "vp", has_phone=True, has_smartphone=False)
    tick(province, said(member))
    assert Member.objects.get().has_smartphone

    undone = said(member, State.NOT_ASKED, seen=frozenset({f"{member.pk}-installed"}), is_correction=True)
    tick(province, undone, now=LATER + timedelta(minutes=1))

    assert not Member.objects.get().has_smartphone
    assert province.at("vp").smartphones == 0
