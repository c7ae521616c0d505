"""Evaluation: every judge asked about every window of a folder, file by file, and scored by scene and by data set.

Of a window only what the scores need is kept, so memory is bounded by the largest file. A file that cannot be used is
told of and left out whole; the others count.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np

from bluezone.world.measured.folder import Source
from bluezone.world.measured.recording import MeasurementError
from bluezone.world.proximity_cases import Case, Task, windows
from bluezone.world.proximity_judges import Judge, mean_dbm
from bluezone.world.proximity_scores import Bin, Flags, Numbers, Resampling, Score, calibration, score
from bluezone.world.proximity_tuning import TUNED, called_elsewhere_tuned


@dataclass(frozen=True, slots=True)
class Row:
    """The scores of one judge.

    Attributes:
        scene: None for all scenes of the data set together.
        interval: of nDCF; None where it is not defined.
    """

    dataset: str
    task: str
    scene: str | None
    judge: str
    score: Score
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Curve:
    """How honest the probabilities of one judge are in one data set."""

    dataset: str
    task: str
    judge: str
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was left out."""

    path: Path
    sentence: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What became of a folder.

    Attributes:
        judges: the names, in the order in which they were asked; the tuned rule last.
        rows: by data set and task; first all scenes together, then each.
    """

    judges: tuple[str, ...]
    rows: tuple[Row, ...]
    curves: tuple[Curve, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Asked:
    """Columns, one place a window."""

    scenes: list[str] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    near: list[bool] = field(default_factory=list)
    means_dbm: list[float] = field(default_factory=list)
    probabilities: list[list[float]] = field(default_factory=list)

    def add(self, run: Sequence[Case], judges: Sequence[Judge]) -> None:
        """Ask *judges* about all windows of a run and keep what they say of those whose truth is known."""
        answers = zip(*(judge.probabilities(run) for judge in judges), strict=True)
        for window, probabilities in zip(run, answers, strict=True):
            if window.is_known:
                self.scenes.append(window.scene)
                self.runs.append(window.run)
                self.near.append(window.is_near)
                self.means_dbm.append(mean_dbm(window))
                self.probabilities.append(list(probabilities))


Key = tuple[str, str]
"""Data set and task."""


def evaluate(
    sources: Sequence[Source],
    tasks: Sequence[Task],
    judges: Sequence[Judge],
    *,
    seed: int,
    progress: Callable[[int, Source], None] = lambda number, source: None,
) -> Evaluation:
    """Ask all *judges* about all windows that *tasks* make of *sources*.

    Args:
        seed: of the draws behind the intervals.
        progress: called with the number, from 0, and the source before it is read.
    """
    asked: dict[Key, _Asked] = defaultdict(_Asked)
    problems: list[Problem] = []
    for number, source in enumerate(sources):
        progress(number, source)
        try:
            _ask(_windows(source, tasks), judges, asked)
        except MeasurementError as error:
            problems.append(Problem(source.path, error.sentence))
        except OSError as error:
            problems.append(Problem(source.path, f"{source.path}: {error.strerror or error}"))
    rows: list[Row] = []
    curves: list[Curve] = []
    for (dataset, task), columns in asked.items():
        for row, curve in _scored(dataset, task, columns, judges, seed):
            rows.append(row)
            curves.extend([] if curve is None else [curve])
    names = (*(judge.name for judge in judges), TUNED)
    return Evaluation(names, tuple(rows), tuple(curves), tuple(problems))


def _windows(source: Source, tasks: Iterable[Task]) -> list[Case]:
    """Return all windows that *tasks* make of *source*, so that a file broken at its end leaves nothing behind."""
    mine = [task for task in tasks if task.folder == source.folder]
    return [window for recording in source.recordings() for task in mine for window in windows(recording, task)]


def _ask(found: Sequence[Case], judges: Sequence[Judge], asked: dict[Key, _Asked]) -> None:
    for (dataset, task, _), windows_of_run in groupby(found, key=lambda each: (each.dataset, each.task, each.run)):
        run = list(windows_of_run)
        if any(window.is_known for window in run):
            asked[dataset, task].add(run, judges)


def _scored(
    dataset: str, task: str, columns: _Asked, judges: Sequence[Judge], seed: int
) -> Iterable[tuple[Row, Curve | None]]:
    near, scenes = np.array(columns.near, dtype=bool), np.array(columns.scenes)
    answers = _answers(columns, judges)
    names = sorted(set(columns.scenes))
    places = list(zip(columns.scenes, columns.runs, strict=True))
    for scene in (None, *names):
        inside = np.ones(len(near), dtype=bool) if scene is None else scenes == scene
        resampling = Resampling([place for place, is_in in zip(places, inside, strict=True) if is_in], seed)
        for judge, called, probability in answers:
            found = score(near[inside], called[inside], probability[inside])
            interval = resampling.interval(near[inside], called[inside])
            curve = None
            if scene is None:
                curve = Curve(dataset, task, judge, tuple(calibration(near, probability)))
            yield Row(dataset, task, scene, judge, found, interval), curve


def _answers(columns: _Asked, judges: Sequence[Judge]) -> list[tuple[str, Flags, Numbers]]:
    """Return each judge's name, whether it calls each window near, and its probabilities; the tuned rule last."""
    near = np.array(columns.near, dtype=bool)
    probabilities = np.array(columns.probabilities, dtype=float).reshape(len(near), len(judges))
    found = [
        (judge.name, probabilities[:, place] >= judge.threshold, probabilities[:, place])
        for place, judge in enumerate(judges)
    ]
    tuned = called_elsewhere_tuned(near, np.array(columns.means_dbm), columns.scenes)
    return found if tuned is None else [*found, (TUNED, tuned, tuned.astype(float))]
