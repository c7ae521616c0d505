"""The consolidated table: groups apart, how complete, what changed, and as a file."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bluezone.rollout.schedule import ReportingPeriod
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import consolidating
from bluezone.server.units import registry
from tests.server.rollout import receiving_desk
from tests.server.rollout.province import CUTOFF, DEADLINE, Province
from tests.server.rollout.receiving_desk import desk
from tests.server.rollout.test_receiving import came
from tests.server.scene import HandClock

NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")
WEEK = timedelta(days=7)


@pytest.fixture
def three(db: None, hand_clock: HandClock) -> Province:
    made = receiving_desk.make(NAMES, (*receiving_desk.PERIODS, ReportingPeriod(CUTOFF + WEEK, DEADLINE + WEEK)))
    hand_clock.at = made.now = DEADLINE
    return made


def test_denominators_stand_in_groups_of_their_own(three: Province) -> None:
    came(three, "u0")
    came(three, "u1", denominator="staff", total=100, installed=10)

    table = consolidating.gather(desk(three), three.now).table

    assert [(group.denominator, group.total.figures.total) for group in table.groups if group.total.figures] == [
        ("registered_phones", 10),
        ("staff", 100),
    ]
    assert (table.completeness.n_reported, table.completeness.n_expected) == (2, 3)


def test_a_change_is_counted_from_the_period_before(three: Province) -> None:
    came(three, "u0", installed=5)
    three.now = DEADLINE + WEEK
    came(three, "u0", arrived_at=three.now, installed=8)

    found = consolidating.gather(desk(three), three.now)

    change = found.table.lines[0].change
    assert change is not None
    assert (change.installed, change.points) == (3, Decimal(30))
    assert consolidating.gather(desk(three, number=1), three.now).table.lines[0].change is None


def test_the_file_has_a_row_for_each_unit_and_the_totals(three: Province) -> None:
    came(three, "u0", number_symbol="12/SNV-VP", dated=DEADLINE.date())
    came(three, "u1", installed=7)

    (table,) = consolidating.tables(consolidating.gather(desk(three), three.now), "vi")

    rate = Decimal("90.0")
    assert table.rows[0] == (1, "Sở Nội vụ", "12/SNV-VP, 10/8/2020", "", 10, 9, rate, None, None, "1/2", "đúng hạn")
    assert table.rows[2] == (3, "Sở Y tế", "", "", None, None, None, None, None, "", "chưa đến hạn")
    assert table.total == (None, "Tổng cộng", "", "", 20, 16, Decimal("80.0"), None, None, "", "")
    assert table.notes == ["Tỷ lệ tính trên: số điện thoại cá nhân đăng ký", "Cộng số liệu của 2 trên 3 đơn vị."]
    assert {len(row) for row in (*table.rows, table.total)} == {len(table.head)}


def test_the_moment_that_a_letter_names_stands_in_its_row(three: Province) -> None:
    came(three, "u0", as_of=CUTOFF)
    came(three, "u1")

    told = consolidating.gather(desk(three), three.now).verdicts

    assert [consolidating.cutoff(each) for each in told] == ["8h00 09/8/2020", "", ""]


def test_people_that_may_be_counted_twice_are_named(three: Province) -> None:
    came(three, "u0")
    came(three, "u1")
    registry.replace([], [Succession(UnitId("u0"), UnitId("u1"), (CUTOFF + timedelta(days=1)).date())])

    found = consolidating.gather(desk(three), DEADLINE)

    assert found.twice == (("Sở Nội vụ", "Sở Tư pháp"),)
