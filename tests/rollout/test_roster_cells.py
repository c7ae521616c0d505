"""One row: what is taken, what is said of it, and by which weight."""

import pytest

from bluezone.rollout import columns
from bluezone.rollout.finding import Weight
from bluezone.rollout.roster_cells import Cells, MemberRow, read_member
from tests.rollout.roster_files import UNITS, person, sheet

MAPPED = columns.guess(sheet(), UNITS)


def read(row: list[str], nearby: str = "", own_unit: str | None = None, is_section: bool = False) -> MemberRow:
    return read_member(Cells(17, row, MAPPED), UNITS, nearby, own_unit, is_section=is_section)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (person(name=""), "name_missing"),
        (person(name="Nguyễn 12"), "name_invalid"),
        (person(name="=A1"), "cell_formula"),
        (person(phone="12"), "phone_invalid"),
        (person(phone="0233 3852 123"), "phone_landline"),
        (person(phone="=B2+1"), "cell_formula"),
        (person(unit="Sở Y tế"), "unit_unknown"),
        (person(unit=""), "unit_missing"),
    ],
)
def test_an_error_keeps_the_row_from_being_taken_and_says_where(row: list[str], code: str) -> None:
    found = read(row)

    assert found.member is None
    assert [(each.code, each.row, each.weight) for each in found.findings] == [(code, 17, Weight.ERROR)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (person(phone=""), "phone_missing"),
        (person(name="An"), "name_short"),
        (person(name="An Văn Nguyễn"), "name_reversed"),
        (person(note="x" * 400), "cell_too_long"),
        (person(note="=A1"), "cell_formula"),
        (person(phone="912345601.0"), "zero_restored"),
        (person(phone="01681234567"), "prefix_converted"),
    ],
)
def test_a_doubt_or_a_note_lets_the_row_be_taken(row: list[str], code: str) -> None:
    found = read(row)

    assert found.member is not None
    assert [each.code for each in found.findings] == [code]


def test_all_faults_of_a_row_are_listed() -> None:
    found = read(person(name="=A1", phone="12", unit="Sở Y tế"))

    assert {each.code for each in found.findings} == {"cell_formula", "phone_invalid", "unit_unknown"}


def test_a_unit_with_a_slip_is_suggested() -> None:
    found = read(person(unit="Văn phòg"))

    assert "perhaps Văn phòng" in found.findings[0].en


def test_a_row_without_unit_takes_the_section_then_the_row_above_then_the_uploaders() -> None:
    section = read(person(unit=""), nearby="Văn phòng", own_unit="kc", is_section=True)
    above = read(person(unit=""), nearby="P.KHTC", own_unit="kc")
    own = read(person(unit=""), own_unit="kc")

    assert [each.member and each.member.unit for each in (section, above, own)] == ["vp", "khtc", "kc"]
    assert [each.code for each in above.findings] == ["unit_from_above"]


def test_a_section_that_is_no_unit_leaves_the_uploaders_own_with_a_doubt() -> None:
    found = read(person(unit=""), nearby="Lãnh đạo", own_unit="kc", is_section=True)

    assert found.member
    assert found.member.unit == "kc"
    assert found.findings[0].weight is Weight.DOUBT
