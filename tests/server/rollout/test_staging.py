"""A roster file is read, shown and corrected before anything of it is on a roster."""

import uuid
from datetime import timedelta

import pytest

from bluezone.documents.note import Note
from bluezone.documents.sheets import Book, Sheet
from bluezone.rollout.column_words import Field
from bluezone.rollout.rights import Role
from bluezone.rollout.roster import MOST_ROWS, RosterTooLargeError
from bluezone.server import phone_hash
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import accepting, campaigns, staging
from bluezone.server.rollout.models import Member, StagedRoster
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import THURSDAY, Province

HEAD = ["STT", "Họ và tên", "Số điện thoại", "Đơn vị", "Loại máy"]
ROWS = [
    HEAD,
    ["1", "Nguyễn Văn An", "0912345678", "Văn phòng Sở", "Samsung Galaxy A10"],
    ["2", "Lê Thị Bình", "912345679", "Văn phòng Sở", "iPhone 7"],
    ["3", "Trần Chi", "0912345680", "Công đoàn Ngành Công Thương", "Nokia 1280"],
]


def staged(province: Province, rows: list[list[str]] = ROWS, place: str = "sct") -> StagedRoster:
    return staging.stage(province.at(place), rows, "danh-sach.xlsx", by=province.acting(Role.DRAFTER), now=THURSDAY)


def test_nothing_of_a_file_is_on_a_roster_until_it_is_accepted(province: Province) -> None:
    look = staging.look(staged(province))

    assert [each.unit for each in look.reading.changes.added] == ["vp", "vp", "cd"]
    assert look.reading.is_clean
    assert not Member.objects.exists()
    assert b"0912345678" not in bytes(StagedRoster.objects.get().rows)


def test_problems_are_told_with_their_rows_and_the_rest_is_read(province: Province) -> None:
    look = staging.look(staged(province, [*ROWS, ["4", "Võ Dung", "12", "Văn phòng Sở", ""]]))

    assert [(each.row, each.code) for each in look.findings if each.row == 5]
    assert len(look.reading.changes.added) == 3


def test_a_corrected_column_is_read_anew_and_remembered_once_accepted(province: Province) -> None:
    odd = [["a", "b", "c"], ["Nguyễn Văn An", "0912345678", "Văn phòng Sở"]]
    file = staged(province, odd)
    by = province.acting(Role.DRAFTER)
    staging.correct(file, {0: Field.NAME, 1: Field.PHONE, 2: Field.UNIT}, {}, by=by, now=THURSDAY)

    look = staging.look(staging.find(file.pk, province.at("sct"), by=by, now=THURSDAY))
    assert [each.name for each in look.reading.changes.added] == ["Nguyễn Văn An"]
    accepting.accept(file, look.fingerprint, is_partial=True, by=by, now=THURSDAY)

    again = staging.look(staged(province, [["c", "b", "a"], ["Văn phòng Sở", "0912345678", "Nguyễn Văn An"]]))
    assert [column.field for column in again.reading.mapping.columns] == [Field.UNIT, Field.PHONE, Field.NAME]
    assert again.reading.changes.is_nothing


def test_a_number_on_another_offices_roster_is_told_with_the_offices_name_alone(province: Province) -> None:
    province.member("Ai Đó", "stttt", phone="0912345678", phone_hash=phone_hash.of("0912345678"))

    found = [each for each in staging.look(staged(province)).findings if each.code == "member_elsewhere"]

    assert len(found) == 1
    assert "Sở Thông tin và Truyền thông" in found[0].vi
    assert "Ai Đó" not in found[0].vi


def test_a_file_of_one_unit_takes_nobody_off_another(province: Province) -> None:
    province.member("Võ Dung", "ttkc", phone="0912345999")
    stays = province.member("Hồ Em", "vp", phone="0912345998")

    changes = staging.look(staged(province, [row[:3] + row[3:] for row in ROWS[:3]])).reading.changes

    assert [each.id for each in changes.left] == [str(stays.pk)]


def test_who_moves_to_another_unit_is_the_same_person(province: Province) -> None:
    moved = province.member("Trần Chi", "ttkc", name_key="tran chi", phone="0912345680")

    changes = staging.look(staged(province)).reading.changes

    assert [each.id for each in changes.changed] == [str(moved.pk)]
    assert changes.changed[0].member.unit == "cd"


def test_only_drafters_of_the_unit_stage_while_the_campaign_runs(province: Province) -> None:
    with pytest.raises(RightMissingError):
        staging.stage(province.at("sct"), ROWS, "x", by=province.acting(Role.HELPER), now=THURSDAY)
    campaigns.end(province.campaign.code, by=SITE, now=THURSDAY)
    with pytest.raises(campaigns.CampaignStageError):
        staged(province)


def test_what_is_no_roster_is_refused_and_nothing_is_kept(province: Province) -> None:
    with pytest.raises(RosterTooLargeError):
        staged(province, [["x"]] * (MOST_ROWS + 1))

    assert not StagedRoster.objects.exists()


def test_a_file_is_forgotten_when_dropped_or_after_a_day(province: Province) -> None:
    by, at = province.acting(Role.DRAFTER), province.at("sct")
    dropped, old = staged(province), staged(province)
    staging.drop(dropped, by=by, now=THURSDAY)

    for key, now in ((dropped.pk, THURSDAY), (old.pk, THURSDAY + staging.LIFE), (uuid.uuid4(), THURSDAY)):
        with pytest.raises(staging.StagedUnknownError):
            staging.find(key, at, by=by, now=now)
    assert staging.sweep(THURSDAY + timedelta(hours=23)) == 0
    assert staging.sweep(THURSDAY + staging.LIFE) == 1


COVER = Sheet("Bìa", (("SỞ CÔNG THƯƠNG", ""),) * 9)
HIDDEN = Sheet("cũ", tuple(map(tuple, [*ROWS, *ROWS])), is_hidden=True)
MEANT = Sheet("Danh sách", tuple(map(tuple, ROWS)), (Note("sheet_formula", "có công thức", "a formula"),))


def test_the_sheet_that_looks_like_a_roster_is_read_and_another_may_be_chosen(province: Province) -> None:
    by = province.acting(Role.DRAFTER)
    book = Book((COVER, HIDDEN, MEANT))
    file = staging.stage_book(province.at("sct"), book, "a.xlsx", by=by, now=THURSDAY)

    look = staging.look(file)
    assert (look.sheets, look.chosen) == (("Bìa", "cũ", "Danh sách"), 2)
    assert [note.code for note in look.notes] == ["sheet_formula"]
    assert file.n_rows == len(ROWS)

    staging.choose(file, 0, by=by, now=THURSDAY)
    look = staging.look(staging.find(file.pk, province.at("sct"), by=by, now=THURSDAY))
    assert (look.chosen, look.reading.changes.added) == (0, ())
    with pytest.raises(staging.StagedUnknownError):
        staging.choose(file, 3, by=by, now=THURSDAY)


def test_what_was_said_of_columns_is_forgotten_with_their_sheet(province: Province) -> None:
    by = province.acting(Role.DRAFTER)
    file = staging.stage_book(province.at("sct"), Book((COVER, MEANT)), "a.xlsx", by=by, now=THURSDAY)
    staging.correct(file, {1: None}, {}, by=by, now=THURSDAY)

    staging.choose(file, 1, by=by, now=THURSDAY)
    assert file.said
    staging.choose(file, 0, by=by, now=THURSDAY)
    assert not file.said


def test_decisions_that_fit_no_longer_are_asked_again(province: Province) -> None:
    file = staged(province)
    staging.correct(file, {}, {2: "999999"}, by=province.acting(Role.DRAFTER), now=THURSDAY)

    look = staging.look(file)

    assert look.is_undecided_again
    assert len(look.reading.changes.added) == 3


def test_that_names_of_a_file_were_read_is_recorded(province: Province) -> None:
    file = staged(province)

    staging.show(file.pk, province.at("sct"), by=province.acting(Role.DRAFTER), now=THURSDAY)

    assert AuditEntry.objects.filter(action="roster_read").count() == 1
