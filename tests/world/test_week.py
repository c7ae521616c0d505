import pytest

from bluezone.world import office, week
from bluezone.world.week import COMPANY, Result


@pytest.mark.parametrize("seed", range(5))
def test_the_case_has_the_app_and_company_that_can_be_warned(seed: int) -> None:
    drawn = week.draw(seed)

    assert drawn.case in drawn.cases
    assert drawn.case in drawn.with_app
    assert len(drawn.with_app & set(office.near(drawn.office, drawn.case))) >= COMPANY


def test_the_same_seed_draws_the_same_week_and_another_another() -> None:
    one, same, other = week.draw(3), week.draw(3), week.draw(4)

    assert (one.case, one.cases, one.office.roster) == (same.case, same.cases, same.office.roster)
    assert one.air_rng.random() == same.air_rng.random()
    assert one.chance.random() == same.chance.random()
    assert one.office.roster != other.office.roster


def test_precision_and_recall_are_shares_of_the_warned_and_of_the_near() -> None:
    result = Result(case=0, near=frozenset({1, 2, 3, 4}), near_without_app=frozenset({9}), warned=frozenset({1, 2, 5}))

    assert (result.precision, result.recall) == (2 / 3, 0.5)


def test_who_warns_nobody_warns_nobody_wrongly_and_who_was_alone_was_not_missed() -> None:
    nobody: frozenset[int] = frozenset()

    assert Result(0, frozenset({1}), nobody, nobody).precision == 1.0
    assert Result(0, nobody, nobody, frozenset({1})).recall == 1.0


def test_the_truth_tells_those_apart_who_could_not_be_warned() -> None:
    drawn = week.draw(1)
    near = set(office.near(drawn.office, drawn.case))

    result = week.result(drawn, drawn.case, frozenset())

    assert result.near | result.near_without_app == near
    assert result.near <= drawn.with_app
    assert not result.near_without_app & drawn.with_app
