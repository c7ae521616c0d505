"""The consolidated table: what is added up, what is not, and what each sum says about its completeness."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import aggregate, figures, succession
from bluezone.rollout.aggregate import Completeness
from bluezone.rollout.arrival import Expected, State, Verdict
from bluezone.rollout.figures import DenominatorsDifferError, Figures
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import UnitId
from tests.rollout.receiving import AFTER, SCT, judged, sent, seventeen, table, told
from tests.rollout.story import CAMPAIGN

MAIN = "registered_phones"


def test_twenty_departments_of_which_the_storys_has_41_of_43() -> None:
    found = table(sent(number) for number in range(20))

    (group,) = found.groups
    line = group.lines[SCT]
    assert line.figures == Figures(MAIN, 43, 41, (("incompatible_device", 2),))
    assert line.figures.rate() == Decimal("95.3")
    assert group.total.figures == figures.total(told(number) for number in range(20))
    assert found.completeness == Completeness(20, 20)
    assert found.completeness.is_complete


def test_a_sum_over_17_of_20_says_so() -> None:
    found = table(seventeen())

    assert found.completeness == Completeness(17, 20)
    assert not found.completeness.is_complete
    assert found.groups[0].total.figures == figures.total(told(number) for number in range(17))
    assert aggregate.counts(found) == {State.ON_TIME: 15, State.LATE: 2, State.MISSING: 3}


def test_another_denominator_is_another_group_and_has_another_sum() -> None:
    people = Figures("staff", 1_000, 10)

    found = table([sent(0), sent(1, people), sent(2)])

    assert [group.denominator for group in found.groups] == [MAIN, "staff"]
    main, other = found.groups
    assert main.total.figures == figures.total([told(0), told(2)])
    assert other.total.figures == people
    assert (len(main.lines), len(other.lines)) == (19, 1)
    assert main.total.completeness == Completeness(2, 19)
    assert found.completeness == Completeness(3, 20)
    assert found.group("population") is None


def test_what_contradicts_or_comes_from_elsewhere_counts_nowhere() -> None:
    found = table([sent(0), sent(0, told(1), id="b"), sent(1), replace(sent(2), unit="elsewhere")])

    assert found.groups[0].total.figures == told(1)
    assert [each.arrival for each in found.unexpected] == [replace(sent(2), unit="elsewhere")]


def test_who_need_not_report_is_not_expected_unless_it_does() -> None:
    def verdict(state: State) -> Verdict:
        return Verdict(Expected(state, "Đơn vị", "department"), state, sent(0) if state is State.ON_TIME else None)

    found = aggregate.table([verdict(State.EXEMPT), verdict(State.MERGED), verdict(State.ON_TIME)], CAMPAIGN)

    assert found.completeness == Completeness(1, 1)


def test_nobody_reported_is_no_sum_and_no_zero() -> None:
    found = table([])

    assert found.groups[0].total.figures is None
    assert found.completeness == Completeness(0, 20)


def test_the_change_is_over_those_who_reported_both_times() -> None:
    before = {"u4": Figures(MAIN, 43, 30), "u19": Figures(MAIN, 10, 1)}

    found = table(seventeen(), before=before).groups[0]

    assert found.lines[SCT].change == figures.Change(11, 0, Decimal("25.5"))
    assert found.lines[0].change is None
    assert found.total.change == found.lines[SCT].change
    assert found.total.n_compared == 1


def test_of_another_denominator_before_no_change_is_said() -> None:
    line = table([sent(SCT)], before={"u4": Figures("staff", 43, 30)}).groups[0].lines[SCT]

    assert (line.change, line.has_other_denominator) == (None, True)


def test_each_kind_of_unit_has_its_sum_and_its_places() -> None:
    verdicts = [
        replace(each, expected=replace(each.expected, kind="office" if number == 0 else "department"))
        for number, each in enumerate(judged(sent(number) for number in range(20)))
    ]

    office, departments = aggregate.table(verdicts, CAMPAIGN).groups[0].kinds

    assert (office.code, office.figures, office.completeness) == ("office", told(0), Completeness(1, 1))
    assert departments.figures == figures.total(told(number) for number in range(1, 20))
    places = [line.place for line in aggregate.table(verdicts, CAMPAIGN).lines]
    assert places[0] is not None
    assert (places[0].position, places[0].of) == (1, 1)
    assert {place.of for place in places[1:] if place} == {19}


# --- properties -------------------------------------------------------------------------------------------------------

counted = st.builds(
    lambda of, installed, more: Figures(of, installed + more, installed, (("refused", more),) if more else ()),
    st.sampled_from([MAIN, "staff", "population"]),
    st.integers(0, 500),
    st.integers(0, 500),
)
reports = st.dictionaries(st.integers(0, 19), counted, max_size=20)


@given(reports, reports)
def test_sums_are_those_of_their_lines_and_no_line_is_lost_or_mixed(
    now: Mapping[int, Figures], before: Mapping[int, Figures]
) -> None:
    found = table(
        [sent(number, each) for number, each in now.items()], before={f"u{n}": each for n, each in before.items()}
    )

    assert sorted(line.verdict.expected.unit for line in found.lines) == sorted(f"u{n}" for n in range(20))
    assert found.completeness == Completeness(len(now), 20)
    for group in found.groups:
        inside = [line.figures for line in group.lines if line.figures]
        assert {each.denominator for each in inside} <= {group.denominator}
        assert group.total.figures == (figures.total(inside) if inside else None)
        kinds = [kind.figures for kind in group.kinds if kind.figures]
        assert group.total.figures == (figures.total(kinds) if kinds else None)
        if group.total.change:
            both = [line.change for line in group.lines if line.change]
            assert group.total.change.installed == sum(change.installed for change in both)
            assert group.total.n_compared == len(both)


@given(st.lists(counted, min_size=1))
def test_mixed_denominators_never_make_a_sum(rows: list[Figures]) -> None:
    if len({row.denominator for row in rows}) > 1:
        with pytest.raises(DenominatorsDifferError):
            figures.total(rows)
    else:
        assert figures.total(rows).installed == sum(row.installed for row in rows)


@given(counted)
def test_rates_are_rounded_half_up_and_only_all_is_100(row: Figures) -> None:
    rate = row.rate()

    if rate is None:
        assert row.total == 0
    else:
        assert (rate == 100) == (row.installed == row.total)
        exact = Decimal(100) * row.installed / row.total
        assert abs(rate - exact) <= Decimal("0.05") or rate == Decimal("99.9")


# --- successors -------------------------------------------------------------------------------------------------------

QT, QB, NEW, X, Y = (UnitId(name) for name in ("qt", "qb", "qt-2025", "x", "y"))
LINKS = succession.of(
    [
        Succession(QT, NEW, date(2025, 7, 1)),
        Succession(QB, NEW, date(2025, 7, 1)),
        Succession(X, Y, date(2025, 7, 1)),
        Succession(X, NEW, date(2025, 7, 1)),
    ]
)


def test_old_figures_are_shown_gathered_for_the_successor_and_divided_for_none() -> None:
    rows, divided = aggregate.gathered({QT: told(0), QB: told(1), X: told(2)}, LINKS, AFTER.date().replace(year=2026))

    assert [(row.unit, row.behind, row.figures) for row in rows] == [(NEW, (QT, QB), figures.total([told(0), told(1)]))]
    assert not rows[0].may_count_twice
    assert divided == {X: (Y, NEW)}


def test_before_the_day_each_stands_for_itself() -> None:
    rows, divided = aggregate.gathered({QT: told(0), X: told(2)}, LINKS, date(2025, 6, 30))

    assert [row.unit for row in rows] == [QT, X]
    assert divided == {}


def test_gathered_figures_of_two_denominators_stay_two_rows() -> None:
    rows, _ = aggregate.gathered({QT: told(0), QB: Figures("staff", 5, 5)}, LINKS, date(2026, 1, 1))

    assert [(row.unit, row.figures.denominator) for row in rows] == [(NEW, MAIN), (NEW, "staff")]


def test_a_successor_that_reported_too_may_count_the_same_people_twice() -> None:
    rows, _ = aggregate.gathered({QT: told(0), NEW: told(1)}, LINKS, date(2026, 1, 1))

    assert rows[0].may_count_twice


def test_an_old_unit_and_its_successor_that_both_report_are_named_for_a_clerk_to_ask() -> None:
    links = succession.of([Succession(UnitId("u1"), UnitId("u2"), date(2020, 8, 1))])
    both, other = table([sent(1), sent(2)]), table([sent(1), sent(2, Figures("staff", 5, 5))])

    assert aggregate.counted_twice(both, links, date(2020, 8, 9)) == (("u1", "u2"),)
    assert aggregate.counted_twice(both, links, date(2020, 7, 31)) == ()
    assert aggregate.counted_twice(other, links, date(2020, 8, 9)) == ()
    assert aggregate.counted_twice(table([sent(2)]), links, date(2020, 8, 9)) == ()
