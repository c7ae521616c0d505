"""Figures as values: sums, rates, moments, units, and what rates refer to."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters import written
from bluezone.letters.checks import Direction, check
from bluezone.letters.checks.figures import kind_of
from bluezone.letters.letter import Counts, Deadline, Letter, Moment, Reason, Target, UnitCount
from tests.letters.office import COUNTS, CUTOFF, ROWS

TEXTLESS = "41 43 2 95,3% 95,30% 09/8/2020"


def codes(counts: Counts | None = COUNTS, **changes: Any) -> list[str]:
    """Return what is wrong with figures, asked of a notice so that no form is missed."""
    letter = Letter(date=date(2020, 8, 10), cutoff=CUTOFF, counts=counts, **changes)
    ignored = {"not_a_letter", "figure_not_in_text"}
    found = check(letter, direction=Direction.INCOMING, text=TEXTLESS)
    return sorted(finding.code for finding in found if finding.code not in ignored)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"installed": 40}, "figures_sum"),
        ({"not_installed": (Reason("refused", 1),)}, "figures_sum"),
        ({"installed": 44, "not_installed": None}, "figures_over_total"),
        ({"percent": Decimal("95.4")}, "rate_wrong"),
        ({"percent": Decimal(96)}, "rate_wrong"),
        ({"percent": Decimal("95.34")}, "rate_wrong"),
        ({"percent": Decimal(100)}, "rate_full"),
        ({"percent": Decimal("100.5")}, "rate_over"),
        ({"percent": Decimal("95.3"), "percent_text": "93,5%"}, "rate_text"),
        ({"not_installed": (Reason("refused", 2, count_as_written="03 máy"),)}, "rate_text"),
        ({"by_unit": ROWS[:2]}, "units_sum"),
        ({"by_unit": (*ROWS[:2], UnitCount("Công đoàn", 3, 3, Decimal("99.9")))}, "units_row"),
        ({"by_unit": (*ROWS[:2], UnitCount("Công đoàn", 3, 3, not_installed=(Reason("refused", 1),)))}, "units_row"),
        ({"by_unit": (*ROWS[:2], replace(ROWS[2], unit="cơ quan Sở"))}, "units_double"),
    ],
)
def test_one_figure_wrong_is_found_by_its_code(changes: dict[str, Any], code: str) -> None:
    assert code in codes(replace(COUNTS, **changes))


@pytest.mark.parametrize("percent", ["95.3", "95.35", "95", "95.349"])
def test_a_rate_rounded_half_up_to_the_places_it_is_printed_with_is_right(percent: str) -> None:
    assert codes(replace(COUNTS, percent=Decimal(percent))) == []


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
@settings(deadline=None)
def test_the_rate_that_the_house_writes_is_right_and_the_next_one_is_not(part: int, more: int, places: int) -> None:
    right = written.rate(part, part + more, places)
    wrong = right + Decimal(1).scaleb(-places)

    for percent, is_right in ((right, True), (wrong, False)):
        counts = Counts(part, part + more, percent, denominator="dân số")
        assert (codes(counts) == []) == is_right


def test_figures_by_unit_that_add_up_are_right() -> None:
    assert codes(replace(COUNTS, by_unit=ROWS)) == []


def test_units_without_totals_are_not_added_up() -> None:
    assert codes(replace(COUNTS, by_unit=(UnitCount("Cơ quan Sở", 29), UnitCount("Trung tâm", 12)))) == []


def test_moments_stand_in_order() -> None:
    late, early = date(2020, 8, 11), date(2020, 8, 9)

    assert codes(None) == []
    letter = Letter(date=date(2020, 8, 10), cutoff=Moment(late))
    assert [f.code for f in check(letter, direction=Direction.INCOMING, text="11/8/2020")][-2:] == [
        "cutoff_after_letter",
        "not_a_letter",
    ]
    assert codes(deadlines=(Deadline("báo cáo", "Sở", Moment(early)),)) == ["deadline_before_letter"]
    assert codes(targets=(Target("dân số", by=early),)) == ["deadline_before_letter"]
    assert codes(targets=(Target("dân số", by=early + timedelta(1)),)) == []


def test_figures_need_the_moment_for_which_they_hold() -> None:
    letter = Letter(date=date(2020, 8, 10), counts=COUNTS)

    assert "cutoff_missing" in [f.code for f in check(letter, direction=Direction.INCOMING, text=TEXTLESS)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("dân số (population)", "population"),
        ("tổng số smartphone", "smartphones"),
        ("đoàn viên có sử dụng điện thoại di động thông minh", "smartphones"),
        ("số điện thoại cá nhân đăng ký", "registered"),
        ("thuê bao", "subscribers"),
        ("smartphone owners", "smartphones"),
        ("công chức, viên chức, người lao động của Sở", "staff"),
        ("hồ sơ", None),
        (None, None),
    ],
)
def test_denominators_are_of_a_kind(words: str | None, kind: str | None) -> None:
    assert kind_of(words) == kind


def test_rates_of_different_kinds_are_not_compared() -> None:
    population = Counts(183_620, 1_128_620, Decimal("16.27"), unit="thuê bao", denominator="dân số")
    owners = (Target("người dân", Decimal(70), denominator="smartphone owners"),)

    assert codes(population) == ["rate_kinds_differ"]
    assert codes(replace(population, unit="người"), targets=owners) == ["target_kind_differs"]
    assert codes(replace(population, unit="người", denominator="smartphone"), targets=owners) == []


def test_a_rate_says_what_it_refers_to() -> None:
    assert codes(Counts(percent=Decimal(73))) == ["rate_without_denominator"]
