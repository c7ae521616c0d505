import pytest

from bluezone.device.profiles import BLUEZONE
from bluezone.world.trial import Agreement, Trial, agreement
from bluezone.world.week import Result


@pytest.fixture(scope="module")
def trial() -> Trial:
    lived = Trial(1)
    lived.live()
    return lived


def test_most_who_were_near_are_warned_and_most_warned_were_near(trial: Trial) -> None:
    found = agreement(trial.judge(case) for case in trial.week.cases[:12])

    assert found.precision > 0.65
    assert found.recall > 0.65


def test_the_published_apps_thresholds_miss_nearly_nobody_and_warn_half_the_office(trial: Trial) -> None:
    found = agreement(trial.judge(case, BLUEZONE) for case in trial.week.cases[:4])

    assert found.recall > 0.9
    assert found.precision < 0.6


def test_nobody_without_the_app_is_warned_and_the_case_is_not(trial: Trial) -> None:
    found = trial.judge(trial.week.case)

    assert found.case == trial.week.case
    assert found.warned <= trial.week.with_app - {found.case}


def test_before_anybody_lived_nobody_is_warned() -> None:
    unlived = Trial(1)

    assert unlived.judge(unlived.week.case).warned == frozenset()


def test_sums_count_every_pair_of_case_and_person_alike() -> None:
    nobody: frozenset[int] = frozenset()
    results = [
        Result(0, frozenset({1, 2}), nobody, frozenset({1, 3})),
        Result(1, frozenset({0}), frozenset({8}), frozenset({0})),
    ]

    found = agreement(results)

    assert found == Agreement(rightly=2, wrongly=1, missed=1)
    assert (found.precision, found.recall) == (2 / 3, 2 / 3)


def test_without_results_nothing_is_wrong() -> None:
    nothing = agreement([])

    assert (nothing.precision, nothing.recall) == (1.0, 1.0)
