import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.world.proximity_scores import CALIBRATION_BINS, Bin, Resampling, Score, calibration, score

VERDICTS = st.lists(st.tuples(st.booleans(), st.booleans(), st.floats(0, 1)), min_size=1, max_size=50)


def judged(verdicts: list[tuple[bool, bool, float]]) -> Score:
    """Score (was near, was called near, probability) triples."""
    near, called, probability = (list(column) for column in zip(*verdicts, strict=True))
    return score(np.array(near, bool), np.array(called, bool), np.array(probability, float))


def test_a_case_computed_by_hand() -> None:
    verdicts = [
        *[(True, True, 0.9)] * 3,
        (True, False, 0.4),
        *[(False, True, 0.9)] * 1,
        *[(False, False, 0.2)] * 4,
    ]

    found = judged(verdicts)

    assert (found.n_near, found.n_far) == (4, 5)
    assert found.p_miss == pytest.approx(1 / 4)
    assert found.p_fa == pytest.approx(1 / 5)
    assert found.ndcf == pytest.approx(0.45)
    assert found.precision == pytest.approx(3 / 4)
    assert found.recall == pytest.approx(3 / 4)
    assert found.f1 == pytest.approx(0.75)
    # bins: 0.9 (4 windows, 3 near), 0.4 (1, 1 near), 0.2 (4, none near)
    assert found.ece == pytest.approx((4 * abs(0.9 - 0.75) + 1 * abs(0.4 - 1) + 4 * 0.2) / 9)
    assert found.brier == pytest.approx((3 * 0.01 + 0.36 + 0.81 + 4 * 0.04) / 9)


@pytest.mark.parametrize("always", [True, False])
def test_always_yes_and_always_no_come_to_one(always: bool) -> None:
    assert judged([(True, always, 1.0), (True, always, 1.0), (False, always, 1.0)]).ndcf == 1.0


def test_where_everybody_was_near_there_is_no_false_alarm_to_count() -> None:
    found = judged([(True, True, 0.8), (True, False, 0.4)])

    assert (found.n_near, found.n_far, found.p_miss, found.recall) == (2, 0, 0.5, 0.5)
    assert (found.p_fa, found.ndcf, found.precision, found.f1) == (None, None, None, None)
    assert found.ece == pytest.approx((0.2 + 0.6) / 2)


def test_where_nobody_was_near_nothing_could_be_missed() -> None:
    found = judged([(False, True, 0.8), (False, False, 0.4)])

    assert (found.p_fa, found.p_miss, found.ndcf, found.recall, found.precision) == (0.5, None, None, None, None)


def test_who_never_calls_has_no_precision() -> None:
    found = judged([(True, False, 0.1), (False, False, 0.1)])

    assert (found.precision, found.f1, found.recall) == (None, 0.0, 0.0)


def test_without_windows_nothing_is_defined() -> None:
    none = np.array([], bool)

    found = score(none, none, np.array([], float))

    assert found == Score(0, 0, None, None, None, None, None, None, None, None)


@given(VERDICTS)
def test_every_score_lies_within_its_bounds(verdicts: list[tuple[bool, bool, float]]) -> None:
    found = judged(verdicts)

    shares = (found.p_miss, found.p_fa, found.precision, found.recall, found.f1, found.ece, found.brier)
    assert all(share is None or -1e-12 <= share <= 1 + 1e-12 for share in shares)
    assert found.ndcf is None or 0 <= found.ndcf <= 2
    assert found.n_near + found.n_far == len(verdicts)


@given(VERDICTS)
def test_to_call_the_opposite_of_everything_mirrors_ndcf_around_one(verdicts: list[tuple[bool, bool, float]]) -> None:
    found = judged(verdicts)
    opposite = judged([(near, not called, probability) for near, called, probability in verdicts])

    if found.ndcf is not None and opposite.ndcf is not None:
        assert found.ndcf + opposite.ndcf == pytest.approx(2)


@given(VERDICTS)
def test_the_order_of_windows_does_not_matter(verdicts: list[tuple[bool, bool, float]]) -> None:
    mixed = verdicts[::-1]

    for one, other in zip(
        (judged(verdicts).ndcf, judged(verdicts).ece, judged(verdicts).brier),
        (judged(mixed).ndcf, judged(mixed).ece, judged(mixed).brier),
        strict=True,
    ):
        assert one == pytest.approx(other)


@given(VERDICTS)
def test_the_truth_told_as_certainty_has_no_calibration_error(verdicts: list[tuple[bool, bool, float]]) -> None:
    found = judged([(near, near, float(near)) for near, _, _ in verdicts])

    assert (found.ece, found.brier) == (0, 0)


@given(VERDICTS)
def test_the_calibration_error_never_exceeds_the_mean_absolute_error(verdicts: list[tuple[bool, bool, float]]) -> None:
    found = judged(verdicts)

    absolute = np.mean([abs(probability - near) for near, _, probability in verdicts])
    assert found.ece is not None
    assert found.ece <= absolute + 1e-12


@given(VERDICTS)
def test_every_window_is_in_one_bin(verdicts: list[tuple[bool, bool, float]]) -> None:
    near, _, probability = (list(column) for column in zip(*verdicts, strict=True))

    bins = calibration(np.array(near, bool), np.array(probability, float))

    assert sum(step.cases for step in bins) == len(verdicts)
    assert len(bins) <= CALIBRATION_BINS
    assert [step.probability for step in bins] == sorted(step.probability for step in bins)


def test_certainty_belongs_to_the_last_bin() -> None:
    assert calibration(np.array([True, False]), np.array([1.0, 0.95])) == [Bin(0.975, 0.5, 2)]


def resampled(runs: int, scenes: int, seed: int = 1) -> tuple[float, float] | None:
    """The interval of runs that are each wrong in 3 of 10 near and 1 of 10 far windows, in so many scenes."""
    places = [(f"scene {run % scenes}", f"run {run}") for run in range(runs) for _ in range(20)]
    near = np.array([True] * 10 + [False] * 10, bool)
    called = np.array([False] * 3 + [True] * 7 + [True] + [False] * 9, bool)
    return Resampling(places, seed).interval(np.tile(near, runs), np.tile(called, runs))


def test_runs_that_are_all_alike_leave_no_doubt() -> None:
    assert resampled(12, 3) == pytest.approx((0.4, 0.4))


def test_one_run_says_nothing_of_others() -> None:
    assert resampled(1, 1) is None


def unlike(seed: int) -> tuple[float, float] | None:
    places = [("scene", f"run {run}") for run in range(40) for _ in range(2)]
    near = np.tile(np.array([True, False]), 40)
    called = np.repeat(np.arange(40) % 2 == 0, 2)
    return Resampling(places, seed).interval(near, called)


def test_the_same_seed_gives_the_same_interval_around_the_score() -> None:
    found = unlike(seed=5)

    assert found == unlike(seed=5)
    assert found is not None
    assert found[0] <= 1.0 <= found[1]


def test_more_runs_give_a_narrower_interval() -> None:
    def width(runs: int) -> float:
        rng = np.random.default_rng(3)
        places = [("scene", f"run {run}") for run in range(runs) for _ in range(2)]
        called = rng.random(2 * runs) < 0.5
        found = Resampling(places, 1).interval(np.tile(np.array([True, False]), runs), called)
        assert found is not None
        return found[1] - found[0]

    assert width(400) < width(40) / 2


def test_scenes_that_differ_widen_the_interval_as_runs_within_one_do_not() -> None:
    def width(scenes: list[str]) -> float:
        places = [(scene, f"run {run}") for run, scene in enumerate(scenes) for _ in range(2)]
        near = np.tile(np.array([True, False]), len(scenes))
        called = np.repeat(np.arange(len(scenes)) < len(scenes) // 2, 2) & near
        found = Resampling(places, 1).interval(near, called)
        assert found is not None
        return found[1] - found[0]

    assert width(["a"] * 20 + ["b"] * 20) > width(["a"] * 40)


def test_a_side_that_hangs_on_one_run_has_no_interval() -> None:
    places = [("scene", f"run {run}") for run in range(10)]
    near = np.array([True] + [False] * 9)

    assert Resampling(places, 1).interval(near, near) is None
