import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.world.proximity_tuning import best_threshold_dbm, called_elsewhere_tuned

WINDOWS = st.lists(st.tuples(st.booleans(), st.integers(-100, -40)), min_size=2, max_size=40)


def ndcf(is_near: list[bool], means_dbm: list[float], threshold_dbm: float) -> float:
    missed = sum(near and level < threshold_dbm for near, level in zip(is_near, means_dbm, strict=True))
    false = sum(not near and level >= threshold_dbm for near, level in zip(is_near, means_dbm, strict=True))
    return missed / sum(is_near) + false / (len(is_near) - sum(is_near))


def test_the_threshold_parts_what_can_be_parted() -> None:
    assert best_threshold_dbm(np.array([True, True, False]), np.array([-60.0, -70.0, -80.0])) == -75.0


@pytest.mark.parametrize("side", [True, False])
def test_one_side_alone_has_no_threshold(side: bool) -> None:
    assert best_threshold_dbm(np.array([side, side]), np.array([-60.0, -70.0])) is None


@given(WINDOWS)
def test_no_other_threshold_is_better(windows: list[tuple[bool, int]]) -> None:
    near, levels = [side for side, _ in windows], [float(level) for _, level in windows]

    found = best_threshold_dbm(np.array(near), np.array(levels))

    if found is not None:
        best = min(ndcf(near, levels, tried / 2) for tried in range(-204, -76))
        assert ndcf(near, levels, found) == pytest.approx(best)


def test_a_scene_is_judged_by_the_threshold_of_the_others() -> None:
    scenes = ["loud", "loud", "quiet", "quiet"]
    near = np.array([True, False, True, False])
    means_dbm = np.array([-50.0, -60.0, -80.0, -90.0])

    called = called_elsewhere_tuned(near, means_dbm, scenes)

    assert called is not None
    assert called.tolist() == [True, True, False, False]  # -85 for the loud scene, -55 for the quiet one


def test_where_the_others_have_one_side_only_nothing_is_tuned() -> None:
    near, means_dbm = np.array([True, False, True]), np.array([-50.0, -60.0, -70.0])

    assert called_elsewhere_tuned(near, means_dbm, ["a", "a", "b"]) is None
    assert called_elsewhere_tuned(near, means_dbm, ["a", "a", "a"]) is None
