"""Scores: how often an estimator was wrong about the windows it was asked about, and how honest its probabilities are.

What only one side of the truth can tell stays undefined on the other: a set in which everybody was near has no false
alarms to count, so it has no nDCF.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]

CALIBRATION_BINS = 10
"""Of equal width from probability 0 to 1; 1 itself belongs to the last."""

REPLICATES = 1000
"""How often runs are drawn again for an interval; enough for two digits of its ends."""

COVERAGE = 0.95

FEWEST_DEFINED = 0.9
"""Share of the replicates that must have both sides, or the interval would tell of the others only."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One step of a calibration curve: the windows whose probability lay in it.

    Attributes:
        probability: their mean probability. near: the share of them that were near. cases: how many they are.
    """

    probability: float
    near: float
    cases: int


@dataclass(frozen=True, slots=True)
class Score:
    """What the windows of a scene or a data set say about one estimator; None where they cannot.

    Attributes:
        n_near, n_far: windows on each side of the truth.
        p_miss: share of the near that were not called near.
        p_fa: share of the far that were called near.
        ndcf: their sum; 1 is what "always no" and "always yes" reach.
        precision: share of those called near that were. recall: 1 - p_miss. f1: the harmonic mean of the two.
        ece: expected calibration error over CALIBRATION_BINS. brier: mean squared error of the probabilities.
    """

    n_near: int
    n_far: int
    p_miss: float | None
    p_fa: float | None
    ndcf: float | None
    precision: float | None
    recall: float | None
    f1: float | None
    ece: float | None
    brier: float | None


def score(is_near: Flags, is_called: Flags, probability: Numbers) -> Score:
    """Return the scores of one estimator.

    Args:
        is_near: the truth of each window, bool, shape (windows,).
        is_called: what the estimator decided, likewise.
        probability: that the window is near, as the estimator says; 0 to 1.
    """
    n_near, n_far = int(is_near.sum()), int((~is_near).sum())
    rightly, wrongly = int((is_near & is_called).sum()), int((~is_near & is_called).sum())
    p_miss = (n_near - rightly) / n_near if n_near else None
    p_fa = wrongly / n_far if n_far else None
    has_both = p_miss is not None and p_fa is not None
    return Score(
        n_near=n_near,
        n_far=n_far,
        p_miss=p_miss,
        p_fa=p_fa,
        ndcf=p_miss + p_fa if p_miss is not None and p_fa is not None else None,
        precision=rightly / (rightly + wrongly) if has_both and rightly + wrongly else None,
        recall=rightly / n_near if n_near else None,
        f1=2 * rightly / (rightly + wrongly + n_near) if has_both else None,
        ece=_calibration_error(is_near, probability),
        brier=float(np.mean((probability - is_near) ** 2)) if len(is_near) else None,
    )


def calibration(is_near: Flags, probability: Numbers) -> list[Bin]:
    """Return the steps of the calibration curve in which there is a window, by rising probability."""
    numbers = np.minimum((probability * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    found = []
    for number in range(CALIBRATION_BINS):
        inside = numbers == number
        if inside.any():
            found.append(Bin(float(probability[inside].mean()), float(is_near[inside].mean()), int(inside.sum())))
    return found


def _calibration_error(is_near: Flags, probability: Numbers) -> float | None:
    if not len(is_near):
        return None
    bins = calibration(is_near, probability)
    return sum(step.cases * abs(step.probability - step.near) for step in bins) / len(is_near)


class Resampling:
    """Runs drawn again and again, to see how much a score hangs on those that happened to be recorded.

    Whole runs are drawn, because windows of one run resemble each other; where there are several scenes, first scenes
    and then runs within them. All estimators are judged on the same draws.
    """

    def __init__(self, places: Sequence[tuple[str, str]], seed: int, replicates: int = REPLICATES) -> None:
        """Draw *replicates* times among *places*, scene and run of each window; the same for the same *seed*."""
        runs = sorted(set(places))
        number = {place: index for index, place in enumerate(runs)}
        self._run = np.array([number[place] for place in places], dtype=np.intp)
        self._weights = _drawn([scene for scene, _ in runs], np.random.default_rng(seed), replicates)

    def interval(self, is_near: Flags, is_called: Flags) -> tuple[float, float] | None:
        """Return between which values nDCF lies in COVERAGE of the draws; None where too few draws define it."""
        near, missed, far, false = (
            self._weights @ np.bincount(self._run, weights=flags, minlength=self._weights.shape[1])
            for flags in (is_near, is_near & ~is_called, ~is_near, ~is_near & is_called)
        )
        defined = (near > 0) & (far > 0)
        if self._weights.shape[1] < 2 or defined.mean() < FEWEST_DEFINED:
            return None
        ndcf = missed[defined] / near[defined] + false[defined] / far[defined]
        low, high = np.quantile(ndcf, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
        return float(low), float(high)


def _drawn(scenes: Sequence[str], rng: np.random.Generator, replicates: int) -> Numbers:
    """Return how often each run is drawn; float64, shape (replicates, runs). *scenes*: of each run, sorted."""
    names = sorted(set(scenes))
    times = rng.multinomial(len(names), [1 / len(names)] * len(names), size=replicates)
    parts = []
    for index, name in enumerate(names):
        runs = scenes.count(name)
        parts.append(rng.multinomial(times[:, index] * runs, [1 / runs] * runs))
    return np.concatenate(parts, axis=1).astype(np.float64)
