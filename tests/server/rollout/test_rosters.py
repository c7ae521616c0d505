"""Rosters read and changed by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bluezone.rollout import roster, unit_names
from bluezone.rollout.rights import Role
from bluezone.server import phone_hash
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import rosters
from bluezone.server.rollout.models import Member, PastStanding
from bluezone.server.rollout.rosters import MemberRefusedError, Typed
from bluezone.server.rollout.statuses import MemberUnknownError
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout.province import THURSDAY, Province

LATER = THURSDAY + timedelta(hours=1)
AN = Typed("Nguyễn Văn An", "0912 345 678", "vp", "Chuyên viên", "1980", "Android", "9", "Samsung A10")


def added(province: Province, typed: Typed = AN) -> Member:
    return rosters.add(province.at("sct"), typed, by=province.acting(Role.DRAFTER), now=THURSDAY)


def listed(province: Province, place: str = "sct", **other: str) -> list[str]:
    found = rosters.listed(province.at(place), by=province.acting(Role.DRAFTER), now=THURSDAY, **other)
    return [row.name for row in found]


def test_one_more_person_is_on_the_roster_and_counted(province: Province) -> None:
    row = added(province)

    assert (row.phone, row.participant.unit_id, row.system, row.version) == ("0912345678", "vp", "android", [9])
    assert province.at("vp").total == 1


def test_names_come_in_vietnamese_order_and_are_found_without_marks(province: Province) -> None:
    for number, name in enumerate(["Lê Thị Ánh", "Nguyễn Văn An", "Trần Đức Đạt", "Trần Đức Dân", "Phạm Ân"]):
        added(province, Typed(name, f"091234567{number}", "vp"))

    assert listed(province) == ["Nguyễn Văn An", "Lê Thị Ánh", "Phạm Ân", "Trần Đức Dân", "Trần Đức Đạt"]
    assert listed(province, wanted="duc") == ["Trần Đức Dân", "Trần Đức Đạt"]
    assert listed(province, wanted="345 671") == ["Nguyễn Văn An"]
    assert listed(province, place="cd") == []


def test_states_are_told_apart(province: Province) -> None:
    province.member("Mở", "vp")
    province.member("Cài", "vp", is_installed=True, is_settled=True)
    province.member("Lý", "vp", is_settled=True, reason="refused")
    province.member("Khác", "vp", is_installed=True, has_conflict=True)

    assert sorted(listed(province, state="open")) == ["Khác", "Mở"]
    assert (listed(province, state="installed"), listed(province, state="reason")) == (["Cài"], ["Lý"])
    assert listed(province, state="conflict") == ["Khác"]


def test_every_reading_is_in_the_log_without_a_name(province: Province) -> None:
    row = added(province)
    before = AuditEntry.objects.count()

    rosters.listed(province.at("sct"), by=province.acting(Role.HELPER), now=THURSDAY)
    rosters.read(row.pk, province.at("sct"), by=province.acting(Role.HELPER), now=THURSDAY)

    entries = list(AuditEntry.objects.order_by("pk"))[before:]
    assert [entry.action for entry in entries] == ["roster_read", "roster_read"]
    assert not any("An" in entry.subject or "0912" in entry.subject for entry in entries)


def test_a_change_is_kept_and_a_move_is_counted_at_the_new_unit(province: Province) -> None:
    row = added(province)

    rosters.change(
        row.pk,
        province.at("sct"),
        Typed("Nguyễn Văn Ân", "0987654321", "cd"),
        by=province.acting(Role.DRAFTER),
        now=LATER,
    )

    again = Member.objects.get()
    assert (again.name, again.phone, again.participant.unit_id, again.at) == (
        "Nguyễn Văn Ân",
        "0987654321",
        "cd",
        LATER,
    )
    assert bytes(again.phone_hash or b"") == phone_hash.of("0987654321")
    assert (province.at("vp").total, province.at("cd").total) == (0, 1)
    assert PastStanding.objects.get().participant.unit_id == "vp"


def test_a_changed_note_moves_no_standing(province: Province) -> None:
    row = added(province)

    rosters.change(
        row.pk,
        province.at("sct"),
        Typed("Nguyễn Văn An", "0912345678", "vp", note="x"),
        by=province.acting(Role.DRAFTER),
        now=LATER,
    )

    assert Member.objects.get().at == THURSDAY
    assert not PastStanding.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Typed("An"), "name"),
        (Typed("12345"), "name"),
        (Typed("Nguyễn An", "12"), "phone"),
        (Typed("Nguyễn An", birth="soon"), "birth"),
        (Typed("Nguyễn An", unit="stttt"), "unit"),
    ],
)
def test_what_cannot_be_is_told_with_its_field_and_nothing_is_kept(
    province: Province, typed: Typed, field: str
) -> None:
    with pytest.raises(MemberRefusedError) as caught:
        added(province, typed)

    assert caught.value.field == field
    assert not Member.objects.exists()


def test_two_people_of_a_unit_do_not_share_a_number(province: Province) -> None:
    row = added(province)
    with pytest.raises(MemberRefusedError):
        added(province, Typed("Lê Bình", "0912345678", "vp"))

    rosters.remove(row.pk, province.at("sct"), by=province.acting(Role.DRAFTER), now=LATER)
    added(province, Typed("Lê Bình", "0912345678", "vp"))
    with pytest.raises(MemberRefusedError):
        rosters.restore(row.pk, province.at("sct"), by=province.acting(Role.DRAFTER), now=LATER)


def test_who_is_taken_off_is_not_counted_and_can_come_back(province: Province) -> None:
    row, by, at = added(province), province.acting(Role.DRAFTER), province.at("sct")

    rosters.remove(row.pk, at, by=by, now=LATER)
    assert (listed(province), province.at("vp").total) == ([], 0)
    assert [each.pk for each in rosters.gone(at, by=by, now=LATER)] == [row.pk]

    rosters.restore(row.pk, at, by=by, now=LATER + timedelta(hours=1))
    assert (listed(province), province.at("vp").total) == (["Nguyễn Văn An"], 1)


def test_doubles_are_shown_to_both_with_the_units_name_alone(province: Province) -> None:
    added(province)
    shared = phone_hash.of("0912345678")
    province.member("Người Khác", "stttt", phone="0912345678", phone_hash=shared)

    (ours,) = rosters.doubles(province.at("sct"), by=province.acting(Role.DRAFTER), now=THURSDAY)
    (theirs,) = rosters.doubles(province.at("stttt"), by=province.acting(Role.DRAFTER, "stttt"), now=THURSDAY)

    assert (ours[0].name, ours[1]) == ("Nguyễn Văn An", ("Sở Thông tin và Truyền thông",))
    assert (theirs[0].name, theirs[1]) == ("Người Khác", ("Văn phòng Sở",))


def test_an_exported_roster_comes_back_without_a_change(province: Province) -> None:
    added(province, replace(AN, note="nghỉ phép"))
    added(province, Typed("Lê Bình", "0912345679", "vp", system="phổ thông", model="Samsung B310", note="bảo vệ"))
    added(province, Typed("Trần Chi", "", "vp", birth="02/01/1980", system="iOS", model="iPhone 6s", version="12"))
    added(province, Typed("Hồ Đức", "0912345677", "vp", system="KaiOS"))
    Member.objects.update(state="exempt", reason="refused", is_settled=True)
    members = rosters.listed(province.at("sct"), by=province.acting(Role.DRAFTER), now=THURSDAY)

    reading = roster.read(
        rosters.table(members), unit_names.unit_names([("Văn phòng Sở", "vp")]), [row.kept() for row in members]
    )

    assert reading.is_clean
    assert reading.changes.is_nothing
    assert len(reading.changes.unchanged) == 4


def test_rights_are_asked_and_members_of_others_are_none(province: Province) -> None:
    other = province.member("Ai", "stttt")
    by, at = province.acting(Role.DRAFTER), province.at("sct")

    with pytest.raises(MemberUnknownError):
        rosters.read(other.pk, at, by=by, now=THURSDAY)
    with pytest.raises(RightMissingError):
        rosters.listed(at, by=province.acting(Role.VIEWER), now=THURSDAY)
    with pytest.raises(RightMissingError):
        rosters.add(at, AN, by=province.acting(Role.HELPER), now=THURSDAY)
