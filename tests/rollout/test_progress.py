"""Series over the cut-offs: of one denominator, with the units behind each point."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import progress
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Target
from bluezone.rollout.figures import Figures
from bluezone.rollout.progress import Reading
from tests.rollout.story import CAMPAIGN, CUTOFF

WEEK = timedelta(days=7)
STAFF = Bilingual("công chức", "officials")
AIMED = replace(
    CAMPAIGN,
    targets=(
        Target(STAFF, "installed", Decimal(90), denominator="registered_phones", by=date(2020, 8, 31)),
        Target(STAFF, "installed", Decimal(50), denominator="registered_phones", within_days=5),
        Target(STAFF, "installed", Decimal(60), denominator="population", by=date(2020, 8, 31)),
        Target(STAFF, "persons_helped", count=10, by=date(2020, 8, 31)),
    ),
)


def reading(
    installed: int = 41,
    as_of: datetime = CUTOFF,
    unit: str = "sct",
    kind: str = "department",
    of: str = CAMPAIGN.denominator,
) -> Reading:
    return Reading(as_of, unit, kind, Figures(of, 43, installed))


def test_a_point_adds_the_units_up_and_says_how_many_they_are() -> None:
    later = CUTOFF + WEEK

    (series,) = progress.overall([reading(41, later), reading(30), reading(43, later, "syt")], CAMPAIGN)

    assert [(point.as_of, point.installed, point.total, point.n_units) for point in series.points] == [
        (CUTOFF, 30, 43, 1),
        (later, 84, 86, 2),
    ]
    assert [point.rate for point in series.points] == [Decimal("69.8"), Decimal("97.7")]


def test_denominators_have_series_of_their_own_by_whatever_is_grouped() -> None:
    readings = [reading(), reading(of="population"), reading(kind="commune", unit="x")]

    assert [(each.key, each.denominator) for each in progress.overall(readings, CAMPAIGN)] == [
        ("", "registered_phones"),
        ("", "population"),
    ]
    assert [each.key for each in progress.by_kind(readings, CAMPAIGN)] == ["department", "department", "commune"]
    assert [each.key for each in progress.by_unit(readings, CAMPAIGN)] == ["sct", "sct", "x"]


def test_the_goals_are_those_of_the_same_denominator_in_order_of_their_days() -> None:
    phones, people = progress.overall([reading(), reading(of="population")], AIMED)

    assert [(goal.percent, goal.by) for goal in phones.goals] == [
        (Decimal(50), date(2020, 8, 7)),
        (Decimal(90), date(2020, 8, 31)),
    ]
    assert [goal.percent for goal in people.goals] == [Decimal(60)]


def test_the_goal_is_reached_unrounded_and_else_says_how_many_are_missing() -> None:
    def last(installed: int) -> progress.Series:
        return progress.overall([reading(installed)], AIMED)[0]

    assert (last(39).has_reached, last(39).n_missing) == (True, 0)
    assert (last(38).has_reached, last(38).n_missing) == (False, 1)


def test_without_goal_or_anybody_to_count_nothing_is_said_of_reaching() -> None:
    (without,) = progress.overall([reading()], CAMPAIGN)
    (nobody,) = progress.overall([replace(reading(), figures=Figures(CAMPAIGN.denominator, 0, 0))], AIMED)

    assert (without.has_reached, without.n_missing) == (None, None)
    assert (nobody.has_reached, nobody.n_missing) == (None, None)
    assert nobody.points[0].rate is None


@given(
    st.lists(
        st.tuples(st.integers(0, 43), st.integers(0, 3), st.sampled_from(["staff", "population"])),
        max_size=20,
    )
)
def test_nothing_is_lost_and_nothing_counted_twice(told: Sequence[tuple[int, int, str]]) -> None:
    readings = [reading(n, CUTOFF + week * WEEK, str(place), of=of) for place, (n, week, of) in enumerate(told)]

    for grouped in (progress.overall, progress.by_kind, progress.by_unit):
        points = [point for series in grouped(readings, CAMPAIGN) for point in series.points]
        assert sum(point.installed for point in points) == sum(n for n, _, _ in told)
        assert sum(point.n_units for point in points) == len(told)
