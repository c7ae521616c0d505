"""Judges: the rules and estimators that are asked about each window, each with a name that stays.

Rules for comparison stand here; an estimator of ours is handed in beside them. All see the same windows.
"""

from collections.abc import Sequence
from statistics import fmean, median
from typing import Protocol

from bluezone.device.exposure import STEP_MS
from bluezone.device.profiles import PROFILES, Profile
from bluezone.world import proximity_calibration
from bluezone.world.proximity_cases import Case

STEP_S = STEP_MS / 1000

ORIGINAL = "bluezone-86/3.0.3"
"""The published app's threshold for two Androids, asked of every pair; nothing of ours may be worse."""

OURS: str | None = None
"""The estimator's name, for those who set it off."""

HALF = 0.5
"""A rule calls a window near if at least half of the time in which the other was heard counts as near."""


class Judge(Protocol):
    """Whoever says how probable it is that a window was near.

    Attributes:
        name: permanent; with its year or version.
        threshold: a window is called near if its probability is at least this.
    """

    @property
    def name(self) -> str:
        """The permanent name."""

    @property
    def threshold(self) -> float:
        """From it on is near."""

    def probabilities(self, windows: Sequence[Case]) -> list[float]:
        """Return the probability of each of *windows*, which are those of one run in order of time.

        It may rest on all of them: a phone judges days later, when a key is published. Some may be windows of which the
        truth is not known; they were heard, and are not scored.
        """


class ProfileJudge:
    """A profile of the phone, step by step as `device.exposure` does it: the weighted share of the steps heard."""

    threshold = HALF

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self.name = profile.name

    def probabilities(self, windows: Sequence[Case]) -> list[float]:
        """Return the share of each window's steps that the profile's weights count; see _share_of()."""
        return [self._share(window) for window in windows]

    def _share(self, window: Case) -> float:
        pair = self._profile.pairs[window.pair]
        bands = [pair.band(pair.tx_power_dbm - median(step)) for step in _steps(window).values()]
        weights = [self._profile.weights[band] for band in bands]
        return fmean(weights) if window.least_near_s is None else _share_of(STEP_S * sum(weights), window.least_near_s)


class MeanJudge:
    """The mean reading against one threshold for all phones; over a whole run, step by step."""

    threshold = HALF

    def __init__(self, name: str, least_dbm: float) -> None:
        self.name = name
        self._least_dbm = least_dbm

    def probabilities(self, windows: Sequence[Case]) -> list[float]:
        """Return 1 for each window whose mean reading is at or above the threshold, else 0; see _share_of()."""
        return [self._answer(window) for window in windows]

    def _answer(self, window: Case) -> float:
        if window.least_near_s is None:
            return float(mean_dbm(window) >= self._least_dbm)
        steps = _steps(window).values()
        return _share_of(STEP_S * sum(fmean(step) >= self._least_dbm for step in steps), window.least_near_s)


class GaenJudge:
    """Attenuation by Google's list of models against one limit, as apps with Exposure Notification did it."""

    threshold = HALF

    def __init__(self, name: str, most_db: float) -> None:
        self.name = name
        self._most_db = most_db

    def probabilities(self, windows: Sequence[Case]) -> list[float]:
        """Return 1 for each window whose attenuation is at or below the limit, else 0; see _share_of()."""
        return [self._answer(window) for window in windows]

    def _answer(self, window: Case) -> float:
        if window.least_near_s is None:
            return float(_attenuation_db(window, mean_dbm(window)) <= self._most_db)
        losses_db = (_attenuation_db(window, fmean(step)) for step in _steps(window).values())
        return _share_of(STEP_S * sum(loss_db <= self._most_db for loss_db in losses_db), window.least_near_s)


def mean_dbm(window: Case) -> float:
    """Return the mean reading of *window*."""
    return fmean(reading.rssi_dbm for reading in window.readings)


def _attenuation_db(window: Case, rssi_dbm: float) -> float:
    hears, sends = window.pair
    receiver = proximity_calibration.of(window.receiver_model, hears)
    transmitter = proximity_calibration.of(window.transmitter_model, sends)
    return proximity_calibration.attenuation_db(rssi_dbm, receiver, transmitter, window.quiet_db)


def _steps(window: Case) -> dict[int, list[int]]:
    """Return the readings of each step of the phone in which something was heard; untimed readings are one step."""
    steps: dict[int, list[int]] = {}
    for reading in window.readings:
        step = int((reading.t_s - window.begins_s) // STEP_S) if window.is_timed else 0
        steps.setdefault(step, []).append(reading.rssi_dbm)
    return steps


def _share_of(near_s: float, least_s: float) -> float:
    """Return HALF for a time near just as long as asked, 1 from twice of it on: what a rule has for a probability."""
    return min(1.0, HALF * near_s / least_s)


def rules() -> list[Judge]:
    """Return the rules of the original and of other apps, and the profiles of ours."""
    return [
        MeanJudge(ORIGINAL, -86),
        *(ProfileJudge(profile) for profile in PROFILES.values()),
        GaenJudge("gaen-55/2020-12", 55),
        GaenJudge("gaen-70/2020-12", 70),
    ]


def all_judges() -> list[Judge]:
    """Return everybody who is asked by default: the rules, then our estimator."""
    return rules()
