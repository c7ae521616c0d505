"""Tuning: the best that one threshold on the mean reading can do where it was not tuned.

For each scene the threshold is found on all other scenes of the data set. It sees the truth of a data set before it is
judged on it, which no phone does, so it is a bound to compare with and not a rule to ship.
"""

from collections.abc import Sequence

import numpy as np

from bluezone.world.proximity_scores import Flags, Numbers

TUNED = "mean-tuned-elsewhere"


def best_threshold_dbm(is_near: Flags, means_dbm: Numbers) -> float | None:
    """Return the threshold at or above which to call near for the least nDCF; None where one side is missing.

    Midway between two readings, so that it does not hang on a rounding; of several as good, the highest.
    """
    n_near, n_far = int(is_near.sum()), int((~is_near).sum())
    if not n_near or not n_far:
        return None
    levels, place = np.unique(means_dbm, return_inverse=True)
    near = np.bincount(place, weights=is_near, minlength=len(levels))
    far = np.bincount(place, weights=~is_near, minlength=len(levels))
    # Calling near from the i-th level on: missed are the near below it, false the far from it on; i = len: nobody.
    missed = np.concatenate([[0.0], np.cumsum(near)]) / n_near
    false = (n_far - np.concatenate([[0.0], np.cumsum(far)])) / n_far
    ndcf = missed + false
    best = int(np.flatnonzero(ndcf <= ndcf.min() + 1e-12)[-1])
    edges = np.concatenate([[levels[0] - 1], (levels[1:] + levels[:-1]) / 2, [levels[-1] + 1]])
    return float(edges[best])


def called_elsewhere_tuned(is_near: Flags, means_dbm: Numbers, scenes: Sequence[str]) -> Flags | None:
    """Return which windows are called near by the threshold tuned on the other scenes.

    None if for some scene the others do not have both sides of the truth.
    """
    names = np.array(scenes)
    called = np.zeros(len(is_near), dtype=bool)
    for name in sorted(set(scenes)):
        inside = names == name
        threshold_dbm = best_threshold_dbm(is_near[~inside], means_dbm[~inside])
        if threshold_dbm is None:
            return None
        called[inside] = means_dbm[inside] >= threshold_dbm
    return called
