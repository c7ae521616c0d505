"""Links by which people report themselves."""

from datetime import timedelta

import pytest

from bluezone.rollout.rights import Role
from bluezone.rollout.status import State, StatusError
from bluezone.server.accounts.attempts import TooManyAttemptsError
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import campaigns, self_links, statuses
from bluezone.server.rollout.models import Member, SelfLink, StatusEntry
from bluezone.server.rollout.self_links import Made, SelfLinkUnusableError
from bluezone.server.rollout.statuses import Said, TooManyEntriesError
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import CUTOFF, THURSDAY, Province

LATER = THURSDAY + timedelta(hours=1)


def make(province: Province, *members: Member) -> list[Made]:
    return list(self_links.make(province.at("sct"), members, by=province.acting(Role.HELPER), now=THURSDAY))


def open_link(token: str, **other: object) -> SelfLink:
    return self_links.find(token, address="10.0.0.1", now=other.get("now", LATER))  # type: ignore[arg-type]


def test_only_a_hash_of_a_link_is_kept_and_it_ends_with_the_last_cut_off(province: Province) -> None:
    member = province.member("An", "vp")

    (made,) = make(province, member)

    row = SelfLink.objects.get()
    assert made.token.encode() not in bytes(row.keyed_hash)
    assert (len(made.token), row.expires_at, row.member) == (22, CUTOFF, member)
    assert AuditEntry.objects.last().subject == f"member {member.pk}"  # type: ignore[union-attr]
    assert open_link(made.token).member == member
    with pytest.raises(SelfLinkUnusableError):
        open_link(made.token, now=CUTOFF)


def test_where_no_cut_off_is_near_a_link_ends_after_two_weeks(province: Province) -> None:
    member = province.member("An", "vp")
    after = CUTOFF + timedelta(days=1)

    (made,) = self_links.make(province.at("sct"), [member], by=province.acting(Role.HELPER), now=after)

    assert made.expires_at == after + timedelta(days=14)


def test_a_person_says_it_and_corrects_it_and_the_same_form_counts_once(province: Province) -> None:
    (made,) = make(province, province.member("An", "vp"))
    link = open_link(made.token)

    for _ in range(2):
        self_links.say(link, has_app=False, reason="storage_full", entry_id="one", now=LATER)
    self_links.say(link, has_app=True, entry_id="two", now=LATER + timedelta(minutes=1))

    assert StatusEntry.objects.count() == 2
    assert {row.by for row in StatusEntry.objects.all()} == {f"link {link.pk}"}
    member = Member.objects.get()
    assert (member.is_installed, member.proof, member.has_conflict) == (True, "self_reported", False)
    last = self_links.last_said(link)
    assert last is not None
    assert last.state is State.INSTALLED


def test_what_a_helper_saw_is_not_pushed_aside_by_what_a_person_says(province: Province) -> None:
    member = province.member("An", "vp")
    (made,) = make(province, member)
    seen = Said("1", member.pk, State.EXEMPT, THURSDAY, reason="os_too_old")
    statuses.tick(province.at("sct"), [seen], by=province.acting(Role.HELPER), now=LATER)

    self_links.say(open_link(made.token), has_app=True, now=LATER)

    member.refresh_from_db()
    assert member.has_conflict
    assert not member.is_settled


def test_a_reason_is_one_of_the_list(province: Province) -> None:
    (made,) = make(province, province.member("An", "vp"))

    for reason, note in (("", ""), ("x", ""), ("other", " ")):
        with pytest.raises(StatusError):
            self_links.say(open_link(made.token), has_app=False, reason=reason, note=note, now=LATER)

    assert not StatusEntry.objects.exists()


def test_a_person_tells_which_phone_they_have(province: Province) -> None:
    (made,) = make(province, province.member("An", "vp"))

    self_links.tell_phone(open_link(made.token), "iphone 6", now=LATER)

    assert Member.objects.get().model == "iPhone 6"


def test_wrong_links_are_limited_and_right_ones_wait_with_them(province: Province) -> None:
    (made,) = make(province, province.member("An", "vp"))

    for number in range(self_links.WRONG_LINKS.most):
        with pytest.raises(SelfLinkUnusableError):
            open_link(f"guess {number}")
    with pytest.raises(TooManyAttemptsError):
        open_link(made.token)
    assert self_links.find(made.token, address="10.0.0.2", now=LATER)


def test_a_link_of_who_left_or_of_a_campaign_that_is_over_opens_nothing(province: Province) -> None:
    gone, member = province.member("An", "vp"), province.member("Bình", "vp")
    first, second = make(province, gone, member)
    Member.objects.filter(pk=gone.pk).update(is_counted=False)

    with pytest.raises(SelfLinkUnusableError):
        open_link(first.token)
    campaigns.end(province.campaign.code, by=SITE, now=LATER)
    with pytest.raises(SelfLinkUnusableError):
        open_link(second.token)


def test_links_are_made_by_helpers_and_not_for_thousands(province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    members = [province.member(name, "vp") for name in ("An", "Bình")]

    with pytest.raises(RightMissingError):
        self_links.make(province.at("sct"), members, by=province.acting(Role.VIEWER), now=LATER)
    monkeypatch.setattr(self_links, "MOST_SLIPS", 1)
    with pytest.raises(TooManyEntriesError):
        make(province, *members)


def test_links_whose_time_is_over_are_deleted(province: Province) -> None:
    make(province, province.member("An", "vp"))

    assert self_links.forget(CUTOFF - timedelta(seconds=1)) == 0
    assert self_links.forget(CUTOFF) == 1
