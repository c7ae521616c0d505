from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import figures
from bluezone.rollout.figures import DenominatorsDifferError, Figures, FiguresError


@st.composite
def counts(draw: st.DrawFn) -> Figures:
    installed, still_open = draw(st.integers(0, 500)), draw(st.integers(0, 20))
    codes = draw(st.dictionaries(st.sampled_from(["refused", "no_phone", "other"]), st.integers(1, 50)))
    total = installed + still_open + sum(codes.values())
    staff = draw(st.none() | st.integers(0, 900))
    return Figures("staff", total, installed, tuple(sorted(codes.items())), staff)


def test_41_of_43_is_95_point_3() -> None:
    assert Figures("staff", 43, 41).rate() == Decimal("95.3")
    assert Figures("staff", 0, 0).rate() is None


@given(st.lists(counts(), min_size=1, max_size=12), st.data())
def test_the_sum_over_any_grouping_is_the_sum_over_all(rows: list[Figures], data: st.DataObject) -> None:
    groups: dict[int, list[Figures]] = {}
    for row in rows:
        groups.setdefault(data.draw(st.integers(0, 3)), []).append(row)

    assert figures.total(figures.total(group) for group in groups.values()) == figures.total(rows)


@given(st.lists(counts(), min_size=1, max_size=8))
def test_installed_reasons_and_open_make_up_the_total_of_every_sum(rows: list[Figures]) -> None:
    whole = figures.total(rows)

    assert whole.installed + whole.not_installed + whole.open == whole.total
    assert whole.open == sum(row.open for row in rows)


def test_a_sum_adds_numerators_and_denominators_and_averages_nothing() -> None:
    assert figures.total([Figures("staff", 1, 1), Figures("staff", 99, 0)]).rate() == 1


def test_different_denominators_are_never_added_or_compared() -> None:
    staff, population = Figures("staff", 10, 5), Figures("population", 10, 5)

    with pytest.raises(DenominatorsDifferError, match="population"):
        figures.total([staff, population])
    with pytest.raises(DenominatorsDifferError, match="staff"):
        figures.change(staff, population)


def test_a_sum_of_nothing_is_refused() -> None:
    with pytest.raises(FiguresError, match="no figures"):
        figures.total([])


def test_a_change_is_a_count_and_the_points_between_the_printed_rates() -> None:
    found = figures.change(Figures("staff", 43, 30), Figures("staff", 43, 41))

    assert (found.installed, found.total, found.points) == (11, 0, Decimal("25.5"))
    assert figures.change(Figures("staff", 0, 0), Figures("staff", 1, 1)).points is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"installed": -1},
        {"installed": 11},
        {"installed": 9, "reasons": (("refused", 2),)},
        {"reasons": (("refused", 0),)},
        {"reasons": (("refused", 1), ("no_phone", 1))},
        {"staff": -1},
    ],
)
def test_figures_that_no_unit_can_have_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(FiguresError):
        Figures(**({"denominator": "staff", "total": 10, "installed": 5} | wrong))  # type: ignore[arg-type]  # some of wrong types


def test_reasons_are_added_by_code_and_put_in_order() -> None:
    assert figures.reasons([("refused", 1), ("no_phone", 2), ("refused", 1), ("other", 0)]) == (
        ("no_phone", 2),
        ("refused", 2),
    )
