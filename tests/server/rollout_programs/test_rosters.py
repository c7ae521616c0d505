"""Rosters and ticks for commands and calls."""

import pytest

from bluezone.documents import sheets
from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout.models import Member, StagedRoster
from bluezone.server.rollout_programs import rosters
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import Province

ROWS = [
    ["Họ và tên", "Số điện thoại", "Đơn vị"],
    ["Nguyễn Văn An", "0912345678", "Văn phòng Sở"],
    ["Trần Thị Bình", "0987654321", "Văn phòng Sở"],
]
FAULTY = [*ROWS, ["Lê Văn Cường", "12", "Văn phòng Sở"]]


def test_looking_keeps_nothing_and_is_told_to_the_log(province: Province) -> None:
    seen = rosters.look(province.at("sct"), FAULTY, "a.csv", by=SITE, now=province.now)

    assert (seen.counts["added"], seen.is_saved) == (2, False)
    assert not Member.objects.exists()
    assert not StagedRoster.objects.exists()
    assert AuditEntry.objects.filter(action="roster_staged").exists()


def test_a_faulty_roster_is_refused_keeps_nothing_and_says_why(province: Province) -> None:
    taken = rosters.take_in(province.at("sct"), FAULTY, "a.csv", by=SITE, now=province.now)

    assert taken.refusal is not None
    assert taken.as_json()["code"] == "roster_faulty"
    assert not StagedRoster.objects.exists()
    assert not Member.objects.exists()


def test_an_export_is_told_to_the_log_and_only_to_who_may(province: Province) -> None:
    at = province.at("sct")
    rosters.take_in(at, ROWS, "a.csv", by=SITE, now=province.now)

    assert len(rosters.table(at, with_states=True, by=SITE, now=province.now)) == 3
    assert AuditEntry.objects.filter(action="roster_exported").count() == 1
    with pytest.raises(RightMissingError):
        rosters.table(at, with_states=True, by=province.acting(Role.VIEWER), now=province.now)


def test_ticks_find_members_by_phone_or_number_and_are_not_written_twice(province: Province) -> None:
    at, now = province.at("sct"), province.now
    rosters.take_in(at, ROWS, "a.csv", by=SITE, now=now)
    second = Member.objects.get(phone="0987654321").pk
    rows = [["phone", "member", "state", "reason"], ["+84 912 345 678", "", "installed", ""]]
    rows.append(["", str(second), "exempt", "no_smartphone"])

    first = rosters.ticks(at, rows, by=SITE, now=now)
    again = rosters.ticks(at, rows, by=SITE, now=now)

    assert [(each["is_taken"], each["is_new"]) for each in first] == [(True, True)] * 2
    assert [(each["is_taken"], each["is_new"]) for each in again] == [(True, False)] * 2
    assert list(Member.objects.order_by("phone").values_list("state", flat=True)) == ["installed", "exempt"]


def test_who_may_not_tick_learns_nothing(province: Province) -> None:
    with pytest.raises(RightMissingError):
        rosters.ticks(province.at("sct"), [["phone", "state"]], by=province.acting(Role.VIEWER), now=province.now)


def test_a_sheet_is_found_by_its_name() -> None:
    book = sheets.write([sheets.Table("Một", ["a"], []), sheets.Table("Hai", ["b"], [])])

    assert rosters.rows_of(book, "a.xlsx", "Hai")[0][0] == "b"
    with pytest.raises(rosters.TickTableError, match="Một, Hai"):
        rosters.rows_of(book, "a.xlsx", "Ba")


def test_members_tell_the_entries_that_hold(province: Province) -> None:
    at, now = province.at("sct"), province.now
    rosters.take_in(at, ROWS, "a.csv", by=SITE, now=now)
    rosters.ticks(at, [["phone", "state"], ["0912345678", "installed"]], by=SITE, now=now)

    found = rosters.members(at, by=SITE, now=now)
    assert [len(row["seen"]) for row in found] == [1, 0]
    assert [row["id"] for row in rosters.members(at, after=found[0]["id"], by=SITE, now=now)] == [found[1]["id"]]
