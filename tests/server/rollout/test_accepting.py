"""Accepting a roster: by stable identity, whole or in part, once."""

from datetime import timedelta

import pytest

from bluezone.rollout.rights import Role
from bluezone.server import phone_hash
from bluezone.server.phones.models import Registered
from bluezone.server.rollout import accepting, staging
from bluezone.server.rollout.accepting import Taken
from bluezone.server.rollout.models import Member, PastStanding, StagedRoster
from tests.server.rollout.province import THURSDAY, Province
from tests.server.rollout.test_staging import ROWS, staged

LATER = THURSDAY + timedelta(hours=1)


def accept(province: Province, rows: list[list[str]] = ROWS, *, is_partial: bool = False) -> Taken:
    file = staged(province, rows)
    shown = staging.look(file).fingerprint
    return accepting.accept(file, shown, is_partial=is_partial, by=province.acting(Role.DRAFTER), now=LATER)


def test_members_stand_at_their_units_and_are_counted(province: Province) -> None:
    assert accept(province) == Taken(3, 0, 0)

    assert list(Member.objects.values_list("name", "phone", "participant__unit")) == [
        ("Nguyễn Văn An", "0912345678", "vp"),
        ("Lê Thị Bình", "0912345679", "vp"),
        ("Trần Chi", "0912345680", "cd"),
    ]
    assert (province.at("vp").total, province.at("vp").n_open, province.at("cd").staff) == (2, 2, 1)
    assert not StagedRoster.objects.exists()


def test_a_plain_phone_is_a_phone_and_no_smartphone(province: Province) -> None:
    accept(province)

    chi = Member.objects.get(name="Trần Chi")
    assert (chi.has_phone, chi.has_smartphone) == (True, False)
    assert (province.at("cd").total, province.at("cd").smartphones) == (1, 0)


def test_the_same_file_again_changes_nothing(province: Province) -> None:
    accept(province)

    assert accept(province) == Taken(0, 0, 0)
    assert Member.objects.count() == 3
    assert not PastStanding.objects.exists()


def test_a_new_phone_changes_the_row_and_who_is_missing_leaves(province: Province) -> None:
    accept(province)
    member = Member.objects.get(name="Nguyễn Văn An")
    changed = [row.copy() for row in ROWS[:2]] + [ROWS[3]]
    changed[1][4] = "Oppo F11"

    assert accept(province, changed) == Taken(0, 1, 1)

    again = Member.objects.get(pk=member.pk)
    assert (again.model, again.at) == ("Oppo F11", member.at)
    gone = Member.objects.get(name="Lê Thị Bình")
    assert (gone.is_counted, gone.at) == (False, LATER)
    assert province.at("vp").total == 1


def test_who_moves_is_counted_at_the_new_unit_and_known_at_the_old_one(province: Province) -> None:
    accept(province)
    moved = [row.copy() for row in ROWS]
    moved[1][3] = "Công đoàn Ngành Công Thương"

    accept(province, moved)

    assert (province.at("vp").total, province.at("cd").total) == (1, 2)
    assert PastStanding.objects.get().participant.unit_id == "vp"


def test_faults_are_settled_or_left_out_and_never_passed_over(province: Province) -> None:
    faulty = [*ROWS, ["4", "Võ Dung", "12", "Văn phòng Sở", ""]]

    with pytest.raises(accepting.RosterFaultyError):
        accept(province, faulty)
    assert not Member.objects.exists()
    assert StagedRoster.objects.count() == 1

    assert accept(province, faulty, is_partial=True) == Taken(3, 0, 0)


def test_a_roster_that_changed_in_between_is_looked_at_again(province: Province) -> None:
    file = staged(province)
    shown = staging.look(file).fingerprint
    province.member("Nguyễn Văn An", "vp", name_key="nguyen van an", phone="0912345678")

    with pytest.raises(accepting.RosterChangedError):
        accepting.accept(file, shown, by=province.acting(Role.DRAFTER), now=LATER)

    assert StagedRoster.objects.exists()
    assert Member.objects.count() == 1


def test_phones_that_registered_before_are_proved_at_once(province: Province) -> None:
    Registered.objects.create(keyed_hash=phone_hash.of("0912345678"), at=THURSDAY)

    accept(province)

    assert Member.objects.get(phone="0912345678").proof == "verified"
    assert province.at("vp").verified == 1


def test_an_installed_member_stays_installed_whatever_the_file_says_of_the_phone(province: Province) -> None:
    accept(province)
    Member.objects.filter(name="Lê Thị Bình").update(
        is_installed=True, is_settled=True, state="installed", proof="ticked"
    )
    changed = [row.copy() for row in ROWS]
    changed[2][4] = "Nokia 1280"

    accept(province, changed)

    assert Member.objects.get(name="Lê Thị Bình").has_smartphone
    assert province.at("vp").installed == 1
