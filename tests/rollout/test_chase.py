"""The letter that chases: whom, for what, until when; no check finds an error, and it is read back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bluezone.letters import checks, sheet
from bluezone.letters.checks import Direction, Severity
from bluezone.letters.letter import Letter, Moment
from bluezone.letters.reading import reader
from bluezone.rollout import addressing, chase, schedule
from bluezone.rollout.aggregate import Table
from bluezone.rollout.chase import ChaseError
from tests.rollout.receiving import AFTER, NAMES, OFFICE, PERIOD, sent, seventeen, table, told
from tests.rollout.story import CAMPAIGN, DIRECTIVE

UNTIL = AFTER + timedelta(days=3)
LONG = "Ban Quản lý các dự án Phát triển hạ tầng, ứng phó biến đổi khí hậu và Ủy ban nhân dân xã Đặng Lễ Nghĩa số"


def issued(of: Table) -> Letter:
    draft = chase.draft(of, CAMPAIGN, OFFICE, DIRECTIVE, PERIOD, until=UNTIL)
    return replace(draft, number="175", date=date(2020, 8, 12), is_draft=False)


def text(letter: Letter) -> str:
    return checks.text_of(sheet.lay_out(letter))


def faults(letter: Letter) -> list[str]:
    found = checks.check(letter, direction=Direction.OUTGOING)
    return [finding.code for finding in found if finding.severity is not Severity.HINT]


def test_those_who_are_missing_are_addressed_by_name_and_no_check_finds_a_fault() -> None:
    letter = issued(table(seventeen()))

    assert letter.addressees == NAMES[17:]
    assert faults(letter) == []
    for said in (
        "563/STTTT-CNTT ngày 02/8/2020",
        "17/20 cơ quan, đơn vị đã gửi báo cáo (đạt 85%)",
        "chốt số liệu lúc 8h00 ngày 09/8/2020, thời hạn gửi báo cáo là 17h00 ngày 10/8/2020",
        "trước 17h00 ngày 14/8/2020",
    ):
        assert said in text(letter)


def test_many_stand_in_a_list() -> None:
    letter = issued(table([sent(0), sent(1)]))

    assert letter.addressees == (addressing.LISTED,)
    assert faults(letter) == []
    assert "02/20 cơ quan, đơn vị đã gửi báo cáo (đạt 10%); còn 18 cơ quan, đơn vị chưa hoàn thành" in text(letter)
    assert f"18\t{NAMES[19]}\tchưa báo cáo" in text(letter)
    assert "Sở Nội vụ" not in text(letter)


def test_who_sent_what_does_not_count_is_chased_with_what_is_the_matter() -> None:
    other = Moment(date(2020, 8, 2))
    arrivals = [*(sent(number) for number in range(18)), sent(18, cutoff=other), sent(19), sent(19, told(0), id="b")]

    letter = issued(table(arrivals))

    assert letter.addressees == NAMES[18:]
    assert faults(letter) == []
    assert f"{NAMES[18]} (sai thời điểm chốt); {NAMES[19]} (số liệu mâu thuẫn)" in text(letter)


@pytest.mark.parametrize("n_units", [1, 2, 21, 3_321])
def test_any_number_of_long_names_makes_a_letter_without_error_that_is_read_back(n_units: int) -> None:
    names = [f"{LONG} {number}" for number in range(n_units)]

    letter = issued(table([], names))

    found = checks.check(letter, direction=Direction.OUTGOING)
    read = reader.read(text(letter)).letter
    assert [finding.code for finding in found if finding.severity is Severity.ERROR] == []
    assert read.references[0].number_symbol == DIRECTIVE.number_symbol
    assert read.deadlines[0].by.iso == schedule.moment(UNTIL).iso
    assert read.counts is None


def test_units_of_one_name_are_told_apart() -> None:
    assert issued(table([], ["Xã Tân Hòa", "Xã Tân Hoà"])).addressees == ("Xã Tân Hòa (1)", "Xã Tân Hoà (2)")


def test_where_nobody_owes_or_no_time_is_given_no_letter_is_drafted() -> None:
    with pytest.raises(ChaseError, match="none that is owed"):
        issued(table(sent(number) for number in range(20)))
    with pytest.raises(ChaseError, match="after the old one"):
        chase.draft(table([]), CAMPAIGN, OFFICE, DIRECTIVE, PERIOD, until=PERIOD.deadline)
