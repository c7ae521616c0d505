"""The list that a helper ticks."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import counting, judging, statuses, tick_queue, ticking
from bluezone.server.rollout.models import Member
from bluezone.server.rollout.statuses import MemberUnknownError
from bluezone.server.rollout.tick_queue import INSTALLED, REASON, Tick
from bluezone.server.rollout.ticking import Left, Look, Row
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout.province import THURSDAY, Province

LATER = THURSDAY + timedelta(hours=1)


def look(province: Province, place: str = "sct", role: Role = Role.HELPER, **other: Any) -> Look:
    return ticking.look(province.at(place), by=province.acting(role), now=LATER, **other)


def names(found: Look) -> list[str]:
    return [row.member.name for row in found.rows]


def tick(province: Province, member: Member, does: str = INSTALLED, role: Role = Role.HELPER, **other: Any) -> None:
    sent = Tick(f"{member.pk}-{does}", member.pk, does, THURSDAY, **other)
    tick_queue.send(province.at("sct"), [sent], by=province.acting(role), now=LATER)


def test_open_ones_stand_first_and_their_reading_is_recorded(province: Province) -> None:
    an = province.member("An", "vp")
    province.member("Bình", "ttkc")
    province.member("Chi", "stttt")
    tick(province, an)

    found = look(province)

    assert names(found) == ["Bình", "An"]
    assert found.left == ticking.left(province.at("sct")) == Left(1, 2)
    assert AuditEntry.objects.last().action == "roster_read"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("an", ["Lê An"]),
        ("VAN", ["Lê Văn Bình"]),
        ("bình lê", ["Lê Văn Bình"]),
        ("678", ["Lê An"]),
        ("84678", []),
        ("nobody", []),
        (" ", ["Lê An", "Lê Văn Bình", "Mai"]),
    ],
)
def test_people_are_found_by_words_of_their_name_or_the_end_of_their_number(
    province: Province, wanted: str, found: list[str]
) -> None:
    province.member("Lê An", "vp", phone="0912345678")
    province.member("Lê Văn Bình", "vp", phone="0912345679")
    province.member("Mai", "vp")

    assert names(look(province, wanted=wanted)) == found


def test_a_list_costs_the_same_queries_however_long(province: Province) -> None:
    def count() -> int:
        by, at = province.acting(Role.HELPER), province.at("sct")
        with CaptureQueriesContext(connection) as counted:
            ticking.look(at, by=by, now=LATER)
        return len(counted)

    tick(province, province.member("An", "vp"))
    few = count()
    for number in range(30):
        tick(province, province.member(f"Người {number:02}", "vp"))

    assert count() == few


def test_where_too_many_stand_below_each_unit_has_its_own_list(
    province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticking, "MOST_BELOW", 1)
    province.member("An", "vp")
    province.member("Bình", "ttkc")
    counting.recount(counting.lock([province.at("vp").pk, province.at("ttkc").pk]), LATER)

    found = look(province)

    assert names(found) == []
    assert {row.unit_id for row in found.units} == {"vp", "ttkc", "cd"}
    assert names(look(province, "vp")) == ["An"]


def test_a_row_knows_what_its_reader_may_do(province: Province) -> None:
    member = province.member("An", "vp", phone="0912345678")
    tick(province, member)

    def row(role: Role) -> Row:
        return look(province, role=role).rows[0]

    assert row(Role.HELPER).is_mine
    assert not row(Role.DRAFTER).is_mine
    assert row(Role.HELPER).tail == "678"
    assert row(Role.HELPER).seen == f"{member.pk}-installed"
    tick(province, member, REASON, reason="refused", role=Role.DRAFTER)
    assert row(Role.HELPER).has_conflict
    assert [claim.who for claim in row(Role.HELPER).claims] == ["Drafter.Sct", "Helper.Sct"]


def test_whom_the_last_tick_was_about_stands_on_top_alone(province: Province) -> None:
    member = province.member("An", "vp")
    tick(province, member)

    found = look(province, last=str(member.pk))

    assert found.just_said is not None
    assert found.just_said.member == member
    assert names(found) == []
    elsewhere = province.member("Bình", "stttt")
    assert look(province, last=str(elsewhere.pk)).just_said is None


def test_the_hint_is_of_the_phone_and_gives_way_to_a_decision(province: Province) -> None:
    member = province.member("An", "vp", system="android", version=[5, 1])
    assert str(look(province).rows[0].phone.verdict) == "likely_incompatible"  # type: ignore[union-attr]

    held = ticking.member(province.at("sct"), member.pk, by=province.acting(Role.HELPER), now=LATER)
    judging.decide(held, "compatible", by=province.acting(Role.HELPER), now=LATER)

    assert str(look(province).rows[0].phone.verdict) == "compatible"  # type: ignore[union-attr]


def test_members_elsewhere_and_people_without_the_right_see_nothing(province: Province) -> None:
    elsewhere = province.member("An", "stttt")

    with pytest.raises(MemberUnknownError):
        ticking.member(province.at("sct"), elsewhere.pk, by=province.acting(Role.HELPER), now=LATER)
    for role in (Role.VIEWER, Role.CHECKER):
        with pytest.raises(RightMissingError):
            look(province, role=role)
        with pytest.raises(RightMissingError):
            ticking.open_members(province.at("sct"), by=province.acting(role), now=LATER)


def test_who_is_open_comes_unit_by_unit(province: Province) -> None:
    province.member("Bình", "ttkc")
    province.member("An", "vp")
    tick(province, province.member("Chi", "vp"))

    found = ticking.open_members(province.at("sct"), by=province.acting(Role.HELPER), now=LATER)

    assert [(each.participant.unit_id, each.name) for each in found] == [("ttkc", "Bình"), ("vp", "An")]
    assert not statuses.tips([each.pk for each in found])
